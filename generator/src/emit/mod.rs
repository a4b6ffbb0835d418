//! What does the crate say? The plan's decisions, written down as tokens.
//!
//! Emitters write, they do not think: every decision is in the plan, and nothing here can fail. Tokens are made by
//! `quote!` alone. Text of the document enters them as a literal, as a name of the plan, or as sanitised documentation.

mod client;
mod contract_tests;
mod copies;
mod cx;
mod doc_text;
mod docs;
mod example_program;
mod features;
mod literal;
mod manifest;
mod model;
mod readme;
mod root;
mod runtime;
mod sample;
mod validator;

use self::cx::Cx;
use crate::ir::Api;
use crate::plan::Plan;
use crate::render::Module;

/// Every file of the crate.
pub fn emit(api: &Api, plan: &Plan) -> Vec<Module> {
    let cx = Cx { api, plan };
    let mut modules = vec![
        manifest::emit(cx),
        readme::emit(cx),
        rustfmt(),
        root::emit(cx),
    ];
    modules.extend(model::emit(cx));
    modules.extend(validator::emit(cx));
    modules.extend(client::emit(cx));
    modules.extend(contract_tests::emit(cx));
    modules.extend(example_program::emit(cx));
    modules.extend(copies::emit(cx));
    modules
}

/// Generated files are laid out by the generator: `cargo fmt` leaves them alone.
fn rustfmt() -> Module {
    Module::text("rustfmt.toml", "disable_all_formatting = true\n")
}
