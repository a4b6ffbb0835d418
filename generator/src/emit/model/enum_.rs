//! How does a list of values become an enum?
//!
//! ```text
//! enum: [hourly, daily]
//!     ↓
//! pub enum FrequencyType { Hourly, Daily, Unknown(String) }
//! impl TextEnum for FrequencyType { … }
//! ```
//!
//! Enums are open: a value the document does not list is kept as it came. Lists of values of several types stay JSON.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Owner, derives};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::{Imports, Item};
use crate::emit::{docs, literal};
use crate::ir::{Enum, EnumKind, Json};
use crate::plan::Derive;
use crate::plan::json::to_text;

pub(super) fn emit(owner: Owner<'_>, shape: &Enum, imports: &mut Imports) -> TokenStream {
    match shape.kind {
        EnumKind::Text => emit_text(owner, shape, imports),
        EnumKind::Integer => emit_integer(owner, shape, imports),
        EnumKind::Mixed => emit_mixed(owner, shape, imports),
    }
}

/// The enum itself; `unknown` is what the last variant keeps.
fn emit_enum(owner: Owner<'_>, shape: &Enum, unknown: &TokenStream) -> TokenStream {
    let names = &owner.cx.plan.names;
    let name = names.type_name(owner.id);
    let doc = docs::of_type(owner.cx, owner.def, &[]).outer();
    let derives = derives(owner);
    let has_default = owner.cx.plan.derives.has(owner.id, Derive::Default);
    let variants = shape.values.iter().enumerate().map(|(i, value)| {
        let doc = DocText::sentence(&[Part::Code(&shown(&value.value))]).outer();
        let variant = names.variant(owner.id, i);
        let default = (has_default && i == 0).then(|| quote!(#[default]));
        quote!(#doc #default #variant,)
    });
    let open = DocText::sentence(&[Part::Own(
        "A value that the document does not list, as it came. Made by `From`, never for a listed value.",
    )])
    .outer();
    quote! {
        #doc
        #derives
        pub enum #name { #(#variants)* #open Unknown(#unknown), }
    }
}

/// A string without its quotes where they are not needed to see it, anything else as JSON.
pub(super) fn shown(value: &Json) -> String {
    match value {
        Json::String(text) if !text.is_empty() && text.trim() == text => text.clone(),
        other => to_text(other),
    }
}

fn emit_text(owner: Owner<'_>, shape: &Enum, imports: &mut Imports) -> TokenStream {
    let names = &owner.cx.plan.names;
    let name = names.type_name(owner.id);
    let declared = emit_enum(owner, shape, &quote!(String));
    let wire_name = literal::string(name.as_str());
    let texts: Vec<_> = shape
        .values
        .iter()
        .map(|value| {
            literal::string(if let Json::String(text) = &value.value {
                text
            } else {
                ""
            })
        })
        .collect();
    let variants: Vec<_> = (0..shape.values.len())
        .map(|i| names.variant(owner.id, i))
        .collect();
    let (text_enum, model) = (imports.name(Item::TextEnum), imports.name(Item::Model));
    quote! {
        #declared

        impl #text_enum for #name {
            const NAME: &'static str = #wire_name;
            const KNOWN: &'static [&'static str] = &[#(#texts),*];

            fn from_known(text: &str) -> Option<Self> {
                match text { #(#texts => Some(Self::#variants),)* _ => None, }
            }

            fn unknown(text: String) -> Self { Self::Unknown(text) }

            fn as_text(&self) -> &str {
                match self { #(Self::#variants => #texts,)* Self::Unknown(text) => text, }
            }
        }

        #model::text_enum!(#name);
    }
}

fn emit_integer(owner: Owner<'_>, shape: &Enum, imports: &mut Imports) -> TokenStream {
    let names = &owner.cx.plan.names;
    let name = names.type_name(owner.id);
    let declared = emit_enum(owner, shape, &quote!(i64));
    let wire_name = literal::string(name.as_str());
    let numbers: Vec<_> = shape
        .values
        .iter()
        .map(|value| {
            if let Json::Number(number) = &value.value {
                number.to_i128()
            } else {
                None
            }
        })
        .map(|number| literal::integer(number.unwrap_or_default()))
        .collect();
    let variants: Vec<_> = (0..shape.values.len())
        .map(|i| names.variant(owner.id, i))
        .collect();
    let (integer_enum, model) = (imports.name(Item::IntegerEnum), imports.name(Item::Model));
    quote! {
        #declared

        impl #integer_enum for #name {
            const NAME: &'static str = #wire_name;
            const KNOWN: &'static [i64] = &[#(#numbers),*];

            fn from_known(number: i64) -> Option<Self> {
                match number { #(#numbers => Some(Self::#variants),)* _ => None, }
            }

            fn unknown(number: i64) -> Self { Self::Unknown(number) }

            fn as_integer(&self) -> i64 {
                match self { #(Self::#variants => #numbers,)* Self::Unknown(number) => *number, }
            }
        }

        #model::integer_enum!(#name);
    }
}

fn emit_mixed(owner: Owner<'_>, shape: &Enum, imports: &mut Imports) -> TokenStream {
    let name = owner.cx.plan.names.type_name(owner.id);
    let values = DocText::list(
        shape
            .values
            .iter()
            .map(|value| DocText::sentence(&[Part::Code(&to_text(&value.value))])),
    );
    let doc = docs::of_type(owner.cx, owner.def, &[])
        .and(DocText::sentence(&[Part::Own("One of:")]))
        .and(values)
        .outer();
    let derives = derives(owner);
    let (json, model) = (imports.name(Item::Json), imports.name(Item::Model));
    quote! {
        #doc
        #derives
        pub struct #name(pub #json);

        #model::newtype!(#name, #json);
    }
}
