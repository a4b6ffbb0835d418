//! Does the document have the structure that the specification gives it? One walk along the tables of a dialect finds
//! everything that does not.
//!
//! The walk is a work list and not a recursion. It remembers which object of the specification each node is: a
//! reference may lead to any place of the document, but only to a thing of the kind it stands for.

mod fields;
pub(in crate::load) use self::fields::REFERENCES;
mod keys;
pub(crate) mod model;
mod scalars;

use std::collections::BTreeSet;

use self::model::{Fragment, KeyRule, Kind, Model, Thing};
use crate::diagnostics::{Diagnostics, Message, Severity, catalog, escape};
use crate::load::Dialect;
use crate::source::{At, FileId, Origin, Tree, Value};

/// A `$ref` in a place where the specification has a Reference Object.
#[derive(Clone, Copy)]
pub(crate) struct Unresolved<'d> {
    /// The object that holds the `$ref`.
    pub(crate) from: At<'d>,
    /// The member that says what it refers to.
    pub(crate) key: &'static str,
    /// What it has to lead to.
    pub(crate) model: &'static Model,
}

/// A file that is walked through.
#[derive(Clone, Copy)]
struct File<'d> {
    tree: &'d Tree,
    dialect: Dialect,
    /// The number of its first node, where the nodes of all files are numbered through.
    base: usize,
}

/// What the walk has seen of the files of a document.
pub(crate) struct Walk<'d> {
    files: Vec<File<'d>>,
    /// What each node is; `None` where the walk has not been.
    things: Vec<Option<Thing>>,
    pending: Vec<(At<'d>, Kind)>,
    /// Members that the dialect does not know.
    meaningless: BTreeSet<usize>,
    /// References whose targets have not been looked at.
    pub(crate) unresolved: Vec<Unresolved<'d>>,
    /// Objects that are parsed into types of `openapiv3`, with the tables that describe them.
    pub(crate) fragments: Vec<(Fragment, &'static Model, At<'d>)>,
}

impl<'d> Walk<'d> {
    /// Begins. The files are in the order of their ids, each with the dialect that it is written in.
    pub(crate) fn new(files: &[(&'d Tree, Dialect)]) -> Self {
        let mut base = 0;
        let mut numbered = Vec::with_capacity(files.len());
        for (tree, dialect) in files.iter().copied() {
            numbered.push(File {
                tree,
                dialect,
                base,
            });
            base += tree.len();
        }
        Self {
            files: numbered,
            things: vec![None; base],
            pending: Vec::new(),
            meaningless: BTreeSet::new(),
            unresolved: Vec::new(),
            fragments: Vec::new(),
        }
    }

    /// The file of a value; a walk through one file knows of no other.
    fn file(&self, at: At<'_>) -> Option<&File<'d>> {
        match self.files.as_slice() {
            [only] => Some(only),
            files => files.get(at.origin().file().index()),
        }
    }

    /// The number of a node.
    fn number(&self, at: At<'_>) -> usize {
        self.file(at).map_or(0, |file| file.base) + at.id() as usize
    }

    /// The dialect that a value is written in.
    pub(crate) fn dialect(&self, at: At<'_>) -> Dialect {
        self.file(at).map_or(Dialect::V3_0, |file| file.dialect)
    }

    /// The trees of the files.
    pub(crate) fn trees(&self) -> Vec<&'d Tree> {
        self.files.iter().map(|file| file.tree).collect()
    }

    /// The value at a place.
    pub(crate) fn at(&self, origin: Origin) -> Option<At<'d>> {
        match self.files.as_slice() {
            [only] => only.tree.at(origin),
            files => files.get(origin.file().index())?.tree.at(origin),
        }
    }

    /// What a node is, where the walk has been there.
    pub(crate) fn thing(&self, at: At<'_>) -> Option<Thing> {
        self.things.get(self.number(at)).copied().flatten()
    }

    /// Whether a member means nothing, because the dialect does not know it.
    pub(crate) fn is_meaningless(&self, at: At<'_>) -> bool {
        self.meaningless.contains(&self.number(at))
    }

    /// Checks a value and everything below it.
    pub(crate) fn check(&mut self, at: At<'d>, kind: Kind, diagnostics: &mut Diagnostics) {
        self.pending.push((at, kind));
        while let Some((at, kind)) = self.pending.pop() {
            self.visit(at, kind, diagnostics);
        }
    }

    fn visit(&mut self, at: At<'d>, kind: Kind, diagnostics: &mut Diagnostics) {
        match kind {
            Kind::Any => {}
            Kind::Text => scalars::text(at, diagnostics),
            Kind::Name => scalars::name(at, diagnostics),
            Kind::Bool => scalars::boolean(at, diagnostics),
            Kind::Count => scalars::count(at, diagnostics),
            Kind::Number => scalars::number(at, diagnostics),
            Kind::Choice(choices) => scalars::choice(at, choices, diagnostics),
            Kind::Object(model) => self.object(at, model, diagnostics),
            Kind::OrRef(model) => self.object_or_reference(at, model, diagnostics),
            Kind::Schema => self.schema(at, diagnostics),
            Kind::List(item) => self.list(at, *item, diagnostics),
            Kind::Map(rule, value) => self.map(at, rule, *value, diagnostics),
            Kind::BoolOr(other) => {
                if at.as_bool().is_none() {
                    self.visit(at, *other, diagnostics);
                }
            }
            Kind::OneOrMany(item) => {
                if at.is_array() {
                    self.list(at, *item, diagnostics);
                } else {
                    self.visit(at, *item, diagnostics);
                }
            }
            // What a rewriter has let stand is understood.
            Kind::Since(since)
                if self.dialect(at) < since.version && at.origin().file() != FileId::REWRITTEN =>
            {
                let message = catalog::structure::NEWER_FIELD.message(format!(
                    "the field `{}` came with {}, and the document says it is older",
                    at.key().unwrap_or(""),
                    since.version.name()
                ));
                diagnostics.report(at.origin().key(), message);
            }
            Kind::Since(since) => self.visit(at, since.kind, diagnostics),
            Kind::Changed(changed) => self.visit(at, changed.of(self.dialect(at)), diagnostics),
            Kind::Newer(newer) => {
                if newer.or.admits(at.value()) {
                    let message = catalog::structure::NEWER_FORM.message(format!(
                        "`{}` is {}, as {} has it, and is left out: here it should be {}",
                        escape(at.key().unwrap_or("")),
                        at.kind_name(),
                        newer.since,
                        newer.kind.wanted()
                    ));
                    diagnostics.report(at.origin(), message);
                } else {
                    self.visit(at, newer.kind, diagnostics);
                }
            }
            Kind::Forbidden => {
                let name = at.key().unwrap_or("");
                let message = catalog::structure::HEADER_FIELD
                    .message(format!("a Header Object must not have the field `{name}`"));
                diagnostics.report(at.origin().key(), message);
            }
        }
    }

    /// Notes what a node is. `false` where the walk has been there; a place that one reference takes for one thing and
    /// another for another thing is reported.
    fn enter(&mut self, at: At<'_>, thing: Thing, diagnostics: &mut Diagnostics) -> bool {
        let number = self.number(at);
        match self.things.get_mut(number) {
            Some(seen @ None) => {
                *seen = Some(thing);
                true
            }
            Some(Some(seen)) if *seen != thing => {
                let message = catalog::reference::WRONG_KIND.message(format!(
                    "references take this place for {} and for {}",
                    seen.named(),
                    thing.named()
                ));
                diagnostics.report(at.origin(), message);
                false
            }
            Some(Some(_)) | None => false,
        }
    }

    fn object(&mut self, at: At<'d>, model: &'static Model, diagnostics: &mut Diagnostics) {
        if !at.is_object() {
            wrong_type(at, model.thing.named(), diagnostics);
            return;
        }
        if !self.enter(at, model.thing, diagnostics) {
            return;
        }
        self.fields(at, model, diagnostics);
    }

    fn fields(&mut self, at: At<'d>, model: &'static Model, diagnostics: &mut Diagnostics) {
        let dialect = self.dialect(at);
        let meaningless = fields::check(at, (model, dialect), &mut self.pending, diagnostics);
        let numbers = meaningless.into_iter().map(|member| self.number(member));
        let numbers: Vec<usize> = numbers.collect();
        self.meaningless.extend(numbers);
        for rule in model.also {
            rule(at, diagnostics);
        }
        self.fragments
            .extend(model.fragment.map(|fragment| (fragment, model, at)));
    }

    fn schema(&mut self, at: At<'d>, diagnostics: &mut Diagnostics) {
        let model = self.dialect(at).schema();
        if model.beside_reference && at.as_bool().is_some() {
            self.enter(at, model.thing, diagnostics);
        } else {
            self.object_or_reference(at, model, diagnostics);
        }
    }

    fn object_or_reference(
        &mut self,
        at: At<'d>,
        model: &'static Model,
        diagnostics: &mut Diagnostics,
    ) {
        let known = if model.beside_reference {
            REFERENCES.len()
        } else {
            1
        };
        let mut keys = REFERENCES.into_iter().take(known);
        match keys.find(|key| at.get(key).is_some()) {
            Some(key) => self.reference(at, (key, model), diagnostics),
            None => self.object(at, model, diagnostics),
        }
    }

    fn reference(
        &mut self,
        at: At<'d>,
        (key, model): (&'static str, &'static Model),
        diagnostics: &mut Diagnostics,
    ) {
        if !self.enter(at, model.thing, diagnostics) {
            return;
        }
        self.unresolved.push(Unresolved {
            from: at,
            key,
            model,
        });
        if model.beside_reference {
            self.fields(at, model, diagnostics);
            return;
        }
        // Prose beside a reference is common and harmless; a keyword there says something that nobody hears.
        let harmless = |name: &str| {
            matches!(name, "$ref" | "summary" | "description") || name.starts_with("x-")
        };
        let ignored = at.entries().filter(|(name, _)| !harmless(name));
        // Each operation counts; of the keywords of a schema, the first tells enough.
        let is_path_item = model.thing == Thing::PathItem;
        let (severity, shown) = if is_path_item {
            (Severity::Warning, usize::MAX)
        } else {
            (Severity::Note, 1)
        };
        for (name, sibling) in ignored.take(shown) {
            let message = catalog::structure::BESIDE_REFERENCE.message(format!(
                "`{}` stands beside a `$ref` and is ignored",
                escape(name)
            ));
            let message = if is_path_item {
                message.help("move it to where the reference leads, or take the reference out")
            } else {
                message
            };
            diagnostics.report(sibling.origin().key(), message.severity(severity));
        }
    }

    fn list(&mut self, at: At<'d>, item: Kind, diagnostics: &mut Diagnostics) {
        if !at.is_array() {
            wrong_type(at, "an array", diagnostics);
        } else if self.enter(at, Thing::Collection, diagnostics) {
            self.pending.extend(at.items().map(|at| (at, item)));
        }
    }

    fn map(&mut self, at: At<'d>, rule: KeyRule, value: Kind, diagnostics: &mut Diagnostics) {
        if !at.is_object() {
            wrong_type(at, "an object", diagnostics);
        } else if self.enter(at, Thing::Collection, diagnostics) {
            for (name, member) in at.entries() {
                keys::check(name, member, rule, diagnostics);
                self.pending.push((member, value));
            }
        }
    }
}

impl Kind {
    /// Whether a value has this form, as far as one can tell from outside.
    fn admits(self, value: Value<'_>) -> bool {
        match self {
            Self::Any => true,
            Self::Text | Self::Name | Self::Choice(_) => matches!(value, Value::String(_)),
            Self::Bool => matches!(value, Value::Bool(_)),
            Self::Count | Self::Number => matches!(value, Value::Number(_)),
            Self::Object(_) | Self::OrRef(_) | Self::Schema | Self::Map(..) => {
                matches!(value, Value::Object)
            }
            Self::List(_) => matches!(value, Value::Array),
            Self::BoolOr(other) => matches!(value, Value::Bool(_)) || other.admits(value),
            Self::OneOrMany(item) => matches!(value, Value::Array) || item.admits(value),
            Self::Newer(newer) => newer.kind.admits(value),
            Self::Since(since) => since.kind.admits(value),
            Self::Changed(changed) => changed.before.admits(value),
            Self::Forbidden => false,
        }
    }

    /// Whether `null` is meant by its name, which YAML has to have in quotes.
    fn names_null(self) -> bool {
        match self {
            Self::Choice(choices) => choices.contains(&"null"),
            Self::OneOrMany(item) => item.names_null(),
            _ => false,
        }
    }

    /// What should stand there, for a message.
    fn wanted(self) -> &'static str {
        match self {
            Self::Any => "a value",
            Self::Text | Self::Name | Self::Choice(_) => "a string",
            Self::Bool => "a boolean",
            Self::Count => "an integer that is not negative",
            Self::Number => "a number",
            Self::Object(model) | Self::OrRef(model) => model.thing.named(),
            Self::List(_) => "an array",
            Self::Map(..) => "an object",
            Self::BoolOr(other) => other.wanted(),
            Self::Schema => Thing::Schema.named(),
            Self::OneOrMany(item) => item.wanted(),
            Self::Newer(newer) => newer.kind.wanted(),
            Self::Since(since) => since.kind.wanted(),
            Self::Changed(changed) => changed.before.wanted(),
            Self::Forbidden => "nothing",
        }
    }

    /// Whether the value is a string, a number or a boolean.
    fn is_scalar(self) -> bool {
        match self {
            Self::Text | Self::Name | Self::Choice(_) | Self::Bool | Self::Count | Self::Number => {
                true
            }
            Self::Newer(newer) => newer.kind.is_scalar(),
            Self::Since(since) => since.kind.is_scalar(),
            Self::Changed(changed) => changed.before.is_scalar(),
            Self::Any
            | Self::Object(_)
            | Self::OrRef(_)
            | Self::Schema
            | Self::List(_)
            | Self::Map(..)
            | Self::BoolOr(_)
            | Self::OneOrMany(_)
            | Self::Forbidden => false,
        }
    }
}

/// Reports a value of another type than the specification gives its place.
fn wrong_type(at: At<'_>, wanted: &str, diagnostics: &mut Diagnostics) {
    diagnostics.report(at.origin(), wrong_type_message(at, wanted));
}

fn wrong_type_message(at: At<'_>, wanted: &str) -> Message {
    let entry = if at.is_null() {
        &catalog::structure::NULL
    } else {
        &catalog::structure::WRONG_TYPE
    };
    let subject = at
        .key()
        .map_or_else(String::new, |name| format!("`{}` ", escape(name)));
    match subject.as_str() {
        "" => entry.message(format!("{} stands where {wanted} should", at.kind_name())),
        subject => entry.message(format!(
            "{subject}is {} and should be {wanted}",
            at.kind_name()
        )),
    }
}
