//! Where does an example get its credentials? From the variables that the configuration names, or else from variables that
//! say what they hold.
//!
//! ```text
//! security: [{Key: [], Token: []}]
//!     Credentials::api_key(variable("API_KEY")?).and(Credentials::bearer(variable("API_TOKEN")?))
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::literal::string;
use super::runtime::ident;
use crate::config::CredentialVariables;
use crate::ir::SpecName;
use crate::plan::{OperationPlan, SchemeKind, SchemePlan};

/// What the client of an example is given.
pub(super) enum Supply {
    /// Nothing: the operation needs none.
    Nothing,
    /// What `Credentials::from_env` finds.
    Environment,
    /// These, each from variables of its own.
    Named(Vec<Credential>),
}

/// One credential of an alternative.
#[derive(PartialEq, Eq)]
pub(super) struct Credential {
    /// The function of `Credentials`.
    made_by: &'static str,
    /// The variables of its arguments.
    variables: Vec<String>,
    /// The scheme, where it is for that alone.
    scheme: Option<SpecName>,
    /// How requests are signed, where they are.
    signed_by: Option<SpecName>,
}

/// The function of `Credentials` that takes a function which signs.
const SIGNER: &str = "signer";

/// What an example gives to call this operation: what its first alternative demands.
pub(super) fn of(cx: Cx<'_>, plan: &OperationPlan) -> Supply {
    let is_named = |scheme: &SchemePlan| scheme.variables != CredentialVariables::default();
    let schemes: Vec<&SchemePlan> = match plan.security.first() {
        Some(names) if plan.security.iter().all(|names| !names.is_empty()) => {
            let find = |name: &SpecName| cx.plan.schemes.iter().find(|scheme| scheme.name == *name);
            names.iter().filter_map(find).collect()
        }
        Some(_) | None => return Supply::Nothing,
    };
    let is_signed = |scheme: &&SchemePlan| matches!(scheme.kind, SchemeKind::Signed(_));
    if cx.plan.schemes.iter().any(is_named) && !schemes.iter().any(is_signed) {
        return Supply::Environment;
    }
    let several_keys = schemes.iter().filter(|scheme| is_key(scheme)).count() > 1;
    let credentials = schemes.iter().map(|scheme| match &scheme.kind {
        SchemeKind::Basic => pair("basic", ["API_USERNAME", "API_PASSWORD"]),
        SchemeKind::Digest => pair("digest", ["API_USERNAME", "API_PASSWORD"]),
        SchemeKind::OAuth2ClientCredentials { .. } => {
            pair("oauth2_client", ["API_CLIENT_ID", "API_CLIENT_SECRET"])
        }
        SchemeKind::Bearer | SchemeKind::OAuth2Token => one("bearer", "API_TOKEN".to_owned(), None),
        SchemeKind::ApiKey { name, .. } if several_keys => {
            one("api_key", in_capitals(name), Some(scheme.name.clone()))
        }
        SchemeKind::ApiKey { .. } => {
            let scheme = has_several_keys(cx).then(|| scheme.name.clone());
            one("api_key", "API_KEY".to_owned(), scheme)
        }
        SchemeKind::Signed(by) => Credential {
            made_by: SIGNER,
            variables: Vec::new(),
            scheme: None,
            signed_by: Some(by.clone()),
        },
        SchemeKind::Http(_) => one("http", "API_TOKEN".to_owned(), None),
        SchemeKind::MutualTls => one(
            "client_certificate",
            "API_CLIENT_CERTIFICATE".to_owned(),
            None,
        ),
    });
    // One token can be that of several schemes.
    let mut named: Vec<Credential> = Vec::new();
    for credential in credentials {
        if !named.contains(&credential) {
            named.push(credential);
        }
    }
    Supply::Named(named)
}

/// Whether there are several schemes that a key can be for.
pub(super) fn has_several_keys(cx: Cx<'_>) -> bool {
    cx.plan
        .schemes
        .iter()
        .filter(|scheme| is_key(scheme))
        .count()
        > 1
}

fn is_key(scheme: &SchemePlan) -> bool {
    matches!(scheme.kind, SchemeKind::ApiKey { .. })
}

fn pair(made_by: &'static str, variables: [&str; 2]) -> Credential {
    Credential {
        made_by,
        variables: variables.map(str::to_owned).to_vec(),
        scheme: None,
        signed_by: None,
    }
}

fn one(made_by: &'static str, variable: String, scheme: Option<SpecName>) -> Credential {
    Credential {
        made_by,
        variables: vec![variable],
        scheme,
        signed_by: None,
    }
}

/// `X-Api-Key`: `X_API_KEY`.
fn in_capitals(name: &str) -> String {
    let letters = name.chars().map(|c| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_uppercase()
        } else {
            '_'
        }
    });
    letters.collect()
}

/// `Credentials::bearer(variable("API_TOKEN")?)`, read and signed with the functions of these names.
pub(super) fn expression(all: &[Credential], variable: &Ident, sign: &Ident) -> TokenStream {
    let made = all.iter().map(|credential| {
        let made_by = ident(credential.made_by);
        if credential.signed_by.is_some() {
            return quote!(Credentials::#made_by(#sign));
        }
        let variables = credential.variables.iter().map(|name| string(name));
        let scheme = credential.scheme.as_ref().map(|name| {
            let name = string(name.as_str());
            quote!(.for_scheme(#name))
        });
        quote!(Credentials::#made_by(#(#variable(#variables)?),*)#scheme)
    });
    let joined = made.reduce(|all, one| quote!(#all.and(#one)));
    joined.unwrap_or_else(|| quote!(Credentials::none()))
}

/// The function of this name, which reads a variable.
pub(super) fn reader(variable: &Ident) -> TokenStream {
    let doc = DocText::sentence(&[Part::Own(
        "An environment variable, or words that say it is not there.",
    )]);
    let doc = doc.outer();
    quote! {
        #doc
        fn #variable(name: &str) -> Result<String, String> {
            env::var(name).map_err(|error| [name, ": ", &error.to_string()].concat())
        }
    }
}

/// Whether any of them comes from a variable.
pub(super) fn reads(all: &[Credential]) -> bool {
    let mut variables = all.iter().map(|credential| credential.variables.as_slice());
    variables.any(|variables| !variables.is_empty())
}

/// How requests are signed, where one of the credentials is a signature.
pub(super) fn signed_by(all: &[Credential]) -> Option<&SpecName> {
    all.iter()
        .find_map(|credential| credential.signed_by.as_ref())
}

/// The function of this name that signs requests, which is the program's.
pub(super) fn signing(by: &SpecName, sign: &Ident) -> TokenStream {
    let doc = DocText::sentence(&[
        Part::Own("Signs a request ("),
        Part::Code(by.as_str()),
        Part::Own("): yours to write, from its method, URL, header fields and body."),
    ]);
    let doc = doc.outer();
    quote! {
        #doc
        fn #sign(request: &mut Unsigned<'_>) -> Result<(), Refusal> {
            let reason = ["nothing signs ", request.method(), " requests yet"].concat();
            Err(Refusal::new(reason))
        }
    }
}

/// The same as lines, with a signature in its place.
pub(super) fn signing_lines(by: &SpecName) -> Vec<String> {
    let by = string(by.as_str());
    [
        &format!("// Each request is signed ({by}), with what the service has for that."),
        "fn sign(request: &mut Unsigned<'_>) -> Result<(), Refusal> {",
        "    // Made from `request.method()`, `url()`, `headers()` and `body()`.",
        "    request.set_header(\"authorization\", \"signature\")",
        "}",
        "",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// `let credentials = Credentials::bearer(std::env::var("API_TOKEN")?);`, and the like for two variables on four lines.
pub(super) fn lines(all: &[Credential]) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, credential) in all.iter().enumerate() {
        let (before, after) = if index == 0 {
            ("", "")
        } else {
            ("credentials.and(", ")")
        };
        let scheme = credential.scheme.as_ref().map_or_else(String::new, |name| {
            format!(".for_scheme({})", string(name.as_str()))
        });
        let start = format!(
            "let credentials = {before}Credentials::{}(",
            credential.made_by
        );
        let end = format!("){scheme}{after};");
        let read = |name: &String| format!("std::env::var(\"{name}\")?");
        match credential.variables.as_slice() {
            [] => lines.push([start, "sign".to_owned(), end].concat()),
            [only] => lines.push([start, read(only), end].concat()),
            several => {
                lines.push(start);
                lines.extend(several.iter().map(|name| format!("    {},", read(name))));
                lines.push(end);
            }
        }
    }
    lines
}
