//! Which schemas must a value satisfy all at once? A place's schema with everything that its `allOf` brings in.
//!
//! ```text
//! Cat: {allOf: [{$ref: Pet}, {properties: {claws: …}}]}     Whole { parts: [Pet's own, {claws}], … }
//! Pet: {properties: {kind: …}, discriminator: …,        ─▶  Pet's `oneOf` is left out on the way from Cat:
//!       oneOf: [{$ref: Cat}, {$ref: Dog}]}                   it points back at who comes from there
//! ```
//!
//! `allOf` is idempotent, so each schema is taken once however often it is named: a document cannot make this blow up.
//! The walk keeps its own stack: a document cannot make it overflow either.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::conjunction::{Conjunction, Cut, Level, Member, Part, Whole};
use super::keywords::Keywords;
use super::unions::{self, Alternatives, UnionSite};
use super::{Context, limits};
use crate::diagnostics::catalog::schema as catalog;
use crate::diagnostics::{Severity, escape};
use crate::ir::UnionMode;
use crate::source::{At, Origin};

/// Takes a conjunction apart. `definition` is the schema whose own definition this is: it is not a use of itself.
pub(super) fn flatten<'d>(
    cx: &mut Context<'d, '_>,
    conjunction: &Conjunction<'d>,
    definition: Option<Origin>,
) -> Whole<'d> {
    let mut walk = Walk {
        cx,
        definition,
        whole: Whole {
            origin: Some(conjunction.origin()),
            ..Whole::default()
        },
        taken: BTreeSet::new(),
        open: BTreeMap::new(),
        path: Vec::new(),
        stack: Vec::new(),
        cycles: Vec::new(),
    };
    let mut nullable = !conjunction.0.is_empty();
    for member in &conjunction.0 {
        walk.whole.nullable = false;
        let level = if member.cut == Cut::NONE {
            Level::Here
        } else {
            Level::Rest
        };
        walk.stack.push(Step::Enter {
            at: member.at,
            cut: member.cut,
            level,
        });
        walk.run();
        // `null` must satisfy every one of them; what was taken apart has had its say.
        nullable &= walk.whole.nullable || level == Level::Rest;
    }
    walk.whole.nullable = nullable && conjunction.0.iter().any(|member| member.cut == Cut::NONE);
    walk.report_cycles();
    walk.whole
}

/// The whole of a place that is a reference and nothing but notes, which most places are: `{$ref: X}`, or
/// `{allOf: [{$ref: X}, {description: …}]}`. What it refers to need not be looked at.
pub(super) fn plain_reference<'d>(
    cx: &Context<'d, '_>,
    conjunction: &Conjunction<'d>,
) -> Option<Whole<'d>> {
    let [Member { at, cut: Cut::NONE }] = conjunction.0.as_slice() else {
        return None;
    };
    let document = cx.document;
    let mut whole = Whole {
        origin: Some(at.origin()),
        notes: vec![*at],
        ..Whole::default()
    };
    let mut members = if document.reference(*at).is_some() {
        vec![*at]
    } else {
        let own = Keywords::read(*at);
        let notes = Keywords {
            all_of: None,
            ..own.clone()
        };
        whole.nullable = own.nullable;
        own.all_of.filter(|_| notes.is_silent())?.items().collect()
    };
    members.retain(|member| {
        member.origin() == at.origin() || document.reference(*member).is_some() || {
            whole.notes.push(*member);
            let own = Keywords::read(*member);
            whole.nullable |= own.nullable;
            !own.is_silent()
        }
    });
    let [site] = members.as_slice() else {
        return None;
    };
    document.reference(*site)?;
    if site.origin() != at.origin() {
        whole.notes.push(*site);
    }
    whole.nullable |= Keywords::read(*site).nullable;
    whole.references.push((*site, document.resolve(*site)));
    Some(whole)
}

enum Step<'d> {
    Enter { at: At<'d>, cut: Cut, level: Level },
    Leave(Part<'d>),
}

struct Walk<'c, 'd, 'r> {
    cx: &'c mut Context<'d, 'r>,
    definition: Option<Origin>,
    whole: Whole<'d>,
    /// Schemas that are part of the whole already.
    taken: BTreeSet<Origin>,
    /// Schemas whose `allOf` is being walked, with how they came in, and in order.
    open: BTreeMap<Origin, Level>,
    path: Vec<Origin>,
    stack: Vec<Step<'d>>,
    /// Ways through `allOf` that lead back to where they began.
    cycles: Vec<Vec<Origin>>,
}

impl<'d> Walk<'_, 'd, '_> {
    fn run(&mut self) {
        while let Some(step) = self.stack.pop() {
            match step {
                Step::Enter { at, cut, level } => self.enter(at, cut, level),
                Step::Leave(part) => {
                    self.open.remove(&part.keywords.at.origin());
                    self.path.pop();
                    self.whole.parts.push(part);
                }
            }
        }
    }

    fn enter(&mut self, site: At<'d>, cut: Cut, level: Level) {
        let at = self.cx.document.resolve(site);
        let origin = at.origin();
        let level = self.arrive(site, at, cut, level);
        if self.open.contains_key(&origin) {
            let first = self
                .path
                .iter()
                .position(|open| *open == origin)
                .unwrap_or_default();
            self.cycles
                .push(self.path.iter().skip(first).copied().collect());
            return;
        }
        if !self.taken.insert(origin) || !limits::spend(self.cx, origin, 1) {
            return;
        }
        let mut part = Part {
            keywords: Rc::new(Keywords::read(at)),
            cut,
            level,
        };
        self.whole.nullable |= level == Level::Here && part.keywords.nullable;
        let all_of = part.keywords.all_of.filter(|_| !cut.has(Cut::ALL_OF));
        let below = self.look_into(&mut part);
        self.open.insert(origin, level);
        self.path.push(origin);
        self.stack.push(Step::Leave(part));
        let level = if level == Level::Here {
            Level::Here
        } else {
            Level::Brought
        };
        for at in below
            .into_iter()
            .rev()
            .chain(all_of.into_iter().flat_map(At::items).rev())
        {
            self.stack.push(Step::Enter {
                at,
                cut: Cut::NONE,
                level,
            });
        }
    }

    /// Notes a schema that is written at the place itself. What it refers to is brought in.
    fn arrive(&mut self, site: At<'d>, at: At<'d>, cut: Cut, level: Level) -> Level {
        if level != Level::Here {
            return level;
        }
        self.whole.notes.push(site);
        let refers = at.origin() != site.origin();
        let is_own = self.definition == Some(at.origin());
        if !refers && (cut != Cut::NONE || is_own || self.cx.types.component(at.origin()).is_none())
        {
            return Level::Here;
        }
        self.whole.references.push((site, at));
        // OAS 3.0 ignores what stands beside a `$ref`; whoever writes `nullable` there means it.
        self.whole.nullable |= refers && Keywords::read(site).nullable;
        Level::Brought
    }

    /// Sorts the unions of a part: what is left of one with a single alternative is as good as a member of `allOf`.
    fn look_into(&mut self, part: &mut Part<'d>) -> Vec<At<'d>> {
        let mut below = Vec::new();
        let keywords = Rc::clone(&part.keywords);
        let is_here = part.level == Level::Here;
        for (list, mode, cut) in [
            (keywords.one_of, UnionMode::OneOf, Cut::ONE_OF),
            (keywords.any_of, UnionMode::AnyOf, Cut::ANY_OF),
        ] {
            let Some(list) = list.filter(|_| !part.cut.has(cut)) else {
                continue;
            };
            if !limits::spend(self.cx, keywords.at.origin(), list.items().len()) {
                continue;
            }
            if self.comes_from_child(&keywords, Some(list)) {
                part.cut = part.cut.and(cut);
                continue;
            }
            match unions::sort(self.cx, (keywords.at, list), mode) {
                Alternatives::None => part.cut = part.cut.and(cut),
                Alternatives::OnlyNull(null) => {
                    self.whole.nullable |= is_here;
                    part.cut = part.cut.and(cut);
                    below.extend(null);
                }
                Alternatives::Required(rule) => self.whole.rules.push(rule),
                Alternatives::One { member, nullable } => {
                    self.whole.nullable |= nullable && is_here;
                    part.cut = part.cut.and(cut);
                    below.push(member);
                }
                Alternatives::Many { members, nullable } => {
                    self.whole.nullable |= nullable && is_here;
                    let site = UnionSite {
                        mode,
                        cut,
                        members,
                        holder: Rc::clone(&keywords),
                    };
                    self.whole.unions.push(site);
                }
            }
        }
        self.look_at_children(part);
        below
    }

    /// A discriminator without `oneOf` chooses among the schemas that say `allOf` of it.
    fn look_at_children(&mut self, part: &mut Part<'d>) {
        let keywords = Rc::clone(&part.keywords);
        let is_bare = keywords.discriminator.is_some()
            && keywords.one_of.is_none()
            && keywords.any_of.is_none();
        if !is_bare || part.cut.has(Cut::CHILDREN) {
            return;
        }
        if self.comes_from_child(&keywords, None) {
            part.cut = part.cut.and(Cut::CHILDREN);
            return;
        }
        let members = super::children::of(self.cx, &keywords);
        if !members.is_empty() {
            let holder = keywords;
            self.whole.unions.push(UnionSite {
                mode: UnionMode::OneOf,
                cut: Cut::CHILDREN,
                members,
                holder,
            });
        }
    }

    /// Whether the way to this union began at one of its own members, so that here it is only the base of that one.
    /// Where the member is the place itself, the place is no mere use of what it refers to.
    fn comes_from_child(&mut self, keywords: &Keywords<'d>, list: Option<At<'d>>) -> bool {
        if self.path.is_empty() {
            return false;
        }
        let document = self.cx.document;
        let members = list
            .into_iter()
            .flat_map(At::items)
            .map(|member| document.resolve(member).origin());
        let mut children: Vec<Origin> = members
            .filter(|origin| self.open.contains_key(origin))
            .collect();
        // A base with members of its own that tells its children apart: the list may lack some of them.
        let is_base =
            keywords.discriminator.is_some() && (keywords.properties.is_some() || list.is_none());
        if children.is_empty() && is_base {
            let is_named = |origin: &&Origin| self.cx.types.component(**origin).is_some();
            children.extend(self.path.iter().filter(is_named));
        }
        self.whole.inherits |= children
            .iter()
            .any(|child| self.open.get(child) == Some(&Level::Here));
        !children.is_empty()
    }

    /// A schema that is part of itself adds nothing to itself. Where there is nothing else either, it has no meaning.
    fn report_cycles(&mut self) {
        let is_empty = self
            .whole
            .parts
            .iter()
            .all(|part| part.remaining().is_silent());
        for cycle in std::mem::take(&mut self.cycles) {
            let Some((at, shown)) = circle(self.cx, &cycle) else {
                continue;
            };
            let what = format!("`allOf` leads back to where it began: {shown}");
            self.cx
                .say_with(at, &catalog::ALL_OF_CYCLE, what, |message| {
                    let others = cycle.iter().filter(|other| **other != at);
                    let message = others.fold(message, |message, other| {
                        message.related(*other, "part of the cycle")
                    });
                    if is_empty {
                        message
                    } else {
                        message.severity(Severity::Warning)
                    }
                });
        }
    }
}

/// Where a circle of schemas is reported, whichever of them the walk began at, and what it looks like: at the first, and
/// from there on.
pub(in crate::lower) fn circle(
    cx: &Context<'_, '_>,
    circle: &[Origin],
) -> Option<(Origin, String)> {
    let at = circle.iter().min().copied()?;
    let first = circle.iter().position(|open| *open == at)?;
    let in_order = circle.iter().cycle().skip(first).take(circle.len() + 1);
    let names = in_order.map(|at| {
        let key = cx.document.at(*at).and_then(At::key);
        key.map_or_else(|| "…".to_owned(), escape)
    });
    Some((at, names.collect::<Vec<_>>().join(" → ")))
}
