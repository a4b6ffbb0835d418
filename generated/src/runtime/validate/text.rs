// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Does a string obey its rules?
//!
//! Lengths are counted in Unicode code points (JSON Schema Validation, Wright 00 § 5.6).

use std::sync::OnceLock;

use regex_lite::Regex;

use super::{Location, Rule, Violations};

/// `minLength`.
pub fn min_length(text: &str, limit: u64, at: Location<'_>, found: &mut Violations) {
    let actual = code_points(text);
    if actual < limit {
        found.push(at, Rule::MinLength { limit, actual });
    }
}

/// `maxLength`.
pub fn max_length(text: &str, limit: u64, at: Location<'_>, found: &mut Violations) {
    let actual = code_points(text);
    if actual > limit {
        found.push(at, Rule::MaxLength { limit, actual });
    }
}

/// `pattern`.
pub fn pattern(text: &str, pattern: &Pattern, at: Location<'_>, found: &mut Violations) {
    let documented = pattern.documented;
    match pattern.is_match(text) {
        Some(true) => {}
        Some(false) => {
            let length = code_points(text);
            found.push(
                at,
                Rule::Pattern {
                    pattern: documented,
                    length,
                },
            );
        }
        None => found.push(
            at,
            Rule::UnusablePattern {
                pattern: documented,
            },
        ),
    }
}

fn code_points(text: &str) -> u64 {
    text.chars().count() as u64
}

/// A regular expression of the document.
///
/// Matching takes time proportional to the text, whatever the expression. It is compiled when it is first used.
#[derive(Debug)]
pub struct Pattern {
    documented: &'static str,
    source: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// An expression as the document has it (ECMA-262), and the same in the syntax of `regex-lite`.
    #[must_use]
    pub const fn new(documented: &'static str, source: &'static str) -> Self {
        Self {
            documented,
            source,
            compiled: OnceLock::new(),
        }
    }

    /// The expression as the document has it.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.documented
    }

    /// Whether the expression matches anywhere in the text; `None` when it cannot be used.
    pub fn is_match(&self, text: &str) -> Option<bool> {
        let compiled = self.compiled.get_or_init(|| Regex::new(self.source).ok());
        compiled.as_ref().map(|regex| regex.is_match(text))
    }
}
