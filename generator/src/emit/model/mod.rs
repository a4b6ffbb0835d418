//! What do the files of models hold? One type after another, in the order of their names.
//!
//! ```text
//! components: { schemas: { Link: { type: object, … } } }
//!     ↓
//! src/models/mod.rs            mod cloud_backups;  pub use self::cloud_backups::{Link, …};
//! src/models/cloud_backups.rs  pub struct Link { … }  impl Record for Link { … }  model::record!(Link);
//! ```
//!
//! A module that is too long for one file is a folder (`plan/chapters.rs`).

mod alias;
mod construct;
mod enum_;
mod struct_;
mod union_;

use proc_macro2::TokenStream;
use quote::quote;

use super::Draft;
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::features;
use super::runtime::Imports;
use super::{blocks, chapter_blocks};
use crate::ir::{Shape, TypeDef, TypeId};
use crate::plan::derives::is_our_own;
use crate::plan::{Derive, ModelFile, Module as Home, RustPath, TypeName};
use crate::render::{Block, Module};

/// The files of models.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    let homes = move || {
        let homes = cx.plan.homes.modules().map(|(_, home)| home);
        homes.filter(|home| !home.types.is_empty())
    };
    let mut drafts: Vec<_> = homes().flat_map(|home| emit_home(cx, home)).collect();
    drafts.push(Draft::file(move || emit_root(cx, homes())));
    drafts
}

fn emit_root<'a>(cx: Cx<'_>, homes: impl Iterator<Item = &'a Home>) -> Module {
    let mut declarations = TokenStream::new();
    let mut exports = TokenStream::new();
    for home in homes {
        let (name, gate) = (&home.name, features::gate(home));
        declarations.extend(quote!(#gate mod #name;));
        exports.extend(if home.type_chapters.is_empty() {
            let types = type_names(cx, &home.types);
            quote!(#gate pub use self::#name::{#(#types),*};)
        } else {
            quote!(#gate pub use self::#name::*;)
        });
    }
    let inner = DocText::sentence(&[Part::Own("The data types of the API: what requests and answers hold.")])
        .and(DocText::sentence(&[Part::Own(
            "Which file a type is in depends on the operations that use it; its path is always `models::Name`.",
        )]))
        .inner();
    Module::rust(
        "src/models/mod.rs",
        inner,
        vec![Block::Items(declarations), Block::Items(exports)],
    )
}

fn type_names<'a>(cx: Cx<'a>, types: &'a [TypeId]) -> impl Iterator<Item = &'a TypeName> {
    types.iter().map(|id| cx.plan.names.type_name(*id))
}

/// The file of a module, or the files of one that is too long for one.
fn emit_home<'a>(cx: Cx<'a>, home: &'a Home) -> Vec<Draft<'a>> {
    let folder = format!("src/models/{}", home.name);
    let file = |path: String, types: &'a [TypeId], imports: fn() -> Imports| {
        Draft::file(move || emit_file(cx, home, &path, types, imports()))
    };
    if home.type_chapters.is_empty() {
        return vec![file(format!("{folder}.rs"), &home.types, Imports::default)];
    }
    let chapters = home.type_chapters.iter().map(|chapter| {
        let path = format!("{folder}/{}.rs", chapter.name);
        file(path, &chapter.items, || Imports::of_chapter("models"))
    });
    let contents = Draft::file(move || {
        let chapters = home.type_chapters.iter();
        let chapters = chapters.map(|chapter| {
            let types = type_names(cx, &chapter.items).collect();
            (&chapter.name, types)
        });
        let inner = module_docs(cx, home, TYPES).inner();
        let blocks = chapter_blocks(chapters, Vec::new());
        Module::rust(format!("src/models/{}/mod.rs", home.name), inner, blocks)
    });
    chapters.chain([contents]).collect()
}

const TYPES: &str = "Data types of the";

fn emit_file(
    cx: Cx<'_>,
    home: &Home,
    path: &str,
    types: &[TypeId],
    mut imports: Imports,
) -> Module {
    let types = types.iter().filter_map(|ty| {
        let owner = Owner {
            cx,
            id: *ty,
            def: cx.def(*ty)?,
            file: cx.plan.homes.file_of_type(*ty)?,
        };
        Some(emit_type(owner, &mut imports))
    });
    let types = types.collect();
    let inner = module_docs(cx, home, TYPES).inner();
    let blocks = blocks(&imports, types);
    Module::rust(path, inner, blocks)
}

/// A type that is being written.
#[derive(Clone, Copy)]
struct Owner<'a> {
    cx: Cx<'a>,
    id: TypeId,
    def: &'a TypeDef,
    file: ModelFile,
}

fn emit_type(owner: Owner<'_>, imports: &mut Imports) -> TokenStream {
    match &owner.def.shape {
        Shape::Struct(shape) => struct_::emit(owner, shape, imports),
        Shape::Enum(shape) => enum_::emit(owner, shape, imports),
        Shape::Union(shape) => union_::emit(owner, shape, imports),
        Shape::Alias(value) => alias::emit(owner, value, imports),
    }
}

/// `#[derive(…)]`, in the order in which people write it.
fn derives(owner: Owner<'_>) -> TokenStream {
    let all = [
        (Derive::Clone, quote!(Clone)),
        (Derive::Copy, quote!(Copy)),
        (Derive::Debug, quote!(Debug)),
        (Derive::Default, quote!(Default)),
        (Derive::PartialEq, quote!(PartialEq)),
        (Derive::Eq, quote!(Eq)),
        (Derive::Hash, quote!(Hash)),
    ];
    let names = all
        .into_iter()
        .filter(|(derive, _)| owner.cx.plan.derives.has(owner.id, *derive))
        .map(|(_, name)| name);
    let others = owner.cx.plan.overrides.derives(owner.id);
    let others = others
        .filter(|path| !is_our_own(path))
        .map(RustPath::tokens);
    let names = names.chain(others);
    quote!(#[derive(#(#names),*)])
}

/// What a module holds, by the tag its contents belong to: "Data types of the operations tagged `Pets`."
pub(super) fn module_docs(cx: Cx<'_>, home: &Home, what: &'static str) -> DocText {
    match home.tag.and_then(|tag| cx.api.tags.get(tag)) {
        Some(tag) => DocText::sentence(&[
            Part::Own(what),
            Part::Own(" operations tagged "),
            Part::Code(tag.name.as_str()),
            Part::Own("."),
        ]),
        None if home.operations.is_empty() => {
            DocText::sentence(&[Part::Own(what), Part::Own(" operations of several tags.")])
        }
        None => DocText::sentence(&[Part::Own(what), Part::Own(" operations without a tag.")]),
    }
}
