//! Which tests does the crate bring? Every example of the document, and one call of every operation.

use super::names::FnName;
use super::operations::Body;
use crate::ir::{Json, StatusPattern, TypeUse};

/// One example: it decodes, encodes to the same JSON, and the validators find exactly this.
#[derive(Clone, Debug)]
pub struct ExampleCase {
    /// The test function.
    pub name: FnName,
    /// The type it is an example of.
    pub value: TypeUse,
    /// The example as JSON text.
    pub json: String,
    /// What the validators find, in order.
    pub findings: Vec<Finding>,
}

/// A violation the validators must report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// JSON Pointer to the value (RFC 6901).
    pub pointer: String,
    /// Name of the rule: the keyword that states it.
    pub rule: &'static str,
}

/// One call of an operation.
#[derive(Clone, Debug, Default)]
pub struct WireSample {
    /// One value a positional parameter, in their order; JSON of the parameter's type.
    pub arguments: Vec<Json>,
    /// The request body, when it is required.
    pub body: Option<Json>,
    /// Path and query as they go over the wire.
    pub target: String,
    /// What the server answers, one a documented status and representation.
    pub replies: Vec<ReplySample>,
}

/// A documented answer.
#[derive(Clone, Debug)]
pub struct ReplySample {
    /// The status the test server sends.
    pub status: u16,
    /// The pattern it stands for.
    pub pattern: StatusPattern,
    /// `Content-Type`, or none for an empty body.
    pub media_type: Option<String>,
    /// The body as the operation reads it.
    pub body: Body,
    /// The body as text; base64 is not needed, since sampled bytes are ASCII.
    pub text: String,
    /// Whether it is a success.
    pub success: bool,
}
