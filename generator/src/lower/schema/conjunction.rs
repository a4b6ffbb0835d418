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

use super::keywords::Keywords;
use super::unions::{self, Alternatives, UnionSite};
use super::{Context, limits};
use crate::diagnostics::catalog::schema as catalog;
use crate::diagnostics::{Severity, escape};
use crate::ir::{Rule, TypeId, UnionMode};
use crate::load::Document;
use crate::source::{At, Origin};

/// Keywords of a schema that are left out because they have been taken apart already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cut(u8);

impl Cut {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL_OF: Self = Self(1);
    pub(super) const ONE_OF: Self = Self(2);
    pub(super) const ANY_OF: Self = Self(4);
    /// The children that a discriminator without `oneOf` has by their `allOf`.
    pub(super) const CHILDREN: Self = Self(8);

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A schema that a value must satisfy, perhaps without some of its keywords.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'d> {
    pub(super) at: At<'d>,
    pub(super) cut: Cut,
}

impl<'d> Member<'d> {
    pub(super) fn whole(at: At<'d>) -> Self {
        Self { at, cut: Cut::NONE }
    }
}

/// Schemas that a value must satisfy all at once.
#[derive(Clone, Debug)]
pub(super) struct Conjunction<'d>(pub(super) Vec<Member<'d>>);

/// What makes two conjunctions the same one.
pub(super) type Key = Vec<(Origin, Cut)>;

impl<'d> Conjunction<'d> {
    pub(super) fn of(at: At<'d>) -> Self {
        Self(vec![Member::whole(at)])
    }

    /// What makes this conjunction the same as another: the schemas that references lead to, each once.
    pub(super) fn key(&self, document: &'d Document) -> Key {
        let mut key: Key = Vec::with_capacity(self.0.len());
        for member in &self.0 {
            let step = (document.resolve(member.at).origin(), member.cut);
            if !key.contains(&step) {
                key.push(step);
            }
        }
        key
    }

    /// The place of the first schema.
    pub(super) fn origin(&self) -> Origin {
        self.0.first().map_or(Origin::NONE, |member| member.at.origin())
    }
}

/// How a schema came into a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// It is written at the place itself.
    Here,
    /// It is what is left of a schema that was taken apart.
    Rest,
    /// It is brought in by reference.
    Brought,
}

/// One schema's own keywords, without what it brings in.
#[derive(Clone, Debug)]
pub(super) struct Part<'d> {
    pub(super) keywords: Rc<Keywords<'d>>,
    /// What has had its say elsewhere.
    pub(super) cut: Cut,
    pub(super) level: Level,
}

impl<'d> Part<'d> {
    /// What the schema says by itself: without `allOf`, which brings in parts of their own, and without what was cut.
    pub(super) fn remaining(&self) -> Keywords<'d> {
        let mut keywords = Keywords { all_of: None, ..(*self.keywords).clone() };
        for (cut, keyword) in [
            (Cut::ONE_OF, &mut keywords.one_of),
            (Cut::ANY_OF, &mut keywords.any_of),
            (Cut::CHILDREN, &mut keywords.discriminator),
        ] {
            if self.cut.has(cut) {
                *keyword = None;
            }
        }
        if self.cut.has(Cut::ONE_OF.and(Cut::ANY_OF)) {
            keywords.discriminator = None;
        }
        keywords
    }
}

/// Everything that a value at a place must satisfy.
#[derive(Clone, Debug, Default)]
pub(super) struct Whole<'d> {
    /// Where the place is.
    pub(super) origin: Option<Origin>,
    /// The schemas: what `allOf` brings in before the schema that has it.
    pub(super) parts: Vec<Part<'d>>,
    /// References written at the place itself: where, and what they lead to.
    pub(super) references: Vec<(At<'d>, At<'d>)>,
    /// Objects written at the place itself, outermost first: what they say is about the place.
    pub(super) notes: Vec<At<'d>>,
    /// `oneOf` and `anyOf` with more than one thing to choose from.
    pub(super) unions: Vec<UnionSite<'d>>,
    /// `oneOf` and `anyOf` over nothing but `required`.
    pub(super) rules: Vec<Rule>,
    /// Whether the place itself admits `null`.
    pub(super) nullable: bool,
    /// Whether some base was entered from one of its children.
    pub(super) inherits: bool,
}

/// Takes a conjunction apart. `definition` is the schema whose own definition this is: it is not a use of itself.
pub(super) fn flatten<'d>(
    cx: &mut Context<'d, '_>,
    conjunction: &Conjunction<'d>,
    definition: Option<Origin>,
) -> Whole<'d> {
    let mut walk = Walk {
        cx,
        definition,
        whole: Whole { origin: Some(conjunction.origin()), ..Whole::default() },
        taken: BTreeSet::new(),
        open: BTreeMap::new(),
        path: Vec::new(),
        stack: Vec::new(),
        cycles: Vec::new(),
    };
    let mut nullable = !conjunction.0.is_empty();
    for member in &conjunction.0 {
        walk.whole.nullable = false;
        let level = if member.cut == Cut::NONE { Level::Here } else { Level::Rest };
        walk.stack.push(Step::Enter { at: member.at, cut: member.cut, level });
        walk.run();
        // `null` must satisfy every one of them; what was taken apart has had its say.
        nullable &= walk.whole.nullable || level == Level::Rest;
    }
    walk.whole.nullable = nullable && conjunction.0.iter().any(|member| member.cut == Cut::NONE);
    walk.report_cycles();
    walk.whole
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
            let first = self.path.iter().position(|open| *open == origin).unwrap_or_default();
            self.cycles.push(self.path.iter().skip(first).copied().collect());
            return;
        }
        if !self.taken.insert(origin) || !limits::spend(self.cx, origin, 1) {
            return;
        }
        let mut part = Part { keywords: Rc::new(Keywords::read(at)), cut, level };
        self.whole.nullable |= level == Level::Here && part.keywords.nullable;
        let all_of = part.keywords.all_of.filter(|_| !cut.has(Cut::ALL_OF));
        let below = self.look_into(&mut part);
        self.open.insert(origin, level);
        self.path.push(origin);
        self.stack.push(Step::Leave(part));
        let level = if level == Level::Here { Level::Here } else { Level::Brought };
        for at in below.into_iter().rev().chain(all_of.into_iter().flat_map(At::items).rev()) {
            self.stack.push(Step::Enter { at, cut: Cut::NONE, level });
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
        if !refers && (cut != Cut::NONE || is_own || self.cx.types.component(at.origin()).is_none()) {
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
            let Some(list) = list.filter(|_| !part.cut.has(cut)) else { continue };
            if !limits::spend(self.cx, keywords.at.origin(), list.items().len()) {
                continue;
            }
            if self.comes_from_child(&keywords, Some(list)) {
                part.cut = part.cut.and(cut);
                continue;
            }
            match unions::sort(self.cx, list, mode) {
                Alternatives::None => part.cut = part.cut.and(cut),
                Alternatives::OnlyNull => self.whole.nullable |= is_here,
                Alternatives::Required(rule) => self.whole.rules.push(rule),
                Alternatives::One { member, nullable } => {
                    self.whole.nullable |= nullable && is_here;
                    part.cut = part.cut.and(cut);
                    below.push(member);
                }
                Alternatives::Many { members, nullable } => {
                    self.whole.nullable |= nullable && is_here;
                    let site = UnionSite { mode, cut, members, holder: Rc::clone(&keywords) };
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
        let is_bare = keywords.discriminator.is_some() && keywords.one_of.is_none() && keywords.any_of.is_none();
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
            self.whole.unions.push(UnionSite { mode: UnionMode::OneOf, cut: Cut::CHILDREN, members, holder });
        }
    }

    /// Whether the way to this union began at one of its own members, so that here it is only the base of that one.
    /// Where the member is the place itself, the place is no mere use of what it refers to.
    fn comes_from_child(&mut self, keywords: &Keywords<'d>, list: Option<At<'d>>) -> bool {
        if self.path.is_empty() {
            return false;
        }
        let document = self.cx.document;
        let members = list.into_iter().flat_map(At::items).map(|member| document.resolve(member).origin());
        let mut children: Vec<Origin> = members.filter(|origin| self.open.contains_key(origin)).collect();
        // A base with members of its own that tells its children apart: the list may lack some of them.
        let is_base = keywords.discriminator.is_some() && (keywords.properties.is_some() || list.is_none());
        if children.is_empty() && is_base {
            let is_named = |origin: &&Origin| self.cx.types.component(**origin).is_some();
            children.extend(self.path.iter().filter(is_named));
        }
        self.whole.inherits |= children.iter().any(|child| self.open.get(child) == Some(&Level::Here));
        !children.is_empty()
    }

    /// A schema that is part of itself adds nothing to itself. Where there is nothing else either, it has no meaning.
    fn report_cycles(&mut self) {
        let is_empty = self.whole.parts.iter().all(|part| part.remaining().is_silent());
        for cycle in std::mem::take(&mut self.cycles) {
            // Whichever of its schemas the walk began at, the cycle is one and reported where it stands first.
            let Some(at) = cycle.iter().min().copied() else { continue };
            let first = cycle.iter().position(|open| *open == at).unwrap_or_default();
            let in_order = cycle.iter().cycle().skip(first).take(cycle.len() + 1).copied();
            let name = |at: Origin| self.cx.document.at(at).and_then(At::key).map_or_else(|| "…".to_owned(), escape);
            let shown: Vec<String> = in_order.map(name).collect();
            let what = format!("`allOf` leads back to where it began: {}", shown.join(" → "));
            self.cx.say_with(at, &catalog::ALL_OF_CYCLE, what, |message| {
                let others = cycle.iter().filter(|other| **other != at);
                let message = others.fold(message, |message, other| message.related(*other, "part of the cycle"));
                if is_empty { message } else { message.severity(Severity::Warning) }
            });
        }
    }
}

impl<'d> Whole<'d> {
    /// The one schema with a name of its own that the place refers to, when the place adds nothing to it but rules.
    pub(super) fn only_target(&self) -> Option<At<'d>> {
        let (_, first) = *self.references.first()?;
        let is_first = |(_, target): &(At<'d>, At<'d>)| target.origin() == first.origin();
        (!self.inherits && self.references.iter().all(is_first)).then_some(first)
    }

    /// The parts that the place adds to what it refers to.
    pub(super) fn added(&self) -> impl Iterator<Item = &Part<'d>> {
        self.parts.iter().filter(|part| part.level != Level::Brought)
    }

    /// The parts brought in by reference.
    pub(super) fn brought(&self) -> impl Iterator<Item = &Part<'d>> {
        self.parts.iter().filter(|part| part.level == Level::Brought)
    }

    /// The place.
    pub(super) fn place(&self) -> Origin {
        self.origin.unwrap_or(Origin::NONE)
    }
}

/// The component that a schema is part of, when its types belong to that component.
pub(super) fn home(cx: &Context<'_, '_>, at: At<'_>) -> Option<TypeId> {
    std::iter::successors(Some(at), |at| at.parent()).find_map(|at| cx.types.component(at.origin()))
}
