//! Which types does a schema admit? `type` as a name or a list, `null` among them or not.
//!
//! ```text
//! [string, "null"]          type: string, nullable: true
//! "null"                    enum: [null]
//! [string, integer]    ─▶   anyOf: [{type: string, …}, {type: integer, …}]    each with its own keywords
//! [integer, number]         type: number
//! all of them               nothing: any value will do
//! ```

use crate::load::NUMBER_FORMATS;
use crate::source::{At, Value, is_integer};

/// What `type` comes to, without `null`.
#[derive(Clone, Debug)]
pub(super) enum Types<'d> {
    /// Nothing is said, or every type is admitted.
    Any,
    /// Only `null`.
    OnlyNull,
    /// One type: the name where it stands.
    One(At<'d>),
    /// Several.
    Many(Vec<At<'d>>),
}

/// What `type` says.
#[derive(Clone, Debug)]
pub(super) struct Said<'d> {
    pub(super) types: Types<'d>,
    /// Where it says that `null` is admitted beside other values.
    pub(super) null: Option<At<'d>>,
}

/// Every type but `null` and `integer`, which is a kind of number.
const ALL: [&str; 5] = ["array", "boolean", "number", "object", "string"];

/// Reads `type` of a schema. A list of values beside it says more than it does: then the values decide.
pub(super) fn read(schema: At<'_>) -> Said<'_> {
    let Some(at) = schema.get("type") else {
        return Said {
            types: Types::Any,
            null: None,
        };
    };
    let listed: Vec<At<'_>> = if at.is_array() {
        at.items().collect()
    } else {
        vec![at]
    };
    let is = |at: &At<'_>, name: &str| at.as_str() == Some(name);
    let is_null = |at: &At<'_>| at.is_null() || is(at, "null");
    let null = listed.iter().copied().find(is_null);
    let has_number = listed.iter().any(|at| is(at, "number"));
    let mut named: Vec<At<'_>> = Vec::new();
    for at in listed {
        let is_known = named.iter().any(|known| known.as_str() == at.as_str());
        let is_implied = has_number && is(&at, "integer");
        if !is_known && !is_null(&at) && !is_implied {
            named.push(at);
        }
    }
    let types = match named.as_slice() {
        [] if null.is_some() => Types::OnlyNull,
        [] => Types::Any,
        [one] => Types::One(*one),
        many => among_values(schema, many),
    };
    let null = null.filter(|_| !matches!(types, Types::OnlyNull));
    Said { types, null }
}

fn among_values<'d>(schema: At<'d>, named: &[At<'d>]) -> Types<'d> {
    let constant = schema.get("const").into_iter();
    let listed = schema.get("enum").into_iter().flat_map(At::items);
    let values: Vec<At<'d>> = constant.chain(listed).filter(|at| !at.is_null()).collect();
    if !values.is_empty() {
        let used = |ty: &&At<'d>| {
            let name = ty.as_str().unwrap_or("");
            values.iter().all(|value| is_of(*value, name))
        };
        return named
            .iter()
            .find(used)
            .map_or(Types::Any, |ty| Types::One(*ty));
    }
    let says_more = schema
        .entries()
        .any(|(keyword, _)| !of(keyword, None).is_empty());
    let is_every = ALL
        .iter()
        .all(|name| named.iter().any(|ty| ty.as_str() == Some(name)));
    if is_every && !says_more {
        Types::Any
    } else {
        Types::Many(named.to_vec())
    }
}

/// Whether a value is of the type of that name.
pub(super) fn is_of(value: At<'_>, name: &str) -> bool {
    match value.value() {
        Value::Null => name == "null",
        Value::Bool(_) => name == "boolean",
        Value::Number(text) => name == "number" || (name == "integer" && is_integer(text)),
        Value::String(_) => name == "string",
        Value::Array => name == "array",
        Value::Object => name == "object",
    }
}

/// The types that a keyword is about; none, when it is about every value or about none. What a format is about depends
/// on which.
pub(super) fn of(keyword: &str, format: Option<&str>) -> &'static [&'static str] {
    match keyword {
        "minLength" | "maxLength" | "pattern" | "contentEncoding" | "contentMediaType"
        | "contentSchema" => &["string"],
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
            &["integer", "number"]
        }
        "items" | "additionalItems" | "prefixItems" | "minItems" | "maxItems" | "uniqueItems"
        | "contains" | "minContains" | "maxContains" | "unevaluatedItems" => &["array"],
        "properties"
        | "required"
        | "additionalProperties"
        | "patternProperties"
        | "minProperties"
        | "maxProperties"
        | "propertyNames"
        | "dependentRequired"
        | "dependentSchemas"
        | "unevaluatedProperties" => &["object"],
        "format" if format.is_some_and(|name| NUMBER_FORMATS.contains(&name)) => {
            &["integer", "number"]
        }
        "format" => &["string"],
        _ => &[],
    }
}
