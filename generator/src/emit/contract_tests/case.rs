//! What does one row of the wire tests say? A call, what goes over the wire, and what is answered.
//!
//! ```text
//! Way::Usual              client.pets().add_pet(…)                            every documented answer
//! Way::Body(1)            client.pets().add_pet(AddPetBody::Form(…))          its success
//! Way::Representation(0)  client.pets().list_pets().as_csv()                  that representation
//! Way::Pages              client.pets().list_pets().pages()                   its first page
//! ```

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::call::{self, SentIn, is_disobedient, sent_in, text_of};
use super::drained;
use super::replies::Replies;
use crate::emit::client::emit_is_among;
use crate::emit::cx::Cx;
use crate::emit::literal::{raw, string};
use crate::ir::{Operation, Place, SpecName, StatusPattern};
use crate::plan::json::to_text;
use crate::plan::{Endpoint, Group, HeaderSample, OperationPlan, ReplySample, SchemeKind, servers};

/// How a call is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// As most programs do.
    Usual,
    /// With another representation of its body.
    Body(usize),
    /// Asking for another representation of its success.
    Representation(usize),
    /// Page by page.
    Pages,
}

/// The ways to make a call besides the usual one.
pub(super) fn other_ways(plan: &OperationPlan) -> impl Iterator<Item = Way> + '_ {
    let bodies = plan.sample.bodies.iter().enumerate().skip(1);
    let bodies = bodies.filter(|(_, sample)| !sample.unknown);
    let replies = plan.sample.others.iter().enumerate();
    let replies = replies.filter(|(_, reply)| reply.is_some());
    let has_page = plan.paging.is_some() && success(plan).is_some();
    bodies
        .map(|(index, _)| Way::Body(index))
        .chain(replies.map(|(index, _)| Way::Representation(index)))
        .chain(has_page.then_some(Way::Pages))
}

/// The first success that the tests answer with.
fn success(plan: &OperationPlan) -> Option<&ReplySample> {
    plan.sample.replies.iter().find(|reply| reply.success)
}

/// One row.
pub(super) fn emit(
    cx: Cx<'_>,
    group: &Group,
    (operation, plan): (&Operation, &OperationPlan),
    way: Way,
    replies: &Replies<'_>,
) -> TokenStream {
    let id = string(operation.name.as_spec_name().as_str());
    let server = plan.servers.first().map(servers::path_of);
    let line = string(&format!(
        "{} {}{} HTTP/1.1",
        operation.method.as_str(),
        server.as_ref().unwrap_or(&cx.plan.package.base_path),
        plan.sample.target
    ));
    let sent = sent_in(plan, way);
    let headers = emit_headers(plan, sent, way);
    let body = match sent {
        None => quote!(None),
        Some(sent) => {
            let body = match (&sent.sample.form, &sent.sample.value) {
                (Some((_, text)), _) => string(text),
                (None, Some(value)) => raw(&to_text(sent.sample.sent.as_ref().unwrap_or(value))),
                (None, None) => string(text_of(sent.sample)),
            };
            quote!(Some(#body))
        }
    };
    let security = plan.security.iter().map(|schemes| {
        let schemes = schemes.iter().map(|scheme| emit_scheme(cx, scheme));
        quote!(&[#(#schemes),*])
    });
    let documented: Vec<&ReplySample> = match way {
        Way::Usual => plan.sample.replies.iter().collect(),
        Way::Body(_) | Way::Pages => success(plan).into_iter().collect(),
        Way::Representation(index) => {
            let reply = plan.sample.others.get(index).and_then(Option::as_ref);
            reply.into_iter().collect()
        }
    };
    let documented = replies.emit(&documented, way);
    let call = call::emit(cx, group, operation, (plan, sent), way);
    let describes = emit_describes(plan);
    let obeys = !is_disobedient(plan, sent);
    let streams = match way {
        Way::Usual | Way::Body(_) => drained::streams(plan),
        Way::Representation(index) => plan
            .others
            .get(index)
            .is_some_and(|other| other.body.is_stream()),
        Way::Pages => false,
    };
    let read = read_fields(plan, way);
    let result = if read.is_empty() {
        quote!(#call.await)
    } else {
        quote!(result)
    };
    let outcome = match way {
        Way::Pages => quote!(first_page(#result)),
        _ if streams => quote!(streamed(#result).await),
        _ => quote!(outcome(#result)),
    };
    let outcome = if read.is_empty() {
        outcome
    } else {
        let read = read.iter().map(|header| {
            let (name, method) = (string(&header.name), &header.method);
            let show = if header.has_parts {
                quote!(written)
            } else {
                quote!(shown)
            };
            quote!((#name, #show(answer.#method())))
        });
        quote! {
            let result = #call.await;
            let fields = fields(&result, |answer| [#(#read),*]);
            #outcome.with(fields)
        }
    };
    quote! {
        Case {
            id: #id,
            line: #line,
            headers: #headers,
            body: #body,
            obeys: #obeys,
            security: &[#(#security),*],
            documented: &[#(#documented),*],
            describes: #describes,
            builder: api::Client::builder,
            call: |client| Box::pin(async move { #outcome }),
        }
    }
}

/// Whether a row of these operations uses the helper of this kind of call.
pub(super) fn uses<'a>(plans: impl Iterator<Item = &'a OperationPlan>) -> Helpers {
    let mut used = Helpers::default();
    for plan in plans {
        let ways = [Way::Usual].into_iter().chain(other_ways(plan));
        for way in ways {
            match way {
                Way::Pages => used.first_page = true,
                Way::Usual | Way::Body(_) if drained::streams(plan) => used.streamed = true,
                Way::Usual | Way::Body(_) => used.outcome = true,
                Way::Representation(index) => {
                    let streams = plan
                        .others
                        .get(index)
                        .is_some_and(|other| other.body.is_stream());
                    used.streamed |= streams;
                    used.outcome |= !streams;
                }
            }
        }
    }
    used
}

/// What brings the results of calls into one form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Helpers {
    /// Of pages.
    pub(super) first_page: bool,
    /// Of values.
    pub(super) outcome: bool,
    /// Of streams.
    pub(super) streamed: bool,
}

fn emit_headers(plan: &OperationPlan, sent: Option<SentIn<'_>>, way: Way) -> TokenStream {
    let accept = match way {
        Way::Representation(index) => plan.others.get(index).map(|other| &other.media_type),
        Way::Usual | Way::Body(_) | Way::Pages => plan.accept.as_ref(),
    };
    let accept = accept.map(|accept| ("accept".to_owned(), accept.clone()));
    let content = sent.map(|sent| {
        let form = sent.sample.form.as_ref();
        let media_type = match form {
            Some((media_type, _)) => media_type.clone(),
            None => sent.sent.sampled_type(),
        };
        ("content-type".to_owned(), media_type)
    });
    let own = plan
        .sample
        .headers
        .iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), value.clone()));
    let headers = accept
        .into_iter()
        .chain(content)
        .chain(own)
        .map(|(name, value)| {
            let (name, value) = (string(&name), string(&value));
            quote!((#name, #value))
        });
    quote!(&[#(#headers),*])
}

fn emit_scheme(cx: Cx<'_>, name: &SpecName) -> TokenStream {
    let text = string(name.as_str());
    let kind = match cx
        .plan
        .schemes
        .iter()
        .find(|scheme| scheme.name == *name)
        .map(|scheme| &scheme.kind)
    {
        Some(SchemeKind::Basic) => quote!(Basic),
        Some(SchemeKind::Digest) => quote!(Digest),
        Some(SchemeKind::Bearer | SchemeKind::OAuth2Token) | None => quote!(Bearer),
        Some(SchemeKind::OAuth2ClientCredentials { token, .. }) => {
            let path = string(&match token {
                Endpoint::BelowBase(path) => format!("{}{path}", cx.plan.package.base_path),
                Endpoint::AtOrigin(path) => path.clone(),
                Endpoint::Absolute(_) => String::new(),
            });
            quote!(OAuth2ClientCredentials(#path))
        }
        Some(SchemeKind::Http(name)) => {
            let name = string(name.as_str());
            quote!(Http(#name))
        }
        Some(SchemeKind::Signed(_)) => quote!(Signed),
        Some(SchemeKind::MutualTls) => quote!(MutualTls),
        Some(SchemeKind::ApiKey { place, name }) => {
            let name = string(name);
            match place {
                Place::Query => quote!(KeyInQuery(#name)),
                Place::Cookie => quote!(KeyInCookie(#name)),
                Place::Header | Place::Path => quote!(KeyInHeader(#name)),
            }
        }
    };
    quote!((#text, Scheme::#kind))
}

/// What the rows of these operations name that read header fields.
pub(super) fn fields_imports<'a>(plans: impl Iterator<Item = &'a OperationPlan>) -> TokenStream {
    let read: Vec<&HeaderSample> = plans
        .flat_map(|plan| read_fields(plan, Way::Usual))
        .collect();
    let fields = (!read.is_empty()).then(|| quote!(fields,));
    let shown = read.iter().any(|header| !header.has_parts);
    let shown = shown.then(|| quote!(shown,));
    let written = read.iter().any(|header| header.has_parts);
    let written = written.then(|| quote!(written,));
    quote!(#fields #shown #written)
}

/// The header fields that successes of a call have, each once.
fn read_fields(plan: &OperationPlan, way: Way) -> Vec<&HeaderSample> {
    let mut known = BTreeSet::new();
    let replies = plan.sample.replies.iter().filter(|_| way == Way::Usual);
    let headers = replies.flat_map(|reply| &reply.headers);
    headers
        .filter(|header| known.insert(header.name.as_str()))
        .collect()
}

/// What each documented answer holds; members that the type does not know would not come back.
/// Whether the document describes a status: `|status| matches!(status, 200 | 400..=499)`.
fn emit_describes(plan: &OperationPlan) -> TokenStream {
    let all = || plan.replies.iter().flat_map(|reply| &reply.statuses);
    let in_range = |status: &StatusPattern| {
        all().any(|other| matches!((status, other), (StatusPattern::Exact(exact), StatusPattern::Range(class)) if exact / 100 == u16::from(*class)))
    };
    let statuses: Vec<StatusPattern> = all().filter(|status| !in_range(status)).copied().collect();
    if statuses.contains(&StatusPattern::Default) {
        return quote!(|_| true);
    }
    if statuses.is_empty() {
        return quote!(|_| false);
    }
    let is_among = emit_is_among(&statuses);
    quote!(|status| #is_among)
}
