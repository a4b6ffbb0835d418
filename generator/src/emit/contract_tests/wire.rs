//! What do the wire tests say? One row an operation: a call, what goes over the wire, and every documented answer.
//!
//! ```text
//! tests/wire.rs                what happens to every call: for case in CASES { support::redirect(case).await }
//! tests/wire/cloud_backups.rs  the calls, where a crate has several groups, each with a feature
//! ```

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::call;
use super::case::{self, Way};
use super::replies::Replies;
use super::{drained, head};
use crate::emit::Draft;
use crate::emit::cx::Cx;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::literal::string;
use crate::emit::model::module_docs;
use crate::emit::runtime::ident;
use crate::emit::{features, root};
use crate::plan::{Group, Module as Home, OperationPlan, TargetFeature};
use crate::render::{Block, Module};

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
            let imports = emit_imports(cx, Held::Here, plans);
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
    let deprecated = cx.plan.operations.iter().any(|plan| {
        let mut others = plan.others.iter();
        plan.deprecated || others.any(|other| other.lifecycle.deprecated)
    });
    let allowed = deprecated.then(|| quote!(#![allow(deprecated)]));
    let blocks = vec![
        Block::Items(head(cx)),
        Block::Items(before),
        Block::Items(table),
        Block::Items(emit_scenarios(cx)),
    ];
    root::crate_root(cx, "tests/wire.rs", quote!(#inner #allowed), blocks)
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
    let (mut tables, mut others) = (Vec::new(), Vec::new());
    for (home, group) in groups {
        let (module, gate) = (&home.name, features::gate(home));
        declarations.extend(quote!(#gate pub mod #module;));
        tables.push(quote!(#gate wire::#module::CASES));
        if has_others(cx, std::slice::from_ref(*group)) {
            others.push(quote!(#gate wire::#module::OTHERS));
        }
    }
    let before = quote! {
        use support::Case;
        mod wire { #declarations }
    };
    let doc = DocText::sentence(&[Part::Own("One call of every operation, group by group.")]);
    let doc = doc.outer();
    let others = (!others.is_empty()).then(|| {
        let doc = DocText::sentence(&[Part::Own("The other ways to make some of them.")]);
        let doc = doc.outer();
        quote!(#doc static OTHERS: &[&[Case]] = &[#(#others),*];)
    });
    let table = quote!(#doc static CASES: &[&[Case]] = &[#(#tables),*]; #others);
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
    let imports = emit_imports(cx, Held::InGroup, plans);
    let blocks = vec![
        Block::Items(api.unwrap_or_default()),
        Block::Items(imports),
        Block::Items(emit_table(cx, std::slice::from_ref(group), Held::InGroup)),
    ];
    let inner = module_docs(cx, home, "Calls of the").inner();
    Module::rust(format!("tests/wire/{}.rs", home.name), inner, blocks)
}

/// The calls of these groups, and the other ways to make some of them.
fn emit_table(cx: Cx<'_>, groups: &[Group], held: Held) -> TokenStream {
    let indices = groups
        .iter()
        .flat_map(|group| group.operations.iter().map(move |index| (group, *index)));
    let called = indices
        .clone()
        .filter_map(|(_, index)| cx.plan.operations.get(index))
        .filter(|plan| is_called(plan));
    let replies = Replies::of(called);
    let (mut cases, mut others) = (Vec::new(), Vec::new());
    for (group, index) in indices {
        let plan = cx.plan.operations.get(index).filter(|plan| is_called(plan));
        let Some(plan) = plan else { continue };
        let Some(operation) = cx.api.operations.get(plan.operation) else {
            continue;
        };
        cases.push(case::emit(
            cx,
            group,
            (operation, plan),
            Way::Usual,
            &replies,
        ));
        for way in case::other_ways(plan) {
            others.push(case::emit(cx, group, (operation, plan), way, &replies));
        }
    }
    let drains = drained::emit(cx, groups);
    let doc = DocText::sentence(&[Part::Own("One call of every operation.")]).outer();
    let public = (held == Held::InGroup).then(|| quote!(pub));
    let others = (!others.is_empty()).then(|| {
        let doc = DocText::sentence(&[Part::Own(
            "The other ways to make some of them: other media types, other representations, pages.",
        )])
        .outer();
        quote!(#doc #public static OTHERS: &[Case] = &[#(#others),*];)
    });
    let shared = replies.declarations();
    quote!(#drains #shared #doc #public static CASES: &[Case] = &[#(#cases),*]; #others)
}

/// Whether some call of these groups can be made in another way.
fn has_others(cx: Cx<'_>, groups: &[Group]) -> bool {
    let indices = groups.iter().flat_map(|group| &group.operations);
    let mut plans = indices.filter_map(|index| cx.plan.operations.get(*index));
    plans.any(|plan| is_called(plan) && case::other_ways(plan).next().is_some())
}

/// Whether an operation can be called: a body that a type of another crate reads is not known here.
pub(super) fn is_called(plan: &OperationPlan) -> bool {
    !plan.sample.is_unknown()
}

/// What a table of calls of these operations names.
fn emit_imports<'a>(
    cx: Cx<'_>,
    held: Held,
    plans: impl Iterator<Item = &'a OperationPlan> + Clone,
) -> TokenStream {
    let has_replies = plans.clone().any(|plan| !plan.sample.replies.is_empty());
    let has_schemes = plans
        .clone()
        .any(|plan| plan.security.iter().any(|schemes| !schemes.is_empty()));
    let used = case::uses(plans.clone());
    let outcome = used.outcome.then(|| quote!(outcome,));
    let fields = case::fields_imports(plans.clone());
    let first_page = used.first_page.then(|| quote!(first_page,));
    let streamed = drained::imports(plans.clone());
    let documented = has_replies.then(|| quote!(Documented, Expect,));
    let scheme = has_schemes.then(|| quote!(Scheme,));
    let support = match held {
        Held::Here => quote!(support),
        Held::InGroup => quote!(crate::support),
    };
    let module = (held == Held::InGroup && plans.clone().any(|plan| call::reads(cx, plan)))
        .then(|| quote!(self,));
    let names = quote!(Case, #documented #scheme #outcome #fields #first_page #streamed);
    let mut names: Vec<Ident> = names
        .into_iter()
        .filter_map(|token| match token {
            TokenTree::Ident(name) => Some(name),
            _ => None,
        })
        .collect();
    // In the order of rustfmt: types before functions.
    names.sort();
    quote!(
        use #support::{#module #(#names),*};
    )
}

fn emit_scenarios(cx: Cx<'_>) -> TokenStream {
    let features = &cx.plan.package.features;
    let flattened = cx.plan.homes.features().next().is_some();
    let rows = |table: TokenStream| {
        if flattened {
            quote!(#table.iter().copied().flatten())
        } else {
            table
        }
    };
    // A crate without digest authentication cannot make a call that nothing else opens.
    let callable = |rows: &TokenStream| {
        if features.contains(&TargetFeature::Digest) {
            quote!(support::callable(#rows))
        } else {
            rows.clone()
        }
    };
    let all = rows(quote!(CASES));
    let others = has_others(cx, &cx.plan.groups).then(|| callable(&rows(quote!(OTHERS))));
    let callable = callable(&all);
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
    let other_ways = others.as_ref().map(|others| {
        quote! {
            #[tokio::test]
            async fn other_ways() {
                for case in #others {
                    support::documented(case).await;
                }
            }
        }
    });
    let is_plain = !flattened && !features.contains(&TargetFeature::Digest);
    let iterated = is_plain.then(|| quote!(.iter()));
    let mocked = others.map_or(
        callable.clone(),
        |others| quote!(#callable #iterated.chain(#others)),
    );
    quote! {
        #usual #refused #special #other_ways

        #[cfg(feature = "mock")]
        #[tokio::test]
        async fn mock() {
            let server = api::mock::Server::start().expect("a loopback port is free");
            for case in #mocked {
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
