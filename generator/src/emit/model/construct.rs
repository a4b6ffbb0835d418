//! How is a constructor written? `new` of a struct takes what is required, `From` makes a variant of what it holds.
//!
//! ```text
//! impl Cat { pub fn new(at: Timestamp) -> Self { Self { at, kind: CatKind::Cat, ..Self::blank() } } }
//! impl From<Cat> for Pet { fn from(value: Cat) -> Self { Self::Cat(value) } }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::Owner;
use super::enum_::shown;
use crate::emit::client::{argument, field_value};
use crate::emit::cx::From;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::Imports;
use crate::ir::{Field, Presence, Shape, Struct, TypeId, Union};
use crate::plan::{Filled, Scalar};

/// `new`, for a struct that has it.
pub(super) fn emit_new(
    owner: Owner<'_>,
    shape: &Struct,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let plan = owner.cx.plan;
    let given = plan.constructors.new_of(owner.id)?;
    let mut doc = DocText::sentence(&[Part::Own(
        "Makes one of its required members; the optional ones are left out.",
    )]);
    let (mut arguments, mut values) = (Vec::new(), Vec::new());
    for (index, given) in given {
        let field = shape.fields.get(*index)?;
        let name = plan.names.field(owner.id, *index);
        let value = match given {
            Filled::Argument => {
                let (ty, value) = emit_argument(owner, (*index, field), imports);
                arguments.push(quote!(#name: #ty));
                value
            }
            Filled::Only(id) => {
                doc = doc.then(only_docs(owner, field, *id));
                let ty = owner.cx.name(*id, From::Models(owner.file), imports);
                let variant = plan.names.variant(*id, 0);
                quote!(#ty::#variant)
            }
        };
        let value = if plan.boxed.contains(owner.id, *index) {
            quote!(Box::new(#value))
        } else {
            value
        };
        values.push(field_value(name, &value));
    }
    let (doc, ty) = (doc.outer(), plan.names.type_name(owner.id));
    Some(quote! {
        impl #ty {
            #doc
            #[must_use]
            pub fn new(#(#arguments),*) -> Self { Self { #(#values,)* ..Self::blank() } }
        }
    })
}

/// The type of an argument, and the member's value.
fn emit_argument(
    owner: Owner<'_>,
    (index, field): (usize, &Field),
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    let (cx, from) = (owner.cx, From::Models(owner.file));
    let name = cx.plan.names.field(owner.id, index);
    match cx.plan.presences.of(owner.id, index, field) {
        Presence::RequiredNullable => {
            let ty = cx.ty(&field.value, from, imports);
            (quote!(Option<#ty>), quote!(#name))
        }
        Presence::Required | Presence::Optional | Presence::OptionalNullable => {
            argument(cx, &field.value, quote!(#name), from, imports)
        }
    }
}

/// What a member is that can be nothing else.
fn only_docs(owner: Owner<'_>, field: &Field, id: TypeId) -> DocText {
    let only = match owner.cx.def(id).map(|def| &def.shape) {
        Some(Shape::Enum(shape)) => shape.values.first(),
        _ => None,
    };
    let value = only.map(|only| shown(&only.value)).unwrap_or_default();
    DocText::sentence(&[
        Part::Code(field.name.as_str()),
        Part::Own(" is "),
        Part::Code(&value),
        Part::Own("."),
    ])
}

/// `From`, for the variants of a union that have it.
pub(super) fn emit_from(
    owner: Owner<'_>,
    shape: &Union,
    imports: &mut Imports,
) -> Vec<TokenStream> {
    let plan = owner.cx.plan;
    let ty = plan.names.type_name(owner.id);
    let variants = plan.constructors.from_of(owner.id).iter();
    let variants = variants.filter_map(|index| Some((*index, &shape.variants.get(*index)?.value)));
    variants
        .map(|(index, held)| {
            let name = plan.names.variant(owner.id, index);
            let from = owner.cx.ty(held, From::Models(owner.file), imports);
            let value = if plan.boxed.contains(owner.id, index) {
                quote!(Box::new(value))
            } else {
                quote!(value)
            };
            let text = (owner.cx.scalar(held) == Some(Scalar::Text)).then(|| {
                quote! {
                    impl From<&str> for #ty {
                        fn from(value: &str) -> Self { Self::#name(value.to_owned()) }
                    }
                }
            });
            quote! {
                impl From<#from> for #ty {
                    fn from(value: #from) -> Self { Self::#name(#value) }
                }
                #text
            }
        })
        .collect()
}
