//! Which member tells the alternatives apart, and by which values?
//!
//! ```text
//! discriminator: {propertyName: kind, mapping: {cat: '#/…/Cat', kitten: Cat}}
//! oneOf: [{$ref: …/Cat}, {$ref: …/Dog}]          ─▶  kind: cat → 0, kitten → 0, Dog → 1
//! ```
//!
//! A schema that no value is mapped to goes by the value that it states itself (`x-ms-discriminator-value`), by the values
//! that it admits for the property, or else by its component's name (OAS 3.0.4 § Discriminator Object).

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::Context;
use super::conjunction::{Conjunction, Whole};
use super::flatten::flatten;
use super::keywords::{JsonType, Keywords};
use crate::diagnostics::catalog::schema as catalog;
use crate::diagnostics::{Severity, escape};
use crate::ir::{Discriminator, SpecName};
use crate::load::{Document, Section};
use crate::source::{At, Origin};

/// Extensions by which a schema states its value.
const STATED: [&str; 2] = ["x-ms-discriminator-value", "x-discriminator-value"];

/// The schemas that the mapping of a discriminator names, each once, in its order.
pub(super) fn mapped_schemas<'d>(cx: &mut Context<'d, '_>, holder: &Keywords<'d>) -> Vec<At<'d>> {
    // A discriminator of a schema without a name has no children: there its mapping may as well be a leftover.
    let has_name = cx.types.component(holder.at.origin()).is_some();
    let mut schemas: Vec<At<'d>> = Vec::new();
    let mut known = BTreeSet::from([holder.at.origin()]);
    for (_, site, target) in mapping(cx, holder) {
        match target {
            Some(at) if !known.insert(at.origin()) => {}
            Some(at) => schemas.push(at),
            None => report_unknown(cx, site, !has_name),
        }
    }
    schemas
}

/// Value, place, and schema of each entry of the mapping.
fn mapping<'d>(
    cx: &Context<'d, '_>,
    holder: &Keywords<'d>,
) -> Vec<(&'d str, At<'d>, Option<At<'d>>)> {
    let mapping = holder.discriminator.and_then(|at| at.get("mapping"));
    let entries = mapping.into_iter().flat_map(At::entries);
    entries
        .map(|(value, site)| (value, site, target(cx.document, site)))
        .collect()
}

/// What a mapping's text means: the name of a component first, a reference otherwise.
fn target<'d>(document: &'d Document, site: At<'d>) -> Option<At<'d>> {
    let text = site.as_str()?;
    let components = document
        .root()
        .get("components")
        .and_then(|components| components.get("schemas"));
    let named = components.and_then(|schemas| schemas.get(text));
    named
        .or_else(|| document.mapped(site))
        .or_else(|| document.lookup(text))
        .filter(|at| at.is_object())
        .map(|at| document.resolve(at))
}

/// A mapping that leads nowhere is an error; one that leads to another file, as when a description of several files
/// was joined into one, only loses its value.
fn report_unknown(cx: &mut Context<'_, '_>, site: At<'_>, is_leftover: bool) {
    let text = site.as_str().unwrap_or_default();
    let is_elsewhere = !text.starts_with('#') && text.contains(['/', '#', '.']);
    let what = format!(
        "the mapping leads to `{}`, which is no schema of this document",
        escape(text)
    );
    cx.say_with(site.origin(), &catalog::UNKNOWN_MAPPING, what, |message| {
        if is_elsewhere || is_leftover {
            message.severity(Severity::Warning)
        } else {
            message
        }
    });
}

/// The discriminator of a union whose alternatives are these, and the values that choose each.
pub(super) fn lower<'d>(
    cx: &mut Context<'d, '_>,
    holder: &Keywords<'d>,
    members: &[At<'d>],
) -> Option<Discriminator> {
    let at = holder.discriminator?;
    let property = at.get("propertyName").and_then(At::as_str)?;
    let document = cx.document;
    let mut targets: BTreeMap<Origin, usize> = BTreeMap::new();
    for (index, member) in members.iter().enumerate() {
        let target = document.resolve(*member).origin();
        targets.entry(target).or_insert(index);
    }
    let mut values: IndexMap<String, usize> = IndexMap::new();
    for (value, site, target) in mapping(cx, holder) {
        let Some(target) = target else {
            report_unknown(cx, site, false);
            continue;
        };
        if let Some(index) = targets.get(&target.origin()).copied() {
            values.insert(value.to_owned(), index);
        } else {
            let what = format!(
                "`{}` is mapped to a schema that is none of the alternatives",
                escape(value)
            );
            cx.say(site.origin(), &catalog::MAPPING_OUTSIDE_UNION, what);
        }
    }
    let mut mapped: BTreeSet<usize> = values.values().copied().collect();
    let unmapped: Vec<usize> = (0..members.len())
        .filter(|index| !mapped.contains(index))
        .collect();
    let own: Vec<Own<'d>> = members
        .iter()
        .map(|member| own_values(cx, *member, property))
        .collect();
    if own.iter().any(|own| own.is_other) {
        let text = format!(
            "the member `{}`, which is to tell the alternatives apart, is no string",
            escape(property)
        );
        cx.say(at.origin(), &catalog::DISCRIMINATOR_NOT_TEXT, text);
        return None;
    }
    let stated = |index: &usize| own.get(*index)?.stated;
    for index in &unmapped {
        if let Some(value) = stated(index) {
            mapped.insert(*values.entry(value.to_owned()).or_insert(*index));
        }
    }
    let unmapped: Vec<usize> = unmapped
        .into_iter()
        .filter(|index| stated(index).is_none())
        .collect();
    // Names come first: what a schema admits may be the names of its children.
    for index in &unmapped {
        let Some(Own {
            name: Some(name),
            admitted,
            ..
        }) = own.get(*index)
        else {
            continue;
        };
        if admitted.is_empty() || admitted.contains(name) {
            mapped.insert(*values.entry(name.clone()).or_insert(*index));
        }
    }
    for index in unmapped {
        let Some(Own { name, admitted, .. }) = own.get(index) else {
            continue;
        };
        for value in admitted {
            mapped.insert(*values.entry(value.clone()).or_insert(index));
        }
        if let Some(name) = name.as_ref().filter(|_| !mapped.contains(&index)) {
            mapped.insert(*values.entry(name.clone()).or_insert(index));
        }
    }
    Some(Discriminator {
        origin: at.origin(),
        property: SpecName::new(property),
        mapping: values,
    })
}

/// What can choose an alternative without a mapping: the name of its component, and the values that it admits for the
/// property; none where it admits any text.
struct Own<'d> {
    /// The value that it says it has.
    stated: Option<&'d str>,
    name: Option<String>,
    admitted: Vec<String>,
    /// Whether the property cannot be a text.
    is_other: bool,
}

fn own_values<'d>(cx: &mut Context<'d, '_>, member: At<'d>, property: &str) -> Own<'d> {
    let whole = flatten(cx, &Conjunction::of(member), None);
    let schema = schema_of(cx, &whole, property);
    if schema.is_none() {
        let text = format!(
            "an alternative has no member `{}`, which is to tell it from the others",
            escape(property)
        );
        cx.say(member.origin(), &catalog::DISCRIMINATOR_MISSING, text);
    }
    let at = cx.document.resolve(member);
    let stated = STATED.iter().find_map(|key| at.get(key)?.as_text());
    Own {
        stated,
        name: component_name(cx, member),
        admitted: schema.as_ref().map(texts_of).unwrap_or_default(),
        is_other: schema.is_some_and(|schema| is_other(&schema)),
    }
}

/// The texts that a whole admits for a property: none when it has no such property or admits any text.
pub(super) fn admitted_values<'d>(
    cx: &mut Context<'d, '_>,
    whole: &Whole<'d>,
    property: &str,
) -> Vec<String> {
    let schema = schema_of(cx, whole, property);
    schema.as_ref().map(texts_of).unwrap_or_default()
}

/// What a whole says of a property: nothing when it has no such property.
fn schema_of<'d>(cx: &mut Context<'d, '_>, whole: &Whole<'d>, property: &str) -> Option<Whole<'d>> {
    let schemas: Vec<At<'d>> = whole
        .parts
        .iter()
        .filter_map(|part| {
            part.keywords
                .properties
                .and_then(|properties| properties.get(property))
        })
        .collect();
    if schemas.is_empty() && whole.unions.is_empty() {
        return None;
    }
    let members = schemas
        .into_iter()
        .map(super::conjunction::Member::whole)
        .collect();
    Some(flatten(cx, &Conjunction(members), None))
}

/// The texts that a schema lists: none when it admits any.
fn texts_of(schema: &Whole<'_>) -> Vec<String> {
    let mut admitted: Option<Vec<String>> = None;
    for list in lists(schema) {
        let texts = list.items().filter_map(At::as_str);
        admitted = Some(match admitted {
            None => texts.map(str::to_owned).collect(),
            Some(known) => {
                let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
                let common = texts.filter(|text| known.contains(text));
                common.map(str::to_owned).collect()
            }
        });
    }
    admitted.unwrap_or_default()
}

/// Whether no text satisfies a schema: it is of another type, or lists values and no text among them.
fn is_other(schema: &Whole<'_>) -> bool {
    let mut types = schema.parts.iter().filter_map(|part| part.keywords.ty);
    types.any(|(ty, _)| ty != JsonType::String)
        || lists(schema).any(|list| !list.items().any(|value| value.as_str().is_some()))
}

fn lists<'w, 'd>(schema: &'w Whole<'d>) -> impl Iterator<Item = At<'d>> + 'w {
    let parts = schema.parts.iter();
    parts.filter_map(|part| part.keywords.values)
}

/// The name of the component that an alternative is or refers to.
pub(super) fn component_name<'d>(cx: &Context<'d, '_>, member: At<'d>) -> Option<String> {
    match Document::component(cx.document.resolve(member)) {
        Some((Section::Schemas, name)) => Some(name.to_owned()),
        Some(_) | None => None,
    }
}
