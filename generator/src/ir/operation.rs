//! What is an operation? A method on a path, what it takes and what it answers.

use indexmap::IndexMap;

use super::{Docs, Example, Json, Server, SpecName, TypeUse};
use crate::source::Origin;

/// OAS 3.0.4 § Operation Object, with what its Path Item Object adds.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where the Operation Object stands.
    pub origin: Origin,
    /// What it is called.
    pub name: OperationName,
    /// HTTP method.
    pub method: Method,
    /// Path below the server's URL.
    pub path: PathTemplate,
    /// Tags, in the document's order.
    pub tags: Vec<SpecName>,
    /// Prose.
    pub docs: Docs,
    /// Deprecation and sunset.
    pub lifecycle: Lifecycle,
    /// Parameters of path item and operation, merged by name and place; path parameters in template order first, then
    /// the document's order.
    pub parameters: Vec<Parameter>,
    /// Request body.
    pub body: Option<RequestBody>,
    /// Responses in the document's order.
    pub responses: Vec<Response>,
    /// Who may call it: alternatives, any one of which suffices. Empty: no credentials are sent.
    pub security: Vec<SecurityAlternative>,
    /// Servers that replace the document's own; empty when it states none.
    pub servers: Vec<Server>,
}

impl Operation {
    /// Whether it says what a success looks like. Where it does not, `default` is that.
    pub fn documents_success(&self) -> bool {
        let mut responses = self.responses.iter();
        responses.any(|response| response.status.is_success())
    }
}

/// What an operation is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperationName {
    /// Its `operationId`.
    Given(SpecName),
    /// It has none: method and path stand in.
    Derived(SpecName),
}

impl OperationName {
    /// The name, wherever it came from.
    pub fn as_spec_name(&self) -> &SpecName {
        match self {
            Self::Given(name) | Self::Derived(name) => name,
        }
    }
}

/// HTTP methods a Path Item Object can hold (OAS 3.2.0 § Path Item Object).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// DELETE
    Delete,
    /// OPTIONS
    Options,
    /// HEAD
    Head,
    /// PATCH
    Patch,
    /// TRACE
    Trace,
    /// QUERY
    Query,
    /// Any other token, in the case that the document gives it.
    Other(SpecName),
}

impl Method {
    /// The method as it goes over the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => name.as_str(),
        }
    }
}

/// A path, parsed once (OAS 3.0.4 § Path Templating).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathTemplate {
    /// The template as the document spells it.
    pub text: String,
    /// Its segments, split at `/`; a trailing slash gives a last empty segment.
    pub segments: Vec<Segment>,
    /// What the template has after a `?`: RFC 3986 query text that every call sends before its own parameters. OAS does
    /// not provide for it, but `/rest?method=photos.search` is common enough. A `#fragment`, which only tells
    /// operations apart, is in `text` alone: it is never sent.
    pub query: Option<String>,
    /// Parameters that the template has after a `?` (`/search?q={query}`): they are query parameters, wherever the
    /// document says that they go.
    pub query_parameters: Vec<QueryPiece>,
}

impl PathTemplate {
    /// The parameters of its segments, in order; one that stands there twice comes twice.
    pub fn parameters(&self) -> impl Iterator<Item = &SpecName> {
        let pieces = self.segments.iter().flat_map(|segment| &segment.pieces);
        pieces.filter_map(|piece| match piece {
            Piece::Parameter(name) => Some(name),
            Piece::Literal(_) => None,
        })
    }
}

/// `name={parameter}` after the `?` of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryPiece {
    /// The name that is sent.
    pub name: SpecName,
    /// The parameter that says what is sent.
    pub parameter: SpecName,
}

/// One segment: literal text and parameters in turn (`{clusterName}:grantAccess`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Its pieces; none for an empty segment.
    pub pieces: Vec<Piece>,
}

/// A piece of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text sent as it is: RFC 3986 `pchar`s.
    Literal(String),
    /// The value of the path parameter of this name.
    Parameter(SpecName),
}

/// OAS 3.0.4 § Parameter Object.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where the Parameter Object stands.
    pub origin: Origin,
    /// Its name on the wire.
    pub name: SpecName,
    /// Where it goes.
    pub place: Place,
    /// Prose.
    pub docs: Docs,
    /// Whether the caller must give it.
    pub required: Requirement,
    /// `deprecated`.
    pub deprecated: bool,
    /// How its value becomes text.
    pub form: ParameterForm,
    /// Its type and rules.
    pub value: TypeUse,
    /// The text of its value, where it must be given and can have one value only: it is sent, and nobody is asked for it.
    pub fixed: Option<String>,
    /// `default` of its schema.
    pub default: Option<Json>,
    /// Its examples, and those of its schema.
    pub examples: Vec<Example>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A part of the path.
    Path,
    /// The query.
    Query,
    /// A header field.
    Header,
    /// The `Cookie` header field.
    Cookie,
}

/// Whether something must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// It must.
    Required,
    /// It may be left out.
    Optional,
}

/// How a parameter's value becomes text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterForm {
    /// `schema` with `style` (OAS 3.0.4 § Style Values), defaults filled in.
    Styled {
        /// The style.
        style: Style,
        /// `explode`.
        explode: bool,
        /// What becomes of reserved characters in it.
        reserved: Reserved,
        /// `allowEmptyValue`.
        allow_empty: bool,
    },
    /// `content`: the value is serialised as this media type.
    Content(MediaType),
    /// `in: querystring`: the same, and it is the whole query, without a name (OAS 3.2.0 § Parameter Locations).
    WholeQuery(MediaType),
}

/// What becomes of the reserved characters of RFC 3986 § 2.2 in a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reserved {
    /// They are percent-encoded.
    Encoded,
    /// Those that may stand where the value goes are kept (`allowReserved`). Slashes in a path are none of them (OAS 3.2.0
    /// § Path Templating).
    Kept,
    /// The same, and slashes are kept in a path: the template has `{+name}` (RFC 6570 § 3.2.3), or the parameter
    /// `x-ms-skip-url-encoding`.
    KeptWithSlashes,
}

/// OAS 3.0.4 § Style Values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `;name=value` (RFC 6570 § 3.2.7).
    Matrix,
    /// `.value` (RFC 6570 § 3.2.5).
    Label,
    /// `value` (RFC 6570 § 3.2.2).
    Simple,
    /// `name=value` (RFC 6570 § 3.2.8).
    Form,
    /// Space-separated values.
    SpaceDelimited,
    /// Pipe-separated values.
    PipeDelimited,
    /// `name[member]=value`.
    DeepObject,
}

/// OAS 3.0.4 § Request Body Object.
#[derive(Clone, Debug)]
pub struct RequestBody {
    /// Where it stands.
    pub origin: Origin,
    /// Prose.
    pub docs: Docs,
    /// Whether the caller must give it.
    pub required: Requirement,
    /// The representations it may take, in the document's order.
    pub content: Vec<Content>,
}

/// OAS 3.0.4 § Media Type Object under its media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// Where it stands.
    pub origin: Origin,
    /// The media type or range.
    pub media_type: MediaType,
    /// What the body is, or each value of a body that is a [`Sequence`]; `None` when the document states no schema, and for
    /// events whose data is text.
    pub value: Option<TypeUse>,
    /// Examples of the body; none of a [`Sequence`].
    pub examples: Vec<Example>,
    /// Examples of the values of a body that is a [`Sequence`], each where the example of the whole stands.
    pub values: Vec<Example>,
    /// `encoding`, by property: how the parts of a form or multipart body become text.
    pub encoding: IndexMap<SpecName, Encoding>,
    /// Deprecation and sunset of this representation.
    pub lifecycle: Lifecycle,
    /// Specification extensions of this representation.
    pub extensions: IndexMap<SpecName, Json>,
}

/// OAS 3.0.4 § Encoding Object.
#[derive(Clone, Debug)]
pub struct Encoding {
    /// Where it stands.
    pub origin: Origin,
    /// `contentType`: the media types the part may have, in the document's order; empty when none is stated.
    pub content_types: Vec<MediaType>,
    /// Headers of the part, in the document's order.
    pub headers: Vec<Header>,
    /// `style`, when it is stated.
    pub style: Option<Style>,
    /// `explode`, when it is stated.
    pub explode: Option<bool>,
    /// `allowReserved`.
    pub allow_reserved: bool,
}

/// A media type or range (RFC 9110 § 8.3.1), parsed: `application/vnd.atlas.2023-01-01+json`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MediaType {
    /// The document's text, surrounding white space removed.
    pub text: String,
    /// Type, lower case.
    pub main: String,
    /// Subtype, lower case.
    pub sub: String,
    /// Parameters: name in lower case, value unquoted.
    pub parameters: Vec<(String, String)>,
}

impl MediaType {
    /// Whether its values are JSON texts: by its name, whatever comes before the `/`, or by its suffix (RFC 6839 § 3.1).
    pub fn is_json(&self) -> bool {
        matches!(self.sub.as_str(), "json" | "x-json") || self.suffix() == Some("json")
    }

    /// The structured syntax suffix (RFC 6838 § 4.2.8): `json` of `application/problem+json`.
    pub fn suffix(&self) -> Option<&str> {
        self.sub.rsplit_once('+').map(|(_, suffix)| suffix)
    }
}

/// What a body that is a sequence of values looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sequence {
    /// Server-sent events (WHATWG HTML § 9.2).
    Events,
    /// A JSON text a line: NDJSON, JSON Lines.
    JsonLines,
    /// JSON texts, each after a record separator (RFC 7464).
    JsonTexts,
}

impl Sequence {
    /// The sequence that a media type stands for; none for any other.
    pub fn of(media_type: &MediaType) -> Option<Self> {
        match (media_type.main.as_str(), media_type.sub.as_str()) {
            ("text", "event-stream") => Some(Self::Events),
            (
                "application" | "text",
                "x-ndjson" | "ndjson" | "jsonl" | "x-jsonl" | "jsonlines" | "x-jsonlines",
            )
            | ("application", "stream+json" | "x-json-stream") => Some(Self::JsonLines),
            (_, "json-seq") => Some(Self::JsonTexts),
            (_, sub) if sub.ends_with("+json-seq") => Some(Self::JsonTexts),
            (_, sub) if sub.ends_with("+ndjson") || sub.ends_with("+jsonl") => {
                Some(Self::JsonLines)
            }
            (_, _) => None,
        }
    }
}

/// Deprecation and sunset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lifecycle {
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The day it stops working, as the document's `x-sunset` gives it.
    pub sunset: Option<String>,
}

/// OAS 3.0.4 § Response Object under its status.
#[derive(Clone, Debug)]
pub struct Response {
    /// Where it stands.
    pub origin: Origin,
    /// The statuses it documents.
    pub status: StatusPattern,
    /// Prose.
    pub docs: Docs,
    /// Headers, in the document's order.
    pub headers: Vec<Header>,
    /// Representations, in the document's order.
    pub content: Vec<Content>,
}

/// The statuses a response documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusPattern {
    /// `404`.
    Exact(u16),
    /// `4XX`: the first digit.
    Range(u8),
    /// `default`.
    Default,
}

impl StatusPattern {
    /// Whether it is about successes alone (RFC 9110 § 15.3).
    pub fn is_success(self) -> bool {
        matches!(self, Self::Exact(200..=299) | Self::Range(2))
    }

    /// Whether such answers to `method` have content, whatever a document says of it (RFC 9110 § 6.4.1): those to HEAD
    /// have none, nor have 1xx, 204, 205 and 304.
    pub fn has_content(self, method: &Method) -> bool {
        let without = matches!(
            self,
            Self::Exact(100..=199 | 204 | 205 | 304) | Self::Range(1)
        );
        !without && *method != Method::Head
    }
}

/// A response header.
#[derive(Clone, Debug)]
pub struct Header {
    /// Where it stands.
    pub origin: Origin,
    /// Its field name as the document spells it.
    pub name: SpecName,
    /// Prose.
    pub docs: Docs,
    /// Whether the server always sends it.
    pub required: Requirement,
    /// How its text becomes a value.
    pub form: ParameterForm,
    /// Its type and rules.
    pub value: TypeUse,
    /// `deprecated`.
    pub deprecated: bool,
    /// Its examples.
    pub examples: Vec<Example>,
}

/// Schemes that must all be satisfied together, each with the scopes it needs. Empty: anonymous calls are allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityAlternative {
    /// Scheme name → scopes.
    pub schemes: IndexMap<SpecName, Vec<String>>,
}
