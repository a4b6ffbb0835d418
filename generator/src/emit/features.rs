//! What is compiled with a Cargo feature only, and how is that said? The modules of each group, where there are several.
//!
//! ```text
//! #[cfg(feature = "cloud-backups")]
//! mod cloud_backups;
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::literal::string;
use super::worked;
use crate::plan::{FeatureName, Group, Module as Home, TargetFeature};

/// The condition under which a module is compiled; nothing where it always is.
pub(super) fn gate(home: &Home) -> TokenStream {
    match &home.feature {
        Some(feature) => {
            let feature = string(feature.as_str());
            quote!(#[cfg(feature = #feature)])
        }
        None => TokenStream::new(),
    }
}

/// For a file whose items are used by modules of which any may be left out.
pub(super) fn allow_unused(cx: Cx<'_>) -> TokenStream {
    if cx.plan.homes.features().next().is_none() {
        return TokenStream::new();
    }
    quote!(#![allow(dead_code, reason = "which of these are used depends on the features")])
}

/// The feature of a group.
pub(super) fn feature_of<'a>(cx: Cx<'a>, group: &Group) -> Option<&'a FeatureName> {
    cx.plan.homes.module(group.module)?.feature.as_ref()
}

/// The feature of the group that the worked example calls.
pub(super) fn feature_of_example(cx: Cx<'_>) -> Option<&FeatureName> {
    feature_of(cx, worked::of(cx)?.group)
}

/// "Compiled with the feature `cloud-backups`."
pub(super) fn of_group(cx: Cx<'_>, group: &Group) -> DocText {
    feature_of(cx, group).map_or_else(DocText::default, |feature| {
        DocText::sentence(&[
            Part::Own("Compiled with the feature "),
            Part::Code(feature.as_str()),
            Part::Own("."),
        ])
    })
}

/// What features there are, and how to have only some; nothing in a crate of one group.
pub(super) fn chapter(cx: Cx<'_>) -> Option<DocText> {
    let some =
        feature_of_example(cx).or_else(|| cx.plan.homes.features().next().map(|(_, name)| name))?;
    let package = &cx.plan.package;
    let named = [some.as_str()]
        .into_iter()
        .chain(package.features.first().map(|feature| feature.name()));
    let named: Vec<String> = named.map(|name| format!("\"{name}\"")).collect();
    let line = format!(
        "{} = {{ path = \"…\", default-features = false, features = [{}] }}",
        package.name,
        named.join(", ")
    );
    let groups = cx.plan.homes.modules().filter_map(|(_, home)| {
        let feature = home.feature.as_ref()?.as_str();
        let tag = home.tag.and_then(|tag| cx.api.tags.get(tag));
        Some(match tag {
            Some(tag) => DocText::sentence(&[
                Part::Code(feature),
                Part::Own(": the operations tagged "),
                Part::Code(tag.name.as_str()),
            ]),
            None => DocText::sentence(&[
                Part::Code(feature),
                Part::Own(": the operations without a tag"),
            ]),
        })
    });
    let means = package.features.iter().map(|feature| {
        let what = match feature {
            TargetFeature::Digest => ": HTTP digest authentication",
            TargetFeature::OAuth2 => ": OAuth 2.0 client credentials",
            TargetFeature::Chrono => ": conversions of moments to and from `chrono`",
            TargetFeature::Jiff => ": conversions of moments to and from `jiff`",
        };
        DocText::sentence(&[Part::Code(feature.name()), Part::Own(what)])
    });
    let list = DocText::list(groups.chain(means));
    let text = DocText::sentence(&[Part::Own(
        "The features listed here are on unless default features are turned off. Then only what is named is compiled, \
         beside the types that several groups of operations use. For example:",
    )]);
    let others = DocText::sentence(&[
        Part::Code("blocking"),
        Part::Own(", "),
        Part::Code("mock"),
        Part::Own(" and "),
        Part::Code("tracing"),
        Part::Own(" are off unless they are named."),
    ]);
    let block = DocText::block("toml", [line]);
    Some(text.and(block).and(list).and(others))
}
