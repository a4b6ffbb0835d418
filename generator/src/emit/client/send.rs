//! What goes over the wire, and what is checked before? `validate` and `build` of an operation: plain calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::operation::parameter;
use crate::emit::cx::Cx;
use crate::emit::literal::string;
use crate::emit::runtime::{Imports, Item};
use crate::emit::validator::{self, Holder, Value};
use crate::ir::{Operation, Parameter, Piece, Requirement, SpecName};
use crate::plan::{
    Body, BodyPlan, Encoding, OperationPlan, ParameterPlan, PathStyle, QueryStyle, Texts,
};

pub(super) fn emit_validate(
    cx: Cx<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> TokenStream {
    let mut body = TokenStream::new();
    for (index, planned) in plan.parameters.iter().enumerate() {
        if let (Some(parameter), Some(function)) =
            (parameter(operation, planned), &planned.validator)
        {
            let name = string(parameter.name.as_str());
            let (validators, location) =
                (imports.name(Item::Validators), imports.name(Item::Location));
            let field = &planned.field;
            let by_value = validator::argument_by_value(cx, &parameter.value);
            body.extend(match (index < plan.positional, by_value) {
                (true, true) => quote!(#validators::#function(self.#field, #location::parameter(#name), found);),
                (true, false) => quote!(#validators::#function(&self.#field, #location::parameter(#name), found);),
                (false, true) => quote! {
                    if let Some(value) = self.#field {
                        #validators::#function(value, #location::parameter(#name), found);
                    }
                },
                (false, false) => quote! {
                    if let Some(value) = &self.#field {
                        #validators::#function(value, #location::parameter(#name), found);
                    }
                },
            });
        }
    }
    body.extend(
        plan.body
            .as_ref()
            .map(|body| emit_validate_body(cx, body, imports)),
    );
    let violations = imports.name(Item::Violations);
    let found = if body.is_empty() {
        quote!(_found)
    } else {
        quote!(found)
    };
    quote!(fn validate(&self, #found: &mut #violations) { #body })
}

fn emit_validate_body(cx: Cx<'_>, body: &BodyPlan, imports: &mut Imports) -> TokenStream {
    let Body::Json(ty) = &body.body else {
        return TokenStream::new();
    };
    if body.checks.is_empty() {
        return TokenStream::new();
    }
    let field = &body.field;
    let location = imports.name(Item::Location);
    let root = quote!(#location::ROOT);
    match (body.required, ty.nullable) {
        (Requirement::Required, false) => {
            let value = Value {
                expression: quote!(self.#field),
                holder: Holder::Place,
                ty,
            };
            validator::emit_value(cx, &body.checks, &value, &root, imports)
        }
        (required, nullable) => {
            let value = Value {
                expression: quote!(value),
                holder: Holder::Reference,
                ty,
            };
            let checks = validator::emit_value(cx, &body.checks, &value, &root, imports);
            if nullable && required == Requirement::Optional {
                quote!(if let Some(Some(value)) = &self.#field { #checks })
            } else {
                quote!(if let Some(value) = &self.#field { #checks })
            }
        }
    }
}

pub(super) fn emit_build(
    operation: &Operation,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> TokenStream {
    let path = emit_path(operation, plan, imports);
    let fixed = operation.path.query.as_ref().map(|query| {
        let query = string(query);
        quote!(request.query_literal(#query);)
    });
    let mut sent = TokenStream::new();
    for planned in &plan.parameters {
        if let Some(parameter) = parameter(operation, planned) {
            sent.extend(emit_parameter(parameter, planned, imports));
        }
    }
    let enveloped = plan
        .envelope
        .and_then(|index| plan.parameters.get(index))
        .map(|planned| {
            let field = &planned.field;
            quote!(request.enveloped(self.#field == Some(true));)
        });
    let body = plan.body.as_ref().map(emit_body);
    let parts = imports.name(Item::RequestParts);
    quote!(fn build(&self, request: &mut #parts) { #path #fixed #sent #enveloped #body })
}

/// `request.path().literal("/groups/").value("groupId", &self.group_id);`
fn emit_path(operation: &Operation, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let mut calls = TokenStream::new();
    let mut literal = String::new();
    for segment in &operation.path.segments {
        literal.push('/');
        for piece in &segment.pieces {
            match piece {
                Piece::Literal(text) => literal.push_str(text),
                Piece::Parameter(name) => {
                    if !literal.is_empty() {
                        let text = string(&std::mem::take(&mut literal));
                        calls.extend(quote!(.literal(#text)));
                    }
                    calls.extend(emit_piece(operation, plan, name, imports));
                }
            }
        }
    }
    if !literal.is_empty() {
        let text = string(&literal);
        calls.extend(quote!(.literal(#text)));
    }
    quote!(request.path() #calls;)
}

/// `.value("groupId", &self.group_id)`
fn emit_piece(
    operation: &Operation,
    plan: &OperationPlan,
    name: &SpecName,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let wire = string(name.as_str());
    let (planned, style) = plan
        .parameters
        .iter()
        .find_map(|planned| match planned.encoding {
            Encoding::Path(style) if parameter(operation, planned)?.name == *name => {
                Some((planned, style))
            }
            Encoding::Path(_) | Encoding::Query(_) | Encoding::Header { .. } | Encoding::Cookie => {
                None
            }
        })?;
    let value = emit_value(planned, imports);
    let style = match style {
        PathStyle::Simple => return Some(quote!(.value(#wire, #value))),
        PathStyle::SimpleExploded => quote!(SimpleExploded),
        PathStyle::Label => quote!(Label),
        PathStyle::LabelExploded => quote!(LabelExploded),
        PathStyle::Matrix => quote!(Matrix),
        PathStyle::MatrixExploded => quote!(MatrixExploded),
    };
    let styles = imports.name(Item::PathStyle);
    Some(quote!(.styled(#wire, #value, #styles::#style)))
}

/// A parameter's value as the runtime takes it.
fn emit_value(planned: &ParameterPlan, imports: &mut Imports) -> TokenStream {
    let field = &planned.field;
    match planned.texts {
        Texts::OfType => quote!(&self.#field),
        Texts::OfJson => {
            let flat = imports.name(Item::Flat);
            quote!(&#flat(&self.#field))
        }
    }
}

fn emit_parameter(
    parameter: &Parameter,
    planned: &ParameterPlan,
    imports: &mut Imports,
) -> TokenStream {
    let name = string(parameter.name.as_str());
    let style = match planned.encoding {
        // The path has been written as a whole.
        Encoding::Path(_) => return TokenStream::new(),
        Encoding::Header { explode } => {
            let value = emit_value(planned, imports);
            return if explode {
                quote!(request.header_exploded(#name, #value);)
            } else {
                quote!(request.header(#name, #value);)
            };
        }
        Encoding::Cookie => {
            let value = emit_value(planned, imports);
            return quote!(request.cookie(#name, #value););
        }
        Encoding::Query(QueryStyle::Form) => {
            let value = emit_value(planned, imports);
            return quote!(request.query(#name, #value););
        }
        Encoding::Query(QueryStyle::FormJoined) => quote!(FormJoined),
        Encoding::Query(QueryStyle::SpaceDelimited) => quote!(SpaceDelimited),
        Encoding::Query(QueryStyle::PipeDelimited) => quote!(PipeDelimited),
        Encoding::Query(QueryStyle::DeepObject) => quote!(DeepObject),
    };
    let (value, styles) = (emit_value(planned, imports), imports.name(Item::QueryStyle));
    quote!(request.query_styled(#name, #value, #styles::#style);)
}

fn emit_body(body: &BodyPlan) -> TokenStream {
    let (media_type, field) = (string(&body.media_type), &body.field);
    let call = |value: TokenStream| match &body.body {
        Body::Json(_) => quote!(request.json(#media_type, #value);),
        Body::Text => quote!(request.text(#media_type, #value);),
        Body::Bytes => quote!(request.bytes(#media_type, #value.clone().into());),
        Body::Empty => TokenStream::new(),
    };
    match (body.required, &body.body) {
        (Requirement::Required, Body::Bytes) => call(quote!(self.#field)),
        (Requirement::Required, _) => call(quote!(&self.#field)),
        (Requirement::Optional, _) => {
            let call = call(quote!(value));
            quote!(if let Some(value) = &self.#field { #call })
        }
    }
}
