//! What does one schema say, keyword by keyword? The only reader of the keywords of the Schema Object.
//!
//! ```text
//! {type: string, maxLength: 24, nullable: true}  ─▶  Keywords { ty: String, rules: [MaxLength(24)], nullable: true, … }
//! ```

use crate::ir::{Bound, Rule, RuleKind};
use crate::lower::json;
use crate::source::{At, FileId, Origin, Value};

/// `type` (OAS 3.0.4 § Data Types).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonType {
    Object,
    Array,
    String,
    Integer,
    Number,
    Boolean,
}

impl JsonType {
    /// The word in documents and messages.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
        }
    }

    /// Whether a value can be of both types: an integer is a number.
    pub(super) fn goes_with(self, other: Self) -> bool {
        let is_number = |ty| matches!(ty, Self::Integer | Self::Number);
        self == other || (is_number(self) && is_number(other))
    }

    fn by_word(word: &str) -> Option<Self> {
        [
            Self::Object,
            Self::Array,
            Self::String,
            Self::Integer,
            Self::Number,
            Self::Boolean,
        ]
        .into_iter()
        .find(|ty| ty.word() == word)
    }
}

/// `additionalProperties`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Additional<'d> {
    /// `true`, or a schema without a keyword.
    Anything,
    /// `false`.
    Nothing,
    /// A schema.
    Of(At<'d>),
}

/// Keywords of JSON Schema 2020-12 that are held against the value as JSON.
pub(super) const ASSERTED: [&str; 7] = [
    "if",
    "contains",
    "propertyNames",
    "patternProperties",
    "dependentRequired",
    "dependentSchemas",
    "prefixItems",
];

/// What one Schema Object says. Keywords that are absent are `None`, empty or `false`.
#[derive(Clone, Debug)]
pub(super) struct Keywords<'d> {
    pub(super) at: At<'d>,
    pub(super) ty: Option<(JsonType, Origin)>,
    pub(super) format: Option<(&'d str, Origin)>,
    pub(super) nullable: bool,
    /// Constraints, in the document's order.
    pub(super) rules: Vec<Rule>,
    /// The array of `enum`.
    pub(super) values: Option<At<'d>>,
    /// The object of `properties`.
    pub(super) properties: Option<At<'d>>,
    /// The array of `required`.
    pub(super) required: Option<At<'d>>,
    pub(super) additional: Option<Additional<'d>>,
    pub(super) items: Option<At<'d>>,
    pub(super) all_of: Option<At<'d>>,
    pub(super) one_of: Option<At<'d>>,
    pub(super) any_of: Option<At<'d>>,
    pub(super) not: Option<At<'d>>,
    pub(super) discriminator: Option<At<'d>>,
    /// What OpenAPI 3.0 has no word for, and is held against the value as JSON: `if`, `contains` and their like.
    pub(super) asserted: Vec<At<'d>>,
}

impl<'d> Keywords<'d> {
    /// Reads a Schema Object. Keywords of the wrong type were refused before; unknown ones were reported.
    pub(super) fn read(at: At<'d>) -> Self {
        let mut keywords = Self {
            at,
            ty: None,
            format: None,
            nullable: false,
            rules: Vec::new(),
            values: None,
            properties: None,
            required: None,
            additional: None,
            items: None,
            all_of: None,
            one_of: None,
            any_of: None,
            not: None,
            discriminator: None,
            asserted: Vec::new(),
        };
        for (key, value) in at.entries() {
            keywords.take(key, value);
        }
        keywords
    }

    fn take(&mut self, key: &str, value: At<'d>) {
        match key {
            "type" => self.ty = read_type(value),
            "format" => self.format = value.as_text().map(|format| (format, value.origin())),
            "nullable" => self.nullable = value.as_bool() == Some(true),
            "enum" => self.values = Some(value),
            "properties" => self.properties = Some(value).filter(|value| value.entries().len() > 0),
            "required" => self.required = Some(value).filter(|value| value.items().len() > 0),
            "additionalProperties" => self.additional = read_additional(value),
            "items" => self.items = Some(value),
            "allOf" => self.all_of = Some(value),
            "oneOf" => self.one_of = Some(value),
            "anyOf" => self.any_of = Some(value),
            "not" => self.not = Some(value),
            "discriminator" => self.discriminator = Some(value),
            key if ASSERTED.contains(&key) => {
                self.asserted
                    .extend(says_something(self.at, key, value).then_some(value));
            }
            _ => self
                .rules
                .extend(self.read_rule(key, value).map(|kind| Rule {
                    origin: value.origin(),
                    kind,
                })),
        }
    }

    fn read_rule(&self, key: &str, value: At<'d>) -> Option<RuleKind> {
        let excluded = |key| self.at.get(key).and_then(At::as_bool) == Some(true);
        let bound = |key| {
            json::number(value).map(|limit| Bound {
                limit,
                exclusive: excluded(key),
            })
        };
        match key {
            "minLength" => value
                .as_u64()
                .filter(|least| *least > 0)
                .map(RuleKind::MinLength),
            "maxLength" => value.as_u64().map(RuleKind::MaxLength),
            "pattern" => value
                .as_text()
                .map(|pattern| RuleKind::Pattern(pattern.to_owned())),
            "minimum" => bound("exclusiveMinimum").map(RuleKind::Minimum),
            "maximum" => bound("exclusiveMaximum").map(RuleKind::Maximum),
            "multipleOf" => json::number(value).map(RuleKind::MultipleOf),
            "minItems" => value
                .as_u64()
                .filter(|least| *least > 0)
                .map(RuleKind::MinItems),
            "maxItems" => value.as_u64().map(RuleKind::MaxItems),
            "uniqueItems" => (value.as_bool() == Some(true)).then_some(RuleKind::UniqueItems),
            "minProperties" => value
                .as_u64()
                .filter(|least| *least > 0)
                .map(RuleKind::MinProperties),
            "maxProperties" => value.as_u64().map(RuleKind::MaxProperties),
            _ => None,
        }
    }

    /// Whether it says nothing about values: at most what they are for.
    pub(super) fn is_silent(&self) -> bool {
        self.is_silent_but_for_type() && self.ty.is_none()
    }

    /// Whether it says nothing about values but their type, and that `null` is among them.
    pub(super) fn is_silent_but_for_type(&self) -> bool {
        let Self {
            at: _,
            ty: _,
            format,
            nullable: _,
            rules,
            values,
            properties,
            required,
            additional,
            items,
            all_of,
            one_of,
            any_of,
            not,
            discriminator,
            asserted,
        } = self;
        let schemas = [
            values,
            properties,
            required,
            items,
            all_of,
            one_of,
            any_of,
            not,
            discriminator,
        ];
        format.is_none()
            && rules.is_empty()
            && additional.is_none()
            && asserted.is_empty()
            && schemas.iter().all(|keyword| keyword.is_none())
    }

    /// Whether `null` is all it admits.
    pub(super) fn is_only_null(&self) -> bool {
        let only_null =
            |values: At<'_>| values.items().len() > 0 && values.items().all(At::is_null);
        self.values.is_some_and(only_null) || (self.nullable && self.is_silent())
    }

    /// The names in `required` with their places.
    pub(super) fn required_names(&self) -> impl Iterator<Item = (&'d str, Origin)> + use<'d> {
        self.required
            .into_iter()
            .flat_map(At::items)
            .filter_map(|name| Some((name.as_text()?, name.origin())))
    }

    /// The type that keywords speak of when `type` is absent.
    pub(super) fn implied_type(&self) -> Option<(JsonType, Origin)> {
        if self.properties.is_some() || self.additional.is_some() {
            return Some((JsonType::Object, self.at.origin()));
        }
        if self.items.is_some() {
            return Some((JsonType::Array, self.at.origin()));
        }
        None
    }
}

fn read_type(value: At<'_>) -> Option<(JsonType, Origin)> {
    Some((JsonType::by_word(value.as_str()?)?, value.origin()))
}

fn read_additional(value: At<'_>) -> Option<Additional<'_>> {
    match value.value() {
        Value::Bool(false) => Some(Additional::Nothing),
        Value::Bool(true) => Some(Additional::Anything),
        Value::Object if value.entries().all(|(key, _)| key.starts_with("x-")) => {
            Some(Additional::Anything)
        }
        Value::Object => Some(Additional::Of(value)),
        Value::Null | Value::Number(_) | Value::String(_) | Value::Array => None,
    }
}

/// The type that a rule is about; values of other types obey it whatever they are.
pub(super) fn applies_to(kind: &RuleKind, ty: JsonType) -> bool {
    match kind {
        RuleKind::MinLength(_) | RuleKind::MaxLength(_) | RuleKind::Pattern(_) => {
            ty == JsonType::String
        }
        RuleKind::Minimum(_) | RuleKind::Maximum(_) | RuleKind::MultipleOf(_) => {
            matches!(ty, JsonType::Integer | JsonType::Number)
        }
        RuleKind::MinItems(_) | RuleKind::MaxItems(_) | RuleKind::UniqueItems => {
            ty == JsonType::Array
        }
        RuleKind::MinProperties(_) | RuleKind::MaxProperties(_) | RuleKind::Members { .. } => {
            ty == JsonType::Object
        }
        RuleKind::Among(_) => true,
        RuleKind::Asserted { keyword, .. } => about(keyword).is_none_or(|about| about == ty),
    }
}

/// The type that a keyword is about which is held against the value as JSON.
pub(super) fn about(keyword: &str) -> Option<JsonType> {
    match keyword {
        "contains" | "prefixItems" => Some(JsonType::Array),
        "propertyNames" | "patternProperties" | "dependentRequired" | "dependentSchemas" => {
            Some(JsonType::Object)
        }
        _ => None,
    }
}

/// Whether such a keyword excludes any value. OpenAPI 3.0 does not know them: there they stand in documents that were
/// rewritten, or mean nothing.
fn says_something(schema: At<'_>, key: &str, value: At<'_>) -> bool {
    let is_text = |value: At<'_>| value.as_str() == Some("string");
    schema.origin().file() == FileId::REWRITTEN
        && match key {
            "if" => schema.get("then").is_some() || schema.get("else").is_some(),
            // Any name of a member is a string.
            "propertyNames" => value
                .entries()
                .any(|(key, value)| key != "type" || !is_text(value)),
            "contains" => {
                schema.get("minContains").and_then(At::as_u64) != Some(0)
                    || schema.get("maxContains").is_some()
            }
            "prefixItems" => value.items().len() > 0,
            _ => value.entries().len() > 0,
        }
}
