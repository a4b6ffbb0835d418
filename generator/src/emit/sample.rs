//! How is a sample value written as an expression? As a caller would write it, where that is short.

use proc_macro2::TokenStream;
use quote::quote;

use super::cx::Cx;
use super::literal;
use crate::ir::{Json, TypeUse};
use crate::plan::Scalar;
use crate::plan::json::{to_pretty_text, to_text};

/// Bytes of JSON that stand in one line.
const ONE_LINE: usize = 60;

/// An expression for an argument of this type, where a text may be anything that becomes a `String`, and a list anything
/// that has its items.
pub(super) fn argument(cx: Cx<'_>, ty: &TypeUse, value: &Json) -> TokenStream {
    let Some(items) = cx.items(ty) else {
        return literal(cx, ty, value).unwrap_or_else(|| read(value));
    };
    match value {
        Json::Array(values) if values.is_empty() && cx.is_text(items) => {
            quote!(Vec::<String>::new())
        }
        Json::Array(values) if is_array(cx, items, values) => {
            let values = values.iter().map(|value| argument(cx, items, value));
            quote!([#(#values),*])
        }
        _ => {
            let json = literal::raw(&laid_out(value));
            quote!(support::samples(#json))
        }
    }
}

/// Whether that expression reads JSON.
pub(super) fn argument_is_read(cx: Cx<'_>, ty: &TypeUse, value: &Json) -> bool {
    match (cx.items(ty), value) {
        (None, _) => !is_literal(cx, ty, value),
        (Some(items), Json::Array(values)) => !is_array(cx, items, values),
        (Some(_), _) => true,
    }
}

/// An expression for a value of this very type, which is an `Option` where it may be null.
pub(super) fn value(cx: Cx<'_>, ty: &TypeUse, value: &Json) -> TokenStream {
    match (ty.nullable, value) {
        (true, Json::Null) => quote!(None),
        (true, _) => read(value),
        (false, _) => match literal(cx, ty, value) {
            None => read(value),
            Some(text) if cx.scalar(ty).is_some() && matches!(value, Json::String(_)) => {
                quote!(#text.into())
            }
            Some(literal) => literal,
        },
    }
}

/// Whether that expression reads JSON.
pub(super) fn value_is_read(cx: Cx<'_>, ty: &TypeUse, value: &Json) -> bool {
    match (ty.nullable, value) {
        (true, Json::Null) => false,
        (true, _) => true,
        (false, _) => !is_literal(cx, ty, value),
    }
}

/// Whether the items of a list are literals of the type that it asks for.
fn is_array(cx: Cx<'_>, items: &TypeUse, values: &[Json]) -> bool {
    let asked = !items.nullable && cx.scalar(items) != Some(Scalar::Binary);
    asked && values.iter().all(|value| is_literal(cx, items, value))
}

fn is_literal(cx: Cx<'_>, ty: &TypeUse, value: &Json) -> bool {
    if let Json::String(_) = value
        && cx.is_text_enum(ty)
    {
        return true;
    }
    matches!(
        (cx.scalar(ty), value),
        (Some(Scalar::Text | Scalar::Binary), Json::String(_))
            | (Some(Scalar::Bool), Json::Bool(_))
            | (Some(Scalar::Integer(_) | Scalar::Float), Json::Number(_))
    )
}

/// A literal of Rust, for what has one.
pub(super) fn literal(cx: Cx<'_>, ty: &TypeUse, value: &Json) -> Option<TokenStream> {
    if let (true, Json::String(text)) = (cx.is_text_enum(ty), value) {
        let text = literal::string(text);
        return Some(quote!(#text.into()));
    }
    match (cx.scalar(ty)?, value) {
        (Scalar::Text | Scalar::Binary, Json::String(text)) => {
            let text = literal::string(text);
            Some(quote!(#text))
        }
        (Scalar::Bool, Json::Bool(value)) => Some(quote!(#value)),
        (Scalar::Integer(_), Json::Number(number)) => {
            Some(literal::integer(number.to_i128().unwrap_or_default()))
        }
        (Scalar::Float, Json::Number(number)) => Some(literal::float(number.as_str())),
        _ => None,
    }
}

/// JSON that is read where it stands.
fn read(value: &Json) -> TokenStream {
    let json = literal::raw(&laid_out(value));
    quote!(support::sample(#json))
}

/// The value in one line, if it is short.
pub(super) fn laid_out(value: &Json) -> String {
    let text = to_text(value);
    if text.len() <= ONE_LINE {
        text
    } else {
        to_pretty_text(value)
    }
}
