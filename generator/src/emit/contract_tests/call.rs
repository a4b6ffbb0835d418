//! How does a test call an operation? With a sample of each argument, of some options and of the body.
//!
//! ```text
//! client.pets().add_pet("dogs", support::sample(r#"{"name":"Tom"}"#)).tags(["brown"])
//! ```

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use super::case::{Way, other_ways};
use crate::emit::cx::Cx;
use crate::emit::literal::string;
use crate::emit::sample;
use crate::ir::{Operation, Requirement};
use crate::plan::{Body, BodyPlan, BodySample, Group, OperationPlan, Sent, SentBody};

/// A body that is no JSON.
const TEXT: &str = "text";

/// The body that a call sends: a required one, and an optional one that there is a sample of.
#[derive(Clone, Copy)]
pub(super) struct SentIn<'p> {
    pub(super) plan: &'p BodyPlan,
    pub(super) sent: &'p SentBody,
    pub(super) sample: &'p BodySample,
    index: usize,
}

/// The body that a call sends which is made in this way.
pub(super) fn sent_in(plan: &OperationPlan, way: Way) -> Option<SentIn<'_>> {
    let index = match way {
        Way::Body(index) => index,
        Way::Usual | Way::Representation(_) | Way::Pages => 0,
    };
    let body = plan.body.as_ref()?;
    let sent = body.representations().nth(index)?;
    let sample = plan.sample.bodies.get(index)?;
    let is_sent = body.required == Requirement::Required
        || sample.value.is_some()
        || sample.text.is_some()
        || index > 0;
    is_sent.then_some(SentIn {
        plan: body,
        sent,
        sample,
        index,
    })
}

/// Whether a call of the operation reads one of its values from JSON.
pub(super) fn reads(cx: Cx<'_>, plan: &OperationPlan) -> bool {
    let Some(operation) = cx.api.operations.get(plan.operation) else {
        return false;
    };
    let positional = plan.sample.arguments.iter().enumerate();
    let options = plan.sample.options.iter();
    let mut arguments = positional
        .chain(options.map(|(index, value)| (*index, value)))
        .filter_map(|(index, value)| {
            let planned = plan.parameters.get(index)?;
            let parameter = operation.parameters.get(planned.parameter)?;
            Some((&parameter.value, value))
        });
    let mut ways = [Way::Usual].into_iter().chain(other_ways(plan));
    arguments.any(|(ty, value)| sample::argument_is_read(cx, ty, value))
        || ways.any(|way| sent_in(plan, way).is_some_and(|sent| reads_body(cx, sent)))
}

fn reads_body(cx: Cx<'_>, sent: SentIn<'_>) -> bool {
    let (Body::Typed(ty), Some(value)) = (&sent.sent.body, &sent.sample.value) else {
        return false;
    };
    match sent.plan.sent {
        Sent::One(_) if !ty.nullable => sample::argument_is_read(cx, ty, value),
        Sent::One(_) | Sent::Several(_) => sample::value_is_read(cx, ty, value),
    }
}

/// `client.cloud_backups().get_serverless_backup("…")`
pub(super) fn emit(
    cx: Cx<'_>,
    group: &Group,
    operation: &Operation,
    (plan, sent): (&OperationPlan, Option<SentIn<'_>>),
    way: Way,
) -> TokenStream {
    let (accessor, method) = (&group.accessor, &plan.method);
    let mut arguments: Vec<TokenStream> = Vec::new();
    for (planned, value) in plan
        .parameters
        .iter()
        .take(plan.positional)
        .zip(&plan.sample.arguments)
    {
        if let Some(parameter) = operation.parameters.get(planned.parameter) {
            arguments.push(sample::argument(cx, &parameter.value, value));
        }
    }
    let mut setters = TokenStream::new();
    for (index, value) in &plan.sample.options {
        let planned = plan.parameters.get(*index);
        let stated = planned.and_then(|planned| operation.parameters.get(planned.parameter));
        if let (Some(planned), Some(stated)) = (planned, stated) {
            let name = &planned.setter;
            let value = sample::argument(cx, &stated.value, value);
            setters.extend(quote!(.#name(#value)));
        }
    }
    if let Some(sent) = sent {
        let value = emit_body(cx, sent);
        match sent.plan.required {
            Requirement::Required => arguments.push(value),
            Requirement::Optional => {
                let name = &sent.plan.setter;
                setters.extend(quote!(.#name(#value)));
            }
        }
    }
    // No value obeys these rules, so the validators would not let it out.
    let unchecked = is_disobedient(plan, sent).then(|| quote!(.validate_request(false)));
    let way = match way {
        Way::Usual | Way::Body(_) => TokenStream::new(),
        Way::Representation(index) => {
            let method = plan.others.get(index).map(|other| &other.method);
            quote!(.#method())
        }
        Way::Pages => quote!(.pages().next()),
    };
    quote!(client.#accessor().#method(#(#arguments),*)#setters #unchecked #way)
}

/// Whether the call breaks rules, since nothing keeps them.
pub(super) fn is_disobedient(plan: &OperationPlan, sent: Option<SentIn<'_>>) -> bool {
    plan.sample.disobedient || sent.is_some_and(|sent| sent.sample.disobedient)
}

/// Whether the call must say of which media type the body is.
fn names_type(sent: SentIn<'_>) -> bool {
    sent.sent.range().is_some() && sent.sent.usual_of_range().is_none()
}

/// What a body says that is no JSON.
pub(super) fn text_of(sample: &BodySample) -> &str {
    sample.text.as_deref().unwrap_or(TEXT)
}

/// The body of a call: its value, or the variant that is meant.
fn emit_body(cx: Cx<'_>, sent: SentIn<'_>) -> TokenStream {
    let variant = match &sent.plan.sent {
        Sent::One(_) => None,
        Sent::Several(several) => {
            let variant = several.variants.get(sent.index);
            variant.map(|variant| (&several.name, &variant.name))
        }
    };
    let value = match (&sent.sent.body, &sent.sample.value) {
        (Body::Typed(ty), Some(value)) if variant.is_none() && !ty.nullable => {
            sample::argument(cx, ty, value)
        }
        (Body::Typed(ty), Some(value)) => sample::value(cx, ty, value),
        (Body::Parts, _) => quote!(api::runtime::Multipart::new().part(#TEXT, #TEXT)),
        (Body::Upload, _) if names_type(sent) => {
            let media_type = string(&sent.sent.sampled_type());
            quote!(api::runtime::Body::from(#TEXT).with_media_type(#media_type))
        }
        (
            Body::Typed(_)
            | Body::Text
            | Body::Bytes
            | Body::Upload
            | Body::Download
            | Body::Events(_)
            | Body::Items(..)
            | Body::Empty,
            _,
        ) => string(text_of(sent.sample)).into_token_stream(),
    };
    match variant {
        None => value,
        Some((name, variant)) => {
            // A variant takes nothing but its own type.
            let value = match &sent.sent.body {
                Body::Upload if names_type(sent) => value,
                Body::Text | Body::Upload => quote!(#value.into()),
                Body::Typed(_)
                | Body::Parts
                | Body::Bytes
                | Body::Download
                | Body::Events(_)
                | Body::Items(..)
                | Body::Empty => value,
            };
            quote!(api::client::#name::#variant(#value))
        }
    }
}
