//! Which schemas have names of their own? `$anchor`, `$dynamicAnchor` and `$id` of JSON Schema 2020-12 (core § 8.2).
//!
//! ```text
//! $ref: '#pet'                              the schema with `$anchor: pet`
//! $ref: 'https://example.com/pet'           the schema with that `$id`
//! $ref: 'https://example.com/pet#/items'    what is below it
//! $id: https://example.com/a … $ref: pet    the same: a reference is relative to the `$id` around it
//! ```

use std::collections::BTreeMap;

use super::Dialect;
use super::structure::Walk;
use super::structure::model::Thing;
use crate::diagnostics::{Message, catalog, escape, suggest};
use crate::source::{At, FileId, path, pointer};

/// The names of schemas in the files of a document; there are none before OpenAPI 3.1.
#[derive(Default)]
pub(super) struct Names<'d> {
    /// By file; `None` where the dialect has no such names.
    anchors: Vec<Option<BTreeMap<&'d str, Vec<At<'d>>>>>,
    /// What goes by a URI, in any of the files.
    ids: BTreeMap<String, Vec<At<'d>>>,
    /// By file, what the document in it says it goes by (OAS 3.2.0 § OpenAPI Object, `$self`).
    selves: Vec<Option<&'d str>>,
}

impl<'d> Names<'d> {
    /// Looks at every schema that the walk has seen; in the files besides the entry, of which only what is referred to is
    /// walked through, at whatever may be one.
    pub(super) fn of(walk: &Walk<'d>) -> Self {
        let mut names = Self::default();
        for tree in walk.trees() {
            let root = tree.root();
            let dialect = walk.dialect(root);
            let itself = root.get("$self").and_then(At::as_str);
            let itself = itself.filter(|_| dialect >= Dialect::V3_2);
            names.selves.push(itself);
            if dialect < Dialect::V3_1 {
                names.anchors.push(None);
                continue;
            }
            names.anchors.push(Some(BTreeMap::new()));
            if let Some(itself) = itself {
                names.add_id(itself, root);
            }
            let is_entry = root.origin().file() == FileId::ENTRY;
            for name in tree.values() {
                let Some(key) = name.key().filter(|key| key.starts_with('$')) else {
                    continue;
                };
                let (Some(at), Some(text)) = (name.parent(), name.as_str()) else {
                    continue;
                };
                let is_schema = match walk.thing(at) {
                    Some(thing) => thing == Thing::Schema,
                    None => !is_entry,
                };
                match key {
                    "$anchor" | "$dynamicAnchor" if is_schema => names.add_anchor(text, at),
                    "$id" if is_schema => {
                        let outer = at.parent().and_then(|outer| names.base(outer));
                        names.add_id(text, at);
                        let joined = outer.and_then(|base| path::join_uri(&base, text));
                        if let Some(joined) = joined.filter(|joined| joined != text) {
                            names.add_id(&joined, at);
                        }
                    }
                    _ => {}
                }
            }
        }
        names
    }

    fn add_anchor(&mut self, name: &'d str, at: At<'d>) {
        let file = at.origin().file().index();
        if let Some(Some(anchors)) = self.anchors.get_mut(file) {
            anchors.entry(name).or_default().push(at);
        }
    }

    fn add_id(&mut self, uri: &str, at: At<'d>) {
        let uri = uri.trim_end_matches('#').to_owned();
        self.ids.entry(uri).or_default().push(at);
    }

    /// What the document of a file goes by.
    pub(super) fn itself(&self, file: FileId) -> Option<&'d str> {
        self.selves.get(file.index()).copied().flatten()
    }

    fn anchors(&self, file: FileId) -> Option<&BTreeMap<&'d str, Vec<At<'d>>>> {
        self.anchors.get(file.index())?.as_ref()
    }

    /// The innermost schema around a value that has an `$id`.
    pub(super) fn resource(&self, at: At<'d>) -> Option<At<'d>> {
        self.anchors(at.origin().file())?;
        let has_id = |at: &At<'d>| at.get("$id").is_some_and(|id| id.as_str().is_some());
        std::iter::successors(Some(at), |at| at.parent()).find(has_id)
    }

    /// What references at a place are relative to (core § 8.2.1), where that is a URI.
    fn base(&self, at: At<'d>) -> Option<String> {
        let ids: Vec<&str> = std::iter::successors(Some(at), |at| at.parent())
            .filter_map(|at| at.get("$id")?.as_str())
            .collect();
        let outermost = self.itself(at.origin().file());
        let mut base: Option<String> = None;
        for id in outermost.into_iter().chain(ids.into_iter().rev()) {
            let id = id.trim_end_matches('#');
            base = match &base {
                Some(outer) => path::join_uri(outer, id),
                None => path::join_uri(id, ""),
            };
        }
        base
    }

    /// The schema that the reference at a place means by such a name; `None` where it means something by its place.
    pub(super) fn find(&self, at: At<'d>, text: &str) -> Option<Result<At<'d>, Message>> {
        let (base, fragment) = text.split_once('#').unwrap_or((text, ""));
        if base.is_empty() {
            return self.anchor(at.origin().file(), (text, fragment));
        }
        let joined = || {
            let base = path::join_uri(&self.base(at)?, base)?;
            self.ids.get(&base)
        };
        let schema = match only(self.ids.get(base).or_else(joined)?, text) {
            Ok(schema) => schema,
            Err(message) => return Some(Err(message)),
        };
        if fragment.is_empty() || fragment.starts_with('/') {
            let decoded = pointer::percent_decode(fragment)?;
            return pointer::follow(schema, &decoded).map(Ok);
        }
        let anchors = self.anchors(schema.origin().file())?;
        Some(only(anchors.get(fragment)?, text))
    }

    /// The schema of a file that a fragment names as an anchor; `None` where it is none.
    pub(super) fn anchor(
        &self,
        file: FileId,
        (text, fragment): (&str, &str),
    ) -> Option<Result<At<'d>, Message>> {
        let anchors = self.anchors(file).filter(|_| is_anchor(fragment))?;
        let Some(schemas) = anchors.get(fragment) else {
            let message = catalog::reference::UNRESOLVED.message(format!(
                "`{}` leads nowhere: no schema has this anchor",
                escape(text)
            ));
            let message = suggest(message, fragment, anchors.keys().copied());
            return Some(Err(message));
        };
        Some(only(schemas, text))
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
