//! What does an object say about itself? Summary, description, external documentation, extensions, lifecycle.

use indexmap::IndexMap;

use super::json;
use crate::ir::{Docs, Json, Lifecycle, SpecName};
use crate::source::At;

/// The extension by which documents date the end of an operation or representation.
const SUNSET: &str = "x-sunset";

/// Prose and extensions of an object.
pub(super) fn lower(at: At<'_>) -> Docs {
    Docs {
        summary: text(at, "summary"),
        description: text(at, "description"),
        external: external(at),
        extensions: extensions(at),
    }
}

/// Prose of a parameter or a header field: its own, or else that of the schema that stands in it.
pub(super) fn of_parameter(at: At<'_>) -> Docs {
    let mut docs = lower(at);
    if docs.summary.is_none() && docs.description.is_none() {
        let schema = at
            .get("schema")
            .filter(|schema| schema.get("$ref").is_none());
        docs.description =
            schema.and_then(|schema| text(schema, "description").or_else(|| text(schema, "title")));
    }
    docs
}

/// `externalDocs` of an object: description and URL.
pub(super) fn external(at: At<'_>) -> Option<(Option<String>, String)> {
    let docs = at.get("externalDocs")?;
    Some((
        text(docs, "description"),
        docs.get("url")?.as_text()?.to_owned(),
    ))
}

/// Specification extensions of an object, in the document's order.
pub(super) fn extensions(at: At<'_>) -> IndexMap<SpecName, Json> {
    at.entries()
        .filter(|(name, _)| name.starts_with("x-"))
        .map(|(name, value)| (SpecName::new(name), json::lower(value)))
        .collect()
}

/// Deprecation and sunset of an object.
pub(super) fn lifecycle(at: At<'_>) -> Lifecycle {
    Lifecycle {
        deprecated: flag(at, "deprecated"),
        sunset: at
            .get(SUNSET)
            .map(At::scalar_source)
            .filter(|day| !day.is_empty())
            .map(str::to_owned),
    }
}

/// A boolean member that is `false` when it is absent.
pub(super) fn flag(at: At<'_>, key: &str) -> bool {
    at.get(key).and_then(At::as_bool).unwrap_or(false)
}

/// A text member; blank text says nothing.
pub(super) fn text(at: At<'_>, key: &str) -> Option<String> {
    at.get(key)
        .and_then(At::as_text)
        .filter(|text| !text.trim().is_empty())
        .map(str::to_owned)
}
