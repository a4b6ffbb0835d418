//! What goes over the wire, and what is checked before? `validate` and `build` of an operation: plain calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::bodies;
use super::operation::parameter;
use crate::emit::cx::Cx;
use crate::emit::literal::string;
use crate::emit::runtime::{Imports, Item};
use crate::emit::validator;
use crate::ir::{Json, Operation, Parameter, Piece, SpecName};
use crate::plan::{
    Encoding, Escapes, OperationPlan, OptionsPlan, ParameterPlan, PathStyle, QueryStyle, Texts,
};

/// Nothing where no value has a rule.
pub(super) fn emit_validate(
    cx: Cx<'_>,
    operation: &Operation,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> TokenStream {
    let mut body = TokenStream::new();
    for (index, planned) in plan.own().iter().enumerate() {
        if let Some(parameter) = parameter(operation, planned) {
            let is_optional = index >= plan.positional;
            body.extend(emit_check(cx, (parameter, planned), is_optional, imports));
        }
    }
    body.extend(
        plan.body
            .as_ref()
            .map(|body| bodies::emit_validate(cx, body, imports)),
    );
    emit_validating(body, imports)
}

/// The same for optional parameters that several operations share.
pub(super) fn emit_options_validate(
    cx: Cx<'_>,
    options: &OptionsPlan,
    imports: &mut Imports,
) -> TokenStream {
    let options = options.parameters.iter();
    let body = options
        .filter_map(|option| emit_check(cx, (&option.stated, &option.planned), true, imports));
    let body = body.collect();
    emit_validating(body, imports)
}

fn emit_validating(body: TokenStream, imports: &mut Imports) -> TokenStream {
    if body.is_empty() {
        return body;
    }
    let violations = imports.name(Item::Violations);
    quote!(fn validate(&self, found: &mut #violations) { #body })
}

/// The check of one parameter; none where it has no rule.
fn emit_check(
    cx: Cx<'_>,
    (parameter, planned): (&Parameter, &ParameterPlan),
    is_optional: bool,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let function = planned.validator.as_ref()?;
    let name = string(parameter.name.as_str());
    let (validators, location) = (imports.name(Item::Validators), imports.name(Item::Location));
    let field = &planned.field;
    let by_value = validator::argument_by_value(cx, &parameter.value);
    Some(match (is_optional, by_value) {
        (false, true) => {
            quote!(#validators::#function(self.#field, #location::parameter(#name), found);)
        }
        (false, false) => {
            quote!(#validators::#function(&self.#field, #location::parameter(#name), found);)
        }
        (true, true) => quote! {
            if let Some(value) = self.#field {
                #validators::#function(value, #location::parameter(#name), found);
            }
        },
        (true, false) => quote! {
            if let Some(value) = &self.#field {
                #validators::#function(value, #location::parameter(#name), found);
            }
        },
    })
}

pub(super) fn emit_build(
    cx: Cx<'_>,
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
    for planned in plan.fixed.iter().chain(plan.own()) {
        if let Some(parameter) = parameter(operation, planned) {
            sent.extend(emit_parameter(parameter, planned, imports));
        }
    }
    let enveloped = plan.envelope.and_then(|index| plan.own().get(index));
    let enveloped = enveloped.map(|planned| emit_enveloped(parameter(operation, planned), planned));
    let body = plan
        .body
        .as_ref()
        .map(|body| bodies::emit_sending(cx, body, imports));
    let parts = imports.name(Item::RequestParts);
    quote!(fn build(&self, request: &mut #parts) { #path #fixed #sent #enveloped #body })
}

/// The same for optional parameters that several operations share.
pub(super) fn emit_options_build(options: &OptionsPlan, imports: &mut Imports) -> TokenStream {
    let parameters = options.parameters.iter();
    let sent: TokenStream = parameters
        .map(|option| emit_parameter(&option.stated, &option.planned, imports))
        .collect();
    let enveloped = options.envelope;
    let enveloped = enveloped.and_then(|index| options.parameters.get(index));
    let enveloped = enveloped.map(|option| emit_enveloped(Some(&option.stated), &option.planned));
    let parts = imports.name(Item::RequestParts);
    quote!(fn build(&self, request: &mut #parts) { #sent #enveloped })
}

/// The answer comes in an envelope where that is asked for, or where the document says that it does unless told otherwise.
fn emit_enveloped(parameter: Option<&Parameter>, planned: &ParameterPlan) -> TokenStream {
    let field = &planned.field;
    match parameter.and_then(|parameter| parameter.default.as_ref()) {
        Some(Json::Bool(true)) => quote!(request.enveloped(self.#field != Some(false));),
        Some(_) | None => quote!(request.enveloped(self.#field == Some(true));),
    }
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
    let (planned, stated, style) = plan.sent().find_map(|planned| {
        let stated = parameter(operation, planned)?;
        match planned.encoding {
            Encoding::Path(style) if stated.name == *name => Some((planned, stated, style)),
            Encoding::Path(_)
            | Encoding::Query(_)
            | Encoding::WholeQuery
            | Encoding::Header { .. }
            | Encoding::Cookie { .. } => None,
        }
    })?;
    let value = emit_value(stated, planned, imports);
    if (planned.escapes, style) == (Escapes::All, PathStyle::Simple) {
        return Some(quote!(.value(#wire, #value)));
    }
    let style = emit_path_style(style, imports);
    Some(match planned.escapes {
        Escapes::All => quote!(.styled(#wire, #value, #style)),
        Escapes::Meaningful => quote!(.reserved(#wire, #value, #style)),
        Escapes::ButSlashes => quote!(.spanning(#wire, #value, #style)),
    })
}

/// `PathStyle::Matrix`
pub(in crate::emit) fn emit_path_style(style: PathStyle, imports: &mut Imports) -> TokenStream {
    let styles = imports.name(Item::PathStyle);
    let style = match style {
        PathStyle::Simple => quote!(Simple),
        PathStyle::SimpleExploded => quote!(SimpleExploded),
        PathStyle::Label => quote!(Label),
        PathStyle::LabelExploded => quote!(LabelExploded),
        PathStyle::Matrix => quote!(Matrix),
        PathStyle::MatrixExploded => quote!(MatrixExploded),
    };
    quote!(#styles::#style)
}

/// A parameter's value as the runtime takes it.
fn emit_value(stated: &Parameter, planned: &ParameterPlan, imports: &mut Imports) -> TokenStream {
    if let Some(text) = &stated.fixed {
        let text = string(text);
        return quote!(&#text);
    }
    let field = &planned.field;
    match planned.texts {
        Texts::OfType => quote!(&self.#field),
        Texts::OfJson => {
            let flat = imports.name(Item::Flat);
            quote!(&#flat(&self.#field))
        }
        Texts::Bracketed => {
            let deep = imports.name(Item::Bracketed);
            quote!(&#deep(&self.#field))
        }
        Texts::JsonText => {
            let json_text = imports.name(Item::JsonText);
            quote!(&#json_text(&self.#field))
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
            let value = emit_value(parameter, planned, imports);
            return if explode {
                quote!(request.header_exploded(#name, #value);)
            } else {
                quote!(request.header(#name, #value);)
            };
        }
        Encoding::Cookie { explode } => {
            let value = emit_value(parameter, planned, imports);
            return if explode {
                quote!(request.cookie_exploded(#name, #value);)
            } else {
                quote!(request.cookie(#name, #value);)
            };
        }
        Encoding::Query(style) if planned.escapes == Escapes::Meaningful => {
            let (value, style) = (
                emit_value(parameter, planned, imports),
                emit_query_style(style, imports),
            );
            return quote!(request.query_reserved(#name, #value, #style););
        }
        Encoding::Query(QueryStyle::Form) => {
            let value = emit_value(parameter, planned, imports);
            return quote!(request.query(#name, #value););
        }
        Encoding::WholeQuery => {
            let value = emit_value(parameter, planned, imports);
            return quote!(request.whole_query(#value););
        }
        Encoding::Query(style) => style,
    };
    let (value, style) = (
        emit_value(parameter, planned, imports),
        emit_query_style(style, imports),
    );
    quote!(request.query_styled(#name, #value, #style);)
}

/// `QueryStyle::DeepObject`
pub(in crate::emit) fn emit_query_style(style: QueryStyle, imports: &mut Imports) -> TokenStream {
    let styles = imports.name(Item::QueryStyle);
    let style = match style {
        QueryStyle::Form => quote!(Form),
        QueryStyle::FormJoined => quote!(FormJoined),
        QueryStyle::SpaceDelimited => quote!(SpaceDelimited),
        QueryStyle::PipeDelimited => quote!(PipeDelimited),
        QueryStyle::DeepObject => quote!(DeepObject),
    };
    quote!(#styles::#style)
}
