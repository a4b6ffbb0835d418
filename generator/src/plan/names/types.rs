//! What is each type called? A component by its own name, an inline type by where it is used: `OrderShippingAddress`.
//!
//! Components are named first, so that what the document names keeps its name; then inline types, owners before what
//! they own. See `scope` for who gets a name that several ask for.

use super::apart::Apart;
use super::ident::TypeName;
use super::renames::Renames;
use super::scope::{Candidate, Scope};
use crate::diagnostics::Diagnostics;
use crate::ir::{
    Api, Owner, Provenance, Response, Shape, SpecName, StatusPattern, Step, Subject, Ty, TypeDef,
    TypeId,
};
use crate::plan::reserved::Reserved;
use crate::plan::words::Words;

/// A type that has its name.
#[derive(Clone, Debug)]
struct Named {
    /// Who it is, in the terms of the document.
    key: String,
    name: String,
}

/// Names every type, in the order of the table.
pub(super) fn type_names(
    api: &Api,
    renames: &Renames,
    diagnostics: &mut Diagnostics,
) -> Vec<TypeName> {
    let apart = Apart::of(api);
    let mut scope = Scope::new(Reserved::Types, "Model");
    let mut done: Vec<Option<Named>> = vec![None; api.types.len()];
    let mut waiting: Vec<(TypeId, &TypeDef)> = api.types.iter().collect();

    while !waiting.is_empty() {
        let round = next_round(&mut waiting, &done);
        let candidates: Vec<Candidate> = round
            .iter()
            .map(|&(id, def)| {
                candidate(api, &apart, &done, id, def).renamed(renames, Subject::Type(id))
            })
            .collect();
        let keys: Vec<String> = candidates
            .iter()
            .map(|candidate| candidate.key.clone())
            .collect();
        let names = scope.settle(&candidates);
        for (((id, _), key), name) in round.iter().zip(keys).zip(names) {
            if let Some(slot) = done.get_mut(id.index()) {
                *slot = Some(Named { key, name });
            }
        }
    }
    scope.report(renames, diagnostics);
    done.into_iter()
        .map(|named| TypeName::new(named.map_or_else(String::new, |named| named.name)))
        .collect()
}

/// Takes the types that can be named now: first the components, then those whose owner has a name, and at last, should
/// owners own each other, all that are left.
fn next_round<'a>(
    waiting: &mut Vec<(TypeId, &'a TypeDef)>,
    named: &[Option<Named>],
) -> Vec<(TypeId, &'a TypeDef)> {
    let is_component = |def: &TypeDef| matches!(def.provenance, Provenance::Component(_));
    let owner_named = |def: &TypeDef| match &def.provenance {
        Provenance::Inline {
            owner: Owner::Type(owner),
            ..
        } => named.get(owner.index()).is_some_and(Option::is_some),
        Provenance::Component(_)
        | Provenance::Inline {
            owner: Owner::Operation(_) | Owner::Component(..),
            ..
        } => true,
    };
    for ready in [&is_component as &dyn Fn(&TypeDef) -> bool, &owner_named] {
        let (round, rest): (Vec<_>, Vec<_>) = waiting.iter().partition(|(_, def)| ready(def));
        if !round.is_empty() {
            *waiting = rest;
            return round;
        }
    }
    std::mem::take(waiting)
}

fn candidate(
    api: &Api,
    apart: &Apart,
    named: &[Option<Named>],
    id: TypeId,
    def: &TypeDef,
) -> Candidate {
    match &def.provenance {
        Provenance::Component(name) => {
            Candidate::new(name.as_str(), Words::of(name.as_str()).pascal())
        }
        Provenance::Inline { owner, via } => {
            let owner_key = owner_key(api, named, owner);
            let key = format!("{owner_key}/{}", step_key(via));
            let place = Place {
                api,
                owner,
                owner_name: owner_name(api, named, owner),
                id,
            };
            let wish = place.wish(via);
            let title = || {
                let title = def.title.as_deref()?;
                is_unique_title(api, owner, title).then(|| Words::of(title).pascal())
            };
            let particular = matches!(via, Step::Variant(_)).then(|| {
                let words = [apart.component(id), apart.tag(id), apart.word(id)];
                let [component, tag, word] = words.map(|word| word.map(str::to_owned));
                [component, title(), tag, word]
            });
            let particular = particular.into_iter().flatten().flatten();
            let particular = particular.map(|word| join(&place.owner_name, &word));
            Candidate {
                wishes: particular.chain([wish.clone()]).collect(),
                ..Candidate::new(key, wish)
            }
        }
    }
}

fn owner_key(api: &Api, named: &[Option<Named>], owner: &Owner) -> String {
    match owner {
        Owner::Type(id) => {
            let named = named.get(id.index()).and_then(Option::as_ref);
            named.map_or_else(String::new, |named| named.key.clone())
        }
        Owner::Operation(index) => {
            let name = api
                .operations
                .get(*index)
                .map(|operation| operation.name.as_spec_name());
            format!("operation {}", name.map_or("", SpecName::as_str))
        }
        Owner::Component(section, name) => format!("{section} {name}"),
    }
}

fn step_key(step: &Step) -> String {
    match step {
        Step::Property(name) => format!("property {name}"),
        Step::Items => "items".to_owned(),
        Step::Values => "values".to_owned(),
        Step::Variant(index) => format!("variant {index:06}"),
        Step::Parameter(name) => format!("parameter {name}"),
        Step::RequestBody(index) => format!("body {index:06}"),
        Step::ResponseBody(status, index) => format!("response {status} {index:06}"),
        Step::ResponseHeader(status, name) => format!("response {status} header {name}"),
    }
}

fn owner_name(api: &Api, named: &[Option<Named>], owner: &Owner) -> String {
    match owner {
        Owner::Type(id) => {
            let named = named.get(id.index()).and_then(Option::as_ref);
            named.map_or_else(|| "Inline".to_owned(), |named| named.name.clone())
        }
        Owner::Operation(index) => api.operations.get(*index).map_or_else(
            || "Operation".to_owned(),
            |operation| Words::of(operation.name.as_spec_name().as_str()).pascal(),
        ),
        Owner::Component(_, name) => Words::of(name.as_str()).pascal(),
    }
}

/// Where an inline type is used.
struct Place<'a> {
    api: &'a Api,
    owner: &'a Owner,
    owner_name: String,
    id: TypeId,
}

impl Place<'_> {
    fn wish(&self, via: &Step) -> String {
        let of_component = matches!(self.owner, Owner::Component(..));
        let after = |suffix: &str| {
            let stated = of_component && self.owner_name.ends_with(suffix);
            if stated {
                self.owner_name.clone()
            } else {
                join(&self.owner_name, suffix)
            }
        };
        match via {
            Step::Property(name) => {
                let words = Words::of(name.as_str());
                let one = if self.is_in_list(name) {
                    words.singular()
                } else {
                    None
                };
                join(&self.owner_name, &one.unwrap_or(words).pascal())
            }
            Step::Items => join(&self.owner_name, "Item"),
            Step::Values => join(&self.owner_name, "Value"),
            Step::Variant(index) => join(
                &self.owner_name,
                &format!("Variant{}", index.saturating_add(1)),
            ),
            Step::Parameter(_) if of_component => self.owner_name.clone(),
            Step::Parameter(name) => join(&self.owner_name, &Words::of(name.as_str()).pascal()),
            Step::RequestBody(_) => after("Body"),
            Step::ResponseBody(status, _) if of_component || status.starts_with('2') => {
                after("Response")
            }
            Step::ResponseBody(status, _) if status == "default" => after(self.default_word()),
            Step::ResponseBody(status, _) => after(&format!(
                "Error{}",
                Words::of(&status.to_ascii_lowercase())
                    .pascal()
                    .trim_start_matches('N')
            )),
            Step::ResponseHeader(_, name) => join(
                &self.owner_name,
                &format!("{}Header", Words::of(name.as_str()).pascal()),
            ),
        }
    }

    /// What the body of `default` is: the answer itself where no success is documented, the error, or one of several.
    fn default_word(&self) -> &'static str {
        let operation = match self.owner {
            Owner::Operation(index) => self.api.operations.get(*index),
            Owner::Type(_) | Owner::Component(..) => None,
        };
        let Some(operation) = operation else {
            return "Error";
        };
        let is_other_error = |response: &Response| {
            !response.status.is_success()
                && response.status != StatusPattern::Default
                && !response.content.is_empty()
        };
        if !operation.documents_success() {
            "Response"
        } else if operation.responses.iter().any(is_other_error) {
            "ErrorDefault"
        } else {
            "Error"
        }
    }

    /// Whether the owner's property is a list, so that the type is one of several.
    fn is_in_list(&self, property: &SpecName) -> bool {
        let Owner::Type(owner) = self.owner else {
            return false;
        };
        match self.api.types.get(*owner).map(|def| &def.shape) {
            Some(Shape::Struct(shape)) => shape.fields.iter().any(|field| {
                field.name == *property
                    && matches!(&field.value.ty, Ty::List(items) if items.ty == Ty::Named(self.id))
            }),
            Some(Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_)) | None => false,
        }
    }
}

/// Whether no other member of the owning union has this title.
fn is_unique_title(api: &Api, owner: &Owner, title: &str) -> bool {
    let Owner::Type(owner) = owner else {
        return false;
    };
    match api.types.get(*owner).map(|def| &def.shape) {
        Some(Shape::Union(union)) => {
            let same = |other: &Option<String>| {
                other
                    .as_deref()
                    .is_some_and(|other| Words::of(other) == Words::of(title))
            };
            union
                .variants
                .iter()
                .filter(|variant| same(&variant.title))
                .count()
                <= 1
        }
        Some(Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_)) | None => false,
    }
}

/// One name after another, digits kept apart; words in which the first ends and the second begins are said once:
/// `BackupSnapshot` and `SnapshotType` are `BackupSnapshotType`.
fn join(first: &str, second: &str) -> String {
    let is_word = |at: usize| first.as_bytes().get(at).is_some_and(u8::is_ascii_uppercase);
    let overlap = (0..first.len()).filter(|at| is_word(*at)).find_map(|at| {
        let rest = second.strip_prefix(first.get(at..)?)?;
        rest.starts_with(|c: char| c.is_ascii_uppercase())
            .then_some(rest)
    });
    let second = overlap.unwrap_or(second);
    let digits = first.ends_with(|c: char| c.is_ascii_digit())
        && second.starts_with(|c: char| c.is_ascii_digit());
    format!("{first}{}{second}", if digits { "_" } else { "" })
}
