//! How does a caller ask for another representation of a success? A method of the request for each.
//!
//! ```text
//! others: [Representation { method: as_csv, media_type: "text/csv", body: Text }]
//!     ↓
//! pub fn as_csv(self) -> Request<Represented<GetUsage, AsText>> { self.represented("text/csv") }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::signature::emit_deprecated;
use crate::emit::cx::{Cx, From};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::literal::string;
use crate::emit::runtime::{Imports, Item};
use crate::ir::TypeUse;
use crate::plan::{Body, OperationPlan, Records, Representation};

/// The methods of one request.
pub(super) fn emit(cx: Cx<'_>, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let name = &plan.request;
    let methods = plan.others.iter().map(|other| {
        let form = emit_form(cx, &other.body, imports);
        let doc = DocText::sentence(&[
            Part::Own("Asks for "),
            Part::Code(&other.media_type),
            Part::Own(if other.body.is_stream() {
                ", and gives a success as it arrives."
            } else {
                ", and reads a success as that."
            }),
        ]);
        let doc = match sunset(other) {
            Some(day) if !other.lifecycle.deprecated => doc.and(DocText::sentence(&[
                Part::Own("Stops working on "),
                Part::Text(day),
                Part::Own("."),
            ])),
            Some(_) | None => doc,
        };
        let doc = doc.outer();
        let deprecated = emit_deprecated(other.lifecycle.deprecated, sunset(other));
        let (method, media_type) = (&other.method, string(&other.media_type));
        let [request, represented] =
            [Item::Request, Item::Represented].map(|item| imports.name(item));
        quote! {
            #doc
            #deprecated
            pub fn #method(self) -> #request<#represented<#name, #form>> { self.represented(#media_type) }
        }
    });
    methods.collect()
}

fn emit_form(cx: Cx<'_>, body: &Body, imports: &mut Imports) -> TokenStream {
    let mut of = |form: Item, value: &TypeUse| {
        let ty = cx.inner_ty(value, From::Elsewhere, imports);
        let form = imports.name(form);
        quote!(#form<#ty>)
    };
    match body {
        Body::Typed(value) => of(Item::AsJson, value),
        Body::Events(Some(value)) => of(Item::AsEvents, value),
        Body::Items(Records::Lines, value) => of(Item::AsLines, value),
        Body::Items(Records::Texts, value) => of(Item::AsSequence, value),
        Body::Text => imports.tokens(Item::AsText),
        Body::Events(None) => imports.tokens(Item::AsTextEvents),
        Body::Bytes | Body::Upload | Body::Download | Body::Parts | Body::Empty => {
            imports.tokens(Item::AsBytes)
        }
    }
}

fn sunset(other: &Representation) -> Option<&str> {
    other.lifecycle.sunset.as_deref()
}

/// What the documentation of the method says of them.
pub(super) fn docs(plan: &OperationPlan) -> DocText {
    if plan.others.is_empty() {
        return DocText::default();
    }
    let items = plan.others.iter().map(|other| {
        let call = format!("{}()", other.method.as_str());
        let mut parts = vec![
            Part::Code(&call),
            Part::Own(" asks for "),
            Part::Code(&other.media_type),
        ];
        if other.lifecycle.deprecated {
            parts.push(Part::Own(", which is deprecated"));
        }
        if let Some(day) = sunset(other) {
            let joined = if other.lifecycle.deprecated {
                " and stops working on "
            } else {
                ", which stops working on "
            };
            parts.extend([Part::Own(joined), Part::Text(day)]);
        }
        parts.push(Part::Own("."));
        DocText::sentence(&parts)
    });
    let items: Vec<DocText> = items.collect();
    DocText::sentence(&[Part::Own(
        "Other representations, by methods of the request:",
    )])
    .and(DocText::list(items))
}
