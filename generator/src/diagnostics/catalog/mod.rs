//! Which messages are there? One file for each stage; a code says by its second digit which.
//!
//! `SW01` text, YAML, JSON · `SW02` structure · `SW03` references · `SW04` operations · `SW05` schemas · `SW06`
//! unsupported features · `SW07` names and plan · `SW08` configuration.

use super::Entry;

/// Declares the entries of one file and the list of them, so that none can be missing from the list.
macro_rules! catalogue {
    ($($name:ident = $code:literal $slug:literal $severity:ident {
        title: $title:expr, meaning: $meaning:expr, bad: $bad:expr, good: $good:expr, help: $help:expr $(,)?
    })*) => {
        $(
            #[doc = $title]
            pub static $name: $crate::diagnostics::Entry = $crate::diagnostics::Entry {
                code: $code,
                name: $slug,
                severity: $crate::diagnostics::Severity::$severity,
                title: $title,
                meaning: $meaning,
                bad: $bad,
                good: $good,
                help: $help,
            };
        )*

        /// The entries of this file.
        pub(super) static ENTRIES: &[&$crate::diagnostics::Entry] = &[$(&$name),*];
    };
}

pub mod config;
pub mod lower;
pub mod plan;
pub mod reference;
pub mod schema;
pub mod source;
pub mod structure;
pub mod unsupported;

/// Every entry, in the order of the codes.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    [
        source::ENTRIES,
        structure::ENTRIES,
        reference::ENTRIES,
        lower::ENTRIES,
        schema::ENTRIES,
        unsupported::ENTRIES,
        plan::ENTRIES,
        config::ENTRIES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::explain;

    #[test]
    fn codes_rise_and_names_are_unique() {
        let codes: Vec<&str> = all().map(|entry| entry.code).collect();
        assert!(codes.is_sorted_by(|left, right| left < right), "{codes:?}");
        let mut names: Vec<&str> = all().map(|entry| entry.name).collect();
        names.sort_unstable();
        assert!(names.is_sorted_by(|left, right| left < right), "{names:?}");
    }

    #[test]
    fn every_entry_is_complete() {
        for entry in all() {
            let Entry {
                code,
                name,
                severity: _,
                title,
                meaning,
                bad,
                good,
                help,
            } = entry;
            assert!(
                code.len() == 6
                    && code.starts_with("SW")
                    && code.bytes().skip(2).all(|b| b.is_ascii_digit())
            );
            assert!(
                name.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{code}: name"
            );
            assert!(
                title.len() > 8 && !title.ends_with('.') && title.starts_with(char::is_uppercase),
                "{code}: title"
            );
            assert!(
                meaning.len() > 60 && meaning.trim_end().ends_with('.'),
                "{code}: meaning"
            );
            assert!(
                !bad.trim().is_empty() && !good.trim().is_empty() && bad != good,
                "{code}: examples"
            );
            assert!(
                help.len() > 10 && !help.ends_with('.') && !help.starts_with(char::is_uppercase),
                "{code}: help"
            );
            assert_eq!(explain(code), explain(name));
            let explained = explain(code).unwrap_or_default();
            let words = explained.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(title) && words.contains(help), "{code}");
        }
    }
}
