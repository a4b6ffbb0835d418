//! What goes over the wire: path, query, header fields and body of one request, before credentials.
//!
//! Generated code fills [`RequestParts`] with plain calls that cannot fail. A value that would change the meaning of
//! the request, such as a path segment `..` or a line feed in a header field, is noted as a violation, and the request
//! is refused before anything is sent.

use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use super::body::Body;
use super::encode;
use super::form;
use super::media_range;
use super::model::sending;
use super::multipart::Multipart;
use super::parameter::{ParameterShape, ParameterValue};
use super::path::PathBuilder;
use super::validate::{Location, Rule, Violations};

/// A request under construction.
#[derive(Clone, Debug, Default)]
pub struct RequestParts {
    server: Destined,
    path: PathBuilder,
    query: String,
    headers: HeaderMap,
    cookies: String,
    body: Body,
    accept: Option<&'static str>,
    enveloped: bool,
    refused: Violations,
}

/// Where a request goes.
#[derive(Clone, Debug, Default)]
pub(super) enum Destined {
    /// To the client's server.
    #[default]
    Usual,
    /// To the server that the document has for this operation alone, unless the client has a base URL of its caller.
    Documented(String),
    /// To the server that the caller gave for this call.
    Given(Arc<str>),
}

/// How a query parameter spells lists and objects (OAS 3.0.4 § Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryStyle {
    /// `form`, exploded: `name=a&name=b`, `member=value`. The default.
    Form,
    /// `form`, not exploded: `name=a,b`, `name=member,value`.
    FormJoined,
    /// `spaceDelimited`: `name=a%20b`.
    SpaceDelimited,
    /// `pipeDelimited`: `name=a%7Cb`.
    PipeDelimited,
    /// `deepObject`: `name%5Bmember%5D=value`.
    DeepObject,
}

impl RequestParts {
    /// Says where the request goes.
    pub(super) fn send_to(&mut self, server: Destined) {
        self.server = server;
    }

    /// The path, to be written from left to right.
    pub fn path(&mut self) -> &mut PathBuilder {
        &mut self.path
    }

    /// Adds query text that the path template states, already percent-encoded.
    pub fn query_literal(&mut self, text: &'static str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(text);
    }

    /// Puts this query in the place of what was added, percent-encoded: the one of a link to the next page.
    pub(super) fn replace_query(&mut self, query: String) {
        self.query = query;
    }

    /// Path and query so far.
    pub(super) fn target(&self) -> (&str, &str) {
        (self.path.text(), &self.query)
    }

    /// Where the request goes.
    pub(super) fn destined(&self) -> &Destined {
        &self.server
    }

    /// Adds a query parameter in the style `form`, exploded; nothing when the value is absent.
    pub fn query(&mut self, name: &str, value: &dyn ParameterValue) {
        self.query_styled(name, value, QueryStyle::Form);
    }

    /// Adds a query parameter; nothing when the value is absent.
    pub fn query_styled(&mut self, name: &str, value: &dyn ParameterValue, style: QueryStyle) {
        self.spell(name, value, style, encode::percent);
    }

    /// Adds a query parameter whose value may hold reserved characters (`allowReserved`); nothing when it is absent. What
    /// would change the meaning of the query is percent-encoded all the same.
    pub fn query_reserved(&mut self, name: &str, value: &dyn ParameterValue, style: QueryStyle) {
        self.spell(name, value, style, encode::reserved);
    }

    fn spell(
        &mut self,
        name: &str,
        value: &dyn ParameterValue,
        style: QueryStyle,
        escape: fn(&mut String, &str),
    ) {
        match value.shape() {
            ParameterShape::Absent => {}
            ParameterShape::Text(text) => self.pair(name, &[&text], "", escape),
            ParameterShape::List(items) => match style.separator() {
                None => items
                    .iter()
                    .for_each(|item| self.pair(name, &[item], "", escape)),
                Some(_) if items.is_empty() => {}
                Some(separator) => {
                    self.check_items(name, &items, style);
                    self.pair(name, &items, separator, escape);
                }
            },
            ParameterShape::Members(members) => match style {
                QueryStyle::Form => members
                    .iter()
                    .for_each(|(member, text)| self.pair(member, &[text], "", escape)),
                QueryStyle::DeepObject => {
                    for (member, text) in &members {
                        self.pair(&format!("{name}[{member}]"), &[text], "", escape);
                    }
                }
                QueryStyle::FormJoined | QueryStyle::SpaceDelimited | QueryStyle::PipeDelimited => {
                    let texts: Vec<_> = members
                        .iter()
                        .flat_map(|(member, text)| [member, text])
                        .collect();
                    if !texts.is_empty() {
                        self.check_items(name, &texts, style);
                        self.pair(name, &texts, style.separator().unwrap_or(","), escape);
                    }
                }
            },
        }
    }

    /// Refuses items that hold their own separator: in these two styles it is percent-encoded like any other character
    /// (OAS 3.0.4 § Style Examples), so nobody could tell where an item ends.
    fn check_items<T: AsRef<str>>(&mut self, name: &str, items: &[T], style: QueryStyle) {
        let separator = match style {
            QueryStyle::SpaceDelimited => ' ',
            QueryStyle::PipeDelimited => '|',
            QueryStyle::Form | QueryStyle::FormJoined | QueryStyle::DeepObject => return,
        };
        if items.iter().any(|item| item.as_ref().contains(separator)) {
            let rule = Rule::Separator { separator };
            self.refused.push(Location::parameter(name), rule);
        }
    }

    fn pair<T: AsRef<str>>(
        &mut self,
        name: &str,
        values: &[T],
        separator: &str,
        escape: fn(&mut String, &str),
    ) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        encode::percent(&mut self.query, name);
        self.query.push('=');
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                self.query.push_str(separator);
            }
            escape(&mut self.query, value.as_ref());
        }
    }

    /// Makes this text the query, percent-encoded (`in: querystring`); nothing when the value is absent.
    pub fn whole_query(&mut self, value: &dyn ParameterValue) {
        match value.shape() {
            ParameterShape::Absent => {}
            ParameterShape::Text(text) => encode::percent(&mut self.query, &text),
            ParameterShape::List(_) | ParameterShape::Members(_) => {
                self.refused.push(Location::ROOT, Rule::Unserializable);
            }
        }
    }

    /// Adds a header field in the style `simple`; nothing when the value is absent.
    ///
    /// Items of a list that hold a comma or a quote are sent as quoted strings (RFC 9110 § 5.6.4), so that the list
    /// keeps its length.
    pub fn header(&mut self, name: &'static str, value: &dyn ParameterValue) {
        self.header_joined(name, value, ",");
    }

    /// Like [`header`](Self::header), exploded: objects are `member=value`.
    pub fn header_exploded(&mut self, name: &'static str, value: &dyn ParameterValue) {
        self.header_joined(name, value, "=");
    }

    /// `between` stands between a member and its value.
    fn header_joined(&mut self, name: &'static str, value: &dyn ParameterValue, between: &str) {
        let text = match value.shape() {
            ParameterShape::Absent => return,
            ParameterShape::Text(text) => text.into_owned(),
            ParameterShape::List(items) => items
                .iter()
                .map(|item| list_item(item))
                .collect::<Vec<_>>()
                .join(","),
            ParameterShape::Members(members) => members
                .iter()
                .map(|(member, text)| format!("{}{between}{}", list_item(member), list_item(text)))
                .collect::<Vec<_>>()
                .join(","),
        };
        match (HeaderName::try_from(name), header_value(&text)) {
            (Ok(name), Some(value)) => {
                self.headers.append(name, value);
            }
            (Err(_), _) | (_, None) => self.refuse(name, Rule::UnsafeHeader),
        }
    }

    /// Adds a cookie in the style `form`; nothing when the value is absent. The value is percent-encoded.
    pub fn cookie(&mut self, name: &str, value: &dyn ParameterValue) {
        let texts = match value.shape() {
            ParameterShape::Absent => return,
            ParameterShape::Text(text) => vec![text],
            ParameterShape::List(items) => items,
            ParameterShape::Members(members) => members
                .into_iter()
                .flat_map(|(member, text)| [member, text])
                .collect(),
        };
        self.cookie_pair(name, &texts);
    }

    /// Adds a cookie for each item, or for each member under its own name, as OAS 3.2 § Style Values has it in the style
    /// `cookie`; earlier editions leave open what separates them.
    pub fn cookie_exploded(&mut self, name: &str, value: &dyn ParameterValue) {
        match value.shape() {
            ParameterShape::Absent => {}
            ParameterShape::Text(text) => self.cookie_pair(name, &[text]),
            ParameterShape::List(items) => {
                for item in items {
                    self.cookie_pair(name, &[item]);
                }
            }
            ParameterShape::Members(members) => {
                for (member, text) in members {
                    self.cookie_pair(&member, &[text]);
                }
            }
        }
    }

    fn cookie_pair<T: AsRef<str>>(&mut self, name: &str, texts: &[T]) {
        if !self.cookies.is_empty() {
            self.cookies.push_str("; ");
        }
        encode::percent(&mut self.cookies, name);
        self.cookies.push('=');
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                self.cookies.push_str("%2C");
            }
            encode::percent(&mut self.cookies, text.as_ref());
        }
    }

    /// Sends `body` as JSON under this media type.
    pub fn json<B: Serialize + ?Sized>(&mut self, media_type: &'static str, body: &B) {
        match sending(|| serde_json::to_vec(body)) {
            Ok(bytes) => self.bytes(media_type, Bytes::from(bytes)),
            Err(_) => self.refused.push(Location::ROOT, Rule::Unserializable),
        }
    }

    /// Sends the members of `body` as `application/x-www-form-urlencoded`; `styles` has those whose style the document
    /// states.
    pub fn form<B: Serialize + ?Sized>(
        &mut self,
        media_type: &'static str,
        body: &B,
        styles: &[(&str, QueryStyle)],
    ) {
        match sending(|| form::urlencoded(body, styles)) {
            Some(text) => self.bytes(media_type, Bytes::from(text)),
            None => self.refused.push(Location::ROOT, Rule::Unserializable),
        }
    }

    /// Sends the parts of `body` as `multipart/form-data`, or under another `multipart` media type.
    pub fn multipart(&mut self, media_type: &'static str, body: &Multipart) {
        match body.finish(media_type) {
            Some((media_type, body)) => {
                let value = header_value(&media_type);
                self.headers
                    .extend(value.map(|value| (CONTENT_TYPE, value)));
                self.body = body;
            }
            None => self.refused.push(Location::ROOT, Rule::Unserializable),
        }
    }

    /// Sends `body` as UTF-8 text under this media type.
    pub fn text(&mut self, media_type: &'static str, body: &str) {
        self.bytes(media_type, Bytes::copy_from_slice(body.as_bytes()));
    }

    /// Sends `body` as it is under this media type.
    pub fn bytes(&mut self, media_type: &'static str, body: impl Into<Body>) {
        match fixed_header_value(media_type) {
            Some(value) => {
                self.headers.insert(CONTENT_TYPE, value);
                self.body = body.into();
            }
            None => self.refuse("Content-Type", Rule::UnsafeHeader),
        }
    }

    /// Sends `body` as it is under the media type that it [names](Body::with_media_type), which must be one of this range,
    /// such as `image/*`. One that names none is `application/octet-stream`, or `text/plain` where all are texts.
    pub fn bytes_of(&mut self, range: &'static str, body: Body) {
        let media_type = body.media_type().unwrap_or(media_range::usual(range));
        if !media_range::admits(range, media_type) {
            self.refuse("Content-Type", Rule::MediaType { range });
            return;
        }
        match header_value(media_type) {
            Some(value) => {
                self.headers.insert(CONTENT_TYPE, value);
                self.body = body;
            }
            None => self.refuse("Content-Type", Rule::UnsafeHeader),
        }
    }

    /// Asks for another media type than the operation usually does.
    pub fn accept(&mut self, media_type: &'static str) {
        self.accept = Some(media_type);
    }

    /// The media type that it asks for in place of the usual one, if it does.
    pub(super) fn asked(&self) -> Option<&'static str> {
        self.accept
    }

    /// States that this request asks for an envelope, so that the answer is unwrapped.
    pub fn enveloped(&mut self, asked: bool) {
        self.enveloped = asked;
    }

    /// Whether this request asks for an envelope.
    #[cfg(feature = "mock")]
    pub(super) fn is_enveloped(&self) -> bool {
        self.enveloped
    }

    /// Asks for the events after this one (WHATWG HTML § 9.2.4). An id that could not stand in a header field is left out:
    /// the server then begins where it will.
    pub(super) fn last_event_id(&mut self, id: &str) {
        if let Ok(value) = HeaderValue::from_bytes(id.as_bytes()) {
            self.headers
                .insert(HeaderName::from_static("last-event-id"), value);
        }
    }

    /// Whether the same request can be sent again.
    pub(super) fn is_replayable(&self) -> bool {
        self.body.is_replayable()
    }

    fn refuse(&mut self, name: &'static str, rule: Rule) {
        self.refused.push(Location::parameter(name), rule);
    }

    /// The finished request, or why it must not be sent.
    pub(super) fn finish(mut self) -> Result<Outgoing, Violations> {
        let path = self.path.finish(&mut self.refused);
        if !self.cookies.is_empty() {
            match HeaderValue::from_str(&self.cookies) {
                Ok(value) => {
                    self.headers.insert(COOKIE, value);
                }
                Err(_) => self
                    .refused
                    .push(Location::parameter("Cookie"), Rule::UnsafeHeader),
            }
        }
        self.refused.into_result()?;
        Ok(Outgoing {
            server: self.server,
            path,
            query: self.query,
            headers: self.headers,
            body: self.body,
            accept: self.accept,
            enveloped: self.enveloped,
        })
    }
}

impl QueryStyle {
    /// What stands between the items of a list, when they share one parameter.
    fn separator(self) -> Option<&'static str> {
        match self {
            Self::Form | Self::DeepObject => None,
            Self::FormJoined => Some(","),
            Self::SpaceDelimited => Some("%20"),
            Self::PipeDelimited => Some("%7C"),
        }
    }
}

/// A finished request without credentials; everything in it is safe to send.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    /// Where it goes.
    pub(super) server: Destined,
    /// Percent-encoded path below the base URL, starting with `/`.
    pub(super) path: String,
    /// Percent-encoded query, without `?`.
    pub(super) query: String,
    /// Header fields the operation states.
    pub(super) headers: HeaderMap,
    /// Body; empty when there is none.
    pub(super) body: Body,
    /// The media type that is asked for in place of the operation's.
    pub(super) accept: Option<&'static str>,
    /// Whether the answer is expected in an envelope.
    pub(super) enveloped: bool,
}

impl Outgoing {
    /// Whether the request can be sent more than once.
    pub(super) fn is_replayable(&self) -> bool {
        self.body.is_replayable()
    }
}

/// `text` as the value of a header field: visible ASCII, spaces and tabs inside, nothing else. Anything a server could
/// read as the end of the field, or could read differently than we do, is refused; the caller never echoes it.
pub(super) fn header_value(text: &str) -> Option<HeaderValue> {
    if is_header_value(text) {
        HeaderValue::from_str(text).ok()
    } else {
        None
    }
}

/// The same of a text that generated code has: it is not copied.
pub(super) fn fixed_header_value(text: &'static str) -> Option<HeaderValue> {
    is_header_value(text).then(|| HeaderValue::from_static(text))
}

fn is_header_value(text: &str) -> bool {
    let inner = text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~'));
    let edges = text.trim_matches([' ', '\t']).len() == text.len();
    inner && edges
}

/// An item of a list in a header field, quoted when it must be.
fn list_item(text: &str) -> String {
    if text.contains([',', '"', '\\']) {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text.to_owned()
    }
}
