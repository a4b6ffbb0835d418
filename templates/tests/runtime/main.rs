//! What the runtime does on the wire, seen from the outside: hazards of HTTP clients, one file each.

#![allow(unreachable_pub)]

use specwright_templates as api;

#[path = "../sample/mod.rs"]
mod sample;
#[path = "../support/mod.rs"]
mod support;

#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "blocking")]
mod blocking_streams;
#[cfg(feature = "mock")]
mod choices;
#[cfg(feature = "digest")]
mod curl;
#[cfg(feature = "digest")]
mod digest;
mod envelope;
mod errors;
mod forms;
mod framing;
mod hooks;
mod limits;
mod listening;
#[cfg(feature = "mock")]
mod mock;
mod own_servers;
mod paging;
mod parameters;
mod ranges;
mod read_only;
mod redaction;
mod represented;
mod reserved;
mod retries;
mod schemes;
mod sequences;
#[cfg(feature = "digest")]
mod signers;
mod streams;
mod tls;
#[cfg(feature = "oauth2")]
mod token_endpoint;
#[cfg(feature = "oauth2")]
mod tokens;
#[cfg(feature = "tracing")]
mod traces;
mod transport;
mod until;
mod uploads;
mod vectors;
