//! What does an operation become? A struct of its parameters, setters for the optional ones, and `Operation`.
//!
//! Optional parameters that other operations have, too, are with [`options`](super::options).

use proc_macro2::TokenStream;
use quote::quote;

use super::signature::argument;
use super::{api, bodies, decode, errors, paging, representations, send, successes};
use crate::emit::cx::{Cx, From};
use crate::emit::defaults::{self, Stated};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::docs::{self, Flow};
use crate::emit::literal::string;
use crate::emit::runtime::{Imports, Item};
use crate::ir::{Method, Operation, Parameter, Requirement};
use crate::plan::{Body, BodyPlan, Module as Home, OperationPlan, ParameterPlan};

/// The parameter that a plan is about.
pub(in crate::emit) fn parameter<'a>(
    operation: &'a Operation,
    planned: &ParameterPlan,
) -> Option<&'a Parameter> {
    operation.parameters.get(planned.parameter)
}

/// Emits an operation; `beside` is the module whose optional parameters and errors in common are emitted in the same file.
pub(super) fn emit(
    cx: Cx<'_>,
    beside: Option<&Home>,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> TokenStream {
    let Some(operation) = cx.api.operations.get(plan.operation) else {
        return TokenStream::new();
    };
    let whole = emit_whole(cx, beside, plan, imports);
    let declared = emit_struct(cx, operation, plan, imports);
    let setters = emit_setters(cx, operation, plan, imports);
    let bodies = bodies::emit_enum(cx, plan, imports);
    let successes = successes::emit_enum(cx, plan, imports);
    let errors = errors::emit_enum(cx, beside, plan, imports);
    let implemented = emit_operation(cx, operation, plan, imports);
    let paged = paging::emit(cx, plan, imports);
    quote!(#whole #declared #setters #bodies #successes #errors #implemented #paged)
}

fn emit_struct(
    cx: Cx<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> TokenStream {
    let name = plan.own_struct();
    let has_optional = plan.own().len() > plan.positional;
    let doc = DocText::sentence(&[
        Part::Own("The parameters of "),
        Part::Code(plan.method.as_str()),
        Part::Own(match (plan.options, has_optional) {
            (Some(_), _) => " that other operations do not share.",
            (None, true) => "; the methods that set them describe the optional ones.",
            (None, false) => ".",
        }),
    ]);
    let doc = doc.outer();
    let fields = plan
        .own()
        .iter()
        .enumerate()
        .filter_map(|(index, planned)| {
            let parameter = parameter(operation, planned)?;
            let (field, ty) = (
                &planned.field,
                cx.ty(&parameter.value, From::Elsewhere, imports),
            );
            let (doc, ty) = if index < plan.positional {
                (docs::of_parameter(cx, parameter, Flow::Paragraphs), ty)
            } else {
                (docs::name_of_parameter(parameter), quote!(Option<#ty>))
            };
            let doc = doc.outer();
            Some(quote!(#doc pub #field: #ty,))
        });
    let fields: TokenStream = fields.collect();
    let own = plan.own().iter();
    let stated = own.filter_map(|planned| {
        let parameter = parameter(operation, planned)?;
        let (name, value) = (&parameter.name, &parameter.value);
        let plan = planned.default.as_ref()?;
        Some(Stated { plan, name, value })
    });
    let defaults = defaults::emit(cx, name, From::Elsewhere, stated, imports);
    let body = plan.body.as_ref().map(|body| {
        let doc = match body.required {
            Requirement::Required => body_docs(cx, operation),
            Requirement::Optional => body_name(),
        };
        let doc = doc.outer();
        let (field, ty) = (&body.field, bodies::field_ty(cx, body, imports));
        quote!(#doc pub #field: #ty,)
    });
    quote! {
        #doc
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct #name { #fields #body }

        #defaults
    }
}

/// `pub type ListCats = With<ListCatsArguments, EnvelopePrettyOptions>;`
fn emit_whole(
    cx: Cx<'_>,
    beside: Option<&Home>,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let index = plan.options?;
    let options = cx.plan.shared.options.get(index)?;
    if !beside.is_some_and(|home| home.options.contains(&index)) {
        imports.sibling(&options.name);
    }
    let doc = DocText::sentence(&[
        Part::Own("The parameters of "),
        Part::Code(plan.method.as_str()),
        Part::Own(", some of which it shares with other operations: see "),
        Part::Own("["),
        Part::Code(options.name.as_str()),
        Part::Own("]."),
    ]);
    let doc = doc.outer();
    let (name, own, shared) = (&plan.request, &plan.arguments, &options.name);
    let with = imports.name(Item::With);
    Some(quote!(#doc pub type #name = #with<#own, #shared>;))
}

fn body_docs(cx: Cx<'_>, operation: &Operation) -> DocText {
    let prose = operation
        .body
        .as_ref()
        .map(|body| docs::prose(cx, &body.docs, Flow::Paragraphs))
        .unwrap_or_default();
    if prose.is_empty() { body_name() } else { prose }
}

fn body_name() -> DocText {
    DocText::sentence(&[Part::Own("The body of the request.")])
}

/// The Rust type of a body.
pub(super) fn body_ty(cx: Cx<'_>, body: &Body, imports: &mut Imports) -> TokenStream {
    match body {
        Body::Empty => quote!(()),
        Body::Typed(value) => cx.inner_ty(value, From::Elsewhere, imports),
        Body::Text => quote!(String),
        Body::Bytes => quote!(Vec<u8>),
        Body::Upload => imports.tokens(Item::Body),
        Body::Download => imports.tokens(Item::ByteStream),
        Body::Events(data) => {
            let data = match data {
                Some(value) => cx.inner_ty(value, From::Elsewhere, imports),
                None => quote!(String),
            };
            let stream = imports.name(Item::EventStream);
            quote!(#stream<#data>)
        }
        Body::Items(_, value) => {
            let item = cx.inner_ty(value, From::Elsewhere, imports);
            let stream = imports.name(Item::JsonLines);
            quote!(#stream<#item>)
        }
        Body::Parts => imports.tokens(Item::Multipart),
    }
}

fn emit_setters(
    cx: Cx<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> TokenStream {
    let mut setters = TokenStream::new();
    for planned in plan.own().iter().skip(plan.positional) {
        if let Some(parameter) = parameter(operation, planned) {
            let holder = quote!(self.operation);
            setters.extend(emit_setter(cx, parameter, planned, &holder, imports));
        }
    }
    if let Some(body) = plan
        .body
        .as_ref()
        .filter(|body| body.required == Requirement::Optional)
    {
        setters.extend(emit_body_setter(cx, operation, plan, body, imports));
    }
    setters.extend(representations::emit(cx, plan, imports));
    if setters.is_empty() {
        return setters;
    }
    let (request, name) = (imports.name(Item::Request), &plan.request);
    quote!(impl #request<#name> { #setters })
}

/// The method of a request that sets a parameter.
pub(super) fn emit_setter(
    cx: Cx<'_>,
    parameter: &Parameter,
    planned: &ParameterPlan,
    holder: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let doc = docs::of_parameter(cx, parameter, Flow::Paragraphs).outer();
    let (setter, field) = (&planned.setter, &planned.field);
    let (ty, value) = argument(
        cx,
        &parameter.value,
        quote!(value),
        From::Elsewhere,
        imports,
    );
    quote! {
        #doc
        pub fn #setter(mut self, value: #ty) -> Self {
            #holder.#field = Some(#value);
            self
        }
    }
}

fn emit_body_setter(
    cx: Cx<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    body: &BodyPlan,
    imports: &mut Imports,
) -> TokenStream {
    let doc = body_docs(cx, operation).outer();
    let (setter, field) = (&body.setter, &body.field);
    let (ty, value) = bodies::argument(cx, body, imports);
    let holder = match plan.options {
        Some(_) => quote!(self.operation.arguments),
        None => quote!(self.operation),
    };
    quote! {
        #doc
        pub fn #setter(mut self, #field: #ty) -> Self {
            #holder.#field = Some(#value);
            self
        }
    }
}

fn emit_operation(
    cx: Cx<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> TokenStream {
    let name = plan.own_struct();
    let output = successes::output_ty(cx, plan, imports);
    let failure = errors::failure_ty(cx, plan, imports);
    let info = emit_info(operation, plan, imports);
    let servers = emit_servers(plan, imports);
    let validate = send::emit_validate(cx, operation, plan, imports);
    let build = send::emit_build(cx, operation, plan, imports);
    let streams = decode::emit_streams(plan);
    let decode = decode::emit(plan, imports);
    let check = successes::emit_check(cx, plan, imports);
    let operation_trait = imports.name(Item::Operation);
    quote! {
        impl #operation_trait for #name {
            type Output = #output;
            type Failure = #failure;
            #info
            #servers
            #validate
            #build
            #streams
            #decode
            #check
        }
    }
}

/// The servers that it has for itself.
fn emit_servers(plan: &OperationPlan, imports: &mut Imports) -> Option<TokenStream> {
    if plan.servers.is_empty() {
        return None;
    }
    let servers = plan.servers.iter();
    let servers: Vec<TokenStream> = servers
        .map(|server| api::emit_server(server, imports))
        .collect();
    let info = imports.name(Item::ServerInfo);
    Some(quote!(const SERVERS: &'static [#info] = &[#(#servers),*];))
}

fn emit_info(operation: &Operation, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let id = string(operation.name.as_spec_name().as_str());
    let template = string(&operation.path.text);
    let accept = string(plan.accept.as_deref().unwrap_or_default());
    let security = plan.security.iter().map(|schemes| {
        let schemes = schemes.iter().map(|scheme| string(scheme.as_str()));
        quote!(&[#(#schemes),*])
    });
    let (info, method) = (
        imports.name(Item::OperationInfo),
        imports.name(Item::Method),
    );
    let verb = match &operation.method {
        Method::Get => quote!(Get),
        Method::Put => quote!(Put),
        Method::Post => quote!(Post),
        Method::Delete => quote!(Delete),
        Method::Options => quote!(Options),
        Method::Head => quote!(Head),
        Method::Patch => quote!(Patch),
        Method::Trace => quote!(Trace),
        Method::Query => quote!(Query),
        Method::Other(name) => {
            let name = string(name.as_str());
            quote!(Other(#name))
        }
    };
    quote! {
        const INFO: &'static #info = &#info {
            id: #id,
            method: #method::#verb,
            template: #template,
            accept: #accept,
            security: &[#(#security),*],
        };
    }
}
