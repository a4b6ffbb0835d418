//! Which schemas have names of their own? `$anchor`, `$dynamicAnchor` and `$id` of JSON Schema 2020-12 (core § 8.2).
//!
//! ```text
//! $ref: '#pet'                              the schema with `$anchor: pet`
//! $ref: 'https://example.com/pet'           the schema with that `$id`
//! $ref: 'https://example.com/pet#/items'    what is below it
//! ```

use std::collections::BTreeMap;

use super::Dialect;
use super::structure::model::Thing;
use super::structure::{Walk, suggest};
use crate::diagnostics::{Message, catalog, escape};
use crate::source::{At, pointer};

/// The names of schemas in a document; there are none before OpenAPI 3.1.
#[derive(Default)]
pub(super) struct Names<'d> {
    /// Whether the dialect has such names.
    may_be: bool,
    anchors: BTreeMap<&'d str, Vec<At<'d>>>,
    ids: BTreeMap<&'d str, Vec<At<'d>>>,
}

impl<'d> Names<'d> {
    /// Looks at every schema that the walk has seen.
    pub(super) fn of(walk: &Walk<'d>, root: At<'d>) -> Self {
        let mut names = Self::default();
        if walk.dialect() < Dialect::V3_1 {
            return names;
        }
        names.may_be = true;
        // OAS 3.2.0 § OpenAPI Object: what the document itself goes by.
        let itself = root.get("$self").and_then(At::as_str);
        if let Some(itself) = itself.filter(|_| walk.dialect() >= Dialect::V3_2) {
            names.ids.entry(itself).or_default().push(root);
        }
        let schemas = root
            .tree()
            .values()
            .filter(|at| walk.thing(*at) == Some(Thing::Schema));
        for at in schemas {
            let anchors = ["$anchor", "$dynamicAnchor"].map(|key| at.get(key));
            for name in anchors.into_iter().flatten().filter_map(At::as_str) {
                names.anchors.entry(name).or_default().push(at);
            }
            if let Some(id) = at.get("$id").and_then(At::as_str) {
                names
                    .ids
                    .entry(id.trim_end_matches('#'))
                    .or_default()
                    .push(at);
            }
        }
        names
    }

    /// The schema that a reference means by such a name; `None` where it means something by its place.
    pub(super) fn find(&self, text: &str) -> Option<Result<At<'d>, Message>> {
        let (base, fragment) = text.split_once('#').unwrap_or((text, ""));
        if base.is_empty() {
            let anchor = Some(fragment).filter(|name| self.may_be && is_anchor(name))?;
            let Some(schemas) = self.anchors.get(anchor) else {
                return Some(Err(self.unknown(text, anchor)));
            };
            return Some(only(schemas, text));
        }
        let schema = match only(self.ids.get(base)?, text) {
            Ok(schema) => schema,
            Err(message) => return Some(Err(message)),
        };
        if fragment.is_empty() || fragment.starts_with('/') {
            let decoded = pointer::percent_decode(fragment)?;
            return pointer::follow(schema, &decoded).map(Ok);
        }
        Some(only(self.anchors.get(fragment)?, text))
    }

    fn unknown(&self, text: &str, anchor: &str) -> Message {
        let message = catalog::reference::UNRESOLVED.message(format!(
            "`{}` leads nowhere: no schema has this anchor",
            escape(text)
        ));
        suggest(message, anchor, self.anchors.keys().copied())
    }
}

/// JSON Schema 2020-12 core § 8.2.2: what an anchor can be.
fn is_anchor(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// What a `$recursiveRef` of JSON Schema 2019-09 means: the innermost schema around it that is a `$recursiveAnchor`.
pub(super) fn recursive(from: At<'_>) -> Option<At<'_>> {
    let is_anchor = |at: &At<'_>| at.get("$recursiveAnchor").and_then(At::as_bool) == Some(true);
    std::iter::successors(Some(from), |at| at.parent()).find(is_anchor)
}

/// The one schema of that name.
fn only<'d>(schemas: &[At<'d>], text: &str) -> Result<At<'d>, Message> {
    match schemas {
        [only] => Ok(*only),
        many => {
            let message = catalog::reference::SEVERAL_ANCHORS.message(format!(
                "`{}` is the name of {} schemas",
                escape(text),
                many.len()
            ));
            let places = many.iter().take(3);
            Err(places.fold(message, |message, at| {
                message.related(at.origin(), "one is here")
            }))
        }
    }
}
