//! What does the server answer?

use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;

use super::route::{Documented, documented, is_taken};
use crate::runtime::api::EnvelopeNames;

/// An answer to be given.
#[derive(Clone, Debug)]
pub struct Answer {
    /// None: the status of the first documented success.
    status: Option<u16>,
    headers: Vec<(String, String)>,
    body: Body,
    pub(super) delay: Duration,
    pub(super) hangs_up: bool,
}

#[derive(Clone, Debug)]
enum Body {
    /// The document's example.
    Documented,
    Given {
        media_type: Option<String>,
        bytes: Bytes,
    },
}

impl Default for Answer {
    /// The document's example of the first success.
    fn default() -> Self {
        Self {
            status: None,
            headers: Vec::new(),
            body: Body::Documented,
            delay: Duration::ZERO,
            hangs_up: false,
        }
    }
}

impl Answer {
    /// An answer of this status, with the body that the document has for it, where it has one.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            status: Some(status),
            ..Self::default()
        }
    }

    /// No answer: the connection is closed once the request has been read.
    #[must_use]
    pub fn hang_up() -> Self {
        Self {
            hangs_up: true,
            ..Self::default()
        }
    }

    /// The same with this value as its JSON body. The media type is the one that the document has for the status.
    ///
    /// # Panics
    /// The value has no JSON form: a map whose keys are not strings, say.
    #[must_use]
    pub fn json<T: Serialize + ?Sized>(self, value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(bytes) => self.with_body(None, bytes),
            Err(error) => panic!("the value has no JSON form: {error}"),
        }
    }

    /// The same with this body. The media type is the one that the document has for the status.
    #[must_use]
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        self.with_body(None, body)
    }

    /// The same with this body, of this media type, whatever the document says.
    #[must_use]
    pub fn body_as(self, media_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        self.with_body(Some(media_type.into()), body)
    }

    fn with_body(mut self, media_type: Option<String>, bytes: impl Into<Bytes>) -> Self {
        self.body = Body::Given {
            media_type,
            bytes: bytes.into(),
        };
        self
    }

    /// The same with a header field more, in the place of the one that the document has of this name.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The same, given after this time.
    #[must_use]
    pub fn delay(mut self, time: Duration) -> Self {
        self.delay = time;
        self
    }

    pub(super) fn set_status(&mut self, status: u16) {
        self.status = Some(status);
    }

    /// The answer as it goes over the wire, for an operation with these documented answers and a client that takes these
    /// media types.
    pub(super) fn written(
        &self,
        answers: &[Documented],
        accept: Option<&str>,
        envelope: Option<EnvelopeNames>,
    ) -> Written {
        let (status, chosen) = match self.status {
            Some(status) => (status, documented(answers, status, accept)),
            None => {
                let mut successes = answers.iter().filter_map(|answer| {
                    let status = answer.statuses.success()?;
                    Some((status, answer))
                });
                let first = successes.clone().next();
                let taken = |(_, answer): &(u16, &Documented)| is_taken(answer, accept);
                let asked_for = |success: &(u16, &Documented)| {
                    !success.1.media_type.is_empty() && taken(success)
                };
                let chosen = first
                    .filter(taken)
                    .or_else(|| successes.clone().find(asked_for))
                    .or_else(|| successes.find(taken))
                    .or(first);
                chosen.map_or((200, None), |(status, answer)| (status, Some(answer)))
            }
        };
        let documented_type = chosen.map_or("", |answer| answer.media_type);
        let (media_type, body) = match &self.body {
            Body::Documented => (
                documented_type.to_owned(),
                Bytes::from_static(chosen.map_or(b"", |answer| answer.body.as_bytes())),
            ),
            Body::Given { media_type, bytes } => {
                let usual = if documented_type.is_empty() {
                    "application/json"
                } else {
                    documented_type
                };
                let media_type = media_type.as_deref().unwrap_or(usual);
                (media_type.to_owned(), bytes.clone())
            }
        };
        let mut headers = self.headers.clone();
        let own = chosen.map_or(&[] as &[_], |answer| answer.headers).iter();
        let own = own.map(|(name, value)| (*name, (*value).to_owned()));
        let own = own.chain((!media_type.is_empty()).then_some(("content-type", media_type)));
        for (name, value) in own {
            let mut stated = self.headers.iter();
            if !stated.any(|(known, _)| known.eq_ignore_ascii_case(name)) {
                headers.push((name.to_owned(), value));
            }
        }
        let body = match envelope {
            Some(names) => in_envelope(names, status, &body).unwrap_or(body),
            None => body,
        };
        Written {
            status,
            headers,
            body,
        }
    }
}

/// An answer as it goes over the wire.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
}

impl Written {
    /// An answer for people.
    pub(super) fn text(status: u16, text: String) -> Self {
        Self {
            status,
            headers: vec![(
                "content-type".to_owned(),
                "text/plain; charset=utf-8".to_owned(),
            )],
            body: text.into(),
        }
    }
}

/// `{"status": 200, "content": …}`; none for what is not JSON.
fn in_envelope(names: EnvelopeNames, status: u16, body: &[u8]) -> Option<Bytes> {
    let content: &serde_json::value::RawValue = serde_json::from_slice(body).ok()?;
    let (status_name, content_name) = (
        serde_json::to_string(names.status).ok()?,
        serde_json::to_string(names.content).ok()?,
    );
    let text = format!(
        "{{{status_name}:{status},{content_name}:{}}}",
        content.get()
    );
    Some(text.into())
}

#[cfg(test)]
mod tests {
    use super::super::route::Statuses;
    use super::*;

    #[test]
    fn a_success_can_stand_behind_errors_of_the_same_body() {
        let documented = |statuses, media_type| Documented {
            statuses: Statuses::Exact(statuses),
            media_type,
            body: media_type,
            headers: &[],
        };
        let answers = [
            documented(&[200], "text/plain"),
            documented(&[204], ""),
            documented(&[404, 201], "text/csv"),
        ];
        for (accept, expected) in [
            ("text/plain", (200, "text/plain")),
            ("text/csv", (201, "text/csv")),
            ("image/png", (204, "")),
        ] {
            let written = Answer::default().written(&answers, Some(accept), None);
            assert_eq!(
                (written.status, &*written.body),
                (expected.0, expected.1.as_bytes())
            );
        }
    }
}
