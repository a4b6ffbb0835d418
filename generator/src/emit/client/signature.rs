//! How is an operation called? A method that takes what is required; everything else has a setter.
//!
//! ```text
//! parameters: [{ name: id, in: path, required: true }, { name: pretty, in: query }]
//!     ↓
//! pub fn get_thing(&self, id: impl Into<String>) -> Request<GetThing>
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::answers;
use super::api::server_docs;
use super::operation::parameter;
use super::proofs;
use super::{bodies, paging, representations};
use crate::emit::cx::{Cx, From};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::docs::{self, Flow};
use crate::emit::runtime::{Imports, Item};
use crate::ir::{Method, Operation, Requirement, Server, StatusPattern, TypeUse};
use crate::plan::{FieldName, OperationPlan, Scalar, servers};

/// The method of a group.
pub(super) fn emit_method(cx: Cx<'_>, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let Some(operation) = cx.api.operations.get(plan.operation) else {
        return TokenStream::new();
    };
    let doc = method_docs(cx, operation, plan).outer();
    let deprecated = emit_deprecated(plan.deprecated, plan.sunset.as_deref());
    let (method, request_type) = (&plan.method, &plan.request);
    let mut arguments = Vec::new();
    let mut fields = Vec::new();
    for (index, planned) in plan.own().iter().enumerate() {
        let field = &planned.field;
        let Some(parameter) = parameter(operation, planned) else {
            continue;
        };
        if index < plan.positional {
            let (ty, value) = argument(
                cx,
                &parameter.value,
                quote!(#field),
                From::Elsewhere,
                imports,
            );
            arguments.push(quote!(#field: #ty));
            fields.push(field_value(field, &value));
        } else {
            fields.push(quote!(#field: None));
        }
    }
    if let Some(body) = &plan.body {
        let field = &body.field;
        match body.required {
            Requirement::Required => {
                let (ty, value) = bodies::argument(cx, body, imports);
                arguments.push(quote!(#field: #ty));
                fields.push(field_value(field, &value));
            }
            Requirement::Optional => fields.push(quote!(#field: None)),
        }
    }
    let request = imports.name(Item::Request);
    let own = plan.own_struct();
    let value = if fields.is_empty() {
        quote!(#own {})
    } else {
        quote!(#own { #(#fields),* })
    };
    let new = match plan.options {
        Some(_) => quote!(with_options),
        None => quote!(new),
    };
    quote! {
        #doc
        #deprecated
        pub fn #method(&self, #(#arguments),*) -> #request<#request_type> { #request::#new(self.client, #value) }
    }
}

/// `field: value`, or `field` alone where that is the value.
pub(in crate::emit) fn field_value(field: &FieldName, value: &TokenStream) -> TokenStream {
    if value.to_string() == field.to_string() {
        quote!(#field)
    } else {
        quote!(#field: #value)
    }
}

/// The type of an argument, and how it becomes the field's value: text may come as anything that becomes a `String`, a
/// list as anything that has its items.
pub(in crate::emit) fn argument(
    cx: Cx<'_>,
    value: &TypeUse,
    name: TokenStream,
    from: From,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    match cx.scalar(value) {
        Some(Scalar::Text) => (quote!(impl Into<String>), quote!(#name.into())),
        Some(Scalar::Binary) => {
            let binary = imports.name(Item::Binary);
            (quote!(impl Into<#binary>), quote!(#name.into()))
        }
        _ => match cx.items(value) {
            Some(items) => items_argument(cx, items, name, from, imports),
            None => (cx.ty(value, from, imports), name),
        },
    }
}

/// `impl IntoIterator<Item = …>`: an array, a `Vec` or any other source of the items.
fn items_argument(
    cx: Cx<'_>,
    items: &TypeUse,
    name: TokenStream,
    from: From,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    if cx.is_text(items) {
        return (
            quote!(impl IntoIterator<Item = impl Into<String>>),
            quote!(#name.into_iter().map(Into::into).collect()),
        );
    }
    let item = cx.inner_ty(items, from, imports);
    (
        quote!(impl IntoIterator<Item = #item>),
        quote!(#name.into_iter().collect()),
    )
}

/// `#[deprecated]`, with the day on which the operation stops.
pub(super) fn emit_deprecated(deprecated: bool, sunset: Option<&str>) -> TokenStream {
    match (sunset, deprecated) {
        (Some(day), true) => {
            let note = crate::emit::literal::string(&format!("stops working on {day}"));
            quote!(#[deprecated(note = #note)])
        }
        (None, true) => quote!(#[deprecated]),
        (_, false) => TokenStream::new(),
    }
}

/// Where calls go that have servers of their own.
fn destination_docs(server: &Server, servers: &[Server]) -> DocText {
    let usual = match servers::usable_url(server) {
        Some(url) => DocText::sentence(&[
            Part::Own("Goes to "),
            Part::Link(&url),
            Part::Own(
                ", unless the client was given a base URL; credentials go there only where \
                 `ClientBuilder::trust_server` says so.",
            ),
        ]),
        None => DocText::sentence(&[
            Part::Own("Goes to the path "),
            Part::Code(&format!("{}/", servers::path_of(server))),
            Part::Own(" at the origin of the client's base URL."),
        ]),
    };
    let choice = "`server` of the request chooses among the servers of the operation, and `server_variable` gives the \
                  variables of their URLs other values:";
    usual.and(server_docs(choice, servers))
}

/// What is sent unasked.
fn fixed_docs(
    cx: Cx<'_>,
    operation: &Operation,
    plan: &OperationPlan,
) -> impl Iterator<Item = DocText> {
    plan.fixed.iter().filter_map(move |planned| {
        let parameter = parameter(operation, planned)?;
        let said = DocText::sentence(&[
            Part::Code(parameter.name.as_str()),
            Part::Own(": sent as "),
            Part::Code(parameter.fixed.as_deref()?),
            Part::Own(", the only value that it can have."),
        ]);
        Some(said.run_on(docs::prose(cx, &parameter.docs, Flow::RunOn)))
    })
}

/// Whether an operation that reads something has nothing to give: most often the document does not say what.
fn lacks_content(operation: &Operation, plan: &OperationPlan) -> bool {
    let mut statuses = operation.responses.iter().map(|response| response.status);
    operation.method == Method::Get
        && plan.success.is_empty()
        && statuses.any(|status| status == StatusPattern::Exact(200))
}

/// Optional parameters that the documentation of a method names.
const LISTED_OPTIONS: usize = 24;

/// Where what is optional is set.
fn optional_docs(plan: &OperationPlan) -> DocText {
    let optional = plan.parameters.get(plan.positional..).unwrap_or_default();
    let parameters = (!optional.is_empty()).then(|| {
        let shown = optional.iter().take(LISTED_OPTIONS).enumerate();
        let mut parts = vec![Part::Own(
            "Optional parameters are methods of the [`Request`]: ",
        )];
        for (index, parameter) in shown {
            parts.push(Part::Own(if index > 0 { ", " } else { "" }));
            parts.push(Part::Code(parameter.setter.as_str()));
        }
        let others = optional.len().saturating_sub(LISTED_OPTIONS).to_string();
        if optional.len() > LISTED_OPTIONS {
            parts.extend([Part::Own(" and "), Part::Text(&others), Part::Own(" more")]);
        }
        parts.push(Part::Own("."));
        DocText::sentence(&parts)
    });
    let body = plan.body.as_ref();
    let body = body.filter(|body| body.required == Requirement::Optional);
    let body = body.map(|body| {
        DocText::sentence(&[
            Part::Own("The body is optional: "),
            Part::Code(body.setter.as_str()),
            Part::Own(" of the [`Request`] sets it."),
        ])
    });
    let said = parameters.into_iter().chain(body);
    said.reduce(DocText::then).unwrap_or_default()
}

fn method_docs(cx: Cx<'_>, operation: &Operation, plan: &OperationPlan) -> DocText {
    let prose = docs::prose(cx, &operation.docs, Flow::Paragraphs);
    let call = format!("{} {}", operation.method.as_str(), operation.path.text);
    let mut doc = prose.and(DocText::sentence(&[Part::Code(&call)]));
    let (told, successes) = answers::successes(cx, operation);
    let has_content = plan.accept.is_some() && !plan.success.is_empty();
    let (told, alone) = match told {
        Some((_, prose)) if has_content => (Some(prose), None),
        told => (None, told),
    };
    if let Some(accept) = &plan.accept {
        let verb = if plan.success.is_empty() {
            "Asks for "
        } else {
            "Answers with "
        };
        let end = if told.is_some() { ":" } else { "." };
        let sentence = [Part::Own(verb), Part::Code(accept), Part::Own(end)];
        let sentence = DocText::sentence(&sentence);
        doc = doc.and(match told {
            Some(told) => sentence.run_on(told),
            None => sentence,
        });
    }
    if let Some((status, prose)) = alone {
        doc = doc.and(answers::alone(status, prose));
    }
    let choices = bodies::docs(plan);
    if !choices.is_empty() {
        doc = doc.and(choices);
    }
    if lacks_content(operation, plan) {
        doc = doc.and(DocText::sentence(&[
            Part::Own("The document does not say what a success holds; "),
            Part::Code("Request::as_received"),
            Part::Own(" gives what the server sends."),
        ]));
    }
    let others = representations::docs(plan);
    if !others.is_empty() {
        doc = doc.and(others);
    }
    if let Some(server) = plan.servers.first() {
        doc = doc.and(destination_docs(server, &plan.servers));
    }
    if let (Some(day), false) = (&plan.sunset, plan.deprecated) {
        doc = doc.and(DocText::sentence(&[
            Part::Own("Stops working on "),
            Part::Text(day),
            Part::Own("."),
        ]));
    }
    let optional = optional_docs(plan);
    if !optional.is_empty() {
        doc = doc.and(optional);
    }
    let needed = proofs::docs(operation, plan);
    if !needed.is_empty() {
        doc = doc.and(needed);
    }
    let arguments: Vec<DocText> = plan
        .parameters
        .iter()
        .take(plan.positional)
        .filter_map(|planned| {
            let parameter = parameter(operation, planned)?;
            let name = DocText::sentence(&[Part::Code(planned.field.as_str()), Part::Own(":")]);
            Some(name.run_on(docs::of_parameter(cx, parameter, Flow::RunOn)))
        })
        .chain(fixed_docs(cx, operation, plan))
        .collect();
    if !arguments.is_empty() {
        doc = doc
            .and(DocText::heading("Parameters"))
            .and(DocText::list(arguments));
    }
    let pages = paging::docs(cx, operation, plan);
    if !pages.is_empty() {
        doc = doc.and(pages);
    }
    if !successes.is_empty() {
        doc = doc
            .and(DocText::heading("Successes"))
            .and(DocText::list(successes));
    }
    let errors = answers::errors(cx, operation, plan);
    if errors.is_empty() {
        doc
    } else {
        doc.and(DocText::heading("Errors"))
            .and(DocText::list(errors))
    }
}
