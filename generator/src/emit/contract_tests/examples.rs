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
use crate::emit::literal;
use crate::emit::runtime::Imports;
use crate::plan::ExampleCase;
use crate::render::{Block, Module};

pub(super) fn emit(cx: Cx<'_>) -> Module {
    let inner = DocText::sentence(&[Part::Own(
        "Do the document's own examples fit its types? Each is read, written, compared and read again, and the \
         validators find in it exactly what is listed.",
    )])
    .inner();
    let imports = quote!(
        use api::models;
    );
    let cases: TokenStream = cx
        .plan
        .examples
        .iter()
        .map(|case| emit_case(cx, case))
        .collect();
    Module::rust(
        "tests/examples.rs",
        inner,
        vec![
            Block::Items(head(cx)),
            Block::Items(imports),
            Block::Items(cases),
        ],
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
