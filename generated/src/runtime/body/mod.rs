// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What can a request send as its body? Bytes, a file, or a stream.
//!
//! Nothing is read before the request is sent, and what is not bytes is never held whole: it is read as fast as the
//! server takes it.

mod file;
mod reader;
mod sending;

use std::error::Error as StdError;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;
use serde::Serialize;
use tokio::io::AsyncRead;

use super::model::sending;
use super::scalar::Binary;

pub(super) use self::sending::{Progress, Sending};

/// Why a stream of the caller's ends early.
pub(super) type StreamError = Box<dyn StdError + Send + Sync>;

/// A stream of the caller's, or one made of a file.
pub(super) type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, StreamError>> + Send>>;

/// The body of a request.
///
/// ```text
/// Body::from("text")                  bytes in memory
/// Body::from_path("backup.gz")        a file, read while it is sent
/// Body::from_reader(reader)           any `tokio::io::AsyncRead`, once
/// Body::from_stream(stream)           any `futures_core::Stream` of bytes, once
/// Body::from_fn(|| make_stream())     a stream that can be made again
/// Body::from_json_lines(&entries)?    values, one JSON text a line
/// ```
///
/// A body of bytes, of a file or of [`from_fn`](Self::from_fn) can be sent again: when the server asks for other
/// credentials, or a request failed on its way. One of a reader or stream is [sent once](Self::is_replayable).
///
/// The length of bytes and files is stated (`Content-Length`); a stream is sent in chunks (RFC 9112 § 7.1) unless
/// [`with_length`](Self::with_length) states its length.
#[derive(Clone, Default)]
pub struct Body {
    content: Content,
    length: Option<u64>,
    media_type: Option<Arc<str>>,
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    File(Arc<PathBuf>),
    /// Sent once, by whichever clone comes first.
    Once(Arc<Mutex<Option<Chunks>>>),
    Made(Arc<dyn Fn() -> Chunks + Send + Sync>),
    /// One after the other.
    Chain(Arc<[Body]>),
}

impl Default for Content {
    fn default() -> Self {
        Self::Bytes(Bytes::new())
    }
}

impl Body {
    /// A file, which is opened when the request is sent, and read while it is sent: never whole.
    ///
    /// A file that becomes shorter meanwhile ends the request with an error; what is added to it is not sent.
    #[must_use]
    pub fn from_path(path: impl AsRef<Path>) -> Self {
        Content::File(Arc::new(path.as_ref().to_owned())).into()
    }

    /// A stream of bytes. It can be sent once: the first request takes it, also from clones of this body.
    pub fn from_stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let stream: Chunks = Box::pin(reader::Converted(Box::pin(stream)));
        Content::Once(Arc::new(Mutex::new(Some(stream)))).into()
    }

    /// What a reader gives until its end. It can be sent once, like [`from_stream`](Self::from_stream).
    pub fn from_reader(reader: impl AsyncRead + Send + 'static) -> Self {
        let stream: Chunks = Box::pin(reader::Read::new(Box::pin(reader)));
        Content::Once(Arc::new(Mutex::new(Some(stream)))).into()
    }

    /// A stream that `make` makes anew each time the request is sent.
    pub fn from_fn<S, B, E>(make: impl Fn() -> S + Send + Sync + 'static) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let make = move || -> Chunks { Box::pin(reader::Converted(Box::pin(make()))) };
        Content::Made(Arc::new(make)).into()
    }

    /// Values as one JSON text a line (NDJSON, JSON Lines), held in memory.
    ///
    /// # Errors
    /// A value cannot be written as JSON.
    pub fn from_json_lines<T: Serialize>(
        values: impl IntoIterator<Item = T>,
    ) -> Result<Self, serde_json::Error> {
        let mut lines = Vec::new();
        for value in values {
            sending(|| serde_json::to_writer(&mut lines, &value))?;
            lines.push(b'\n');
        }
        Ok(lines.into())
    }

    /// A stream of values as one JSON text a line, each written when it is sent. It can be sent once, like
    /// [`from_stream`](Self::from_stream); a value that cannot be written as JSON ends the request with an error.
    pub fn from_json_stream<T: Serialize + 'static>(
        values: impl Stream<Item = T> + Send + 'static,
    ) -> Self {
        let stream: Chunks = Box::pin(reader::Lines(Box::pin(values)));
        Content::Once(Arc::new(Mutex::new(Some(stream)))).into()
    }

    /// Several bodies, one after the other.
    pub(super) fn chain(bodies: Vec<Self>) -> Self {
        let together: Option<Vec<&[u8]>> = bodies.iter().map(Self::as_bytes).collect();
        match together {
            Some(pieces) => pieces.concat().into(),
            None => Content::Chain(bodies.into()).into(),
        }
    }

    /// States how many bytes a stream gives, which is then sent as `Content-Length`. A stream that gives another number
    /// ends the request with an error. The length of bytes and files is known anyway.
    #[must_use]
    pub fn with_length(self, length: u64) -> Self {
        match &self.content {
            Content::Bytes(_) | Content::File(_) | Content::Chain(_) => self,
            Content::Once(_) | Content::Made(_) => Self {
                length: Some(length),
                ..self
            },
        }
    }

    /// Says of which media type the body is, such as `image/png`. That is what is sent where the document has a range of
    /// media types (`image/*`), and refused before sending where it is not one of them; where the document states one
    /// media type, that is sent.
    #[must_use]
    pub fn with_media_type(self, media_type: impl Into<String>) -> Self {
        Self {
            media_type: Some(media_type.into().into()),
            ..self
        }
    }

    /// The media type that was said.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// Whether the same body can be sent again. Where it cannot, a request is never repeated.
    #[must_use]
    pub fn is_replayable(&self) -> bool {
        match &self.content {
            Content::Bytes(_) | Content::File(_) | Content::Made(_) => true,
            Content::Once(_) => false,
            Content::Chain(bodies) => bodies.iter().all(Self::is_replayable),
        }
    }

    /// The bytes, where they are in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::File(_) | Content::Once(_) | Content::Made(_) | Content::Chain(_) => None,
        }
    }

    /// The bytes, where they are in memory, which they share with this value.
    pub(super) fn to_bytes(&self) -> Option<Bytes> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes.clone()),
            Content::File(_) | Content::Once(_) | Content::Made(_) | Content::Chain(_) => None,
        }
    }

    /// The bytes, where they are so few that they go to the transport at once.
    pub(super) fn small(&self) -> Option<Bytes> {
        match &self.content {
            Content::Bytes(bytes) if bytes.len() <= reader::CHUNK => Some(bytes.clone()),
            _ => None,
        }
    }

    /// Opens files and takes streams, so that the body can be sent.
    ///
    /// # Errors
    /// A file cannot be opened, or a stream was sent before.
    pub(super) async fn open(&self) -> io::Result<Sending> {
        let mut sending = Sending::default();
        self.open_into(&mut sending).await?;
        Ok(sending)
    }

    async fn open_into(&self, sending: &mut Sending) -> io::Result<()> {
        match &self.content {
            Content::Bytes(bytes) => sending.push_bytes(bytes.clone()),
            Content::File(path) => {
                let (file, length) = file::open(Arc::clone(path)).await?;
                sending.push_stream(file, Some(length));
            }
            Content::Once(stream) => {
                let taken = stream.lock().unwrap_or_else(PoisonError::into_inner).take();
                let spent = || io::Error::other("the stream was sent before");
                sending.push_stream(taken.ok_or_else(spent)?, self.length);
            }
            Content::Made(make) => sending.push_stream(make(), self.length),
            Content::Chain(bodies) => {
                for body in bodies.iter() {
                    Box::pin(body.open_into(sending)).await?;
                }
            }
        }
        Ok(())
    }
}

impl From<Content> for Body {
    fn from(content: Content) -> Self {
        Self {
            content,
            length: None,
            media_type: None,
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Content::Bytes(bytes).into()
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<&[u8]> for Body {
    fn from(bytes: &[u8]) -> Self {
        Bytes::copy_from_slice(bytes).into()
    }
}

impl<const LENGTH: usize> From<&[u8; LENGTH]> for Body {
    fn from(bytes: &[u8; LENGTH]) -> Self {
        bytes.as_slice().into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

impl From<Binary> for Body {
    fn from(file: Binary) -> Self {
        let body = file.content().clone();
        match file.media_type() {
            Some(media_type) => body.with_media_type(media_type),
            None => body,
        }
    }
}

/// The same bytes, the same file, or the very same stream, of the same media type.
impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        let same = self.media_type == other.media_type;
        same && match (&self.content, &other.content) {
            (Content::Bytes(left), Content::Bytes(right)) => left == right,
            (Content::File(left), Content::File(right)) => left == right,
            (Content::Once(left), Content::Once(right)) => Arc::ptr_eq(left, right),
            (Content::Made(left), Content::Made(right)) => Arc::ptr_eq(left, right),
            (Content::Chain(left), Content::Chain(right)) => left == right,
            (_, _) => false,
        }
    }
}

impl Eq for Body {}

impl Hash for Body {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Streams of any kind have the same hash: they are told apart by being the same.
        self.as_bytes().hash(state);
        if let Content::File(path) = &self.content {
            path.hash(state);
        }
    }
}

/// What it is, and how long: never what it holds.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content {
            Content::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Content::File(path) => write!(f, "Body({})", path.display()),
            Content::Once(_) => f.write_str("Body(a stream)"),
            Content::Made(_) => f.write_str("Body(streams)"),
            Content::Chain(bodies) => f.debug_list().entries(bodies.iter()).finish(),
        }
    }
}
