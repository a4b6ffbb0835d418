//! What does the body of an error say whose type no document describes, or which is not of that type?
//!
//! Most APIs say it by one of a few names (RFC 9457, RFC 6749 § 5.2, and what servers do), often in an object or a list
//! within.

use std::fmt;

use super::error::ErrorBody;
use super::json::{self, Json, Object as JsonObject};
use super::raw_response::RawResponse;
use super::untrusted::Untrusted;

/// What a body says that was not read as a documented one.
#[derive(Clone)]
pub(super) struct Said {
    code: Option<String>,
    detail: Option<String>,
}

impl Said {
    /// What the body of this answer says, where it is an error with JSON.
    pub(super) fn by(response: &RawResponse) -> Option<Box<Self>> {
        if response.status() < 400 {
            return None;
        }
        let body: Json = json::from_slice(response.body()).ok()?;
        let said = Self {
            code: body.code().map(str::to_owned),
            detail: body.detail().map(str::to_owned),
        };
        (said.code.is_some() || said.detail.is_some()).then(|| Box::new(said))
    }

    pub(super) fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    pub(super) fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.code, &self.detail) {
            (Some(code), Some(detail)) => {
                write!(f, "{}: {}", Untrusted(code), Untrusted(detail))
            }
            (Some(only), None) | (None, Some(only)) => Untrusted(only).fmt(f),
            (None, None) => Ok(()),
        }
    }
}

/// Names of codes for programs, and of words for people.
const CODES: &[&str] = &["errorCode", "error_code", "code"];
const DETAILS: &[&str] = &["message", "detail", "error_description", "title", "msg"];
/// Names of members that hold the error itself.
const WRAPPERS: &[&str] = &["error", "errors", "fault", "detail"];

impl ErrorBody for Json {
    fn code(&self) -> Option<&str> {
        match self {
            Self::Object(members) => members.code(),
            Self::Array(items) => items.first()?.code(),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => None,
        }
    }

    fn detail(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            Self::Object(members) => members.detail(),
            Self::Array(items) => items.first()?.detail(),
            Self::Null | Self::Bool(_) | Self::Number(_) => None,
        }
    }
}

impl ErrorBody for JsonObject {
    /// `errorCode` or `code`, the same below `error` or in the first of `errors`, or an `error` that is one word with
    /// other words beside it.
    fn code(&self) -> Option<&str> {
        let within = || within(self).find_map(ErrorBody::code);
        let word = || {
            let word = text(self, "error").filter(|text| !text.contains(char::is_whitespace));
            word.filter(|_| DETAILS.iter().any(|name| text(self, name).is_some()))
        };
        let own = CODES.iter().find_map(|name| text(self, name));
        own.or_else(within).or_else(word)
    }

    /// `message`, `detail` or `title` (RFC 9457), or what is below `error` or in the first of `errors`.
    fn detail(&self) -> Option<&str> {
        let own = DETAILS.iter().find_map(|name| text(self, name));
        own.or_else(|| within(self).find_map(ErrorBody::detail))
    }
}

fn text<'j>(members: &'j JsonObject, name: &str) -> Option<&'j str> {
    match members.get(name) {
        Some(Json::String(text)) => Some(text.as_str()),
        _ => None,
    }
}

fn within(members: &JsonObject) -> impl Iterator<Item = &Json> {
    WRAPPERS.iter().filter_map(|name| members.get(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_that_no_document_describes() {
        for (text, code, detail) in [
            (r#""gone""#, None, Some("gone")),
            (
                r#"{"title": "Gone", "message": "it is gone"}"#,
                None,
                Some("it is gone"),
            ),
            (r#"{"error": "gone"}"#, None, Some("gone")),
            (
                r#"{"error": "invalid_grant", "error_description": "it is old"}"#,
                Some("invalid_grant"),
                Some("it is old"),
            ),
            (
                r#"{"error": "Not Found", "message": "it is gone"}"#,
                None,
                Some("it is gone"),
            ),
            (
                r#"{"error": {"code": 4, "message": "gone"}}"#,
                None,
                Some("gone"),
            ),
            (
                r#"{"error": {"code": "GONE", "message": "it is gone"}}"#,
                Some("GONE"),
                Some("it is gone"),
            ),
            (
                r#"{"errors": [{"code": "A", "message": "first"}, {"message": "second"}]}"#,
                Some("A"),
                Some("first"),
            ),
            (r#"{"errors": ["first", "second"]}"#, None, Some("first")),
            (
                r#"{"detail": [{"loc": ["body"], "msg": "too long"}]}"#,
                None,
                Some("too long"),
            ),
            (
                r#"[{"errorCode": "A", "message": "first"}]"#,
                Some("A"),
                Some("first"),
            ),
            (r#"{"error": {"error": {}}}"#, None, None),
            (r#"{"message": 4}"#, None, None),
            (r#"{"errors": []}"#, None, None),
            ("[]", None, None),
            ("null", None, None),
        ] {
            let json: Json = serde_json::from_str(text).unwrap();
            assert_eq!((json.code(), json.detail()), (code, detail), "{text}");
        }
    }
}
