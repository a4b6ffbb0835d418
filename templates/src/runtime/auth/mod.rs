//! Which credentials does a request carry, and what happens when the server refuses them?
//!
//! Credentials and schemes are brought together once, when the client is built. A call takes the first of its
//! operation's alternatives (OAS 3.0.4 § Security Requirement Object) for which every scheme has credentials, and uses
//! exactly that one; of several that take a key which was given for none of them by name, one that keeps it out of the
//! URL. They go to the client's base URL only, since a client sends nothing elsewhere and follows no
//! redirects.

mod authenticator;
mod call;
mod error;
mod means;
mod policy;

#[cfg(feature = "digest")]
mod challenge;
#[cfg(feature = "digest")]
mod digest;
#[cfg_attr(not(feature = "digest"), path = "digest_absent.rs")]
mod digest_session;

#[cfg_attr(not(feature = "oauth2"), path = "oauth2_absent.rs")]
mod oauth2;
#[cfg(feature = "oauth2")]
mod token;

pub(super) use self::authenticator::{Authenticator, Setup};
pub(super) use self::call::{CallMeans, Subject, Verdict};
pub use self::error::AuthError;
pub(super) use self::error::FAILURE_HOLDS;
pub use self::policy::DigestPolicy;
