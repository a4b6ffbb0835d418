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
use crate::emit::cx::{Cx, From};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::model::module_docs;
use crate::emit::runtime::Imports;
use crate::emit::{features, literal};
use crate::ir::Ty;
use crate::plan::{ExampleCase, Module as Home, ModuleId};
use crate::render::{Block, Module};

/// The tests, or the file that names their files, where types can be left out.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Module> {
    let inner = DocText::sentence(&[Part::Own(
        "Do the document's own examples fit its types? Each is read, written, compared and read again, and the \
         validators find in it exactly what is listed.",
    )])
    .inner();
    let mut blocks = vec![Block::Items(head(cx))];
    let mut files = Vec::new();
    if cx.plan.homes.features().next().is_some() {
        let mut declarations = TokenStream::new();
        for (id, home) in cx.plan.homes.modules() {
            let cases = cx.plan.examples.iter();
            let cases: TokenStream = cases
                .filter(|case| home_of(cx, case) == Some(id))
                .map(|case| emit_case(cx, case))
                .collect();
            if !cases.is_empty() {
                let (module, gate) = (&home.name, features::gate(home));
                declarations.extend(quote!(#gate mod #module;));
                files.push(emit_file(cx, home, cases));
            }
        }
        blocks.push(Block::Items(quote!(mod examples { #declarations })));
    } else {
        let cases = cx.plan.examples.iter().map(|case| emit_case(cx, case));
        blocks.push(Block::Items(quote!(
            use api::models;
        )));
        blocks.push(Block::Items(cases.collect()));
    }
    let root = Module::rust("tests/examples.rs", inner, blocks);
    [root].into_iter().chain(files).collect()
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

/// The examples of the types of one module.
fn emit_file(cx: Cx<'_>, home: &Home, cases: TokenStream) -> Module {
    let imports = quote!(
        use crate::api::models;
        use crate::support;
    );
    let inner = module_docs(cx, home, "Examples of the data types of the").inner();
    Module::rust(
        format!("tests/examples/{}.rs", home.name),
        inner,
        vec![Block::Items(imports), Block::Items(cases)],
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
