//! What does each status mean? `decode` of an operation: one arm a meaning.
//!
//! ```text
//! match reply.status() {
//!     200 => reply.success("application/json"),
//!     400 | 404 => reply.failure("application/json"),
//!     _ => reply.undocumented(),
//! }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::literal::string;
use crate::emit::runtime::{Imports, Item};
use crate::ir::StatusPattern;
use crate::plan::{Body, ErrorEnum, Failure, OperationPlan, Reply, ReplyOutcome, Success};

pub(super) fn emit(plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let arms = plan.replies.iter().filter_map(|reply| {
        let statuses = reply.statuses.iter().copied().map(emit_status);
        let outcome = emit_outcome(plan, reply);
        (!reply.statuses.is_empty()).then(|| quote!(#(#statuses)|* => #outcome,))
    });
    let arms: TokenStream = arms.collect();
    let is_total = plan
        .replies
        .iter()
        .any(|reply| reply.statuses.contains(&StatusPattern::Default));
    let other = if is_total {
        TokenStream::new()
    } else {
        quote!(_ => reply.undocumented(),)
    };
    let (reply, decoded) = (imports.name(Item::Reply), imports.name(Item::Decoded));
    quote! {
        fn decode(reply: &#reply) -> #decoded<Self::Output, Self::Failure> {
            match reply.status() { #arms #other }
        }
    }
}

/// A status as a pattern.
pub(in crate::emit) fn emit_status(status: StatusPattern) -> TokenStream {
    match status {
        StatusPattern::Exact(status) => {
            let status = Literal::u16_unsuffixed(status);
            quote!(#status)
        }
        StatusPattern::Range(first) => {
            let first = u16::from(first) * 100;
            let (least, most) = (
                Literal::u16_unsuffixed(first),
                Literal::u16_unsuffixed(first + 99),
            );
            quote!(#least..=#most)
        }
        StatusPattern::Default => quote!(_),
    }
}

fn emit_outcome(plan: &OperationPlan, reply: &Reply) -> TokenStream {
    let media_type = string(reply.media_type.as_deref().unwrap_or_default());
    match (&reply.outcome, &plan.failure) {
        (ReplyOutcome::Success(variant), _) => emit_success(&plan.success, *variant, &media_type),
        (ReplyOutcome::FailureEmpty, _) | (_, Failure::None) => {
            quote!(reply.failure_without_body())
        }
        (ReplyOutcome::Failure(_), Failure::One(body)) => emit_failure(body, &media_type),
        (ReplyOutcome::Failure(variant), Failure::Several(errors)) => {
            emit_variant(errors, *variant, &media_type)
        }
    }
}

fn emit_success(success: &Success, variant: Option<usize>, media_type: &Literal) -> TokenStream {
    let (body, wrapped) = match success {
        Success::One(only) => (&only.body, TokenStream::new()),
        Success::Several(several) => {
            let variant = variant.and_then(|variant| several.variants.get(variant));
            let Some((variant, held)) = variant else {
                return quote!(reply.undocumented());
            };
            let name = &several.name;
            let wrapped = match held.body {
                Body::Empty => quote!(.map_success(|()| #name::#variant)),
                Body::Typed(_) | Body::Text | Body::Bytes | Body::Parts => {
                    quote!(.map_success(#name::#variant))
                }
            };
            (&held.body, wrapped)
        }
    };
    match body {
        Body::Typed(_) => quote!(reply.success(#media_type)#wrapped),
        Body::Text => quote!(reply.success_text(#media_type)#wrapped),
        Body::Bytes | Body::Parts => quote!(reply.success_bytes(#media_type)#wrapped),
        Body::Empty => quote!(reply.success_without_body()#wrapped),
    }
}

fn emit_failure(body: &Body, media_type: &Literal) -> TokenStream {
    match body {
        Body::Typed(_) => quote!(reply.failure(#media_type)),
        Body::Text => quote!(reply.failure_text(#media_type)),
        Body::Bytes | Body::Parts => quote!(reply.failure_bytes(#media_type)),
        Body::Empty => quote!(reply.failure_without_body()),
    }
}

fn emit_variant(errors: &ErrorEnum, variant: Option<usize>, media_type: &Literal) -> TokenStream {
    match variant.and_then(|variant| errors.variants.get(variant)) {
        Some((name, body)) => {
            let (failure, errors) = (emit_failure(body, media_type), &errors.name);
            quote!(#failure.map_failure(#errors::#name))
        }
        None => quote!(reply.failure_without_body()),
    }
}
