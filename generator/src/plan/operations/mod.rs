//! What does each operation become? Its group, its arguments, what it sends and what it reads.
//!
//! An operation that needs something the runtime cannot do is reported by the name of the feature, and left out.

mod body;
mod build;
mod encoding;
mod failures;
mod labels;
mod options;
mod parameters;
mod replies;
mod representations;
mod shared;
mod validators;

pub(super) use self::build::{Drafts, Represented, groups_of, operations};
pub use self::encoding::{Encoding, Escapes, PathStyle, QueryStyle, Texts};
pub use self::failures::ErrorsPlan;
pub(super) use self::options::common;
pub use self::options::{OptionPlan, OptionsPlan};
pub(crate) use self::parameters::{allows_empty, has_members, is_spread, takes_empty};
pub(super) use self::replies::said;
pub use self::shared::Shared;
pub(super) use self::shared::shared;
pub use self::validators::ValidatorPlan;
use super::checks::ValueChecks;
use super::defaults::DefaultPlan;
use super::homes::ModuleId;
use super::media;
use super::names::{FieldName, FnName, TypeName, VariantName};
use super::paging::Paging;
use super::wire::WireSample;
use crate::ir::{Lifecycle, Requirement, Server, SpecName, StatusPattern, TypeUse};

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
    /// The servers that the document names for this operation alone, where these are others than the usual one: calls go
    /// to the first.
    pub servers: Vec<Server>,
    /// The method of its group.
    pub method: FnName,
    /// What it is called where operations of all groups meet, as in the names of tests.
    pub function: FnName,
    /// The `Operation` of the runtime: the struct of its parameters, or `With` of the own ones and of those in `options`.
    pub request: TypeName,
    /// The struct of its own parameters, where it shares the optional ones.
    pub arguments: TypeName,
    /// Index into `Shared::options` of its optional parameters, where it shares them with other operations.
    pub options: Option<usize>,
    /// All parameters: the positional ones first, in the order of the arguments, then those with setters.
    pub parameters: Vec<ParameterPlan>,
    /// How many of `parameters` are positional.
    pub positional: usize,
    /// Parameters that have one value only, which is sent: they are none of `parameters`.
    pub fixed: Vec<ParameterPlan>,
    /// The request body. A required one is the last positional argument; an optional one has a setter.
    pub body: Option<BodyPlan>,
    /// Index into `parameters` of the one that asks for an envelope.
    pub envelope: Option<usize>,
    /// The `Accept` header, or none when no response has a representation.
    pub accept: Option<String>,
    /// Representations of a success besides those of `accept`, each under a method of the request.
    pub others: Vec<Representation>,
    /// What a success is.
    pub success: Success,
    /// What a documented error is.
    pub failure: Failure,
    /// What each status means: exact ones first, in the document's order, then ranges, then the default.
    pub replies: Vec<Reply>,
    /// How its answers are pages of a list, if they are.
    pub paging: Option<Paging>,
    /// Alternatives of schemes, any one of which suffices. None: no credentials are sent.
    pub security: Vec<Vec<SpecName>>,
    /// Whether the operation, or the representation that was chosen, is deprecated.
    pub deprecated: bool,
    /// The day it stops working, as the document gives it.
    pub sunset: Option<String>,
    /// A call for the wire tests.
    pub sample: WireSample,
}

impl OperationPlan {
    /// The parameters that no other operation shares.
    pub fn own(&self) -> &[ParameterPlan] {
        match self.options {
            Some(_) => self.parameters.get(..self.positional).unwrap_or_default(),
            None => &self.parameters,
        }
    }

    /// All parameters that are sent, asked for or not.
    pub fn sent(&self) -> impl Iterator<Item = &ParameterPlan> {
        self.fixed.iter().chain(&self.parameters)
    }

    /// The optional parameters, shared or not.
    pub fn optional(&self) -> &[ParameterPlan] {
        self.parameters.get(self.positional..).unwrap_or_default()
    }

    /// The struct of its own parameters.
    pub fn own_struct(&self) -> &TypeName {
        match self.options {
            Some(_) => &self.arguments,
            None => &self.request,
        }
    }
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
    /// Where it goes, and how its texts are put together.
    pub encoding: Encoding,
    /// How its value becomes texts.
    pub texts: Texts,
    /// Which characters of these are percent-encoded.
    pub escapes: Escapes,
    /// Its default, where that is a constant.
    pub default: Option<DefaultPlan>,
    /// What is checked before sending.
    pub checks: ValueChecks,
    /// The function that checks it, which others may share; none when there is nothing to check.
    pub validator: Option<FnName>,
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
    /// What it is.
    pub sent: Sent,
}

/// What the body of a request is to Rust.
#[derive(Clone, Debug)]
pub enum Sent {
    /// It has one representation.
    One(SentBody),
    /// It has several: an enum of the operation, of which the caller gives one.
    Several(BodyEnum),
}

/// An enum of the representations of a request body.
#[derive(Clone, Debug)]
pub struct BodyEnum {
    /// Its name, beside the request struct.
    pub name: TypeName,
    /// Its variants: the usual representation first, then the others in the document's order.
    pub variants: Vec<BodyVariant>,
}

/// One representation among several.
#[derive(Clone, Debug)]
pub struct BodyVariant {
    /// Its name.
    pub name: VariantName,
    /// What it holds.
    pub sent: SentBody,
    /// How a caller may give it.
    pub given: Given,
    /// Deprecation and sunset.
    pub lifecycle: Lifecycle,
}

/// How a caller may give a representation among several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// As its value, whose type says which one is meant.
    ByValue,
    /// By the name of the variant: its value could be meant for another.
    ByName,
}

/// One representation of a request body.
#[derive(Clone, Debug)]
pub struct SentBody {
    /// The `Content-Type` header.
    pub media_type: String,
    /// What it is.
    pub body: Body,
    /// How it is written.
    pub written: Written,
    /// What is checked before sending.
    pub checks: ValueChecks,
}

impl SentBody {
    /// The range out of which the caller names the media type; none where the document states one.
    pub fn range(&self) -> Option<&str> {
        let is_range = self.body == Body::Upload && self.media_type.ends_with("/*");
        is_range.then_some(self.media_type.as_str())
    }

    /// The media type of a range that is sent when the caller names none; none where one must be named.
    pub fn usual_of_range(&self) -> Option<&'static str> {
        media::usual_of(self.range()?)
    }

    /// A media type as it goes over the wire.
    pub fn sampled_type(&self) -> String {
        media::concrete(&self.media_type)
    }
}

impl BodyPlan {
    /// Its representations, the usual one first.
    pub fn representations(&self) -> impl Iterator<Item = &SentBody> {
        let (one, several) = match &self.sent {
            Sent::One(body) => (Some(body), None),
            Sent::Several(several) => (None, Some(several.variants.iter())),
        };
        let variants = several.into_iter().flatten();
        one.into_iter().chain(variants.map(|variant| &variant.sent))
    }

    /// The same, to be changed.
    pub(in crate::plan) fn representations_mut(&mut self) -> impl Iterator<Item = &mut SentBody> {
        let (one, several) = match &mut self.sent {
            Sent::One(body) => (Some(body), None),
            Sent::Several(several) => (None, Some(several.variants.iter_mut())),
        };
        let variants = several.into_iter().flatten();
        one.into_iter()
            .chain(variants.map(|variant| &mut variant.sent))
    }
}

/// What a body is to Rust.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Nothing: `()`.
    Empty,
    /// A value of this type: JSON, or in a request whatever [`Written`] says.
    Typed(TypeUse),
    /// Text: `String`.
    Text,
    /// Bytes: `Vec<u8>`.
    Bytes,
    /// Bytes that the caller gives: `runtime::Body`.
    Upload,
    /// Bytes as they arrive: `runtime::ByteStream`.
    Download,
    /// Server-sent events, whose data is JSON of this type, or text: `runtime::EventStream`.
    Events(Option<TypeUse>),
    /// JSON texts, each of this type: `runtime::JsonLines`.
    Items(Records, TypeUse),
    /// The parts of a body, put together by the caller: `runtime::Multipart`.
    Parts,
}

impl Body {
    /// Whether the caller reads it as it arrives.
    pub fn is_stream(&self) -> bool {
        match self {
            Self::Download | Self::Events(_) | Self::Items(..) => true,
            Self::Empty
            | Self::Typed(_)
            | Self::Text
            | Self::Bytes
            | Self::Upload
            | Self::Parts => false,
        }
    }

    /// The same in an error, which is always read whole.
    pub(in crate::plan) fn whole(self) -> Self {
        match self {
            Self::Download => Self::Bytes,
            Self::Events(_) | Self::Items(..) => Self::Text,
            Self::Empty
            | Self::Typed(_)
            | Self::Text
            | Self::Bytes
            | Self::Upload
            | Self::Parts => self,
        }
    }

    /// The same in a success, whose bytes are read as they arrive.
    pub(in crate::plan) fn streamed(self) -> Self {
        match self {
            Self::Bytes => Self::Download,
            Self::Empty
            | Self::Typed(_)
            | Self::Text
            | Self::Upload
            | Self::Download
            | Self::Events(_)
            | Self::Items(..)
            | Self::Parts => self,
        }
    }
}

/// What stands between the JSON texts of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    /// The end of a line.
    Lines,
    /// A record separator (RFC 7464).
    Texts,
}

/// How the body of a request is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Written {
    /// As what it is: JSON, text or bytes.
    #[default]
    Plain,
    /// `application/x-www-form-urlencoded`: the members whose Encoding Object states a style.
    Form(Vec<(SpecName, QueryStyle)>),
    /// `multipart/form-data`, or another `multipart`: the parts, in order.
    Multipart(Vec<FormPart>),
}

/// A part of a form, or of another body in parts.
#[derive(Clone, Debug, PartialEq)]
pub struct FormPart {
    /// Its name.
    pub name: SpecName,
    /// Index into the fields of the struct; none for the members that the struct does not name.
    pub field: Option<usize>,
    /// Whether it holds files.
    pub files: bool,
    /// The media type that the document states for it.
    pub media_type: Option<String>,
    /// By what it is known where names are not sent.
    pub known_by: KnownBy,
}

/// By what a part is known that has no name, besides its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KnownBy {
    /// Its media type, where that is certain.
    pub media_type: Option<String>,
    /// The fewest of them that there can be.
    pub least: usize,
    /// The most of them; none where it is a list.
    pub most: Option<usize>,
}

/// What the documented successes of an operation are to Rust.
#[derive(Clone, Debug, PartialEq)]
pub enum Success {
    /// All of them have this body.
    One(SuccessBody),
    /// They differ: an enum of the operation.
    Several(SuccessEnum),
}

impl Success {
    /// Whether no success has a body.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::One(only) if only.body == Body::Empty)
    }

    /// The bodies of all successes.
    pub(in crate::plan) fn bodies_mut(&mut self) -> impl Iterator<Item = &mut SuccessBody> {
        let (one, several) = match self {
            Self::One(body) => (Some(body), None),
            Self::Several(several) => (None, Some(several.variants.iter_mut())),
        };
        let variants = several.into_iter().flatten();
        one.into_iter().chain(variants.map(|(_, body)| body))
    }
}

/// Another representation of a success.
#[derive(Clone, Debug, PartialEq)]
pub struct Representation {
    /// The method that asks for it.
    pub method: FnName,
    /// Its media type.
    pub media_type: String,
    /// What it is.
    pub body: Body,
    /// Deprecation and sunset.
    pub lifecycle: Lifecycle,
    /// Index into the operation's `responses`, and of the representation in that.
    pub content: (usize, usize),
}

/// The body of a success.
#[derive(Clone, Debug, PartialEq)]
pub struct SuccessBody {
    /// What it is.
    pub body: Body,
    /// What is checked of it when strict responses are asked for.
    pub checks: ValueChecks,
}

/// An enum of the bodies of an operation's successes.
#[derive(Clone, Debug, PartialEq)]
pub struct SuccessEnum {
    /// Its name, beside the request struct.
    pub name: TypeName,
    /// Its variants, in the document's order of the successes; one without a body holds nothing.
    pub variants: Vec<(VariantName, SuccessBody)>,
}

/// What the documented errors of an operation are to Rust.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// No documented error has a body.
    None,
    /// All that have one have this.
    One(Body),
    /// They differ: an enum.
    Several(ErrorEnum),
}

/// An enum of the bodies of an operation's documented errors.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorEnum {
    /// Its name, beside the request struct.
    pub name: TypeName,
    /// Its variants: those of the operation alone in the document's order of the errors.
    pub variants: Vec<(VariantName, Body)>,
    /// Index into `Shared::errors`; none where it is the operation's own.
    pub common: Option<usize>,
}

/// What some statuses mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The statuses. `Default` stands for all that no other reply names.
    pub statuses: Vec<StatusPattern>,
    /// What they mean.
    pub outcome: ReplyOutcome,
    /// The media type of the body; none when there is no body.
    pub media_type: Option<String>,
}

/// What a status means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReplyOutcome {
    /// A success with the operation's success body (`()` when that is empty): the variant, where they differ.
    Success(Option<usize>),
    /// A documented error with the operation's error body: the variant, where they differ.
    Failure(Option<usize>),
    /// A documented error that has no body.
    FailureEmpty,
}
