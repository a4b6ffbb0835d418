//! How does a caller prove who it is? Security Scheme Objects (Swagger 2.0 § Security Scheme Object).
//!
//! ```text
//! {type: basic}                                         {type: http, scheme: basic}
//! {type: oauth2, flow: application, tokenUrl, scopes}   {type: oauth2, flows: {clientCredentials: {tokenUrl, scopes}}}
//! ```

use super::super::rewrite::Rewrite;
use crate::source::{At, Container};

/// The flows, by their names in Swagger 2.0.
const FLOWS: [(&str, &str); 4] = [
    ("implicit", "implicit"),
    ("password", "password"),
    ("application", "clientCredentials"),
    ("accessCode", "authorizationCode"),
];

/// Writes a security scheme.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let flow = at.get("flow").and_then(|flow| {
        let (_, new) = FLOWS.iter().find(|(old, _)| flow.as_str() == Some(old))?;
        Some((flow, *new))
    });
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        match key {
            "type" if member.as_str() == Some("basic") => {
                for (name, value) in [("type", "http"), ("scheme", "basic")] {
                    cx.out.key(name, member);
                    cx.out.string(value, member);
                }
            }
            "flow" | "authorizationUrl" | "tokenUrl" | "scopes" => {}
            _ => cx.member(member),
        }
    }
    if let Some((like, flow)) = flow {
        cx.object("flows", like, |cx| {
            cx.object(flow, like, |cx| {
                for key in ["authorizationUrl", "tokenUrl", "scopes"] {
                    if let Some(member) = at.get(key) {
                        cx.member(member);
                    }
                }
                if at.get("scopes").is_none() {
                    cx.object("scopes", like, |_| {});
                }
            });
        });
    }
    cx.close();
}
