//! Real documents, where there are any: `SPECWRIGHT_CORPUS` names a folder of them. None of them may stop the plan, and
//! whatever names come out must be names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::config;
use crate::diagnostics::{Diagnostics, Feature};
use crate::plan::plan;
use crate::source::Sources;
use crate::{load, lower};

fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            documents(&path, found);
        } else if path.extension().is_some_and(|extension| {
            extension == "json" || extension == "yaml" || extension == "yml"
        }) {
            found.push(path);
        }
    }
}

#[test]
fn real_documents_are_planned() {
    let Some(folder) = std::env::var_os("SPECWRIGHT_CORPUS") else {
        return;
    };
    let mut config = config();
    config.allow = Feature::ALL
        .iter()
        .map(|feature| feature.name().to_owned())
        .collect();
    let mut files = Vec::new();
    documents(Path::new(&folder), &mut files);
    let (mut count, mut spent) = (0, Duration::ZERO);
    for file in &files {
        let bytes = std::fs::read(file).expect("a document");
        let mut diagnostics = Diagnostics::new(&config);
        let document = load::load(
            &Sources::single(file.display().to_string(), bytes),
            &config,
            &mut diagnostics,
        );
        if diagnostics.has_errors() {
            continue;
        }
        let api = lower::lower(&document, &mut diagnostics);
        if diagnostics.has_errors() {
            continue;
        }
        let start = Instant::now();
        let plan = plan(&api, &config, &mut diagnostics);
        spent += start.elapsed();
        count += 1;
        let names: BTreeSet<String> = api
            .types
            .iter()
            .map(|(id, _)| plan.names.type_name(id).as_str().to_ascii_lowercase())
            .collect();
        assert_eq!(
            names.len(),
            api.types.len(),
            "{}: two types of one name",
            file.display()
        );
    }
    println!("{count} of {} documents planned in {spent:?}", files.len());
    assert!(
        count > 0,
        "the folder holds no document that can be planned"
    );
}
