//! What does the README say of a security scheme? Which credentials it takes, where these come from, and what they are for.

use indexmap::IndexMap;

use super::doc_text::{DocText, Part};
use super::literal::string;
use crate::ir::Place;
use crate::plan::{SchemeKind, SchemePlan};

/// Scopes that are listed of a scheme.
const LISTED_SCOPES: usize = 24;

/// Characters of a scope's description.
const FIRST_WORDS: usize = 60;

/// "`Key`: `Credentials::api_key(key)`, sent as the header field `X-Key`."; of several keys, each for its scheme.
pub(super) fn of_scheme(scheme: &SchemePlan, several_keys: bool) -> DocText {
    let made_by = match &scheme.kind {
        SchemeKind::Basic => "Credentials::basic(user, password)",
        SchemeKind::Digest => "Credentials::digest(user, password)",
        SchemeKind::Bearer | SchemeKind::OAuth2Token => "Credentials::bearer(token)",
        SchemeKind::OAuth2ClientCredentials { .. } => "Credentials::oauth2_client(id, secret)",
        SchemeKind::ApiKey { .. } if several_keys => &{
            let name = string(scheme.name.as_str());
            format!("Credentials::api_key(key).for_scheme({name})")
        },
        SchemeKind::ApiKey { .. } => "Credentials::api_key(key)",
        SchemeKind::Http(_) => "Credentials::http(text)",
        SchemeKind::Signed(_) => "Credentials::signer(sign)",
        SchemeKind::MutualTls => "Credentials::client_certificate(pem)",
    };
    let mut parts = vec![
        Part::Code(scheme.name.as_str()),
        Part::Own(": "),
        Part::Code(made_by),
    ];
    if let SchemeKind::Signed(by) = &scheme.kind {
        parts.extend([
            Part::Own(", where "),
            Part::Code("sign"),
            Part::Own(" makes a signature ("),
            Part::Code(by.as_str()),
            Part::Own(") of each request: see "),
            Part::Code("runtime::Signer"),
        ]);
    }
    if let SchemeKind::ApiKey { place, name } = &scheme.kind {
        parts.push(Part::Own(match place {
            Place::Query => ", sent as the query parameter ",
            Place::Cookie => ", sent as the cookie ",
            Place::Header | Place::Path => ", sent as the header field ",
        }));
        parts.push(Part::Code(name));
    }
    let own = listed(&scheme.scopes);
    let asks = "; `.scopes([…])` asks for what its tokens are for: ";
    parts.extend(listing(asks, &own, scheme.scopes.len()));
    parts.push(Part::Own("."));
    if matches!(scheme.kind, SchemeKind::OAuth2ClientCredentials { .. }) {
        parts.extend([
            Part::Own(" With a token of another flow: "),
            Part::Code("Credentials::bearer(token)"),
            Part::Own("."),
        ]);
    }
    parts.extend(origins(scheme));
    let others = scheme.flows.iter().flat_map(|flow| flow.scopes.clone());
    let others: IndexMap<String, String> = others.collect();
    let shown = listed(&others);
    if !shown.is_empty() {
        parts.extend(listing(" What tokens can be for: ", &shown, others.len()));
        parts.push(Part::Own("."));
    }
    let told = scheme.description.as_deref().unwrap_or_default();
    let told = told.trim().split("\n\n").next().unwrap_or_default();
    let told = DocText::of_markdown(told).ended();
    DocText::sentence(&parts).run_on(told)
}

/// The scopes that are listed, and how what is said of each begins.
fn listed(scopes: &IndexMap<String, String>) -> Vec<(String, String)> {
    let all = scopes.iter().take(LISTED_SCOPES);
    all.map(|(name, what)| (name.clone(), first_words(what)))
        .collect()
}

/// `read` (to read), `write`, and how many there are in all is more than that.
fn listing<'a>(before: &'static str, scopes: &'a [(String, String)], all: usize) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for (index, (name, what)) in scopes.iter().enumerate() {
        parts.push(Part::Own(if index == 0 { before } else { ", " }));
        parts.push(Part::Code(name));
        if !what.is_empty() {
            parts.extend([Part::Own(" ("), Part::Text(what), Part::Own(")")]);
        }
    }
    if scopes.len() < all {
        parts.push(Part::Own(", and more that the document names"));
    }
    parts
}

/// Where the caller gets tokens.
fn origins(scheme: &SchemePlan) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for flow in &scheme.flows {
        let urls = [&flow.authorization_url, &flow.token_url];
        let mut urls = urls.into_iter().flatten();
        let Some(first) = urls.next() else { continue };
        parts.push(Part::Own(if parts.is_empty() {
            " Its tokens come from "
        } else {
            ", or from "
        }));
        parts.push(Part::Link(first));
        if let Some(second) = urls.next() {
            parts.extend([Part::Own(" and "), Part::Link(second)]);
        }
        parts.extend([Part::Own(" (flow "), Part::Code(&flow.name), Part::Own(")")]);
    }
    if let Some(discovery) = &scheme.discovery {
        parts.extend([
            Part::Own(" How its tokens are got is told at "),
            Part::Link(discovery),
        ]);
    }
    if !parts.is_empty() {
        parts.push(Part::Own("."));
    }
    parts
}

/// How a description begins: its first sentence, or as many words of it as do not stand in the way.
fn first_words(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let sentence = line.split(". ").next().unwrap_or_default();
    let sentence = sentence.trim_end_matches('.').trim_end();
    if sentence.chars().count() <= FIRST_WORDS {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(FIRST_WORDS).collect();
    let words = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{words} …")
}
