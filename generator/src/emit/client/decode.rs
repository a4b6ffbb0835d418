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
use crate::plan::{Body, ErrorEnum, Failure, OperationPlan, Records, Reply, ReplyOutcome, Success};

pub(super) fn emit(plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let arms = plan.replies.iter().filter_map(|reply| {
        let statuses = emit_statuses(&reply.statuses);
        let outcome = emit_outcome(plan, reply);
        (!reply.statuses.is_empty()).then(|| quote!(#statuses => #outcome,))
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

/// `streams` of an operation: the statuses whose bodies the caller reads; nothing where there are none.
pub(super) fn emit_streams(plan: &OperationPlan) -> TokenStream {
    let streams = |reply: &Reply| match (&reply.outcome, &plan.success) {
        (ReplyOutcome::Success(_), Success::One(only)) => only.body.is_stream(),
        (ReplyOutcome::Success(variant), Success::Several(several)) => variant
            .and_then(|variant| several.variants.get(variant))
            .is_some_and(|(_, held)| held.body.is_stream()),
        (ReplyOutcome::Failure(_) | ReplyOutcome::FailureEmpty, _) => false,
    };
    let (streaming, others): (Vec<&Reply>, Vec<&Reply>) =
        plan.replies.iter().partition(|reply| streams(reply));
    let statuses = |replies: &[&Reply]| -> Vec<StatusPattern> {
        let all = replies.iter().flat_map(|reply| &reply.statuses);
        all.copied().collect()
    };
    let (yes, no) = (statuses(&streaming), statuses(&others));
    let is_wide = yes
        .iter()
        .any(|status| !matches!(status, StatusPattern::Exact(_)));
    // What a range takes in may have a meaning of its own.
    let apart: Vec<StatusPattern> = no
        .into_iter()
        .filter(|status| is_wide && matches!(status, StatusPattern::Exact(200..=299)))
        .collect();
    let body = match (yes.as_slice(), apart.is_empty()) {
        ([], _) => return TokenStream::new(),
        (all, true) => emit_is_among(all),
        (all, false) => {
            let (apart, patterns) = (emit_statuses(&apart), emit_statuses(all));
            quote!(match status { #apart => false, #patterns => true, _ => false })
        }
    };
    quote!(fn streams(status: u16) -> bool { #body })
}

/// Statuses as a pattern. Several that follow each other are a range, as clippy wants it; two are not worth one.
fn emit_statuses(statuses: &[StatusPattern]) -> TokenStream {
    let spans = statuses.iter().map(|status| span(*status));
    let Some(spans) = spans.collect::<Option<Vec<_>>>() else {
        return quote!(_);
    };
    if let Some(whole) = whole(&spans) {
        return emit_span(whole);
    }
    let all = spans.iter().copied().map(emit_span);
    quote!(#(#all)|*)
}

/// Whether `status` is one of these, of which there are some.
pub(in crate::emit) fn emit_is_among(statuses: &[StatusPattern]) -> TokenStream {
    let spans = statuses.iter().filter_map(|status| span(*status));
    let spans: Vec<_> = spans.collect();
    if spans.len() < statuses.len() {
        return quote!(true);
    }
    match whole(&spans) {
        Some((least, most)) if least == most => {
            let status = Literal::u16_unsuffixed(least);
            quote!(status == #status)
        }
        Some(whole) => {
            let range = emit_span(whole);
            quote!((#range).contains(&status))
        }
        None => {
            let patterns = emit_statuses(statuses);
            quote!(matches!(status, #patterns))
        }
    }
}

/// The range that these are together: one alone, three or more in a row, or those that ranges are beside.
fn whole(spans: &[(u16, u16)]) -> Option<(u16, u16)> {
    let is_pair = spans.len() == 2 && spans.iter().all(|(least, most)| least == most);
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    let first = sorted.first().copied().filter(|_| !is_pair)?;
    sorted
        .iter()
        .try_fold(first, |(least, most), (begin, end)| {
            (*begin <= most + 1).then_some((least, most.max(*end)))
        })
}

/// The first and the last status; none for any.
fn span(status: StatusPattern) -> Option<(u16, u16)> {
    match status {
        StatusPattern::Exact(status) => Some((status, status)),
        StatusPattern::Range(class) => {
            let first = u16::from(class) * 100;
            Some((first, first + 99))
        }
        StatusPattern::Default => None,
    }
}

fn emit_span((least, most): (u16, u16)) -> TokenStream {
    let first = Literal::u16_unsuffixed(least);
    if least == most {
        return quote!(#first);
    }
    let last = Literal::u16_unsuffixed(most);
    quote!(#first..=#last)
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
                Body::Typed(_)
                | Body::Text
                | Body::Bytes
                | Body::Upload
                | Body::Download
                | Body::Events(_)
                | Body::Items(..)
                | Body::Parts => {
                    quote!(.map_success(#name::#variant))
                }
            };
            (&held.body, wrapped)
        }
    };
    match body {
        Body::Typed(_) => quote!(reply.success(#media_type)#wrapped),
        Body::Text => quote!(reply.success_text(#media_type)#wrapped),
        Body::Bytes | Body::Upload | Body::Parts => {
            quote!(reply.success_bytes(#media_type)#wrapped)
        }
        Body::Download => quote!(reply.success_stream(#media_type)#wrapped),
        Body::Events(Some(_)) => quote!(reply.success_events(#media_type)#wrapped),
        Body::Events(None) => quote!(reply.success_text_events(#media_type)#wrapped),
        Body::Items(Records::Lines, _) => quote!(reply.success_lines(#media_type)#wrapped),
        Body::Items(Records::Texts, _) => quote!(reply.success_sequence(#media_type)#wrapped),
        Body::Empty => quote!(reply.success_without_body()#wrapped),
    }
}

fn emit_failure(body: &Body, media_type: &Literal) -> TokenStream {
    match body {
        Body::Typed(_) => quote!(reply.failure(#media_type)),
        Body::Text | Body::Events(_) | Body::Items(..) => quote!(reply.failure_text(#media_type)),
        Body::Bytes | Body::Upload | Body::Download | Body::Parts => {
            quote!(reply.failure_bytes(#media_type))
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_in_a_row_are_a_range() {
        use StatusPattern::{Default, Exact, Range};
        for (statuses, pattern) in [
            (vec![Exact(404)], "404"),
            (vec![Exact(401), Exact(400)], "401 | 400"),
            (vec![Exact(482), Exact(480), Exact(481)], "480 ..= 482"),
            (vec![Exact(400), Exact(401), Exact(403)], "400 | 401 | 403"),
            (vec![Exact(404), Range(4)], "400 ..= 499"),
            (vec![Range(5), Range(4)], "400 ..= 599"),
            (vec![Range(5), Exact(400)], "500 ..= 599 | 400"),
            (vec![Exact(400), Default], "_"),
        ] {
            assert_eq!(emit_statuses(&statuses).to_string(), pattern);
        }
    }
}
