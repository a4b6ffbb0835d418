//! What does a place say about itself? Title, prose, access, default and examples, which describe values and do not
//! constrain them.
//!
//! They come from the schema written at the place, and what stands beside a `$ref` there. What the place refers to
//! speaks for itself.

use super::conjunction::Whole;
use crate::ir::{Access, Docs, Example};
use crate::lower::{docs, example};
use crate::source::At;

/// What a place says about itself.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Notes<'d> {
    pub(in crate::lower) title: Option<String>,
    pub(in crate::lower) docs: Docs,
    pub(in crate::lower) access: Access,
    pub(in crate::lower) deprecated: bool,
    /// The default, as it stands in the document.
    pub(in crate::lower) default: Option<At<'d>>,
    pub(in crate::lower) examples: Vec<Example>,
}

/// Gathers the notes of a place, outermost first.
pub(super) fn gather<'d>(whole: &Whole<'d>) -> Notes<'d> {
    let notes = &whole.notes;
    let flag = |key| notes.iter().any(|at| docs::flag(*at, key));
    let first_text = |key| notes.iter().find_map(|at| docs::text(*at, key));
    let access = match (flag("readOnly"), flag("writeOnly")) {
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        // OAS 3.0.4 forbids both at once; neither can be meant alone.
        (false, false) | (true, true) => Access::ReadWrite,
    };
    Notes {
        title: first_text("title"),
        docs: Docs {
            summary: None,
            description: first_text("description"),
            external: notes.iter().find_map(|at| docs::external(*at)),
            extensions: notes
                .iter()
                .rev()
                .flat_map(|at| docs::extensions(*at))
                .collect(),
        },
        access,
        deprecated: flag("deprecated"),
        default: notes.iter().find_map(|at| at.get("default")),
        examples: notes
            .iter()
            .filter_map(|at| at.get("example"))
            .map(example::inline)
            .collect(),
    }
}
