// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How do programs without an async runtime read what comes piece by piece? As iterators, and bytes as a reader.

use std::fmt;
use std::future::poll_fn;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::pin::Pin;

use bytes::{Buf as _, Bytes};
use futures_core::Stream;

use super::blocking::block_on;
use super::byte_stream::ByteStream;
use super::error::Error;
use super::paged::Paged;
use super::pages::{Items, Pages};
use super::response::Response;
use super::stream::{EventStream, JsonLines};

/// A stream as an iterator: each step blocks this thread until the next item is there, as long as the limits on time
/// allow. Dropping it closes the connection, as dropping the stream does.
///
/// ```text
/// for event in client.jobs().watch("id").send_blocking()?.blocking() { println!("{:?}", event?.data); }
/// for cluster in client.clusters().list_clusters("group").items().blocking() { println!("{:?}", cluster?.name); }
/// ```
///
/// A stream that was begun with `await` belongs to the runtime it was begun in, and must not be read like this on a
/// thread that this runtime needs.
#[must_use = "items are read when they are asked for"]
pub struct BlockingIter<S> {
    stream: S,
}

impl<S> BlockingIter<S> {
    /// The stream, to look at it.
    pub fn get_ref(&self) -> &S {
        &self.stream
    }

    /// The stream, to change how it is read on.
    pub fn get_mut(&mut self) -> &mut S {
        &mut self.stream
    }
}

impl<S: Stream + Unpin> Iterator for BlockingIter<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        block_on(poll_fn(|context| {
            Pin::new(&mut self.stream).poll_next(context)
        }))
    }
}

impl<O: Paged> BlockingIter<Items<O>> {
    /// All items, where there are no more than `limit`.
    ///
    /// # Errors
    /// Those of [`Items::collect_all`].
    pub fn collect_all(self, limit: usize) -> Result<Vec<O::Item>, Error<O::Failure>> {
        block_on(self.stream.collect_all(limit))
    }
}

impl<S: fmt::Debug> fmt::Debug for BlockingIter<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingIter").field(&self.stream).finish()
    }
}

/// The body of a success as a reader, which has a buffer of its own: the piece that arrived last.
///
/// ```text
/// let mut backup = client.backups().download("id").send_blocking()?.blocking();
/// io::copy(&mut backup, &mut File::create("backup.gz")?)?;
/// ```
///
/// An error of reading [holds](io::Error::get_ref) an [`Error`]; a body that ends early is one, and never an end. What
/// [`BlockingIter`] says of runtimes goes for this as well.
pub struct BlockingReader {
    stream: ByteStream,
    piece: Bytes,
}

impl BlockingReader {
    /// The stream, to look at it.
    pub fn get_ref(&self) -> &ByteStream {
        &self.stream
    }

    /// The stream, to change how it is read on.
    pub fn get_mut(&mut self) -> &mut ByteStream {
        &mut self.stream
    }
}

impl Read for BlockingReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = self.fill_buf()?;
        let read = filled.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for BlockingReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.piece.is_empty() {
            match block_on(self.stream.next()) {
                Some(piece) => self.piece = piece.map_err(io::Error::other)?,
                None => break,
            }
        }
        Ok(&self.piece)
    }

    fn consume(&mut self, amount: usize) {
        self.piece.advance(amount.min(self.piece.len()));
    }
}

impl fmt::Debug for BlockingReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingReader").field(&self.stream).finish()
    }
}

impl ByteStream {
    /// The same as a reader that blocks.
    pub fn blocking(self) -> BlockingReader {
        BlockingReader {
            stream: self,
            piece: Bytes::new(),
        }
    }

    /// Like [`save`](Self::save), and blocks this thread until it is done.
    ///
    /// # Errors
    /// Those of [`save`](Self::save).
    pub fn save_blocking(&mut self, path: impl AsRef<Path>) -> io::Result<u64> {
        block_on(self.save(path))
    }
}

impl<T> EventStream<T> {
    /// The same as an iterator that blocks.
    pub fn blocking(self) -> BlockingIter<Self> {
        BlockingIter { stream: self }
    }
}

impl<T> JsonLines<T> {
    /// The same as an iterator that blocks.
    pub fn blocking(self) -> BlockingIter<Self> {
        BlockingIter { stream: self }
    }
}

impl<O: Paged> Pages<O> {
    /// The same as an iterator that blocks.
    pub fn blocking(self) -> BlockingIter<Self> {
        BlockingIter { stream: self }
    }
}

impl<O: Paged> Items<O> {
    /// The same as an iterator that blocks.
    pub fn blocking(self) -> BlockingIter<Self> {
        BlockingIter { stream: self }
    }
}

impl Response<ByteStream> {
    /// The body as a reader that blocks.
    pub fn blocking(self) -> BlockingReader {
        self.into_inner().blocking()
    }
}

impl<T> Response<EventStream<T>> {
    /// The events as an iterator that blocks.
    pub fn blocking(self) -> BlockingIter<EventStream<T>> {
        self.into_inner().blocking()
    }
}

impl<T> Response<JsonLines<T>> {
    /// The values as an iterator that blocks.
    pub fn blocking(self) -> BlockingIter<JsonLines<T>> {
        self.into_inner().blocking()
    }
}
