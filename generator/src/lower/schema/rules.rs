//! Which rules hold? Constraints of all schemas of a whole, merged by meaning.
//!
//! ```text
//! allOf: [{minLength: 1, pattern: ^a}, {minLength: 3, pattern: z$}]  ─▶  [MinLength(3), Pattern(^a), Pattern(z$)]
//! ```
//!
//! Of two lower bounds the greater holds, of two upper bounds the lesser; patterns and multiples all hold. Bounds that
//! no value can keep are an error at both places.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Context;
use super::conjunction::Part;
use super::keywords::{JsonType, applies_to};
use crate::diagnostics::catalog::schema as catalog;
use crate::ir::{Assertion, Bound, Rule, RuleKind};

/// The rules of these parts that are about values of the type, merged.
pub(super) fn merge<'p, 'd: 'p>(
    cx: &mut Context<'d, '_>,
    parts: impl Iterator<Item = &'p Part<'d>>,
    ty: Option<JsonType>,
) -> Vec<Rule> {
    let mut merged = Merged::default();
    for rule in parts.flat_map(|part| &part.keywords.rules) {
        if ty.is_some_and(|ty| applies_to(&rule.kind, ty)) {
            merged.add(rule);
        } else if let Some(ty) = ty {
            let what = format!(
                "this keyword says nothing about values of the type {}",
                ty.word()
            );
            cx.say(rule.origin, &catalog::NO_EFFECT, what);
        }
    }
    look_for_contradiction(cx, &merged.bounds);
    let Merged { bounds, others, .. } = merged;
    let mut rules: Vec<(usize, Rule)> = bounds.into_iter().chain(others).collect();
    rules.sort_by_key(|(place, _)| *place);
    rules.into_iter().map(|(_, rule)| rule).collect()
}

/// Rules that hold together, each with its place among all of them.
#[derive(Default)]
struct Merged<'p> {
    /// One of each kind at most: of two the stricter one holds.
    bounds: Vec<(usize, Rule)>,
    /// Those that hold side by side, each once.
    others: Vec<(usize, Rule)>,
    known: BTreeSet<(&'static str, &'p str)>,
}

impl<'p> Merged<'p> {
    /// Adds a rule; where one of its kind is there already, the stricter one stays.
    fn add(&mut self, rule: &'p Rule) {
        let place = self.bounds.len() + self.others.len();
        let text = match &rule.kind {
            RuleKind::Pattern(text) => text.as_str(),
            RuleKind::MultipleOf(number) => number.as_str(),
            _ => {
                for (_, known) in &mut self.bounds {
                    match compare(&known.kind, &rule.kind) {
                        Some(Strictness::Same) => return,
                        Some(Strictness::Stricter) => {
                            *known = rule.clone();
                            return;
                        }
                        None => {}
                    }
                }
                self.bounds.push((place, rule.clone()));
                return;
            }
        };
        if self.known.insert((rule.kind.keyword(), text)) {
            self.others.push((place, rule.clone()));
        }
    }
}

/// The rules of these parts where nobody says of which type the value is: each binds values of the type that it is about.
pub(super) fn untyped<'p, 'd: 'p>(parts: impl Iterator<Item = &'p Part<'d>>) -> Vec<Rule> {
    let stated = parts.flat_map(|part| &part.keywords.rules);
    let asserted = stated.map(|rule| Rule {
        origin: rule.origin,
        kind: RuleKind::Asserted {
            keyword: rule.kind.keyword(),
            assertion: Assertion::Limit(Box::new(rule.kind.clone())),
        },
    });
    asserted.collect()
}

/// What a second rule is to a first that limits the same thing.
enum Strictness {
    /// It adds nothing.
    Same,
    /// It takes the place of the first.
    Stricter,
}

/// `None` when both hold side by side.
fn compare(known: &RuleKind, new: &RuleKind) -> Option<Strictness> {
    use RuleKind as K;
    let stricter = |is: bool| {
        Some(if is {
            Strictness::Stricter
        } else {
            Strictness::Same
        })
    };
    match (known, new) {
        (K::MinLength(known), K::MinLength(new))
        | (K::MinItems(known), K::MinItems(new))
        | (K::MinProperties(known), K::MinProperties(new)) => stricter(new > known),
        (K::MaxLength(known), K::MaxLength(new))
        | (K::MaxItems(known), K::MaxItems(new))
        | (K::MaxProperties(known), K::MaxProperties(new)) => stricter(new < known),
        (K::Minimum(known), K::Minimum(new)) => stricter(is_tighter(new, known, Ordering::Greater)),
        (K::Maximum(known), K::Maximum(new)) => stricter(is_tighter(new, known, Ordering::Less)),
        (known, new) if known == new => Some(Strictness::Same),
        (
            K::MinLength(_)
            | K::MaxLength(_)
            | K::Pattern(_)
            | K::Minimum(_)
            | K::Maximum(_)
            | K::MultipleOf(_)
            | K::MinItems(_)
            | K::MaxItems(_)
            | K::UniqueItems
            | K::MinProperties(_)
            | K::MaxProperties(_)
            | K::Among(_)
            | K::Asserted { .. }
            | K::Members { .. },
            _,
        ) => None,
    }
}

fn is_tighter(new: &Bound, known: &Bound, direction: Ordering) -> bool {
    match new.limit.compare(&known.limit) {
        Ordering::Equal => new.exclusive && !known.exclusive,
        order => order == direction,
    }
}

/// Reports bounds that exclude each other.
fn look_for_contradiction(cx: &mut Context<'_, '_>, rules: &[(usize, Rule)]) {
    for (_, least) in rules {
        for (_, most) in rules {
            if !exclude_each_other(&least.kind, &most.kind) {
                continue;
            }
            let what = "no value can keep both of these bounds";
            cx.say_with(most.origin, &catalog::CONTRADICTION, what, |message| {
                message.related(least.origin, "the lower bound")
            });
        }
    }
}

fn exclude_each_other(least: &RuleKind, most: &RuleKind) -> bool {
    match (least, most) {
        (RuleKind::MinLength(least), RuleKind::MaxLength(most))
        | (RuleKind::MinItems(least), RuleKind::MaxItems(most))
        | (RuleKind::MinProperties(least), RuleKind::MaxProperties(most)) => least > most,
        (RuleKind::Minimum(least), RuleKind::Maximum(most)) => {
            match least.limit.compare(&most.limit) {
                Ordering::Greater => true,
                Ordering::Equal => least.exclusive || most.exclusive,
                Ordering::Less => false,
            }
        }
        _ => false,
    }
}
