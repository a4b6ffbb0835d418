//! Are two values the same value? Numbers by what they mean, objects whatever the order of their members.

use std::fmt::Write as _;

use super::{At, Value, decimal};

/// What is left to write.
enum Step<'d> {
    Value(At<'d>),
    Name(&'d str),
    Text(&'static str),
}

/// A text that is equal for two values exactly when they are equal as JSON Schema has it
/// (`draft-wright-json-schema-00` § 3.6). Made without recursion, in time that grows with the value.
pub fn canonical(value: At<'_>) -> String {
    let mut text = String::new();
    let mut steps = vec![Step::Value(value)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Text(part) => text.push_str(part),
            Step::Name(name) => {
                let _ = write!(text, "{name:?}:");
            }
            Step::Value(at) => match at.value() {
                Value::Null => text.push_str("null"),
                Value::Bool(value) => text.push_str(if value { "true" } else { "false" }),
                Value::Number(number) => text.push_str(&decimal::canonical(number)),
                Value::String(string) => {
                    let _ = write!(text, "{string:?}");
                }
                Value::Array => {
                    text.push('[');
                    steps.push(Step::Text("]"));
                    for item in at.items().rev() {
                        steps.extend([Step::Text(","), Step::Value(item)]);
                    }
                }
                Value::Object => {
                    text.push('{');
                    steps.push(Step::Text("}"));
                    let mut members: Vec<_> = at.entries().collect();
                    members.sort_unstable_by_key(|(name, _)| *name);
                    for (name, member) in members.into_iter().rev() {
                        steps.extend([Step::Text(","), Step::Value(member), Step::Name(name)]);
                    }
                }
            },
        }
    }
    text
}

/// Deep equality as JSON Schema has it. To find one value among many, compare their [`canonical`] texts.
pub fn same_value(left: At<'_>, right: At<'_>) -> bool {
    match (left.value(), right.value()) {
        (Value::Array, Value::Array) | (Value::Object, Value::Object) => {
            canonical(left) == canonical(right)
        }
        (Value::Number(left), Value::Number(right)) => {
            left == right || decimal::canonical(left) == decimal::canonical(right)
        }
        // Null, booleans and strings are equal as they are; values of two kinds are not.
        (left, right) => left == right,
    }
}
