//! Operations whose successes are sequences, in the shape of generated code.

use super::models::Item;
use crate::api::runtime::{
    Client, Decoded, EventStream, JsonLines, Method, NoBody, Operation, OperationInfo, Reply,
    Request, RequestParts, Violations,
};

macro_rules! sequence {
    ($name:ident, $function:ident, $method:ident, $template:literal, $accept:literal, $output:ty, $decode:ident) => {
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name;

        pub fn $function(client: &Client) -> Request<$name> {
            Request::new(client, $name)
        }

        impl Operation for $name {
            type Output = $output;
            type Failure = NoBody;

            const INFO: &'static OperationInfo = &OperationInfo {
                id: stringify!($function),
                method: Method::$method,
                template: $template,
                accept: $accept,
                security: &[],
            };

            fn validate(&self, _: &mut Violations) {}

            fn build(&self, request: &mut RequestParts) {
                request.path().literal($template);
            }

            fn streams(status: u16) -> bool {
                status == 200
            }

            fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
                match reply.status() {
                    200 => reply.$decode($accept),
                    _ => reply.undocumented(),
                }
            }
        }
    };
}

sequence!(
    Watch,
    watch,
    Get,
    "/watch",
    "text/event-stream",
    EventStream<Item>,
    success_events
);
sequence!(
    Ask,
    ask,
    Post,
    "/ask",
    "text/event-stream",
    EventStream<String>,
    success_text_events
);
sequence!(
    Lines,
    lines,
    Get,
    "/lines",
    "application/x-ndjson",
    JsonLines<Item>,
    success_lines
);
sequence!(
    Texts,
    texts,
    Get,
    "/texts",
    "application/json-seq",
    JsonLines<Item>,
    success_sequence
);
