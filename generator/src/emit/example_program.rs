//! What does the example program do? It calls the first operation that reads something, with arguments and credentials
//! from outside, and prints the answer.

use proc_macro2::TokenStream;
use quote::quote;

use super::client::first_operation;
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::literal::string;
use super::runtime::ident;
use crate::ir::Operation;
use crate::plan::{Group, OperationPlan, Scalar};
use crate::render::{Block, Module};

pub(super) fn emit(cx: Cx<'_>) -> Option<Module> {
    let (operation, plan) = first_operation(cx)?;
    let group = group_of(cx, plan)?;
    let library = &cx.plan.package.library;
    let usage = usage(plan);
    let inner = DocText::sentence(&[
        Part::Own("Calls "),
        Part::Code(operation.name.as_spec_name().as_str()),
        Part::Own(" and prints the answer."),
    ])
    .and(DocText::block("text", [usage.clone()]))
    .inner();
    let env = (plan.positional > 0).then(|| {
        quote!(
            use std::env;
        )
    });
    let named = if needs_credentials(cx, plan) {
        quote!({Client, Credentials})
    } else {
        quote!(Client)
    };
    let imports = quote!(#env use std::process::ExitCode; use #library::#named;);
    let items = emit_items(cx, operation, plan, group, &usage);
    Some(Module::rust(
        format!("examples/{}.rs", plan.method),
        inner,
        vec![Block::Items(imports), Block::Items(items)],
    ))
}

/// The group an operation is in.
pub(super) fn group_of<'a>(cx: Cx<'a>, plan: &OperationPlan) -> Option<&'a Group> {
    cx.plan.groups.iter().find(|group| {
        let mut operations = group
            .operations
            .iter()
            .filter_map(|index| cx.plan.operations.get(*index));
        operations.any(|other| other.operation == plan.operation)
    })
}

/// Whether the operation asks for credentials, and the environment can hold them.
pub(super) fn needs_credentials(cx: Cx<'_>, plan: &OperationPlan) -> bool {
    let anonymous = plan.security.is_empty() || plan.security.iter().any(Vec::is_empty);
    !anonymous
        && cx
            .plan
            .schemes
            .iter()
            .any(|scheme| scheme.variables != crate::config::CredentialVariables::default())
}

fn usage(plan: &OperationPlan) -> String {
    let program = format!("cargo run --example {}", plan.method);
    let arguments = plan
        .parameters
        .iter()
        .take(plan.positional)
        .map(|planned| format!(" <{}>", planned.field));
    let arguments: String = arguments.collect();
    if arguments.is_empty() {
        program
    } else {
        format!("{program} --{arguments}")
    }
}

fn emit_items(
    cx: Cx<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    group: &Group,
    usage: &str,
) -> TokenStream {
    let (accessor, method) = (&group.accessor, &plan.method);
    let positional: Vec<_> = plan.parameters.iter().take(plan.positional).collect();
    let names: Vec<_> = positional.iter().map(|planned| &planned.field).collect();
    let own_client = names.iter().any(|name| name.as_str() == "client");
    let client = ident(if own_client { "api_client" } else { "client" });
    let arguments = positional.iter().map(|planned| {
        let field = &planned.field;
        let parameter = operation.parameters.get(planned.parameter);
        match parameter.and_then(|parameter| cx.scalar(&parameter.value)) {
            Some(Scalar::Text) | None => quote!(#field),
            Some(_) => quote!(#field.parse()?),
        }
    });
    let usage = string(&format!("usage: {usage}"));
    let read = match names.as_slice() {
        [] => TokenStream::new(),
        names => quote! {
            let arguments: Vec<String> = env::args().skip(1).collect();
            let [#(#names),*] = arguments.as_slice() else {
                return Err(#usage.into());
            };
        },
    };
    let credentials =
        needs_credentials(cx, plan).then(|| quote!(.credentials(Credentials::from_env()?)));
    quote! {
        #[tokio::main]
        async fn main() -> ExitCode {
            match run().await {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("{error}");
                    ExitCode::FAILURE
                }
            }
        }

        async fn run() -> Result<(), Box<dyn std::error::Error>> {
            #read
            let #client = Client::builder()#credentials.build()?;
            let answer = #client.#accessor().#method(#(#arguments),*).await?;
            println!("{answer:#?}");
            Ok(())
        }
    }
}
