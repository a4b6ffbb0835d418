//! What do the files of the client hold? The API in constants, then one file a tag: its group and its operations.
//!
//! ```text
//! src/client/mod.rs            static API: ApiInfo = …;  impl Client { pub fn builder() }  impl Credentials { … }
//! src/client/cloud_backups.rs  struct CloudBackups;  its methods;  each operation: parameters, setters, wire
//! src/client/shared.rs         optional parameters and errors that operations of several tags have in common
//! ```
//!
//! A module that is too long for one file is a folder (`plan/chapters.rs`): each chapter has methods of the group, and
//! their operations.

mod answers;
mod api;
mod bodies;
mod decode;
mod errors;
mod group;
mod headers;
mod operation;
mod options;
mod paging;
mod proofs;
mod representations;
mod send;
mod signature;
mod successes;

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use self::api::{besides, credential_sets};
pub(super) use self::bodies::file_fields;
pub(super) use self::decode::emit_is_among;
pub(super) use self::operation::parameter;
pub(super) use self::options::about_operations;
pub(super) use self::send::{emit_path_style, emit_query_style};
pub(super) use self::signature::{argument, field_value};
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::features;
use super::model::module_docs;
use super::runtime::Imports;
use super::{Draft, blocks, chapter_blocks};
use crate::plan::{Chapter, Group, Module as Home, OperationPlan, TypeName};
use crate::render::{Block, Module};

/// The files of the client.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    let homes: Vec<(&Home, Option<&Group>)> = cx
        .plan
        .homes
        .modules()
        .filter(|(_, home)| home.has_client())
        .map(|(id, home)| (home, cx.plan.groups.iter().find(|group| group.module == id)))
        .collect();
    let files = homes.clone().into_iter();
    let mut parts: Vec<Draft<'_>> = files
        .flat_map(|(home, group)| emit_home(cx, home, group))
        .collect();
    parts.push(Draft::file(move || emit_root(cx, &homes)));
    parts
}

/// The operations with these indices.
fn operations<'a>(cx: Cx<'a>, indices: &'a [usize]) -> impl Iterator<Item = &'a OperationPlan> {
    let operations = &cx.plan.operations;
    indices
        .iter()
        .filter_map(move |index| operations.get(*index))
}

/// The names that these operations have in the module, in order, with others.
fn names_of<'a>(
    operations: impl Iterator<Item = &'a OperationPlan>,
    others: impl Iterator<Item = &'a TypeName>,
) -> Vec<&'a TypeName> {
    let mut names: Vec<_> = others.collect();
    for operation in operations {
        names.push(&operation.request);
        names.extend(operation.options.map(|_| &operation.arguments));
        names.extend(bodies::name(operation));
        names.extend(errors::name(operation));
        names.extend(successes::name(operation));
    }
    names.sort();
    names
}

fn emit_root(cx: Cx<'_>, homes: &[(&Home, Option<&Group>)]) -> Module {
    let mut imports = Imports::default();
    let mut declarations = TokenStream::new();
    let mut exports = TokenStream::new();
    for (home, group) in homes {
        let (module, gate) = (&home.name, features::gate(home));
        declarations.extend(quote!(#gate mod #module;));
        exports.extend(if home.operation_chapters.is_empty() {
            let options = cx.options(home).map(|options| &options.name);
            let errors = cx.common_errors(home).map(|errors| &errors.name);
            let others = group.iter().map(|group| &group.name);
            let others = others.chain(options).chain(errors);
            let names = names_of(operations(cx, &home.operations), others);
            quote!(#gate pub use self::#module::{#(#names),*};)
        } else {
            quote!(#gate pub use self::#module::*;)
        });
    }
    let items = api::emit(cx, &mut imports);
    let headers = headers::emit(cx, &mut imports);
    // What is compiled with a feature only is with the operations of that feature.
    let errors = errors::emit_bodies(cx, None, &mut imports);
    let inner = DocText::sentence(&[Part::Own(
        "The operations of the API: one group for each tag, one method for each operation.",
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

/// The file of a module, or the files of one that is too long for one.
fn emit_home<'a>(cx: Cx<'a>, home: &'a Home, group: Option<&'a Group>) -> Vec<Draft<'a>> {
    let chapters = home.operation_chapters.iter();
    let chapters =
        chapters.map(|chapter| Draft::file(move || emit_chapter(cx, home, group, chapter)));
    chapters
        .chain([Draft::file(move || emit_module(cx, home, group))])
        .collect()
}

/// What a module holds beside its chapters; all of it where it has none.
fn emit_module(cx: Cx<'_>, home: &Home, group: Option<&Group>) -> Module {
    let mut imports = Imports::default();
    let own: &[usize] = if home.operation_chapters.is_empty() {
        &home.operations
    } else {
        &[]
    };
    let mut items: Vec<TokenStream> = Vec::new();
    items.extend(group.map(|group| group::emit(cx, group, operations(cx, own), &mut imports)));
    for operation in operations(cx, own) {
        items.push(operation::emit(cx, Some(home), operation, &mut imports));
    }
    for options in cx.options(home) {
        items.push(options::emit(cx, options, &mut imports));
    }
    for common in cx.common_errors(home) {
        items.push(errors::emit_common(cx, common, &mut imports));
    }
    if let (Some(group), Some(_)) = (group, &home.feature) {
        items.push(errors::emit_bodies(cx, Some(group.module), &mut imports));
    }
    let inner = module_docs(cx, home, what(home)).inner();
    if home.operation_chapters.is_empty() {
        let path = format!("src/client/{}.rs", home.name);
        return Module::rust(path, inner, blocks(&imports, items));
    }
    let chapters = home.operation_chapters.iter();
    let chapters = chapters.map(|chapter| {
        let names = names_of(operations(cx, &chapter.items), iter::empty());
        (&chapter.name, names)
    });
    let path = format!("src/client/{}/mod.rs", home.name);
    let blocks = chapter_blocks(chapters, blocks(&imports, items));
    Module::rust(path, inner, blocks)
}

fn emit_chapter(
    cx: Cx<'_>,
    home: &Home,
    group: Option<&Group>,
    chapter: &Chapter<usize>,
) -> Module {
    let mut imports = Imports::of_chapter("client");
    let mut items: Vec<TokenStream> = Vec::new();
    if let Some(group) = group {
        imports.sibling(&group.name);
        let operations = operations(cx, &chapter.items);
        items.extend(group::emit_methods(cx, group, operations, &mut imports));
    }
    for operation in operations(cx, &chapter.items) {
        items.push(operation::emit(cx, None, operation, &mut imports));
    }
    let inner = module_docs(cx, home, what(home)).inner();
    let path = format!("src/client/{}/{}.rs", home.name, chapter.name);
    Module::rust(path, inner, blocks(&imports, items))
}

fn what(home: &Home) -> &'static str {
    match home {
        Home { operations, .. } if !operations.is_empty() => "The",
        Home { errors, .. } if errors.is_empty() => "Optional parameters of the",
        Home { options, .. } if options.is_empty() => "Errors of the",
        Home { .. } => "Optional parameters and errors of the",
    }
}
