//! Are two values the same value? Numbers by what they mean, objects whatever the order of their members.

use super::{At, Value, decimal};

/// Deep equality as JSON Schema has it (`draft-wright-json-schema-00` § 3.6), without recursion.
pub fn same_value(left: At<'_>, right: At<'_>) -> bool {
    let mut pending = vec![(left, right)];
    while let Some((left, right)) = pending.pop() {
        let same = match (left.value(), right.value()) {
            (Value::Null, Value::Null) => true,
            (Value::Bool(left), Value::Bool(right)) => left == right,
            (Value::Number(left), Value::Number(right)) => decimal::same(left, right),
            (Value::String(left), Value::String(right)) => left == right,
            (Value::Array, Value::Array) => {
                pending.extend(left.items().zip(right.items()));
                left.items().len() == right.items().len()
            }
            (Value::Object, Value::Object) => {
                let mut all_there = left.entries().len() == right.entries().len();
                for (name, member) in left.entries() {
                    match right.get(name) {
                        Some(other) => pending.push((member, other)),
                        None => all_there = false,
                    }
                }
                all_there
            }
            (
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array
                | Value::Object,
                _,
            ) => false,
        };
        if !same {
            return false;
        }
    }
    true
}
