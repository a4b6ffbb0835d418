//! What is each value of a body that is a sequence?
//!
//! ```text
//! application/x-ndjson: {schema: {type: array, items: Log}}                      ─▶  Log
//! application/x-ndjson: {schema: Log}                                            ─▶  Log
//! text/event-stream:    {schema: Chunk}                                          ─▶  Chunk, the data of each event
//! text/event-stream:    {schema: {type: array, items: {properties: {event: …, data: {contentSchema: Chunk}}}}}
//!                                                                                ─▶  Chunk
//! ```
//!
//! OAS 3.2.0 § Sequential Media Types describes the whole as an array, or its items with `itemSchema`, which comes here as
//! such an array; earlier editions have no word for it, and documents put the schema of one value there.

use super::context::Context;
use crate::ir::Sequence;
use crate::source::At;

/// The members of an event (WHATWG HTML § 9.2.6), as OAS 3.2.0 § Server-Sent Event Streams names them.
const OF_AN_EVENT: &[&str] = &["data", "event", "id", "retry"];

/// The schema of each value; none where the data of events is text.
pub(super) fn item<'d>(cx: &Context<'d, '_>, schema: At<'d>, sequence: Sequence) -> Option<At<'d>> {
    let whole = cx.document.resolve(schema);
    let is_array = whole.get("type").and_then(At::as_str) == Some("array");
    let items = whole.get("items").filter(|_| is_array);
    let item = items.unwrap_or(schema);
    match sequence {
        Sequence::JsonLines | Sequence::JsonTexts => Some(item),
        Sequence::Events => data(cx, item),
    }
}

/// The schema of an event's data: a schema of events has it as a member, any other is it.
fn data<'d>(cx: &Context<'d, '_>, item: At<'d>) -> Option<At<'d>> {
    let members = cx.document.resolve(item).get("properties");
    let names = || members.into_iter().flat_map(At::entries);
    let is_event = names().all(|(name, _)| OF_AN_EVENT.contains(&name));
    let Some(data) = members
        .and_then(|members| members.get("data"))
        .filter(|_| is_event)
    else {
        return Some(item);
    };
    let said = cx.document.resolve(data);
    let is_text = said.get("type").and_then(At::as_str) == Some("string");
    match said.get("contentSchema") {
        Some(content) => Some(content),
        None if is_text => None,
        None => Some(data),
    }
}
