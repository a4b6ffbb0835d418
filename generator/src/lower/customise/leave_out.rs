//! What is left when parts go? Optional things can; what is required, or needed by what stays, cannot.

use std::collections::BTreeSet;

use super::entries::Wanted;
use super::find::named;
use super::{Customise, defs};
use crate::diagnostics::{catalog, escape};
use crate::ir::{
    Api, Field, Presence, Provenance, Requirement, Shape, Subject, Ty, TypeDef, TypeId, TypeTable,
    TypeUse, each_use_of_operation, each_use_of_type,
};
use crate::lower::prune::{Roots, prune};
use crate::source::Origin;

impl Customise<'_> {
    /// The API without what is to be left out.
    pub(super) fn leave_out(&mut self, api: Api, entries: &[Wanted<'_>]) -> Api {
        let mut out = BTreeSet::new();
        for wanted in entries.iter().filter(|wanted| wanted.entry.skip) {
            out.extend(self.find(&api, *wanted));
        }
        if out.is_empty() {
            return api;
        }
        let mut api = self.without_parameters(api, &out);
        let kept: Vec<bool> = (0..api.operations.len())
            .map(|index| !out.contains(&Subject::Operation(index)))
            .collect();
        for (operation, _) in api.operations.iter().zip(&kept).filter(|(_, kept)| !**kept) {
            let name = escape(operation.name.as_spec_name().as_str());
            let text = format!("the operation `{name}` is left out");
            self.report(&catalog::config::SKIPPED, operation.origin, text);
        }
        let roots = self.roots(&api, &out);
        self.without_fields(&mut api, &out, &kept, &roots);
        prune(api, &kept, &Roots::Types(roots)).0
    }

    fn without_parameters(&mut self, mut api: Api, out: &BTreeSet<Subject>) -> Api {
        for (index, operation) in api.operations.iter_mut().enumerate() {
            if out.contains(&Subject::Operation(index)) {
                continue;
            }
            let parameters = std::mem::take(&mut operation.parameters);
            for (place, parameter) in parameters.into_iter().enumerate() {
                let goes = out.contains(&Subject::Parameter(index, place));
                let name = escape(parameter.name.as_str());
                if goes && parameter.required == Requirement::Optional {
                    let text = format!("the parameter `{name}` is left out");
                    self.report(&catalog::config::SKIPPED, parameter.origin, text);
                    continue;
                }
                if goes {
                    let text = format!("the parameter `{name}` is required");
                    self.report(&catalog::config::NEEDED_PART, parameter.origin, text);
                }
                operation.parameters.push(parameter);
            }
        }
        api
    }

    /// Takes properties away, and looks for what needs the schemas that go, as far as it stays itself.
    fn without_fields(
        &mut self,
        api: &mut Api,
        out: &BTreeSet<Subject>,
        kept: &[bool],
        roots: &BTreeSet<TypeId>,
    ) {
        let mut defs = defs(api);
        let goes = |value: &TypeUse| named(value).filter(|id| out.contains(&Subject::Type(*id)));
        let mut pending: Vec<TypeId> = roots.iter().copied().collect();
        let mut needed: Vec<(Origin, TypeId)> = Vec::new();
        // Lists and maps are looked at before what they hold.
        let mut reach = |value: &TypeUse, pending: &mut Vec<TypeId>| match (&value.ty, goes(value))
        {
            (Ty::Named(_), Some(id)) => needed.push((value.origin, id)),
            (Ty::Named(id), None) => pending.push(*id),
            _ => {}
        };
        for (operation, _) in api.operations.iter().zip(kept).filter(|(_, kept)| **kept) {
            each_use_of_operation(operation, &mut |value| reach(value, &mut pending));
        }
        let mut seen = BTreeSet::new();
        while let Some(id) = pending.pop() {
            let Some(def) = defs.get_mut(id.index()).filter(|_| seen.insert(id)) else {
                continue;
            };
            if let Shape::Struct(shape) = &mut def.shape {
                let fields = std::mem::take(&mut shape.fields);
                for (index, field) in fields.into_iter().enumerate() {
                    let by_itself = out.contains(&Subject::Field(id, index));
                    let goes = by_itself || goes(&field.value).is_some();
                    if goes {
                        self.leave_out_field(&field, by_itself);
                    } else {
                        shape.fields.push(field);
                    }
                }
            }
            each_use_of_type(def, &mut |value| reach(value, &mut pending));
        }
        needed.sort();
        needed.dedup();
        for (at, id) in needed {
            let name = defs.get(id.index()).map(component_name).unwrap_or_default();
            let text = format!("the schema {name} is needed here");
            self.report(&catalog::config::NEEDED_PART, at, text);
        }
        for subject in out {
            if let Subject::Type(id) = subject
                && let Some(def) = defs.get(id.index())
            {
                let text = format!("the schema {} is left out", component_name(def));
                self.report(&catalog::config::SKIPPED, def.origin, text);
            }
        }
        api.types = TypeTable::new(defs);
    }

    /// Reports that a property goes, or cannot.
    fn leave_out_field(&mut self, field: &Field, by_itself: bool) {
        let name = escape(field.name.as_str());
        let required = match field.presence {
            Presence::Required | Presence::RequiredNullable => true,
            Presence::Optional | Presence::OptionalNullable => false,
        };
        let why = if by_itself { "" } else { "; its schema goes" };
        if required {
            let text = format!("the property `{name}` is required{why}");
            self.report(&catalog::config::NEEDED_PART, field.origin, text);
        } else {
            let text = format!("the property `{name}` is left out");
            self.report(&catalog::config::SKIPPED, field.origin, text);
        }
    }
}

fn component_name(def: &TypeDef) -> String {
    match &def.provenance {
        Provenance::Component(name) => format!("`{}`", escape(name.as_str())),
        Provenance::Inline { .. } => "here".to_owned(),
    }
}
