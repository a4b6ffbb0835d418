//! Which functions check parameters? One for all parameters of a name that say the same.
//!
//! ```text
//! getCat(groupId: ^[a-f0-9]{24}$)      validators::group_id
//! putDog(groupId: ^[a-f0-9]{24}$)  ──▶ validators::group_id
//! oldDog(groupId: ^[0-9]+$)            validators::old_dog_group_id
//! ```
//!
//! See `docs/adr/0038-what-operations-share.md`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::options::{common, say};
use super::{OperationPlan, OptionsPlan, ParameterPlan, takes_empty};
use crate::ir::{Api, Parameter, TypeUse};
use crate::plan::cycles::Boxed;
use crate::plan::names::{FnName, Names, validator_names};

/// A function that checks a parameter.
#[derive(Clone, Debug)]
pub struct ValidatorPlan {
    /// Its name.
    pub name: FnName,
    /// What the document says of one of the parameters; its type is one that all of the operations know.
    pub stated: Parameter,
    /// What that becomes.
    pub planned: ParameterPlan,
    /// Indices into `Plan::operations` of those that have such a parameter.
    pub operations: Vec<usize>,
}

/// Where a parameter is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Operation(usize),
    Options(usize),
}

/// Parameters that one function checks.
struct Alike {
    stated: Parameter,
    planned: ParameterPlan,
    holders: Vec<(Holder, usize)>,
    operations: BTreeSet<usize>,
}

/// Finds the functions, and tells the parameters.
pub(super) fn validators(
    (api, boxed): (&Api, &Boxed),
    types: &Names,
    operations: &mut [OperationPlan],
    options: &mut [OptionsPlan],
) -> Vec<ValidatorPlan> {
    // By field, and then by all that is said of it.
    let mut found: BTreeMap<(String, String), Alike> = BTreeMap::new();
    let mut add =
        |place: (Holder, usize), users: &[usize], stated: &Parameter, planned: &ParameterPlan| {
            if planned.checks.is_empty() {
                return;
            }
            // A parameter that is null is left out.
            let value = TypeUse {
                nullable: false,
                ..common(api, boxed, &stated.value)
            };
            let mut said = format!("{:?} {} ", stated.name, takes_empty(api, stated));
            // Writing to a text does not fail.
            let _ = say(&mut said, types, &value);
            let key = (planned.field.as_str().to_owned(), said);
            let alike = found.entry(key).or_insert_with(|| Alike {
                stated: Parameter {
                    value,
                    ..stated.clone()
                },
                planned: planned.clone(),
                holders: Vec::new(),
                operations: BTreeSet::new(),
            });
            alike.holders.push(place);
            alike.operations.extend(users);
        };
    for (index, plan) in operations.iter().enumerate() {
        let Some(operation) = api.operations.get(plan.operation) else {
            continue;
        };
        for (place, planned) in plan.own().iter().enumerate() {
            if let Some(stated) = operation.parameters.get(planned.parameter) {
                add((Holder::Operation(index), place), &[index], stated, planned);
            }
        }
    }
    for (index, held) in options.iter().enumerate() {
        for (place, option) in held.parameters.iter().enumerate() {
            let (stated, planned) = (&option.stated, &option.planned);
            add(
                (Holder::Options(index), place),
                &held.operations,
                stated,
                planned,
            );
        }
    }

    let names = named(&found, operations);
    let mut all = Vec::new();
    for (alike, name) in found.into_values().zip(names) {
        for (holder, place) in alike.holders {
            match holder {
                Holder::Operation(index) => {
                    let plan = operations.get_mut(index);
                    let planned = plan.and_then(|plan| plan.parameters.get_mut(place));
                    tell(planned, &name);
                }
                Holder::Options(index) => {
                    let Some(held) = options.get_mut(index) else {
                        continue;
                    };
                    let planned = held.parameters.get_mut(place);
                    let Some(planned) = planned.map(|option| &mut option.planned) else {
                        continue;
                    };
                    planned.validator = Some(name.clone());
                    for index in &held.operations {
                        let parameters = operations
                            .get_mut(*index)
                            .into_iter()
                            .flat_map(|plan| &mut plan.parameters);
                        let mut same = parameters.filter(|own| own.setter == planned.setter);
                        tell(same.next(), &name);
                    }
                }
            }
        }
        all.push(ValidatorPlan {
            name,
            stated: alike.stated,
            planned: alike.planned,
            operations: alike.operations.into_iter().collect(),
        });
    }
    all
}

fn tell(planned: Option<&mut ParameterPlan>, name: &FnName) {
    if let Some(planned) = planned {
        planned.validator = Some(name.clone());
    }
}

/// The function of most operations has the name of the parameter, and others that of an operation before it.
fn named(found: &BTreeMap<(String, String), Alike>, operations: &[OperationPlan]) -> Vec<FnName> {
    let first = |alike: &Alike| {
        let users = alike.operations.iter();
        let users = users.filter_map(|index| Some(operations.get(*index)?.function.as_str()));
        users.min().unwrap_or_default()
    };
    let mut most: BTreeMap<&str, (Reverse<usize>, &str, &str)> = BTreeMap::new();
    for ((field, said), alike) in found {
        let own = (Reverse(alike.operations.len()), first(alike), said.as_str());
        let known = most.entry(field).or_insert(own);
        *known = own.min(*known);
    }
    let subjects: Vec<(Option<&str>, &str, &str)> = found
        .iter()
        .map(|((field, said), alike)| {
            let named = most.get(field.as_str());
            let is_most = named.is_some_and(|(_, _, named)| named == said);
            let owner = (!is_most).then(|| first(alike));
            (owner, field.as_str(), said.as_str())
        })
        .collect();
    validator_names(&subjects)
}
