//! Which values does a sample call give its parameters, and which optional ones does it set?

use std::collections::BTreeSet;

use super::json;
use super::names::FnName;
use super::operations::{
    Encoding, Escapes, OperationPlan, OptionsPlan, ParameterPlan, QueryStyle, Texts, takes_empty,
};
use super::sample::Sampler;
use super::verdict::Judge;
use super::wire_parameters::texts;
use crate::ir::{Json, Parameter, Shape};

/// Which optional parameters the call of an operation sets (indices into its `parameters`), in the order in which they are
/// sent. The one that asks for an envelope is not among them: the answers are those of a call without.
pub(super) fn set_in(index: usize, plan: &OperationPlan, options: &[OptionsPlan]) -> Vec<usize> {
    let all = plan.positional..plan.parameters.len();
    let shared = plan.options.and_then(|shared| options.get(shared));
    let set: Vec<usize> = match shared {
        None => all.collect(),
        Some(shared) if shared.operations.first() == Some(&index) => {
            let named = |setter: &FnName| {
                let mut places = all.clone();
                places.find(|place| {
                    plan.parameters.get(*place).map(|own| &own.setter) == Some(setter)
                })
            };
            let held = shared.parameters.iter();
            held.filter_map(|held| named(&held.planned.setter))
                .collect()
        }
        Some(_) => Vec::new(),
    };
    set.into_iter()
        .filter(|place| plan.envelope != Some(*place))
        .collect()
}

/// A value for a parameter: an example or the default if it obeys the rules, else one made up; never a path segment
/// that may not be sent.
pub(super) fn argument(sampler: &Sampler<'_>, plan: &ParameterPlan, stated: &Parameter) -> Json {
    let value = chosen_argument(sampler, plan, stated);
    // What is sent is what the type keeps.
    let kept = sampler.judge.argument(&stated.value, &value);
    kept.unwrap_or(value)
}

/// Whether a value obeys the rules of its parameter, or is the empty one that need not.
pub(super) fn approves(
    judge: Judge<'_>,
    plan: &ParameterPlan,
    stated: &Parameter,
    value: &Json,
) -> bool {
    if holds_separator(plan, value) {
        return false;
    }
    let is_empty = matches!(value, Json::String(text) if text.is_empty());
    is_empty && takes_empty(judge.api, stated) || judge.approves(&stated.value, &plan.checks, value)
}

fn chosen_argument(sampler: &Sampler<'_>, plan: &ParameterPlan, stated: &Parameter) -> Json {
    let example = stated.examples.first().map(|example| &example.value);
    if let Some(Json::String(text)) = example
        && text.is_empty()
        && takes_empty(sampler.judge.api, stated)
    {
        return Json::String(String::new());
    }
    let approved = stated
        .default
        .as_ref()
        .filter(|default| sampler.judge.approves(&stated.value, &plan.checks, default));
    let value = match (approved, stated.examples.is_empty()) {
        (Some(default), true) => default.clone(),
        (Some(_) | None, _) => sampler.sample(&stated.value, &plan.checks, &stated.examples),
    };
    if holds_separator(plan, &value) {
        return sampler.sample(&stated.value, &plan.checks, &[]);
    }
    let is_segment = |value: &Json| is_segment(plan.escapes, value);
    if !matches!(plan.encoding, Encoding::Path(_)) || is_segment(&value) {
        return value;
    }
    // The first value of an enumeration may be no segment, and another one is.
    let made = sampler.sample(&stated.value, &plan.checks, &[]);
    let api = sampler.judge.api;
    let listed = api.definitions(&stated.value.ty);
    let listed = listed.filter_map(|(_, def)| match &def.shape {
        Shape::Enum(shape) => Some(shape.values.iter().map(|value| &value.value)),
        _ => None,
    });
    let approved = |value: &&Json| sampler.judge.approves(&stated.value, &plan.checks, value);
    let listed = listed.flatten().filter(approved);
    let mut all = std::iter::once(&made).chain(listed);
    all.find(|value| is_segment(value)).unwrap_or(&made).clone()
}

/// The names that a call has given values: to parameters, and to members of objects that are sent as parameters of their
/// own. Nobody could tell whose value is whose if one were sent twice.
#[derive(Default)]
pub(super) struct TakenNames(BTreeSet<(bool, String)>);

impl TakenNames {
    /// Takes the names that a parameter sends; none of them where one is taken.
    pub(super) fn take(&mut self, plan: &ParameterPlan, stated: &Parameter, value: &Json) -> bool {
        let is_cookie = match plan.encoding {
            Encoding::Query(_) => false,
            Encoding::Cookie { .. } => true,
            Encoding::Path(_) | Encoding::WholeQuery | Encoding::Header { .. } => return true,
        };
        let names: Vec<(bool, String)> = match value {
            Json::Object(members) if spreads(plan, value) => members
                .keys()
                .map(|name| (is_cookie, name.clone()))
                .collect(),
            _ => vec![(is_cookie, stated.name.as_str().to_owned())],
        };
        let is_free = names.iter().all(|name| !self.0.contains(name));
        if is_free {
            self.0.extend(names);
        }
        is_free
    }
}

/// Whether the members of a value are sent as parameters of their own.
pub(super) fn spreads(plan: &ParameterPlan, value: &Json) -> bool {
    matches!(value, Json::Object(_))
        && plan.texts != Texts::JsonText
        && matches!(
            plan.encoding,
            Encoding::Query(QueryStyle::Form) | Encoding::Cookie { explode: true }
        )
}

/// Whether an item of a list holds what separates the items, which is refused.
fn holds_separator(plan: &ParameterPlan, value: &Json) -> bool {
    let separator = match plan.encoding {
        Encoding::Query(QueryStyle::SpaceDelimited) => ' ',
        Encoding::Query(QueryStyle::PipeDelimited) => '|',
        _ => return false,
    };
    let several = matches!(value, Json::Array(_) | Json::Object(_));
    several && texts(value).iter().any(|text| text.contains(separator))
}

/// Whether a value can be sent in a segment of a path, or in several where its slashes are kept.
fn is_segment(escapes: Escapes, value: &Json) -> bool {
    let is_dots = |segment: &str| matches!(segment, "." | "..");
    let mut texts = texts(value).into_iter();
    match escapes {
        Escapes::All | Escapes::Meaningful => texts.any(|text| !text.is_empty() && !is_dots(&text)),
        Escapes::ButSlashes => texts.any(|text| {
            // Where a path begins, one slash in front is that of the template.
            let text = text.strip_prefix('/').unwrap_or(&text);
            !text.is_empty() && !text.starts_with('/') && !text.split('/').any(is_dots)
        }),
    }
}

/// A value as its encoding sees it: one text where it is a document of its own.
pub(super) fn seen(plan: &ParameterPlan, value: &Json) -> Json {
    match plan.texts {
        Texts::JsonText if *value != Json::Null => Json::String(json::to_text(value)),
        Texts::OfType | Texts::OfJson | Texts::Bracketed | Texts::JsonText => value.clone(),
    }
}
