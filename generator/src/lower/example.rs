//! What do values look like? `example`, `examples` and the examples of schemas.
//!
//! ```text
//! example: {id: 1}                                       [Example { value: {"id": 1} },
//! examples: {small: {summary: One, value: {id: 2}}}  ─▶   Example { name: "small", docs: One, value: {"id": 2} }]
//! ```

use super::context::Context;
use super::{docs, json};
use crate::diagnostics::catalog::lower as catalog;
use crate::ir::{Docs, Example, SpecName};
use crate::source::At;

/// The examples of a parameter, header or media type: its own one, then its named ones. References to components are
/// followed; a value elsewhere (`externalValue`) is not fetched.
pub(super) fn lower_all<'d>(cx: &mut Context<'d, '_>, holder: At<'d>) -> Vec<Example> {
    let mut examples: Vec<Example> = holder.get("example").map(inline).into_iter().collect();
    for (name, site) in holder.get("examples").into_iter().flat_map(At::entries) {
        examples.extend(lower_named(cx, name, site));
    }
    examples
}

/// A value that stands as an example without a name.
pub(super) fn inline(at: At<'_>) -> Example {
    Example {
        origin: at.origin(),
        name: None,
        docs: Docs::default(),
        value: json::lower(at),
    }
}

fn lower_named<'d>(cx: &mut Context<'d, '_>, name: &str, site: At<'d>) -> Option<Example> {
    let at = cx.document.resolve(site);
    if let Some(external) = at.get("externalValue") {
        cx.say(
            external.origin(),
            &catalog::EXTERNAL_EXAMPLE,
            "the example's value stands elsewhere and is not fetched",
        );
    }
    let value = at.get("value")?;
    Some(Example {
        origin: value.origin(),
        name: Some(SpecName::new(name)),
        docs: docs::lower(at),
        value: json::lower(value),
    })
}
