//! What stands for a type of another crate? A type that nobody looks into.

use std::collections::BTreeSet;

use super::entries::{Wanted, which};
use super::find::named;
use super::{Customise, defs};
use crate::diagnostics::catalog;
use crate::ir::{
    Api, Applied, Docs, Owner, Provenance, Shape, Step, Subject, Ty, TypeDef, TypeId, TypeTable,
    TypeUse, Untyped,
};
use crate::lower::prune::{NewIds, Roots, prune};
use crate::source::Origin;

impl Customise<'_> {
    /// The API with types that are not looked into in the place of those that are replaced.
    pub(super) fn replace(&mut self, api: Api, entries: &[Wanted<'_>]) -> Api {
        let mut replaced: Vec<(usize, TypeId)> = Vec::new();
        let mut defs = defs(&api);
        for wanted in entries
            .iter()
            .filter(|wanted| wanted.entry.replacement.is_some())
        {
            for subject in self.find(&api, *wanted) {
                let id = match subject {
                    Subject::Type(id) => opaque(&mut defs, id).then_some(id),
                    Subject::Field(id, index) => opaque_field(&mut defs, id, index),
                    Subject::Value(..)
                    | Subject::Variant(..)
                    | Subject::Operation(_)
                    | Subject::Parameter(..) => None,
                };
                match id {
                    Some(id) => replaced.push((wanted.index, id)),
                    None => self.report(
                        &catalog::config::UNCLEAR_OVERRIDE,
                        self.place(wanted.index),
                        format!(
                            "{} replaces what an entry before it replaces",
                            which(wanted.index, wanted.entry)
                        ),
                    ),
                }
            }
        }
        if replaced.is_empty() {
            return api;
        }
        let api = Api {
            types: TypeTable::new(defs),
            ..api
        };
        let all = vec![true; api.operations.len()];
        let roots = Roots::Types(self.roots(&api, &BTreeSet::new()));
        let (mut api, new_ids): (Api, NewIds) = prune(api, &all, &roots);
        let applied = replaced.into_iter().filter_map(|(entry, id)| {
            let subject = Subject::Type(*new_ids.get(&id)?);
            Some(Applied { entry, subject })
        });
        api.overrides = applied.collect();
        api
    }
}

fn is_replaced(def: &TypeDef) -> bool {
    matches!(&def.shape, Shape::Alias(value) if value.ty == Ty::Untyped(Untyped::Replaced))
}

fn unseen(origin: Origin) -> Shape {
    Shape::Alias(TypeUse::bare(origin, Ty::Untyped(Untyped::Replaced)))
}

/// Makes a type one that is not looked into; `false` when it is one already.
fn opaque(defs: &mut [TypeDef], id: TypeId) -> bool {
    match defs.get_mut(id.index()) {
        Some(def) if !is_replaced(def) => {
            def.shape = unseen(def.origin);
            true
        }
        Some(_) | None => false,
    }
}

/// Gives a property a type of its own that is not looked into; none when it has one already.
fn opaque_field(defs: &mut Vec<TypeDef>, id: TypeId, index: usize) -> Option<TypeId> {
    let new = TypeId(u32::try_from(defs.len()).ok()?);
    let held = match &defs.get(id.index())?.shape {
        Shape::Struct(shape) => named(&shape.fields.get(index)?.value),
        Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_) => None,
    };
    if held
        .and_then(|held| defs.get(held.index()))
        .is_some_and(is_replaced)
    {
        return None;
    }
    let Shape::Struct(shape) = &mut defs.get_mut(id.index())?.shape else {
        return None;
    };
    let field = shape.fields.get_mut(index)?;
    field.value.ty = Ty::Named(new);
    field.value.rules.clear();
    let def = TypeDef {
        origin: field.origin,
        provenance: Provenance::Inline {
            owner: Owner::Type(id),
            via: Step::Property(field.name.clone()),
        },
        title: None,
        docs: Docs::default(),
        deprecated: false,
        shape: unseen(field.origin),
        nullable: field.value.nullable,
        default: None,
        examples: Vec::new(),
    };
    defs.push(def);
    Some(new)
}
