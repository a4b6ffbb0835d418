//! What may a body be? Media Type Objects under their media types, with the Encoding Objects of forms.
//!
//! ```text
//! content:
//!   application/json: {schema: {$ref: …/Pet}}  ─▶  [Content { media_type: application/json, value: Named(Pet) }]
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;

use indexmap::IndexMap;

use super::context::Context;
use super::schema::{self, Site};
use super::{docs, example, header, media_type, sequence, style};
use crate::diagnostics::catalog::lower as catalog;
use crate::diagnostics::{Severity, escape};
use crate::ir::{Content, Encoding, MediaType, Owner, Requirement, Sequence, SpecName, Step};
use crate::source::{At, Origin};

/// What inline types of a body belong to, and how one gets to the n-th representation.
pub(super) struct Body {
    pub(super) owner: Owner,
    pub(super) step: fn(&str, usize) -> Step,
    pub(super) status: String,
}

/// Lowers the representations of a request or response.
pub(super) fn lower_all<'d>(cx: &mut Context<'d, '_>, holder: At<'d>, body: &Body) -> Vec<Content> {
    let mut contents: Vec<Content> = Vec::new();
    // By what tells media types apart.
    let mut known = BTreeMap::new();
    let entries = || holder.get("content").into_iter().flat_map(At::entries);
    // Something else that slipped in beside a media type is left out.
    let some_are = entries().any(|(name, _)| media_type::parse(name).is_ok());
    for (index, (name, at)) in entries().enumerate() {
        let media_type = match media_type::parse(name) {
            Ok(media_type) => media_type,
            Err(reason) => {
                let is_first = contents.is_empty() && !some_are;
                let meant = media_type::meant(name).or_else(|| {
                    // Whatever it is called, it is what a response has.
                    media_type::parse("*/*")
                        .ok()
                        .filter(|_| is_first && !body.status.is_empty())
                });
                report_syntax(cx, at, (name, reason), meant.as_ref(), is_first);
                let Some(meant) = meant else { continue };
                meant
            }
        };
        let MediaType {
            main,
            sub,
            parameters,
            ..
        } = media_type.clone();
        let first: Origin = *known.entry((main, sub, parameters)).or_insert(at.origin());
        if first != at.origin() {
            let what = format!("the media type `{}` is given twice", escape(name));
            cx.say_with(
                at.origin().key(),
                &catalog::DUPLICATE_MEDIA_TYPE,
                what,
                |message| message.related(first.key(), "first here"),
            );
            continue;
        }
        let site = Site::new(body.owner.clone(), (body.step)(&body.status, index));
        contents.push(lower(cx, at, media_type, site));
    }
    contents
}

fn report_syntax(
    cx: &mut Context<'_, '_>,
    at: At<'_>,
    (name, reason): (&str, &str),
    meant: Option<&MediaType>,
    is_needed: bool,
) {
    let mut what = format!("`{}` is no media type: {reason}", escape(name));
    if let Some(meant) = meant {
        let _ = write!(what, "; it is read as `{}`", escape(&meant.text));
    }
    cx.say_with(
        at.origin().key(),
        &catalog::MEDIA_TYPE_SYNTAX,
        what,
        |message| {
            if meant.is_some() || !is_needed {
                message.severity(Severity::Warning)
            } else {
                message
            }
        },
    );
}

fn lower<'d>(cx: &mut Context<'d, '_>, at: At<'d>, media_type: MediaType, site: Site) -> Content {
    let owner = site.owner.clone();
    let sequence = Sequence::of(&media_type);
    let schema = at.get("schema").and_then(|schema| match sequence {
        Some(sequence) => sequence::item(cx, schema, sequence),
        None => Some(schema),
    });
    let placed = schema.map(|schema| schema::place(cx, schema, site));
    let stated = example::lower_all(cx, at);
    let of_schema = placed.iter().flat_map(|placed| &placed.notes.examples);
    let of_schema = of_schema.cloned();
    let (examples, values) = match sequence {
        None => (stated.into_iter().chain(of_schema).collect(), Vec::new()),
        Some(kind) => {
            let is_item =
                |whole: At<'_>| schema.is_some_and(|item| item.origin() == whole.origin());
            let of_whole = at.get("schema").filter(|whole| !is_item(*whole));
            let of_whole = of_whole.and_then(|whole| whole.get("example"));
            let whole = stated.into_iter().chain(of_whole.map(example::inline));
            let values = whole.flat_map(|example| sequence::values(kind, &example));
            (Vec::new(), values.chain(of_schema).collect())
        }
    };
    Content {
        origin: at.origin(),
        media_type,
        value: placed.map(|placed| placed.value),
        examples,
        values,
        encoding: lower_encodings(cx, at, &owner),
        lifecycle: docs::lifecycle(at),
        extensions: docs::extensions(at),
    }
}

fn lower_encodings<'d>(
    cx: &mut Context<'d, '_>,
    at: At<'d>,
    owner: &Owner,
) -> IndexMap<SpecName, Encoding> {
    let mut encodings = IndexMap::new();
    for (property, at) in at.get("encoding").into_iter().flat_map(At::entries) {
        let mut content_types = Vec::new();
        if let Some(list) = at.get("contentType") {
            for text in split_list(list.as_str().unwrap_or_default()) {
                match media_type::parse(text) {
                    Ok(media_type) => content_types.push(media_type),
                    Err(reason) => {
                        let what = format!("`{}` is no media type: {reason}", escape(text));
                        cx.say(list.origin(), &catalog::MEDIA_TYPE_SYNTAX, what);
                    }
                }
            }
        }
        let encoding = Encoding {
            origin: at.origin(),
            content_types,
            headers: header::lower_all(cx, at, |name| {
                Site::new(
                    owner.clone(),
                    Step::ResponseHeader(property.to_owned(), name),
                )
            }),
            style: at
                .get("style")
                .and_then(At::as_str)
                .and_then(style::by_name),
            explode: at.get("explode").and_then(At::as_bool),
            allow_reserved: docs::flag(at, "allowReserved"),
        };
        encodings.insert(SpecName::new(property), encoding);
    }
    encodings
}

/// Splits a list at its commas, except those within quotes.
fn split_list(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |c| {
        quoted ^= c == '"';
        c == ',' && !quoted
    })
}

/// Whether the caller must give a body, or the server always sends a header.
pub(super) fn requirement(at: At<'_>) -> Requirement {
    if docs::flag(at, "required") {
        Requirement::Required
    } else {
        Requirement::Optional
    }
}
