//! What do the files of validators hold? One `impl Validate` a type, and one function for the parameters
//! that have the same name and rules.
//!
//! ```text
//! id: { type: string, minLength: 24 }
//!     ↓
//! impl Validate for models::Thing {
//!     fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
//!         if let Some(value) = &self.id {
//!             rule::min_length(value, 24, at.member("id"), found);
//!         }
//!     }
//! }
//! ```

mod assertion;
mod checks;
mod parameter;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use self::checks::{Holder, Value, emit_value};
pub(super) use self::parameter::argument_by_value;
use super::Draft;
use super::blocks;
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::features;
use super::literal;
use super::model::module_docs;
use super::runtime::{Imports, Item};
use crate::ir::{EnumKind, Shape, TypeId};
use crate::plan::{AliasForm, FnName, Module as Home};
use crate::render::{Block, Module};

/// The files of validators.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    let homes: Vec<&Home> = cx
        .plan
        .homes
        .modules()
        .map(|(_, home)| home)
        .filter(|home| holds_any(cx, home))
        .collect();
    let files = homes.clone().into_iter();
    let mut parts: Vec<Draft<'_>> = files
        .map(|home| Draft::file(move || emit_module(cx, home)))
        .collect();
    parts.push(Draft::file(move || emit_root(cx, &homes)));
    if cx.plan.patterns.iter().next().is_some() {
        parts.push(Draft::file(move || emit_patterns(cx)));
    }
    parts
}

fn holds_any(cx: Cx<'_>, home: &Home) -> bool {
    home.types.iter().any(|id| {
        cx.def(*id)
            .is_some_and(|def| has_validator(cx, *id, &def.shape))
    }) || cx.validators(home).next().is_some()
}

fn emit_root(cx: Cx<'_>, homes: &[&Home]) -> Module {
    let mut declarations = TokenStream::new();
    let mut exports = TokenStream::new();
    for home in homes {
        let (name, gate) = (&home.name, features::gate(home));
        declarations.extend(quote!(#gate mod #name;));
        let functions = cx.validators(home).map(|validator| &validator.name);
        let functions: Vec<&FnName> = functions.collect();
        match functions.as_slice() {
            [] => {}
            [one] => exports.extend(quote!(#gate pub use self::#name::#one;)),
            all => exports.extend(quote!(#gate pub use self::#name::{#(#all),*};)),
        }
    }
    if cx.plan.patterns.iter().next().is_some() {
        declarations.extend(quote!(
            pub(crate) mod patterns;
        ));
    }
    let inner = DocText::sentence(&[Part::Own(
        "The rules of the document that values must keep: `Validate` for every model, and one function for \
         all parameters of the same name and rules.",
    )])
    .inner();
    Module::rust(
        "src/validators/mod.rs",
        inner,
        vec![Block::Items(declarations), Block::Items(exports)],
    )
}

fn emit_module(cx: Cx<'_>, home: &Home) -> Module {
    let mut imports = Imports::default();
    let mut items = Vec::new();
    for id in &home.types {
        if let Some(def) = cx.def(*id) {
            items.push(types::emit(cx, *id, def, &mut imports));
        }
    }
    for validator in cx.validators(home) {
        items.push(parameter::emit(cx, validator, &mut imports));
    }
    let inner = module_docs(cx, home, "Rules of the data types and parameters of the").inner();
    let blocks = blocks(&imports, items);
    Module::rust(format!("src/validators/{}.rs", home.name), inner, blocks)
}

fn emit_patterns(cx: Cx<'_>) -> Module {
    let mut imports = Imports::default();
    let pattern = imports.name(Item::Pattern);
    let statics = cx.plan.patterns.iter().map(|(_, planned)| {
        let (name, source, translated) = (
            &planned.name,
            literal::raw(&planned.source),
            literal::raw(&planned.translated),
        );
        let doc = DocText::sentence(&[Part::Code(&planned.source)]).outer();
        quote!(#doc pub(crate) static #name: #pattern = #pattern::new(#source, #translated);)
    });
    let statics: TokenStream = statics.collect();
    let inner = DocText::sentence(&[Part::Own(
        "Every distinct `pattern` of the document: as it is written there (ECMA-262), and as `regex-lite` reads it.",
    )])
    .inner();
    let unused = features::allow_unused(cx);
    Module::rust(
        "src/validators/patterns.rs",
        quote!(#inner #unused),
        vec![Block::Items(imports.declarations()), Block::Items(statics)],
    )
}

/// Whether a type has an `impl Validate`: all but plain aliases, whose rules are checked where they are used.
fn has_validator(cx: Cx<'_>, id: TypeId, shape: &Shape) -> bool {
    match shape {
        // The runtime has one for all lists of strings.
        Shape::Enum(shape) => shape.kind != EnumKind::Text,
        Shape::Struct(_) | Shape::Union(_) => true,
        Shape::Alias(_) => cx.plan.boxed.alias_form(id) == AliasForm::Newtype,
    }
}
