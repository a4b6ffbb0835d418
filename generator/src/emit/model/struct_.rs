//! How does an object become a struct?
//!
//! ```text
//! required: [id], properties: { id: { type: string }, note: { type: string } }
//!     ↓
//! pub struct Thing { pub id: String, pub note: Option<String> }
//! impl Record for Thing { const FIELDS = &["id", "note"]; const REQUIRED = &[0]; fn read … fn write … }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Owner, construct, derives};
use crate::emit::cx::From;
use crate::emit::defaults::{self, Stated};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::{Imports, Item};
use crate::emit::{docs, literal};
use crate::ir::{Access, Extra, Field, Presence, Struct};
use crate::plan::Derive;

pub(super) fn emit(owner: Owner<'_>, shape: &Struct, imports: &mut Imports) -> TokenStream {
    let name = owner.cx.plan.names.type_name(owner.id);
    let doc = docs::of_type(owner.cx, owner.def, &shape.rules).outer();
    let derives = derives(owner);
    let fields = shape
        .fields
        .iter()
        .enumerate()
        .map(|(i, field)| emit_field(owner, i, field, imports));
    let fields: TokenStream = fields.collect();
    let extra = emit_extra(owner, &shape.extra, imports);
    let defaults = emit_defaults(owner, shape, imports);
    let new = construct::emit_new(owner, shape, imports);
    let record = emit_record(owner, shape, imports);
    let model = imports.name(Item::Model);
    quote! {
        #doc
        #derives
        pub struct #name { #fields #extra }

        #defaults

        #new

        #record

        #model::record!(#name);
    }
}

fn emit_defaults(owner: Owner<'_>, shape: &Struct, imports: &mut Imports) -> Option<TokenStream> {
    let plan = owner.cx.plan;
    let fields = shape.fields.iter().enumerate();
    let stated = fields.filter_map(|(index, field)| {
        let (name, value) = (&field.name, &field.value);
        let plan = plan.defaults.field(owner.id, index)?;
        Some(Stated { plan, name, value })
    });
    let (name, from) = (plan.names.type_name(owner.id), From::Models(owner.file));
    defaults::emit(owner.cx, name, from, stated, imports)
}

fn emit_field(owner: Owner<'_>, index: usize, field: &Field, imports: &mut Imports) -> TokenStream {
    let name = owner.cx.plan.names.field(owner.id, index);
    let doc = docs::of_field(owner.cx, field).outer();
    let ty = owner.cx.ty(&field.value, From::Models(owner.file), imports);
    let ty = if owner.cx.plan.boxed.contains(owner.id, index) {
        quote!(Box<#ty>)
    } else {
        ty
    };
    let ty = match owner.cx.plan.presences.of(owner.id, index, field) {
        Presence::Required => ty,
        Presence::Optional | Presence::RequiredNullable => quote!(Option<#ty>),
        Presence::OptionalNullable => {
            let maybe = imports.name(Item::Maybe);
            quote!(#maybe<#ty>)
        }
    };
    quote!(#doc pub #name: #ty,)
}

/// The field that keeps the members the document does not name.
fn emit_extra(owner: Owner<'_>, extra: &Extra, imports: &mut Imports) -> TokenStream {
    match extra {
        Extra::Allowed | Extra::Refused => TokenStream::new(),
        Extra::Kept | Extra::KeptAndRefused => {
            let name = owner.cx.plan.names.extra(owner.id);
            let doc = DocText::sentence(&[Part::Own(
                "Members that the document does not name, as they came. They are written again.",
            )])
            .outer();
            let json = imports.name(Item::JsonModule);
            quote!(#doc pub #name: #json::Object,)
        }
        Extra::Typed(value) => {
            let name = owner.cx.plan.names.extra(owner.id);
            let doc = DocText::sentence(&[Part::Own("Members of other names.")]).outer();
            let map = imports.name(Item::BTreeMap);
            let ty = owner.cx.inner_ty(value, From::Models(owner.file), imports);
            quote!(#doc pub #name: #map<String, #ty>,)
        }
    }
}

fn emit_record(owner: Owner<'_>, shape: &Struct, imports: &mut Imports) -> TokenStream {
    let names = &owner.cx.plan.names;
    let name = names.type_name(owner.id);
    let wire_name = literal::string(name.as_str());
    let wire = shape
        .fields
        .iter()
        .map(|field| literal::string(field.name.as_str()));
    let required = shape
        .fields
        .iter()
        .enumerate()
        .filter(|(i, field)| is_sent(owner, *i, field));
    let required = required.map(|(i, _)| Literal::usize_unsuffixed(i));
    let read_only = emit_read_only(owner, shape);
    let blank = emit_blank(owner, shape, imports);
    let kept = match shape.extra {
        Extra::Typed(_) | Extra::Kept | Extra::KeptAndRefused => Some(names.extra(owner.id)),
        Extra::Allowed | Extra::Refused => None,
    };
    let keeps = kept.map(|_| {
        quote!(
            const KEEPS_EXTRA: bool = true;
        )
    });
    let (record, reader, writer) = (
        imports.name(Item::Record),
        imports.name(Item::FieldReader),
        imports.name(Item::FieldWriter),
    );
    let read_extra = kept.map(|extra| {
        quote! {
            fn read_extra<'de, R: #reader<'de>>(&mut self, name: String, value: &mut R) -> Result<(), R::Error> {
                value.put_extra(name, &mut self.#extra)
            }
        }
    });
    let flatten = kept.map(|extra| quote!(fields.flatten(&self.#extra);));
    let puts = (0..shape.fields.len()).map(|i| {
        let (index, field) = (Literal::usize_unsuffixed(i), names.field(owner.id, i));
        quote!(#index => value.put(&mut self.#field),)
    });
    let read = if shape.fields.is_empty() {
        quote!(value.skip())
    } else {
        quote!(match field { #(#puts)* _ => value.skip(), })
    };
    let writes = shape
        .fields
        .iter()
        .enumerate()
        .map(|(i, field)| emit_write(owner, i, field));
    let (field_arg, fields_arg) = (
        if shape.fields.is_empty() {
            quote!(_field)
        } else {
            quote!(field)
        },
        if shape.fields.is_empty() && kept.is_none() {
            quote!(_fields)
        } else {
            quote!(fields)
        },
    );
    quote! {
        impl #record for #name {
            const NAME: &'static str = #wire_name;
            const FIELDS: &'static [&'static str] = &[#(#wire),*];
            const REQUIRED: &'static [usize] = &[#(#required),*];
            #read_only
            #keeps

            fn blank() -> Self { #blank }

            fn read<'de, R: #reader<'de>>(&mut self, #field_arg: usize, value: &mut R) -> Result<(), R::Error> { #read }

            #read_extra

            fn write<W: #writer>(&self, #fields_arg: &mut W) { #(#writes)* #flatten }
        }
    }
}

/// What is left out of requests; nothing for a type that is in none, and where there is nothing to be left out.
fn emit_read_only(owner: Owner<'_>, shape: &Struct) -> Option<TokenStream> {
    let fields = shape.fields.iter();
    let names = fields.filter(|field| field.access == Access::ReadOnly);
    let names: Vec<Literal> = names
        .map(|field| literal::string(field.name.as_str()))
        .collect();
    let has_some = owner.cx.plan.presences.is_sent(owner.id) && !names.is_empty();
    has_some.then(|| {
        quote!(
            const READ_ONLY: &'static [&'static str] = &[#(#names),*];
        )
    })
}

/// Whether an answer must have the member: "required" binds the side that writes it.
fn is_sent(owner: Owner<'_>, index: usize, field: &Field) -> bool {
    let required = match owner.cx.plan.presences.of(owner.id, index, field) {
        Presence::Required | Presence::RequiredNullable => true,
        Presence::Optional | Presence::OptionalNullable => false,
    };
    required && field.access != Access::WriteOnly
}

fn emit_blank(owner: Owner<'_>, shape: &Struct, imports: &mut Imports) -> TokenStream {
    if owner.cx.plan.derives.has(owner.id, Derive::Default) {
        return quote!(Self::default());
    }
    let names = &owner.cx.plan.names;
    let fields = shape.fields.iter().enumerate().map(|(i, field)| {
        let name = names.field(owner.id, i);
        let required = owner.cx.plan.presences.of(owner.id, i, field) == Presence::Required;
        // Neither a type of another crate nor a record has `Blank`.
        let value = if required && owner.cx.is_replaced(&field.value) {
            quote!(Default::default())
        } else if required && owner.cx.is_record(&field.value) {
            let record = imports.name(Item::Record);
            quote!(#record::blank())
        } else {
            let blank = imports.name(Item::Blank);
            quote!(#blank::blank())
        };
        if required && owner.cx.plan.boxed.contains(owner.id, i) {
            quote!(#name: Box::new(#value))
        } else {
            quote!(#name: #value)
        }
    });
    let fields: Vec<TokenStream> = fields.collect();
    let extra = match shape.extra {
        Extra::Typed(_) | Extra::Kept | Extra::KeptAndRefused => Some(names.extra(owner.id)),
        Extra::Allowed | Extra::Refused => None,
    };
    let extra = extra.map(|name| {
        let blank = imports.name(Item::Blank);
        quote!(#name: #blank::blank())
    });
    let fields = fields.into_iter().chain(extra);
    quote!(Self { #(#fields),* })
}

fn emit_write(owner: Owner<'_>, index: usize, field: &Field) -> TokenStream {
    let name = owner.cx.plan.names.field(owner.id, index);
    let wire = literal::string(field.name.as_str());
    match owner.cx.plan.presences.of(owner.id, index, field) {
        Presence::Required => quote!(fields.required(#wire, &self.#name);),
        Presence::Optional => quote!(fields.optional(#wire, &self.#name);),
        Presence::RequiredNullable => quote!(fields.nullable(#wire, &self.#name);),
        Presence::OptionalNullable => quote!(fields.maybe(#wire, &self.#name);),
    }
}
