//! What do the wire tests say? One row an operation: a call, what goes over the wire, and every documented answer.
//!
//! ```text
//! tests/wire.rs                what happens to every call: for case in CASES { support::redirect(case).await }
//! tests/wire/cloud_backups.rs  the calls, where a crate has several groups, each with a feature
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::{drained, head};
use crate::emit::Draft;
use crate::emit::client::emit_status;
use crate::emit::cx::Cx;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::features;
use crate::emit::literal::{raw, string};
use crate::emit::model::module_docs;
use crate::emit::runtime::ident;
use crate::emit::sample;
use crate::ir::{Operation, Place, Requirement, SpecName, StatusPattern};
use crate::plan::json::to_text;
use crate::plan::{
    Body, BodyPlan, Endpoint, Group, Module as Home, OperationPlan, ReplySample, SchemeKind,
    TargetFeature,
};
use crate::render::{Block, Module};

/// A body that is no JSON.
const TEXT: &str = "text";

/// What happens to every call.
const SCENARIOS: &[&str] = &[
    "documented",
    "undocumented_status",
    "truncated_body",
    "html_page",
    "undecodable_body",
    "redirect",
    "too_many_requests",
    "retried",
];

/// The file of the scenarios, which holds the calls too, or names the files that do, where groups can be left out, and
/// these.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    if cx.plan.homes.features().next().is_none() {
        return vec![Draft::file(move || {
            let plans = cx.plan.operations.iter().filter(|plan| is_called(plan));
            let imports = emit_imports(&quote!(support), plans);
            emit_root(cx, imports, emit_table(cx, &cx.plan.groups, Held::Here))
        })];
    }
    let homes = cx.plan.homes.modules();
    let groups: Vec<(&Home, &Group)> = homes
        .filter_map(|(id, home)| {
            let group = cx.plan.groups.iter().find(|group| group.module == id)?;
            Some((home, group))
        })
        .collect();
    let files = groups.iter().map(|(home, group)| {
        let (home, group) = (*home, *group);
        Draft::file(move || emit_group(cx, home, group))
    });
    let files: Vec<_> = files.collect();
    let root = Draft::file(move || emit_names(cx, &groups));
    files.into_iter().chain([root]).collect()
}

/// The file that Cargo compiles.
fn emit_root(cx: Cx<'_>, before: TokenStream, table: TokenStream) -> Module {
    let inner = DocText::sentence(&[Part::Own(
        "Does every operation say on the wire what the document says, and understand every documented answer? A loopback \
         server answers byte for byte what a scenario tells it.",
    )])
    .inner();
    let deprecated = cx.plan.operations.iter().any(|plan| plan.deprecated);
    let allowed = deprecated.then(|| quote!(#![allow(deprecated)]));
    let blocks = vec![
        Block::Items(head(cx)),
        Block::Items(before),
        Block::Items(table),
        Block::Items(emit_scenarios(cx)),
    ];
    Module::rust("tests/wire.rs", quote!(#inner #allowed), blocks)
}

/// Where the calls stand: in the file of the scenarios, or in one of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Here,
    InGroup,
}

/// The file of the scenarios, with the table of the tables of these groups.
fn emit_names(cx: Cx<'_>, groups: &[(&Home, &Group)]) -> Module {
    let mut declarations = TokenStream::new();
    let mut tables = Vec::new();
    for (home, _) in groups {
        let (module, gate) = (&home.name, features::gate(home));
        declarations.extend(quote!(#gate pub mod #module;));
        tables.push(quote!(#gate wire::#module::CASES));
    }
    let before = quote! {
        use support::Case;
        mod wire { #declarations }
    };
    let doc = DocText::sentence(&[Part::Own("One call of every operation, group by group.")]);
    let doc = doc.outer();
    let table = quote!(#doc static CASES: &[&[Case]] = &[#(#tables),*];);
    emit_root(cx, before, table)
}

/// The calls of one group.
fn emit_group(cx: Cx<'_>, home: &Home, group: &Group) -> Module {
    let plans = group.operations.iter();
    let plans = plans.filter_map(|index| cx.plan.operations.get(*index));
    let plans = plans.filter(|plan| is_called(plan));
    let api = plans.clone().next().map(|_| {
        quote!(
            use crate::api;
        )
    });
    let imports = emit_imports(&quote!(crate::support), plans);
    let blocks = vec![
        Block::Items(api.unwrap_or_default()),
        Block::Items(imports),
        Block::Items(emit_table(cx, std::slice::from_ref(group), Held::InGroup)),
    ];
    let inner = module_docs(cx, home, "Calls of the").inner();
    Module::rust(format!("tests/wire/{}.rs", home.name), inner, blocks)
}

/// The calls of these groups.
fn emit_table(cx: Cx<'_>, groups: &[Group], held: Held) -> TokenStream {
    let indices = groups
        .iter()
        .flat_map(|group| group.operations.iter().map(move |index| (group, *index)));
    let cases = indices.filter_map(|(group, index)| {
        let plan = cx
            .plan
            .operations
            .get(index)
            .filter(|plan| is_called(plan))?;
        let operation = cx.api.operations.get(plan.operation)?;
        Some(emit_case(cx, group, operation, plan))
    });
    let drains = drained::emit(cx, groups);
    let doc = DocText::sentence(&[Part::Own("One call of every operation.")]).outer();
    let public = (held == Held::InGroup).then(|| quote!(pub));
    quote!(#drains #doc #public static CASES: &[Case] = &[#(#cases),*];)
}

/// Whether an operation can be called: a body that a type of another crate reads is not known here.
pub(super) fn is_called(plan: &OperationPlan) -> bool {
    !plan.sample.unknown
}

/// What a table of calls of these operations names.
fn emit_imports<'a>(
    support: &TokenStream,
    plans: impl Iterator<Item = &'a OperationPlan> + Clone,
) -> TokenStream {
    let has_replies = plans.clone().any(|plan| !plan.sample.replies.is_empty());
    let has_schemes = plans
        .clone()
        .any(|plan| plan.security.iter().any(|schemes| !schemes.is_empty()));
    let outcome = plans
        .clone()
        .any(|plan| !drained::streams(plan))
        .then(|| quote!(outcome,));
    let streamed = drained::imports(plans.clone());
    let documented = has_replies.then(|| quote!(Documented, Expect,));
    let scheme = has_schemes.then(|| quote!(Scheme,));
    quote!(
        use #support::{Case, #documented #scheme #outcome #streamed};
    )
}

fn emit_scenarios(cx: Cx<'_>) -> TokenStream {
    let features = &cx.plan.package.features;
    let all = if cx.plan.homes.features().next().is_some() {
        quote!(CASES.iter().copied().flatten())
    } else {
        quote!(CASES)
    };
    // A crate without digest authentication cannot make a call that nothing else opens.
    let callable = if features.contains(&TargetFeature::Digest) {
        quote!(support::callable(#all))
    } else {
        all.clone()
    };
    let usual = SCENARIOS
        .iter()
        .map(|name| emit_scenario(name, &callable, &TokenStream::new()));
    let usual: TokenStream = usual.collect();
    let refused = emit_scenario("missing_credentials", &all, &TokenStream::new());
    let special = [
        (TargetFeature::Digest, "digest_challenge"),
        (TargetFeature::OAuth2, "token_endpoint"),
    ];
    let special = special
        .into_iter()
        .filter(|(kind, _)| features.contains(kind));
    let special = special.map(|(kind, name)| {
        let feature = string(kind.name());
        emit_scenario(name, &all, &quote!(#[cfg(feature = #feature)]))
    });
    let special: TokenStream = special.collect();
    quote! {
        #usual #refused #special

        #[cfg(feature = "mock")]
        #[tokio::test]
        async fn mock() {
            let server = api::mock::Server::start().expect("a loopback port is free");
            for case in #callable {
                support::mock(case, &server).await;
            }
        }
    }
}

fn emit_scenario(name: &str, cases: &TokenStream, attribute: &TokenStream) -> TokenStream {
    let name = ident(name);
    quote! {
        #attribute
        #[tokio::test]
        async fn #name() {
            for case in #cases {
                support::#name(case).await;
            }
        }
    }
}

fn emit_case(
    cx: Cx<'_>,
    group: &Group,
    operation: &Operation,
    plan: &OperationPlan,
) -> TokenStream {
    let id = string(operation.name.as_spec_name().as_str());
    let line = string(&format!(
        "{} {} HTTP/1.1",
        operation.method.as_str(),
        plan.sample.target
    ));
    let headers = emit_headers(plan);
    let body = match (sent_body(plan), &plan.sample.body) {
        (None, _) => quote!(None),
        (Some(_), Some(body)) => {
            let body = match &plan.sample.form {
                Some((_, text)) => string(text),
                None => raw(&to_text(body)),
            };
            quote!(Some(#body))
        }
        (Some(_), None) => {
            let form = plan.sample.form.as_ref();
            let text = string(form.map_or(TEXT, |(_, text)| text));
            quote!(Some(#text))
        }
    };
    let security = plan.security.iter().map(|schemes| {
        let schemes = schemes.iter().map(|scheme| emit_scheme(cx, scheme));
        quote!(&[#(#schemes),*])
    });
    let documented = plan.sample.replies.iter().map(emit_reply);
    let call = emit_call(cx, group, operation, plan);
    let describes = emit_describes(plan);
    let obeys = !plan.sample.disobedient;
    let outcome = if drained::streams(plan) {
        quote!(streamed(#call.await).await)
    } else {
        quote!(outcome(#call.await))
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

fn emit_headers(plan: &OperationPlan) -> TokenStream {
    let accept = plan
        .accept
        .iter()
        .map(|accept| ("accept".to_owned(), accept.clone()));
    let content = sent_body(plan).into_iter();
    let form = plan.sample.form.as_ref();
    let content = content.map(|body| {
        let media_type = form.map_or(&body.media_type, |(media_type, _)| media_type);
        ("content-type".to_owned(), media_type.clone())
    });
    let own = plan
        .sample
        .headers
        .iter()
        .map(|(name, value)| (name.to_ascii_lowercase(), value.clone()));
    let headers = accept.chain(content).chain(own).map(|(name, value)| {
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
            let path = string(match token {
                Endpoint::BelowBase(path) => path,
                Endpoint::Absolute(_) => "",
            });
            quote!(OAuth2ClientCredentials(#path))
        }
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

/// What each documented answer holds; members that the type does not know would not come back.
fn emit_reply(reply: &ReplySample) -> TokenStream {
    let status = Literal::u16_unsuffixed(reply.status);
    let media_type = string(reply.media_type.as_deref().unwrap_or_default());
    let body = raw(reply.kept.as_ref().unwrap_or(&reply.text));
    let expect = match (reply.success, &reply.body) {
        (true, _) => quote!(Success),
        (false, Body::Empty) => quote!(FailureWithoutBody),
        (
            false,
            Body::Typed(_)
            | Body::Text
            | Body::Bytes
            | Body::Upload
            | Body::Download
            | Body::Events(_)
            | Body::Items(..)
            | Body::Parts,
        ) => quote!(Failure),
    };
    quote!(Documented { status: #status, media_type: #media_type, body: #body, expect: Expect::#expect })
}

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
    match statuses.as_slice() {
        [] => quote!(|_| false),
        [StatusPattern::Exact(status)] => {
            let status = Literal::u16_unsuffixed(*status);
            quote!(|status| status == #status)
        }
        all => {
            let patterns = all.iter().copied().map(emit_status);
            quote!(|status| matches!(status, #(#patterns)|*))
        }
    }
}

/// `client.cloud_backups().get_serverless_backup("…")`
fn emit_call(
    cx: Cx<'_>,
    group: &Group,
    operation: &Operation,
    plan: &OperationPlan,
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
            arguments.push(sample::expression(cx, &parameter.value, value));
        }
    }
    let mut setter = TokenStream::new();
    if let Some(body) = sent_body(plan) {
        let value = match (&body.body, &plan.sample.body) {
            (Body::Typed(ty), Some(value)) => sample::body(cx, ty, value),
            (Body::Parts, _) => quote!(api::runtime::Multipart::new().part(#TEXT, #TEXT)),
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
            ) => string(TEXT).into_token_stream(),
        };
        match body.required {
            Requirement::Required => arguments.push(value),
            Requirement::Optional => {
                let name = &body.setter;
                setter = quote!(.#name(#value));
            }
        }
    }
    // No value obeys these rules, so the validators would not let it out.
    let unchecked = plan
        .sample
        .disobedient
        .then(|| quote!(.validate_request(false)));
    quote!(client.#accessor().#method(#(#arguments),*)#setter #unchecked)
}

/// The body that the call sends: a required one, and an optional one that there is a sample of.
fn sent_body(plan: &OperationPlan) -> Option<&BodyPlan> {
    plan.body
        .as_ref()
        .filter(|body| body.required == Requirement::Required || plan.sample.body.is_some())
}
