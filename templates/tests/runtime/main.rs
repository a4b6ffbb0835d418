//! What the runtime does on the wire, seen from the outside: hazards of HTTP clients, one file each.

use specwright_templates as api;

#[path = "../sample/mod.rs"]
mod sample;
#[path = "../support/mod.rs"]
mod support;

#[cfg(feature = "digest")]
mod curl;
#[cfg(feature = "digest")]
mod digest;
mod envelope;
mod errors;
mod parameters;
mod redaction;
mod schemes;
#[cfg(feature = "oauth2")]
mod tokens;
mod transport;
