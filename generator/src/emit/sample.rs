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

/// An expression for an argument of this type: a literal, or JSON that is read where it stands.
pub(super) fn expression(cx: Cx<'_>, ty: &TypeUse, value: &Json) -> TokenStream {
    match (cx.scalar(ty), value) {
        (Some(Scalar::Text | Scalar::Binary), Json::String(text)) => {
            let text = literal::string(text);
            quote!(#text)
        }
        (Some(Scalar::Bool), Json::Bool(value)) => quote!(#value),
        (Some(Scalar::Integer(_)), Json::Number(number)) => {
            literal::integer(number.to_i128().unwrap_or_default())
        }
        (Some(Scalar::Float), Json::Number(number)) => literal::float(number.as_str()),
        (_, value) => {
            let text = to_text(value);
            read(&if text.len() <= ONE_LINE {
                text
            } else {
                to_pretty_text(value)
            })
        }
    }
}

/// An expression for a body of this type, which is an `Option` where it may be null.
pub(super) fn body(cx: Cx<'_>, ty: &TypeUse, value: &Json) -> TokenStream {
    match (ty.nullable, value) {
        (true, Json::Null) => quote!(None),
        (true, Json::String(_) | Json::Bool(_) | Json::Number(_)) => read(&to_text(value)),
        (true, Json::Array(_) | Json::Object(_)) | (false, _) => expression(cx, ty, value),
    }
}

/// Whether the expression for a body of this type is a text that becomes its value.
pub(super) fn is_literal_text(cx: Cx<'_>, ty: &TypeUse) -> bool {
    !ty.nullable && matches!(cx.scalar(ty), Some(Scalar::Text | Scalar::Binary))
}

fn read(json: &str) -> TokenStream {
    let json = literal::raw(json);
    quote!(serde_json::from_str(#json).expect("a sample of the type"))
}
