//! Which response headers get a method of their own? Each that the document describes, once for the whole crate.
//!
//! ```text
//! X-Left: {schema: {type: integer}}                              x_left() -> Option<i64>
//! X-Tags: {schema: {type: array, items: {type: string}}}         x_tags() -> Option<Vec<String>>
//! X-Page: {content: {application/json: {schema: {…}}}}           x_page() -> Option<Page>
//! ```
//!
//! A header that operations describe in different ways is text, and so is one whose schema no style spells; both with a
//! note.

use std::collections::BTreeMap;

use super::media::{Family, family, resolved};
use super::names::{FnName, header_names};
use super::operations::OperationPlan;
use super::scalars::Scalar;
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{
    Api, EnumKind, Extra, Header, MediaType, ParameterForm, Shape, Struct, Ty, TypeUse, Untyped,
};

/// A response header that the document describes.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderPlan {
    /// Its field name, in one of the document's spellings.
    pub name: String,
    /// The method of `Response` that reads it.
    pub method: FnName,
    /// What its text is read as.
    pub value: HeaderValue,
    /// Where it is described first: index into `Api::operations`, of its responses, and of their headers.
    pub described: (usize, usize, usize),
}

/// What the text of a header is read as (OAS 3.0.4 § Header Object).
#[derive(Clone, Debug, PartialEq)]
pub enum HeaderValue {
    /// One value: `Text`, `Bool`, `Integer`, `Float`, `Decimal`, `Timestamp`, `Date` or `Uuid`.
    One(Scalar),
    /// A value of an enumeration.
    Enum(TypeUse),
    /// A list of such items.
    List(TypeUse),
    /// An object of single values.
    Object {
        /// Its type.
        ty: TypeUse,
        /// Whether members and values are pairs.
        explode: bool,
    },
    /// JSON text (`content: application/json`).
    Json(TypeUse),
}

impl HeaderValue {
    const TEXT: Self = Self::One(Scalar::Text);

    /// The type that it names, besides those of the runtime.
    pub fn names(&self) -> Option<&TypeUse> {
        match self {
            Self::One(_) => None,
            Self::Enum(ty) | Self::List(ty) | Self::Object { ty, .. } | Self::Json(ty) => Some(ty),
        }
    }

    /// Whether it is more than one word, so that tests compare its JSON.
    pub fn has_parts(&self) -> bool {
        match self {
            Self::One(_) | Self::Enum(_) => false,
            Self::List(_) | Self::Object { .. } | Self::Json(_) => true,
        }
    }
}

/// What is known of a header so far.
struct Found<'a> {
    name: &'a str,
    value: HeaderValue,
    /// Why it is text and no more, where the document says more.
    lost: Option<String>,
    first: &'a Header,
    described: (usize, usize, usize),
}

/// The headers of emitted operations that the runtime has no method for, in order of their methods.
pub(super) fn headers(
    api: &Api,
    operations: &[OperationPlan],
    diagnostics: &mut Diagnostics,
) -> Vec<HeaderPlan> {
    let mut found: BTreeMap<String, Found<'_>> = BTreeMap::new();
    for plan in operations {
        let operation = api.operations.get(plan.operation);
        let responses = operation.map_or(&[] as &[_], |operation| operation.responses.as_slice());
        for (response, stated) in responses.iter().enumerate() {
            for (index, header) in stated.headers.iter().enumerate() {
                let name = header.name.as_str();
                let (value, lost) = match value_of(api, header) {
                    Ok(value) => (value, None),
                    Err(why) => (HeaderValue::TEXT, Some(why)),
                };
                let known = found.entry(name.to_ascii_lowercase()).or_insert(Found {
                    name,
                    value: value.clone(),
                    lost,
                    first: header,
                    described: (plan.operation, response, index),
                });
                // Of several spellings the least is taken: capitals come before small letters.
                known.name = known.name.min(name);
                if known.value != value {
                    let why = "is not described in the same way everywhere";
                    known.lost.get_or_insert_with(|| why.to_owned());
                    known.value = HeaderValue::TEXT;
                }
            }
        }
    }
    let names: Vec<&str> = found.values().map(|header| header.name).collect();
    let methods = header_names(&names);
    let mut headers = Vec::new();
    for (header, method) in found.into_values().zip(methods) {
        let Some(method) = method else { continue };
        if let Some(why) = header.lost {
            let text = format!(
                "the header `{}` {why}: it is given as text",
                escape(header.name)
            );
            let message = catalog::plan::TEXT_HEADER.message(text);
            diagnostics.report(header.first.origin, message);
        }
        headers.push(HeaderPlan {
            name: header.name.to_owned(),
            method,
            value: header.value,
            described: header.described,
        });
    }
    headers.sort_by(|left, right| left.method.cmp(&right.method));
    headers
}

/// What the text of a header is read as.
///
/// # Errors
/// Its schema says more than text, and that cannot be read: why.
fn value_of(api: &Api, header: &Header) -> Result<HeaderValue, String> {
    let explode = match &header.form {
        ParameterForm::Styled { explode, .. } => *explode,
        ParameterForm::Content(media_type) | ParameterForm::WholeQuery(media_type) => {
            return of_content(api, header, media_type);
        }
    };
    let ty = &resolved(api, &header.value).ty;
    if let Some(one) = of_one(api, &header.value) {
        return Ok(one);
    }
    let is_item = |value: &TypeUse| of_one(api, value).is_some_and(|one| one != HeaderValue::TEXT);
    let is_text = |value: &TypeUse| Scalar::of(&resolved(api, value).ty) == Some(Scalar::Text);
    match ty {
        // RFC 9110 § 5.3: its lines cannot be put together.
        Ty::List(_) if header.name.as_str().eq_ignore_ascii_case("set-cookie") => {
            Err("is a line for each item".to_owned())
        }
        Ty::List(items) if is_item(items) || is_text(items) => Ok(HeaderValue::List(plain(items))),
        Ty::List(_) => Err("is a list of items that are not single values".to_owned()),
        Ty::Map(values) if is_member(api, values) => Ok(HeaderValue::Object {
            ty: plain(&header.value),
            explode,
        }),
        Ty::Map(_) => Err("is an object of values that are not single".to_owned()),
        Ty::Untyped(Untyped::Anything | Untyped::Allowed | Untyped::OnlyNull) => {
            Ok(HeaderValue::TEXT)
        }
        Ty::Untyped(Untyped::FreeObject | Untyped::Replaced) => {
            Err("is an object whose members are not described".to_owned())
        }
        Ty::Named(id) => match api.types.get(*id).map(|def| &def.shape) {
            Some(Shape::Struct(shape)) if members_are_single(api, shape) => {
                Ok(HeaderValue::Object {
                    ty: plain(&header.value),
                    explode,
                })
            }
            Some(Shape::Struct(_)) => Err("is an object of values that are not single".to_owned()),
            Some(Shape::Union(_)) => Err("is one of several types".to_owned()),
            Some(Shape::Enum(_)) => Err("has values of several types".to_owned()),
            Some(Shape::Alias(_)) | None => Ok(HeaderValue::TEXT),
        },
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => Ok(HeaderValue::TEXT),
    }
}

/// A header that is a document of its own.
fn of_content(api: &Api, header: &Header, media_type: &MediaType) -> Result<HeaderValue, String> {
    let read = match family(media_type) {
        Family::Json => Some(HeaderValue::Json(plain(&header.value))),
        Family::Text => of_one(api, &header.value),
        Family::Bytes | Family::Form | Family::Stream => None,
    };
    read.ok_or_else(|| format!("is written as `{}`", escape(&media_type.text)))
}

/// What a single value is read as; none for what has parts.
fn of_one(api: &Api, value: &TypeUse) -> Option<HeaderValue> {
    let ty = &resolved(api, value).ty;
    if let Ty::Named(id) = ty {
        return match api.types.get(*id).map(|def| &def.shape) {
            Some(Shape::Enum(shape)) => match shape.kind {
                EnumKind::Text | EnumKind::Integer => Some(HeaderValue::Enum(plain(value))),
                EnumKind::Mixed => None,
            },
            Some(Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_)) | None => None,
        };
    }
    let scalar = Scalar::of(ty)?;
    Some(HeaderValue::One(match scalar {
        Scalar::Bool
        | Scalar::Integer(_)
        | Scalar::Float
        | Scalar::Decimal
        | Scalar::Timestamp
        | Scalar::Date
        | Scalar::Uuid => scalar,
        Scalar::Text | Scalar::Secret | Scalar::Base64 | Scalar::Binary => Scalar::Text,
    }))
}

fn members_are_single(api: &Api, shape: &Struct) -> bool {
    let extra = match &shape.extra {
        Extra::Typed(value) => Some(value.as_ref()),
        Extra::Allowed | Extra::Refused | Extra::Kept | Extra::KeptAndRefused => None,
    };
    let fields = shape.fields.iter().map(|field| &field.value);
    let mut members = fields.chain(extra);
    members.all(|value| is_member(api, value))
}

/// Whether a value stands between commas.
fn is_member(api: &Api, value: &TypeUse) -> bool {
    of_one(api, value).is_some()
}

/// The type alone: neither its rules nor `null`, which no style spells.
fn plain(value: &TypeUse) -> TypeUse {
    let ty = match &value.ty {
        Ty::List(items) => Ty::List(Box::new(inner(items))),
        Ty::Map(values) => Ty::Map(Box::new(inner(values))),
        ty @ (Ty::Named(_)
        | Ty::Text(_)
        | Ty::Bool
        | Ty::Integer(_)
        | Ty::Number(_)
        | Ty::Untyped(_)) => ty.clone(),
    };
    TypeUse::bare(value.origin, ty)
}

fn inner(value: &TypeUse) -> TypeUse {
    TypeUse {
        nullable: value.nullable,
        ..plain(value)
    }
}
