//! Which members has an object? Properties of all schemas of a whole, merged by name.
//!
//! ```text
//! properties: {id: {type: string, readOnly: true}, owner: {$ref: User}}   Struct { fields: [id: Text, ReadOnly, Required;
//! required: [id]                                                     ─▶                     owner: Named(User), Optional],
//! additionalProperties: false                                                      extra: Refused }
//! ```
//!
//! A property that several schemas describe must satisfy all of them. Fields stand in the document's order: those that
//! `allOf` brings in first.

use indexmap::IndexMap;

use super::conjunction::{Conjunction, Level, Member, Part, Whole, home};
use super::flatten::flatten;
use super::keywords::{Additional, JsonType};
use super::{
    Context, Placed, Site, assertion, default, enumeration, place_all, place_inner, rules,
};
use crate::diagnostics::catalog::schema as catalog;
use crate::diagnostics::escape;
use crate::ir::{Extra, Field, Owner, Presence, SpecName, Step, Struct, TypeId};
use crate::source::{At, Origin};

/// Lowers the object that the type `id` is.
pub(super) fn lower<'d>(cx: &mut Context<'d, '_>, id: TypeId, whole: &Whole<'d>) -> Struct {
    let required = required_names(whole);
    let properties = properties(whole);
    for (name, at) in &required {
        if !properties.contains_key(name) {
            let what = format!(
                "`required` names `{}`, which no property describes",
                escape(name)
            );
            cx.say(*at, &catalog::REQUIRED_WITHOUT_PROPERTY, what);
        }
    }
    let mut fields = Vec::with_capacity(properties.len());
    for (name, declared) in properties {
        fields.push(lower_field(
            cx,
            id,
            (name, declared),
            required.contains_key(name),
        ));
    }
    let mut rules = rules::merge(cx, whole.parts.iter(), Some(JsonType::Object));
    rules.extend(whole.rules.iter().cloned());
    rules.extend(enumeration::among(cx, whole));
    rules.extend(assertion::rules(cx, whole, Some(JsonType::Object)));
    Struct {
        fields,
        extra: lower_extra(cx, id, whole),
        rules,
    }
}

/// A property in one of the schemas that describe it.
struct Declared<'d, 'p> {
    schema: At<'d>,
    part: &'p Part<'d>,
}

/// The parts in the order in which their members stand: what a union was taken apart from comes before the
/// alternative.
fn in_order<'p, 'd>(whole: &'p Whole<'d>) -> impl Iterator<Item = &'p Part<'d>> {
    let is_rest = |part: &&Part<'d>| part.level == Level::Rest;
    whole
        .parts
        .iter()
        .filter(is_rest)
        .chain(whole.parts.iter().filter(move |part| !is_rest(part)))
}

fn properties<'p, 'd>(whole: &'p Whole<'d>) -> IndexMap<&'d str, Vec<Declared<'d, 'p>>> {
    let mut properties: IndexMap<&str, Vec<Declared<'d, 'p>>> = IndexMap::new();
    for part in in_order(whole) {
        for (name, schema) in part.keywords.properties.into_iter().flat_map(At::entries) {
            properties
                .entry(name)
                .or_default()
                .push(Declared { schema, part });
        }
    }
    properties
}

fn required_names<'d>(whole: &Whole<'d>) -> IndexMap<&'d str, Origin> {
    let mut names = IndexMap::new();
    for (name, at) in whole
        .parts
        .iter()
        .flat_map(|part| part.keywords.required_names())
    {
        names.entry(name).or_insert(at);
    }
    names
}

fn lower_field<'d>(
    cx: &mut Context<'d, '_>,
    id: TypeId,
    (name, declared): (&'d str, Vec<Declared<'d, '_>>),
    required: bool,
) -> Field {
    let owner = owner(cx, &declared).unwrap_or(id);
    let members = declared
        .iter()
        .map(|declared| Member::whole(declared.schema))
        .collect();
    let site = Site::new(Owner::Type(owner), Step::Property(SpecName::new(name)));
    let Placed { value, notes, ty } = place_all(cx, &Conjunction(members), site);
    let default = notes.default.and_then(|at| default::fit(cx, at, ty));
    Field {
        origin: declared
            .last()
            .map_or(value.origin, |declared| declared.schema.origin()),
        name: SpecName::new(name),
        docs: notes.docs,
        // Whether the type admits `null` is known only when all types are: see `settle`.
        presence: if required {
            Presence::Required
        } else {
            Presence::Optional
        },
        access: notes.access,
        default,
        deprecated: notes.deprecated,
        examples: notes.examples,
        value,
    }
}

/// What an inline type of a property that is brought in belongs to: the schema it stands in, so that all who bring it in
/// share it under one name. Of several schemas that is the last, where it brings in the others itself.
fn owner<'d>(cx: &mut Context<'d, '_>, declared: &[Declared<'d, '_>]) -> Option<TypeId> {
    let (last, others) = declared.split_last()?;
    if last.part.level == Level::Here {
        return None;
    }
    let (home, id) = home(cx, last.schema)?;
    if others.is_empty() {
        return Some(id);
    }
    let own = flatten(cx, &Conjunction::of(home), Some(home.origin()));
    let is_own = |other: &Declared<'d, '_>| {
        own.parts
            .iter()
            .any(|part| part.keywords.at.origin() == other.part.keywords.at.origin())
    };
    others.iter().all(is_own).then_some(id)
}

fn lower_extra<'d>(cx: &mut Context<'d, '_>, id: TypeId, whole: &Whole<'d>) -> Extra {
    let mut schemas = Vec::new();
    for additional in whole
        .parts
        .iter()
        .filter_map(|part| part.keywords.additional)
    {
        match additional {
            // What `allOf` brings together has the members of all; none of them knows the others'.
            Additional::Nothing => return Extra::Refused,
            Additional::Anything => {}
            Additional::Of(schema) => schemas.push(Member::whole(schema)),
        }
    }
    if schemas.is_empty() {
        return Extra::Allowed;
    }
    let site = Site::new(Owner::Type(id), Step::Values);
    Extra::Typed(Box::new(place_inner(cx, &Conjunction(schemas), site)))
}
