// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a caller read a success without holding it whole?

use std::fmt;
use std::fs::File;
use std::future::poll_fn;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::AsyncWrite;
use tokio::task::spawn_blocking;

use super::error::Error;
use super::incoming::{BodyLimit, Incoming, OnExcess};

/// The body of a success as it arrives. Nothing is held but the piece at hand.
///
/// ```text
/// let mut backup = client.backups().download("id").await?;
/// backup.save("backup.gz").await?;                          // to a file
/// let bytes = backup.bytes().await?;                         // or into memory, up to the client's limit
/// while let Some(piece) = backup.next().await { … piece? … } // or piece by piece
/// ```
///
/// A server that falls silent for longer than the client's `read_timeout` ends the stream with an error, and so does a
/// body that ends before it is whole (RFC 9112 § 8): the end of the stream is the end of the body. The limits on a call
/// and on a request end with the head of the answer. Dropping the stream closes the connection.
///
/// It is a [`futures_core::Stream`] as well.
pub struct ByteStream {
    incoming: Incoming,
    received: u64,
    limit: Option<u64>,
    whole_limit: u64,
}

impl ByteStream {
    /// A body, of which so many bytes may be held in memory.
    pub(super) fn new(incoming: Incoming, whole_limit: u64) -> Self {
        Self {
            incoming,
            received: 0,
            limit: None,
            whole_limit,
        }
    }

    /// How many bytes are still to come, where the server said so.
    pub fn remaining(&self) -> Option<u64> {
        self.incoming.announced()
    }

    /// Ends the stream with [`Error::TooLarge`] after this many bytes. There is no such limit by default: a stream takes
    /// no memory.
    pub fn set_limit(&mut self, bytes: u64) {
        self.limit = Some(bytes);
    }

    /// The next piece, in the size it came in; `None` at the end, and after an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All there is still to come.
    ///
    /// # Errors
    /// The body does not arrive whole, or is larger than the client's `max_body_bytes`.
    pub async fn bytes(&mut self) -> Result<Bytes, Error> {
        let most = self.whole_limit;
        let left = self.limit.map(|limit| limit.saturating_sub(self.received));
        let limit = BodyLimit {
            bytes: left.map_or(most, |left| left.min(most)),
            on_excess: OnExcess::Refuse,
        };
        let (bytes, _) = self.incoming.read(limit).await?;
        self.received = self.received.saturating_add(bytes.len() as u64);
        Ok(bytes)
    }

    /// Writes all there is still to come: how many bytes that were. The writer is flushed, and not closed.
    ///
    /// # Errors
    /// The body does not arrive whole, and then the error [holds](io::Error::get_ref) an [`Error`]; or it cannot be
    /// written.
    pub async fn write_to(&mut self, writer: impl AsyncWrite + Unpin) -> io::Result<u64> {
        let mut writer = writer;
        let mut written = 0_u64;
        while let Some(piece) = self.next().await {
            let mut piece = piece.map_err(io::Error::other)?;
            written = written.saturating_add(piece.len() as u64);
            while !piece.is_empty() {
                let step = poll_fn(|cx| Pin::new(&mut writer).poll_write(cx, &piece)).await?;
                if step == 0 {
                    return Err(io::ErrorKind::WriteZero.into());
                }
                let _ = piece.split_to(step);
            }
        }
        poll_fn(|cx| Pin::new(&mut writer).poll_flush(cx)).await?;
        Ok(written)
    }

    /// Writes all there is still to come into a file of this name: how many bytes that were. A file that is there is
    /// replaced, once the body is whole; until then its name has `.part` at its end, and on an error that is removed.
    ///
    /// # Errors
    /// The body does not arrive whole, and then the error [holds](io::Error::get_ref) an [`Error`]; or the file cannot
    /// be written.
    pub async fn save(&mut self, path: impl AsRef<Path>) -> io::Result<u64> {
        let path = path.as_ref().to_owned();
        let mut part = path.clone().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        let written = self.save_part(part.clone()).await;
        blocking(move || match written {
            Ok(written) => std::fs::rename(part, path).map(|()| written),
            Err(error) => {
                // The error that is told is the one that came first.
                let _ = std::fs::remove_file(part);
                Err(error)
            }
        })
        .await
    }

    async fn save_part(&mut self, part: PathBuf) -> io::Result<u64> {
        let file = Arc::new(blocking(move || File::create(part)).await?);
        let mut written = 0_u64;
        while let Some(piece) = self.next().await {
            let piece = piece.map_err(io::Error::other)?;
            written = written.saturating_add(piece.len() as u64);
            let file = Arc::clone(&file);
            blocking(move || (&*file).write_all(&piece)).await?;
        }
        Ok(written)
    }
}

/// Does work that blocks on the threads that tokio keeps for that.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(piece) = ready!(self.incoming.poll_chunk(cx)) else {
            return Poll::Ready(None);
        };
        let piece = piece.and_then(|piece| {
            self.received = self.received.saturating_add(piece.len() as u64);
            match self.limit {
                Some(limit) if self.received > limit => Err(self.incoming.too_large(limit)),
                Some(_) | None => Ok(piece),
            }
        });
        Poll::Ready(Some(piece.map_err(Error::from)))
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("operation", &self.incoming.operation())
            .field("received", &self.received)
            .field("remaining", &self.remaining())
            .finish_non_exhaustive()
    }
}
