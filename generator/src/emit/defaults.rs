//! What do defaults become? Constants of the type that holds the member or the parameter.
//!
//! ```text
//! lives: { type: integer, default: 9 }
//!     ↓
//! impl Cat {
//!     /// The default of `lives`.
//!     pub const DEFAULT_LIVES: i64 = 9;
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::cx::{Cx, From};
use super::doc_text::{DocText, Part};
use super::literal;
use super::runtime::Imports;
use crate::ir::{SpecName, Ty, TypeUse};
use crate::plan::{Constant, DefaultPlan, Scalar, TypeName};

/// A default, and what it is the default of.
pub(super) struct Stated<'a> {
    pub(super) plan: &'a DefaultPlan,
    pub(super) name: &'a SpecName,
    pub(super) value: &'a TypeUse,
}

/// The constants of a type; nothing where there are none.
pub(super) fn emit<'a>(
    cx: Cx<'a>,
    holder: &TypeName,
    from: From,
    stated: impl Iterator<Item = Stated<'a>>,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let constants: Vec<TokenStream> = stated
        .map(|stated| {
            let constant = &stated.plan.value;
            let doc = DocText::sentence(&[
                Part::Own("The default of "),
                Part::Code(stated.name.as_str()),
                Part::Own(match constant {
                    Constant::Written(_) => ", as text.",
                    Constant::Json(_) => ", as JSON.",
                    _ => ".",
                }),
            ]);
            let (doc, name) = (doc.outer(), &stated.plan.name);
            let ty = match constant {
                Constant::Written(_) | Constant::Json(_) => quote!(&'static str),
                _ => ty(cx, stated.value, from, imports),
            };
            let value = value(cx, constant, stated.value, from, imports);
            quote!(#doc pub const #name: #ty = #value;)
        })
        .collect();
    (!constants.is_empty()).then(|| quote!(impl #holder { #(#constants)* }))
}

/// The type of a constant: text and lists are borrowed.
fn ty(cx: Cx<'_>, value: &TypeUse, from: From, imports: &mut Imports) -> TokenStream {
    let resolved = cx.resolve(value);
    match &resolved.ty {
        Ty::List(items) => {
            let items = ty(cx, items, from, imports);
            quote!(&'static [#items])
        }
        _ if cx.scalar(resolved) == Some(Scalar::Text) => quote!(&'static str),
        _ => cx.ty(value, from, imports),
    }
}

/// The constant as an expression of the type that the use names, be it an alias.
fn value(
    cx: Cx<'_>,
    constant: &Constant,
    held: &TypeUse,
    from: From,
    imports: &mut Imports,
) -> TokenStream {
    match constant {
        Constant::Bool(value) => quote!(#value),
        Constant::Integer(value) => literal::integer(*value),
        Constant::Float(digits) => literal::float(digits),
        Constant::Text(text) | Constant::Written(text) => {
            let text = literal::string(text);
            quote!(#text)
        }
        Constant::Json(text) => {
            let text = literal::raw(text);
            quote!(#text)
        }
        Constant::Variant(id, index) => {
            let (ty, variant) = (
                cx.name(held.ty.named().unwrap_or(*id), from, imports),
                cx.plan.names.variant(*id, *index),
            );
            quote!(#ty::#variant)
        }
        Constant::List(items) => {
            let held = cx.items(held).unwrap_or(held);
            let items = items
                .iter()
                .map(|item| value(cx, item, held, from, imports));
            let items: Vec<TokenStream> = items.collect();
            quote!(&[#(#items),*])
        }
    }
}
