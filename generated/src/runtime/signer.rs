// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Who proves, for each request anew, that it is theirs?
//!
//! Some APIs take no secret but a signature over the request, made with one. A [`Signer`] makes it, when all else of the
//! request is known.

use std::fmt;

use reqwest::header::HeaderMap;

use super::hooks::{Refusal, field_of};

/// Signs requests, such as by AWS Signature Version 4 or HTTP Message Signatures (RFC 9421).
///
/// ```text
/// impl Signer for Keys {
///     fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Refusal> {
///         let signature = self.signature(request.method(), request.url(), request.body());
///         request.set_header("authorization", &signature)
///     }
/// }
/// ```
///
/// [`Credentials::signer`](super::Credentials::signer) takes one, and a function will do. It is asked for each request of
/// a call, and only for those that go where credentials may go. That is on the task that makes the call: it should return
/// soon, and keys that have to be fetched are fetched elsewhere.
pub trait Signer: Send + Sync {
    /// Adds the signature to a request: one header field or more.
    ///
    /// # Errors
    /// The request cannot be signed, and is not sent. The call ends with [`Error::Auth`](super::Error::Auth), whose message
    /// holds the reason.
    fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Refusal>;
}

impl<F> Signer for F
where
    F: Fn(&mut Unsigned<'_>) -> Result<(), Refusal> + Send + Sync,
{
    fn sign(&self, request: &mut Unsigned<'_>) -> Result<(), Refusal> {
        self(request)
    }
}

/// A request that is to be signed, as it goes over the wire.
pub struct Unsigned<'a> {
    method: &'a str,
    url: &'a str,
    body: Option<&'a [u8]>,
    headers: &'a mut HeaderMap,
}

impl<'a> Unsigned<'a> {
    pub(super) fn new(
        (method, url, body): (&'a str, &'a str, Option<&'a [u8]>),
        headers: &'a mut HeaderMap,
    ) -> Self {
        Self {
            method,
            url,
            body,
            headers,
        }
    }

    /// The HTTP method.
    pub fn method(&self) -> &'a str {
        self.method
    }

    /// The whole URL, path and query percent-encoded as they are sent. `Host` is its host, and its port where there is
    /// one.
    pub fn url(&self) -> &'a str {
        self.url
    }

    /// The body, empty where there is none; `None` where it is not in memory, as a file or a stream.
    pub fn body(&self) -> Option<&'a [u8]> {
        self.body
    }

    /// The header fields that the request has, names in small letters, without those that are the connection's business:
    /// `host`, `content-length` and the like.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let all = self.headers.iter();
        all.map(|(name, value)| (name.as_str(), value.as_bytes()))
    }

    /// Adds a header field, in the place of one of the same name. No `Debug` shows its value.
    ///
    /// # Errors
    /// The name or the value cannot be sent, or the field is not a signer's to set: it frames the message, says what the body
    /// is or which answer is wanted, or is a cookie. The message names the field, not its value.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), Refusal> {
        let (field, mut value) = field_of("signer", name, value)?;
        value.set_sensitive(true);
        self.headers.insert(field, value);
        Ok(())
    }
}

impl fmt::Debug for Unsigned<'_> {
    /// The method alone: URL and header fields may hold other credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsigned")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}
