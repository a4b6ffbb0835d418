//! What does a form send? Pairs or parts under the names of an object's members (OAS 3.0.4 § Encoding Object).

use super::media::{anything, resolved};
use super::operations::{Body, FormPart, QueryStyle, Written};
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{
    Access, Api, Content, Encoding, Extra, Shape, Style, TextFormat, Ty, TypeId, TypeUse,
};

/// What a form of a request is to Rust, and how it is written; none when it is no form that can be written.
pub(super) fn form(api: &Api, content: &Content) -> Option<(Body, Written)> {
    let value = TypeUse {
        // A form has members or none; it is never `null`.
        nullable: false,
        ..content
            .value
            .clone()
            .unwrap_or_else(|| anything(content.origin))
    };
    match (
        content.media_type.main.as_str(),
        content.media_type.sub.as_str(),
    ) {
        ("multipart", "form-data") => Some(multipart(api, value, content)),
        ("multipart", _) => None,
        _ => urlencoded(api, value, content),
    }
}

fn urlencoded(api: &Api, value: TypeUse, content: &Content) -> Option<(Body, Written)> {
    match &resolved(api, &value).ty {
        Ty::List(_) => None,
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => {
            Some((Body::Text, Written::Plain))
        }
        Ty::Named(_) | Ty::Map(_) | Ty::Untyped(_) => {
            let styles = content.encoding.iter();
            let styles =
                styles.filter_map(|(name, encoding)| Some((name.clone(), style(encoding)?)));
            Some((Body::Typed(value), Written::Form(styles.collect())))
        }
    }
}

/// The style of a member, where its Encoding Object states one.
fn style(encoding: &Encoding) -> Option<QueryStyle> {
    let explode = encoding.explode;
    match (encoding.style, explode) {
        (None, None) => None,
        (None | Some(Style::Form), Some(false)) => Some(QueryStyle::FormJoined),
        (None | Some(Style::Form), _) | (_, Some(true))
            if encoding.style != Some(Style::DeepObject) =>
        {
            Some(QueryStyle::Form)
        }
        (Some(Style::SpaceDelimited), _) => Some(QueryStyle::SpaceDelimited),
        (Some(Style::PipeDelimited), _) => Some(QueryStyle::PipeDelimited),
        (Some(Style::DeepObject), _) => Some(QueryStyle::DeepObject),
        (_, _) => None,
    }
}

fn multipart(api: &Api, value: TypeUse, content: &Content) -> (Body, Written) {
    let parts = match &resolved(api, &value).ty {
        Ty::Named(id) => match api.types.get(*id).map(|def| &def.shape) {
            Some(Shape::Struct(shape)) => {
                let fields = shape.fields.iter().enumerate();
                // What only the server sends is no part.
                let fields = fields.filter(|(_, field)| field.access != Access::ReadOnly);
                let fields = fields.map(|(index, field)| {
                    let encoding = content.encoding.get(&field.name);
                    FormPart {
                        name: field.name.clone(),
                        field: Some(index),
                        files: is_file(api, &field.value),
                        media_type: encoding.and_then(media_type),
                    }
                });
                let extra = match &shape.extra {
                    Extra::Typed(value) => Some(members(is_file(api, value))),
                    Extra::Allowed | Extra::Refused | Extra::Kept | Extra::KeptAndRefused => None,
                };
                Some(fields.chain(extra).collect())
            }
            _ => (!holds_file(api, &value, &mut Vec::new())).then(|| vec![members(false)]),
        },
        Ty::Map(values) => (!is_file(api, values)).then(|| vec![members(false)]),
        Ty::Untyped(_) | Ty::List(_) | Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => {
            None
        }
    };
    match parts {
        Some(parts) => (Body::Typed(value), Written::Multipart(parts)),
        None => (Body::Parts, Written::Plain),
    }
}

/// The members that a struct does not name, or all there are.
fn members(files: bool) -> FormPart {
    FormPart {
        name: crate::ir::SpecName::new(""),
        field: None,
        files,
        media_type: None,
    }
}

/// The media type of a part: one that is not a range, where it is the only one.
fn media_type(encoding: &Encoding) -> Option<String> {
    match encoding.content_types.as_slice() {
        [one] if one.main != "*" && one.sub != "*" => Some(one.text.clone()),
        _ => None,
    }
}

/// Whether a value is a file or a list of files.
fn is_file(api: &Api, value: &TypeUse) -> bool {
    match &resolved(api, value).ty {
        Ty::Text(TextFormat::Binary) => true,
        Ty::List(items) => is_file(api, items),
        _ => false,
    }
}

/// Whether a value can hold a file, through the types `open`.
fn holds_file(api: &Api, value: &TypeUse, open: &mut Vec<TypeId>) -> bool {
    let id = match &resolved(api, value).ty {
        Ty::Text(format) => return *format == TextFormat::Binary,
        Ty::List(inner) | Ty::Map(inner) => return holds_file(api, inner, open),
        Ty::Named(id) => *id,
        Ty::Untyped(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => return false,
    };
    if open.contains(&id) {
        return false;
    }
    open.push(id);
    match api.types.get(id).map(|def| &def.shape) {
        Some(Shape::Struct(shape)) => shape
            .fields
            .iter()
            .any(|field| holds_file(api, &field.value, open)),
        Some(Shape::Union(shape)) => shape
            .variants
            .iter()
            .any(|variant| holds_file(api, &variant.value, open)),
        Some(Shape::Enum(_) | Shape::Alias(_)) | None => false,
    }
}

/// Says what of a form is not as the document has it.
pub(super) fn report(content: &Content, body: &Body, diagnostics: &mut Diagnostics) {
    if *body == Body::Parts {
        let message = catalog::plan::FORM_OF_PARTS.message(
            "the schema does not say which parts are files: the caller puts the form together",
        );
        diagnostics.report(content.origin, message);
    }
    for (name, encoding) in &content.encoding {
        if !encoding.headers.is_empty() {
            let message = catalog::plan::PART_HEADERS.message(format!(
                "the headers of the part `{}` are not sent",
                escape(name.as_str())
            ));
            diagnostics.report(encoding.origin, message);
        }
    }
}
