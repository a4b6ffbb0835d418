//! What does the documentation say of an assertion? A sentence, or where it would be too long, which keyword it is.
//!
//! ```text
//! If { Member(kind, Values([card])), Required([number]) }  ─▶  Where `kind` is `card`, it has `number`.
//! ```

use super::facts::Fact;
use crate::ir::{Assertion, JsonKind, RuleKind, SpecName};
use crate::plan::json::to_text;

/// Parts that a sentence may have.
const LONGEST: usize = 48;

/// The sentence about a value.
pub(super) fn sentence(keyword: &'static str, assertion: &Assertion) -> Vec<Fact> {
    let mut sentence = clause(&[Fact::Own("it")], assertion);
    if sentence.len() > LONGEST {
        sentence = vec![
            Fact::Own("bound by "),
            Fact::Code(keyword.to_owned()),
            Fact::Own(" of the document: see the validator"),
        ];
    }
    if let Some(first) = sentence.first_mut() {
        *first = match &*first {
            Fact::Own(text) => Fact::Number(capital(text)),
            Fact::Number(text) => Fact::Number(capital(text)),
            Fact::Code(text) => Fact::Code(text.clone()),
        };
    }
    sentence.push(Fact::Own("."));
    sentence
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn clause(subject: &[Fact], assertion: &Assertion) -> Vec<Fact> {
    let with = |rest: Vec<Fact>| subject.iter().cloned().chain(rest).collect();
    match assertion {
        Assertion::Type(kind) => with(vec![Fact::Own(noun(*kind))]),
        Assertion::Values(values) => with(list(" is ", " or ", values.iter().map(to_text_of))),
        Assertion::Limit(limit) => with(predicate(limit)),
        Assertion::Required(names) => with(list(" has ", " and ", names.iter().map(text))),
        Assertion::Dependent(member, names) => {
            let condition = Assertion::Required(vec![member.clone()]);
            let then = Assertion::Required(names.clone());
            where_(subject, &condition, &then, &Assertion::NOTHING)
        }
        Assertion::Member(name, inner) => clause(&[Fact::Code(name.to_string())], inner),
        Assertion::Items(inner) => clause(&[Fact::Own("each item")], inner),
        Assertion::Tuple(items) => {
            let items = items
                .iter()
                .enumerate()
                .filter(|(_, item)| !item.is_nothing());
            let clauses = items.map(|(index, item)| {
                let place = format!("item {}", index + 1);
                clause(&[Fact::Number(place)], item)
            });
            join(clauses.collect(), ", ")
        }
        Assertion::Contains { item, least, most } => {
            let count = match (least, most) {
                (1, None) => "an item".to_owned(),
                (least, None) => format!("each of at least {least} items"),
                (0, Some(most)) => format!("each of at most {most} items"),
                (least, Some(most)) => format!("each of {least} to {most} items"),
            };
            clause(&[Fact::Number(count)], item)
        }
        Assertion::Names(inner) => clause(&[Fact::Own("each name of a member")], inner),
        Assertion::Matching(source, inner) => {
            let subject = [
                Fact::Own("each member whose name matches "),
                Fact::Code(source.clone()),
            ];
            clause(&subject, inner)
        }
        Assertion::Others {
            obey: Some(inner), ..
        } => clause(&[Fact::Own("each other member")], inner),
        Assertion::Others {
            patterns,
            obey: None,
            ..
        } if !patterns.is_empty() => {
            let head = " has no other members than those whose names match ";
            with(list(head, " or ", patterns.iter().cloned()))
        }
        Assertion::Others { obey: None, .. } => with(vec![Fact::Own(" has no other members")]),
        Assertion::All(all) => join(
            all.iter().map(|inner| clause(subject, inner)).collect(),
            " and ",
        ),
        Assertion::Any(any) => join(
            any.iter().map(|inner| clause(subject, inner)).collect(),
            " or ",
        ),
        Assertion::One(one) => {
            let choices = join(
                one.iter().map(|inner| clause(subject, inner)).collect(),
                "; ",
            );
            let head = Fact::Own("exactly one of these is so: ");
            std::iter::once(head).chain(choices).collect()
        }
        Assertion::Not(inner) => match inner.as_ref() {
            Assertion::Values(values) => {
                with(list(" is not ", " or ", values.iter().map(to_text_of)))
            }
            Assertion::Required(names) if names.len() > 1 => {
                with(list(" never has all of ", " and ", names.iter().map(text)))
            }
            Assertion::Required(names) => with(list(" has no ", " and ", names.iter().map(text))),
            inner if inner.is_nothing() => with(vec![Fact::Own(" is not allowed")]),
            inner => {
                let head = Fact::Own("this is never so: ");
                std::iter::once(head)
                    .chain(clause(subject, inner))
                    .collect()
            }
        },
        Assertion::If {
            condition,
            then,
            otherwise,
        } => where_(subject, condition, then, otherwise),
    }
}

fn where_(
    subject: &[Fact],
    condition: &Assertion,
    then: &Assertion,
    otherwise: &Assertion,
) -> Vec<Fact> {
    let mut sentence = vec![Fact::Own("where ")];
    sentence.extend(clause(subject, condition));
    sentence.push(Fact::Own(", "));
    match (then.is_nothing(), otherwise.is_nothing()) {
        (true, _) => {
            sentence.push(Fact::Own("nothing more, otherwise "));
            sentence.extend(clause(subject, otherwise));
        }
        (false, true) => sentence.extend(clause(subject, then)),
        (false, false) => {
            sentence.extend(clause(subject, then));
            sentence.push(Fact::Own(", otherwise "));
            sentence.extend(clause(subject, otherwise));
        }
    }
    sentence
}

fn join(clauses: Vec<Vec<Fact>>, between: &'static str) -> Vec<Fact> {
    let mut joined = Vec::new();
    for clause in clauses {
        if !joined.is_empty() {
            joined.push(Fact::Own(between));
        }
        joined.extend(clause);
    }
    joined
}

fn list(head: &'static str, last: &'static str, values: impl Iterator<Item = String>) -> Vec<Fact> {
    let values: Vec<String> = values.collect();
    let count = values.len();
    let mut facts = vec![Fact::Own(head)];
    for (index, value) in values.into_iter().enumerate() {
        if index > 0 {
            facts.push(Fact::Own(if index + 1 == count { last } else { ", " }));
        }
        facts.push(Fact::Code(value));
    }
    facts
}

fn text(name: &SpecName) -> String {
    name.to_string()
}

fn to_text_of(value: &crate::ir::Json) -> String {
    match value {
        crate::ir::Json::String(text) if !text.is_empty() => text.clone(),
        other => to_text(other),
    }
}

fn noun(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => " is null",
        JsonKind::Boolean => " is a boolean",
        JsonKind::Integer => " is an integer",
        JsonKind::Number => " is a number",
        JsonKind::String => " is a string",
        JsonKind::Array => " is an array",
        JsonKind::Object => " is an object",
    }
}

fn predicate(limit: &RuleKind) -> Vec<Fact> {
    let count = |head: &'static str, n: u64, unit: &str| {
        let plural = if n == 1 { "" } else { "s" };
        vec![Fact::Own(head), Fact::Number(format!("{n} {unit}{plural}"))]
    };
    let number =
        |head: &'static str, digits: &str| vec![Fact::Own(head), Fact::Number(digits.to_owned())];
    match limit {
        RuleKind::MinLength(n) => count(" has at least ", *n, "character"),
        RuleKind::MaxLength(n) => count(" has at most ", *n, "character"),
        RuleKind::MinItems(n) => count(" has at least ", *n, "item"),
        RuleKind::MaxItems(n) => count(" has at most ", *n, "item"),
        RuleKind::MinProperties(n) => count(" has at least ", *n, "member"),
        RuleKind::MaxProperties(n) => count(" has at most ", *n, "member"),
        RuleKind::UniqueItems => vec![Fact::Own(" repeats no item")],
        RuleKind::Pattern(source) => vec![Fact::Own(" matches "), Fact::Code(source.clone())],
        RuleKind::Minimum(bound) if bound.exclusive => {
            number(" is more than ", bound.limit.as_str())
        }
        RuleKind::Minimum(bound) => number(" is at least ", bound.limit.as_str()),
        RuleKind::Maximum(bound) if bound.exclusive => {
            number(" is less than ", bound.limit.as_str())
        }
        RuleKind::Maximum(bound) => number(" is at most ", bound.limit.as_str()),
        RuleKind::MultipleOf(divisor) => number(" is a multiple of ", divisor.as_str()),
        RuleKind::Among(_) | RuleKind::Members { .. } | RuleKind::Asserted { .. } => Vec::new(),
    }
}
