//! What does the documentation of an item say? The document's prose, then what binds a value, in sentences.
//!
//! ```text
//! minLength: 24, maxLength: 24, pattern: ^[a-f0-9]+$, default: x
//!     ↓
//! /// Length: 24 characters. Pattern: `^[a-f0-9]+$`. Default: `x`.
//! ```

use super::assertion_docs;
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::form_docs;
use crate::ir::{
    Access, Bound, Docs, Example, Field, Json, Owner, Parameter, ParameterForm, Place, Provenance,
    Rule, RuleKind, SpecName, Step, TextFormat, Ty, TypeDef, TypeUse, UnionMode,
};
use crate::plan::json::to_text;

/// Longest example that is shown in a sentence.
const SHORT: usize = 60;

/// How the parts of a text follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Each in a paragraph of its own.
    Paragraphs,
    /// In one paragraph, for items of a list.
    RunOn,
}

impl Flow {
    fn join(self, doc: DocText, next: DocText) -> DocText {
        match self {
            Self::Paragraphs => doc.and(next),
            Self::RunOn => doc.then(next),
        }
    }
}

/// Prose of the document: summary, description, external documentation, and the extensions the configuration names.
pub(super) fn prose(cx: Cx<'_>, docs: &Docs, flow: Flow) -> DocText {
    let mut doc = DocText::default();
    if let Some(summary) = &docs.summary {
        doc = DocText::of_markdown(summary);
    }
    if let Some(description) = docs
        .description
        .as_ref()
        .filter(|text| docs.summary.as_ref() != Some(text))
    {
        doc = doc.and(DocText::of_markdown(description));
    }
    if let Some((description, url)) = &docs.external {
        let see = match description {
            Some(text) => DocText::sentence(&[
                Part::Own("See "),
                Part::Text(text.trim_end_matches('.')),
                Part::Own(": "),
                Part::Link(url),
                Part::Own("."),
            ]),
            None => DocText::sentence(&[Part::Own("See "), Part::Link(url), Part::Own(".")]),
        };
        doc = flow.join(doc, see);
    }
    let shown = cx
        .plan
        .documented
        .iter()
        .filter_map(|(name, heading)| Some((heading, docs.extensions.get(name)?)));
    shown.fold(doc, |doc, (heading, value)| {
        let sentence = DocText::sentence(&[
            Part::Text(heading),
            Part::Own(": "),
            Part::Text(&plain(value)),
        ]);
        flow.join(doc, sentence.ended())
    })
}

/// A value as plain words: a list as its items.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Object(_) => to_text(value),
    }
}

/// Documentation of a named type.
pub(super) fn of_type(cx: Cx<'_>, def: &TypeDef, rules: &[Rule]) -> DocText {
    let mut facts = Facts::default();
    facts.rules(rules);
    facts.default_value(def.default.as_ref());
    facts.deprecated(def.deprecated);
    named(cx, prose(cx, &def.docs, Flow::Paragraphs), def).and(facts.sentence())
}

/// Every public item says something: the name in the document stands in for prose.
fn named(cx: Cx<'_>, doc: DocText, def: &TypeDef) -> DocText {
    if !doc.is_empty() {
        return doc;
    }
    match (&def.title, &def.provenance) {
        (Some(title), _) => DocText::sentence(&[Part::Text(title)]).ended(),
        (None, Provenance::Component(name)) => DocText::sentence(&[
            Part::Own("The schema "),
            Part::Code(name.as_str()),
            Part::Own(" of the document."),
        ]),
        (None, Provenance::Inline { owner, via }) => whereabouts(cx, owner, via),
    }
}

/// Where a schema without a name is used.
fn whereabouts(cx: Cx<'_>, owner: &Owner, via: &Step) -> DocText {
    let held = match owner {
        Owner::Type(id) => Some(cx.plan.names.type_name(*id).as_str()),
        Owner::Operation(index) => {
            let operation = cx.api.operations.get(*index);
            operation.map(|operation| operation.name.as_spec_name().as_str())
        }
        // A parameter or an answer that many have.
        Owner::Component(..) => None,
    };
    let (what, name, within) = match via {
        Step::Property(name) => ("The value of ", Some(name.as_str()), " in "),
        Step::Items => ("An item", None, " of "),
        Step::Values => ("A value", None, " of "),
        Step::Variant(_) => ("An alternative", None, " of "),
        Step::Parameter(name) => ("The parameter ", Some(name.as_str()), " of "),
        Step::RequestBody(_) => ("The body of a request", None, " of "),
        Step::ResponseBody(status, _) => ("The body of an answer ", Some(status.as_str()), " of "),
        Step::ResponseHeader(_, name) => ("The header field ", Some(name.as_str()), " of "),
    };
    let mut parts = vec![Part::Own(what)];
    parts.extend(name.map(Part::Code));
    if let Some(held) = held {
        parts.extend([Part::Own(within), Part::Code(held)]);
    }
    parts.push(Part::Own("."));
    DocText::sentence(&parts)
}

/// Documentation of a member.
pub(super) fn of_field(cx: Cx<'_>, field: &Field) -> DocText {
    let doc = prose(cx, &field.docs, Flow::Paragraphs);
    let doc = if doc.is_empty() {
        DocText::sentence(&[
            Part::Own("The member "),
            Part::Code(field.name.as_str()),
            Part::Own("."),
        ])
    } else {
        doc
    };
    let mut facts = Facts::default();
    facts.value(cx, &field.value);
    facts.default_value(field.default.as_ref());
    facts.examples(&field.examples);
    match field.access {
        Access::ReadWrite => {}
        Access::ReadOnly => facts.say(vec![Fact::Own(
            "Read-only: only the server sends it, and requests leave it out.",
        )]),
        Access::WriteOnly => facts.say(vec![Fact::Own("Write-only: only the client sends it.")]),
    }
    facts.deprecated(field.deprecated);
    doc.and(facts.sentence())
}

/// Documentation of a parameter: prose and facts.
pub(super) fn of_parameter(cx: Cx<'_>, parameter: &Parameter, flow: Flow) -> DocText {
    let doc = prose(cx, &parameter.docs, flow);
    let doc = if doc.is_empty() {
        name_of_parameter(parameter)
    } else {
        doc
    };
    let mut facts = Facts::default();
    facts.value(cx, &parameter.value);
    form_docs::sentences(cx, parameter)
        .into_iter()
        .for_each(|sentence| facts.say(sentence));
    facts.default_value(parameter.default.as_ref());
    facts.examples(&parameter.examples);
    facts.deprecated(parameter.deprecated);
    flow.join(doc, facts.sentence())
}

/// Where a parameter is sent, and under which name.
pub(super) fn name_of_parameter(parameter: &Parameter) -> DocText {
    if matches!(parameter.form, ParameterForm::WholeQuery(_)) {
        return DocText::sentence(&[
            Part::Own("The query as a whole, "),
            Part::Code(parameter.name.as_str()),
            Part::Own(" in the document."),
        ]);
    }
    let place = match parameter.place {
        Place::Path => "The path parameter ",
        Place::Query => "The query parameter ",
        Place::Header => "The header field ",
        Place::Cookie => "The cookie ",
    };
    DocText::sentence(&[
        Part::Own(place),
        Part::Code(parameter.name.as_str()),
        Part::Own("."),
    ])
}

/// Sentences about a value.
#[derive(Default)]
struct Facts {
    said: Vec<Fact>,
}

/// A part of a sentence that owns its text.
#[derive(Clone)]
pub(super) enum Fact {
    /// Our own words.
    Own(&'static str),
    /// A number, or words with one.
    Number(String),
    /// What the document says.
    Code(String),
}

impl Facts {
    fn say(&mut self, sentence: Vec<Fact>) {
        if !self.said.is_empty() {
            self.said.push(Fact::Own(" "));
        }
        self.said.extend(sentence);
    }

    /// Format and rules of a value; those of an alias are said where it is used, because that is where they bind.
    fn value(&mut self, cx: Cx<'_>, value: &TypeUse) {
        let held = cx.resolve(value);
        if let Ty::Text(format) = &held.ty {
            self.format(format);
        }
        self.rules(&value.rules);
        if !std::ptr::eq(held, value) {
            self.rules(&held.rules);
        }
        if let Ty::List(items) | Ty::Map(items) = &held.ty {
            let mut inner = Self::default();
            inner.rules(&items.rules);
            if !inner.said.is_empty() {
                self.say(vec![Fact::Own(if matches!(held.ty, Ty::List(_)) {
                    "Of each item:"
                } else {
                    "Of each value:"
                })]);
                self.say(inner.said);
            }
        }
    }

    /// A format that has no type of its own.
    fn format(&mut self, format: &TextFormat) {
        let name = match format {
            TextFormat::Time => "time",
            TextFormat::Duration => "duration",
            TextFormat::Uri => "uri",
            TextFormat::Ipv4 => "ipv4",
            TextFormat::Ipv6 => "ipv6",
            TextFormat::Email => "email",
            TextFormat::Decimal => "decimal",
            TextFormat::Binary => "binary",
            TextFormat::Other(name) => name,
            TextFormat::Plain
            | TextFormat::DateTime
            | TextFormat::Date
            | TextFormat::Uuid
            | TextFormat::Byte
            | TextFormat::Password => return,
        };
        self.say(vec![
            Fact::Own("Format: "),
            Fact::Code(name.to_owned()),
            Fact::Own("."),
        ]);
    }

    fn rules(&mut self, rules: &[Rule]) {
        let kinds = || rules.iter().map(|rule| &rule.kind);
        let limit = |pick: fn(&RuleKind) -> Option<u64>| kinds().find_map(pick);
        self.count(
            "Length: ",
            ["character", "characters"],
            limit(|kind| {
                if let RuleKind::MinLength(n) = kind {
                    Some(*n)
                } else {
                    None
                }
            }),
            limit(|kind| {
                if let RuleKind::MaxLength(n) = kind {
                    Some(*n)
                } else {
                    None
                }
            }),
        );
        for kind in kinds() {
            match kind {
                RuleKind::Pattern(source) => {
                    self.say(vec![
                        Fact::Own("Pattern: "),
                        Fact::Code(source.clone()),
                        Fact::Own("."),
                    ]);
                }
                RuleKind::Minimum(bound) => self.bound(["At least ", "More than "], bound),
                RuleKind::Maximum(bound) => self.bound(["At most ", "Less than "], bound),
                RuleKind::MultipleOf(number) => {
                    self.say(vec![
                        Fact::Own("A multiple of "),
                        Fact::Number(number.to_string()),
                        Fact::Own("."),
                    ]);
                }
                RuleKind::UniqueItems => self.say(vec![Fact::Own("No two items are equal.")]),
                RuleKind::Among(values) => {
                    self.choices("One of ", " or ", values.iter().map(to_text));
                }
                RuleKind::Members { mode, sets } => self.members(*mode, sets),
                RuleKind::Asserted { keyword, assertion } => {
                    self.say(assertion_docs::sentence(keyword, assertion));
                }
                RuleKind::MinLength(_)
                | RuleKind::MaxLength(_)
                | RuleKind::MinItems(_)
                | RuleKind::MaxItems(_)
                | RuleKind::MinProperties(_)
                | RuleKind::MaxProperties(_) => {}
            }
        }
        self.count(
            "Items: ",
            ["item", "items"],
            limit(|kind| {
                if let RuleKind::MinItems(n) = kind {
                    Some(*n)
                } else {
                    None
                }
            }),
            limit(|kind| {
                if let RuleKind::MaxItems(n) = kind {
                    Some(*n)
                } else {
                    None
                }
            }),
        );
        self.count(
            "Members: ",
            ["member", "members"],
            limit(|kind| {
                if let RuleKind::MinProperties(n) = kind {
                    Some(*n)
                } else {
                    None
                }
            }),
            limit(|kind| {
                if let RuleKind::MaxProperties(n) = kind {
                    Some(*n)
                } else {
                    None
                }
            }),
        );
    }

    /// `Length: 1 to 64 characters.`
    fn count(
        &mut self,
        head: &'static str,
        unit: [&'static str; 2],
        least: Option<u64>,
        most: Option<u64>,
    ) {
        let units = |n: u64| if n == 1 { unit[0] } else { unit[1] };
        let (range, last) = match (least, most) {
            (None, None) => return,
            (Some(least), Some(most)) if least == most => (most.to_string(), most),
            (Some(least), Some(most)) => (format!("{least} to {most}"), most),
            (Some(least), None) => (format!("at least {least}"), least),
            (None, Some(most)) => (format!("at most {most}"), most),
        };
        // "Items: 1 to 10." says its unit already; a length is of characters, which bytes are not.
        let tail = if head == "Length: " {
            format!("{range} {}", units(last))
        } else {
            range
        };
        self.say(vec![Fact::Own(head), Fact::Number(tail), Fact::Own(".")]);
    }

    fn bound(&mut self, words: [&'static str; 2], bound: &Bound) {
        let word = if bound.exclusive { words[1] } else { words[0] };
        self.say(vec![
            Fact::Own(word),
            Fact::Number(bound.limit.to_string()),
            Fact::Own("."),
        ]);
    }

    fn members(&mut self, mode: UnionMode, sets: &[Vec<SpecName>]) {
        let head = match mode {
            UnionMode::OneOf => "Exactly one of these must be there: ",
            UnionMode::AnyOf => "At least one of these must be there: ",
        };
        let sets = sets.iter().map(|set| {
            set.iter()
                .map(SpecName::as_str)
                .collect::<Vec<_>>()
                .join(" + ")
        });
        self.choices(head, ", ", sets);
    }

    /// `One of `a`, `b` or `c`.`
    fn choices(
        &mut self,
        head: &'static str,
        last: &'static str,
        values: impl Iterator<Item = String>,
    ) {
        let values: Vec<String> = values.collect();
        let count = values.len();
        let mut sentence = vec![Fact::Own(head)];
        for (i, value) in values.into_iter().enumerate() {
            if i > 0 {
                sentence.push(Fact::Own(if i + 1 == count { last } else { ", " }));
            }
            sentence.push(Fact::Code(value));
        }
        sentence.push(Fact::Own("."));
        self.say(sentence);
    }

    fn default_value(&mut self, value: Option<&Json>) {
        if let Some(text) = value.and_then(short) {
            self.say(vec![
                Fact::Own("Default: "),
                Fact::Code(text),
                Fact::Own("."),
            ]);
        }
    }

    fn examples(&mut self, examples: &[Example]) {
        if let Some(text) = examples.first().and_then(|example| short(&example.value)) {
            self.say(vec![
                Fact::Own("Example: "),
                Fact::Code(text),
                Fact::Own("."),
            ]);
        }
    }

    fn deprecated(&mut self, deprecated: bool) {
        if deprecated {
            self.say(vec![Fact::Own("Deprecated.")]);
        }
    }

    fn sentence(&self) -> DocText {
        let parts: Vec<Part<'_>> = self
            .said
            .iter()
            .map(|fact| match fact {
                Fact::Own(text) => Part::Own(text),
                Fact::Number(text) => Part::Text(text),
                Fact::Code(text) => Part::Code(text),
            })
            .collect();
        DocText::sentence(&parts)
    }
}

/// A value that fits into a sentence.
fn short(value: &Json) -> Option<String> {
    let text = match value {
        Json::String(text) if text.is_empty() => "\"\"".to_owned(),
        Json::String(text) => text.clone(),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => {
            to_text(value)
        }
    };
    (text.len() <= SHORT && !text.contains('\n')).then_some(text)
}
