//! What does the crate say? The plan's decisions, written down as tokens.
//!
//! Emitters write, they do not think: every decision is in the plan, and nothing here can fail. Tokens are made by
//! `quote!` alone. Text of the document enters them as a literal, as a name of the plan, or as sanitised documentation.

mod assertion_docs;
mod client;
mod constructed;
mod contract_tests;
mod copies;
mod credentials;
mod cx;
mod defaults;
mod doc_text;
mod docs;
mod example_program;
mod facts;
mod features;
mod form_docs;
mod literal;
mod manifest;
mod mock;
mod model;
mod readme;
mod root;
mod runtime;
mod sample;
mod scheme_docs;
mod validator;
mod worked;

use proc_macro2::TokenStream;
use quote::quote;

use self::cx::Cx;
use self::runtime::Imports;
use crate::ir::Api;
use crate::plan::{ModuleName, Plan, TypeName};
use crate::render::{Block, Module};

/// A file of the crate, or several that are made together: emitted without the others, on any thread.
pub struct Draft<'a>(Box<dyn Fn() -> Vec<Module> + Send + Sync + 'a>);

impl<'a> Draft<'a> {
    fn file(emit: impl Fn() -> Module + Send + Sync + 'a) -> Self {
        Self(Box::new(move || vec![emit()]))
    }

    fn files(emit: impl Fn() -> Vec<Module> + Send + Sync + 'a) -> Self {
        Self(Box::new(emit))
    }

    /// The files of this draft.
    pub fn emit(&self) -> Vec<Module> {
        (self.0)()
    }
}

/// Every file of the crate, as drafts. Those that take longest come first, for whoever shares them out.
pub fn emit<'a>(api: &'a Api, plan: &'a Plan) -> Vec<Draft<'a>> {
    let cx = Cx { api, plan };
    let mut drafts = contract_tests::emit(cx);
    drafts.extend(model::emit(cx));
    drafts.extend(validator::emit(cx));
    drafts.extend(client::emit(cx));
    drafts.extend(mock::emit(cx));
    drafts.push(Draft::file(move || manifest::emit(cx)));
    drafts.push(Draft::file(move || readme::emit(cx)));
    drafts.push(Draft::file(rustfmt));
    drafts.push(Draft::file(move || root::emit(cx)));
    drafts.push(Draft::files(move || example_program::emit(cx)));
    drafts.push(Draft::files(move || copies::emit(cx)));
    drafts
}

/// What a file holds: its imports, then its parts, a block each, so that each is printed and let go before the next.
fn blocks(imports: &Imports, parts: Vec<TokenStream>) -> Vec<Block> {
    let imports = [imports.declarations()];
    imports.into_iter().chain(parts).map(Block::Items).collect()
}

/// What the file of a divided module holds: its chapters, the imports of what is its own, the names of what the chapters
/// hold, and what is its own.
fn chapter_blocks<'a>(
    chapters: impl Iterator<Item = (&'a ModuleName, Vec<&'a TypeName>)>,
    own: Vec<Block>,
) -> Vec<Block> {
    let (mut declarations, mut exports) = (TokenStream::new(), TokenStream::new());
    for (chapter, names) in chapters {
        declarations.extend(quote!(mod #chapter;));
        exports.extend(match names.as_slice() {
            [] => TokenStream::new(),
            [one] => quote!(pub use self::#chapter::#one;),
            all => quote!(pub use self::#chapter::{#(#all),*};),
        });
    }
    let mut own = own.into_iter();
    let declared = [Block::Items(declarations)].into_iter().chain(own.next());
    let declared = declared.chain([Block::Items(exports)]);
    declared.chain(own).collect()
}

/// Generated files are laid out by the generator: `cargo fmt` leaves them alone.
fn rustfmt() -> Module {
    Module::text("rustfmt.toml", "disable_all_formatting = true\n")
}
