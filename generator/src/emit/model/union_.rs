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

use super::{Owner, derives};
use crate::emit::cx::From;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::{Imports, Item};
use crate::emit::{docs, literal};
use crate::ir::Union;

pub(super) fn emit(owner: Owner<'_>, shape: &Union, imports: &mut Imports) -> TokenStream {
    let name = owner.cx.plan.names.type_name(owner.id);
    let doc = docs::of_type(owner.cx, owner.def, &[]).outer();
    let derives = derives(owner);
    let variants = shape.variants.iter().enumerate().map(|(index, variant)| {
        let name = owner.cx.plan.names.variant(owner.id, index);
        let doc = variant_docs(shape, index).outer();
        let ty = owner.cx.inner_ty(&variant.value, From::Models(owner.module), imports);
        let ty = if owner.cx.plan.boxed.contains(owner.id, index) { quote!(Box<#ty>) } else { ty };
        quote!(#doc #name(#ty),)
    });
    let variants: TokenStream = variants.collect();
    let unknown = DocText::sentence(&[Part::Own("None of the documented shapes, as it came.")]).outer();
    let implemented = emit_union(owner, shape, imports);
    let (json, model) = (imports.name(Item::Json), imports.name(Item::Model));
    quote! {
        #doc
        #derives
        pub enum #name { #variants #unknown Unknown(#json), }

        #implemented

        #model::union!(#name);
    }
}

/// Which value of the discriminator stands for the variant.
fn variant_docs(shape: &Union, index: usize) -> DocText {
    let Some(discriminator) = &shape.discriminator else {
        return match shape.variants.get(index).and_then(|variant| variant.title.as_ref()) {
            Some(title) => DocText::sentence(&[Part::Text(title)]).ended(),
            None => DocText::sentence(&[Part::Own("One of the documented shapes.")]),
        };
    };
    let mut parts = vec![Part::Code(discriminator.property.as_str()), Part::Own(" is ")];
    let tags = discriminator.mapping.iter().filter(|(_, variant)| **variant == index);
    for (i, (tag, _)) in tags.enumerate() {
        if i > 0 {
            parts.push(Part::Own(" or "));
        }
        parts.push(Part::Code(tag));
    }
    parts.push(Part::Own("."));
    DocText::sentence(&parts)
}

fn emit_union(owner: Owner<'_>, shape: &Union, imports: &mut Imports) -> TokenStream {
    let names = &owner.cx.plan.names;
    let name = names.type_name(owner.id);
    let wire_name = literal::string(name.as_str());
    let variants: Vec<_> = (0..shape.variants.len()).map(|i| names.variant(owner.id, i)).collect();
    let count = Literal::usize_unsuffixed(variants.len());
    let (tag, tags) = match &shape.discriminator {
        None => (quote!(None), quote!(&[])),
        Some(discriminator) => {
            let tag = literal::string(discriminator.property.as_str());
            let tags = discriminator.mapping.iter().map(|(tag, variant)| {
                let (tag, variant) = (literal::string(tag), Literal::usize_unsuffixed(*variant));
                quote!((#tag, #variant))
            });
            (quote!(Some(#tag)), quote!(&[#(#tags),*]))
        }
    };
    // The last variant stands for every other index, so that the match needs no arm that cannot be reached.
    let reads = variants.iter().enumerate().map(|(i, variant)| {
        let index = Literal::usize_unsuffixed(i);
        if i + 1 < variants.len() { quote!(#index => value.read(Self::#variant),) } else { quote!(_ => value.read(Self::#variant),) }
    });
    let (union, json) = (imports.name(Item::Union), imports.name(Item::Json));
    let (reader, writer) = (imports.name(Item::VariantReader), imports.name(Item::VariantWriter));
    quote! {
        impl #union for #name {
            const NAME: &'static str = #wire_name;
            const TAG: Option<&'static str> = #tag;
            const TAGS: &'static [(&'static str, usize)] = #tags;
            const VARIANTS: usize = #count;

            fn read<R: #reader>(variant: usize, value: &R) -> Result<Self, R::Error> {
                match variant { #(#reads)* }
            }

            fn unknown(value: #json) -> Self { Self::Unknown(value) }

            fn write<W: #writer>(&self, value: W) -> Result<W::Ok, W::Error> {
                match self { #(Self::#variants(variant) => value.write(variant),)* Self::Unknown(json) => value.write(json), }
            }
        }
    }
}
