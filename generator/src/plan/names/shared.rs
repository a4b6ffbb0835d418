//! What is called that is of no operation alone? Sets of parameters and of errors by what they hold, functions that check by
//! what they check.

use std::collections::BTreeMap;

use super::bare;
use super::ident::{FnName, TypeName, VariantName};
use super::operations::{GroupNames, OperationNames};
use super::scope::{Candidate, Scope};
use crate::plan::reserved::Reserved;
use crate::plan::words::Words;

/// How many parameters are in the name of what holds them; of more, so many are left to a number.
const NAMED_OPTIONS: usize = 3;

/// Names of the structs of optional parameters that several operations share, by what each holds, and where others hold
/// parameters of the same names by the first operation that has them: beside the names of the groups and the operations.
pub(in crate::plan) fn options_names(
    taken: (&[GroupNames], &[OperationNames]),
    errors: &[&TypeName],
    held: &[(Vec<&str>, &str)],
) -> Vec<TypeName> {
    let mut candidates = taken_by(taken);
    candidates.extend(errors.iter().copied().map(taken_name));
    let count = candidates.len();
    let wished: Vec<String> = held.iter().map(|(held, _)| options_name(held)).collect();
    let told = held.iter().zip(&wished).map(|((own, _), wish)| {
        let alike = wished.iter().zip(held).filter(|(name, _)| *name == wish);
        let alike: Vec<&Vec<&str>> = alike.map(|(_, (held, _))| held).collect();
        options_name(&telling_first(own, &alike))
    });
    let told: Vec<String> = told.collect();
    let all = told.iter().zip(held).enumerate();
    candidates.extend(all.map(|(index, (name, (_, operation)))| {
        let is_alone = told.iter().filter(|other| *other == name).count() == 1;
        let name = if is_alone {
            name.clone()
        } else {
            format!("{name}Of{operation}")
        };
        // Sets are in the order of what they say, and so are their numbers.
        Candidate::new(format!("options {index:06}"), name).rank(1)
    }));
    let names = Scope::new(Reserved::Types, "Api").settle(&candidates);
    names.into_iter().skip(count).map(TypeName::new).collect()
}

/// Names of the enums of errors that are of no operation alone, by the types that each holds, beside the names of the
/// groups and the operations: `BasicOrValidationError`.
pub(in crate::plan) fn errors_names(
    taken: (&[GroupNames], &[OperationNames]),
    held: &[&[&TypeName]],
) -> Vec<TypeName> {
    let mut candidates = taken_by(taken);
    let count = candidates.len();
    let wishes: Vec<String> = held.iter().map(|held| errors_name(held)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for wish in &wishes {
        *counts.entry(wish).or_default() += 1;
    }
    let wished = wishes.iter().zip(held).map(|(wish, held)| {
        let names: Vec<&str> = held.iter().map(|name| name.as_str()).collect();
        let is_alone = counts.get(wish.as_str()) == Some(&1);
        let wish = if is_alone {
            wish.clone()
        } else {
            names.join("Or")
        };
        Candidate::new(names.join(" "), wish).rank(1)
    });
    candidates.extend(wished);
    let names = Scope::new(Reserved::Types, "Api").settle(&candidates);
    names.into_iter().skip(count).map(TypeName::new).collect()
}

/// What a set of errors is called: by all of them, without saying again what all of them begin or end with.
fn errors_name(held: &[&TypeName]) -> String {
    let words: Vec<Vec<String>> = held
        .iter()
        .map(|name| {
            let words = Words::of(name.as_str()).snake();
            words.split('_').map(str::to_owned).collect()
        })
        .collect();
    let says_so = |words: &Vec<String>| {
        words
            .iter()
            .any(|word| ERROR_WORDS.contains(&word.as_str()))
    };
    let (front, back) = common_words(&words);
    let last = words.len().saturating_sub(1);
    let mut name = String::new();
    for (index, words) in words.iter().enumerate() {
        let begin = if index == 0 { 0 } else { front };
        let end = words.len() - if index == last { 0 } else { back };
        let own = words.get(begin..end).unwrap_or_default();
        name.push_str(if index == 0 { "" } else { "_or_" });
        name.push_str(&own.join("_"));
    }
    let says_so = words.last().is_some_and(says_so);
    name.push_str(if says_so { "" } else { "_error" });
    Words::of(&name).pascal()
}

/// How many words all of these begin with, and how many they end with, so that none is left without a word of its own.
fn common_words(names: &[Vec<String>]) -> (usize, usize) {
    let shortest = names.iter().map(Vec::len).min().unwrap_or_default();
    let same = |at: &dyn Fn(&[String]) -> Option<String>| {
        let mut words = names.iter().map(|name| at(name));
        let first = words.next().flatten();
        first.is_some() && words.all(|word| word == first)
    };
    let own = shortest.saturating_sub(1);
    let front = (0..own).take_while(|index| same(&|name| name.get(*index).cloned()));
    let front = front.count();
    let from_end = |name: &[String], index: usize| name.iter().rev().nth(index).cloned();
    let back = (0..own - front).take_while(|index| same(&|name| from_end(name, *index)));
    (front, back.count())
}

/// Words that say of a type that it is an error.
const ERROR_WORDS: &[&str] = &[
    "error",
    "errors",
    "exception",
    "failure",
    "fault",
    "problem",
];

/// Names of variants that are called as the types that they hold.
pub(in crate::plan) fn held_variant_names(held: &[&TypeName]) -> Vec<VariantName> {
    let candidates = held
        .iter()
        .map(|name| Candidate::new(name.as_str(), name.as_str()));
    let names = Scope::new(Reserved::Variants, "Value").settle(&candidates.collect::<Vec<_>>());
    names.into_iter().map(VariantName::new).collect()
}

/// What groups and operations are called, which others beside them are not.
fn taken_by((groups, operations): (&[GroupNames], &[OperationNames])) -> Vec<Candidate> {
    let of_operations = operations.iter().flat_map(|names| {
        let structs = [&names.request, &names.arguments_struct];
        structs
            .into_iter()
            .chain([&names.error, &names.success, &names.body])
    });
    let groups = groups.iter().map(|group| &group.name);
    groups.chain(of_operations).map(taken_name).collect()
}

fn taken_name(name: &TypeName) -> Candidate {
    Candidate::new(format!("taken {}", name.as_str()), name.as_str())
}

/// What a set of parameters is called: by the first of them, and by how many there are besides.
fn options_name(held: &[&str]) -> String {
    let named = match held.get(..NAMED_OPTIONS - 1) {
        Some(first) if held.len() > NAMED_OPTIONS => {
            let others = held.len() - first.len();
            format!("{} and {others} options", first.join(" "))
        }
        Some(_) | None => format!("{} options", held.join(" ")),
    };
    Words::of(&named).pascal()
}

/// A set with those of its parameters in front that not all of these sets have.
fn telling_first<'s>(own: &[&'s str], alike: &[&Vec<&str>]) -> Vec<&'s str> {
    let is_common = |name: &&str| alike.iter().all(|other| other.contains(name));
    let (common, telling): (Vec<&str>, Vec<&str>) = own.iter().copied().partition(is_common);
    telling.into_iter().chain(common).collect()
}

/// Names of the functions that check parameters, all in one scope: by operation, field, and what they check. `id`, or
/// `get_thing_id`. A word that Rust keeps for itself needs no underscore within a longer name.
pub(in crate::plan) fn validator_names(parameters: &[(Option<&str>, &str, &str)]) -> Vec<FnName> {
    let candidates = parameters.iter().map(|(owner, field, said)| {
        let own = bare(field);
        let (wish, rank) = match owner {
            None => (own.to_owned(), 0),
            Some(owner) => (format!("{}_{own}", bare(owner)), 1),
        };
        Candidate::new(format!("{wish} {said}"), wish).rank(rank)
    });
    let names = Scope::new(Reserved::Validators, "_").settle(&candidates.collect::<Vec<_>>());
    names.into_iter().map(FnName::new).collect()
}
