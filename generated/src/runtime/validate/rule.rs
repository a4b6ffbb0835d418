// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which rules can a value break?

use std::fmt;

use super::KnownValues;
use crate::runtime::base_url::UrlProblem;
use crate::runtime::servers::ServerProblem;
use crate::runtime::untrusted::Untrusted;

/// A rule of the document (JSON Schema Validation, Wright 00 § 5), and what is needed to explain that it is broken.
///
/// The value itself is not part of it: it may be secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// `minLength`.
    MinLength {
        /// The least number of code points.
        limit: u64,
        /// How many there are.
        actual: u64,
    },
    /// `maxLength`.
    MaxLength {
        /// The greatest number of code points.
        limit: u64,
        /// How many there are.
        actual: u64,
    },
    /// `pattern`.
    Pattern {
        /// The regular expression as the document has it.
        pattern: &'static str,
        /// How many code points the value has.
        length: u64,
    },
    /// `format`: the value is not of the documented form.
    Format {
        /// The format as the document calls it.
        format: &'static str,
        /// What is expected, with an example.
        expected: &'static str,
    },
    /// `pattern`, where the regular expression could not be used to check.
    UnusablePattern {
        /// The regular expression as the document has it.
        pattern: &'static str,
    },
    /// `minimum`.
    Minimum {
        /// The limit.
        limit: String,
        /// Whether the limit itself is refused.
        exclusive: bool,
    },
    /// `maximum`.
    Maximum {
        /// The limit.
        limit: String,
        /// Whether the limit itself is refused.
        exclusive: bool,
    },
    /// `multipleOf`.
    MultipleOf {
        /// What the value must be a multiple of.
        divisor: String,
    },
    /// `multipleOf`, where the divisor could not be used to check.
    UnusableDivisor {
        /// The divisor as the document has it.
        divisor: String,
    },
    /// The number is infinite or not a number, which JSON cannot say.
    NotFinite,
    /// `minItems`.
    MinItems {
        /// The least number of items.
        limit: u64,
        /// How many there are.
        actual: u64,
    },
    /// `maxItems`.
    MaxItems {
        /// The greatest number of items.
        limit: u64,
        /// How many there are.
        actual: u64,
    },
    /// `uniqueItems`.
    UniqueItems {
        /// The first of two items that are equal.
        first: usize,
        /// The second of them.
        second: usize,
    },
    /// `minProperties`.
    MinProperties {
        /// The least number of members.
        limit: u64,
        /// How many there are.
        actual: u64,
    },
    /// `maxProperties`.
    MaxProperties {
        /// The greatest number of members.
        limit: u64,
        /// How many there are.
        actual: u64,
    },
    /// `contains`, `minContains`.
    Contains {
        /// The least number of items of the documented kind.
        limit: u64,
        /// How many there are.
        actual: u64,
    },
    /// `maxContains`.
    MaxContains {
        /// The greatest number of items of the documented kind.
        limit: u64,
        /// How many there are.
        actual: u64,
    },
    /// `enum` or `const`: the value is none of the documented ones.
    UnknownEnumValue {
        /// Those.
        known: KnownValues,
    },
    /// `type`, where it depends on other parts of the value.
    Type {
        /// The type as the document calls it.
        expected: &'static str,
    },
    /// `required`, where it depends on other parts of the value.
    Required {
        /// The member that is missing.
        member: &'static str,
    },
    /// `dependentRequired`.
    DependentRequired {
        /// The member that is missing.
        member: &'static str,
        /// The member that asks for it.
        beside: &'static str,
    },
    /// `propertyNames`: the member may not have this name.
    PropertyName,
    /// `not`: the value is what the document excludes.
    Not,
    /// `not` over `required`: all these members are there.
    NotTogether {
        /// Their names.
        members: Vec<&'static str>,
    },
    /// `oneOf`: the value has none or several of the documented shapes.
    OneOf {
        /// How many.
        matched: usize,
    },
    /// `anyOf`: the value has none of the documented shapes.
    AnyOf,
    /// `additionalProperties: false`: a member that the document does not know.
    UnknownMember,
    /// The value cannot be written as JSON.
    Unserializable,
    /// The value would change which resource the path names: it is empty, `.` or `..`.
    UnsafeSegment,
    /// An item holds what separates the items of its list, where nothing tells one from the other.
    Separator {
        /// The character.
        separator: char,
    },
    /// The value cannot be sent in a header field.
    UnsafeHeader,
    /// The URL is no server that can be called.
    Server(UrlProblem),
    /// The operation has no such server, or not with these variables.
    ServerChoice(ServerProblem),
    /// The body is of another media type than those that are documented, or of none that is known.
    MediaType {
        /// Those that are documented, such as `image/*`.
        range: &'static str,
    },
}

impl Rule {
    /// The rule's name, which never changes: the JSON Schema keyword where there is one.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::MinLength { .. } => "minLength",
            Self::MaxLength { .. } => "maxLength",
            Self::Pattern { .. } => "pattern",
            Self::Format { .. } => "format",
            Self::UnusablePattern { .. } => "unusablePattern",
            Self::Minimum {
                exclusive: false, ..
            } => "minimum",
            Self::Minimum {
                exclusive: true, ..
            } => "exclusiveMinimum",
            Self::Maximum {
                exclusive: false, ..
            } => "maximum",
            Self::Maximum {
                exclusive: true, ..
            } => "exclusiveMaximum",
            Self::MultipleOf { .. } => "multipleOf",
            Self::UnusableDivisor { .. } => "unusableDivisor",
            Self::NotFinite => "finite",
            Self::MinItems { .. } => "minItems",
            Self::MaxItems { .. } => "maxItems",
            Self::UniqueItems { .. } => "uniqueItems",
            Self::MinProperties { .. } => "minProperties",
            Self::MaxProperties { .. } => "maxProperties",
            Self::Contains { .. } => "contains",
            Self::MaxContains { .. } => "maxContains",
            Self::UnknownEnumValue { .. } => "enum",
            Self::Type { .. } => "type",
            Self::Required { .. } => "required",
            Self::DependentRequired { .. } => "dependentRequired",
            Self::PropertyName => "propertyNames",
            Self::Not | Self::NotTogether { .. } => "not",
            Self::OneOf { .. } => "oneOf",
            Self::AnyOf => "anyOf",
            Self::UnknownMember => "additionalProperties",
            Self::Unserializable => "unserializable",
            Self::UnsafeSegment => "unsafeSegment",
            Self::Server(_) | Self::ServerChoice(_) => "server",
            Self::UnsafeHeader => "unsafeHeader",
            Self::Separator { .. } => "separator",
            Self::MediaType { .. } => "mediaType",
        }
    }
}

/// What is wrong, to follow the name of the place: "must have at least 24 characters, but has 3".
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MinLength { limit, actual } => at_least(f, *limit, *actual, "character"),
            Self::MaxLength { limit, actual } => at_most(f, *limit, *actual, "character"),
            Self::Pattern { pattern, length } => {
                write!(f, "must match `{}`, but its ", Untrusted(pattern))?;
                counted(f, *length, "character")?;
                f.write_str(if *length == 1 { " does not" } else { " do not" })
            }
            Self::Format { expected, .. } => write!(f, "must be {expected}"),
            Self::UnusablePattern { pattern } => {
                write!(f, "could not be checked against `{}`", Untrusted(pattern))
            }
            Self::Minimum { limit, exclusive } => match exclusive {
                false => write!(f, "must be {limit} or more"),
                true => write!(f, "must be more than {limit}"),
            },
            Self::Maximum { limit, exclusive } => match exclusive {
                false => write!(f, "must be {limit} or less"),
                true => write!(f, "must be less than {limit}"),
            },
            Self::MultipleOf { divisor } => write!(f, "must be a multiple of {divisor}"),
            Self::UnusableDivisor { divisor } => {
                write!(f, "could not be checked to be a multiple of {divisor}")
            }
            Self::NotFinite => f.write_str("must be a finite number"),
            Self::MinItems { limit, actual } => at_least(f, *limit, *actual, "item"),
            Self::MaxItems { limit, actual } => at_most(f, *limit, *actual, "item"),
            Self::UniqueItems { first, second } => {
                write!(
                    f,
                    "must not repeat items, but items {first} and {second} are equal"
                )
            }
            Self::MinProperties { limit, actual } => at_least(f, *limit, *actual, "member"),
            Self::MaxProperties { limit, actual } => at_most(f, *limit, *actual, "member"),
            Self::Contains { limit, actual } => at_least(f, *limit, *actual, "documented item"),
            Self::MaxContains { limit, actual } => at_most(f, *limit, *actual, "documented item"),
            Self::UnknownEnumValue { known } => write!(f, "must be {known}"),
            Self::Type { expected } => write!(f, "must be of the type {expected}"),
            Self::Required { member } => {
                write!(f, "must have the member `{}`", Untrusted(member))
            }
            Self::DependentRequired { member, beside } => write!(
                f,
                "must have the member `{}` beside `{}`",
                Untrusted(member),
                Untrusted(beside)
            ),
            Self::PropertyName => f.write_str("has a name that members may not have"),
            Self::Not => f.write_str("must not be what the document excludes"),
            Self::NotTogether { members } => {
                f.write_str("must not have ")?;
                f.write_str(if members.len() > 1 {
                    "all of "
                } else {
                    "the member "
                })?;
                for (index, member) in members.iter().enumerate() {
                    let comma = if index > 0 { ", " } else { "" };
                    write!(f, "{comma}`{}`", Untrusted(member))?;
                }
                Ok(())
            }
            Self::OneOf { matched: 0 } => {
                f.write_str("must have exactly one of the documented shapes, but has none")
            }
            Self::OneOf { matched } => write!(
                f,
                "must have exactly one of the documented shapes, but has {matched}"
            ),
            Self::AnyOf => f.write_str("must have one of the documented shapes"),
            Self::UnknownMember => f.write_str("is not a documented member"),
            Self::Unserializable => f.write_str("cannot be written as JSON"),
            Self::UnsafeSegment => {
                f.write_str("must not be empty, `.` or `..`, which would name another resource")
            }
            Self::Separator { separator } => write!(
                f,
                "must not hold {}, which separates the items of the list",
                if *separator == ' ' { "a space" } else { "`|`" }
            ),
            Self::UnsafeHeader => {
                f.write_str("must not hold characters that a header field cannot carry")
            }
            Self::Server(problem) => write!(f, "cannot be called: {problem}"),
            Self::ServerChoice(problem) => write!(f, "cannot be chosen: {problem}"),
            Self::MediaType { range } => write!(
                f,
                "must be of the range `{range}`: `Body::with_media_type` says which it is"
            ),
        }
    }
}

fn at_least(f: &mut fmt::Formatter<'_>, limit: u64, actual: u64, unit: &str) -> fmt::Result {
    f.write_str("must have at least ")?;
    counted(f, limit, unit)?;
    write!(f, ", but has {actual}")
}

fn at_most(f: &mut fmt::Formatter<'_>, limit: u64, actual: u64, unit: &str) -> fmt::Result {
    f.write_str("must have at most ")?;
    counted(f, limit, unit)?;
    write!(f, ", but has {actual}")
}

fn counted(f: &mut fmt::Formatter<'_>, count: u64, unit: &str) -> fmt::Result {
    write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
}
