//! What must a value satisfy? Schemas that hold all at once, and what is left of them when they are taken apart.
//!
//! ```text
//! Conjunction [Cat]  ─flatten▶  Whole { parts: [Pet's own, Cat's own], references, notes, unions, rules }
//! ```

use std::rc::Rc;

use super::Context;
use super::keywords::Keywords;
use super::unions::UnionSite;
use crate::ir::{Rule, TypeId};
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
        self.0
            .first()
            .map_or(Origin::NONE, |member| member.at.origin())
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
        let mut keywords = Keywords {
            all_of: None,
            ..(*self.keywords).clone()
        };
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

impl<'d> Whole<'d> {
    /// The one schema with a name of its own that the place refers to, when the place adds nothing to it but rules.
    pub(super) fn only_target(&self) -> Option<At<'d>> {
        let (_, first) = *self.references.first()?;
        let is_first = |(_, target): &(At<'d>, At<'d>)| target.origin() == first.origin();
        (!self.inherits && self.references.iter().all(is_first)).then_some(first)
    }

    /// The parts that the place adds to what it refers to.
    pub(super) fn added(&self) -> impl Iterator<Item = &Part<'d>> {
        self.parts
            .iter()
            .filter(|part| part.level != Level::Brought)
    }

    /// The parts brought in by reference.
    pub(super) fn brought(&self) -> impl Iterator<Item = &Part<'d>> {
        self.parts
            .iter()
            .filter(|part| part.level == Level::Brought)
    }

    /// The place.
    pub(super) fn place(&self) -> Origin {
        self.origin.unwrap_or(Origin::NONE)
    }
}

/// The component that a schema is part of, when its types belong to that component.
pub(super) fn home<'d>(cx: &Context<'d, '_>, at: At<'d>) -> Option<(At<'d>, TypeId)> {
    let mut ancestors = std::iter::successors(Some(at), |at| at.parent());
    ancestors.find_map(|at| Some((at, cx.types.component(at.origin())?)))
}
