//! What may a schema say of a value that no type can say? Conditions, exclusions, and what is said of members by their
//! names: assertions on the value as JSON (JSON Schema 2020-12, Core § 10, Validation § 6).

use super::{Json, RuleKind, SpecName};

/// What must hold of a JSON value. A value of another type than the one an assertion speaks of obeys it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assertion {
    /// `type`.
    Type(JsonKind),
    /// `enum`, `const`: one of these values.
    Values(Vec<Json>),
    /// A limit or pattern: of the kinds of rules, those on strings, numbers, and sizes of arrays and objects.
    Limit(Box<RuleKind>),
    /// `items`.
    Items(Box<Assertion>),
    /// `prefixItems`.
    Tuple(Vec<Assertion>),
    /// `contains`, `minContains`, `maxContains`.
    Contains {
        /// What items obey that count.
        item: Box<Assertion>,
        /// How many there are at least.
        least: u64,
        /// How many there are at most.
        most: Option<u64>,
    },
    /// `required`.
    Required(Vec<SpecName>),
    /// `dependentRequired`, of one member.
    Dependent(SpecName, Vec<SpecName>),
    /// `properties`, of one member.
    Member(SpecName, Box<Assertion>),
    /// `propertyNames`.
    Names(Box<Assertion>),
    /// `patternProperties`, of one pattern.
    Matching(String, Box<Assertion>),
    /// `additionalProperties`: of the members that are not named and match no pattern; none where there may be none.
    Others {
        /// The names.
        names: Vec<SpecName>,
        /// The patterns.
        patterns: Vec<String>,
        /// What the others obey.
        obey: Option<Box<Assertion>>,
    },
    /// `allOf`.
    All(Vec<Assertion>),
    /// `anyOf`.
    Any(Vec<Assertion>),
    /// `oneOf`.
    One(Vec<Assertion>),
    /// `not`.
    Not(Box<Assertion>),
    /// `if`, `then`, `else`.
    If {
        /// Which values obey `then`.
        condition: Box<Assertion>,
        /// What those obey.
        then: Box<Assertion>,
        /// What the others obey.
        otherwise: Box<Assertion>,
    },
}

/// A type that JSON Schema knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `integer`: a number without a fraction, however it is written.
    Integer,
    /// `number`.
    Number,
    /// `string`.
    String,
    /// `array`.
    Array,
    /// `object`.
    Object,
}

impl JsonKind {
    /// The word in documents.
    pub fn word(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// Whether a value is of the type.
    pub fn admits(self, value: &Json) -> bool {
        match value {
            Json::Null => self == Self::Null,
            Json::Bool(_) => self == Self::Boolean,
            Json::Number(number) => {
                self == Self::Number || (self == Self::Integer && number.is_integer())
            }
            Json::String(_) => self == Self::String,
            Json::Array(_) => self == Self::Array,
            Json::Object(_) => self == Self::Object,
        }
    }
}

impl Assertion {
    /// What every value obeys.
    pub const NOTHING: Self = Self::All(Vec::new());

    /// Several as one.
    pub fn all(mut several: Vec<Self>) -> Self {
        if several.len() == 1
            && let Some(one) = several.pop()
        {
            return one;
        }
        Self::All(several)
    }

    /// Whether every value obeys it.
    pub fn is_nothing(&self) -> bool {
        *self == Self::NOTHING
    }

    /// The patterns in it, those below it included.
    pub fn patterns(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.visit(&mut |assertion| match assertion {
            Self::Limit(limit) => {
                if let RuleKind::Pattern(source) = limit.as_ref() {
                    found.push(source.as_str());
                }
            }
            Self::Matching(source, _) => found.push(source.as_str()),
            Self::Others { patterns, .. } => found.extend(patterns.iter().map(String::as_str)),
            _ => {}
        });
        found
    }

    /// Looks at it and at all below it.
    fn visit<'a>(&'a self, look: &mut impl FnMut(&'a Self)) {
        look(self);
        match self {
            Self::Type(_)
            | Self::Values(_)
            | Self::Limit(_)
            | Self::Required(_)
            | Self::Dependent(..)
            | Self::Others { obey: None, .. } => {}
            Self::Items(inner)
            | Self::Contains { item: inner, .. }
            | Self::Member(_, inner)
            | Self::Names(inner)
            | Self::Matching(_, inner)
            | Self::Others {
                obey: Some(inner), ..
            }
            | Self::Not(inner) => inner.visit(look),
            Self::Tuple(list) | Self::All(list) | Self::Any(list) | Self::One(list) => {
                for inner in list {
                    inner.visit(look);
                }
            }
            Self::If {
                condition,
                then,
                otherwise,
            } => {
                for inner in [condition, then, otherwise] {
                    inner.visit(look);
                }
            }
        }
    }
}
