// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is a file read while it is sent? In pieces, on the threads that tokio keeps for work that blocks.
//!
//! The standard library's files do that in a few lines, so the crate does without tokio's feature `fs`.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::task::{JoinHandle, spawn_blocking};

use super::reader::CHUNK;
use super::{Chunks, StreamError};

/// Opens a file: what is in it, and how many bytes that is now.
pub(super) async fn open(path: Arc<PathBuf>) -> io::Result<(Chunks, u64)> {
    let opened = spawn_blocking(move || {
        let named =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        let file = File::open(&*path).map_err(named)?;
        let length = file.metadata().map_err(named)?.len();
        Ok::<_, io::Error>((file, length))
    });
    let (file, length) = opened.await.map_err(io::Error::other)??;
    let contents = Contents {
        file: Arc::new(file),
        left: length,
        reading: None,
    };
    Ok((Box::pin(contents), length))
}

/// What is left of a file.
struct Contents {
    file: Arc<File>,
    left: u64,
    reading: Option<JoinHandle<io::Result<Bytes>>>,
}

impl Stream for Contents {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.left == 0 {
            return Poll::Ready(None);
        }
        let reading = this.reading.get_or_insert_with(|| {
            let (file, most) = (Arc::clone(&this.file), this.left.min(CHUNK as u64));
            spawn_blocking(move || read(&file, most))
        });
        let read = ready!(Pin::new(reading).poll(cx));
        this.reading = None;
        let result = read.map_err(io::Error::other).and_then(|read| read);
        if let Ok(bytes) = &result {
            this.left = this.left.saturating_sub(bytes.len() as u64);
        } else {
            this.left = 0;
        }
        Poll::Ready(Some(result.map_err(Into::into)))
    }
}

/// The next bytes: at least one, at most so many.
fn read(file: &File, most: u64) -> io::Result<Bytes> {
    let mut bytes = Vec::with_capacity(usize::try_from(most).unwrap_or(CHUNK));
    file.take(most).read_to_end(&mut bytes)?;
    if bytes.is_empty() {
        let what = "the file became shorter while it was sent";
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, what));
    }
    Ok(bytes.into())
}
