//! How is a parameter checked before it is sent? A function of its own, so that callers can check early.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks::{Holder, Value, emit_value};
use crate::emit::client::about_operations;
use crate::emit::cx::{Cx, From};
use crate::emit::doc_text::Part;
use crate::emit::runtime::{Imports, Item};
use crate::ir::{Ty, TypeUse};
use crate::plan::operations::takes_empty;
use crate::plan::{Scalar, ValidatorPlan};

pub(super) fn emit(cx: Cx<'_>, plan: &ValidatorPlan, imports: &mut Imports) -> TokenStream {
    let (name, parameter) = (&plan.name, &plan.stated);
    let start = [
        Part::Own("Checks the parameter "),
        Part::Code(parameter.name.as_str()),
        Part::Own(" of "),
    ];
    let doc = about_operations(cx, &start, &plan.operations, ".").outer();
    let (ty, holder) = argument(cx, &parameter.value, imports);
    let value = Value {
        expression: quote!(value),
        holder,
        ty: &parameter.value,
    };
    let body = emit_value(cx, &plan.planned.checks, &value, &quote!(at), imports);
    let empty = takes_empty(cx.api, parameter).then(|| {
        quote!(if value.is_empty() {
            return;
        })
    });
    let (location, violations) = (imports.name(Item::Location), imports.name(Item::Violations));
    quote!(#doc pub fn #name(value: #ty, at: #location<'_>, found: &mut #violations) { #empty #body })
}

/// Whether the function takes the value itself.
pub(in crate::emit) fn argument_by_value(cx: Cx<'_>, ty: &TypeUse) -> bool {
    matches!(
        cx.scalar(ty),
        Some(Scalar::Bool | Scalar::Integer(_) | Scalar::Float)
    )
}

/// The type of the argument: small values themselves, text and lists as slices, anything else by reference.
fn argument(cx: Cx<'_>, ty: &TypeUse, imports: &mut Imports) -> (TokenStream, Holder) {
    if argument_by_value(cx, ty) {
        return (cx.ty(ty, From::Elsewhere, imports), Holder::Place);
    }
    let held = cx.resolve(ty);
    let ty = match (&held.ty, cx.scalar(ty)) {
        (_, Some(Scalar::Text)) => quote!(&str),
        (Ty::List(items), _) => {
            let items = cx.inner_ty(items, From::Elsewhere, imports);
            quote!(&[#items])
        }
        _ => {
            let ty = cx.ty(ty, From::Elsewhere, imports);
            quote!(&#ty)
        }
    };
    (ty, Holder::Reference)
}
