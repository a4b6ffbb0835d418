//! What may a server answer? Response Objects under their statuses.
//!
//! ```text
//! responses: {'200': …, 4XX: …, default: …}  ─▶  [Exact(200), Range(4), Default]
//! ```

use super::content::{self, Body};
use super::context::Context;
use super::parameter::component_owner;
use super::schema::Site;
use super::{docs, header};
use crate::diagnostics::Feature;
use crate::diagnostics::catalog::lower as catalog;
use crate::ir::{Method, Owner, Response, StatusPattern, Step};
use crate::source::At;

/// Lowers the responses of an operation; `owner` is the operation.
pub(super) fn lower_all<'d>(
    cx: &mut Context<'d, '_>,
    operation: At<'d>,
    method: &Method,
    owner: &Owner,
) -> Vec<Response> {
    let mut responses = Vec::new();
    for (status, site) in operation.get("responses").into_iter().flat_map(At::entries) {
        if status.starts_with("x-") {
            continue;
        }
        // Anything else was refused when the structure was looked at.
        if let Some(pattern) = parse_status(status) {
            let response = lower(cx, (status, pattern), site, owner);
            if !pattern.has_content(method) && !response.content.is_empty() {
                say_no_content(cx, site, (status, pattern), method);
            }
            responses.push(response);
        }
    }
    responses
}

fn lower<'d>(
    cx: &mut Context<'d, '_>,
    (text, status): (&str, StatusPattern),
    site: At<'d>,
    operation: &Owner,
) -> Response {
    let at = cx.document.resolve(site);
    // What a shared response holds is named after it and not after the first operation that answers with it.
    let component = component_owner(at);
    let is_shared = component.is_some();
    let owner = component.unwrap_or_else(|| operation.clone());
    let status_text = if is_shared {
        String::new()
    } else {
        text.to_owned()
    };
    if let Some(links) = at.get("links").filter(|links| links.entries().len() > 0) {
        let what = "links between operations are not generated";
        cx.report(links.origin(), Feature::Links.note(what));
    }
    let headers = header::lower_all(cx, at, |name| {
        Site::new(
            owner.clone(),
            Step::ResponseHeader(status_text.clone(), name),
        )
    });
    let body = Body {
        owner: owner.clone(),
        step: |status, index| Step::ResponseBody(status.to_owned(), index),
        status: status_text.clone(),
    };
    Response {
        origin: at.origin(),
        status,
        docs: docs::lower(at),
        headers,
        content: content::lower_all(cx, at, &body),
    }
}

/// Says that what the document states of an answer's content never arrives.
fn say_no_content(
    cx: &mut Context<'_, '_>,
    site: At<'_>,
    (text, status): (&str, StatusPattern),
    method: &Method,
) {
    let which = if status.has_content(&Method::Get) {
        format!("answers to {}", method.as_str())
    } else {
        format!("answers of {text}")
    };
    let what = format!("{which} have no content, and some is described");
    cx.say(site.origin().key(), &catalog::CONTENT_OF_NONE, what);
}

/// A status code, a range of them, or `default` (OAS 3.0.4 § Responses Object).
fn parse_status(text: &str) -> Option<StatusPattern> {
    if text == "default" {
        return Some(StatusPattern::Default);
    }
    let first = text
        .bytes()
        .next()
        .filter(|first| (b'1'..=b'5').contains(first))?;
    match text.get(1..)? {
        "XX" | "xx" => Some(StatusPattern::Range(first - b'0')),
        rest if rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().ok().map(StatusPattern::Exact)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses() {
        for (text, expected) in [
            ("200", Some(StatusPattern::Exact(200))),
            ("102", Some(StatusPattern::Exact(102))),
            ("4XX", Some(StatusPattern::Range(4))),
            ("default", Some(StatusPattern::Default)),
            ("", None),
            ("20", None),
            ("600", None),
            ("XX", None),
            ("2X", None),
            ("20é", None),
            ("+20", None),
        ] {
            assert_eq!(parse_status(text), expected, "{text}");
        }
    }
}
