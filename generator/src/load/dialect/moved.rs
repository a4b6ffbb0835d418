//! Which parts of a document become components of the one tree that is made of it? Those of other files that some
//! reference leads to, and definitions inside of schemas.
//!
//! ```text
//! $ref: schemas/Pet.yaml                          components: {schemas: {Pet: …}}
//! $ref: common.yaml#/components/responses/Gone ─▶ components: {responses: {Gone: …}}
//! $ref: '#/components/schemas/Pet/$defs/Kind'     components: {schemas: {Kind: …}}
//! ```
//!
//! A name that is taken gets what it stands in before it: `common.Gone`, `Pet.Kind`. Where a component of the document is
//! a reference to a part of another file and nothing else, that part takes its place and its name.

use std::collections::{BTreeMap, BTreeSet};

use super::rewrite::Rewrite;
use super::v2_0;
use crate::load::document::Section;
use crate::load::structure::model::Thing;
use crate::source::path::stem;
use crate::source::{At, Container, FileId, Origin};

/// The members of schemas that hold definitions.
const HOLDERS: [&str; 2] = ["$defs", "definitions"];

/// Names that say what a schema is to another, and not what it is.
const ROLES: [&str; 6] = [
    "schema",
    "items",
    "additionalProperties",
    "not",
    "allOf",
    "oneOf",
];

/// Parts of a document that move.
#[derive(Default)]
pub(super) struct Moved<'d> {
    /// By group of components, under their new names.
    groups: BTreeMap<&'static str, Vec<(String, At<'d>)>>,
    /// What takes the place of a component that only refers to it.
    instead: BTreeMap<Origin, At<'d>>,
    /// Where the parts stand that move.
    places: BTreeSet<Origin>,
}

impl<'d> Moved<'d> {
    /// Looks at whatever some reference leads to.
    pub(super) fn of(cx: &Rewrite<'d, '_>) -> Self {
        let mut moved = Self::default();
        let mut taken: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (section, members) in groups_of(cx.root()) {
            for (name, member) in members.entries() {
                taken.entry(section.key()).or_default().insert(name.into());
                let target = cx.target(member).map(|_| cx.resolve(member));
                let Some(target) = target.filter(|_| member.entries().len() == 1) else {
                    continue;
                };
                if is_part(cx, target) == Some(section) && moved.places.insert(target.origin()) {
                    moved.instead.insert(member.origin(), target);
                }
            }
        }
        // How often a name was taken: counting from two for each would take time that grows with its square.
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for at in cx.targets() {
            let (section, own, holder) = if is_definition(cx, at) {
                let holder = at.parent().and_then(At::parent);
                let holder = holder.map(|at| at.key().unwrap_or_else(|| stem(at.tree().name())));
                let own = at.key().unwrap_or("Schema").to_owned();
                (Section::Schemas, own, holder)
            } else if let Some(section) = is_part(cx, at).filter(|_| !is_reference(cx, at)) {
                (section, name_of(at), Some(stem(at.tree().name())))
            } else {
                continue;
            };
            if !moved.places.insert(at.origin()) {
                continue;
            }
            let taken = taken.entry(section.key()).or_default();
            let qualified = holder.map(|holder| format!("{holder}.{own}"));
            let mut plain = std::iter::once(own.clone()).chain(qualified);
            let name = plain.find(|name| !taken.contains(name)).unwrap_or_else(|| {
                let number = numbers.entry(own.clone()).or_insert(1);
                loop {
                    *number += 1;
                    let name = format!("{own}.{number}");
                    if !taken.contains(&name) {
                        return name;
                    }
                }
            });
            taken.insert(name.clone());
            let group = moved.groups.entry(section.key()).or_default();
            group.push((name, at));
        }
        moved
    }

    /// Whether a value stands somewhere else in the new tree.
    pub(super) fn contains(&self, at: At<'_>) -> bool {
        self.places.contains(&at.origin())
    }

    /// What takes the place of a component.
    pub(super) fn instead_of(&self, at: At<'_>) -> Option<At<'d>> {
        self.instead.get(&at.origin()).copied()
    }

    /// What moves into a group of components.
    fn group(&self, section: &str) -> &[(String, At<'d>)] {
        self.groups.get(section).map_or(&[], Vec::as_slice)
    }
}

/// The groups of components that a document has.
fn groups_of(root: At<'_>) -> impl Iterator<Item = (Section, At<'_>)> {
    let components = root.get("components");
    Section::ALL.into_iter().filter_map(move |section| {
        let members = match v2_0::group_of(section) {
            Some(group) if root.get("swagger").is_some() => root.get(group),
            Some(_) | None => components.and_then(|components| components.get(section.key())),
        };
        Some((section, members?))
    })
}

/// Whether a value is a definition inside of a schema.
fn is_definition(cx: &Rewrite<'_, '_>, at: At<'_>) -> bool {
    let holder = at.parent().filter(|_| cx.thing(at) == Some(Thing::Schema));
    holder.is_some_and(|holder| {
        let is_holder = holder.key().is_some_and(|key| HOLDERS.contains(&key));
        let schema = holder.parent().and_then(|schema| cx.thing(schema));
        is_holder && schema == Some(Thing::Schema)
    })
}

/// The group of components that a part of another file belongs to: what stands in nothing but maps.
fn is_part(cx: &Rewrite<'_, '_>, at: At<'_>) -> Option<Section> {
    let stands_alone = at.parent().is_none_or(|parent| cx.thing(parent).is_none());
    if at.origin().file() == FileId::ENTRY || !stands_alone {
        return None;
    }
    match cx.thing(at)? {
        Thing::Schema => Some(Section::Schemas),
        Thing::Response => Some(Section::Responses),
        Thing::Parameter if !v2_0::is_body(at) => Some(Section::Parameters),
        Thing::Example => Some(Section::Examples),
        Thing::RequestBody => Some(Section::RequestBodies),
        Thing::Header => Some(Section::Headers),
        Thing::SecurityScheme => Some(Section::SecuritySchemes),
        Thing::Link => Some(Section::Links),
        Thing::Callback => Some(Section::Callbacks),
        _ => None,
    }
}

/// Whether a value is a reference and nothing else.
fn is_reference(cx: &Rewrite<'_, '_>, at: At<'_>) -> bool {
    cx.target(at).is_some() && at.entries().len() == 1
}

/// What a part of another file goes by: its own name, or that of its file.
fn name_of(at: At<'_>) -> String {
    let mut steps: Vec<String> = Vec::new();
    for at in std::iter::successors(Some(at), |at| at.parent()) {
        let Some(key) = at.key() else {
            if at.parent().is_none() {
                steps.push(stem(at.tree().name()).to_owned());
            }
            continue;
        };
        steps.push(key.to_owned());
        if !ROLES.contains(&key) {
            break;
        }
    }
    steps.reverse();
    steps.join(".")
}

/// Writes the root of a document: its own members as `member` has it, then whatever comes from elsewhere.
pub(super) fn root<'d>(
    cx: &mut Rewrite<'d, '_>,
    at: At<'d>,
    member: fn(&mut Rewrite<'d, '_>, &str, At<'d>),
) {
    cx.open(Container::Object, at);
    for (key, value) in at.entries() {
        member(cx, key, value);
    }
    if at.get("components").is_none() && !cx.moved().groups.is_empty() {
        cx.object("components", at, |cx| new_groups(cx, at));
    }
    other_files(cx, at);
    cx.close();
}

/// Writes the Components Object. Groups that OpenAPI 3.0 does not know are put aside: only references lead there.
pub(super) fn components<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>, aside: &[(&str, &str)]) {
    cx.open(Container::Object, at);
    for (key, member) in at.entries() {
        let is_group = Section::ALL.iter().any(|section| section.key() == key);
        if let Some((_, name)) = aside.iter().find(|(group, _)| *group == key) {
            cx.member_as(name, member);
        } else if is_group && member.is_object() {
            cx.out.same_key(member);
            cx.open(Container::Object, member);
            for (_, component) in member.entries() {
                cx.component(component);
            }
            write_group(cx, key);
            cx.close();
        } else {
            cx.member(member);
        }
    }
    new_groups(cx, at);
    cx.close();
}

/// Writes the groups that only what moved is in.
fn new_groups<'d>(cx: &mut Rewrite<'d, '_>, at: At<'d>) {
    for section in Section::ALL {
        let is_there = at.get(section.key()).is_some_and(At::is_object);
        let is_new = at.key() == Some("components") && is_there;
        if !is_new && !cx.moved().group(section.key()).is_empty() {
            cx.object(section.key(), at, |cx| write_group(cx, section.key()));
        }
    }
}

/// Writes what moves into a group.
pub(super) fn write_group(cx: &mut Rewrite<'_, '_>, section: &str) {
    let moved = cx.moved();
    for (name, at) in moved.group(section) {
        cx.member_as(name, *at);
    }
}

/// Whether anything moves into a group.
pub(super) fn has_group(cx: &Rewrite<'_, '_>, section: &str) -> bool {
    !cx.moved().group(section).is_empty()
}

/// Writes what has not moved of the other files: only references lead there.
pub(super) fn other_files<'d>(cx: &mut Rewrite<'d, '_>, root: At<'d>) {
    let others: Vec<At<'d>> = cx
        .trees()
        .iter()
        .skip(1)
        .map(|tree| tree.root())
        .filter(|at| !cx.moved().contains(*at))
        .collect();
    if others.is_empty() {
        return;
    }
    cx.object("x-files", root, |cx| {
        for other in others {
            cx.member_as(other.tree().name(), other);
        }
    });
}
