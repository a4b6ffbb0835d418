//! What do the files of models hold? One type after another, in the order of their names.
//!
//! ```text
//! components: { schemas: { Link: { type: object, … } } }
//!     ↓
//! src/models/mod.rs            mod cloud_backups;  pub use self::cloud_backups::{Link, …};
//! src/models/cloud_backups.rs  pub struct Link { … }  impl Record for Link { … }  model::record!(Link);
//! ```

mod alias;
mod enum_;
mod struct_;
mod union_;

use proc_macro2::TokenStream;
use quote::quote;

use super::Draft;
use super::blocks;
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::features;
use super::runtime::Imports;
use crate::ir::{Shape, TypeDef, TypeId};
use crate::plan::derives::is_our_own;
use crate::plan::{Derive, Module as Home, ModuleId, RustPath};
use crate::render::{Block, Module};

/// The files of models.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    let homes = move || {
        cx.plan
            .homes
            .modules()
            .filter(|(_, home)| !home.types.is_empty())
    };
    let root = Draft::file(move || emit_root(cx, homes().map(|(_, home)| home)));
    let files = homes().map(|(id, home)| Draft::file(move || emit_module(cx, id, home)));
    files.chain([root]).collect()
}

fn emit_root<'a>(cx: Cx<'_>, homes: impl Iterator<Item = &'a Home>) -> Module {
    let mut declarations = TokenStream::new();
    let mut exports = TokenStream::new();
    for home in homes {
        let (name, gate) = (&home.name, features::gate(home));
        let types = home.types.iter().map(|id| cx.plan.names.type_name(*id));
        declarations.extend(quote!(#gate mod #name;));
        exports.extend(quote!(#gate pub use self::#name::{#(#types),*};));
    }
    let inner = DocText::sentence(&[Part::Own("What do requests and answers hold? Every data type of the API.")])
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

fn emit_module(cx: Cx<'_>, id: ModuleId, home: &Home) -> Module {
    let mut imports = Imports::default();
    let types = home.types.iter().filter_map(|ty| {
        let owner = Owner {
            cx,
            id: *ty,
            def: cx.def(*ty)?,
            module: id,
        };
        Some(emit_type(owner, &mut imports))
    });
    let types = types.collect();
    let inner = module_docs(cx, home, "Data types of the").inner();
    let blocks = blocks(&imports, types);
    Module::rust(format!("src/models/{}.rs", home.name), inner, blocks)
}

/// A type that is being written.
#[derive(Clone, Copy)]
struct Owner<'a> {
    cx: Cx<'a>,
    id: TypeId,
    def: &'a TypeDef,
    module: ModuleId,
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
