//! How is a value made that is sent? From what is required, where there is no `Default`, and from what a union holds.
//!
//! ```text
//! required: [kind, at], properties: { kind: { enum: [cat] }, at: { format: date-time }, note: { type: string } }
//!     ↓
//! impl Cat { pub fn new(at: Timestamp) -> Self { Self { at, kind: CatKind::Cat, ..Self::blank() } } }
//! impl From<Cat> for Pet { fn from(value: Cat) -> Self { Self::Cat(value) } }
//! ```
//!
//! Types that only answers hold have none of this: programs read them.

use proc_macro2::TokenStream;
use quote::quote;

use super::Owner;
use super::enum_::shown;
use crate::emit::client::{argument, field_value};
use crate::emit::cx::From;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::Imports;
use crate::ir::{Field, Presence, Struct, Ty, TypeId, TypeUse, Union};
use crate::plan::{Derive, Scalar};

/// `new`, for a struct that has no `Default` and whose literal would have to name what is left out.
pub(super) fn emit_new(
    owner: Owner<'_>,
    shape: &Struct,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let plan = owner.cx.plan;
    let presence = |index, field: &Field| plan.presences.of(owner.id, index, field);
    let fields = || shape.fields.iter().enumerate();
    let may_be_absent = fields().any(|(index, field)| {
        matches!(
            presence(index, field),
            Presence::Optional | Presence::OptionalNullable
        )
    });
    let has_default = plan.derives.has(owner.id, Derive::Default);
    if has_default || !may_be_absent || !plan.presences.is_sent(owner.id) {
        return None;
    }
    let (mut arguments, mut values, mut fixed) = (Vec::new(), Vec::new(), Vec::new());
    for (index, field) in fields() {
        let name = plan.names.field(owner.id, index);
        let (ty, value) = match presence(index, field) {
            Presence::Optional | Presence::OptionalNullable => continue,
            Presence::Required => match owner.cx.only_value(&field.value) {
                Some((id, value)) => {
                    let ty = owner.cx.name(id, From::Models(owner.file), imports);
                    let variant = plan.names.variant(id, 0);
                    fixed.push((field.name.as_str(), shown(value)));
                    values.push(quote!(#name: #ty::#variant));
                    continue;
                }
                None => argument(
                    owner.cx,
                    &field.value,
                    quote!(#name),
                    From::Models(owner.file),
                    imports,
                ),
            },
            Presence::RequiredNullable => {
                let ty = owner.cx.ty(&field.value, From::Models(owner.file), imports);
                (quote!(Option<#ty>), quote!(#name))
            }
        };
        arguments.push(quote!(#name: #ty));
        let value = if plan.boxed.contains(owner.id, index) {
            quote!(Box::new(#value))
        } else {
            value
        };
        values.push(field_value(name, &value));
    }
    let doc = fixed.into_iter().fold(
        DocText::sentence(&[Part::Own(
            "A value of what is required; what is optional is left out.",
        )]),
        |doc, (name, shown)| {
            doc.then(DocText::sentence(&[
                Part::Code(name),
                Part::Own(" is "),
                Part::Code(&shown),
                Part::Own("."),
            ]))
        },
    );
    let (doc, ty) = (doc.outer(), plan.names.type_name(owner.id));
    Some(quote! {
        impl #ty {
            #doc
            #[must_use]
            pub fn new(#(#arguments),*) -> Self { Self { #(#values,)* ..Self::blank() } }
        }
    })
}

/// `From` for what a union holds, where no two of its variants hold the same.
pub(super) fn emit_from(
    owner: Owner<'_>,
    shape: &Union,
    imports: &mut Imports,
) -> Vec<TokenStream> {
    let plan = owner.cx.plan;
    if !plan.presences.is_sent(owner.id) {
        return Vec::new();
    }
    let held: Vec<Option<Held>> = shape
        .variants
        .iter()
        .map(|variant| Held::of(owner, &variant.value).filter(|_| !variant.value.nullable))
        .collect();
    let is_alone = |one: &Held| held.iter().flatten().filter(|held| *held == one).count() == 1;
    let ty = plan.names.type_name(owner.id);
    let variants = shape.variants.iter().zip(&held).enumerate();
    let alone = variants.filter(|(_, (_, held))| held.as_ref().is_some_and(is_alone));
    alone
        .map(|(index, (variant, held))| {
            let name = plan.names.variant(owner.id, index);
            let from = owner
                .cx
                .ty(&variant.value, From::Models(owner.file), imports);
            let value = if plan.boxed.contains(owner.id, index) {
                quote!(Box::new(value))
            } else {
                quote!(value)
            };
            let text = (*held == Some(Held::Scalar(Scalar::Text))).then(|| {
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

/// What tells the Rust types of two variants apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Named(TypeId),
    Integer,
    Scalar(Scalar),
    List,
    Map,
}

impl Held {
    /// Untyped JSON is whatever else fits, types of other crates may be anything, and the union itself is that already.
    fn of(owner: Owner<'_>, value: &TypeUse) -> Option<Self> {
        if owner.cx.is_replaced(value) {
            return None;
        }
        match &owner.cx.resolve(value).ty {
            Ty::Named(id) => (*id != owner.id).then_some(Self::Named(*id)),
            Ty::List(_) => Some(Self::List),
            Ty::Map(_) => Some(Self::Map),
            Ty::Untyped(_) => None,
            Ty::Integer(_) => Some(Self::Integer),
            ty @ (Ty::Text(_) | Ty::Bool | Ty::Number(_)) => Scalar::of(ty).map(Self::Scalar),
        }
    }
}
