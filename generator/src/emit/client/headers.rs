//! Which header fields of answers have a method of their own? Those that the document describes.
//!
//! ```text
//! headers: {RateLimit-Remaining: {schema: {type: integer}}}
//!     ↓
//! impl<T> Response<T> { pub fn rate_limit_remaining(&self) -> Option<i64> { … } }
//! ```
//!
//! A field may be missing, and may hold anything: a method then gives `None`, and `Response::header` what there is. What
//! has parts is read by the runtime, once for all: the method says only of which type they are.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::cx::{Cx, From, integer_name};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::docs::{Flow, prose};
use crate::emit::features;
use crate::emit::literal::string;
use crate::emit::runtime::{Imports, Item};
use crate::ir::{Ty, TypeUse};
use crate::plan::{HeaderPlan, HeaderValue, Scalar};

pub(super) fn emit(cx: Cx<'_>, imports: &mut Imports) -> TokenStream {
    if cx.plan.headers.is_empty() {
        return TokenStream::new();
    }
    let response = imports.name(Item::Response);
    let methods: Vec<TokenStream> = cx
        .plan
        .headers
        .iter()
        .map(|header| emit_method(cx, header, imports))
        .collect();
    quote! {
        impl<T> #response<T> { #(#methods)* }
    }
}

fn emit_method(cx: Cx<'_>, header: &HeaderPlan, imports: &mut Imports) -> TokenStream {
    let doc = docs(cx, header).outer();
    let gate = header.value.names().and_then(|ty| gate(cx, ty));
    let (method, name) = (&header.method, string(&header.name));
    let mut ty = |ty: &TypeUse| cx.ty(ty, From::Elsewhere, imports);
    let (ty, read) = match &header.value {
        HeaderValue::One(scalar) => match one(*scalar, imports) {
            Some(ty) => (ty, quote!(self.header(#name)?.trim().parse().ok())),
            None => (quote!(&str), quote!(self.header(#name))),
        },
        HeaderValue::Enum(value) => (ty(value), quote!(self.header(#name)?.trim().parse().ok())),
        HeaderValue::List(item) => {
            let item = ty(item);
            (quote!(Vec<#item>), quote!(self.header_list(#name)))
        }
        HeaderValue::Object { ty: value, explode } => (
            ty(value),
            if *explode {
                quote!(self.header_object_exploded(#name))
            } else {
                quote!(self.header_object(#name))
            },
        ),
        HeaderValue::Json(value) => (ty(value), quote!(self.header_json(#name))),
    };
    quote! {
        #doc
        #gate
        pub fn #method(&self) -> Option<#ty> { #read }
    }
}

/// What a single value is read as; none for text.
fn one(scalar: Scalar, imports: &mut Imports) -> Option<TokenStream> {
    match scalar {
        Scalar::Bool => Some(quote!(bool)),
        Scalar::Integer(format) => {
            let integer = integer_name(format);
            Some(quote!(#integer))
        }
        Scalar::Float => Some(quote!(f64)),
        Scalar::Decimal => Some(imports.tokens(Item::Number)),
        Scalar::Timestamp => Some(imports.tokens(Item::Timestamp)),
        Scalar::Date => Some(imports.tokens(Item::Date)),
        Scalar::Uuid => Some(imports.tokens(Item::Uuid)),
        Scalar::Text | Scalar::Secret | Scalar::Base64 | Scalar::Binary => None,
    }
}

/// The condition under which the type is there that a method names.
fn gate(cx: Cx<'_>, ty: &TypeUse) -> Option<TokenStream> {
    match &ty.ty {
        Ty::Named(id) => {
            let home = cx.plan.homes.of_type(*id)?;
            cx.plan.homes.module(home).map(features::gate)
        }
        Ty::List(inner) | Ty::Map(inner) => gate(cx, inner),
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => None,
    }
}

fn docs(cx: Cx<'_>, header: &HeaderPlan) -> DocText {
    let (operation, response, index) = header.described;
    let described = cx
        .api
        .operations
        .get(operation)
        .and_then(|operation| operation.responses.get(response))
        .and_then(|response| response.headers.get(index));
    let prose = described
        .map(|header| prose(cx, &header.docs, Flow::Paragraphs))
        .unwrap_or_default();
    let field = DocText::sentence(&[
        Part::Own("The header field "),
        Part::Code(&header.name),
        Part::Own(", where the answer has it."),
    ]);
    if prose.is_empty() {
        field
    } else {
        prose.and(field)
    }
}
