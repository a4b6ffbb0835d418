//! What does one finding say? The sentence, the place, other places that belong to it, and the way out.

use std::ops::Range;

use super::{Entry, Severity};
use crate::source::Origin;

/// A message that has no place yet.
#[derive(Clone, Debug)]
#[must_use = "a message is seen only when it is reported"]
pub struct Message {
    entry: &'static Entry,
    severity: Severity,
    text: String,
    help: Vec<String>,
    related: Vec<Related>,
    within: Option<Range<usize>>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub at: Origin,
    /// What is there.
    pub text: String,
}

impl Message {
    pub(super) fn new(entry: &'static Entry, text: String) -> Self {
        Self {
            entry,
            severity: entry.severity,
            text,
            help: Vec::new(),
            related: Vec::new(),
            within: None,
        }
    }

    /// Adds a way out for this place; without any, the entry's own is shown.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds another place.
    pub fn related(mut self, at: Origin, text: impl Into<String>) -> Self {
        self.related.push(Related {
            at,
            text: text.into(),
        });
        self
    }

    /// Translates the other places.
    pub(super) fn map_related(mut self, translate: impl Fn(Origin) -> Origin) -> Self {
        for related in &mut self.related {
            related.at = translate(related.at);
        }
        self
    }

    /// Points at a part of the string at the place, in bytes of the string.
    pub fn within(mut self, range: Range<usize>) -> Self {
        self.within = Some(range);
        self
    }

    /// Makes it better or worse than the entry says.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    pub(super) fn found_at(self, at: Origin) -> Finding {
        Finding { at, message: self }
    }
}

/// A message and its place.
#[derive(Clone, Debug)]
pub struct Finding {
    at: Origin,
    message: Message,
}

impl Finding {
    /// Where it is.
    pub fn at(&self) -> Origin {
        self.at
    }

    /// What kind of message it is.
    pub fn entry(&self) -> &'static Entry {
        self.message.entry
    }

    /// How bad it is here.
    pub fn severity(&self) -> Severity {
        self.message.severity
    }

    /// Makes it an error, because the configuration says so.
    pub(super) fn deny(&mut self) {
        let message = &mut self.message;
        message.severity = Severity::Error;
        if message.help.is_empty() {
            message.help.push(message.entry.help.to_owned());
        }
        let code = message.entry.code;
        message.help.push(format!(
            "it is an error here because `findings` denies `{code}`, or all warnings"
        ));
    }

    /// The sentence.
    pub fn text(&self) -> &str {
        &self.message.text
    }

    /// Ways out: those given for this place, else the entry's.
    pub fn help(&self) -> impl Iterator<Item = &str> {
        let general = self
            .message
            .help
            .is_empty()
            .then_some(self.message.entry.help);
        self.message.help.iter().map(String::as_str).chain(general)
    }

    /// Other places.
    pub fn related(&self) -> &[Related] {
        &self.message.related
    }

    /// The part of the string that is meant.
    pub(super) fn within(&self) -> Option<&Range<usize>> {
        self.message.within.as_ref()
    }
}
