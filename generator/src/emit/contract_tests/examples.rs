//! What does the test of an example say? The type, the example's JSON, and what the validators find in it.
//!
//! ```text
//! #[test]
//! fn snapshot_200() {
//!     let json = r#"{ … }"#;
//!     support::example::<models::Snapshot>(json, &["/version: pattern"]);
//! }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::head;
use crate::emit::Draft;
use crate::emit::cx::{Cx, From};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::model::module_docs;
use crate::emit::runtime::Imports;
use crate::emit::{features, literal, root};
use crate::ir::Ty;
use crate::plan::{ExampleCase, Module as Home, ModuleId};
use crate::render::{Block, Module};

/// The tests, or the file that names their files, where types can be left out, and these.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    if cx.plan.homes.features().next().is_none() {
        return vec![Draft::file(move || {
            let imports = quote!(
                use api::models;
            );
            let cases = cx.plan.examples.iter().map(|case| emit_case(cx, case));
            emit_root(cx, [imports].into_iter().chain(cases))
        })];
    }
    let homes = cx.plan.homes.modules();
    let homes: Vec<_> = homes
        .filter(|(id, _)| cases_of(cx, *id).next().is_some())
        .collect();
    let files = homes.iter().map(|(id, home)| {
        let (id, home) = (*id, *home);
        Draft::file(move || emit_file(cx, id, home))
    });
    let files: Vec<_> = files.collect();
    let root = Draft::file(move || {
        let declarations = homes.iter().map(|(_, home)| {
            let (module, gate) = (&home.name, features::gate(home));
            quote!(#gate mod #module;)
        });
        emit_root(cx, [quote!(mod examples { #(#declarations)* })])
    });
    files.into_iter().chain([root]).collect()
}

/// The file that Cargo compiles.
fn emit_root(cx: Cx<'_>, blocks: impl IntoIterator<Item = TokenStream>) -> Module {
    let inner = DocText::sentence(&[Part::Own(
        "Do the document's own examples fit its types? Each is read, written, compared and read again, and the \
         validators find in it exactly what is listed.",
    )])
    .inner();
    let blocks = [head(cx)].into_iter().chain(blocks).map(Block::Items);
    root::crate_root(cx, "tests/examples.rs", inner, blocks.collect())
}

/// The examples of the types of one module.
fn cases_of(cx: Cx<'_>, home: ModuleId) -> impl Iterator<Item = &ExampleCase> {
    let cases = cx.plan.examples.iter();
    cases.filter(move |case| home_of(cx, case) == Some(home))
}

/// Where the type of an example lives.
fn home_of(cx: Cx<'_>, case: &ExampleCase) -> Option<ModuleId> {
    match case.value.ty {
        Ty::Named(id) => cx.plan.homes.of_type(id),
        Ty::List(_)
        | Ty::Map(_)
        | Ty::Text(_)
        | Ty::Bool
        | Ty::Integer(_)
        | Ty::Number(_)
        | Ty::Untyped(_) => None,
    }
}

/// The tests of the examples of the types of one module.
fn emit_file(cx: Cx<'_>, id: ModuleId, home: &Home) -> Module {
    let imports = quote!(
        use crate::api::models;
        use crate::support;
    );
    let cases = cases_of(cx, id).map(|case| emit_case(cx, case));
    let inner = module_docs(cx, home, "Examples of the data types of the").inner();
    Module::rust(
        format!("tests/examples/{}.rs", home.name),
        inner,
        [imports]
            .into_iter()
            .chain(cases)
            .map(Block::Items)
            .collect(),
    )
}

fn emit_case(cx: Cx<'_>, case: &ExampleCase) -> TokenStream {
    let name = &case.name;
    let ty = cx.inner_ty(&case.value, From::Elsewhere, &mut Imports::default());
    let json = literal::raw(&case.json);
    let findings = case
        .findings
        .iter()
        .map(|finding| literal::string(&format!("{}: {}", finding.pointer, finding.rule)));
    let findings: Vec<Literal> = findings.collect();
    let (bound, findings) = if findings.len() > 1 {
        (quote!(let findings = [#(#findings),*];), quote!(&findings))
    } else {
        (TokenStream::new(), quote!(&[#(#findings),*]))
    };
    let call = match &case.kept {
        None => quote!(support::example::<#ty>(json, #findings);),
        Some(kept) => {
            let kept = literal::raw(kept);
            quote!(let kept = #kept; support::example_kept::<#ty>(json, kept, #findings);)
        }
    };
    quote!(#[test] fn #name() { let json = #json; #bound #call })
}
