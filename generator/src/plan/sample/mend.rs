//! How is a sample changed so that it obeys assertions? A little at a time, wherever it does not.

use indexmap::IndexMap;

use crate::ir::{Assertion, Json, JsonKind, Number, RuleKind, SpecName};
use crate::plan::checks::{Check, ValueChecks};
use crate::plan::verdict::Judge;

/// How often the assertions are gone through: to obey one may be to break another.
const ROUNDS: usize = 3;
/// How many ways are tried.
const TURNS: usize = 3;
/// Items that are added at most.
const MOST_ITEMS: u64 = 64;

/// Makes the member of a name, where the object can have it.
pub(super) type Make<'m> = &'m mut dyn FnMut(&str) -> Option<Json>;

/// What samples are mended by.
#[derive(Clone, Copy)]
struct Tools<'a> {
    judge: &'a Judge<'a>,
    /// Which of several ways is taken: to obey one assertion may be to break another.
    turn: usize,
}

/// The value, or one near it that obeys the assertions among these checks and is still `fine`.
pub(super) fn mend(
    judge: &Judge<'_>,
    checks: &ValueChecks,
    value: Json,
    make: Make<'_>,
    fine: impl Fn(&Json) -> bool,
) -> Json {
    let assertions: Vec<&Assertion> = checks
        .rules
        .iter()
        .filter_map(|check| match check {
            Check::Asserted { assertion, .. } => Some(assertion),
            _ => None,
        })
        .collect();
    let obeys_all = |value: &Json| {
        let mut all = assertions.iter();
        all.all(|assertion| judge.obeys(assertion, value) == Ok(true))
    };
    if obeys_all(&value) {
        return value;
    }
    for turn in 0..TURNS {
        let tools = Tools { judge, turn };
        let mut mended = value.clone();
        for _ in 0..ROUNDS {
            for assertion in &assertions {
                mended = fit(tools, assertion, mended, make);
            }
            if obeys_all(&mended) && fine(&mended) {
                return mended;
            }
        }
    }
    value
}

fn obeys(tools: Tools<'_>, assertion: &Assertion, value: &Json) -> bool {
    tools.judge.obeys(assertion, value) == Ok(true)
}

fn fit(tools: Tools<'_>, assertion: &Assertion, value: Json, make: Make<'_>) -> Json {
    if obeys(tools, assertion, &value) {
        return value;
    }
    match (assertion, value) {
        (Assertion::Type(kind), _) => of_kind(*kind),
        (Assertion::Values(values), value) => values.first().cloned().unwrap_or(value),
        (Assertion::Limit(limit), value) => within(tools, limit, value),
        (Assertion::All(all), value) => all
            .iter()
            .fold(value, |value, inner| fit(tools, inner, value, make)),
        (Assertion::Any(list) | Assertion::One(list), value) => {
            first_fit(tools, assertion, list.iter().cloned(), value, make)
        }
        (Assertion::Not(inner), value) => differ(tools, inner, value, make),
        (
            Assertion::If {
                condition,
                then,
                otherwise,
            },
            value,
        ) => {
            let next = if obeys(tools, condition, &value) {
                then
            } else {
                otherwise
            };
            let not = Assertion::Not(condition.clone());
            let ways = [next.as_ref().clone(), not];
            first_fit(tools, assertion, ways.into_iter(), value, make)
        }
        (assertion, Json::Array(items)) => Json::Array(fit_items(tools, assertion, items)),
        (assertion, Json::Object(members)) => {
            Json::Object(fit_members(tools, assertion, members, make))
        }
        (_, value) => value,
    }
}

/// What obeys the whole after it was made to obey one of several; else the value as it is.
fn first_fit(
    tools: Tools<'_>,
    whole: &Assertion,
    ways: impl Iterator<Item = Assertion>,
    value: Json,
    make: Make<'_>,
) -> Json {
    for way in ways {
        let tried = fit(tools, &way, value.clone(), make);
        if obeys(tools, whole, &tried) {
            return tried;
        }
    }
    value
}

/// A value near this one that does not obey.
fn differ(tools: Tools<'_>, excluded: &Assertion, value: Json, make: Make<'_>) -> Json {
    let not = |inner: &Assertion| Assertion::Not(Box::new(inner.clone()));
    match (excluded, value) {
        (Assertion::All(list), value) => {
            let whole = Assertion::Not(Box::new(excluded.clone()));
            first_fit(tools, &whole, list.iter().map(not), value, make)
        }
        (Assertion::Any(list) | Assertion::One(list), value) => list
            .iter()
            .fold(value, |value, inner| fit(tools, &not(inner), value, make)),
        (Assertion::Not(inner), value) => fit(tools, inner, value, make),
        (Assertion::Required(names), Json::Object(mut members)) => {
            let last = names.iter().rev().cycle().nth(tools.turn);
            if let Some(name) = last {
                members.shift_remove(name.as_str());
            }
            Json::Object(members)
        }
        (Assertion::Member(name, inner), Json::Object(mut members)) => {
            if let Some(member) = members.get_mut(name.as_str()) {
                let other = fit(tools, &not(inner), member.clone(), &mut |_| None);
                *member = other;
            }
            Json::Object(members)
        }
        (_, Json::String(text)) => Json::String(format!("{text}x")),
        (_, Json::Number(number)) => next(&number, 1),
        (_, Json::Bool(value)) => Json::Bool(!value),
        (_, Json::Array(items)) => Json::Array(match items.first() {
            Some(first) => [first.clone()].into_iter().chain(items.clone()).collect(),
            None => items,
        }),
        (_, Json::Object(mut members)) => {
            members.pop();
            Json::Object(members)
        }
        (_, Json::Null) => Json::Null,
    }
}

fn fit_items(tools: Tools<'_>, assertion: &Assertion, mut items: Vec<Json>) -> Vec<Json> {
    let alone = |inner: &Assertion, item: Json| fit(tools, inner, item, &mut |_| None);
    match assertion {
        Assertion::Items(inner) => items.into_iter().map(|item| alone(inner, item)).collect(),
        Assertion::Tuple(list) => {
            for (item, inner) in items.iter_mut().zip(list) {
                *item = alone(inner, item.clone());
            }
            items
        }
        Assertion::Contains { item, least, most } => {
            let counts = |value: &Json| obeys(tools, item, value);
            let mut counted = items.iter().filter(|value| counts(value)).count();
            let enough = |counted: usize, limit: u64| {
                u64::try_from(counted).is_ok_and(|counted| counted >= limit)
            };
            while !enough(counted, (*least).min(MOST_ITEMS)) {
                let near = items.first().cloned().unwrap_or(Json::Null);
                let added = alone(item, near);
                if !counts(&added) {
                    break;
                }
                items.push(added);
                counted += 1;
            }
            if let Some(most) = most {
                let mut kept = 0;
                items.retain(|value| {
                    kept += u64::from(counts(value));
                    !counts(value) || kept <= *most
                });
            }
            items
        }
        _ => items,
    }
}

fn fit_members(
    tools: Tools<'_>,
    assertion: &Assertion,
    mut members: IndexMap<String, Json>,
    make: Make<'_>,
) -> IndexMap<String, Json> {
    let mut add = |names: &[SpecName], members: &mut IndexMap<String, Json>| {
        for name in names.iter().map(SpecName::as_str) {
            // In a map, the members that are there already are of the type.
            let near = || members.values().next().cloned();
            if !members.contains_key(name)
                && let Some(member) = make(name).or_else(near)
            {
                members.insert(name.to_owned(), member);
            }
        }
    };
    match assertion {
        Assertion::Required(names) | Assertion::Dependent(_, names) => add(names, &mut members),
        Assertion::Member(name, inner) => {
            if let Some(member) = members.get_mut(name.as_str()) {
                *member = fit(tools, inner, member.clone(), &mut |_| None);
            }
        }
        Assertion::Names(inner) => {
            let renamed = members.into_iter().map(|(name, member)| {
                match fit(tools, inner, Json::String(name.clone()), &mut |_| None) {
                    Json::String(name) => (name, member),
                    _ => (name, member),
                }
            });
            return renamed.collect();
        }
        Assertion::Matching(source, inner) => {
            let pattern = Assertion::Limit(Box::new(RuleKind::Pattern(source.clone())));
            for (name, member) in &mut members {
                if obeys(tools, &pattern, &Json::String(name.clone())) {
                    *member = fit(tools, inner, member.clone(), &mut |_| None);
                }
            }
        }
        Assertion::Others { patterns, .. } => {
            let sample = patterns.first().and_then(|source| {
                let id = tools.judge.patterns.by_source(source)?;
                tools.judge.patterns.sample(id, 0, None)
            });
            // A name that no pattern matches is one that a sample was given for want of a better.
            let alone = |name: &str, member: &Json| {
                let one = IndexMap::from([(name.to_owned(), member.clone())]);
                obeys(tools, assertion, &Json::Object(one))
            };
            let renamed = members.into_iter().filter_map(|(name, member)| {
                if alone(&name, &member) {
                    Some((name, member))
                } else {
                    sample.clone().map(|name| (name, member))
                }
            });
            return renamed.collect();
        }
        _ => {}
    }
    members
}

fn within(tools: Tools<'_>, limit: &RuleKind, value: Json) -> Json {
    let size = |n: &u64| usize::try_from((*n).min(4096)).unwrap_or(0);
    match (limit, value) {
        (RuleKind::MinLength(n), Json::String(text)) => {
            let missing = size(n).saturating_sub(text.chars().count());
            Json::String(text + &"a".repeat(missing))
        }
        (RuleKind::MaxLength(n), Json::String(text)) => {
            Json::String(text.chars().take(size(n)).collect())
        }
        (RuleKind::Pattern(source), Json::String(text)) => {
            let id = tools.judge.patterns.by_source(source);
            let sample = id.and_then(|id| tools.judge.patterns.sample(id, 0, None));
            Json::String(sample.unwrap_or(text))
        }
        (RuleKind::Minimum(bound), Json::Number(_)) => {
            next(&bound.limit, i128::from(bound.exclusive))
        }
        (RuleKind::Maximum(bound), Json::Number(_)) => {
            next(&bound.limit, -i128::from(bound.exclusive))
        }
        (RuleKind::MultipleOf(divisor), Json::Number(_)) => Json::Number(divisor.clone()),
        (_, value) => value,
    }
}

/// The number that is so much more.
fn next(number: &Number, step: i128) -> Json {
    let moved = number
        .to_i128()
        .and_then(|whole| whole.checked_add(step))
        .and_then(|whole| Number::from_json_text(&whole.to_string()));
    Json::Number(moved.unwrap_or_else(|| number.clone()))
}

fn of_kind(kind: JsonKind) -> Json {
    match kind {
        JsonKind::Null => Json::Null,
        JsonKind::Boolean => Json::Bool(true),
        JsonKind::Integer | JsonKind::Number => {
            Number::from_json_text("1").map_or(Json::Null, Json::Number)
        }
        JsonKind::String => Json::String("text".to_owned()),
        JsonKind::Array => Json::Array(Vec::new()),
        JsonKind::Object => Json::Object(IndexMap::new()),
    }
}
