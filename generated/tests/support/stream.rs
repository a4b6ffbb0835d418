// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Streams, read to their end.

use std::future::Future;
use std::pin::Pin;

use serde::Serialize;

use super::case::{Documented, Outcome, failed, succeeded};
use super::example::json;
use crate::api::runtime::{
    ByteStream, Error, ErrorBody, EventStream, Json, JsonLines, Reconnect, Response,
};

/// What a stream holds, under way.
pub type Drained<'s> = Pin<Box<dyn Future<Output = Result<Json, Error>> + Send + 's>>;

/// What can be read to its end.
pub trait Drain {
    /// All it holds: a text for bytes, an array for items.
    fn drain(&mut self) -> Drained<'_>;
}

/// A value that is there already.
pub fn drained<T: Serialize>(value: &T) -> Drained<'static> {
    let json = Json::of(value).expect("a value can be written");
    Box::pin(async { Ok(json) })
}

impl Drain for ByteStream {
    fn drain(&mut self) -> Drained<'_> {
        Box::pin(async {
            let bytes = self.bytes().await?;
            Ok(Json::String(String::from_utf8_lossy(&bytes).into_owned()))
        })
    }
}

impl<T: Serialize + Send + 'static> Drain for EventStream<T> {
    fn drain(&mut self) -> Drained<'_> {
        // What is seen here is one connection.
        self.set_reconnect(Reconnect::never());
        Box::pin(async {
            let mut items = Vec::new();
            while let Some(event) = self.next().await {
                items.push(Json::of(&event?.data).expect("a value can be written"));
            }
            Ok(Json::Array(items))
        })
    }
}

impl<T: Serialize + Send + 'static> Drain for JsonLines<T> {
    fn drain(&mut self) -> Drained<'_> {
        Box::pin(async {
            let mut items = Vec::new();
            while let Some(item) = self.next().await {
                items.push(Json::of(&item?).expect("a value can be written"));
            }
            Ok(Json::Array(items))
        })
    }
}

/// Brings the result of an operation that streams into the form of all others.
pub async fn streamed<T: Drain, E: ErrorBody>(result: Result<Response<T>, Error<E>>) -> Outcome {
    match result {
        Ok(mut response) => match response.drain().await {
            Ok(value) => succeeded(&response, value),
            Err(error) => failed(&error),
        },
        Err(error) => failed(&error),
    }
}

/// What a stream with the body of a documented answer holds; none where it says nothing of that.
pub fn items_of(documented: &Documented) -> Option<Json> {
    let essence = documented
        .media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim();
    let text = match essence {
        "text/event-stream" => documented.body.strip_prefix("data: ")?,
        _ if essence.ends_with("json-seq") => documented.body.strip_prefix('\u{1e}')?,
        _ if essence.contains("ndjson") || essence.contains("jsonl") => documented.body,
        _ => return None,
    };
    let text = text.trim_end();
    Some(Json::Array(vec![if text.starts_with("text") {
        Json::String(text.to_owned())
    } else {
        json(text)
    }]))
}
