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
use super::json;
use crate::ir::{Example, Json, Sequence};
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

/// Examples of the values, made of an example of the whole: an array of them, or the text as it goes over the wire. What
/// is neither is an example of one value.
pub(super) fn values(sequence: Sequence, whole: &Example) -> Vec<Example> {
    let values = match &whole.value {
        Json::Array(values) => values.clone(),
        Json::String(text) => {
            split(sequence, text).unwrap_or_else(|| vec![Json::String(text.clone())])
        }
        other => vec![other.clone()],
    };
    let values = values.into_iter().map(|value| match sequence {
        Sequence::JsonLines | Sequence::JsonTexts => value,
        Sequence::Events => data_of(value),
    });
    let values = values.map(|value| Example {
        value,
        ..whole.clone()
    });
    values.collect()
}

/// The values of a sequence as it goes over the wire; none where the text is no such sequence.
fn split(sequence: Sequence, text: &str) -> Option<Vec<Json>> {
    let texts: Vec<String> = match sequence {
        Sequence::JsonLines => text.lines().map(str::to_owned).collect(),
        Sequence::JsonTexts => text.split('\u{1e}').map(str::to_owned).collect(),
        Sequence::Events => return events(text),
    };
    let texts = texts.iter().filter(|text| !text.trim().is_empty());
    let values: Vec<Json> = texts.map(|text| json::parse(text)).collect::<Option<_>>()?;
    (!values.is_empty()).then_some(values)
}

/// The data of the events of a stream, as text (WHATWG HTML § 9.2.6).
fn events(text: &str) -> Option<Vec<Json>> {
    let mut found = Vec::new();
    let mut data: Vec<&str> = Vec::new();
    // What no blank line ends is no event on the wire; an example may leave its last one out.
    for line in text.lines().chain([""]) {
        match line.split_once(':').unwrap_or((line, "")) {
            ("", "") if line.is_empty() => {
                if !data.is_empty() {
                    found.push(Json::String(data.join("\n")));
                    data.clear();
                }
            }
            ("data", value) => data.push(value.strip_prefix(' ').unwrap_or(value)),
            (_, _) => {}
        }
    }
    (!found.is_empty()).then_some(found)
}

/// What an event carries: its member `data`, where it is written with the members of an event, as JSON where it is that.
fn data_of(event: Json) -> Json {
    let is_event = |members: &indexmap::IndexMap<String, Json>| {
        let mut names = members.keys();
        names.all(|name| OF_AN_EVENT.contains(&name.as_str())) && members.contains_key("data")
    };
    let data = match event {
        Json::Object(mut members) if is_event(&members) => {
            members.swap_remove("data").unwrap_or(Json::Null)
        }
        other => other,
    };
    match data {
        Json::String(text) => json::parse(&text).unwrap_or(Json::String(text)),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Docs;
    use crate::source::Origin;

    /// The values as the texts of these, each of which is JSON.
    fn are(sequence: Sequence, whole: Json, expected: &[&str]) {
        let whole = Example {
            origin: Origin::NONE,
            name: None,
            docs: Docs::default(),
            value: whole,
        };
        let found = values(sequence, &whole).into_iter();
        let found: Vec<Json> = found.map(|example| example.value).collect();
        let expected = expected.iter();
        let expected: Vec<Json> = expected.filter_map(|text| json::parse(text)).collect();
        assert_eq!(found, expected, "{:?}", whole.value);
    }

    #[test]
    fn a_whole_is_taken_apart() {
        let text = |text: &str| Json::String(text.to_owned());
        let read = |text: &str| json::parse(text).expect("it is JSON");
        are(
            Sequence::JsonLines,
            text("{\"a\": 1.0}\r\n\n[2]\n"),
            &["{\"a\": 1.0}", "[2]"],
        );
        are(
            Sequence::JsonTexts,
            text("\u{1e}1\n\u{1e}{}\n"),
            &["1", "{}"],
        );
        let events = ": hello\nevent: a\ndata: {\"a\":\ndata:1}\nid: 7\n\nretry: 3\n\ndata: end";
        are(Sequence::Events, text(events), &["{\"a\":1}", "\"end\""]);
        // As members, with the text of JSON or JSON.
        let members =
            read(r#"[{"event": "a", "data": "[1]"}, {"data": {"b": 2}}, {"data": 1, "more": 2}]"#);
        are(
            Sequence::Events,
            members,
            &["[1]", r#"{"b": 2}"#, r#"{"data": 1, "more": 2}"#],
        );
        are(Sequence::JsonLines, read("[1, [2]]"), &["1", "[2]"]);
        are(Sequence::JsonLines, read("{\"a\": 1}"), &["{\"a\": 1}"]);
        // What is no such text is one value, and held against its type.
        are(Sequence::JsonLines, text("{} or so"), &["\"{} or so\""]);
        are(Sequence::JsonTexts, text(""), &["\"\""]);
    }
}
