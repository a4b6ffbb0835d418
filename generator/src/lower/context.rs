//! What does every lowering function need? The document, the findings, and the types found so far.

use std::collections::BTreeSet;

use super::schema::Types;
use crate::diagnostics::{Diagnostics, Entry, Message, Reported};
use crate::load::Document;
use crate::source::Origin;

/// What is read from and written to while a document is lowered.
pub(super) struct Context<'d, 'r> {
    /// The document.
    pub(super) document: &'d Document,
    /// Where findings go.
    pub(super) diagnostics: &'r mut Diagnostics,
    /// The types found so far.
    pub(super) types: Types<'d>,
    /// What was said of which place: one schema is looked at from every place that uses it, but reported on once.
    said: BTreeSet<(Origin, &'static str)>,
}

impl<'d, 'r> Context<'d, 'r> {
    pub(super) fn new(document: &'d Document, diagnostics: &'r mut Diagnostics) -> Self {
        Self {
            document,
            diagnostics,
            types: Types::default(),
            said: BTreeSet::new(),
        }
    }

    /// Reports a message of this kind on this place, unless that was done before.
    pub(super) fn say(&mut self, at: Origin, entry: &'static Entry, text: impl Into<String>) {
        self.say_with(at, entry, text, |message| message);
    }

    /// Like [`Context::say`], with help or other places added to the message.
    pub(super) fn say_with(
        &mut self,
        at: Origin,
        entry: &'static Entry,
        text: impl Into<String>,
        add: impl FnOnce(Message) -> Message,
    ) {
        if self.said.insert((at, entry.code)) {
            self.diagnostics.report(at, add(entry.message(text)));
        }
    }

    /// Reports a message, however often: for places that hold several mistakes of one kind.
    pub(super) fn report(&mut self, at: Origin, message: Message) -> Reported {
        self.diagnostics.report(at, message)
    }
}
