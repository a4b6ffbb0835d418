// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What must generated code say about one operation?
//!
//! Constants that are the same for every call ([`OperationInfo`]), and three short functions: which rules the
//! parameters must keep, what goes over the wire, and what each documented status holds.

use std::fmt;

use super::api::ServerInfo;
use super::error::ErrorBody;
use super::reply::{Decoded, Reply};
use super::request::RequestParts;
use super::validate::Violations;

/// An operation with the values of its parameters.
pub trait Operation: Clone + fmt::Debug + Send + Sync + 'static {
    /// What success holds.
    type Output: Send + 'static;
    /// What the documented error statuses hold.
    type Failure: ErrorBody + Send + 'static;

    /// What is the same for every call.
    const INFO: &'static OperationInfo;

    /// The servers that the document has for this operation alone (OAS 3.0.4 § Operation Object, `servers`); none where
    /// it goes to that of the others.
    const SERVERS: &'static [ServerInfo] = &[];

    /// Reports every rule of the document that parameters or body break.
    fn validate(&self, found: &mut Violations) {
        let _ = found;
    }

    /// Writes down what goes over the wire.
    fn build(&self, request: &mut RequestParts);

    /// Reads an answer: which type each documented status and media type holds.
    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure>;

    /// Whether successes of this status are given to the caller unread, as a stream.
    fn streams(status: u16) -> bool {
        let _ = status;
        false
    }

    /// Reports every rule of the document that a success value breaks. Called only when strict responses are asked for.
    fn check(output: &Self::Output, found: &mut Violations) {
        let _ = (output, found);
    }
}

/// What is the same for every call of an operation.
#[derive(PartialEq, Eq)]
pub struct OperationInfo {
    /// `operationId`.
    pub id: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path template, as the document spells it.
    pub template: &'static str,
    /// Value of `Accept`; empty when no answer has a body.
    pub accept: &'static str,
    /// Security requirements: alternatives, each a list of scheme names that are needed together. No alternative at
    /// all: nothing is sent.
    pub security: &'static [&'static [&'static str]],
}

impl fmt::Debug for OperationInfo {
    /// Id, method and path template: what a message needs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({self})", self.id)
    }
}

impl fmt::Display for OperationInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.template)
    }
}

/// HTTP methods a document can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
    /// `QUERY`: a safe request with a body (OAS 3.2.0 § Path Item Object)
    Query,
    /// Any other: a token, in the case that the document gives it (RFC 9110 § 9.1)
    Other(&'static str),
}

impl Method {
    /// The method as it goes over the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => name,
        }
    }

    /// Whether doing it twice is the same as doing it once (RFC 9110 § 9.2.2). Nothing is known of methods without a
    /// name here, so of them it is not.
    pub fn is_idempotent(self) -> bool {
        match self {
            Self::Get
            | Self::Put
            | Self::Delete
            | Self::Options
            | Self::Head
            | Self::Trace
            | Self::Query => true,
            Self::Post | Self::Patch | Self::Other(_) => false,
        }
    }

    /// The method as the transport names it; `None` where it is no token.
    pub(super) fn to_http(self) -> Option<reqwest::Method> {
        Some(match self {
            Self::Get => reqwest::Method::GET,
            Self::Put => reqwest::Method::PUT,
            Self::Post => reqwest::Method::POST,
            Self::Delete => reqwest::Method::DELETE,
            Self::Options => reqwest::Method::OPTIONS,
            Self::Head => reqwest::Method::HEAD,
            Self::Patch => reqwest::Method::PATCH,
            Self::Trace => reqwest::Method::TRACE,
            Self::Query | Self::Other(_) => {
                reqwest::Method::from_bytes(self.as_str().as_bytes()).ok()?
            }
        })
    }
}
