// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does the body of an answer arrive? Piece by piece, with a limit on silence.

use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body::Body as _;
use reqwest::StatusCode;
use tokio::time::{Sleep, sleep};

use super::failure::{Limit, Phase, TimeoutError, TooLarge, TransportError};
use super::operation::OperationInfo;
use super::transport::Failure;

/// A body that is not read yet. The connection closes when it is dropped before its end.
pub(super) struct Incoming {
    operation: &'static OperationInfo,
    status: StatusCode,
    body: reqwest::Body,
    /// How long the server may be silent.
    silence: Duration,
    timer: Option<Pin<Box<Sleep>>>,
    ended: bool,
}

/// How much of a body is read into memory.
#[derive(Clone, Copy)]
pub(super) struct BodyLimit {
    pub(super) bytes: u64,
    pub(super) on_excess: OnExcess,
}

/// What becomes of a body that is larger.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OnExcess {
    /// It is an error.
    Refuse,
    /// The rest is dropped, and the connection with it.
    Cut,
}

impl Incoming {
    pub(super) fn new(
        operation: &'static OperationInfo,
        response: reqwest::Response,
        silence: Duration,
    ) -> Self {
        Self {
            operation,
            status: response.status(),
            body: response.into(),
            silence,
            timer: None,
            ended: false,
        }
    }

    /// The operation that was called.
    pub(super) fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The status of the answer.
    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    /// How many bytes are to come, where the server said so.
    pub(super) fn announced(&self) -> Option<u64> {
        self.body.size_hint().exact()
    }

    /// The next bytes, never none of them; `None` at the end, and after an error.
    pub(super) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Failure>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        loop {
            let frame = match Pin::new(&mut self.body).poll_frame(cx) {
                Poll::Ready(Some(Ok(frame))) => frame,
                Poll::Ready(Some(Err(error))) => {
                    self.ended = true;
                    let (phase, status) = (Phase::Receive, Some(self.status));
                    let error = TransportError::new(self.operation, phase, status, error);
                    return Poll::Ready(Some(Err(Failure::Transport(error))));
                }
                Poll::Ready(None) => {
                    self.ended = true;
                    return Poll::Ready(None);
                }
                Poll::Pending => break,
            };
            self.timer = None;
            // Trailers are passed over.
            if let Ok(bytes) = frame.into_data()
                && !bytes.is_empty()
            {
                return Poll::Ready(Some(Ok(bytes)));
            }
        }
        let silence = self.silence;
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep(silence)));
        if timer.as_mut().poll(cx).is_pending() {
            return Poll::Pending;
        }
        self.ended = true;
        Poll::Ready(Some(Err(Failure::Timeout(TimeoutError {
            operation: self.operation,
            limit: Limit::Read,
            phase: Some(Phase::Receive),
            attempts: 1,
        }))))
    }

    /// The next bytes.
    pub(super) async fn chunk(&mut self) -> Result<Option<Bytes>, Failure> {
        std::future::poll_fn(|cx| self.poll_chunk(cx))
            .await
            .transpose()
    }

    /// All bytes to come, and whether they were cut.
    pub(super) async fn read(&mut self, limit: BodyLimit) -> Result<(Bytes, bool), Failure> {
        let announced = self.announced();
        if limit.on_excess == OnExcess::Refuse
            && announced.is_some_and(|length| length > limit.bytes)
        {
            return Err(self.too_large(limit.bytes));
        }
        let mut body = BytesMut::new();
        loop {
            let Some(chunk) = self.chunk().await? else {
                return Ok((body.freeze(), false));
            };
            // Lengths of buffers in memory fit into 64 bits.
            let room = limit.bytes.saturating_sub(body.len() as u64);
            if chunk.len() as u64 <= room {
                if body.is_empty() && announced == Some(chunk.len() as u64) {
                    // The usual case: one chunk is all there is, and needs no copy.
                    return Ok((chunk, false));
                }
                body.extend_from_slice(&chunk);
                continue;
            }
            if limit.on_excess == OnExcess::Refuse {
                return Err(self.too_large(limit.bytes));
            }
            let fitting = usize::try_from(room).unwrap_or(usize::MAX).min(chunk.len());
            body.extend_from_slice(&chunk.slice(..fitting));
            return Ok((body.freeze(), true));
        }
    }

    /// Says that the body is larger than a limit, and reads no more of it.
    pub(super) fn too_large(&mut self, limit: u64) -> Failure {
        self.ended = true;
        Failure::TooLarge(TooLarge {
            operation: self.operation,
            status: self.status,
            limit,
            attempts: 1,
        })
    }
}
