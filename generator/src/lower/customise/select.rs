//! Which part of the API was asked for? The operations that the configuration selects, and the types they reach.
//!
//! ```text
//! [target.select] tags = ["Clusters"]     Api { 540 operations, 1,145 types } ─▶ Api { 24 operations, 96 types }
//! ```

use std::collections::BTreeSet;

use crate::config::{Config, Selection};
use crate::diagnostics::{Diagnostics, catalog, escape, suggest};
use crate::ir::{Api, Operation, SpecName};
use crate::lower::prune::{Roots, prune};

/// Keeps the operations that are asked for and the types that they reach; everything where nothing is asked for in
/// particular. An entry that selects nothing is an error: it hides a slip of the pen, or an operation that is gone.
pub(super) fn select(api: Api, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    let selection = &config.select;
    if selection.is_everything() {
        return api;
    }
    let mut used = BTreeSet::new();
    let kept: Vec<bool> = api
        .operations
        .iter()
        .map(|operation| is_selected(operation, selection, &mut used))
        .collect();
    for (list, index, value) in selection.entries() {
        if used.contains(&(list, value)) {
            continue;
        }
        let message = catalog::config::UNUSED_SELECTION.message(format!(
            "`select.{list}` names `{}`, which no operation has",
            escape(value)
        ));
        let known = api.operations.iter();
        let known = known.flat_map(|operation| named(operation, list));
        let message = suggest(message, value, known);
        let place = config.place(&["select", list, &index.to_string()]);
        diagnostics.report(place, message);
    }
    prune(api, &kept, &Roots::Operations).0
}

fn is_selected<'s>(
    operation: &Operation,
    selection: &'s Selection,
    used: &mut BTreeSet<(&'static str, &'s str)>,
) -> bool {
    let mut selected = false;
    for (list, _, value) in selection.entries() {
        let is_named = |name: &str| match list {
            "paths" => path_matches(value, name),
            _ => name == value,
        };
        let matches = named(operation, list).into_iter().any(is_named);
        if matches {
            used.insert((list, value));
            selected = true;
        }
    }
    selected
}

/// What the entries of a list can call an operation.
fn named<'o>(operation: &'o Operation, list: &str) -> Vec<&'o str> {
    match list {
        "tags" => operation.tags.iter().map(SpecName::as_str).collect(),
        "paths" => vec![&operation.path.text],
        _ => vec![operation.name.as_spec_name().as_str()],
    }
}

/// A path, or the beginning of one before `*`.
fn path_matches(pattern: &str, path: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => path.starts_with(beginning),
        None => path == pattern,
    }
}
