//! What is a type? Shapes, uses of types, and the rules values must obey.
//!
//! A `TypeDef` is what gets (or may get) a Rust name; a `TypeUse` is a place where a type is used, with what that
//! place adds: nullability and rules.

use indexmap::IndexMap;

use super::{Docs, Json, Rule, SpecName};
use crate::source::Origin;

/// Index of a type in the [`TypeTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(crate) u32);

impl TypeId {
    /// The index as a number.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Every type of the API.
#[derive(Clone, Debug, Default)]
pub struct TypeTable {
    defs: Vec<TypeDef>,
}

impl TypeTable {
    /// Takes the types in order; the n-th gets `TypeId(n)`.
    pub(crate) fn new(defs: Vec<TypeDef>) -> Self {
        Self { defs }
    }

    /// The types in order.
    pub(crate) fn into_defs(self) -> Vec<TypeDef> {
        self.defs
    }

    /// The type, where the id is of this table.
    pub fn get(&self, id: TypeId) -> Option<&TypeDef> {
        self.defs.get(id.index())
    }

    /// All types with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.defs
            .iter()
            .enumerate()
            .map(|(i, def)| (TypeId(u32::try_from(i).unwrap_or(u32::MAX)), def))
    }

    /// How many types there are.
    pub fn len(&self) -> usize {
        self.defs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.defs.is_empty()
    }
}

/// A type with a place of its own.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Where its schema stands.
    pub origin: Origin,
    /// Where its name comes from.
    pub provenance: Provenance,
    /// `title`, when the schema has one: a hint for a name, never relied on to be unique.
    pub title: Option<String>,
    /// Prose.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// What it looks like.
    pub shape: Shape,
    /// Whether the schema admits `null`. Every use of the type says so too; the shape inside says it nowhere again.
    pub nullable: bool,
    /// `default`, when there is one.
    pub default: Option<Json>,
    /// `example`/`examples` of the schema.
    pub examples: Vec<Example>,
}

/// Where a type's name comes from: "named or inline" is data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// A schema of `components/schemas`.
    Component(SpecName),
    /// A schema written where it is used.
    Inline {
        /// What it belongs to.
        owner: Owner,
        /// How one gets from the owner to it.
        via: Step,
    },
}

/// What an inline type belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Another type.
    Type(TypeId),
    /// An operation (index into `Api::operations`).
    Operation(usize),
    /// A component that is not a schema: section (`responses`, `parameters`, …) and name.
    Component(&'static str, SpecName),
}

/// One step from an owner to an inline type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A property.
    Property(SpecName),
    /// Items of an array.
    Items,
    /// Values of a map.
    Values,
    /// The n-th member of a union.
    Variant(usize),
    /// A parameter.
    Parameter(SpecName),
    /// The request body, of the n-th media type.
    RequestBody(usize),
    /// The body of a response: status as the document spells it, and the n-th media type.
    ResponseBody(String, usize),
    /// A response header.
    ResponseHeader(String, SpecName),
}

/// What a type looks like.
#[derive(Clone, Debug)]
pub enum Shape {
    /// An object with known members.
    Struct(Struct),
    /// A closed list of scalar values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// Another type under a name of its own: scalars, arrays, maps.
    Alias(TypeUse),
}

/// An object with known members.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Members in the document's order.
    pub fields: Vec<Field>,
    /// Members it does not name.
    pub extra: Extra,
    /// `minProperties`, `maxProperties`, and alternatives of members that must be there.
    pub rules: Vec<Rule>,
}

/// Members an object does not name (`additionalProperties`).
#[derive(Clone, Debug)]
pub enum Extra {
    /// Absent or `true` or `{}`: allowed, and of no meaning to the document.
    Allowed,
    /// `false`: refused by validators; a response that has them is read all the same.
    Refused,
    /// As [`Allowed`](Self::Allowed), and the configuration keeps them as they come.
    Kept,
    /// As [`Refused`](Self::Refused), and the configuration keeps them as they come.
    KeptAndRefused,
    /// A schema: kept in a map.
    Typed(Box<TypeUse>),
}

impl Extra {
    /// Whether the document says that there are none.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Refused | Self::KeptAndRefused)
    }
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// Where its schema stands.
    pub origin: Origin,
    /// Its name on the wire.
    pub name: SpecName,
    /// Prose.
    pub docs: Docs,
    /// Its type, and the rules of this place.
    pub value: TypeUse,
    /// Whether it may be absent, null, both or neither.
    pub presence: Presence,
    /// `readOnly`, `writeOnly`.
    pub access: Access,
    /// `default`, when there is one.
    pub default: Option<Json>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `example` of the property.
    pub examples: Vec<Example>,
}

/// required × nullable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Present, never null.
    Required,
    /// May be absent, never null.
    Optional,
    /// Present, may be null.
    RequiredNullable,
    /// May be absent, may be null: the two mean different things in a PATCH.
    OptionalNullable,
}

/// Who writes a member (OAS 3.0.4 § Fixed Fields of the Schema Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Both sides.
    ReadWrite,
    /// Only the server sends it; "required" binds responses only.
    ReadOnly,
    /// Only the client sends it; "required" binds requests only.
    WriteOnly,
}

/// A closed list of values.
#[derive(Clone, Debug)]
pub struct Enum {
    /// What the values are.
    pub kind: EnumKind,
    /// The values, in the document's order, each once. `null` is not among them: it makes the use nullable.
    pub values: Vec<EnumValue>,
}

/// What the values of an enumeration are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumKind {
    /// Strings.
    Text,
    /// Integers within `i64`.
    Integer,
    /// Scalars of several types. Booleans and numbers stay what they are, under the rule [`Among`](super::RuleKind::Among).
    Mixed,
}

/// One value of an enumeration.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// Where it stands.
    pub origin: Origin,
    /// The value.
    pub value: Json,
}

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// Exactly one, or at least one.
    pub mode: UnionMode,
    /// The member that tells which, when the document names one.
    pub discriminator: Option<Discriminator>,
    /// The types, in the document's order.
    pub variants: Vec<Variant>,
}

impl Union {
    /// The values of the discriminator that stand for a variant.
    pub fn tags(&self, variant: usize) -> impl Iterator<Item = &str> {
        let mapping = self.discriminator.iter().flat_map(|told| &told.mapping);
        mapping
            .filter(move |(_, index)| **index == variant)
            .map(|(tag, _)| tag.as_str())
    }
}

/// `oneOf` or `anyOf`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnionMode {
    /// Exactly one matches.
    OneOf,
    /// At least one matches.
    AnyOf,
}

/// OAS 3.0.4 § Discriminator Object, its mapping resolved.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// Where it stands.
    pub origin: Origin,
    /// The member that tells.
    pub property: SpecName,
    /// Value → index of the variant.
    pub mapping: IndexMap<String, usize>,
}

/// One member of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Where its schema stands.
    pub origin: Origin,
    /// Its title, a hint for its name.
    pub title: Option<String>,
    /// The component that the document refers to: with what stands beside the union its type can be another.
    pub component: Option<SpecName>,
    /// Its type.
    pub value: TypeUse,
}

/// A place where a type is used.
#[derive(Clone, Debug)]
pub struct TypeUse {
    /// Where the schema (or the reference to it) stands.
    pub origin: Origin,
    /// The type.
    pub ty: Ty,
    /// Whether `null` is admitted here (by this place or by the type).
    pub nullable: bool,
    /// Rules this place states. Those of a named type are with the type.
    pub rules: Vec<Rule>,
    /// Examples that the schema of this place states, where the place is items of a list, values of a map or a variant
    /// without a name. Those of a member, a parameter or a body are with that.
    pub examples: Vec<Example>,
}

/// A type as used.
#[derive(Clone, Debug, PartialEq)]
pub enum Ty {
    /// A type of the table.
    Named(TypeId),
    /// `type: string`.
    Text(TextFormat),
    /// `type: boolean`.
    Bool,
    /// `type: integer`.
    Integer(IntegerFormat),
    /// `type: number`.
    Number(NumberFormat),
    /// `type: array`.
    List(Box<TypeUse>),
    /// `type: object` with `additionalProperties` and no properties.
    Map(Box<TypeUse>),
    /// Any JSON, or any object, and why.
    Untyped(Untyped),
}

impl Ty {
    /// The type of the table that it is.
    pub fn named(&self) -> Option<TypeId> {
        match self {
            Self::Named(id) => Some(*id),
            Self::Text(_)
            | Self::Bool
            | Self::Integer(_)
            | Self::Number(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Untyped(_) => None,
        }
    }
}

impl TypeUse {
    /// A use that adds nothing to the type: neither `null` nor rules nor examples.
    pub fn bare(origin: Origin, ty: Ty) -> Self {
        Self {
            origin,
            ty,
            nullable: false,
            rules: Vec::new(),
            examples: Vec::new(),
        }
    }
}

impl PartialEq for TypeUse {
    /// Equality of meaning: type, nullability and rules, wherever they stand.
    fn eq(&self, other: &Self) -> bool {
        self.ty == other.ty
            && self.nullable == other.nullable
            && self
                .rules
                .iter()
                .map(|r| &r.kind)
                .eq(other.rules.iter().map(|r| &r.kind))
    }
}

/// Why a place holds any JSON. Counted in reports: nothing becomes untyped in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Untyped {
    /// The schema is `{}` or `true`: the document says "anything".
    Anything,
    /// `type: object` with neither properties nor a schema for others: an object of anything.
    FreeObject,
    /// The only value the document admits is `null`.
    OnlyNull,
    /// The configuration allows an unsupported construct to be read as JSON.
    Allowed,
    /// The configuration names a type that stands in the place of ours: what it reads is its own affair.
    Replaced,
}

/// `format` of strings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TextFormat {
    /// None.
    Plain,
    /// RFC 3339 `date-time`.
    DateTime,
    /// RFC 3339 `full-date`.
    Date,
    /// RFC 3339 `full-time`.
    Time,
    /// RFC 3339 Appendix A / ISO 8601 `duration`.
    Duration,
    /// RFC 9562.
    Uuid,
    /// Base64 text (RFC 4648 § 4).
    Byte,
    /// Raw bytes.
    Binary,
    /// RFC 3986.
    Uri,
    /// Dotted quad.
    Ipv4,
    /// RFC 4291 § 2.2.
    Ipv6,
    /// RFC 5321 mailbox.
    Email,
    /// A secret: never shown in `Debug`.
    Password,
    /// A decimal number as text.
    Decimal,
    /// A format that we do not know, or that the configuration keeps as a string.
    Other(String),
}

/// `format` of integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IntegerFormat {
    /// `int8`.
    Int8,
    /// `int16`.
    Int16,
    /// `int32`.
    Int32,
    /// `int64`, and none.
    Int64,
    /// `uint8`.
    Uint8,
    /// `uint16`.
    Uint16,
    /// `uint32`.
    Uint32,
    /// `uint64`.
    Uint64,
}

/// `format` of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberFormat {
    /// `float`.
    Float,
    /// `double`, and none.
    Double,
    /// `decimal`: digits kept.
    Decimal,
}

/// An example of a value.
#[derive(Clone, Debug)]
pub struct Example {
    /// Where it stands.
    pub origin: Origin,
    /// Its name, when it has one.
    pub name: Option<SpecName>,
    /// Its summary or description.
    pub docs: Docs,
    /// The value.
    pub value: Json,
}
