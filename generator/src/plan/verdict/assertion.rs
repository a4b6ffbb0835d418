//! What do assertions find in a value? The same as `runtime::validate::obeys`, in its order.

use indexmap::IndexMap;

use super::{Judge, NoVerdict, Path};
use crate::ir::{Assertion, Json, Number, RuleKind, SpecName};
use crate::plan::examples::Finding;
use crate::plan::{decimal, json};

impl Judge<'_> {
    /// Adds what an assertion finds in a value.
    pub(super) fn assert(
        &self,
        assertion: &Assertion,
        value: &Json,
        at: &mut Path,
        found: &mut Vec<Finding>,
    ) -> Result<(), NoVerdict> {
        let broken = |is_broken: bool, rule, at: &Path, found: &mut Vec<Finding>| {
            found.extend(is_broken.then(|| finding(rule, at)));
            Ok(())
        };
        match (assertion, value) {
            (Assertion::Type(expected), value) => {
                broken(!expected.admits(value), "type", at, found)
            }
            (Assertion::Values(known), value) => {
                let is_known = known.iter().any(|known| json::same(known, value));
                broken(!is_known, "enum", at, found)
            }
            (Assertion::Limit(limit), value) => {
                let obeys = self.keeps_limit(limit, value)?;
                broken(!obeys, limit_name(limit), at, found)
            }
            (Assertion::All(all), value) => all
                .iter()
                .try_for_each(|assertion| self.assert(assertion, value, at, found)),
            (Assertion::Any(any), value) => {
                let obeyed = self.count(any, value)?;
                broken(obeyed == 0, "anyOf", at, found)
            }
            (Assertion::One(one), value) => {
                let obeyed = self.count(one, value)?;
                broken(obeyed != 1, "oneOf", at, found)
            }
            (Assertion::Not(excluded), value) => {
                let is_excluded = self.obeys(excluded, value)?;
                broken(is_excluded, "not", at, found)
            }
            (
                Assertion::If {
                    condition,
                    then,
                    otherwise,
                },
                value,
            ) => {
                let next = if self.obeys(condition, value)? {
                    then
                } else {
                    otherwise
                };
                self.assert(next, value, at, found)
            }
            (assertion, Json::Array(items)) => self.assert_items(assertion, items, at, found),
            (assertion, Json::Object(members)) => {
                self.assert_members(assertion, members, at, found)
            }
            (_, Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_)) => Ok(()),
        }
    }

    /// Whether a value obeys an assertion.
    pub(in crate::plan) fn obeys(
        &self,
        assertion: &Assertion,
        value: &Json,
    ) -> Result<bool, NoVerdict> {
        let mut found = Vec::new();
        self.assert(assertion, value, &mut Path::default(), &mut found)?;
        Ok(found.is_empty())
    }

    fn count(&self, list: &[Assertion], value: &Json) -> Result<usize, NoVerdict> {
        list.iter().try_fold(0, |obeyed, assertion| {
            Ok(obeyed + usize::from(self.obeys(assertion, value)?))
        })
    }

    fn matches(&self, source: &str, text: &str) -> bool {
        let pattern = self.patterns.by_source(source);
        pattern.is_some_and(|id| self.patterns.matches(id, text))
    }

    fn keeps_limit(&self, limit: &RuleKind, value: &Json) -> Result<bool, NoVerdict> {
        let length = |text: &str| u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        let size = |size: usize| u64::try_from(size).unwrap_or(u64::MAX);
        Ok(match (limit, value) {
            (RuleKind::MinLength(limit), Json::String(text)) => length(text) >= *limit,
            (RuleKind::MaxLength(limit), Json::String(text)) => length(text) <= *limit,
            (RuleKind::Pattern(source), Json::String(text)) => self.matches(source, text),
            (RuleKind::Minimum(bound), Json::Number(number)) => {
                let order = number.compare(&bound.limit);
                order.is_gt() || (order.is_eq() && !bound.exclusive)
            }
            (RuleKind::Maximum(bound), Json::Number(number)) => {
                let order = number.compare(&bound.limit);
                order.is_lt() || (order.is_eq() && !bound.exclusive)
            }
            (RuleKind::MultipleOf(divisor), Json::Number(number)) => multiple(number, divisor)?,
            (RuleKind::MinItems(limit), Json::Array(items)) => size(items.len()) >= *limit,
            (RuleKind::MaxItems(limit), Json::Array(items)) => size(items.len()) <= *limit,
            (RuleKind::UniqueItems, Json::Array(items)) => {
                let mut items = items.iter().enumerate();
                let all = items.clone();
                !items.any(|(index, item)| {
                    let mut before = all.clone().take(index);
                    before.any(|(_, other)| json::same(item, other))
                })
            }
            (RuleKind::MinProperties(limit), Json::Object(members)) => {
                size(members.len()) >= *limit
            }
            (RuleKind::MaxProperties(limit), Json::Object(members)) => {
                size(members.len()) <= *limit
            }
            (
                _,
                Json::Null
                | Json::Bool(_)
                | Json::Number(_)
                | Json::String(_)
                | Json::Array(_)
                | Json::Object(_),
            ) => true,
        })
    }

    fn assert_items(
        &self,
        assertion: &Assertion,
        items: &[Json],
        at: &mut Path,
        found: &mut Vec<Finding>,
    ) -> Result<(), NoVerdict> {
        match assertion {
            Assertion::Items(assertion) => {
                items.iter().enumerate().try_for_each(|(index, item)| {
                    at.within(index.to_string(), |at| {
                        self.assert(assertion, item, at, found)
                    })
                })
            }
            Assertion::Tuple(assertions) => {
                let mut pairs = items.iter().zip(assertions).enumerate();
                pairs.try_for_each(|(index, (item, assertion))| {
                    at.within(index.to_string(), |at| {
                        self.assert(assertion, item, at, found)
                    })
                })
            }
            Assertion::Contains { item, least, most } => {
                let counted = items.iter().try_fold(0_u64, |counted, value| {
                    Ok(counted + u64::from(self.obeys(item, value)?))
                })?;
                let rules = [
                    (counted < *least, "contains"),
                    (most.is_some_and(|most| counted > most), "maxContains"),
                ];
                let broken = rules.into_iter().filter(|(is_broken, _)| *is_broken);
                found.extend(broken.map(|(_, rule)| finding(rule, at)));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn assert_members(
        &self,
        assertion: &Assertion,
        members: &IndexMap<String, Json>,
        at: &mut Path,
        found: &mut Vec<Finding>,
    ) -> Result<(), NoVerdict> {
        let has = |name: &SpecName| members.contains_key(name.as_str());
        match assertion {
            Assertion::Required(names) => {
                let missing = names.iter().filter(|name| !has(name));
                found.extend(missing.map(|_| finding("required", at)));
                Ok(())
            }
            Assertion::Dependent(beside, names) if has(beside) => {
                let missing = names.iter().filter(|name| !has(name));
                found.extend(missing.map(|_| finding("dependentRequired", at)));
                Ok(())
            }
            Assertion::Member(name, assertion) => match members.get(name.as_str()) {
                Some(member) => at.within(name.as_str(), |at| {
                    self.assert(assertion, member, at, found)
                }),
                None => Ok(()),
            },
            Assertion::Names(assertion) => sorted(members).try_for_each(|(name, _)| {
                if !self.obeys(assertion, &Json::String(name.clone()))? {
                    found.push(at.within(name, |at| finding("propertyNames", at)));
                }
                Ok(())
            }),
            Assertion::Matching(source, assertion) => sorted(members)
                .filter(|(name, _)| self.matches(source, name))
                .try_for_each(|(name, member)| {
                    at.within(name, |at| self.assert(assertion, member, at, found))
                }),
            Assertion::Others {
                names,
                patterns,
                obey,
            } => {
                let is_known = |name: &str| {
                    names.iter().any(|known| known.as_str() == name)
                        || patterns.iter().any(|source| self.matches(source, name))
                };
                let mut others = sorted(members).filter(|(name, _)| !is_known(name));
                others.try_for_each(|(name, member)| {
                    at.within(name, |at| match obey {
                        Some(assertion) => self.assert(assertion, member, at, found),
                        None => {
                            found.push(finding("additionalProperties", at));
                            Ok(())
                        }
                    })
                })
            }
            _ => Ok(()),
        }
    }
}

/// In the order of their names, whatever the type that holds them.
fn sorted(members: &IndexMap<String, Json>) -> impl Iterator<Item = (&String, &Json)> {
    let mut members: Vec<_> = members.iter().collect();
    members.sort_by_key(|(name, _)| *name);
    members.into_iter()
}

fn finding(rule: &'static str, at: &Path) -> Finding {
    Finding {
        pointer: at.pointer(),
        rule,
    }
}

fn multiple(number: &Number, divisor: &Number) -> Result<bool, NoVerdict> {
    decimal::is_multiple(number, divisor).ok_or(NoVerdict::Unforeseen)
}

fn limit_name(limit: &RuleKind) -> &'static str {
    match limit {
        RuleKind::Minimum(bound) if bound.exclusive => "exclusiveMinimum",
        RuleKind::Maximum(bound) if bound.exclusive => "exclusiveMaximum",
        other => other.keyword(),
    }
}
