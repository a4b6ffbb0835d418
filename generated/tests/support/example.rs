// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What must hold for every example of the document?

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::runtime::json::from_slice;
use crate::api::runtime::{
    Base64Bytes, Client, ClientBuilder, Json, Location, Operation, Request, Timestamp, Uuid,
    Validate, Violations,
};

/// The example is read, is written as the same JSON, and is read again as the same value; and the validator says
/// exactly `verdict`: `pointer: rule` for each violation, in order.
///
/// See [`same`] for what counts as the same.
pub fn example<T>(text: &str, verdict: &[&str])
where
    T: DeserializeOwned + Serialize + PartialEq + Debug + Validate,
{
    example_kept::<T>(text, text, verdict);
}

/// The same for an example of which not everything is kept: members that the document does not name, and `null` for a
/// member that is merely optional, are not written again. `kept` is what is written.
pub fn example_kept<T>(text: &str, kept: &str, verdict: &[&str])
where
    T: DeserializeOwned + Serialize + PartialEq + Debug + Validate,
{
    let validate = |value: &T, found: &mut _| value.validate_at(Location::ROOT, found);
    example_checked(text, kept, validate, verdict);
}

/// The same for an example whose rules are those of the place where it stands: `check` reports the ones that are broken.
pub fn example_checked<T>(
    text: &str,
    kept: &str,
    check: impl FnOnce(&T, &mut Violations),
    verdict: &[&str],
) where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let value = survives::<T>(text, kept);
    let mut found = Violations::default();
    check(&value, &mut found);
    let line = |v: &crate::api::runtime::Violation| format!("{}: {}", v.pointer, v.rule.name());
    let found: Vec<String> = found.iter().map(line).collect();
    assert_eq!(found, verdict, "the verdict on\n{text}");
}

/// The same for an example of what an operation answers: of the type that its call gives, and with the rules that strict
/// responses are held against.
pub fn example_answer<O>(text: &str, kept: &str, verdict: &[&str])
where
    O: Operation,
    O::Output: DeserializeOwned + Serialize + PartialEq + Debug,
{
    example_checked::<O::Output>(text, kept, O::check, verdict);
}

/// The same for an example of the body of a request: `call` makes the call, which holds it against its rules before it
/// is sent.
pub fn example_request<T, O>(
    builder: ClientBuilder,
    text: &str,
    kept: &str,
    call: impl FnOnce(Client, T) -> Request<O>,
    verdict: &[&str],
) where
    T: DeserializeOwned + Serialize + PartialEq + Debug + Clone,
    O: Operation,
{
    let client = builder
        .base_url("http://127.0.0.1")
        .allow_plain_http_on_loopback()
        .build()
        .expect("the settings are good");
    let validate =
        |value: &T, found: &mut _| call(client, value.clone()).operation().validate(found);
    example_checked(text, kept, validate, verdict);
}

/// The example is read, is written as `kept` has it, and is read again as the same value. Nobody looks at its rules.
pub fn example_written<T>(text: &str, kept: &str)
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    survives::<T>(text, kept);
}

/// The example is read, and what is written of it is read as the same value.
pub fn example_read<T>(text: &str)
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let written = write(&read::<T>(text));
    survives::<T>(text, &written);
}

fn survives<T>(text: &str, kept: &str) -> T
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let value: T = read(text);
    let written = write(&value);
    assert!(
        same(&json(kept), &json(&written)),
        "is written differently\n read    {text}\n wanted  {kept}\n written {written}"
    );
    let again: T = read(&written);
    assert_eq!(again, value, "is another value when it is read again");
    value
}

fn read<T: DeserializeOwned>(text: &str) -> T {
    from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("cannot be read: {error}\n{text}"))
}

fn write<T: Serialize + Debug>(value: &T) -> String {
    serde_json::to_string(value)
        .unwrap_or_else(|error| panic!("cannot be written: {error}\n{value:?}"))
}

/// Reads JSON, or says what is wrong with the test.
pub fn json(text: &str) -> Json {
    text.parse()
        .unwrap_or_else(|error| panic!("the test holds text that is not JSON: {error}: {text}"))
}

/// Whether two values say the same, however they spell it.
///
/// - Numbers are the same by value, exactly; one with a fraction or exponent also when both are nearest to the same
///   double, since that is all a double keeps of it.
/// - Strings are the same when they name the same moment, UUID or bytes.
/// - Members may stand in any order; one that is absent is not the same as one that is `null`.
pub fn same(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Number(left), Json::Number(right)) => {
            let whole = left.is_integer() && right.is_integer();
            left == right || (!whole && left.as_f64().is_some() && left.as_f64() == right.as_f64())
        }
        (Json::String(left), Json::String(right)) => left == right || same_text(left, right),
        (Json::Array(left), Json::Array(right)) => {
            let mut pairs = left.iter().zip(right);
            left.len() == right.len() && pairs.all(|(left, right)| same(left, right))
        }
        (Json::Object(left), Json::Object(right)) => {
            let held = |name: &str, left| right.get(name).is_some_and(|right| same(left, right));
            left.len() == right.len() && left.iter().all(|(name, left)| held(name, left))
        }
        (left, right) => left == right,
    }
}

fn same_text(left: &str, right: &str) -> bool {
    fn both<T: std::str::FromStr + PartialEq>(left: &str, right: &str) -> bool {
        matches!((left.parse::<T>(), right.parse::<T>()), (Ok(left), Ok(right)) if left == right)
    }
    both::<Timestamp>(left, right) || both::<Uuid>(left, right) || both::<Base64Bytes>(left, right)
}
