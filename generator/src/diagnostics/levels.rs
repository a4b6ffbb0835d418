//! What does the user say of findings? Which are not shown, and which are not put up with.
//!
//! ```text
//! [target.findings]
//! SW0716 = "allow"     a warning or note that is known and not shown any more
//! SW0211 = "deny"      … that makes nothing be generated
//! warnings = "deny"    all warnings, but for those that are named
//! ```
//!
//! Errors stay what they are: without them there would be no crate to speak of.

use super::{Message, Severity, catalog, escape};
use crate::config::{Config, Level};
use crate::source::Origin;

/// What stands for all warnings.
const WARNINGS: &str = "warnings";

/// The levels that a configuration states.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    stated: Vec<(&'static str, Level)>,
    warnings: Option<Level>,
}

impl Levels {
    /// The levels, and what is wrong with them.
    pub(super) fn of(config: &Config) -> (Self, Vec<(Origin, Message)>) {
        let (mut levels, mut wrong) = (Self::default(), Vec::new());
        for (name, level) in &config.findings {
            let at = config.place(&["findings", name]).key();
            if name == WARNINGS && *level == Level::Deny {
                levels.warnings = Some(*level);
                continue;
            }
            let code = catalog::all().map(|entry| entry.code);
            match code.into_iter().find(|code| code == name) {
                Some(code) => levels.stated.push((code, *level)),
                None if name == WARNINGS => {
                    let message = catalog::config::UNUSABLE_LEVEL
                        .message("`findings` allows all warnings, those of tomorrow included");
                    wrong.push((at, message.help("name the codes of those that are known")));
                }
                None => {
                    let text = format!("`findings` names `{}`, which is no code", escape(name));
                    wrong.push((at, catalog::config::UNUSABLE_LEVEL.message(text)));
                }
            }
        }
        (levels, wrong)
    }

    /// What becomes of a finding of this code that is so bad.
    pub(super) fn level(&self, code: &str, severity: Severity) -> Option<Level> {
        if severity == Severity::Error {
            return None;
        }
        let mut stated = self.stated.iter();
        let stated = stated.find(|(stated, _)| *stated == code);
        let others = self.warnings.filter(|_| severity == Severity::Warning);
        stated.map(|(_, level)| *level).or(others)
    }

    /// Whether nothing is stated.
    pub(super) fn is_empty(&self) -> bool {
        self.stated.is_empty() && self.warnings.is_none()
    }
}
