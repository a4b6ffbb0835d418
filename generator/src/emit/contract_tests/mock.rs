//! Does the mock do for a program what it is for? A test as users write it, of the worked example's call.

use proc_macro2::Literal;
use quote::quote;

use crate::emit::client::first_operation;
use crate::emit::cx::Cx;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::example_program::group_of;
use crate::emit::{root, sample};
use crate::plan::OperationPlan;
use crate::render::{Block, Module};

/// What stands for a failure: the documents that have it as a success are none.
const REFUSED: u16 = 404;

/// The status of the example that the mock answers with; none where nothing is shown.
pub(in crate::emit) fn success(plan: &OperationPlan) -> Option<u16> {
    let mut replies = plan.sample.replies.iter();
    let success = replies.find(|reply| reply.success && (200..300).contains(&reply.status))?;
    let shown = !plan.sample.is_disobedient() && !plan.sample.is_unknown();
    shown.then_some(success.status)
}

/// The file, where the crate has a call to show.
pub(super) fn emit(cx: Cx<'_>) -> Option<Module> {
    let (operation, plan) = first_operation(cx)?;
    let group = group_of(cx, plan)?;
    let status = Literal::u16_unsuffixed(success(plan)?);
    let refused = Literal::u16_unsuffixed(REFUSED);
    let (library, request) = (&cx.plan.package.library, &plan.request);
    let (accessor, method) = (&group.accessor, &plan.method);
    let arguments = plan.parameters.iter().take(plan.positional);
    let arguments = arguments.zip(&plan.sample.arguments);
    let arguments = arguments.filter_map(|(planned, value)| {
        let parameter = operation.parameters.get(planned.parameter)?;
        Some(sample::argument(cx, &parameter.value, value))
    });
    let inner = DocText::sentence(&[Part::Own(
        "How is a program tested that calls the API? Against the mock, which is told what to answer and tells what it was \
         sent.",
    )])
    .inner();
    let items = quote! {
        use #library::client::#request;
        use #library::mock::Server;

        #[tokio::test]
        async fn not_found_then_found() -> Result<(), Box<dyn std::error::Error>> {
            let mock = Server::start()?;
            mock.on::<#request>().status(#refused).then(#status);
            let client = mock.client()?;
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
