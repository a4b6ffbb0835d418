//! Where does the API live? Server Objects, their URL templates and variables.
//!
//! ```text
//! url: https://{region}.example.com     Server { url, variables: {"region" → default "eu", values ["eu", "us"]} }
//! variables: {region: {default: eu, enum: [eu, us]}}
//! ```

use indexmap::IndexMap;

use super::context::Context;
use super::docs;
use crate::diagnostics::catalog::lower as catalog;
use crate::diagnostics::escape;
use crate::ir::{Server, ServerVariable, SpecName};
use crate::source::At;

/// Lowers `servers` of the root, a path or an operation; empty when the object states none.
pub(super) fn lower_all(cx: &mut Context<'_, '_>, holder: At<'_>) -> Vec<Server> {
    let servers = holder.get("servers");
    servers
        .into_iter()
        .flat_map(At::items)
        .map(|at| lower(cx, at))
        .collect()
}

fn lower(cx: &mut Context<'_, '_>, at: At<'_>) -> Server {
    let url = at.get("url");
    let text = url.and_then(At::as_str).unwrap_or_default();
    let place = url.map_or(at.origin(), At::origin);
    let mut variables = IndexMap::new();
    for (name, variable) in at.get("variables").into_iter().flat_map(At::entries) {
        variables.insert(SpecName::new(name), lower_variable(cx, name, variable));
    }
    for name in variable_names(text) {
        if !variables.contains_key(&SpecName::new(name)) {
            let text = format!(
                "the URL uses `{{{}}}`, but `variables` does not declare it",
                escape(name)
            );
            cx.report(place, catalog::UNDECLARED_SERVER_VARIABLE.message(text));
        }
    }
    for (name, _) in at.get("variables").into_iter().flat_map(At::entries) {
        if !variable_names(text).any(|used| used == name) {
            let text = format!("the URL does not use the variable `{}`", escape(name));
            cx.report(place, catalog::UNUSED_SERVER_VARIABLE.message(text));
        }
    }
    if text.contains(['?', '#']) {
        let text = "a server URL ends before its query: what follows `?` or `#` is not sent";
        cx.say(place, &catalog::SERVER_URL_WITH_QUERY, text);
    }
    Server {
        origin: at.origin(),
        url: with_scheme(text),
        docs: docs::lower(at),
        variables,
    }
}

/// A URL that begins with its host has the scheme of the place it is referred from (RFC 3986 § 4.2), and that is `https`:
/// clients speak nothing else to hosts of a document.
fn with_scheme(url: &str) -> String {
    if url.starts_with("//") {
        format!("https:{url}")
    } else {
        url.to_owned()
    }
}

fn lower_variable(cx: &mut Context<'_, '_>, name: &str, at: At<'_>) -> ServerVariable {
    let default = at.get("default").map(At::scalar_source).unwrap_or_default();
    let values: Vec<String> = at
        .get("enum")
        .into_iter()
        .flat_map(At::items)
        .map(|value| value.scalar_source().to_owned())
        .collect();
    if !values.is_empty() && !values.iter().any(|value| value == default) {
        let text = format!("the default of `{}` is not among its `enum`", escape(name));
        cx.say(at.origin(), &catalog::SERVER_VARIABLE_DEFAULT, text);
    }
    ServerVariable {
        default: default.to_owned(),
        values,
        docs: docs::lower(at),
    }
}

/// The names between braces.
fn variable_names(url: &str) -> impl Iterator<Item = &str> {
    url.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}
