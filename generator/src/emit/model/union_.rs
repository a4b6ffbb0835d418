//! How does one of several types become an enum?
//!
//! ```text
//! oneOf: [Cat, Dog], discriminator: { propertyName: petType, mapping: { cat: Cat, dog: Dog } }
//!     ↓
//! pub enum Pet { Cat(Cat), Dog(Dog), Unknown(Json) }
//! impl Union for Pet { const TAG = Some("petType"); const TAGS = &[("cat", 0), ("dog", 1)]; … }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Owner, construct, derives};
use crate::emit::cx::From;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::{Imports, Item};
use crate::emit::{docs, literal};
use crate::ir::{EnumKind, EnumValue, Json, Shape, Struct, Ty, TypeUse, Union, Untyped, Variant};
use crate::plan::Scalar;

pub(super) fn emit(owner: Owner<'_>, shape: &Union, imports: &mut Imports) -> TokenStream {
    let name = owner.cx.plan.names.type_name(owner.id);
    let doc = docs::of_type(owner.cx, owner.def, &[]).outer();
    let derives = derives(owner);
    let variants = shape.variants.iter().enumerate().map(|(index, variant)| {
        let name = owner.cx.plan.names.variant(owner.id, index);
        let doc = variant_docs(owner, shape, index).outer();
        let ty = owner
            .cx
            .inner_ty(&variant.value, From::Models(owner.file), imports);
        let ty = if owner.cx.plan.boxed.contains(owner.id, index) {
            quote!(Box<#ty>)
        } else {
            ty
        };
        quote!(#doc #name(#ty),)
    });
    let variants: TokenStream = variants.collect();
    let unknown =
        DocText::sentence(&[Part::Own("None of the documented shapes, as it came.")]).outer();
    let implemented = emit_union(owner, shape, imports);
    let from = construct::emit_from(owner, shape, imports);
    let (json, model) = (imports.name(Item::Json), imports.name(Item::Model));
    quote! {
        #doc
        #derives
        pub enum #name { #variants #unknown Unknown(#json), }

        #implemented

        #model::union!(#name);

        #(#from)*
    }
}

/// Which value of the discriminator stands for the variant, or what the variant is.
fn variant_docs(owner: Owner<'_>, shape: &Union, index: usize) -> DocText {
    let tags: Vec<&str> = shape.tags(index).collect();
    let Some(discriminator) = shape.discriminator.as_ref().filter(|_| !tags.is_empty()) else {
        let variant = shape.variants.get(index);
        return variant
            .map(|variant| described(owner, variant))
            .unwrap_or_default();
    };
    let mut parts = vec![
        Part::Code(discriminator.property.as_str()),
        Part::Own(" is "),
    ];
    for (i, tag) in tags.into_iter().enumerate() {
        if i > 0 {
            parts.push(Part::Own(" or "));
        }
        parts.push(Part::Code(tag));
    }
    parts.push(Part::Own("."));
    DocText::sentence(&parts)
}

fn described(owner: Owner<'_>, variant: &Variant) -> DocText {
    let kind = match (&variant.title, &variant.value.ty) {
        (Some(title), _) => return DocText::sentence(&[Part::Text(title)]).ended(),
        (None, Ty::Named(id)) => {
            let name = owner.cx.plan.names.type_name(*id);
            return DocText::sentence(&[
                Part::Own("Of the type "),
                Part::Code(name.as_str()),
                Part::Own("."),
            ]);
        }
        (None, Ty::Text(_)) => "A string.",
        (None, Ty::Bool) => "A boolean.",
        (None, Ty::Integer(_)) => "An integer.",
        (None, Ty::Number(_)) => "A number.",
        (None, Ty::List(_)) => "An array.",
        (None, Ty::Map(_)) => "An object.",
        (None, Ty::Untyped(Untyped::FreeObject)) => "Any object.",
        (None, Ty::Untyped(_)) => "Any value.",
    };
    DocText::sentence(&[Part::Own(kind)])
}

fn emit_union(owner: Owner<'_>, shape: &Union, imports: &mut Imports) -> TokenStream {
    let names = &owner.cx.plan.names;
    let name = names.type_name(owner.id);
    let wire_name = literal::string(name.as_str());
    let variants: Vec<_> = (0..shape.variants.len())
        .map(|i| names.variant(owner.id, i))
        .collect();
    let known = shape
        .variants
        .iter()
        .map(|variant| emit_variant(owner, &variant.value, imports));
    let known: Vec<TokenStream> = known.collect();
    let tags = shape.discriminator.as_ref().map(|discriminator| {
        let tag = literal::string(discriminator.property.as_str());
        let tags = discriminator.mapping.iter().map(|(tag, variant)| {
            let (tag, variant) = (literal::string(tag), Literal::usize_unsuffixed(*variant));
            quote!((#tag, #variant))
        });
        quote! {
            const TAG: Option<&'static str> = Some(#tag);
            const TAGS: &'static [(&'static str, usize)] = &[#(#tags),*];
        }
    });
    let writes = (0..shape.variants.len()).map(|index| emit_write(owner, shape, index));
    // The last variant stands for every other index, so that the match needs no arm that cannot be reached.
    let reads = variants.iter().enumerate().map(|(i, variant)| {
        let index = Literal::usize_unsuffixed(i);
        if i + 1 < variants.len() {
            quote!(#index => value.read(Self::#variant),)
        } else {
            quote!(_ => value.read(Self::#variant),)
        }
    });
    let (union, json) = (imports.name(Item::Union), imports.name(Item::Json));
    let (reader, writer) = (
        imports.name(Item::VariantReader),
        imports.name(Item::VariantWriter),
    );
    let variant = imports.name(Item::Variant);
    quote! {
        impl #union for #name {
            const NAME: &'static str = #wire_name;
            #tags
            const VARIANTS: &'static [#variant] = &[#(#known),*];

            fn read<R: #reader>(variant: usize, value: &R) -> Result<Self, R::Error> {
                match variant { #(#reads)* }
            }

            fn unknown(value: #json) -> Self { Self::Unknown(value) }

            fn write<W: #writer>(&self, value: W) -> Result<W::Ok, W::Error> {
                match self { #(#writes)* Self::Unknown(json) => value.write(json), }
            }
        }
    }
}

/// What can be told of a variant before it is read.
fn emit_variant(owner: Owner<'_>, value: &TypeUse, imports: &mut Imports) -> TokenStream {
    let (variant, kind) = (imports.name(Item::Variant), Item::Kind);
    let held = owner.cx.resolve(value);
    let kind = match &held.ty {
        Ty::Named(id) => {
            let name = owner.cx.name(*id, From::Models(owner.file), imports);
            match owner.cx.def(*id).map(|def| &def.shape) {
                Some(Shape::Struct(shape)) => {
                    let closed = shape.extra.is_refused().then(|| quote!(.closed()));
                    let constants = emit_constants(owner, shape);
                    return quote!(#variant::record::<#name>()#constants #closed);
                }
                Some(Shape::Enum(shape)) if shape.kind == EnumKind::Text => {
                    return quote!(#variant::text_enum::<#name>());
                }
                Some(Shape::Enum(shape)) if shape.kind == EnumKind::Integer => {
                    return quote!(#variant::integer_enum::<#name>());
                }
                Some(Shape::Union(_)) => {
                    return quote!(#variant::union::<#name>());
                }
                Some(Shape::Enum(_) | Shape::Alias(_)) | None => {
                    let kind = imports.name(kind);
                    quote!(#kind::Any)
                }
            }
        }
        ty => {
            let kind = imports.name(kind);
            match ty {
                Ty::Text(_) if Scalar::of(ty) == Some(Scalar::Text) => quote!(#kind::String),
                Ty::Text(_) => quote!(#kind::Format),
                Ty::Bool => quote!(#kind::Boolean),
                Ty::Integer(_) => quote!(#kind::Integer),
                Ty::Number(_) => quote!(#kind::Number),
                Ty::List(_) => quote!(#kind::Array),
                Ty::Map(_) | Ty::Untyped(Untyped::FreeObject) => quote!(#kind::Object),
                Ty::Untyped(_) | Ty::Named(_) => quote!(#kind::Any),
            }
        }
    };
    quote!(#variant::of(#kind))
}

/// Members that can hold one string only: they tell a variant as a discriminator would.
fn emit_constants(owner: Owner<'_>, shape: &Struct) -> Option<TokenStream> {
    let constants: Vec<TokenStream> = shape
        .fields
        .iter()
        .filter_map(|field| {
            let Ty::Named(id) = owner.cx.resolve(&field.value).ty else {
                return None;
            };
            let Some(Shape::Enum(values)) = owner.cx.def(id).map(|def| &def.shape) else {
                return None;
            };
            let [
                EnumValue {
                    value: Json::String(text),
                    ..
                },
            ] = values.values.as_slice()
            else {
                return None;
            };
            let (name, text) = (literal::string(field.name.as_str()), literal::string(text));
            Some(quote!((#name, &[#text])))
        })
        .collect();
    (!constants.is_empty()).then(|| quote!(.constants(&[#(#constants),*])))
}

/// A record of a union with a discriminator is written with it.
fn emit_write(owner: Owner<'_>, shape: &Union, index: usize) -> TokenStream {
    let variant = owner.cx.plan.names.variant(owner.id, index);
    let boxed = owner
        .cx
        .plan
        .boxed
        .contains(owner.id, index)
        .then(|| quote!(.as_ref()));
    let tags = shape
        .discriminator
        .as_ref()
        .map(|discriminator| &discriminator.mapping);
    let tag = tags
        .and_then(|tags| tags.iter().find(|(_, told)| **told == index))
        .map(|(tag, _)| literal::string(tag));
    let held = shape.variants.get(index).map(|variant| &variant.value);
    let is_record = held.is_some_and(|value| owner.cx.is_record(value));
    match tag.filter(|_| is_record) {
        Some(tag) => quote!(Self::#variant(variant) => value.tagged(#tag, variant #boxed),),
        None => quote!(Self::#variant(variant) => value.write(variant),),
    }
}
