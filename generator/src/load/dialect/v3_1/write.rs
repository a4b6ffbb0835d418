//! What does a schema of OpenAPI 3.1 say in the words of OpenAPI 3.0? Keyword by keyword, in the author's order.
//!
//! ```text
//! {const: a}                                      {enum: [a]}
//! {$ref: X, maxLength: 3}                         {maxLength: 3, allOf: [{$ref: X}]}
//! {$ref: X, description: …}                 ─▶    as it is: prose beside a reference is about the place
//! {examples: [1, 2]}                              {example: 1, allOf: [{example: 2}]}
//! true, false                                     {}, {not: {}}
//! ```
//!
//! What OpenAPI 3.0 has no word for stays where it is. Some of it `lower` holds against values (`if`, `contains` and their
//! like); of the rest a note says that nobody looks at it.

use super::super::rewrite::Rewrite;
use super::types::{self, Said, Types};
use super::{bounds, choice, content, items, members};
use crate::diagnostics::{Severity, catalog, escape};
use crate::load::structure::REFERENCES;
use crate::source::{At, Container, Value, same_value};

/// What looks at the same value as the schema that it stands in (JSON Schema 2020-12 Core § 10.2), whatever its type.
pub(super) const IN_PLACE: &[&str] = &[
    "$dynamicRef",
    "$recursiveRef",
    "$ref",
    "allOf",
    "anyOf",
    "if",
    "oneOf",
];

/// A schema and what is known of it before any keyword is written.
pub(super) struct Schema<'d> {
    pub(super) at: At<'d>,
    said: Said<'d>,
    /// The text of its reference.
    reference: Option<At<'d>>,
    /// Whether nothing stands beside the reference but what is about the place.
    is_plain: bool,
}

/// What OpenAPI 3.0 can only say in a member of `allOf`.
enum Extra<'d> {
    /// The reference, for what stands beside it.
    Reference(At<'d>),
    /// A second lower or upper bound.
    Bound(&'static str, At<'d>),
    /// Another example.
    Example(At<'d>),
    /// A list of values that the constant beside it is not in.
    Values(At<'d>),
    /// A choice of types beside two other choices.
    Types(Vec<At<'d>>),
}

/// Writes a schema.
pub(super) fn schema<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    let node = cx.begin(Container::Object, at);
    cx.out.image(at, node);
    if let Some(allows) = at.as_bool() {
        if !allows {
            cx.object("not", at, |_| {});
        }
        cx.close();
        return;
    }
    let schema = Schema::read(cx, at);
    if schema.reference.is_some() && schema.is_plain {
        cx.refers(node, at);
    }
    write(cx, &schema, None);
    cx.close();
}

impl<'d> Schema<'d> {
    fn read(cx: &Rewrite<'d, '_>, at: At<'d>) -> Self {
        let reference = cx
            .target(at)
            .and_then(|_| REFERENCES.iter().find_map(|key| at.get(key)));
        let more_examples = examples(at).nth(1).is_some();
        Self {
            at,
            said: types::read(at),
            reference,
            is_plain: !more_examples && at.entries().all(|(key, _)| is_about_place(key)),
        }
    }

    fn extras(&self) -> Vec<Extra<'d>> {
        let reference = self.reference.filter(|_| !self.is_plain);
        let taken = |key| self.at.get(key).is_some();
        let types = match &self.said.types {
            Types::Many(types) if taken("anyOf") && taken("oneOf") => Some(types.clone()),
            Types::Any | Types::OnlyNull | Types::One(_) | Types::Many(_) => None,
        };
        let bounds = bounds::second(self.at);
        let is_apart = |list: &At<'_>| {
            let constant = self.at.get("const");
            let mut listed = list.items();
            constant.is_some_and(|constant| !listed.any(|value| same_value(value, constant)))
        };
        let values = self.at.get("enum").filter(is_apart);
        reference
            .map(|_| Extra::Reference(self.at))
            .into_iter()
            .chain(types.map(Extra::Types))
            .chain(bounds.map(|(name, at)| Extra::Bound(name, at)))
            .chain(values.map(Extra::Values))
            .chain(examples(self.at).skip(1).map(Extra::Example))
            .collect()
    }
}

/// Keywords that say what a place is for and nothing about its values: beside a reference they need no schema of their
/// own.
fn is_about_place(keyword: &str) -> bool {
    matches!(
        keyword,
        "$ref"
            | "$dynamicRef"
            | "$recursiveRef"
            | "title"
            | "summary"
            | "description"
            | "default"
            | "example"
            | "examples"
            | "readOnly"
            | "writeOnly"
            | "deprecated"
            | "nullable"
            | "externalDocs"
            | "xml"
            | "$comment"
            | "$defs"
            | "definitions"
            | "$id"
            | "$schema"
            | "$anchor"
            | "$dynamicAnchor"
            | "$recursiveAnchor"
    ) || keyword.starts_with("x-")
}

/// Every example, the old keyword's first.
fn examples(schema: At<'_>) -> impl Iterator<Item = At<'_>> {
    let new = schema.get("examples").into_iter().flat_map(At::items);
    schema.get("example").into_iter().chain(new)
}

/// Writes the keywords of a schema: those about one type only, or all that are not told apart by type.
fn write<'d>(cx: &mut Rewrite<'d, '_>, schema: &Schema<'d>, only: Option<&str>) {
    let at = schema.at;
    let is_split = matches!(schema.said.types, Types::Many(_));
    let format = at.get("format").and_then(At::as_str);
    for (keyword, member) in at.entries() {
        let about = types::of(keyword, format);
        let here = match only {
            Some(ty) => about.contains(&ty),
            None => !is_split || about.is_empty(),
        };
        if here {
            write_keyword(cx, schema, (keyword, member));
        }
    }
    if only.is_some() {
        return;
    }
    let extras = schema.extras();
    if !extras.is_empty() && at.get("allOf").is_none() {
        let like = schema.reference.unwrap_or(at);
        cx.array("allOf", like, |cx| write_extras(cx, schema, &extras));
    }
}

fn write_keyword<'d>(
    cx: &mut Rewrite<'d, '_>,
    schema: &Schema<'d>,
    (keyword, member): (&str, At<'d>),
) {
    let at = schema.at;
    match keyword {
        "$ref" | "$dynamicRef" | "$recursiveRef" => {
            if schema.is_plain {
                write_reference(cx, schema, member);
            }
        }
        "type" => write_types(cx, schema, member),
        "nullable" => {
            if member.as_bool().is_some() {
                note_nullable(cx, member);
            }
            if schema.said.null.is_none() {
                cx.member(member);
            }
        }
        "const" => cx.array("enum", member, |cx| cx.value(member)),
        // What is listed beside a constant adds nothing to it, or is a list of its own.
        "enum" if at.get("const").is_some() => {}
        "exclusiveMinimum" | "exclusiveMaximum" => bounds::write(cx, at, (keyword, member)),
        "examples" => write_examples(cx, at, member),
        "default" if !fits(schema, member) => leave_default_out(cx, member),
        "contentEncoding" | "contentMediaType" => content::write(cx, at, (keyword, member)),
        "items" | "additionalItems" | "prefixItems" | "unevaluatedItems" | "maxItems" => {
            items::write(cx, at, (keyword, member));
        }
        "additionalProperties" | "patternProperties" | "unevaluatedProperties" => {
            members::write(cx, at, (keyword, member));
        }
        "allOf" => {
            cx.out.same_key(member);
            cx.open(Container::Array, member);
            write_extras(cx, schema, &schema.extras());
            for item in member.items() {
                cx.value(item);
            }
            cx.close();
        }
        "oneOf" | "anyOf" => match choice::read(cx, at, member) {
            Some(choice) => choice::write(cx, at, member, &choice),
            None => cx.member(member),
        },
        // Where constants are a list of values, their meanings are told with it.
        "description" if choice::describes(cx, at) => {}
        "contentSchema" => {
            if member.entries().len() > 0 {
                not_looked_at(cx, member, "`contentSchema` is not looked at");
            }
            cx.member(member);
        }
        _ => cx.member(member),
    }
}

/// Notes that values are not held against a keyword.
pub(super) fn not_looked_at<'d>(cx: &mut Rewrite<'d, '_>, member: At<'d>, what: &str) {
    cx.say(member.origin().key(), &catalog::schema::NOT_VALIDATED, what);
}

fn write_reference<'d>(cx: &mut Rewrite<'d, '_>, schema: &Schema<'d>, member: At<'d>) {
    let is_ours = schema
        .reference
        .is_some_and(|reference| reference.origin() == member.origin());
    if !is_ours {
        return;
    }
    if member.key() != Some("$ref") {
        let what = format!(
            "`{}` is read as a `$ref`: what other schemas say of the anchor is not looked at",
            escape(member.as_str().unwrap_or(""))
        );
        cx.say(member.origin(), &catalog::reference::DYNAMIC, what);
    }
    cx.out.key("$ref", member);
    cx.out.copy_scalar(member);
}

fn write_extras<'d>(cx: &mut Rewrite<'d, '_>, schema: &Schema<'d>, extras: &[Extra<'d>]) {
    for extra in extras {
        match extra {
            Extra::Reference(at) => {
                let node = cx.begin(Container::Object, *at);
                cx.refers(node, *at);
                if let Some(text) = schema.reference {
                    write_reference(cx, schema, text);
                }
            }
            Extra::Bound(name, at) => {
                cx.begin(Container::Object, *at);
                bounds::write_exclusive(cx, name, *at);
            }
            Extra::Example(at) => {
                cx.begin(Container::Object, *at);
                cx.member_as("example", *at);
            }
            Extra::Values(at) => {
                cx.begin(Container::Object, *at);
                cx.member(*at);
            }
            Extra::Types(types) => {
                cx.begin(Container::Object, schema.at);
                write_choice_of_types(cx, schema, "anyOf", types);
            }
        }
        cx.close();
    }
}

fn write_types<'d>(cx: &mut Rewrite<'d, '_>, schema: &Schema<'d>, member: At<'d>) {
    let at = schema.at;
    let taken = |key| at.get(key).is_some();
    match &schema.said.types {
        Types::Any => {}
        Types::OnlyNull if taken("enum") || taken("const") => {}
        Types::OnlyNull => cx.array("enum", member, |cx| {
            cx.out.null(member);
        }),
        Types::One(ty) => {
            cx.out.key("type", member);
            let node = cx.out.copy_scalar(*ty);
            cx.out.image(member, node);
        }
        Types::Many(types) if !taken("anyOf") => write_choice_of_types(cx, schema, "anyOf", types),
        Types::Many(types) if !taken("oneOf") => write_choice_of_types(cx, schema, "oneOf", types),
        // It is a member of `allOf`.
        Types::Many(_) => {}
    }
    if let Some(null) = schema.said.null {
        cx.out.key("nullable", null);
        cx.out.boolean(true, null);
    }
}

fn write_choice_of_types<'d>(
    cx: &mut Rewrite<'d, '_>,
    schema: &Schema<'d>,
    key: &str,
    types: &[At<'d>],
) {
    let like = schema.at.get("type").unwrap_or(schema.at);
    cx.array(key, like, |cx| {
        for ty in types {
            cx.begin(Container::Object, *ty);
            cx.out.key("type", *ty);
            cx.out.copy_scalar(*ty);
            write(cx, schema, ty.as_str());
            cx.close();
        }
    });
}

fn write_examples<'d>(cx: &mut Rewrite<'d, '_>, schema: At<'d>, member: At<'d>) {
    if !member.is_array() {
        let message = catalog::structure::WRONG_TYPE
            .message(format!(
                "`examples` is {} and should be an array: it is left out",
                member.kind_name()
            ))
            .severity(Severity::Warning);
        cx.diagnostics.report(member.origin(), message);
        return;
    }
    // The others are members of `allOf`.
    if let Some(first) = member
        .items()
        .next()
        .filter(|_| schema.get("example").is_none())
    {
        cx.member_as("example", first);
    }
}

/// Whether a default can be of the type that the schema states. JSON Schema only recommends it (validation § 9.2), so
/// one that cannot is no fault of the document. What spells a value of the type is for `lower` to read.
fn fits(schema: &Schema<'_>, default: At<'_>) -> bool {
    let Types::One(ty) = &schema.said.types else {
        return true;
    };
    let ty = ty.as_str().unwrap_or("");
    let scalar = matches!(ty, "string" | "integer" | "number" | "boolean");
    match default.value() {
        Value::Null => true,
        Value::Object => ty == "object",
        Value::Array => ty == "array",
        Value::String(_) => ty != "object",
        Value::Bool(_) => matches!(ty, "boolean" | "string" | "array"),
        Value::Number(_) if scalar => ty == "string" || types::is_of(default, ty),
        Value::Number(_) => ty == "array",
    }
}

fn leave_default_out<'d>(cx: &mut Rewrite<'d, '_>, member: At<'d>) {
    let message = catalog::schema::DEFAULT_OF_OTHER_TYPE
        .message(format!(
            "the default is {}, which is not of the schema's type: it is left out",
            member.kind_name()
        ))
        .severity(Severity::Warning);
    cx.diagnostics.report(member.origin(), message);
}

fn note_nullable<'d>(cx: &mut Rewrite<'d, '_>, member: At<'d>) {
    cx.say_once("nullable", member, |others| {
        catalog::structure::OLDER_FORM.message(format!(
            "`nullable` is of OpenAPI 3.0 and is read as it is meant there{others}"
        ))
    });
}
