//! Where is the configuration? Found from any folder of the workspace.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::{Config, ConfigFile};
use crate::diagnostics::Report;

/// Places of the configuration below each folder that is searched, in order.
const NAMES: [&str; 2] = ["specwright.toml", "spec/specwright.toml"];

/// A target with its paths made absolute or relative to the folder the user is in.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// What the user asked for.
    pub(crate) config: Config,
    /// Where the document is.
    pub(crate) document: PathBuf,
    /// The folder out of which no reference may lead, where it is not the document's own.
    pub(crate) root: Option<PathBuf>,
    /// Where the crate goes.
    pub(crate) out: PathBuf,
}

impl Target {
    /// A target whose paths are relative to `base`.
    pub(crate) fn new(config: Config, base: &Path) -> Self {
        let document = base.join(&config.document);
        let out = tidy(&base.join(&config.out));
        let root = config.root.as_ref().map(|root| base.join(root));
        Self {
            config,
            document,
            root,
            out,
        }
    }
}

/// Why there is no configuration.
#[derive(Debug)]
pub(crate) enum LocateError {
    /// None was found from this folder upward.
    Missing(PathBuf),
    /// It could not be read.
    Unreadable(PathBuf, String),
    /// It is not what it must be.
    Invalid(Box<Report>),
    /// It states no target of this name.
    NoTarget(PathBuf, String),
}

/// Finds the configuration: in each folder from `start` upward, in `specwright.toml` or `spec/specwright.toml`.
pub(crate) fn find(start: &Path) -> Result<PathBuf, LocateError> {
    start
        .ancestors()
        .flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)))
        .find(|path| path.is_file())
        .ok_or_else(|| LocateError::Missing(start.to_path_buf()))
}

/// Reads the targets of a configuration file.
pub(crate) fn read(path: &Path) -> Result<Vec<Target>, LocateError> {
    let text = fs::read_to_string(path)
        .map_err(|error| LocateError::Unreadable(path.to_path_buf(), error.to_string()))?;
    let file = ConfigFile::read(&super::run::shown(path), &text).map_err(LocateError::Invalid)?;
    let base = path.parent().unwrap_or(Path::new("."));
    Ok(file
        .targets
        .into_iter()
        .map(|config| Target::new(config, base))
        .collect())
}

/// `spec/../generated` → `generated`, for messages that people read.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        let parent_of_name = part == std::path::Component::ParentDir
            && matches!(
                tidy.components().next_back(),
                Some(std::path::Component::Normal(_))
            );
        if parent_of_name {
            tidy.pop();
        } else {
            tidy.push(part);
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_short() {
        for (path, short) in [
            ("spec/../generated", "generated"),
            ("../x", "../x"),
            ("a/b/../../c", "c"),
            ("/r/spec/../out", "/r/out"),
        ] {
            assert_eq!(tidy(Path::new(path)), PathBuf::from(short));
        }
    }
}
