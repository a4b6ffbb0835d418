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
use crate::emit::runtime::{Imports, Item};
use crate::emit::{features, literal, root, sample, validator};
use crate::ir::Requirement;
use crate::plan::{
    BodyPlan, CheckedBy, ExampleCase, Module as Home, ModuleId, OperationPlan, Sent,
};
use crate::render::{Block, Module};

/// The tests, or the file that names their files, where types can be left out, and these.
pub(super) fn emit(cx: Cx<'_>) -> Vec<Draft<'_>> {
    if cx.plan.homes.features().next().is_none() {
        return vec![Draft::file(move || {
            let mut imports = Imports::default();
            let cases = cx.plan.examples.iter();
            let cases: Vec<_> = cases
                .map(|case| emit_case(cx, case, &mut imports))
                .collect();
            emit_root(
                cx,
                [imports.declarations_of(&["api"])].into_iter().chain(cases),
            )
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
    let deprecated = cx
        .plan
        .examples
        .iter()
        .any(|case| calls_deprecated(cx, case));
    let allowed = deprecated.then(|| quote!(#![allow(deprecated)]));
    let blocks = [head(cx)].into_iter().chain(blocks).map(Block::Items);
    root::crate_root(
        cx,
        "tests/examples.rs",
        quote!(#inner #allowed),
        blocks.collect(),
    )
}

fn calls_deprecated(cx: Cx<'_>, case: &ExampleCase) -> bool {
    let (CheckedBy::Request(operation, _) | CheckedBy::Answer(operation)) = &case.checked else {
        return false;
    };
    let plan = cx.plan.operations.get(*operation);
    plan.is_some_and(|plan| plan.deprecated)
}

/// The examples of one module.
fn cases_of(cx: Cx<'_>, home: ModuleId) -> impl Iterator<Item = &ExampleCase> {
    let cases = cx.plan.examples.iter();
    cases.filter(move |case| case.home == Some(home))
}

/// The tests of the examples of one module.
fn emit_file(cx: Cx<'_>, id: ModuleId, home: &Home) -> Module {
    let mut imports = Imports::default();
    let cases = cases_of(cx, id);
    let cases: Vec<_> = cases
        .map(|case| emit_case(cx, case, &mut imports))
        .collect();
    let support = quote!(
        use crate::support;
    );
    let declarations = imports.declarations_of(&["crate", "api"]);
    let inner = module_docs(cx, home, "Examples of the data types and parameters of the").inner();
    Module::rust(
        format!("tests/examples/{}.rs", home.name),
        inner,
        [quote!(#declarations #support)]
            .into_iter()
            .chain(cases)
            .map(Block::Items)
            .collect(),
    )
}

fn emit_case(cx: Cx<'_>, case: &ExampleCase, imports: &mut Imports) -> TokenStream {
    let name = &case.name;
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
    let (kept, kept_or_json) = match &case.kept {
        None => (TokenStream::new(), quote!(json)),
        Some(kept) => {
            let kept = literal::raw(kept);
            (quote!(let kept = #kept;), quote!(kept))
        }
    };
    // Only what is `null` as a whole needs a type that may be.
    let mut ty = || match case.json.as_str() {
        "null" => cx.inner_ty(&case.value, From::Elsewhere, imports),
        _ => cx.ty(&case.value, From::Elsewhere, imports),
    };
    let call = match &case.checked {
        CheckedBy::Type if case.kept.is_none() => {
            let ty = ty();
            quote!(support::example::<#ty>(json, #findings);)
        }
        CheckedBy::Type => {
            let ty = ty();
            quote!(support::example_kept::<#ty>(json, kept, #findings);)
        }
        CheckedBy::Nobody => {
            let ty = ty();
            quote!(support::example_written::<#ty>(json, #kept_or_json);)
        }
        CheckedBy::Answer(operation) => {
            let request = cx.plan.operations.get(*operation).map(|plan| &plan.request);
            let client = imports.name(Item::ClientModule);
            quote!(support::example_answer::<#client::#request>(json, #kept_or_json, #findings);)
        }
        CheckedBy::Request(operation, which) => {
            let ty = cx.inner_ty(&case.value, From::Elsewhere, imports);
            let plan = cx.plan.operations.get(*operation);
            let call = plan.and_then(|plan| emit_request(cx, plan, *which, imports));
            let client = imports.name(Item::Client);
            quote! {
                let call = |client: #client, value: #ty| #call;
                support::example_request(#client::builder(), json, #kept_or_json, call, #findings);
            }
        }
        CheckedBy::Parameter(function) => {
            let ty = ty();
            let value = if validator::argument_by_value(cx, &case.value) {
                quote!(*value)
            } else {
                quote!(value)
            };
            let (validators, location) =
                (imports.name(Item::Validators), imports.name(Item::Location));
            quote! {
                let check = |value: &#ty, found: &mut _| {
                    #validators::#function(#value, #location::ROOT, found);
                };
                support::example_checked(json, #kept_or_json, check, #findings);
            }
        }
    };
    quote!(#[test] fn #name() { let json = #json; #kept #bound #call })
}

/// `client.shelves().replace_shelves("id", value)`, with this representation of the body.
fn emit_request(
    cx: Cx<'_>,
    plan: &OperationPlan,
    which: usize,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let operation = cx.api.operations.get(plan.operation)?;
    let group = cx.group_of(plan)?;
    let body = plan.body.as_ref()?;
    let value = emit_body(body, which, imports);
    let arguments = plan.parameters.iter().take(plan.positional);
    let arguments = arguments.zip(&plan.sample.arguments);
    let arguments = arguments.filter_map(|(planned, value)| {
        let parameter = operation.parameters.get(planned.parameter)?;
        Some(sample::argument(cx, &parameter.value, value))
    });
    let mut arguments: Vec<TokenStream> = arguments.collect();
    let (accessor, method) = (&group.accessor, &plan.method);
    let setter = match body.required {
        Requirement::Required => {
            arguments.push(value);
            None
        }
        Requirement::Optional => {
            let setter = &body.setter;
            Some(quote!(.#setter(#value)))
        }
    };
    Some(quote!(client.#accessor().#method(#(#arguments),*)#setter))
}

/// The value as the body of a request: itself, or a variant of what the operation takes.
fn emit_body(body: &BodyPlan, which: usize, imports: &mut Imports) -> TokenStream {
    let value = quote!(value);
    let Sent::Several(several) = &body.sent else {
        return value;
    };
    let Some(variant) = several.variants.get(which) else {
        return value;
    };
    let (client, name, variant) = (
        imports.name(Item::ClientModule),
        &several.name,
        &variant.name,
    );
    quote!(#client::#name::#variant(#value))
}
