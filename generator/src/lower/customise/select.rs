//! Which part of the API was asked for? The operations that the configuration selects, and the types they reach.
//!
//! ```text
//! [target.select] tags = ["Clusters"]     Api { 540 operations, 1,145 types } ─▶ Api { 24 operations, 96 types }
//! ```

use std::collections::BTreeSet;

use crate::config::Selection;
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{Api, Operation};
use crate::lower::prune::{Roots, prune};
use crate::source::Origin;

/// Keeps the operations that are asked for and the types that they reach; everything where nothing is asked for in
/// particular. An entry that selects nothing is an error: it hides a slip of the pen, or an operation that is gone.
pub(super) fn select(api: Api, selection: &Selection, diagnostics: &mut Diagnostics) -> Api {
    if selection.is_everything() {
        return api;
    }
    let mut used = BTreeSet::new();
    let kept: Vec<bool> = api
        .operations
        .iter()
        .map(|operation| is_selected(operation, selection, &mut used))
        .collect();
    for entry in selection.entries().filter(|entry| !used.contains(entry)) {
        let (list, value) = entry;
        let message = catalog::config::UNUSED_SELECTION.message(format!(
            "`select.{list}` names `{}`, which no operation has",
            escape(value)
        ));
        diagnostics.report(Origin::NONE, message);
    }
    prune(api, &kept, &Roots::Operations).0
}

fn is_selected<'s>(
    operation: &Operation,
    selection: &'s Selection,
    used: &mut BTreeSet<(&'static str, &'s str)>,
) -> bool {
    let mut selected = false;
    for (list, value) in selection.entries() {
        let matches = match list {
            "tags" => operation.tags.iter().any(|tag| tag.as_str() == value),
            "paths" => path_matches(value, &operation.path.text),
            _ => operation.name.as_spec_name().as_str() == value,
        };
        if matches {
            used.insert((list, value));
            selected = true;
        }
    }
    selected
}

/// A path, or the beginning of one before `*`.
fn path_matches(pattern: &str, path: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => path.starts_with(beginning),
        None => path == pattern,
    }
}
