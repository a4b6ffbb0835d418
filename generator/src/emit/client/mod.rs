//! What do the files of the client hold? The API in constants, then one file a tag: its group and its operations.
//!
//! ```text
//! src/client/mod.rs            static API: ApiInfo = …;  impl Client { pub fn builder() }  impl Credentials { … }
//! src/client/cloud_backups.rs  struct CloudBackups;  its methods;  each operation: parameters, setters, wire
//! src/client/shared.rs         optional parameters that operations of several tags have in common
//! ```

mod api;
mod bodies;
mod decode;
mod errors;
mod group;
mod headers;
mod operation;
mod options;
mod paging;
mod representations;
mod send;
mod signature;
mod successes;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use self::api::{besides, credential_sets};
pub(super) use self::bodies::file_fields;
pub(super) use self::decode::emit_status;
pub(super) use self::operation::parameter;
pub(super) use self::send::{emit_path_style, emit_query_style};
pub(super) use self::signature::first_operation;
use super::Draft;
use super::blocks;
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::features;
use super::model::module_docs;
use super::runtime::Imports;
use crate::plan::{Group, Module as Home, OperationPlan};
use crate::render::{Block, Module};

/// The files of the client.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    let homes: Vec<(&Home, Option<&Group>)> = cx
        .plan
        .homes
        .modules()
        .filter(|(_, home)| !home.operations.is_empty() || !home.options.is_empty())
        .map(|(id, home)| (home, cx.plan.groups.iter().find(|group| group.module == id)))
        .collect();
    let files = homes.clone().into_iter();
    let mut parts: Vec<Draft<'_>> = files
        .map(|(home, group)| Draft::file(move || emit_module(cx, home, group)))
        .collect();
    parts.push(Draft::file(move || emit_root(cx, &homes)));
    parts
}

fn operations<'a>(cx: Cx<'a>, home: &'a Home) -> impl Iterator<Item = &'a OperationPlan> {
    home.operations
        .iter()
        .filter_map(move |index| cx.plan.operations.get(*index))
}

fn emit_root(cx: Cx<'_>, homes: &[(&Home, Option<&Group>)]) -> Module {
    let mut imports = Imports::default();
    let mut declarations = TokenStream::new();
    let mut exports = TokenStream::new();
    for (home, group) in homes {
        let (module, gate) = (&home.name, features::gate(home));
        let group = group.map(|group| &group.name);
        let mut names: Vec<_> = group.into_iter().collect();
        for operation in operations(cx, home) {
            names.push(&operation.request);
            names.extend(operation.options.map(|_| &operation.arguments));
            names.extend(bodies::name(operation));
            names.extend(errors::name(operation));
            names.extend(successes::name(operation));
        }
        names.extend(cx.options(home).map(|options| &options.name));
        names.sort();
        declarations.extend(quote!(#gate mod #module;));
        exports.extend(quote!(#gate pub use self::#module::{#(#names),*};));
    }
    let items = api::emit(cx, &mut imports);
    let headers = headers::emit(cx, &mut imports);
    // What is compiled with a feature only is with the operations of that feature.
    let errors = errors::emit_bodies(cx, None, &mut imports);
    let inner = DocText::sentence(&[Part::Own(
        "Which operations does the API have? One group for each tag, one method for each operation.",
    )])
    .inner();
    let blocks = vec![
        Block::Items(declarations),
        Block::Items(imports.declarations()),
        Block::Items(exports),
        Block::Items(items),
        Block::Items(headers),
        Block::Items(errors),
    ];
    Module::rust("src/client/mod.rs", inner, blocks)
}

fn emit_module(cx: Cx<'_>, home: &Home, group: Option<&Group>) -> Module {
    let mut imports = Imports::default();
    let mut items: Vec<TokenStream> = Vec::new();
    items.extend(group.map(|group| group::emit(cx, group, &mut imports)));
    for operation in operations(cx, home) {
        items.push(operation::emit(cx, home, operation, &mut imports));
    }
    for options in cx.options(home) {
        items.push(options::emit(cx, options, &mut imports));
    }
    if let (Some(group), Some(_)) = (group, &home.feature) {
        items.push(errors::emit_bodies(cx, Some(group.module), &mut imports));
    }
    let what = if home.operations.is_empty() {
        "Optional parameters of the"
    } else {
        "The"
    };
    let inner = module_docs(cx, home, what).inner();
    let blocks = blocks(&imports, items);
    Module::rust(format!("src/client/{}.rs", home.name), inner, blocks)
}
