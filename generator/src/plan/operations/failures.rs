//! Which operations have errors with the same bodies? They have one enum for all of these.
//!
//! ```text
//! getCat: 404 BasicError, 422 ValidationError      type Failure = BasicOrValidationError;
//! putDog: 400 ValidationError, 4XX BasicError  ──▶ type Failure = BasicOrValidationError;
//! ```
//!
//! All bodies must be components, or those of answers that are, and few enough to be named by; which statuses have them does not matter. What an enum is
//! called depends on what it holds and not on who has it, so that operations that come and go rename nothing. See
//! `docs/adr/0038-what-operations-share.md`.

use std::collections::BTreeMap;

use super::{Body, ErrorEnum, Failure, OperationPlan, ReplyOutcome};
use crate::ir::{Api, Owner, Provenance, TypeId};
use crate::plan::names::{
    GroupNames, Names, OperationNames, TypeName, VariantName, errors_names, held_variant_names,
};

/// An enum of more would have a name that nobody reads.
const NAMED: usize = 3;

/// Bodies of the documented errors of one operation or several.
#[derive(Clone, Debug)]
pub struct ErrorsPlan {
    /// The enum of them.
    pub name: TypeName,
    /// Its variants, in the order of the components' names.
    pub variants: Vec<(VariantName, Body)>,
    /// Indices into `Plan::operations` of those whose errors it holds.
    pub operations: Vec<usize>,
}

/// Finds the enums that are of no operation alone, and tells the operations.
pub(super) fn common_errors(
    api: &Api,
    types: &Names,
    client_names: (&[GroupNames], &[OperationNames]),
    operations: &mut [OperationPlan],
) -> Vec<ErrorsPlan> {
    let mut sets: BTreeMap<Vec<&TypeName>, Vec<(usize, Vec<usize>)>> = BTreeMap::new();
    for (index, plan) in operations.iter().enumerate() {
        if let Some(held) = components(api, types, plan) {
            let (names, places) = held.into_iter().unzip();
            sets.entry(names).or_default().push((index, places));
        }
    }
    let held: Vec<&[&TypeName]> = sets.keys().map(Vec::as_slice).collect();
    let found = errors_names(client_names, &held);
    let mut all = Vec::new();
    for (name, (held, users)) in found.into_iter().zip(&sets) {
        let (mut variants, names) = (Vec::new(), held_variant_names(held));
        for (index, places) in users {
            if let Some(plan) = operations.get_mut(*index) {
                variants = take_over(plan, places, (all.len(), &name), names.clone());
            }
        }
        all.push(ErrorsPlan {
            name,
            variants,
            operations: users.iter().map(|(index, _)| *index).collect(),
        });
    }
    all
}

/// The components that the errors of an operation hold, in the order of their names, and which variant holds each; none
/// where its errors are no enum, or hold what is no component, or the same twice, or too many.
fn components<'n>(
    api: &Api,
    types: &'n Names,
    plan: &OperationPlan,
) -> Option<Vec<(&'n TypeName, usize)>> {
    let Failure::Several(errors) = &plan.failure else {
        return None;
    };
    let held = errors.variants.iter().enumerate();
    let held = held.map(|(place, (_, body))| Some((types.type_name(component(api, body)?), place)));
    let mut held: Vec<(&TypeName, usize)> = held.collect::<Option<_>>()?;
    held.sort_unstable();
    let is_distinct = held.windows(2).all(|pair| match pair {
        [(one, _), (other, _)] => one != other,
        _ => true,
    });
    (is_distinct && held.len() <= NAMED).then_some(held)
}

/// The component that a body is, as it stands.
fn component(api: &Api, body: &Body) -> Option<TypeId> {
    let Body::Typed(value) = body else {
        return None;
    };
    let id = value.ty.named()?;
    let is_component = match &api.types.get(id)?.provenance {
        Provenance::Component(_) => true,
        // The body of a component among the answers.
        Provenance::Inline { owner, .. } => matches!(owner, Owner::Component(..)),
    };
    (is_component && !value.nullable && value.rules.is_empty()).then_some(id)
}

/// Gives an operation the common enum in the place of its own: `places` says which of its own variants each is.
fn take_over(
    plan: &mut OperationPlan,
    places: &[usize],
    (index, name): (usize, &TypeName),
    names: Vec<VariantName>,
) -> Vec<(VariantName, Body)> {
    let Failure::Several(own) = &plan.failure else {
        return Vec::new();
    };
    let bodies = places.iter().filter_map(|place| own.variants.get(*place));
    let bodies = bodies.map(|(_, body)| body.clone());
    let variants: Vec<(VariantName, Body)> = names.into_iter().zip(bodies).collect();
    for reply in &mut plan.replies {
        if let ReplyOutcome::Failure(Some(variant)) = &mut reply.outcome
            && let Some(now) = places.iter().position(|place| place == variant)
        {
            *variant = now;
        }
    }
    plan.failure = Failure::Several(ErrorEnum {
        name: name.clone(),
        variants: variants.clone(),
        common: Some(index),
    });
    variants
}
