// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! When do two JSON texts say the same?

use serde_json::Value;

/// Whether two values say the same: numbers by value, date-times by instant, members in any order.
pub fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || (left.as_f64().is_some() && left.as_f64() == right.as_f64())
        }
        (Value::String(left), Value::String(right)) => {
            left == right
                || instant(left)
                    .is_some_and(|instant_of_left| Some(instant_of_left) == instant(right))
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|(name, left)| right.get(name).is_some_and(|right| same(left, right)))
        }
        (Value::Null | Value::Bool(_), _) | (_, Value::Null | Value::Bool(_)) => left == right,
        (Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_), _) => false,
    }
}

/// The instant of an RFC 3339 date-time: seconds since year 0 in UTC, and the fraction's digits without trailing zeros.
fn instant(text: &str) -> Option<(i64, String)> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let mut date = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (date.next()??, date.next()??, date.next()??);
    let zone_at = time.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = time.split_at(zone_at);
    let offset = match zone {
        "Z" | "z" => 0,
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let minutes = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
            if zone.starts_with('-') {
                -minutes
            } else {
                minutes
            }
        }
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut clock = clock.splitn(3, ':').map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    // Days from March on, so that a leap day is the last day of its year.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    let seconds = ((days * 24 + hour) * 60 + minute - offset) * 60 + second;
    Some((seconds, fraction.trim_end_matches('0').to_owned()))
}

/// Reads JSON, or says what is wrong with the test.
pub fn parse(text: &str) -> Value {
    serde_json::from_str(text)
        .unwrap_or_else(|error| panic!("the test holds text that is not JSON: {error}: {text}"))
}
