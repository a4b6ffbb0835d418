//! What does `src/lib.rs` hold? What the crate is, how to call it, and its public modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::docs::{self, Flow};
use super::features;
use super::readme;
use crate::ir::{Contact, License};
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
    let about = about(cx);
    let doc = if about.is_empty() {
        doc
    } else {
        doc.and(about)
    };
    let doc = match features::chapter(cx) {
        Some(chapter) => doc.and(DocText::heading("Features")).and(chapter),
        None => doc,
    };
    let doc = match cx.plan.recursion_limit {
        Some(limit) => doc.and(DocText::heading("Depth")).and(depth_chapter(limit)),
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
    crate_root(
        cx,
        "src/lib.rs",
        quote!(#doc #![forbid(unsafe_code)]),
        vec![Block::Items(modules), Block::Items(exports)],
    )
}

/// Whom to ask about the API, and what one agrees to by using it; what the document says of that.
pub(super) fn about(cx: Cx<'_>) -> DocText {
    let info = &cx.api.info;
    let mut lines = Vec::new();
    if let Some(terms) = &info.terms_of_service {
        lines.push(vec![Part::Own("Terms of service: "), Part::Link(terms)]);
    }
    let Contact { name, url, email } = &info.contact;
    lines.extend(listed(
        "Contact: ",
        [
            name.as_deref().map(Part::Text),
            email.as_deref().map(Part::Text),
            url.as_deref().map(Part::Link),
        ],
    ));
    let License {
        name,
        url,
        identifier,
    } = &info.license;
    let code = identifier.as_deref().map(Part::Code);
    lines.extend(listed(
        "License of the API: ",
        [
            name.as_deref().map(Part::Text),
            code,
            url.as_deref().map(Part::Link),
        ],
    ));
    let lines = lines.into_iter().map(|mut parts| {
        parts.push(Part::Own("."));
        DocText::sentence(&parts)
    });
    DocText::list(lines.collect::<Vec<_>>())
}

/// What there is of these, in one line; none where there is nothing.
fn listed<'a>(before: &'static str, parts: [Option<Part<'a>>; 3]) -> Option<Vec<Part<'a>>> {
    let mut line = Vec::new();
    for part in parts.into_iter().flatten() {
        line.push(Part::Own(if line.is_empty() { before } else { ", " }));
        line.push(part);
    }
    (!line.is_empty()).then_some(line)
}

/// What a program may have to state, too.
fn depth_chapter(limit: usize) -> DocText {
    let attribute = format!("#![recursion_limit = \"{limit}\"]");
    DocText::sentence(&[
        Part::Own(
            "Types of this crate lie deeper in each other than the compiler looks by itself. A program that sends them \
             to other threads may have to state ",
        ),
        Part::Code(&attribute),
        Part::Own(" at its top, as this crate does."),
    ])
}

/// A file that Cargo compiles as a crate: the library, a test or an example. Each states how deep types lie in each
/// other, where that is deeper than usual.
pub(super) fn crate_root(
    cx: Cx<'_>,
    path: impl Into<String>,
    inner: TokenStream,
    blocks: Vec<Block>,
) -> Module {
    let limit = cx.plan.recursion_limit.map(|limit| {
        let limit = limit.to_string();
        quote!(#![recursion_limit = #limit])
    });
    Module::rust(path, quote!(#inner #limit), blocks)
}

/// The worked example inside an `async fn`, which documentation hides.
fn doctest(lines: Vec<String>) -> Vec<String> {
    let mut all = vec!["# async fn run() -> Result<(), Box<dyn std::error::Error>> {".to_owned()];
    all.extend(lines);
    all.extend(["# Ok(())".to_owned(), "# }".to_owned()]);
    all
}
