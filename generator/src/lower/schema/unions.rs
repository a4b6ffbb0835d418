//! What is there to choose from? `oneOf` and `anyOf`, without what is no choice.
//!
//! | list | what is left |
//! |---|---|
//! | `[X, {nullable: true}]`, `[X, {enum: [null]}]` | X, or null |
//! | `[X]`, `[X, X]`, `[X, what has the list]` | X |
//! | `[{required: [a]}, {required: [b, c]}]` | a rule on members |
//! | `[{required: [a], not: {required: [b]}}, {required: [b]}]` | the same, as an assertion |
//! | `[{title: …}, {description: …}]` | nothing: no alternative says anything |
//! | anything else | a union |

use std::collections::BTreeSet;
use std::rc::Rc;

use super::conjunction::Cut;
use super::keywords::{JsonType, Keywords};
use super::{Context, assertion};
use crate::diagnostics::Severity;
use crate::diagnostics::catalog::schema as catalog;
use crate::ir::{Rule, RuleKind, SpecName, UnionMode};
use crate::source::At;

/// A union that stands in some part of a whole.
#[derive(Clone, Debug)]
pub(super) struct UnionSite<'d> {
    pub(super) mode: UnionMode,
    /// What to cut from the holder so that the union is gone.
    pub(super) cut: Cut,
    /// What to choose from, without `null`.
    pub(super) members: Vec<At<'d>>,
    /// The schema that has the union, and its discriminator.
    pub(super) holder: Rc<Keywords<'d>>,
}

/// What a list of alternatives comes to.
pub(super) enum Alternatives<'d> {
    /// Nothing that constrains a value.
    None,
    /// `null` and nothing else: the schema that says it, unless it only admits it.
    OnlyNull(Option<At<'d>>),
    /// Members that must be there.
    Required(Rule),
    /// A single schema.
    One { member: At<'d>, nullable: bool },
    /// A choice.
    Many {
        members: Vec<At<'d>>,
        nullable: bool,
    },
}

/// Looks at a list of alternatives and the schema that has it.
pub(super) fn sort<'d>(
    cx: &mut Context<'d, '_>,
    (holder, list): (At<'d>, At<'d>),
    mode: UnionMode,
) -> Alternatives<'d> {
    let document = cx.document;
    let is_holder = |member: At<'d>| document.resolve(member).origin() == holder.origin();
    let others = list.items().filter(|member| !is_holder(*member)).count();
    let mut members: Vec<(At<'d>, Keywords<'d>)> = Vec::new();
    let mut known = BTreeSet::new();
    let mut nullable = false;
    let mut null = None;
    for member in list.items() {
        // Where it is one of several, what the others are not it is not either.
        if others > 0 && is_holder(member) {
            let what =
                "an alternative leads back to the schema that has it, and adds nothing to it";
            cx.say_with(member.origin(), &catalog::ALL_OF_CYCLE, what, |message| {
                message.severity(Severity::Warning)
            });
            continue;
        }
        let at = document.resolve(member);
        let keywords = Keywords::read(at);
        if keywords.is_only_null() {
            nullable = true;
            null = null.or(keywords.values.map(|_| member));
        } else if known.insert(at.origin()) {
            members.push((member, keywords));
        }
    }
    if members.len() > 1 && members.iter().all(|(_, keywords)| keywords.is_silent()) {
        return Alternatives::None;
    }
    if members.len() > 1
        && members
            .iter()
            .all(|(_, keywords)| is_only_required(keywords))
    {
        let sets = members
            .iter()
            .map(|(_, keywords)| required_set(keywords))
            .collect();
        return Alternatives::Required(Rule {
            origin: list.origin(),
            kind: RuleKind::Members { mode, sets },
        });
    }
    if members.len() > 1
        && members
            .iter()
            .all(|(_, keywords)| is_about_members(keywords))
        && let Some(rule) = assertion::choice(cx, list)
    {
        return Alternatives::Required(rule);
    }
    let mut members = members.into_iter().map(|(at, _)| at);
    match (members.next(), members.len()) {
        (None, _) if nullable => Alternatives::OnlyNull(null),
        (None, _) => Alternatives::None,
        (Some(member), 0) => Alternatives::One { member, nullable },
        (Some(first), _) => Alternatives::Many {
            members: std::iter::once(first).chain(members).collect(),
            nullable,
        },
    }
}

/// Whether it says nothing but which members must be there: `{required: [a, b]}`, with or without `type: object`.
fn is_only_required(keywords: &Keywords<'_>) -> bool {
    let rest = Keywords {
        required: None,
        ..keywords.clone()
    };
    keywords.required.is_some() && rest.is_silent_but_for_type()
}

/// Whether it says which members must be there and which must not, and nothing of their types.
fn is_about_members(keywords: &Keywords<'_>) -> bool {
    let rest = Keywords {
        required: None,
        not: None,
        asserted: Vec::new(),
        ..keywords.clone()
    };
    let is_of_members = |at: At<'_>| is_only_required(&Keywords::read(at));
    rest.is_silent_but_for_type()
        && keywords.ty.is_none_or(|(ty, _)| ty == JsonType::Object)
        && keywords.required.is_some()
        && keywords.not.is_none_or(is_of_members)
        && keywords.asserted.is_empty()
}

fn required_set(keywords: &Keywords<'_>) -> Vec<SpecName> {
    keywords
        .required_names()
        .map(|(name, _)| SpecName::new(name))
        .collect()
}
