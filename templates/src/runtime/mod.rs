//! The machinery that every generated operation and model shares.
//!
//! Nothing here knows the API: generated code describes it in constants ([`ApiInfo`], [`OperationInfo`]) and short
//! trait implementations ([`Operation`]), and this module does the work once for all of them.

pub mod json;
#[cfg(feature = "mock")]
pub mod mock;
pub mod model;
pub mod scalar;
pub mod validate;

mod api;
mod auth;
mod base_url;
#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "blocking")]
mod blocking_streams;
mod body;
mod build_error;
mod builder;
mod byte_stream;
mod call;
mod client;
mod credentials;
mod encode;
mod entropy;
mod envelope;
mod environment;
mod error;
mod exchange;
mod failure;
mod flat;
mod form;
mod guess;
mod header_value;
mod headers;
mod hooks;
mod http_date;
mod incoming;
mod lifecycle;
mod link;
mod media_match;
mod media_range;
mod multipart;
mod operation;
mod paged;
mod pages;
mod parameter;
mod path;
mod rate_limit;
mod raw_response;
mod received;
mod reply;
mod represented;
mod request;
mod response;
mod retry;
mod retry_after;
mod retry_budget;
mod said;
mod secret;
mod servers;
mod signer;
mod stream;
mod tls;
#[cfg_attr(not(feature = "tracing"), path = "trace_absent.rs")]
mod trace;
mod transport;
mod until;
mod untrusted;
mod wait_error;
mod with;

pub use self::api::{
    ApiInfo, Endpoint, EnvelopeNames, KeyPlace, SchemeInfo, SchemeKind, SchemeVariables,
    ServerInfo, ServerVariable,
};
pub use self::auth::{AuthError, DigestPolicy};
pub use self::base_url::UrlProblem;
#[cfg(feature = "blocking")]
pub use self::blocking_streams::{BlockingIter, BlockingReader};
pub use self::body::Body;
pub use self::build_error::{BuildError, CredentialProblem};
pub use self::builder::ClientBuilder;
pub use self::byte_stream::ByteStream;
pub use self::call::{Call, Request};
pub use self::client::Client;
pub use self::credentials::Credentials;
pub use self::environment::CredentialsError;
pub use self::error::{Error, ErrorBody, NoBody};
pub use self::failure::{
    BodyError, Limit, Phase, Refused, Rejected, TimeoutError, TooLarge, TransportError,
};
pub use self::flat::{Bracketed, Flat, JsonText};
pub use self::hooks::{Attempt, Ended, FailureKind, Hook, Refusal};
pub use self::json::{DecodeError, Json, Number, Object as JsonObject};
pub use self::lifecycle::Deprecation;
pub use self::model::Maybe;
pub use self::multipart::{Files, Multipart};
pub use self::operation::{Method, Operation, OperationInfo};
pub use self::paged::{NextPage, PageView, Paged, PagingError, PagingProblem};
pub use self::pages::{Items, Pages};
pub use self::parameter::{ParameterShape, ParameterValue};
pub use self::path::{PathBuilder, PathStyle};
pub use self::rate_limit::RateLimit;
pub use self::raw_response::{ApiFailure, DecodeFailure, RawResponse};
pub use self::received::Received;
pub use self::reply::{Decoded, Reply};
pub use self::represented::{
    AsBytes, AsEvents, AsJson, AsLines, AsSequence, AsText, AsTextEvents, Form, Represented,
};
pub use self::request::{QueryStyle, RequestParts};
pub use self::response::Response;
pub use self::retry::RetryPolicy;
pub use self::scalar::{Base64Bytes, Binary, Date, FormatError, Sensitive, Timestamp, Uuid};
pub use self::secret::Secret;
pub use self::servers::ServerProblem;
pub use self::signer::{Signer, Unsigned};
pub use self::stream::{Event, EventStream, JsonLines, Reconnect};
pub use self::transport::Proxy;
pub use self::until::{Until, UntilGone, Wait, WaitResult};
pub use self::validate::{KnownValues, Location, Rule, Validate, Violation, Violations};
pub use self::wait_error::{WaitError, Waited};
pub use self::with::{OptionalParameters, With};
