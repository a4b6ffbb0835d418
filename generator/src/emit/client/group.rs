//! How does a caller get at the operations of a tag? `client.cloud_backups().get_serverless_backup(…)`.

use proc_macro2::TokenStream;
use quote::quote;

use super::signature;
use crate::emit::cx::Cx;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::docs::{self, Flow};
use crate::emit::features;
use crate::emit::runtime::{Imports, Item};
use crate::plan::{Group, OperationPlan};

/// The struct, how a client gives it, and its methods that are emitted in the same file.
pub(super) fn emit<'a>(
    cx: Cx<'_>,
    group: &Group,
    operations: impl Iterator<Item = &'a OperationPlan>,
    imports: &mut Imports,
) -> TokenStream {
    let (name, accessor) = (&group.name, &group.accessor);
    let tagged = tagged(cx, group);
    let accessor_doc = tagged.outer();
    let prose = group
        .tag
        .and_then(|tag| cx.api.tags.get(tag))
        .map(|tag| docs::prose(cx, &tag.docs, Flow::Paragraphs));
    let doc = tagged
        .and(part_of(cx, group))
        .and(prose.unwrap_or_default())
        .and(features::of_group(cx, group))
        .outer();
    let client = imports.name(Item::Client);
    let methods = emit_methods(cx, group, operations, imports);
    quote! {
        #doc
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'c> { client: &'c #client }

        impl #client {
            #accessor_doc
            pub fn #accessor(&self) -> #name<'_> { #name { client: self } }
        }

        #methods
    }
}

/// The methods of these operations; nothing where there are none.
pub(super) fn emit_methods<'a>(
    cx: Cx<'_>,
    group: &Group,
    operations: impl Iterator<Item = &'a OperationPlan>,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let name = &group.name;
    let methods: Vec<_> = operations
        .map(|operation| signature::emit_method(cx, operation, imports))
        .collect();
    (!methods.is_empty()).then(|| quote!(impl #name<'_> { #(#methods)* }))
}

/// The tag that the group's is a part of.
fn part_of(cx: Cx<'_>, group: &Group) -> DocText {
    let tag = group.tag.and_then(|tag| cx.api.tags.get(tag));
    match tag.and_then(|tag| tag.parent.as_ref()) {
        Some(parent) => DocText::sentence(&[
            Part::Own("A part of what is tagged "),
            Part::Code(parent.as_str()),
            Part::Own("."),
        ]),
        None => DocText::default(),
    }
}

fn tagged(cx: Cx<'_>, group: &Group) -> DocText {
    match group.tag.and_then(|tag| cx.api.tags.get(tag)) {
        Some(tag) => DocText::sentence(&[
            Part::Own("The operations tagged "),
            Part::Code(tag.name.as_str()),
            Part::Own("."),
        ]),
        None => DocText::sentence(&[Part::Own("The operations without a tag.")]),
    }
}
