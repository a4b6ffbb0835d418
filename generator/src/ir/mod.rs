//! What does the API mean? Plain data, free of documents, Rust names and tokens.
//!
//! `lower` makes it, `plan` and `emit` read it, nothing changes it in between. Everything that has a meaning for a
//! caller is here with the place it came from, so that two descriptions can be compared without their documents.

mod assertion;
mod operation;
mod rule;
mod schema;
mod subject;
mod uses;
mod value;

use indexmap::IndexMap;

pub use self::assertion::{Assertion, JsonKind};
pub use self::operation::{
    Content, Encoding, Header, Lifecycle, MediaType, Method, Operation, OperationName, Parameter,
    ParameterForm, PathTemplate, Piece, Place, QueryPiece, RequestBody, Requirement, Reserved,
    Response, SecurityAlternative, Segment, Sequence, StatusPattern, Style,
};
pub use self::rule::{Bound, Rule, RuleKind};
pub use self::schema::{
    Access, Discriminator, Enum, EnumKind, EnumValue, Example, Extra, Field, IntegerFormat,
    NumberFormat, Owner, Presence, Provenance, Shape, Step, Struct, TextFormat, Ty, TypeDef,
    TypeId, TypeTable, TypeUse, Union, UnionMode, Untyped, Variant,
};
pub use self::subject::{Applied, Subject};
pub(crate) use self::uses::{each_use_of_operation, each_use_of_type};
pub use self::value::{Json, Number, SpecName};
use crate::source::Origin;

/// A whole API: one document, its references followed and its meaning settled.
#[derive(Clone, Debug)]
pub struct Api {
    /// Title, version and prose of the document.
    pub info: Info,
    /// Servers of the document's root, in its order (OAS 3.0.4 § Server Object).
    pub servers: Vec<Server>,
    /// Tags in the order of the root's list, then of first use.
    pub tags: Vec<Tag>,
    /// Security schemes by the name the document gives them.
    pub security_schemes: IndexMap<SpecName, SecurityScheme>,
    /// Operations in the order of the document.
    pub operations: Vec<Operation>,
    /// Every type: components first, in the document's order, then inline ones in the order of their use.
    pub types: TypeTable,
    /// What the configuration says of single parts, those left out aside.
    pub overrides: Vec<Applied>,
}

/// OAS 3.0.4 § Info Object.
#[derive(Clone, Debug)]
pub struct Info {
    /// Where the Info Object stands.
    pub origin: Origin,
    /// Title of the API.
    pub title: String,
    /// Version of the API description (not of OpenAPI).
    pub version: String,
    /// Prose: summary and description.
    pub docs: Docs,
    /// Where the terms of service are.
    pub terms_of_service: Option<String>,
    /// Who answers questions.
    pub contact: Contact,
    /// Under which license the API is.
    pub license: License,
}

/// OAS 3.0.4 § Contact Object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// A person or an organisation.
    pub name: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// An address.
    pub email: Option<String>,
}

/// OAS 3.1.1 § License Object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct License {
    /// Its name.
    pub name: Option<String>,
    /// Where its text is.
    pub url: Option<String>,
    /// What SPDX calls it, where that is not its name.
    pub identifier: Option<String>,
}

/// A base URL the document names.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where the Server Object stands.
    pub origin: Origin,
    /// The URL, with `{variable}` places left in.
    pub url: String,
    /// What it is for.
    pub docs: Docs,
    /// Variables of the URL, in the document's order.
    pub variables: IndexMap<SpecName, ServerVariable>,
}

/// OAS 3.0.4 § Server Variable Object.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// The value used when the caller gives none.
    pub default: String,
    /// The allowed values; empty when any value is allowed.
    pub values: Vec<String>,
    /// What it is for.
    pub docs: Docs,
}

/// A group of operations.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Where the Tag Object stands, or the first use of a tag the root does not list.
    pub origin: Origin,
    /// Its name.
    pub name: SpecName,
    /// The tag that it is a part of (OAS 3.2.0 § Tag Object, `parent`).
    pub parent: Option<SpecName>,
    /// What it groups.
    pub docs: Docs,
}

/// Prose from the document, not yet sanitised: it may enter output only through the documentation sanitiser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// One line.
    pub summary: Option<String>,
    /// Markdown, as `CommonMark` has it.
    pub description: Option<String>,
    /// `externalDocs`: description and URL.
    pub external: Option<(Option<String>, String)>,
    /// Specification extensions (`x-…`) of this object, in the document's order. They are documentation at most.
    pub extensions: IndexMap<SpecName, Json>,
}

/// OAS 3.0.4 § Security Scheme Object.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Where it stands.
    pub origin: Origin,
    /// What it is for.
    pub docs: Docs,
    /// How a request proves who makes it.
    pub kind: SecuritySchemeKind,
}

/// The kinds of security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecuritySchemeKind {
    /// `type: apiKey`.
    ApiKey {
        /// Header, query or cookie.
        place: Place,
        /// Name of the header, parameter or cookie.
        name: SpecName,
    },
    /// `type: http`, `scheme: basic` (RFC 7617).
    HttpBasic,
    /// `type: http`, `scheme: bearer` (RFC 6750).
    HttpBearer {
        /// `bearerFormat`, a hint to people.
        format: Option<String>,
    },
    /// `type: http`, `scheme: digest` (RFC 7616).
    HttpDigest,
    /// `type: http` with any other scheme of the HTTP authentication registry or of the document's own.
    HttpOther {
        /// The scheme, as the document spells it.
        scheme: SpecName,
    },
    /// `type: http` with a scheme, or `type: apiKey` with a header field or cookie, that cannot be named in a request (RFC
    /// 9110 § 5.6.2, § 11.1: a token).
    Unsendable,
    /// A key in `Authorization` of which an extension says that it is a signature over each request.
    Signed {
        /// How requests are signed, as the document calls it.
        by: SpecName,
    },
    /// `type: oauth2`: the flows a program can use, and those that need a person.
    OAuth2 {
        /// The token URL of the client credentials flow (RFC 6749 § 4.4), where it is offered.
        client_credentials: Option<ClientCredentials>,
        /// The other flows offered: for these the caller brings a token.
        other_flows: Vec<OtherFlow>,
    },
    /// `type: openIdConnect`: the caller brings a token.
    OpenIdConnect {
        /// The discovery URL.
        url: String,
    },
    /// `type: mutualTLS` (OAS 3.1).
    MutualTls,
}

/// A flow of an OAuth 2.0 scheme that the client does not follow itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherFlow {
    /// What it is called.
    pub name: String,
    /// Where a person, or a device, asks for a token.
    pub authorization_url: Option<String>,
    /// Where a program gets it.
    pub token_url: Option<String>,
    /// Scopes and what they allow.
    pub scopes: IndexMap<String, String>,
}

/// The client credentials flow of an OAuth 2.0 scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientCredentials {
    /// Where tokens come from; may be relative to the server.
    pub token_url: String,
    /// Where tokens are refreshed, if the document says.
    pub refresh_url: Option<String>,
    /// Scopes and what they allow.
    pub scopes: IndexMap<String, String>,
}
