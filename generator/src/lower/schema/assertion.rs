//! What does a schema say that no type can say? Exclusions, conditions, and what is said of items and of members by their
//! names, as assertions on the value as JSON.
//!
//! ```text
//! not: {enum: [admin]}                           ─▶  Not(Values([admin]))
//! if: {properties: {kind: {const: card}}}        ─▶  If { condition: Member(kind, Values([card])),
//! then: {required: [number]}                              then: Required([number]), otherwise: nothing }
//! ```
//!
//! Where a part of a schema cannot be read, the rest of it still holds for values that must obey it; a schema that tells
//! values apart (`not`, `if`, `contains`) is read whole or not at all. Either is noted at the keyword.

use std::collections::BTreeSet;

use super::Context;
use super::conjunction::Whole;
use super::decided::{decided, kind};
use super::keywords::{ASSERTED, Additional, JsonType, Keywords, about};
use super::limits;
use crate::diagnostics::catalog::schema as catalog;
use crate::ir::{Assertion, JsonKind, Rule, RuleKind, SpecName};
use crate::load::OTHER_MEMBERS;
use crate::lower::json;
use crate::source::{At, Origin};

/// How many schemas are read for one keyword.
const MOST_SCHEMAS: usize = 300;
/// How deep they may be inside of each other.
const DEEPEST: usize = 24;

/// What a schema is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// Values must obey it: a part that is passed over refuses less.
    Demand,
    /// It tells values apart: passing over a part would tell them apart wrongly.
    Test,
}

/// Why a schema cannot be read, and where that shows.
struct Unread {
    at: Origin,
    why: String,
}

type Read = Result<Assertion, Unread>;

/// The assertions of a whole as rules.
pub(super) fn rules(
    cx: &mut Context<'_, '_>,
    whole: &Whole<'_>,
    ty: Option<JsonType>,
) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    // What they say, as text.
    let mut known = BTreeSet::new();
    let mut parts = whole.parts.iter();
    let has_properties = parts.any(|part| part.keywords.properties.is_some());
    for (keyword, schema, at) in stated(whole) {
        let origin = at.origin().key();
        if let (Some(ty), Some(about)) = (ty, about(keyword))
            && ty != about
        {
            let what = format!(
                "this keyword says nothing about values of the type {}",
                ty.word()
            );
            cx.say(origin, &catalog::NO_EFFECT, what);
            continue;
        }
        let mut reader = Reader {
            cx,
            room: MOST_SCHEMAS,
            is_typed: matches!(keyword, "patternProperties" | "prefixItems") && !has_properties,
        };
        let assertion = match reader.keyword(schema, (keyword, at), Purpose::Demand, 0) {
            Ok(assertion) => assertion,
            Err(unread) => {
                reader.note(keyword, origin, &unread);
                continue;
            }
        };
        let assertion = ty.map_or_else(|| assertion.clone(), |ty| decided(&assertion, ty));
        if assertion.is_nothing() {
            continue;
        }
        let kind = RuleKind::Asserted { keyword, assertion };
        if known.insert(format!("{kind:?}")) {
            rules.push(Rule { origin, kind });
        }
    }
    rules
}

/// Notes that a form, which is a list of values, has no place for assertions.
pub(super) fn note_beside_values(cx: &mut Context<'_, '_>, whole: &Whole<'_>) {
    for (keyword, _, at) in stated(whole) {
        let what = format!("`{keyword}` beside a list of values is not looked at");
        cx.say(at.origin().key(), &catalog::NOT_VALIDATED, what);
    }
}

/// A choice among alternatives that say nothing of the type: as an assertion.
pub(super) fn choice(cx: &mut Context<'_, '_>, list: At<'_>) -> Option<Rule> {
    let parent = list.parent()?;
    let keyword = match list.key() {
        Some("oneOf") => "oneOf",
        _ => "anyOf",
    };
    let mut reader = Reader {
        cx,
        room: MOST_SCHEMAS,
        is_typed: false,
    };
    let assertion = reader
        .keyword(parent, (keyword, list), Purpose::Test, 0)
        .ok()?;
    Some(Rule {
        origin: list.origin().key(),
        kind: RuleKind::Asserted { keyword, assertion },
    })
}

/// The keywords in question: the name of each, the schema it is part of, and what it says.
fn stated<'w, 'd>(whole: &'w Whole<'d>) -> impl Iterator<Item = (&'static str, At<'d>, At<'d>)> + 'w
where
    'd: 'w,
{
    whole.parts.iter().flat_map(|part| {
        let keywords = &part.keywords;
        let not = keywords.not.map(|at| ("not", keywords.at, at));
        let others = keywords.asserted.iter();
        let others = others.filter_map(|at| Some((name_of(*at)?, keywords.at, *at)));
        not.into_iter().chain(others)
    })
}

/// The name of a keyword, for as long as rules live.
fn name_of(at: At<'_>) -> Option<&'static str> {
    let key = at.key()?;
    ASSERTED.iter().find(|name| **name == key).copied()
}

struct Reader<'c, 'd, 'r> {
    cx: &'c mut Context<'d, 'r>,
    /// How many more schemas may be read.
    room: usize,
    /// Whether the types that are made of the schemas check formats.
    is_typed: bool,
}

impl Reader<'_, '_, '_> {
    fn note(&mut self, keyword: &str, at: Origin, unread: &Unread) {
        let what = format!("`{keyword}` is not looked at: {}", unread.why);
        self.cx
            .say_with(at, &catalog::NOT_VALIDATED, what, |message| {
                if unread.at == at {
                    message
                } else {
                    message.related(unread.at, "this")
                }
            });
    }

    /// One keyword of a schema.
    fn keyword(
        &mut self,
        schema: At<'_>,
        (keyword, at): (&'static str, At<'_>),
        purpose: Purpose,
        depth: usize,
    ) -> Read {
        let stated = |key| schema.get(key).and_then(At::as_u64);
        Ok(match keyword {
            "not" => Assertion::Not(Box::new(self.schema(at, Purpose::Test, depth)?)),
            "if" => Assertion::If {
                condition: Box::new(self.schema(at, Purpose::Test, depth)?),
                then: Box::new(self.branch(schema.get("then"), purpose, depth)?),
                otherwise: Box::new(self.branch(schema.get("else"), purpose, depth)?),
            },
            "contains" => Assertion::Contains {
                item: Box::new(self.schema(at, Purpose::Test, depth)?),
                least: stated("minContains").unwrap_or(1),
                most: stated("maxContains"),
            },
            "propertyNames" => Assertion::Names(Box::new(self.schema(at, purpose, depth)?)),
            "patternProperties" => self.by_pattern(schema, at, purpose, depth)?,
            "dependentRequired" => Assertion::all(
                at.entries()
                    .map(|(name, others)| (name, names(others)))
                    .filter(|(_, others)| !others.is_empty())
                    .map(|(name, others)| Assertion::Dependent(SpecName::new(name), others))
                    .collect(),
            ),
            "dependentSchemas" => {
                let mut all = Vec::new();
                for (name, schema) in at.entries() {
                    let then = self.schema(schema, purpose, depth)?;
                    if !then.is_nothing() {
                        all.push(Assertion::If {
                            condition: Box::new(Assertion::Required(vec![SpecName::new(name)])),
                            then: Box::new(then),
                            otherwise: Box::new(Assertion::NOTHING),
                        });
                    }
                }
                Assertion::all(all)
            }
            "prefixItems" => {
                let items = self.list(at, purpose, depth)?;
                if self.is_type(depth, &items) {
                    return Ok(Assertion::NOTHING);
                }
                Assertion::Tuple(items)
            }
            "anyOf" => Assertion::Any(self.list(at, purpose, depth)?),
            // One that obeys too much is one too many.
            "oneOf" => Assertion::One(self.list(at, Purpose::Test, depth)?),
            _ => Assertion::NOTHING,
        })
    }

    /// Whether these say the same, so that the type of items or members, which is made of them, says it already.
    fn is_type(&self, depth: usize, schemas: &[Assertion]) -> bool {
        self.is_typed && depth == 0 && schemas.iter().all(|schema| Some(schema) == schemas.first())
    }

    fn branch(&mut self, at: Option<At<'_>>, purpose: Purpose, depth: usize) -> Read {
        at.map_or(Ok(Assertion::NOTHING), |at| self.schema(at, purpose, depth))
    }

    fn list(
        &mut self,
        at: At<'_>,
        purpose: Purpose,
        depth: usize,
    ) -> Result<Vec<Assertion>, Unread> {
        at.items()
            .map(|item| self.schema(item, purpose, depth))
            .collect()
    }

    /// `patternProperties`, and what it leaves to the members that no pattern matches.
    fn by_pattern(&mut self, schema: At<'_>, at: At<'_>, purpose: Purpose, depth: usize) -> Read {
        let patterns: Vec<String> = at.entries().map(|(name, _)| name.to_owned()).collect();
        let schemas: Result<Vec<Assertion>, Unread> = at
            .entries()
            .map(|(_, inner)| self.schema(inner, purpose, depth))
            .collect();
        let schemas = schemas?;
        let others = schema
            .get(OTHER_MEMBERS)
            .filter(|_| !is_beside_others(schema));
        let mut all = Vec::new();
        if others.is_some_and(|others| others.as_bool() != Some(false))
            || !self.is_type(depth, &schemas)
        {
            let by_pattern = patterns.iter().zip(schemas);
            let by_pattern = by_pattern.filter(|(_, schema)| !schema.is_nothing());
            all.extend(
                by_pattern.map(|(pattern, schema)| {
                    Assertion::Matching(pattern.clone(), Box::new(schema))
                }),
            );
        }
        if let Some(others) = others {
            let named = schema.get("properties").into_iter().flat_map(At::entries);
            let obey = match others.as_bool() {
                Some(true) => return Ok(Assertion::all(all)),
                Some(false) => None,
                None => Some(self.schema(others, purpose, depth)?),
            };
            if obey.as_ref().is_none_or(|obey| !obey.is_nothing()) {
                all.push(Assertion::Others {
                    names: named.map(|(name, _)| SpecName::new(name)).collect(),
                    patterns,
                    obey: obey.map(Box::new),
                });
            }
        }
        Ok(Assertion::all(all))
    }

    fn schema(&mut self, at: At<'_>, purpose: Purpose, depth: usize) -> Read {
        let at = self.cx.document.resolve(at);
        let Some(room) = self.room.checked_sub(1).filter(|_| depth < DEEPEST) else {
            return Err(Unread {
                at: at.origin(),
                why: "the schemas in it refer to themselves, or are too many".to_owned(),
            });
        };
        self.room = room;
        let keywords = Keywords::read(at);
        let mut all = Vec::new();
        self.read_value(&keywords, purpose, &mut all)?;
        self.read_parts(&keywords, purpose, depth + 1, &mut all)?;
        let lists = [
            ("anyOf", keywords.any_of),
            ("oneOf", keywords.one_of),
            ("not", keywords.not),
        ];
        let lists = lists.into_iter().filter_map(|(name, at)| Some((name, at?)));
        let asserted = keywords.asserted.iter();
        let asserted = asserted.filter_map(|at| Some((name_of(*at)?, *at)));
        for (keyword, member) in lists.chain(asserted) {
            let read = self.keyword(at, (keyword, member), purpose, depth + 1);
            self.add(read, (keyword, member), purpose, &mut all)?;
        }
        Ok(Assertion::all(all))
    }

    /// Adds what was read; what was not is passed over where that refuses less, and noted.
    fn add(
        &mut self,
        read: Read,
        (keyword, at): (&str, At<'_>),
        purpose: Purpose,
        all: &mut Vec<Assertion>,
    ) -> Result<(), Unread> {
        match read {
            Ok(assertion) if assertion.is_nothing() => {}
            Ok(assertion) => all.push(assertion),
            Err(unread) if purpose == Purpose::Test => return Err(unread),
            Err(unread) => self.note(keyword, at.origin().key(), &unread),
        }
        Ok(())
    }

    /// What is said of the value as a whole.
    fn read_value(
        &mut self,
        keywords: &Keywords<'_>,
        purpose: Purpose,
        all: &mut Vec<Assertion>,
    ) -> Result<(), Unread> {
        if let Some((ty, _)) = keywords.ty {
            let ty = Assertion::Type(kind(ty));
            all.push(if keywords.nullable {
                Assertion::Any(vec![ty, Assertion::Type(JsonKind::Null)])
            } else {
                ty
            });
        }
        if let Some(list) = keywords.values {
            // One list may be referred to from many places, each of which has it as a whole.
            if !limits::spend(self.cx, list.origin(), list.items().len()) {
                return Err(Unread {
                    at: list.origin(),
                    why: "the lists of values in it are too many".to_owned(),
                });
            }
            all.push(Assertion::Values(list.items().map(json::lower).collect()));
        }
        let limits = keywords
            .rules
            .iter()
            .map(|rule| Box::new(rule.kind.clone()));
        all.extend(limits.map(Assertion::Limit));
        let is_checked = self.is_typed && purpose == Purpose::Demand;
        let format = keywords.at.get("format").filter(|_| !is_checked);
        // Where values must obey a schema of what is left, that nobody looks at it has been said already.
        let left_over = ["unevaluatedProperties", "unevaluatedItems"]
            .into_iter()
            .filter_map(|key| keywords.at.get(key))
            .filter(|at| match (at.as_bool(), at.key()) {
                (Some(true), _) => false,
                (Some(false), Some("unevaluatedProperties")) => true,
                (Some(false) | None, _) => purpose == Purpose::Test,
            });
        for at in format.into_iter().chain(left_over) {
            let keyword = at.key().unwrap_or("");
            let why = match keyword {
                "format" => "types alone check a `format`".to_owned(),
                _ => format!("`{keyword}` depends on what other schemas say"),
            };
            let read = Err(Unread {
                at: at.origin().key(),
                why,
            });
            self.add(read, (keyword, at), purpose, all)?;
        }
        Ok(())
    }

    /// What is said of its items and members.
    fn read_parts(
        &mut self,
        keywords: &Keywords<'_>,
        purpose: Purpose,
        depth: usize,
        all: &mut Vec<Assertion>,
    ) -> Result<(), Unread> {
        let required = keywords.required.map(names).unwrap_or_default();
        if !required.is_empty() {
            all.push(Assertion::Required(required));
        }
        let properties = || keywords.properties.into_iter().flat_map(At::entries);
        for (name, at) in properties() {
            let member = self.schema(at, purpose, depth)?;
            if !member.is_nothing() {
                all.push(Assertion::Member(SpecName::new(name), Box::new(member)));
            }
        }
        let by_pattern = |at: &At<'_>| at.key() == Some("patternProperties");
        let obey = match keywords.additional {
            _ if keywords.asserted.iter().any(by_pattern) => Some(Assertion::NOTHING),
            _ if is_beside_others(keywords.at) => Some(Assertion::NOTHING),
            None | Some(Additional::Anything) => Some(Assertion::NOTHING),
            Some(Additional::Nothing) => None,
            Some(Additional::Of(at)) => Some(self.schema(at, purpose, depth)?),
        };
        if obey.as_ref().is_none_or(|obey| !obey.is_nothing()) {
            all.push(Assertion::Others {
                names: properties().map(|(name, _)| SpecName::new(name)).collect(),
                patterns: Vec::new(),
                obey: obey.map(Box::new),
            });
        }
        let is_tuple = |at: &At<'_>| at.key() == Some("prefixItems");
        if let Some(at) = keywords
            .items
            .filter(|_| !keywords.asserted.iter().any(is_tuple))
        {
            let items = self.schema(at, purpose, depth)?;
            if !items.is_nothing() {
                all.push(Assertion::Items(Box::new(items)));
            }
        }
        for at in keywords.all_of.into_iter().flat_map(At::items) {
            let member = self.schema(at, purpose, depth)?;
            if !member.is_nothing() {
                all.push(member);
            }
        }
        Ok(())
    }
}

/// Whether what is said of other members leaves alone those that other schemas describe.
fn is_beside_others(schema: At<'_>) -> bool {
    let left = schema.get("unevaluatedProperties");
    left.and_then(At::as_bool) == Some(false)
}

fn names(list: At<'_>) -> Vec<SpecName> {
    list.items()
        .filter_map(At::as_text)
        .map(SpecName::new)
        .collect()
}
