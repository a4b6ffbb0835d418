//! Operations that ask for proofs few documents ask for, in the shape of generated code.

use crate::api::runtime::validate::Violations;
use crate::api::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request, RequestParts,
};

macro_rules! operation {
    ($name:ident, $function:ident, $security:expr) => {
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name;

        pub fn $function(client: &Client) -> Request<$name> {
            Request::new(client, $name)
        }

        impl Operation for $name {
            type Output = ();
            type Failure = NoBody;

            const INFO: &'static OperationInfo = &OperationInfo {
                id: stringify!($function),
                method: Method::Get,
                template: concat!("/", stringify!($function)),
                accept: "",
                security: $security,
            };

            fn validate(&self, _: &mut Violations) {}

            fn build(&self, request: &mut RequestParts) {
                request.path().literal(concat!("/", stringify!($function)));
            }

            fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
                match reply.status() {
                    204 => reply.success_without_body(),
                    _ => reply.undocumented(),
                }
            }
        }
    };
}

operation!(Signed, signed, &[&["Signature"]]);
operation!(Sealed, sealed, &[&["Cloud"]]);
operation!(SealedTwice, sealed_twice, &[&["Cloud", "Vault"]]);
operation!(Shown, shown, &[&["Device"]]);
operation!(Twice, twice, &[&["Device", "Bearer"]]);
operation!(
    Keyed,
    keyed,
    &[&["QueryKey"], &["CookieKey"], &["HeaderKey"]]
);
operation!(
    KeyedOrNot,
    keyed_or_not,
    &[&["QueryKey"], &["Basic"], &["QueryKey", "CookieKey"]]
);
