//! Which header fields of answers have a method of their own? Those that the document describes.
//!
//! ```text
//! headers: {RateLimit-Remaining: {schema: {type: integer}}}
//!     ↓
//! impl<T> Response<T> { pub fn rate_limit_remaining(&self) -> Option<i64> { … } }
//! ```
//!
//! A field may be missing, and may hold anything: a method then gives `None`, and `Response::header` what there is.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::cx::{Cx, integer_name};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::docs::{Flow, prose};
use crate::emit::literal::string;
use crate::emit::runtime::{Imports, Item};
use crate::plan::{HeaderPlan, Scalar};

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
    let (method, name) = (&header.method, string(&header.name));
    let ty = match header.value {
        Scalar::Bool => quote!(bool),
        Scalar::Integer(format) => {
            let integer = integer_name(format);
            quote!(#integer)
        }
        Scalar::Float => quote!(f64),
        Scalar::Timestamp => imports.tokens(Item::Timestamp),
        Scalar::Text
        | Scalar::Secret
        | Scalar::Date
        | Scalar::Uuid
        | Scalar::Base64
        | Scalar::Binary
        | Scalar::Decimal => {
            return quote! {
                #doc
                pub fn #method(&self) -> Option<&str> { self.header(#name) }
            };
        }
    };
    quote! {
        #doc
        pub fn #method(&self) -> Option<#ty> { self.header(#name)?.trim().parse().ok() }
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
