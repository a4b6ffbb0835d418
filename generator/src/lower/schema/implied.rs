//! Does a place add anything to what it refers to? If not, it is that type, and no type of its own is made.
//!
//! ```text
//! allOf: [{$ref: Pet}, {description: A pet}]            adds nothing  ─▶  Pet
//! allOf: [{$ref: Pet}, {type: object}]                  adds nothing  ─▶  Pet
//! allOf: [{$ref: Name}, {maxLength: 63}]                adds a rule   ─▶  Name, at most 63 characters
//! oneOf: [{$ref: Cat}] beside properties that Cat has   adds nothing  ─▶  Cat
//! ```
//!
//! Documents that repeat the properties of all alternatives beside a union seldom repeat them exactly: what an
//! alternative says of a property of its own is the more particular, and what stands beside the union adds nothing.

use std::collections::BTreeSet;

use super::Context;
use super::conjunction::{Cut, Level, Part, Whole};
use super::keywords::{Additional, JsonType, Keywords};
use crate::source::{At, same_value};

/// What a part adds to the parts that a reference brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Adds {
    /// Nothing: whatever satisfies the others satisfies it.
    Nothing,
    /// Rules on scalars and lists, which a place can state beside a named type.
    Rules,
    /// Something that makes another type of it.
    Meaning,
}

/// What the place adds to the one thing it refers to.
pub(super) fn added<'d>(cx: &Context<'d, '_>, whole: &Whole<'d>) -> Adds {
    let brought: Vec<&Keywords<'d>> = whole.brought().map(|part| &*part.keywords).collect();
    whole
        .added()
        .map(|part| adds(cx, part, &brought))
        .max()
        .unwrap_or(Adds::Nothing)
}

fn adds<'d>(cx: &Context<'d, '_>, part: &Part<'d>, brought: &[&Keywords<'d>]) -> Adds {
    let Keywords {
        at: _,
        ty,
        format,
        nullable: _,
        rules,
        values,
        properties,
        required,
        additional,
        items,
        // What `allOf` brings in is a part of its own.
        all_of: _,
        one_of,
        any_of,
        not,
        discriminator: _,
        asserted,
    } = &*part.keywords;
    let has_union = |list: &Option<At<'_>>, cut| list.is_some() && !part.cut.has(cut);
    let same_type = ty.is_none_or(|(ty, _)| brought.iter().any(|other| admits_only(other, ty)));
    let same_format =
        format.is_none_or(|(format, _)| brought.iter().any(|other| is_format(other, format)));
    let same_values =
        values.is_none_or(|list| brought.iter().any(|other| lists_within(other, list)));
    let has_required = required.is_none() || {
        let known: BTreeSet<&str> = brought
            .iter()
            .flat_map(|other| other.required_names())
            .map(|(name, _)| name)
            .collect();
        part.keywords
            .required_names()
            .all(|(name, _)| known.contains(name))
    };
    let has_properties = properties.is_none_or(|properties| {
        properties.entries().all(|(name, schema)| {
            let mut others = brought
                .iter()
                .filter_map(|other| other.properties?.get(name));
            match part.level {
                Level::Rest => others.any(|other| is_alike(cx, other, schema)),
                Level::Here | Level::Brought => others.any(|other| is_within(cx, other, schema)),
            }
        })
    });
    let same_extra = match additional {
        None | Some(Additional::Anything) => true,
        Some(Additional::Nothing) => brought
            .iter()
            .any(|other| matches!(other.additional, Some(Additional::Nothing))),
        Some(Additional::Of(_)) => false,
    };
    let no_structure = items.is_none()
        && not.is_none()
        && asserted.is_empty()
        && !has_union(one_of, Cut::ONE_OF)
        && !has_union(any_of, Cut::ANY_OF);
    let is_implied = same_type
        && same_format
        && same_values
        && has_required
        && has_properties
        && same_extra
        && no_structure;
    if !is_implied {
        return Adds::Meaning;
    }
    let is_known = |rule: &crate::ir::Rule| {
        brought
            .iter()
            .any(|other| other.rules.iter().any(|r| r.kind == rule.kind))
    };
    if rules.iter().all(is_known) {
        Adds::Nothing
    } else if brought
        .iter()
        .any(|other| other.properties.is_some() || admits_only(other, JsonType::Object))
    {
        Adds::Meaning
    } else {
        Adds::Rules
    }
}

fn admits_only(keywords: &Keywords<'_>, ty: JsonType) -> bool {
    match keywords.ty.or_else(|| keywords.implied_type()) {
        Some((known, _)) => known == ty || (known, ty) == (JsonType::Integer, JsonType::Number),
        None => false,
    }
}

fn is_format(keywords: &Keywords<'_>, format: &str) -> bool {
    keywords.format.is_some_and(|(known, _)| known == format)
}

fn lists_within(keywords: &Keywords<'_>, list: At<'_>) -> bool {
    keywords.values.is_some_and(|known| {
        known
            .items()
            .all(|value| list.items().any(|other| same_value(value, other)))
    })
}

/// Whether two schemas of one property can be of the same type.
fn is_alike<'d>(cx: &Context<'d, '_>, schema: At<'d>, other: At<'d>) -> bool {
    let ty = |at: At<'d>| {
        let keywords = Keywords::read(cx.document.resolve(at));
        keywords
            .ty
            .or_else(|| keywords.implied_type())
            .map(|(ty, _)| ty)
    };
    match (ty(schema), ty(other)) {
        (Some(left), Some(right)) => left.goes_with(right),
        (None, _) | (_, None) => true,
    }
}

/// Whether every value of one schema is a value of another, as far as that shows without looking deep: they are the
/// same schema, or say the same, or the second says only what the first says as well.
fn is_within<'d>(cx: &Context<'d, '_>, schema: At<'d>, other: At<'d>) -> bool {
    let (schema, other) = (cx.document.resolve(schema), cx.document.resolve(other));
    if schema.origin() == other.origin() || same_value(schema, other) {
        return true;
    }
    let (schema, other) = (Keywords::read(schema), Keywords::read(other));
    let simple = |keywords: &Keywords<'_>| {
        [
            keywords.properties,
            keywords.items,
            keywords.all_of,
            keywords.one_of,
            keywords.any_of,
            keywords.not,
        ]
        .iter()
        .all(Option::is_none)
            && keywords.required.is_none()
            && keywords.additional.is_none()
            && keywords.asserted.is_empty()
    };
    simple(&other)
        && other.ty.is_none_or(|(ty, _)| admits_only(&schema, ty))
        && other
            .format
            .is_none_or(|(format, _)| is_format(&schema, format))
        && other.values.is_none_or(|list| lists_within(&schema, list))
        && other
            .rules
            .iter()
            .all(|rule| schema.rules.iter().any(|known| known.kind == rule.kind))
        && (other.nullable || !schema.nullable)
}
