//! What does each operation become? Its group, its arguments, what it sends and what it reads.
//!
//! An operation that needs something the runtime cannot do is named by `Diagnostics::unsupported` and left out.

use super::checks::ValueChecks;
use super::examples::WireSample;
use super::homes::ModuleId;
use super::names::{FieldName, FnName, TypeName, VariantName};
use crate::ir::{Requirement, SpecName, StatusPattern, TypeUse};

/// Operations under one accessor of the client.
#[derive(Clone, Debug)]
pub struct Group {
    /// Where it is emitted.
    pub module: ModuleId,
    /// The struct that has the methods.
    pub name: TypeName,
    /// The method of `Client` that gives it.
    pub accessor: FnName,
    /// Index into `Api::tags`, or none for operations without a tag.
    pub tag: Option<usize>,
    /// Indices into `Plan::operations`, in order.
    pub operations: Vec<usize>,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct OperationPlan {
    /// Index into `Api::operations`.
    pub operation: usize,
    /// Where it is emitted.
    pub module: ModuleId,
    /// The method of its group.
    pub method: FnName,
    /// The struct of its parameters; also the `Operation` of the runtime.
    pub request: TypeName,
    /// All parameters: the positional ones first, in the order of the arguments, then those with setters.
    pub parameters: Vec<ParameterPlan>,
    /// How many of `parameters` are positional.
    pub positional: usize,
    /// The request body. A required one is the last positional argument; an optional one has a setter.
    pub body: Option<BodyPlan>,
    /// Index into `parameters` of the one that asks for an envelope.
    pub envelope: Option<usize>,
    /// The `Accept` header, or none when no response has a representation.
    pub accept: Option<String>,
    /// What a success is.
    pub success: Body,
    /// What a documented error is.
    pub failure: Failure,
    /// What each status means: exact ones first, in the document's order, then ranges, then the default.
    pub replies: Vec<Reply>,
    /// Alternatives of schemes, any one of which suffices. None: no credentials are sent.
    pub security: Vec<Vec<SpecName>>,
    /// Whether the chosen representations or the operation are deprecated.
    pub deprecated: bool,
    /// The day the chosen representation or the operation stops working.
    pub sunset: Option<String>,
    /// A call for the wire tests.
    pub sample: WireSample,
}

/// One parameter.
#[derive(Clone, Debug)]
pub struct ParameterPlan {
    /// Index into the operation's `parameters`.
    pub parameter: usize,
    /// Its field in the request struct, and its argument where it is positional.
    pub field: FieldName,
    /// Its setter, where it is optional.
    pub setter: FnName,
    /// How its value becomes text.
    pub encoding: Encoding,
    /// What is checked before sending.
    pub checks: ValueChecks,
    /// The function that checks it; none when there is nothing to check.
    pub validator: Option<FnName>,
}

/// How a parameter's value becomes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// One value.
    Scalar,
    /// A list, one `name=value` for each item (`form`, exploded).
    Repeated,
    /// A list, its items joined by this character.
    Joined(char),
}

/// The request body.
#[derive(Clone, Debug)]
pub struct BodyPlan {
    /// Its field in the request struct, and its argument where it is required.
    pub field: FieldName,
    /// Its setter, where it is optional.
    pub setter: FnName,
    /// Whether it must be given.
    pub required: Requirement,
    /// The `Content-Type` header.
    pub media_type: String,
    /// What it is.
    pub body: Body,
    /// What is checked before sending.
    pub checks: ValueChecks,
}

/// What a body is to Rust.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing: `()`.
    Empty,
    /// JSON of this type.
    Json(TypeUse),
    /// Text: `String`.
    Text,
    /// Bytes: `Vec<u8>`.
    Bytes,
}

/// What the documented errors of an operation are to Rust.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No documented error has a body.
    None,
    /// All of them have this one.
    One(Body),
    /// They differ: an enum of the operation.
    Several(ErrorEnum),
}

/// An enum of the bodies of an operation's documented errors.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorEnum {
    /// Its name, beside the request struct.
    pub name: TypeName,
    /// Its variants, in the document's order of the errors.
    pub variants: Vec<(VariantName, Body)>,
}

/// What some statuses mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The statuses.
    pub statuses: Vec<StatusPattern>,
    /// What they mean.
    pub outcome: ReplyOutcome,
    /// The media type of the body; none when there is no body.
    pub media_type: Option<String>,
}

/// What a status means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReplyOutcome {
    /// A success with the operation's success body.
    Success,
    /// A success that has no body.
    SuccessEmpty,
    /// A documented error with the operation's error body: the variant, where they differ.
    Failure(Option<usize>),
    /// A documented error that has no body.
    FailureEmpty,
}
