//! Which tests does the crate bring? Every example of the document, and every operation on the wire.
//!
//! The tests are tables; what is done with a row is in `tests/support`, the same in every crate.

mod call;
mod case;
mod drained;
mod examples;
mod mock;
mod replies;
mod wire;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use self::mock::success;
use super::Draft;
use super::cx::Cx;
use super::worked;

/// Names of the test files.
pub(super) fn files(cx: Cx<'_>) -> Vec<&'static str> {
    let examples = (!cx.plan.examples.is_empty()).then_some("examples");
    let wire = (!cx.plan.operations.is_empty()).then_some("wire");
    let shown = worked::of(cx).and_then(|worked| success(cx, &worked));
    let mock = shown.map(|_| "mock");
    examples.into_iter().chain(mock).chain(wire).collect()
}

/// The test files.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    files(cx)
        .into_iter()
        .flat_map(|file| match file {
            "examples" => examples::emit(cx),
            "mock" => vec![Draft::files(move || mock::emit(cx).into_iter().collect())],
            _ => wire::emit(cx),
        })
        .collect()
}

/// The crate under the name that `tests/support` knows.
fn head(cx: Cx<'_>) -> TokenStream {
    let library = &cx.plan.package.library;
    quote!(use #library as api; mod support;)
}
