//! The machinery that every generated operation and model shares.
//!
//! Nothing here knows the API: generated code describes it in constants ([`ApiInfo`], [`OperationInfo`]) and short
//! trait implementations ([`Operation`]), and this module does the work once for all of them.

pub mod json;
pub mod model;
pub mod scalar;
pub mod validate;

mod api;
mod auth;
mod base_url;
mod builder;
mod call;
mod client;
mod credentials;
mod encode;
mod envelope;
mod environment;
mod error;
mod exchange;
mod failure;
mod flat;
mod form;
mod headers;
mod operation;
mod parameter;
mod path;
mod raw_response;
mod reply;
mod request;
mod response;
mod retry_after;
mod secret;
mod tls;
mod transport;
mod untrusted;

pub use self::api::{
    ApiInfo, Endpoint, EnvelopeNames, KeyPlace, SchemeInfo, SchemeKind, SchemeVariables,
};
pub use self::auth::{AuthError, DigestPolicy};
pub use self::base_url::UrlProblem;
pub use self::builder::{BuildError, ClientBuilder, CredentialProblem};
pub use self::call::{Call, Request};
pub use self::client::Client;
pub use self::credentials::Credentials;
pub use self::environment::CredentialsError;
pub use self::error::{Error, ErrorBody, NoBody};
pub use self::failure::{Limit, Phase, Rejected, TimeoutError, TooLarge, TransportError};
pub use self::flat::{Bracketed, Flat, JsonText};
pub use self::form::{Files, Multipart};
pub use self::json::{DecodeError, Json, Number};
pub use self::model::Maybe;
pub use self::operation::{Method, Operation, OperationInfo};
pub use self::parameter::{ParameterShape, ParameterValue};
pub use self::path::{PathBuilder, PathStyle};
pub use self::raw_response::{ApiFailure, DecodeFailure, RawResponse};
pub use self::reply::{Decoded, Reply};
pub use self::request::{QueryStyle, RequestParts};
pub use self::response::Response;
pub use self::scalar::{Base64Bytes, Binary, Date, FormatError, Sensitive, Timestamp, Uuid};
pub use self::secret::Secret;
pub use self::transport::Proxy;
pub use self::validate::{Location, Rule, Validate, Violation, Violations};
