//! Which inline schemas say the same, so that one type can do for all of them?
//!
//! ```text
//! listCats:  parameters: [{ name: order, schema: { enum: [asc, desc] } }]    pub enum ListCatsOrder { Asc, Desc, … }
//! listDogs:  parameters: [{ name: order, schema: { enum: [asc, desc] } }] ─▶ pub type ListDogsOrder = ListCatsOrder;
//! ```
//!
//! Descriptions without components for such things repeat them hundreds of times, and each type costs whoever compiles
//! the crate. Every place that something names keeps its own name; see `docs/adr/0017-cost-of-generated-crates.md`.
//!
//! A component is never shared, nor is what the configuration speaks of, a union (its variants are named after its
//! own place), or an object with members that only one side writes (what is required of it depends on where it is used).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::prune::without;
use crate::ir::{
    Access, Api, Enum, Example, Extra, Owner, Provenance, Rule, Shape, Step, Struct, Subject, Ty,
    TypeDef, TypeId, TypeTable, TypeUse,
};

/// The API with one type for all inline enumerations and objects that say the same, and aliases for the others.
pub fn share(mut api: Api) -> Api {
    let said = configured(&api);
    let mut search = Search {
        api: &api,
        said: &said,
        meanings: vec![Meaning::Unknown; api.types.len()],
        groups: BTreeMap::new(),
    };
    api.types.iter().for_each(|(id, _)| search.look_at(id));
    let mut aliases: BTreeMap<TypeId, TypeId> = BTreeMap::new();
    for group in search.groups.values().filter(|group| group.len() > 1) {
        let first = group.iter().min_by_key(|id| place(&api, **id));
        let others = group.iter().filter(|id| Some(*id) != first);
        aliases.extend(others.zip(first.into_iter().cycle()));
    }
    if aliases.is_empty() {
        return api;
    }
    // What they say is long.
    drop(search);
    let mut defs = std::mem::take(&mut api.types).into_defs();
    for (id, first) in &aliases {
        if let Some(def) = defs.get_mut(id.index()) {
            def.shape = Shape::Alias(TypeUse {
                nullable: def.nullable,
                ..TypeUse::bare(def.origin, Ty::Named(*first))
            });
        }
    }
    api.types = TypeTable::new(defs);
    // The parts of an object that is an alias now are named by nobody.
    without(api, &aliases.into_keys().collect())
}

/// The types of which the configuration says something, as a whole or of a part.
fn configured(api: &Api) -> BTreeSet<TypeId> {
    let of_type = |subject| match subject {
        Subject::Type(id)
        | Subject::Field(id, _)
        | Subject::Value(id, _)
        | Subject::Variant(id, _) => Some(id),
        Subject::Operation(_) | Subject::Parameter(..) => None,
    };
    let subjects = api.overrides.iter().map(|applied| applied.subject);
    subjects.filter_map(of_type).collect()
}

/// What is known of a type's meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// Not looked at yet.
    Unknown,
    /// Being looked at: a type that holds itself is like no other.
    Open,
    /// The same as that of this type, which may be the type itself.
    Of(TypeId),
}

struct Search<'a> {
    api: &'a Api,
    said: &'a BTreeSet<TypeId>,
    meanings: Vec<Meaning>,
    /// Types that say the same, by what they say.
    groups: BTreeMap<String, Vec<TypeId>>,
}

impl Search<'_> {
    /// Finds of a type, and of all that it names, the first type that says the same.
    fn look_at(&mut self, id: TypeId) {
        // Types under way, each with what it names and has not been looked at.
        let mut way: Vec<(TypeId, std::vec::IntoIter<TypeId>)> = Vec::new();
        let mut next = Some(id);
        loop {
            if let Some(id) = next.take()
                && self.meanings.get(id.index()) == Some(&Meaning::Unknown)
            {
                self.note(id, Meaning::Open);
                way.push((id, self.named(id).into_iter()));
            }
            let Some((id, rest)) = way.last_mut() else {
                return;
            };
            let id = *id;
            next = rest.next();
            if next.is_none() {
                way.pop();
                self.close(id);
            }
        }
    }

    /// Says what a type means, once that is known of all that it names.
    fn close(&mut self, id: TypeId) {
        let text = self.api.types.get(id).and_then(|def| self.text(id, def));
        let first = match text {
            Some(text) => {
                let group = self.groups.entry(text).or_default();
                group.push(id);
                group.first().copied().unwrap_or(id)
            }
            None => id,
        };
        self.note(id, Meaning::Of(first));
    }

    /// The first type that was found to say the same.
    fn key(&self, id: TypeId) -> TypeId {
        match self.meanings.get(id.index()) {
            Some(Meaning::Of(first)) => *first,
            Some(Meaning::Open | Meaning::Unknown) | None => id,
        }
    }

    /// The types that the text of a type names, in the order of that; none where it is not to be shared.
    fn named(&self, id: TypeId) -> Vec<TypeId> {
        let def = self.api.types.get(id).filter(|def| self.is_free(id, def));
        let Some(Shape::Struct(shape)) = def.map(|def| &def.shape) else {
            return Vec::new();
        };
        if !is_for_both(shape) {
            return Vec::new();
        }
        let fields = shape.fields.iter().map(|field| &field.value);
        let others = match &shape.extra {
            Extra::Typed(value) => Some(value.as_ref()),
            Extra::Allowed | Extra::Refused | Extra::Kept | Extra::KeptAndRefused => None,
        };
        let ids = fields.chain(others).filter_map(|value| {
            let mut value = value;
            while let Ty::List(inner) | Ty::Map(inner) = &value.ty {
                value = inner;
            }
            match value.ty {
                Ty::Named(id) => Some(id),
                Ty::List(_) | Ty::Map(_) => None,
                Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_) => None,
            }
        });
        ids.collect()
    }

    fn note(&mut self, id: TypeId, meaning: Meaning) {
        if let Some(slot) = self.meanings.get_mut(id.index()) {
            *slot = meaning;
        }
    }

    /// All that a type says, as text; none where it is not to be shared.
    fn text(&self, id: TypeId, def: &TypeDef) -> Option<String> {
        if !self.is_free(id, def) {
            return None;
        }
        let mut text = format!("{} {}", def.nullable, def.deprecated);
        let told = match &def.shape {
            Shape::Enum(shape) => enumeration(&mut text, shape),
            Shape::Struct(shape) if is_for_both(shape) => self.object(&mut text, shape),
            Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_) => return None,
        };
        told.ok().map(|()| text)
    }

    /// Whether a type may be another's, as far as its name goes.
    fn is_free(&self, id: TypeId, def: &TypeDef) -> bool {
        !self.said.contains(&id) && !matches!(def.provenance, Provenance::Component(_))
    }

    fn object(&self, text: &mut String, shape: &Struct) -> std::fmt::Result {
        text.push_str(" object");
        for field in &shape.fields {
            write!(
                text,
                "\n{:?} {:?} {:?} {:?} {} ",
                field.name, field.docs, field.presence, field.default, field.deprecated
            )?;
            examples(text, &field.examples)?;
            self.value(text, &field.value)?;
        }
        match &shape.extra {
            Extra::Typed(value) => {
                text.push_str("\nothers ");
                self.value(text, value)?;
            }
            other @ (Extra::Allowed | Extra::Refused | Extra::Kept | Extra::KeptAndRefused) => {
                write!(text, "\n{other:?} ")?;
            }
        }
        rules(text, &shape.rules)
    }

    fn value(&self, text: &mut String, value: &TypeUse) -> std::fmt::Result {
        write!(text, "{} ", value.nullable)?;
        examples(text, &value.examples)?;
        rules(text, &value.rules)?;
        match &value.ty {
            Ty::Named(id) => write!(text, "type {}", self.key(*id).index()),
            Ty::List(items) => {
                text.push_str("list ");
                self.value(text, items)
            }
            Ty::Map(values) => {
                text.push_str("map ");
                self.value(text, values)
            }
            ty @ (Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) | Ty::Untyped(_)) => {
                write!(text, "{ty:?}")
            }
        }
    }
}

/// Whether both sides write every member.
fn is_for_both(shape: &Struct) -> bool {
    let mut fields = shape.fields.iter();
    fields.all(|field| field.access == Access::ReadWrite)
}

fn enumeration(text: &mut String, shape: &Enum) -> std::fmt::Result {
    let values: Vec<_> = shape.values.iter().map(|value| &value.value).collect();
    write!(text, " enum {:?} {values:?}", shape.kind)
}

fn examples(text: &mut String, examples: &[Example]) -> std::fmt::Result {
    examples.iter().try_for_each(|example| {
        write!(
            text,
            "{:?} {:?} {:?} ",
            example.name, example.docs, example.value
        )
    })
}

fn rules(text: &mut String, rules: &[Rule]) -> std::fmt::Result {
    rules
        .iter()
        .try_for_each(|rule| write!(text, "{:?} ", rule.kind))
}

/// Where a type stands, outermost first, so that the one nearest to an operation or component is the first of several,
/// whatever the order of the document. Types of one place differ by number alone.
fn place(api: &Api, id: TypeId) -> (usize, Vec<String>, TypeId) {
    let mut steps = Vec::new();
    let mut next = Some(id);
    while let Some(def) = next.take().and_then(|id| api.types.get(id)) {
        match &def.provenance {
            Provenance::Component(name) => steps.push(name.to_string()),
            Provenance::Inline { owner, via } => {
                steps.push(step(via));
                match owner {
                    Owner::Type(id) if steps.len() <= api.types.len() => next = Some(*id),
                    Owner::Type(_) => {}
                    Owner::Operation(index) => {
                        let operation = api.operations.get(*index);
                        steps.extend(operation.map(|o| o.name.as_spec_name().to_string()));
                    }
                    Owner::Component(section, name) => steps.push(format!("{section} {name}")),
                }
            }
        }
    }
    steps.reverse();
    (steps.len(), steps, id)
}

fn step(via: &Step) -> String {
    match via {
        Step::Property(name) | Step::Parameter(name) => name.to_string(),
        Step::ResponseHeader(status, name) => format!("{status} {name}"),
        Step::Items => "items".to_owned(),
        Step::Values => "values".to_owned(),
        Step::Variant(index) => format!("variant {index:06}"),
        Step::RequestBody(index) => format!("body {index:06}"),
        Step::ResponseBody(status, index) => format!("{status} {index:06}"),
    }
}
