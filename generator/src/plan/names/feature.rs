//! What are the Cargo features of a crate called? Like the modules they compile, in the spelling of Cargo.

use std::fmt;

use super::ident::ModuleName;
use super::scope::{Candidate, Scope};
use crate::plan::reserved::Reserved;

/// `cloud-backups`: ASCII letters, digits, `_` and `-`, and not starting with `-`, as Cargo has it (The Cargo Book
/// § Features). No two of a crate are the same, and none is `default` or a feature of the runtime.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FeatureName(String);

impl FeatureName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FeatureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The features of modules, in their order: `cloud_backups` is `cloud-backups`, and `digest` is `digest-api`.
pub(in crate::plan) fn feature_names(modules: &[&ModuleName]) -> Vec<FeatureName> {
    let candidates = modules
        .iter()
        .map(|module| Candidate::new(module.as_str(), module.as_str()));
    let names = Scope::new(Reserved::Features, "_api").settle(&candidates.collect::<Vec<_>>());
    names.iter().map(|name| kebab(name)).collect()
}

/// The name with `-` for `_`, but for those it starts with. Two names that differ still do.
fn kebab(name: &str) -> FeatureName {
    let rest = name.trim_start_matches('_');
    let start: String = name.chars().take(name.len() - rest.len()).collect();
    FeatureName(start + &rest.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(modules: &[&str]) -> Vec<String> {
        let modules: Vec<ModuleName> = modules
            .iter()
            .map(|module| ModuleName::new((*module).to_owned()))
            .collect();
        feature_names(&modules.iter().collect::<Vec<_>>())
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn features_are_called_like_their_modules() {
        assert_eq!(
            named(&["cats", "cloud_backups", "ipv4_2", "_odd_one"]),
            ["cats", "cloud-backups", "ipv4-2", "_odd-one"]
        );
    }

    #[test]
    fn features_never_take_a_name_that_is_taken() {
        let modules = ["default", "digest", "digest_api", "oauth2", "x"];
        let expected = [
            "default-api",
            "digest-api2",
            "digest-api",
            "oauth2-api",
            "x",
        ];
        assert_eq!(named(&modules), expected);
        let (mut backwards, mut reversed) = (modules, expected);
        backwards.reverse();
        reversed.reverse();
        assert_eq!(named(&backwards), reversed);
    }
}
