//! The files of a document besides its entry.

use std::fs;
use std::path::Path;

use specwright::source::Sources;

/// Adds every file in a folder and below, by its path beside the folder.
pub fn add_below(sources: &mut Sources, folder: &Path) {
    let base = folder.parent().expect("a folder has a parent");
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let below = path.strip_prefix(base).expect("it lies below");
            let parts: Vec<_> = below
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            sources.add(parts.join("/"), fs::read(&path).expect("a file"));
        }
    }
}
