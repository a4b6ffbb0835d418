//! What does `src/lib.rs` hold? What the crate is, how to call it, and its public modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::{docs, readme};
use crate::render::{Block, Module};

pub(super) fn emit(cx: Cx<'_>) -> Module {
    let title = &cx.api.info.title;
    let doc = DocText::sentence(&[
        Part::Own("A client of "),
        Part::Text(title),
        Part::Own(", version "),
        Part::Text(&cx.api.info.version),
        Part::Own(" of its description."),
    ]);
    let doc = match readme::worked_example(cx) {
        Some(lines) => doc.and(DocText::block("no_run", doctest(lines))),
        None => doc,
    };
    let doc = doc.and(docs::prose(cx, &cx.api.info.docs)).inner();
    let modules = [
        ("client", "Operations, grouped by tag."),
        ("models", "What requests and answers hold."),
        ("runtime", "The machinery that every operation and model shares."),
        ("validators", "The rules of the document, as code."),
    ];
    let modules: TokenStream = modules
        .into_iter()
        .map(|(name, text)| {
            let (name, doc) = (super::runtime::ident(name), DocText::sentence(&[Part::Own(text)]).outer());
            quote!(#doc pub mod #name;)
        })
        .collect();
    let exports = quote! {
        pub use self::runtime::{Client, ClientBuilder, Credentials, CredentialsError, Error, Request, Response, Validate, Violations};
    };
    Module::rust("src/lib.rs", quote!(#doc #![forbid(unsafe_code)]), vec![Block::Items(modules), Block::Items(exports)])
}

/// The worked example inside an `async fn`, which documentation hides.
fn doctest(lines: Vec<String>) -> Vec<String> {
    let mut all = vec!["# async fn run() -> Result<(), Box<dyn std::error::Error>> {".to_owned()];
    all.extend(lines);
    all.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
    all
}
