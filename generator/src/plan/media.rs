//! Which representation does an operation use? JSON before others, and of dated ones the newest that is allowed.
//!
//! Versioned media types (`application/vnd.example.2023-01-01+json`) date a resource. A request body and its response
//! each take the newest date not after the configured resource version; by default, the newest of all.

mod formats;

use self::formats::is_json_unsaid;
pub(super) use self::formats::{Family, family};
use super::forms;
use super::operations::{Body, Records, Written};
use super::scalars::Scalar;
use crate::essence::essence;
use crate::ir::{
    Api, Content, MediaType, Sequence, Shape, TextFormat, Ty, TypeId, TypeUse, Untyped,
};
use crate::source::Origin;

/// Who writes a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The caller.
    Request,
    /// The server.
    Response,
}

/// The date in a versioned media type: `2023-01-01`.
pub(super) fn date_of(media_type: &MediaType) -> Option<&str> {
    media_type
        .sub
        .split(['.', '+', ';'])
        .find(|part| is_date(part))
}

pub(super) fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// A representation that was chosen.
#[derive(Clone, Debug)]
pub(super) struct Chosen<'a> {
    /// Its index among the alternatives.
    pub(super) index: usize,
    /// What the document says of it.
    pub(super) content: &'a Content,
    /// The media type as it goes over the wire: a range becomes the type we mean by it.
    pub(super) media_type: String,
    /// What it is to Rust.
    pub(super) body: Body,
    /// How it is written, in a request.
    pub(super) written: Written,
}

/// What became of a choice.
#[derive(Clone, Debug)]
pub(super) enum Choice<'a> {
    /// There is nothing to choose from.
    Nothing,
    /// This one.
    This(Chosen<'a>),
    /// This one, whose members cannot be read or written as the media type has them.
    Raw(Chosen<'a>),
    /// All JSON representations are newer than the configured resource version.
    TooNew(Origin),
    /// None can be read or written: what stands there, and of which family it is.
    Unable(Origin, Family),
}

/// Chooses among the representations of a request body or of a success.
pub(super) fn choose<'a>(
    api: &Api,
    side: Side,
    content: &'a [Content],
    newest: Option<&str>,
) -> Choice<'a> {
    let allowed = |date: Option<&str>| match (date, newest.filter(|newest| is_date(newest))) {
        (Some(date), Some(newest)) => date <= newest,
        (Some(_) | None, None) | (None, Some(_)) => true,
    };
    let is_named = |content: &Content| newest.is_some_and(|name| is_version(content, name));
    let dated = |content: &'a Content| date_of(&content.media_type);
    // The best is the greatest: readable family first, then the version by its name (`preview`), then a date, then the
    // newest, then the first in the document.
    let best = |body_of: &dyn Fn(&'a Content) -> Option<(Body, Written)>| {
        let able = content
            .iter()
            .enumerate()
            .filter(|(_, content)| allowed(dated(content)))
            .filter_map(|(index, content)| {
                let (body, written) = body_of(content)?;
                let rank = (
                    std::cmp::Reverse(family(&content.media_type)),
                    is_named(content),
                    dated(content),
                    std::cmp::Reverse(index),
                );
                let chosen = Chosen {
                    index,
                    content,
                    media_type: wire_text(&content.media_type, &body),
                    body,
                    written,
                };
                Some((rank, chosen))
            });
        able.max_by(|left, right| left.0.cmp(&right.0))
            .map(|(_, chosen)| chosen)
    };
    if let Some(chosen) = best(&|content| body_of(api, side, content)) {
        return Choice::This(chosen);
    }
    let raw = best(&|one| Some((raw_body(api, side, one, content)?, Written::Plain)));
    match (raw, content.first()) {
        (Some(chosen), _) => Choice::Raw(chosen),
        (None, None) => Choice::Nothing,
        (None, Some(first)) if content.iter().all(|content| !allowed(dated(content))) => {
            Choice::TooNew(first.origin)
        }
        (None, Some(first)) => Choice::Unable(first.origin, family(&first.media_type)),
    }
}

/// Whether a media type is of the version of this name: a date, or a word such as `preview`.
pub(super) fn is_version(content: &Content, name: &str) -> bool {
    let sub = &content.media_type.sub;
    sub.split(['.', '+']).any(|part| part == name)
}

/// A representation of a request, one of these, as far as it can be written at all: with its members, or raw.
pub(super) fn writable<'a>(api: &Api, index: usize, all: &'a [Content]) -> Option<Choice<'a>> {
    let content = all.get(index)?;
    let chosen = |(body, written)| Chosen {
        index,
        content,
        media_type: wire_text(&content.media_type, &body),
        body,
        written,
    };
    let raw = || raw_body(api, Side::Request, content, all).map(|body| (body, Written::Plain));
    match body_of(api, Side::Request, content) {
        Some(parsed) => Some(Choice::This(chosen(parsed))),
        None => raw().map(|raw| Choice::Raw(chosen(raw))),
    }
}

/// What a representation of a success, one of these, is to Rust, as far as it can be read at all.
pub(super) fn readable(api: &Api, content: &Content, all: &[Content]) -> Option<Body> {
    let parsed = body_of(api, Side::Response, content).map(|(body, _)| body);
    parsed.or_else(|| raw_body(api, Side::Response, content, all))
}

/// What a representation is to Rust; none when it cannot be read or written.
fn body_of(api: &Api, side: Side, content: &Content) -> Option<(Body, Written)> {
    let bytes = match side {
        Side::Request => Body::Upload,
        Side::Response => Body::Bytes,
    };
    let body = match family(&content.media_type) {
        Family::Form if side == Side::Request => return forms::form(api, content),
        Family::Json if is_range(&content.media_type) && is_binary(api, content.value.as_ref()) => {
            Some(bytes)
        }
        Family::Json => Some(Body::Typed(
            content
                .value
                .clone()
                .unwrap_or_else(|| anything(content.origin)),
        )),
        Family::Text if side == Side::Request && is_range(&content.media_type) => {
            is_scalar(api, content.value.as_ref()).then_some(bytes)
        }
        Family::Text if is_scalar(api, content.value.as_ref()) => Some(Body::Text),
        Family::Bytes if is_scalar(api, content.value.as_ref()) => Some(bytes),
        Family::Stream if side == Side::Request => Some(bytes),
        Family::Stream => items(api, content),
        Family::Text | Family::Bytes | Family::Form => None,
    };
    body.map(|body| (body, Written::Plain))
}

/// What the values of a sequence are. The data of events is text unless the schema says that it is more.
fn items(api: &Api, content: &Content) -> Option<Body> {
    let value = content.value.clone();
    Some(match Sequence::of(&content.media_type)? {
        Sequence::Events => Body::Events(value.filter(|value| {
            let ty = &resolved(api, value).ty;
            !matches!(ty, Ty::Text(_) | Ty::Untyped(_))
        })),
        Sequence::JsonLines => Body::Items(
            Records::Lines,
            value.unwrap_or_else(|| anything(content.origin)),
        ),
        Sequence::JsonTexts => Body::Items(
            Records::Texts,
            value.unwrap_or_else(|| anything(content.origin)),
        ),
    })
}

/// What a representation, one of these, is as it comes: text or bytes, or JSON where nothing else can be meant.
fn raw_body(api: &Api, side: Side, content: &Content, all: &[Content]) -> Option<Body> {
    let media_type = &content.media_type;
    match family(media_type) {
        Family::Text if side == Side::Request && is_range(media_type) => Some(Body::Upload),
        Family::Text => Some(Body::Text),
        Family::Bytes if is_json_unsaid(api, content, all) => {
            content.value.clone().map(Body::Typed)
        }
        Family::Bytes if side == Side::Request => Some(Body::Upload),
        Family::Bytes => Some(Body::Bytes),
        Family::Form if side == Side::Request => None,
        Family::Form if media_type.main == "multipart" => Some(Body::Bytes),
        Family::Form => Some(Body::Text),
        Family::Json | Family::Stream => None,
    }
}

/// Chooses among the representations of an error: JSON where there is some, else the raw text or bytes.
pub(super) fn choose_error<'a>(
    api: &Api,
    content: &'a [Content],
    newest: Option<&str>,
) -> Option<Chosen<'a>> {
    if let Choice::This(chosen) | Choice::Raw(chosen) = choose(api, Side::Response, content, newest)
    {
        return Some(Chosen {
            body: chosen.body.whole(),
            ..chosen
        });
    }
    let content = content.first()?;
    let body = match family(&content.media_type) {
        Family::Json => Body::Typed(
            content
                .value
                .clone()
                .unwrap_or_else(|| anything(content.origin)),
        ),
        Family::Text => Body::Text,
        Family::Bytes | Family::Stream | Family::Form => Body::Bytes,
    };
    Some(Chosen {
        index: 0,
        content,
        media_type: wire_text(&content.media_type, &body),
        body,
        written: Written::Plain,
    })
}

/// Any JSON.
pub(super) fn anything(origin: Origin) -> TypeUse {
    TypeUse::bare(origin, Ty::Untyped(Untyped::Anything))
}

fn is_range(media_type: &MediaType) -> bool {
    media_type.sub == "*"
}

/// The media type that stands for a range when nobody names one; none where one must be named.
pub(super) fn usual_of(range: &str) -> Option<&'static str> {
    match range {
        "*/*" | "application/*" => Some("application/octet-stream"),
        "text/*" => Some("text/plain"),
        _ => None,
    }
}

/// A media type as it can go over the wire: of a range the usual one, or the example that RFC 4735 has of each type.
pub(super) fn concrete(media_type: &str) -> String {
    let essence = essence(media_type);
    match (essence.strip_suffix("/*"), usual_of(&essence)) {
        (_, Some(usual)) => usual.to_owned(),
        (Some(main), None) => format!("{main}/example"),
        (None, None) => media_type.to_owned(),
    }
}

/// The type a range stands for, and any other as it is. Of bytes in a range, whoever sends them says the type.
fn wire_text(media_type: &MediaType, body: &Body) -> String {
    let is_open = is_range(media_type) || media_type.sub.starts_with("*+");
    let is_bytes = matches!(body, Body::Upload | Body::Bytes | Body::Download);
    if is_bytes && is_range(media_type) {
        format!("{}/*", media_type.main)
    } else if is_open && family(media_type) == Family::Json {
        "application/json".to_owned()
    } else if media_type.text == "application/*+xml" {
        // No more is known than the format, which has a type of its own (RFC 7303 § 9.1).
        "application/xml".to_owned()
    } else if media_type.main == "multipart" {
        // The boundary is that of the body, whatever the document has.
        let parameters = media_type.parameters.iter();
        let parameters = parameters.filter(|(name, _)| name != "boundary");
        let parameters = parameters.map(|(name, value)| format!("; {name}=\"{value}\""));
        format!(
            "multipart/{}{}",
            media_type.sub,
            parameters.collect::<String>()
        )
    } else {
        media_type.text.clone()
    }
}

/// Whether there is no schema, or one of text: such a body is read as it comes.
fn is_scalar(api: &Api, value: Option<&TypeUse>) -> bool {
    value.is_none_or(|value| match &resolved(api, value).ty {
        Ty::Untyped(reason) => matches!(reason, Untyped::Anything | Untyped::Allowed),
        ty => Scalar::of(ty).is_some(),
    })
}

fn is_binary(api: &Api, value: Option<&TypeUse>) -> bool {
    value.is_some_and(|value| resolved(api, value).ty == Ty::Text(TextFormat::Binary))
}

/// The use that an alias stands for, through other aliases.
pub(super) fn resolved<'a>(api: &'a Api, value: &'a TypeUse) -> &'a TypeUse {
    let mut value = value;
    // Aliases of nothing but aliases do not pass `load`; the bound holds should one ever.
    for _ in 0..=api.types.len() {
        let Ty::Named(id) = value.ty else { break };
        match api.types.get(id).map(|def| &def.shape) {
            Some(Shape::Alias(inner)) => value = inner,
            Some(Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_)) | None => break,
        }
    }
    value
}

/// The same, where each alias on the way is added to `open`; none where one of them is open, since what it stands for holds
/// itself.
pub(super) fn resolved_within<'a>(
    api: &'a Api,
    value: &'a TypeUse,
    open: &mut Vec<TypeId>,
) -> Option<&'a TypeUse> {
    let mut value = value;
    while let Ty::Named(id) = value.ty
        && let Some(Shape::Alias(inner)) = api.types.get(id).map(|def| &def.shape)
    {
        if open.contains(&id) {
            return None;
        }
        open.push(id);
        value = inner;
    }
    Some(value)
}
