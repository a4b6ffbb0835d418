//! Which entries say one thing of one kind of part? The others are reported.

use super::find::Kind;
use crate::config::{Config, Override};
use crate::diagnostics::{Diagnostics, catalog, escape};

/// An override that says one thing of one kind of part.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'c> {
    pub(super) index: usize,
    pub(super) entry: &'c Override,
    pub(super) kind: Kind,
}

/// The entries that make sense; the others are reported.
pub(super) fn entries<'c>(config: &'c Config, diagnostics: &mut Diagnostics) -> Vec<Wanted<'c>> {
    let mut clear = Vec::new();
    for (index, entry) in config.overrides.iter().enumerate() {
        let problem = match Kind::of(entry) {
            None => Some("does not name one part of the document"),
            Some(kind) => what_is_unclear(entry, kind).or_else(|| {
                clear.push(Wanted { index, entry, kind });
                None
            }),
        };
        if let Some(problem) = problem {
            let message = catalog::config::UNCLEAR_OVERRIDE
                .message(format!("{} {problem}", which(index, entry)));
            diagnostics.report(config.place(&["override", &index.to_string()]), message);
        }
    }
    clear
}

fn what_is_unclear(entry: &Override, kind: Kind) -> Option<&'static str> {
    let Override {
        rename,
        replacement,
        derive,
        skip,
        resource_version,
        ..
    } = entry;
    let versions = resource_version.is_some();
    let (renames, replaces, derives) =
        (rename.is_some(), replacement.is_some(), !derive.is_empty());
    if !(renames || replaces || derives || versions || *skip) {
        return Some("does not say what becomes of it");
    }
    if *skip && (renames || replaces || derives || versions) {
        return Some("leaves it out, and says something of it");
    }
    if replaces && renames {
        return Some("replaces it, and names it");
    }
    let (can_replace, can_derive, can_skip) = match kind {
        Kind::Schema => (true, true, true),
        // Beside `type`, `derive` says what the type can do.
        Kind::Property => (true, replaces, true),
        Kind::Value | Kind::Variant => (false, false, false),
        Kind::Operation | Kind::Parameter => (false, false, true),
    };
    match () {
        () if replaces && !can_replace => Some("gives a `type` to something that has none"),
        () if derives && !can_derive => Some("has something that is no type `derive` a trait"),
        () if versions && kind != Kind::Operation => {
            Some("gives a `resource-version` to something that is no operation")
        }
        () if *skip && !can_skip => {
            Some("leaves out a value or a variant, which the server may send all the same")
        }
        () => None,
    }
}

/// `override 2 (schema = "Cluster")`
pub(super) fn which(index: usize, entry: &Override) -> String {
    let named = entry.named();
    match named.as_str() {
        "" => format!("override {}", index + 1),
        named => format!("override {} ({})", index + 1, escape(named)),
    }
}

/// The text of the entry that is to be found among the candidates.
pub(super) fn said<'c>(wanted: Wanted<'c>, candidates: &[String]) -> &'c str {
    let entry = wanted.entry;
    let parent = entry.schema.as_deref().or(entry.property.as_deref());
    let text = match wanted.kind {
        // It may be the enumeration, not the value, that is not there.
        Kind::Value => entry.value.as_deref().filter(|_| {
            let dotted = |name: &String| name.contains('.');
            !(entry.property.is_some() && candidates.iter().all(dotted))
        }),
        // It may be the union, not the variant, that is not there.
        Kind::Variant => entry.variant.as_deref().filter(|_| {
            parent.is_none() || candidates.iter().any(|name| Some(name.as_str()) != parent)
        }),
        Kind::Parameter => entry.parameter.as_deref(),
        Kind::Schema | Kind::Property | Kind::Operation => None,
    };
    text.or(parent)
        .or(entry.operation.as_deref())
        .unwrap_or_default()
}
