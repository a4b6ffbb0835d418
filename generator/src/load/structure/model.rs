//! How is the structure of a document described? As tables: one [`Model`] for each object of the specification.

use crate::diagnostics::Diagnostics;
use crate::load::Dialect;
use crate::source::At;

/// An object of the specification.
pub(crate) struct Model {
    /// Which object it is; a `$ref` may lead only to the same thing.
    pub(crate) thing: Thing,
    /// Its fixed fields.
    pub(crate) fields: &'static [Field],
    /// Its patterned fields, where it has any.
    pub(crate) patterned: Option<(KeyRule, Kind)>,
    /// Whether its fields mean something beside a `$ref`.
    pub(crate) beside_reference: bool,
    /// What the table cannot say.
    pub(crate) also: &'static [Rule],
    /// The type of `openapiv3` that it is parsed into.
    pub(crate) fragment: Option<Fragment>,
}

impl Model {
    /// An object without anything; tables name what it has.
    pub(crate) const fn new(thing: Thing) -> Self {
        Self {
            thing,
            fields: &[],
            patterned: None,
            beside_reference: false,
            also: &[],
            fragment: None,
        }
    }
}

/// A rule on an object that the table of its fields cannot say.
pub(crate) type Rule = fn(At<'_>, &mut Diagnostics);

/// A fixed field.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) need: Need,
    pub(crate) kind: Kind,
}

impl Field {
    pub(crate) const fn new(name: &'static str, need: Need, kind: Kind) -> Self {
        Self { name, need, kind }
    }
}

/// What it means that a field is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// The object cannot be understood.
    Required,
    /// The specification requires it, and everyone gets by without.
    Expected,
    /// `Expected` in versions before this one, `Optional` from there on.
    ExpectedBefore(Dialect),
    /// Nothing.
    Optional,
}

impl Need {
    /// What it means in a document of that dialect.
    pub(crate) fn of(self, dialect: Dialect) -> Self {
        match self {
            Self::ExpectedBefore(since) if dialect < since => Self::Expected,
            Self::ExpectedBefore(_) => Self::Optional,
            Self::Required | Self::Expected | Self::Optional => self,
        }
    }
}

/// What may stand at a place.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Prose or a version: other scalars are taken as they are written.
    Text,
    /// A string that programs read.
    Name,
    Bool,
    /// An integer that is not negative.
    Count,
    Number,
    /// Anything: data that is not part of the description.
    Any,
    /// One of these strings.
    Choice(&'static [&'static str]),
    Object(&'static Model),
    /// The object, or a Reference Object that leads to one.
    OrRef(&'static Model),
    List(&'static Kind),
    Map(KeyRule, &'static Kind),
    /// A schema of the document's dialect, or a reference to one.
    Schema,
    /// A boolean or something else.
    BoolOr(&'static Kind),
    /// Something, or a list of it.
    OneOrMany(&'static Kind),
    /// A field that came with a version later than the first that the table is for.
    Since(&'static Since),
    /// A field that is of another form since a later version.
    Changed(&'static Changed),
    /// What a later version of the specification puts here. It is understood well enough to be left out.
    Newer(&'static Newer),
    /// A field that the specification rules out by name.
    Forbidden,
}

/// A field of a later version.
pub(crate) struct Since {
    pub(crate) version: Dialect,
    pub(crate) kind: Kind,
    pub(crate) before: Before,
}

/// A field that is of another form since a later version.
pub(crate) struct Changed {
    pub(crate) version: Dialect,
    pub(crate) before: Kind,
    pub(crate) since: Kind,
}

impl Changed {
    /// The form in a document of that dialect.
    pub(crate) fn of(&self, dialect: Dialect) -> Kind {
        if dialect < self.version {
            self.before
        } else {
            self.since
        }
    }
}

/// What a field of a later version is in an older document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// Refused: its absence would change what the description says.
    Refused,
    /// One field among others that the specification does not know.
    Unknown,
}

/// A field with a form of a later version beside its own.
pub(crate) struct Newer {
    pub(crate) kind: Kind,
    pub(crate) or: Kind,
    /// `OpenAPI 3.1`
    pub(crate) since: &'static str,
}

/// What the names in a map may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyRule {
    Any,
    /// `^[a-zA-Z0-9._-]+$` (OAS 3.0.4 § Fixed Fields of the Components Object).
    Component,
    /// A status code, a range of them, or `default` (OAS 3.0.4 § Patterned Fields of the Responses Object).
    Status,
    /// Begins with `/` (OAS 3.0.4 § Patterned Fields of the Paths Object).
    Path,
}

/// The objects of the specification. Their names are those of its headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Thing {
    OpenApi = 1,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocumentation,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    SecurityRequirement,
    /// A map or list of other things.
    Collection,
}

impl Thing {
    /// Its name with an article, for messages.
    pub(crate) fn named(self) -> &'static str {
        match self {
            Self::OpenApi => "an OpenAPI Object",
            Self::Info => "an Info Object",
            Self::Contact => "a Contact Object",
            Self::License => "a License Object",
            Self::Server => "a Server Object",
            Self::ServerVariable => "a Server Variable Object",
            Self::Components => "a Components Object",
            Self::Paths => "a Paths Object",
            Self::PathItem => "a Path Item Object",
            Self::Operation => "an Operation Object",
            Self::ExternalDocumentation => "an External Documentation Object",
            Self::Parameter => "a Parameter Object",
            Self::RequestBody => "a Request Body Object",
            Self::MediaType => "a Media Type Object",
            Self::Encoding => "an Encoding Object",
            Self::Responses => "a Responses Object",
            Self::Response => "a Response Object",
            Self::Callback => "a Callback Object",
            Self::Example => "an Example Object",
            Self::Link => "a Link Object",
            Self::Header => "a Header Object",
            Self::Tag => "a Tag Object",
            Self::Schema => "a Schema Object",
            Self::Discriminator => "a Discriminator Object",
            Self::Xml => "an XML Object",
            Self::SecurityScheme => "a Security Scheme Object",
            Self::OAuthFlows => "an OAuth Flows Object",
            Self::OAuthFlow => "an OAuth Flow Object",
            Self::SecurityRequirement => "a Security Requirement Object",
            Self::Collection => "a map or list",
        }
    }
}

/// The types of `openapiv3` that fragments are parsed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fragment {
    Info,
    Server,
    Tag,
    ExternalDocumentation,
    SecurityScheme,
    Discriminator,
}
