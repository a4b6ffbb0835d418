//! How do the wire tests read streams to their end? Enums of successes say it variant by variant.
//!
//! ```text
//! impl Drain for api::client::GetLogSuccess {
//!     fn drain(&mut self) -> Drained<'_> {
//!         match self { Self::Ok(stream) => stream.drain(), Self::Accepted(body) => drained(body) }
//!     }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::case;
use super::wire::is_called;
use crate::emit::cx::Cx;
use crate::plan::{Body, Group, OperationPlan, Success, SuccessEnum};

/// Whether a success of the operation is a stream.
pub(super) fn streams(plan: &OperationPlan) -> bool {
    match &plan.success {
        Success::One(only) => only.body.is_stream(),
        Success::Several(several) => holds_stream(several),
    }
}

fn holds_stream(several: &SuccessEnum) -> bool {
    several
        .variants
        .iter()
        .any(|(_, held)| held.body.is_stream())
}

/// The enums among the successes of these operations that hold streams.
fn enums<'a>(
    plans: impl Iterator<Item = &'a OperationPlan>,
) -> impl Iterator<Item = &'a SuccessEnum> {
    plans.filter_map(|plan| match &plan.success {
        Success::Several(several) => Some(several).filter(|several| holds_stream(several)),
        Success::One(_) => None,
    })
}

/// What a table of calls of these operations names.
pub(super) fn imports<'a>(
    plans: impl Iterator<Item = &'a OperationPlan> + Clone,
) -> Option<TokenStream> {
    let has_streams = case::uses(plans.clone()).streamed;
    if !has_streams {
        return None;
    }
    let is_whole = |several: &SuccessEnum| {
        several
            .variants
            .iter()
            .any(|(_, held)| !held.body.is_stream())
    };
    let traits = enums(plans.clone()).next().map(|_| quote!(Drain, Drained,));
    let whole = enums(plans).any(is_whole).then(|| quote!(drained,));
    Some(quote!(#traits #whole streamed,))
}

/// How the enums of these groups are read.
pub(super) fn emit(cx: Cx<'_>, groups: &[Group]) -> TokenStream {
    let indices = groups.iter().flat_map(|group| &group.operations);
    let plans = indices.filter_map(|index| cx.plan.operations.get(*index));
    enums(plans.filter(|plan| is_called(plan)))
        .map(emit_enum)
        .collect()
}

fn emit_enum(several: &SuccessEnum) -> TokenStream {
    let name = &several.name;
    let arms = several
        .variants
        .iter()
        .map(|(variant, held)| match &held.body {
            Body::Empty => quote!(Self::#variant => drained(&()),),
            body if body.is_stream() => quote!(Self::#variant(stream) => stream.drain(),),
            _ => quote!(Self::#variant(body) => drained(body),),
        });
    quote! {
        impl Drain for api::client::#name {
            fn drain(&mut self) -> Drained<'_> {
                match self { #(#arms)* }
            }
        }
    }
}
