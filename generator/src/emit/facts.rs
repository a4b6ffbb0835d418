//! What does documentation say of the values of a place? Its rules, its default and an example, in sentences.
//!
//! ```text
//! minLength: 24, maxLength: 24, pattern: ^[a-f0-9]+$, default: x
//!     ↓
//! /// Length: 24 characters. Pattern: `^[a-f0-9]+$`. Default: `x`.
//! ```

use super::assertion_docs;
use super::cx::Cx;
use super::doc_text::{DocText, Part};
use crate::ir::{
    Bound, Example, Json, Rule, RuleKind, SpecName, TextFormat, Ty, TypeUse, UnionMode,
};
use crate::plan::json::to_text;

/// Longest example that is shown in a sentence.
const SHORT: usize = 60;

/// Sentences about a value.
#[derive(Default)]
pub(super) struct Facts {
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

/// The least and the greatest of what rules limit.
#[derive(Default)]
struct Limits<'a> {
    length: (Option<u64>, Option<u64>),
    number: (Option<&'a Bound>, Option<&'a Bound>),
    items: (Option<u64>, Option<u64>),
    members: (Option<u64>, Option<u64>),
}

impl<'a> Limits<'a> {
    fn of(rules: &'a [Rule]) -> Self {
        let mut limits = Self::default();
        for rule in rules {
            match &rule.kind {
                RuleKind::MinLength(n) => limits.length.0 = Some(*n),
                RuleKind::MaxLength(n) => limits.length.1 = Some(*n),
                RuleKind::Minimum(bound) => limits.number.0 = Some(bound),
                RuleKind::Maximum(bound) => limits.number.1 = Some(bound),
                RuleKind::MinItems(n) => limits.items.0 = Some(*n),
                RuleKind::MaxItems(n) => limits.items.1 = Some(*n),
                RuleKind::MinProperties(n) => limits.members.0 = Some(*n),
                RuleKind::MaxProperties(n) => limits.members.1 = Some(*n),
                RuleKind::Pattern(_)
                | RuleKind::MultipleOf(_)
                | RuleKind::UniqueItems
                | RuleKind::Among(_)
                | RuleKind::Members { .. }
                | RuleKind::Asserted { .. } => {}
            }
        }
        limits
    }
}

impl Facts {
    pub(super) fn say(&mut self, sentence: Vec<Fact>) {
        if !self.said.is_empty() {
            self.said.push(Fact::Own(" "));
        }
        self.said.extend(sentence);
    }

    /// Format and rules of a value; those of an alias are said where it is used, because that is where they bind.
    pub(super) fn value(&mut self, cx: Cx<'_>, value: &TypeUse) {
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

    pub(super) fn rules(&mut self, rules: &[Rule]) {
        let limits = Limits::of(rules);
        self.count("Length: ", ["character", "characters"], limits.length);
        self.range(limits.number);
        for rule in rules {
            match &rule.kind {
                RuleKind::Pattern(source) => {
                    self.say(vec![
                        Fact::Own("Pattern: "),
                        Fact::Code(source.clone()),
                        Fact::Own("."),
                    ]);
                }
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
                | RuleKind::Minimum(_)
                | RuleKind::Maximum(_)
                | RuleKind::MinItems(_)
                | RuleKind::MaxItems(_)
                | RuleKind::MinProperties(_)
                | RuleKind::MaxProperties(_) => {}
            }
        }
        self.count("Items: ", ["item", "items"], limits.items);
        self.count("Members: ", ["member", "members"], limits.members);
    }

    /// `Length: 1 to 64 characters.`
    fn count(
        &mut self,
        head: &'static str,
        unit: [&'static str; 2],
        (least, most): (Option<u64>, Option<u64>),
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

    /// `Range: 1 to 500.`
    fn range(&mut self, (least, most): (Option<&Bound>, Option<&Bound>)) {
        match (least, most) {
            (Some(least), Some(most)) if !least.exclusive && !most.exclusive => {
                let range = if least.limit == most.limit {
                    least.limit.to_string()
                } else {
                    format!("{} to {}", least.limit, most.limit)
                };
                self.say(vec![
                    Fact::Own("Range: "),
                    Fact::Number(range),
                    Fact::Own("."),
                ]);
            }
            (least, most) => {
                if let Some(bound) = least {
                    self.bound(["At least ", "More than "], bound);
                }
                if let Some(bound) = most {
                    self.bound(["At most ", "Less than "], bound);
                }
            }
        }
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

    pub(super) fn default_value(&mut self, value: Option<&Json>) {
        if let Some(text) = value.and_then(short) {
            self.say(vec![
                Fact::Own("Default: "),
                Fact::Code(text),
                Fact::Own("."),
            ]);
        }
    }

    pub(super) fn examples(&mut self, examples: &[Example]) {
        if let Some(text) = examples.first().and_then(|example| short(&example.value)) {
            self.say(vec![
                Fact::Own("Example: "),
                Fact::Code(text),
                Fact::Own("."),
            ]);
        }
    }

    pub(super) fn deprecated(&mut self, deprecated: bool) {
        if deprecated {
            self.say(vec![Fact::Own("Deprecated.")]);
        }
    }

    pub(super) fn sentence(&self) -> DocText {
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
