//! What does a form send? Pairs or parts under the names of an object's members (OAS 3.0.4 § Encoding Object).
//!
//! The parts of any other `multipart` are those members as well, in the order of the properties; names are not sent (RFC
//! 2046 § 5.1). `generator/docs/adr/0029-parts-without-names.md`

use std::collections::BTreeSet;

use super::media::{anything, resolved, resolved_within};
use super::operations::{Body, FormPart, KnownBy, QueryStyle, Written, has_members};
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{
    Access, Api, Content, Encoding, Extra, Field, Json, MediaType, Presence, Shape, SpecName,
    Style, TextFormat, Ty, TypeId, TypeUse, Untyped,
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
        ("multipart", "*") => None,
        ("multipart", _) => Some(multipart(api, value, content)),
        _ => urlencoded(api, value, content),
    }
}

fn urlencoded(api: &Api, value: TypeUse, content: &Content) -> Option<(Body, Written)> {
    match &resolved(api, &value).ty {
        Ty::List(_) => None,
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => {
            Some((Body::Text, Written::Plain))
        }
        // Enumerations and choices between single values.
        Ty::Named(_) if !is_object(api, &value, &mut Vec::new()) => {
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

/// The members of a form that are objects whose members are fields of their own (`form`, exploded), and the names of
/// all its other members.
pub(crate) fn spread_members<'a>(
    api: &'a Api,
    form: &TypeUse,
    styles: &[(SpecName, QueryStyle)],
) -> (Vec<&'a Field>, Vec<&'a SpecName>) {
    let fields = fields(api, form);
    let is_spread = |field: &&Field| {
        let mut styles = styles.iter();
        styles.any(|(name, style)| *name == field.name && *style == QueryStyle::Form)
            && has_members(api, &field.value)
    };
    let (spread, others): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(is_spread);
    (
        spread,
        others.into_iter().map(|field| &field.name).collect(),
    )
}

/// The members that the type of an object names.
pub(crate) fn member_names<'a>(api: &'a Api, value: &TypeUse) -> Vec<&'a SpecName> {
    let fields = fields(api, value).iter();
    fields.map(|field| &field.name).collect()
}

fn fields<'a>(api: &'a Api, value: &TypeUse) -> &'a [Field] {
    match &resolved(api, value).ty {
        Ty::Named(id) => match api.types.get(*id).map(|def| &def.shape) {
            Some(Shape::Struct(shape)) => &shape.fields,
            Some(Shape::Union(_) | Shape::Enum(_) | Shape::Alias(_)) | None => &[],
        },
        Ty::List(_) | Ty::Map(_) | Ty::Untyped(_) => &[],
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => &[],
    }
}

/// A form whose fields have a name each: an optional member is left out where one of its own members goes by the name of
/// something else.
pub(super) fn without_clashes(
    api: &Api,
    form: &TypeUse,
    styles: &[(SpecName, QueryStyle)],
    mut value: Json,
) -> Json {
    let (spread, others) = spread_members(api, form, styles);
    if let Json::Object(members) = &mut value {
        let is_spread = |name: &String| spread.iter().any(|field| field.name.as_str() == name);
        let own = members.keys().filter(|name| !is_spread(name)).cloned();
        let mut taken: BTreeSet<String> = own.collect();
        taken.extend(others.iter().map(|name| name.as_str().to_owned()));
        for field in spread {
            let name = field.name.as_str();
            let Some(Json::Object(inner)) = members.get(name) else {
                continue;
            };
            let clashes = inner.keys().any(|name| taken.contains(name));
            if clashes
                && matches!(
                    field.presence,
                    Presence::Optional | Presence::OptionalNullable
                )
            {
                members.shift_remove(name);
            } else {
                taken.extend(inner.keys().cloned());
            }
        }
    }
    value
}

fn multipart(api: &Api, value: TypeUse, content: &Content) -> (Body, Written) {
    let has_names = content.media_type.sub == "form-data";
    let parts = match &resolved(api, &value).ty {
        Ty::Named(id) => match api.types.get(*id).map(|def| &def.shape) {
            // Which members there are beyond those, only their names could say.
            Some(Shape::Struct(shape)) if !has_names && matches!(shape.extra, Extra::Typed(_)) => {
                None
            }
            Some(Shape::Struct(shape)) => {
                let fields = shape.fields.iter().enumerate();
                // What only the server sends is no part.
                let fields = fields.filter(|(_, field)| field.access != Access::ReadOnly);
                let fields = fields.map(|(index, field)| {
                    let encoding = content.encoding.get(&field.name);
                    let stated = encoding.and_then(media_type);
                    FormPart {
                        name: field.name.clone(),
                        field: Some(index),
                        files: is_file(api, &field.value),
                        known_by: known_by(api, field, stated.as_deref()),
                        media_type: stated,
                    }
                });
                let extra = match &shape.extra {
                    Extra::Typed(value) => Some(members(is_file(api, value))),
                    Extra::Allowed | Extra::Refused | Extra::Kept | Extra::KeptAndRefused => None,
                };
                Some(fields.chain(extra).collect())
            }
            _ => {
                let is_named = has_names && is_object(api, &value, &mut Vec::new());
                (is_named && !holds_file(api, &value, &mut Vec::new()))
                    .then(|| vec![members(false)])
            }
        },
        Ty::Map(values) => (has_names && !is_file(api, values)).then(|| vec![members(false)]),
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
        known_by: KnownBy::default(),
    }
}

/// What the part of a field is known by: the media type that it has by its type, unless another is stated (OAS 3.0.4
/// § Encoding Object, `contentType`). Of files, the caller says it.
fn known_by(api: &Api, field: &Field, stated: Option<&str>) -> KnownBy {
    let (is_list, item) = match &resolved(api, &field.value).ty {
        Ty::List(items) => (true, resolved(api, items)),
        _ => (false, resolved(api, &field.value)),
    };
    let usual = match &item.ty {
        Ty::Text(TextFormat::Binary) | Ty::List(_) | Ty::Untyped(_) => None,
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => Some("text/plain"),
        Ty::Map(_) => Some("application/json"),
        Ty::Named(id) => match api.types.get(*id).map(|def| &def.shape) {
            Some(Shape::Struct(_)) => Some("application/json"),
            Some(Shape::Enum(_)) => Some("text/plain"),
            Some(Shape::Union(_) | Shape::Alias(_)) | None => None,
        },
    };
    let is_file = is_file(api, &field.value);
    let media_type = stated.filter(|_| !is_file).or(usual).map(str::to_owned);
    let is_certain = field.presence == Presence::Required && !is_list;
    KnownBy {
        media_type,
        least: usize::from(is_certain),
        most: (!is_list).then_some(1),
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
    let (mut value, mut open) = (value, Vec::new());
    while let Some(inner) = resolved_within(api, value, &mut open) {
        match &inner.ty {
            Ty::Text(format) => return *format == TextFormat::Binary,
            Ty::List(items) => value = items,
            _ => return false,
        }
    }
    false
}

/// Whether a value can hold a file, through the types `open`.
fn holds_file(api: &Api, value: &TypeUse, open: &mut Vec<TypeId>) -> bool {
    let Some(value) = resolved_within(api, value, open) else {
        return false;
    };
    let id = match &value.ty {
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
pub(super) fn report(api: &Api, content: &Content, body: &Body, diagnostics: &mut Diagnostics) {
    if *body == Body::Parts {
        let message = catalog::plan::FORM_OF_PARTS.message(
            "the schema does not say which parts are files: the caller puts the form together",
        );
        diagnostics.report(content.origin, message);
    }
    let is_multipart = content.media_type.main == "multipart";
    for (name, encoding) in &content.encoding {
        let name = name.as_str();
        if !encoding.headers.is_empty() {
            let message = catalog::plan::PART_HEADERS.message(format!(
                "the headers of the part `{}` are not sent",
                escape(name)
            ));
            diagnostics.report(encoding.origin, message);
        }
        if encoding.allow_reserved && !is_multipart {
            let message = catalog::plan::PASSED_OVER_ENCODING.message(format!(
                "`allowReserved` of `{}` is passed over: reserved characters of a form are percent-encoded, which reads \
                 the same",
                escape(name)
            ));
            diagnostics.report(encoding.origin, message);
        }
        let value = content.value.as_ref();
        let Some(value) = value.and_then(|value| member(api, value, name)) else {
            continue;
        };
        let style = style(encoding);
        if is_multipart && !is_usual(api, value, style) {
            let message = catalog::plan::PASSED_OVER_ENCODING.message(format!(
                "the style of the part `{}` is passed over: a list is a part for each item, an object is JSON",
                escape(name)
            ));
            diagnostics.report(encoding.origin, message);
        }
        // A style that is stated takes the place of the media type (OAS 3.1.1 § Encoding Object).
        if let Some(media_type) = unwritable(encoding)
            && (is_multipart || style.is_none())
            && is_object(api, value, &mut Vec::new())
        {
            let message = catalog::plan::PART_AS_JSON.message(format!(
                "`{}` is written as JSON, and not as `{}`",
                escape(name),
                escape(&media_type.text)
            ));
            diagnostics.report(encoding.origin, message);
        }
    }
}

/// The member of this name of an object.
fn member<'a>(api: &'a Api, value: &'a TypeUse, name: &str) -> Option<&'a TypeUse> {
    match &resolved(api, value).ty {
        Ty::Named(id) => match &api.types.get(*id)?.shape {
            Shape::Struct(shape) => {
                let mut fields = shape.fields.iter();
                let field = fields.find(|field| field.name.as_str() == name);
                Some(&field?.value)
            }
            Shape::Union(_) | Shape::Enum(_) | Shape::Alias(_) => None,
        },
        Ty::Map(values) => Some(values),
        Ty::List(_) | Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => {
            None
        }
    }
}

/// Whether a part of this style is written as it would be without one: a single value, and an exploded list of them.
fn is_usual(api: &Api, value: &TypeUse, style: Option<QueryStyle>) -> bool {
    match (style, &resolved(api, value).ty) {
        (None, _) | (Some(QueryStyle::Form), Ty::List(_)) => true,
        (Some(_), Ty::List(_)) => false,
        (Some(_), _) => !is_object(api, value, &mut Vec::new()),
    }
}

/// The first media type of a part, where none of them is JSON, text or a range that holds JSON.
fn unwritable(encoding: &Encoding) -> Option<&MediaType> {
    let is_written = |media_type: &MediaType| {
        let is_range =
            matches!(media_type.main.as_str(), "*" | "application") && media_type.sub == "*";
        let is_plain = media_type.main == "text" && media_type.sub == "plain";
        is_range || is_plain || media_type.is_json()
    };
    let first = encoding.content_types.first()?;
    let mut all = encoding.content_types.iter();
    (!all.any(is_written)).then_some(first)
}

/// Whether a value is an object or a list of objects, or can be one, through the types `open`.
fn is_object(api: &Api, value: &TypeUse, open: &mut Vec<TypeId>) -> bool {
    let Some(value) = resolved_within(api, value, open) else {
        return false;
    };
    let id = match &value.ty {
        Ty::Map(_) | Ty::Untyped(Untyped::FreeObject) => return true,
        Ty::List(items) => return is_object(api, items, open),
        Ty::Named(id) => *id,
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => return false,
    };
    if open.contains(&id) {
        return false;
    }
    open.push(id);
    match api.types.get(id).map(|def| &def.shape) {
        Some(Shape::Struct(_)) => true,
        Some(Shape::Union(shape)) => shape
            .variants
            .iter()
            .any(|variant| is_object(api, &variant.value, open)),
        Some(Shape::Enum(_) | Shape::Alias(_)) | None => false,
    }
}
