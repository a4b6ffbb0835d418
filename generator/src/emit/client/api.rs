//! What is said about the API as a whole? Its constants, how a client is made, and where credentials come from.

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::CredentialVariables;
use crate::emit::cx::Cx;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::literal::string;
use crate::emit::runtime::{Imports, Item, ident};
use crate::ir::{Place, Server};
use crate::plan::security::Endpoint;
use crate::plan::servers;
use crate::plan::{SchemeKind, SchemePlan};

pub(super) fn emit(cx: Cx<'_>, imports: &mut Imports) -> TokenStream {
    let info = emit_info(cx, imports);
    let (client, builder) = (
        imports.name(Item::Client),
        imports.name(Item::ClientBuilder),
    );
    let base = match &cx.plan.package.base_url {
        Some(url) => DocText::sentence(&[
            Part::Own("Builds a client of the server "),
            Part::Link(url),
            Part::Own("."),
        ]),
        None => match cx.plan.package.servers.first() {
            Some(server) if servers::is_callable(server) => DocText::sentence(&[
                Part::Own("Builds a client. The document names the server "),
                Part::Code(&server.url),
                Part::Own(
                    " without a host, so `ClientBuilder::origin` must be called, or `ClientBuilder::base_url`.",
                ),
            ]),
            Some(_) | None => DocText::sentence(&[Part::Own(
                "Builds a client. The document names no server, so `ClientBuilder::base_url` must be called.",
            )]),
        },
    };
    let choice = "`ClientBuilder::server` chooses among the servers of the document, and \
                  `ClientBuilder::server_variable` gives the variables of their URLs other values:";
    let doc = base
        .and(server_docs(choice, &cx.plan.package.servers))
        .outer();
    let credentials = emit_credentials(cx, imports);
    quote! {
        #info

        impl #client {
            #doc
            pub fn builder() -> #builder { #builder::new(&API) }
        }

        #credentials
    }
}

fn emit_info(cx: Cx<'_>, imports: &mut Imports) -> TokenStream {
    let (title, version) = (string(&cx.api.info.title), string(&cx.api.info.version));
    let package = &cx.plan.package;
    let base_url = string(package.base_url.as_deref().unwrap_or(&package.base_path));
    let schemes: Vec<TokenStream> = cx
        .plan
        .schemes
        .iter()
        .map(|scheme| emit_scheme(scheme, imports))
        .collect();
    let servers: Vec<TokenStream> = package
        .servers
        .iter()
        .map(|server| emit_server(server, imports))
        .collect();
    let envelope = match &cx.plan.envelope {
        None => quote!(None),
        Some(envelope) => {
            let names = imports.name(Item::EnvelopeNames);
            let (status, content) = (string(&envelope.status), string(&envelope.content));
            quote!(Some(#names { status: #status, content: #content }))
        }
    };
    let info = imports.name(Item::ApiInfo);
    let doc = DocText::sentence(&[Part::Own("The document in constants.")]).outer();
    quote! {
        #doc
        pub(crate) static API: #info = #info {
            title: #title,
            version: #version,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            base_url: #base_url,
            servers: &[#(#servers),*],
            schemes: &[#(#schemes),*],
            envelope: #envelope,
        };
    }
}

pub(super) fn emit_server(server: &Server, imports: &mut Imports) -> TokenStream {
    let info = imports.name(Item::ServerInfo);
    let (url, description) = (string(&server.url), string(described(server)));
    let variables = server.variables.iter().map(|(name, stated)| {
        let (name, default) = (string(name.as_str()), string(&stated.default));
        let values = stated.values.iter().map(|value| string(value));
        let variable = imports.name(Item::ServerVariable);
        quote!(#variable { name: #name, default: #default, values: &[#(#values),*] })
    });
    quote!(#info { url: #url, description: #description, variables: &[#(#variables),*] })
}

/// What the document says of a server, by which it can be chosen.
fn described(server: &Server) -> &str {
    server.docs.description.as_deref().unwrap_or_default()
}

/// What can be chosen of servers, and how.
pub(super) fn server_docs(choice: &'static str, servers: &[Server]) -> DocText {
    let has_variables = servers.iter().any(|server| !server.variables.is_empty());
    if servers.len() < 2 && !has_variables {
        return DocText::default();
    }
    let items = servers.iter().enumerate().map(|(index, server)| {
        let index = index.to_string();
        // A reference that says nothing means the root, as `/` does.
        let url = if server.url.is_empty() {
            "/"
        } else {
            &server.url
        };
        let mut parts = vec![Part::Code(&index), Part::Own(": "), Part::Code(url)];
        let text = described(server);
        if !text.is_empty() {
            parts.extend([Part::Own(" ("), Part::Text(text), Part::Own(")")]);
        }
        parts.push(Part::Own("."));
        for (name, variable) in &server.variables {
            parts.extend([Part::Own(" "), Part::Code(name.as_str())]);
            let what = variable.docs.description.as_deref().unwrap_or_default();
            let what = what.trim_end().trim_end_matches('.');
            if !what.is_empty() {
                parts.extend([Part::Own(" ("), Part::Text(what), Part::Own(")")]);
            }
            parts.extend([
                Part::Own(" is "),
                Part::Code(&variable.default),
                Part::Own(" by default"),
            ]);
            let others = variable.values.iter();
            let others = others.filter(|value| **value != variable.default);
            let others: Vec<&String> = others.collect();
            for (index, value) in others.iter().enumerate() {
                parts.push(Part::Own(match index {
                    0 => ", and can be ",
                    index if index + 1 == others.len() => " or ",
                    _ => ", ",
                }));
                parts.push(Part::Code(value));
            }
            parts.push(Part::Own("."));
        }
        DocText::sentence(&parts)
    });
    let items: Vec<DocText> = items.collect();
    DocText::sentence(&[Part::Own(choice)]).and(DocText::list(items))
}

fn emit_scheme(scheme: &SchemePlan, imports: &mut Imports) -> TokenStream {
    let name = string(scheme.name.as_str());
    let kind = emit_kind(&scheme.kind, imports);
    let info = imports.name(Item::SchemeInfo);
    let variables = emit_variables(scheme, imports);
    quote!(#info { name: #name, kind: #kind, variables: #variables })
}

fn emit_kind(kind: &SchemeKind, imports: &mut Imports) -> TokenStream {
    let scheme_kind = imports.name(Item::SchemeKind);
    match kind {
        SchemeKind::Basic => quote!(#scheme_kind::Basic),
        SchemeKind::Digest => quote!(#scheme_kind::Digest),
        SchemeKind::Bearer => quote!(#scheme_kind::Bearer),
        SchemeKind::OAuth2Token => quote!(#scheme_kind::OAuth2Token),
        SchemeKind::Http(name) => {
            let name = string(name.as_str());
            quote!(#scheme_kind::Http(#name))
        }
        SchemeKind::Signed(by) => {
            let by = string(by.as_str());
            quote!(#scheme_kind::Signed(#by))
        }
        SchemeKind::MutualTls => quote!(#scheme_kind::MutualTls),
        SchemeKind::OAuth2ClientCredentials { token, revoke } => {
            let token = emit_endpoint(token, imports);
            let revoke = match revoke {
                None => quote!(None),
                Some(endpoint) => {
                    let endpoint = emit_endpoint(endpoint, imports);
                    quote!(Some(#endpoint))
                }
            };
            quote!(#scheme_kind::OAuth2ClientCredentials { token: #token, revoke: #revoke })
        }
        SchemeKind::ApiKey { place, name } => {
            let (places, name) = (imports.name(Item::KeyPlace), string(name));
            let place = match place {
                Place::Query => quote!(Query),
                Place::Cookie => quote!(Cookie),
                Place::Header | Place::Path => quote!(Header),
            };
            quote!(#scheme_kind::ApiKey(#places::#place(#name)))
        }
    }
}

fn emit_endpoint(endpoint: &Endpoint, imports: &mut Imports) -> TokenStream {
    let name = imports.name(Item::Endpoint);
    match endpoint {
        Endpoint::BelowBase(path) => {
            let path = string(path);
            quote!(#name::BelowBase(#path))
        }
        Endpoint::AtOrigin(path) => {
            let path = string(path);
            quote!(#name::AtOrigin(#path))
        }
        Endpoint::Absolute(url) => {
            let url = string(url);
            quote!(#name::Absolute(#url))
        }
    }
}

fn emit_variables(scheme: &SchemePlan, imports: &mut Imports) -> TokenStream {
    let variables = imports.name(Item::SchemeVariables);
    let fields = named_variables(scheme).map(|(field, variable)| {
        let (field, variable) = (ident(field), string(variable));
        quote!(#field: Some(#variable))
    });
    let fields: Vec<TokenStream> = fields.collect();
    match fields.as_slice() {
        [] => quote!(#variables::NONE),
        fields => quote!(#variables { #(#fields,)* ..#variables::NONE }),
    }
}

/// The variables the configuration names, by the field that holds each.
fn named_variables(scheme: &SchemePlan) -> impl Iterator<Item = (&'static str, &str)> {
    let CredentialVariables {
        client_id,
        client_secret,
        username,
        password,
        access_token,
        api_key,
        client_certificate,
    } = &scheme.variables;
    let all = [
        ("client_id", client_id),
        ("client_secret", client_secret),
        ("username", username),
        ("password", password),
        ("access_token", access_token),
        ("api_key", api_key),
        ("client_certificate", client_certificate),
    ];
    all.into_iter()
        .filter_map(|(field, variable)| Some((field, variable.as_deref()?)))
}

/// `Credentials::from_env()`, where the configuration names variables.
fn emit_credentials(cx: Cx<'_>, imports: &mut Imports) -> TokenStream {
    let sets: Vec<DocText> = cx.plan.schemes.iter().flat_map(credential_sets).collect();
    if sets.is_empty() {
        return TokenStream::new();
    }
    let reads = "Reads credentials from environment variables. The first of these sets that is there is used";
    let doc = DocText::sentence(&[Part::Own(reads), Part::Own(besides(cx)), Part::Own(":")])
        .and(DocText::list(sets))
        .and(DocText::heading("Errors"))
        .and(DocText::sentence(&[Part::Own(
            "No set is there, or one is there in part; the message names the variables.",
        )]))
        .outer();
    let (credentials, error) = (
        imports.name(Item::Credentials),
        imports.name(Item::CredentialsError),
    );
    quote! {
        impl #credentials {
            #doc
            pub fn from_env() -> Result<Self, #error> { Self::from_environment(&API) }
        }
    }
}

/// What `from_env` reads beside the first set that is there.
pub(in crate::emit) fn besides(cx: Cx<'_>) -> &'static str {
    let mut schemes = cx.plan.schemes.iter();
    if schemes.any(|scheme| scheme.variables.client_certificate.is_some()) {
        ", and a certificate besides"
    } else {
        ""
    }
}

/// "`A` and `B`: security scheme `S`."
pub(in crate::emit) fn credential_sets(scheme: &SchemePlan) -> Vec<DocText> {
    let CredentialVariables {
        client_id,
        client_secret,
        username,
        password,
        access_token,
        api_key,
        client_certificate,
    } = &scheme.variables;
    let pair = |first: &'_ Option<String>, second: &'_ Option<String>| match (first, second) {
        (Some(first), Some(second)) => Some(vec![first.clone(), second.clone()]),
        (Some(_), None) | (None, Some(_) | None) => None,
    };
    let one = |variable: &Option<String>| variable.as_ref().map(|variable| vec![variable.clone()]);
    let sets = [
        pair(client_id, client_secret),
        pair(username, password),
        one(access_token),
        one(api_key),
        one(client_certificate),
    ];
    let described = sets.into_iter().flatten().map(|set| {
        let mut parts = Vec::new();
        for (i, variable) in set.iter().enumerate() {
            if i > 0 {
                parts.push(Part::Own(" and "));
            }
            parts.push(Part::Code(variable));
        }
        parts.extend([
            Part::Own(": security scheme "),
            Part::Code(scheme.name.as_str()),
            Part::Own("."),
        ]);
        DocText::sentence(&parts)
    });
    described.collect()
}
