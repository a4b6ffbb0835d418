//! What does `src/lib.rs` hold? What the crate is, how to call it, and its public modules.

use quote::quote;

use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::docs::{self, Flow};
use super::features;
use super::readme;
use crate::render::{Block, Module};

pub(super) fn emit(cx: Cx<'_>) -> Module {
    let title = &cx.api.info.title;
    let doc = DocText::sentence(&[
        Part::Own("A client for "),
        Part::Text(title),
        Part::Own(", version "),
        Part::Text(&cx.api.info.version),
        Part::Own("."),
    ]);
    let doc = match readme::worked_example(cx) {
        Some(lines) => doc.and(DocText::block("no_run", doctest(lines))),
        None => doc,
    };
    let doc = doc.and(docs::prose(cx, &cx.api.info.docs, Flow::Paragraphs));
    let doc = match features::chapter(cx) {
        Some(chapter) => doc.and(DocText::heading("Features")).and(chapter),
        None => doc,
    };
    let doc = doc.inner();
    let modules = quote!(
        pub mod client;
        #[cfg(feature = "mock")]
        pub mod mock;
        pub mod models;
        pub mod runtime;
        pub mod validators;
    );
    let exports = quote! {
        pub use self::runtime::{Client, ClientBuilder, Credentials, CredentialsError, Error, Request, Response, Validate, Violations};
    };
    Module::rust(
        "src/lib.rs",
        quote!(#doc #![forbid(unsafe_code)]),
        vec![Block::Items(modules), Block::Items(exports)],
    )
}

/// The worked example inside an `async fn`, which documentation hides.
fn doctest(lines: Vec<String>) -> Vec<String> {
    let mut all = vec!["# async fn run() -> Result<(), Box<dyn std::error::Error>> {".to_owned()];
    all.extend(lines);
    all.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
    all
}
