//! How is a parameter checked before it is sent? A function of its own, so that callers can check early.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks::{Holder, Value, emit_value};
use crate::emit::cx::{Cx, From};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::{Imports, Item};
use crate::ir::{Parameter, Ty, TypeUse};
use crate::plan::operations::takes_empty;
use crate::plan::{OperationPlan, OptionsPlan, ParameterPlan, Scalar};

pub(super) fn emit(cx: Cx<'_>, operation: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let Some(described) = cx.api.operations.get(operation.operation) else {
        return TokenStream::new();
    };
    let functions = operation.own().iter().filter_map(|planned| {
        let parameter = described.parameters.get(planned.parameter)?;
        let of = DocText::sentence(&[
            Part::Own("Checks the parameter "),
            Part::Code(parameter.name.as_str()),
            Part::Own(" of "),
            Part::Code(operation.method.as_str()),
            Part::Own("."),
        ]);
        emit_function(cx, (parameter, planned), of, imports)
    });
    functions.collect()
}

/// The functions of optional parameters that several operations share.
pub(super) fn emit_options(
    cx: Cx<'_>,
    options: &OptionsPlan,
    imports: &mut Imports,
) -> TokenStream {
    let functions = options.parameters.iter().filter_map(|option| {
        let of = DocText::sentence(&[
            Part::Own("Checks the parameter "),
            Part::Code(option.stated.name.as_str()),
            Part::Own(" of "),
            Part::Code(options.name.as_str()),
            Part::Own("."),
        ]);
        emit_function(cx, (&option.stated, &option.planned), of, imports)
    });
    functions.collect()
}

/// The function of one parameter; none where it has no rule.
fn emit_function(
    cx: Cx<'_>,
    (parameter, planned): (&Parameter, &ParameterPlan),
    doc: DocText,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let name = planned.validator.as_ref()?;
    let (ty, holder) = argument(cx, &parameter.value, imports);
    let value = Value {
        expression: quote!(value),
        holder,
        ty: &parameter.value,
    };
    let body = emit_value(cx, &planned.checks, &value, &quote!(at), imports);
    let empty = takes_empty(cx.api, parameter).then(|| {
        quote!(if value.is_empty() {
            return;
        })
    });
    let doc = doc.outer();
    let (location, violations) = (imports.name(Item::Location), imports.name(Item::Violations));
    Some(
        quote!(#doc pub fn #name(value: #ty, at: #location<'_>, found: &mut #violations) { #empty #body }),
    )
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
