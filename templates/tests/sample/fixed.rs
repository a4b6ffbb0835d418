//! Operations of one path that a query tells apart, and a parameter with one value, in the shape of generated code.

use crate::api::runtime::mock::{Documented, Incoming, Mocked, Statuses};
use crate::api::runtime::validate::Violations;
use crate::api::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request, RequestParts,
};

macro_rules! operation {
    ($name:ident, $function:ident, $query:literal, $body:literal) => {
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name;

        pub fn $function(client: &Client) -> Request<$name> {
            Request::new(client, $name)
        }

        impl Operation for $name {
            type Output = String;
            type Failure = NoBody;

            const INFO: &'static OperationInfo = &OperationInfo {
                id: stringify!($function),
                method: Method::Get,
                template: concat!("/boats?", $query),
                accept: "application/json",
                security: &[],
            };

            fn validate(&self, _: &mut Violations) {}

            fn build(&self, request: &mut RequestParts) {
                request.path().literal("/boats");
                request.query_literal($query);
                request.header("X-Version", &"2");
            }

            fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
                match reply.status() {
                    200 => reply.success("application/json"),
                    _ => reply.undocumented(),
                }
            }
        }

        impl Mocked for $name {
            const ANSWERS: &'static [Documented] = &[Documented {
                statuses: Statuses::Exact(&[200]),
                media_type: "application/json",
                body: $body,
                headers: &[],
            }];

            fn read(request: &mut Incoming<'_>) -> Option<Self> {
                request.header("X-Version").only("2")?;
                Some(Self)
            }
        }
    };
}

operation!(Moor, moor, "method=boats.moor", r#""moored""#);
operation!(Sail, sail, "method=boats.sail", r#""sailing""#);
