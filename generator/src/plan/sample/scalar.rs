//! Which scalar obeys the rules of its place? The first of a few candidates that does.

use crate::ir::{Json, Number, TextFormat, Ty, TypeUse};
use crate::plan::checks::{Check, Limit, ValueChecks};
use crate::plan::verdict::Judge;

/// A scalar of a type that obeys the checks, if any candidate does; else the first candidate.
pub(super) fn sample(judge: &Judge<'_>, value: &TypeUse, ty: &Ty, checks: &ValueChecks) -> Json {
    let candidates = match ty {
        Ty::Bool => among(checks).chain([Json::Bool(true)]).collect(),
        Ty::Integer(_) => integers(checks),
        Ty::Number(_) => numbers(checks),
        Ty::Text(format) => texts(judge, format, checks),
        Ty::Named(_) | Ty::List(_) | Ty::Map(_) | Ty::Untyped(_) => Vec::new(),
    };
    let obedient = candidates
        .iter()
        .find(|candidate| judge.approves(value, checks, candidate));
    obedient
        .or(candidates.first())
        .cloned()
        .unwrap_or(Json::Null)
}

/// The n-th of several values that must differ, made of one.
pub(super) fn distinct(value: Json, index: u64) -> Json {
    match value {
        Json::String(text) if index > 0 => Json::String(format!("{text}{index}")),
        Json::Number(number) if index > 0 => {
            let next = number
                .to_i128()
                .and_then(|whole| whole.checked_add(i128::from(index)));
            next.and_then(|next| number_of(&next.to_string()))
                .unwrap_or(Json::Number(number))
        }
        other => other,
    }
}

fn number_of(text: &str) -> Option<Json> {
    Number::from_json_text(text).map(Json::Number)
}

fn among(checks: &ValueChecks) -> impl Iterator<Item = Json> {
    checks
        .rules
        .iter()
        .flat_map(|check| match check {
            Check::Among(values) => values.as_slice(),
            _ => &[],
        })
        .filter_map(|value| match value {
            Limit::Bool(value) => Some(Json::Bool(*value)),
            Limit::Integer(whole) => number_of(&whole.to_string()),
            Limit::Float(text) | Limit::Decimal(text) => number_of(text),
        })
}

fn integers(checks: &ValueChecks) -> Vec<Json> {
    let mut wholes: Vec<i128> = vec![42, 1, 0];
    let mut step = 1;
    for check in &checks.rules {
        match check {
            Check::Minimum {
                limit: Limit::Integer(limit),
                ..
            } => wholes.extend([*limit, limit.saturating_add(1)]),
            Check::Maximum {
                limit: Limit::Integer(limit),
                ..
            } => wholes.extend([*limit, limit.saturating_sub(1)]),
            Check::MultipleOf(Limit::Integer(divisor)) => step = *divisor,
            _ => {}
        }
    }
    if step > 1 {
        let near: Vec<i128> = wholes
            .iter()
            .flat_map(|whole| {
                let below = whole - whole.rem_euclid(step);
                [below, below.saturating_add(step)]
            })
            .collect();
        wholes.extend(near);
    }
    among(checks)
        .chain(
            wholes
                .iter()
                .filter_map(|whole| number_of(&whole.to_string())),
        )
        .collect()
}

fn numbers(checks: &ValueChecks) -> Vec<Json> {
    let mut texts: Vec<String> = ["1.5", "1", "0"].map(str::to_owned).to_vec();
    for check in &checks.rules {
        match check {
            Check::Minimum {
                limit: Limit::Float(limit) | Limit::Decimal(limit),
                ..
            } => texts.extend(near(limit, 1.0)),
            Check::Maximum {
                limit: Limit::Float(limit) | Limit::Decimal(limit),
                ..
            } => texts.extend(near(limit, -1.0)),
            Check::MultipleOf(Limit::Float(divisor) | Limit::Decimal(divisor)) => {
                texts.extend(near(divisor, 0.0));
            }
            _ => {}
        }
    }
    among(checks)
        .chain(texts.iter().filter_map(|text| number_of(text)))
        .collect()
}

/// A limit, and values on its allowed side.
fn near(limit: &str, step: f64) -> Vec<String> {
    let beyond = limit
        .parse::<f64>()
        .ok()
        .map(|value| [value + step, value + step / 2.0, value + step / 1024.0]);
    let texts = beyond
        .into_iter()
        .flatten()
        .filter(|value| value.is_finite())
        .map(|value| value.to_string());
    std::iter::once(limit.to_owned()).chain(texts).collect()
}

fn texts(judge: &Judge<'_>, format: &TextFormat, checks: &ValueChecks) -> Vec<Json> {
    let mut least = 0;
    let mut most: Option<u64> = None;
    let mut patterns = Vec::new();
    for check in &checks.rules {
        match check {
            Check::MinLength(limit) => least = least.max(*limit),
            Check::MaxLength(limit) => most = Some(most.map_or(*limit, |most| most.min(*limit))),
            Check::Pattern(id) => patterns.push(*id),
            _ => {}
        }
    }
    let usual = usual(format);
    let mut texts = vec![usual.to_owned()];
    // An empty text is the last that is thought of: it says nothing, and a path cannot have it.
    let samples = |least| {
        let samples = patterns.iter();
        samples.filter_map(move |id| judge.patterns.sample(*id, least, most))
    };
    texts.extend(samples(least.max(1)));
    if least == 0 {
        texts.extend(samples(0));
    }
    let short = most
        .and_then(|most| usize::try_from(most).ok())
        .unwrap_or(usize::MAX);
    if let Ok(least) = usize::try_from(least.min(4096)) {
        let long = "a".repeat(least.saturating_sub(usual.len()));
        texts.push(format!("{usual}{long}"));
        texts.push(usual.chars().take(short).collect());
        texts.push("a".repeat(least));
    }
    texts.into_iter().map(Json::String).collect()
}

/// What a string of a format usually looks like; addresses and names are those set aside for examples (RFC 2606, 5737,
/// 3849).
fn usual(format: &TextFormat) -> &'static str {
    match format {
        TextFormat::DateTime => "2024-05-04T09:42:00Z",
        TextFormat::Date => "2024-05-04",
        TextFormat::Time => "09:42:00Z",
        TextFormat::Duration => "P1D",
        TextFormat::Uuid => "123e4567-e89b-12d3-a456-426614174000",
        TextFormat::Byte => "aGVsbG8=",
        TextFormat::Uri => "https://example.com/",
        TextFormat::Ipv4 => "192.0.2.1",
        TextFormat::Ipv6 => "2001:db8::1",
        TextFormat::Email => "user@example.com",
        TextFormat::Decimal => "1.5",
        TextFormat::Password => "secret",
        TextFormat::Other(name) => match name.as_str() {
            "date-time" => usual(&TextFormat::DateTime),
            "date" => usual(&TextFormat::Date),
            "uuid" => usual(&TextFormat::Uuid),
            "byte" => usual(&TextFormat::Byte),
            _ => "text",
        },
        TextFormat::Plain | TextFormat::Binary => "text",
    }
}
