// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What is inside an envelope?
//!
//! Asked to, some APIs put the status into the body, for callers that cannot see it otherwise: a single resource
//! arrives as `{"status": 200, "content": {…}}`, a list keeps its shape and gains `status`. This reader accepts both,
//! and leaves alone whatever is neither: a `status` that is not an HTTP status is the resource's own.

use std::fmt;

use reqwest::StatusCode;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::api::EnvelopeNames;
use super::raw_response::RawResponse;
use super::reply::Reply;

/// The reply inside an envelope; the answer as it is when it has none.
pub(super) fn unwrap(mut response: RawResponse, names: EnvelopeNames) -> Reply {
    let Some(found) = read(&response.body, names) else {
        return Reply::plain(response);
    };
    let content = found
        .content
        .map(|content| response.body.slice_ref(content.get().as_bytes()));
    response.status = found.status;
    if let Some(content) = content {
        response.body = content;
    }
    Reply::unwrapped(response)
}

/// The members of an envelope.
struct Found<'a> {
    status: StatusCode,
    content: Option<&'a RawValue>,
}

fn read(body: &[u8], names: EnvelopeNames) -> Option<Found<'_>> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let members = deserializer.deserialize_map(Members(names)).ok()?;
    deserializer.end().ok()?;
    let status = members
        .status?
        .get()
        .parse()
        .ok()
        .and_then(|status| StatusCode::from_u16(status).ok())?;
    let is_http = (100..600).contains(&status.as_u16());
    is_http.then_some(Found {
        status,
        content: members.content,
    })
}

/// The two members of interest, of any JSON object.
struct Members(EnvelopeNames);

#[derive(Default)]
struct Raw<'a> {
    status: Option<&'a RawValue>,
    content: Option<&'a RawValue>,
}

impl<'de> Visitor<'de> for Members {
    type Value = Raw<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Raw<'de>, M::Error> {
        let mut raw = Raw::default();
        while let Some(name) = map.next_key::<String>()? {
            if name == self.0.status {
                raw.status = Some(map.next_value()?);
            } else if name == self.0.content {
                raw.content = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(raw)
    }
}
