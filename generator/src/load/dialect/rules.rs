//! What does the specification demand of an object that the table of its fields cannot say?

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diagnostics::{Diagnostics, Severity, catalog, escape};
use crate::source::{At, canonical, is_negative, is_zero};

/// OAS 3.0.4 § Parameter Object: a parameter or header has `schema` or `content`, not both; `content` has one entry.
pub(super) fn schema_or_content(at: At<'_>, diagnostics: &mut Diagnostics) {
    match (at.get("schema"), at.get("content")) {
        (Some(schema), Some(content)) => {
            let message = catalog::structure::SCHEMA_OR_CONTENT
                .message("`content` stands beside `schema`, and only one of them can say how the value is written")
                .related(schema.origin().key(), "`schema` is here");
            diagnostics.report(content.origin().key(), message);
        }
        (None, Some(content)) if content.is_object() && content.entries().len() != 1 => {
            let count = content.entries().len();
            let message = catalog::structure::ONE_CONTENT.message(format!(
                "`content` has {count} media types here and should have one"
            ));
            diagnostics.report(content.origin(), message);
        }
        (None, None) => {
            let message = catalog::structure::MISSING_SCHEMA
                .message("neither `schema` nor `content` says what this is");
            diagnostics.report(at.origin(), message);
        }
        (Some(_), None) | (None, Some(_)) => {}
    }
}

/// § Responses Object: at least one response.
pub(super) fn some_response(at: At<'_>, diagnostics: &mut Diagnostics) {
    if at.entries().all(|(name, _)| name.starts_with("x-")) {
        diagnostics.report(
            at.origin(),
            catalog::structure::NO_RESPONSES.message("the operation has no response"),
        );
    }
}

/// § Parameter Object: the name is what it is sent by.
pub(super) fn named(at: At<'_>, diagnostics: &mut Diagnostics) {
    let name = at.get("name").filter(|name| name.as_str() == Some(""));
    if let Some(name) = name {
        let message = catalog::structure::EMPTY_TEXT.message("`name` is empty");
        // What need not be sent can be left out.
        let message = match at.get("required").and_then(At::as_bool) {
            Some(true) => message,
            Some(false) | None => message
                .severity(Severity::Warning)
                .help("the parameter is left out: write its name, or take it out"),
        };
        diagnostics.report(name.origin(), message);
    }
}

/// `draft-wright-json-schema-validation-00` § 5.20: `enum` has at least one value, and no value twice.
pub(super) fn enumeration(at: At<'_>, diagnostics: &mut Diagnostics) {
    let Some(values) = at.get("enum").filter(|values| values.is_array()) else {
        return;
    };
    if values.items().len() == 0 {
        let message = catalog::structure::EMPTY_ENUM.message("`enum` allows no value at all");
        diagnostics.report(values.origin(), message);
    }
    different_values(at, diagnostics);
}

/// § Server Variable Object, § Schema Object: no value of `enum` is there twice.
pub(super) fn different_values(at: At<'_>, diagnostics: &mut Diagnostics) {
    let Some(values) = at.get("enum").filter(|values| values.is_array()) else {
        return;
    };
    let mut seen: BTreeMap<String, At<'_>> = BTreeMap::new();
    for value in values.items() {
        let first = match seen.entry(canonical(value)) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(place) => {
                place.insert(value);
                None
            }
        };
        if let Some(first) = first {
            let message = catalog::structure::DUPLICATE_ENUM_VALUE
                .message("`enum` has this value twice")
                .related(first.origin(), "the first is here");
            diagnostics.report(value.origin(), message);
        }
    }
}

/// § 5.15 of the same: `required` has at least one name, and no name twice.
pub(super) fn required_names(at: At<'_>, diagnostics: &mut Diagnostics) {
    let Some(names) = at.get("required").filter(|names| names.is_array()) else {
        return;
    };
    let mut seen: BTreeMap<&str, At<'_>> = BTreeMap::new();
    for name in names.items() {
        let Some(text) = name.as_text() else { continue };
        if let Some(first) = seen.insert(text, name) {
            let message = catalog::structure::DUPLICATE_REQUIRED
                .message(format!("`required` names `{}` twice", escape(text)))
                .related(first.origin(), "the first is here");
            diagnostics.report(name.origin(), message);
        }
    }
}

/// § 5.1 of the same: `multipleOf` is greater than zero.
pub(super) fn multiple(at: At<'_>, diagnostics: &mut Diagnostics) {
    let Some(multiple) = at.get("multipleOf") else {
        return;
    };
    if multiple
        .as_number_text()
        .is_some_and(|text| is_negative(text) || is_zero(text))
    {
        let message = catalog::structure::MULTIPLE_OF.message(format!(
            "`multipleOf` is {} and should be above zero",
            escape(multiple.scalar_source())
        ));
        diagnostics.report(multiple.origin(), message);
    }
}

/// OAS 3.0.4 § JSON Schema Keywords: `items` must be there where `type` is `array`.
pub(super) fn array_items(at: At<'_>, diagnostics: &mut Diagnostics) {
    let is_array = at.get("type").filter(|kind| kind.as_str() == Some("array"));
    if let (Some(kind), None) = (is_array, at.get("items")) {
        let message =
            catalog::structure::NO_ITEMS.message("the array does not say what its `items` are");
        diagnostics.report(kind.origin(), message);
    }
}

/// § Security Scheme Object: each `type` has fields of its own that it needs.
pub(super) fn security_scheme(at: At<'_>, diagnostics: &mut Diagnostics) {
    let needed: &[&str] = match at.get("type").and_then(At::as_str) {
        Some("apiKey") => &["name", "in"],
        Some("http") => &["scheme"],
        Some("oauth2") => &["flows"],
        Some("openIdConnect") => &["openIdConnectUrl"],
        Some(_) | None => &[],
    };
    let kind = at.get("type").and_then(At::as_str).unwrap_or("");
    for name in needed.iter().copied() {
        match at.get(name) {
            None => {
                let message = catalog::structure::MISSING_FIELD.message(format!(
                    "a Security Scheme Object of the type `{kind}` needs the field `{name}`"
                ));
                diagnostics.report(at.origin(), message);
            }
            Some(member) if member.as_str() == Some("") => {
                let message = catalog::structure::EMPTY_TEXT.message(format!("`{name}` is empty"));
                diagnostics.report(member.origin(), message);
            }
            Some(_) => {}
        }
    }
    if kind == "openIdConnect" {
        url(at, "openIdConnectUrl", diagnostics);
    }
}

/// § OAuth Flow Object: its URLs are URLs.
pub(super) fn flow_urls(at: At<'_>, diagnostics: &mut Diagnostics) {
    for name in [
        "authorizationUrl",
        "deviceAuthorizationUrl",
        "tokenUrl",
        "refreshUrl",
    ] {
        url(at, name, diagnostics);
    }
}

/// A URL: absolute, or relative to the server and beginning with `/` or `.`. Anything else is a slip of the pen.
fn url(at: At<'_>, name: &str, diagnostics: &mut Diagnostics) {
    let Some(member) = at.get(name) else { return };
    let Some(text) = member.as_str() else { return };
    let absolute = text.split_once("://").is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
            && !rest.is_empty()
            && !rest.starts_with('/')
    });
    let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    if !plain || !(absolute || text.starts_with(['/', '.'])) {
        let message = catalog::structure::BAD_URL
            .message(format!("`{name}` is `{}`, which is no URL", escape(text)));
        diagnostics.report(member.origin(), message);
    }
}
