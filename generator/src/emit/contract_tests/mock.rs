//! Does the mock do for a program what it is for? A test as users write it, of the worked example's call.

use proc_macro2::Literal;
use quote::quote;

use crate::emit::cx::Cx;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::root;
use crate::emit::worked::{self, Times, Value, Worked};
use crate::render::{Block, Module};

/// What stands for a failure: the documents that have it as a success are none.
const REFUSED: u16 = 404;

/// The status of the example that the mock answers with; none where nothing is shown: the test
/// makes its call twice.
pub(in crate::emit) fn success(cx: Cx<'_>, worked: &Worked<'_>) -> Option<u16> {
    let sample = &worked.plan.sample;
    let mut replies = sample.replies.iter();
    let success = replies.find(|reply| reply.success && (200..300).contains(&reply.status))?;
    let shown = !sample.is_disobedient() && worked.is_repeatable(cx);
    shown.then_some(success.status)
}

/// The file, where the crate has a call to show.
pub(super) fn emit(cx: Cx<'_>) -> Option<Module> {
    let worked = worked::of(cx)?;
    let status = Literal::u16_unsuffixed(success(cx, &worked)?);
    let Worked { plan, group, .. } = worked;
    let refused = Literal::u16_unsuffixed(REFUSED);
    let (library, request) = (&cx.plan.package.library, &plan.request);
    let (accessor, method) = (&group.accessor, &plan.method);
    let call = worked.call(cx, Times::Several);
    let arguments = call.arguments.iter().map(Value::tokens);
    let statements = call.statements.iter().map(|(name, value)| {
        let value = value.tokens();
        quote!(let #name = #value;)
    });
    let models = worked
        .names_models(cx)
        .then(|| quote!(use #library::models;));
    let inner = DocText::sentence(&[Part::Own(
        "How is a program tested that calls the API? Against the mock, which is told what to answer and tells what it was \
         sent.",
    )])
    .inner();
    let items = quote! {
        use #library::client::#request;
        use #library::mock::Server;
        #models

        #[tokio::test]
        async fn not_found_then_found() -> Result<(), Box<dyn std::error::Error>> {
            let mock = Server::start()?;
            mock.on::<#request>().status(#refused).then(#status);
            let client = mock.client()?;
            #(#statements)*
            let call = || client.#accessor().#method(#(#arguments),*);
            let error = call().await.unwrap_err();
            assert_eq!(error.status(), Some(#refused));
            call().await?;
            let received = mock.received::<#request>();
            assert_eq!(received.len(), 2);
            Ok(())
        }
    };
    Some(root::crate_root(
        cx,
        "tests/mock.rs",
        inner,
        vec![Block::Items(items)],
    ))
}
