// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What must hold for every example of the document?

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::json;
use crate::api::runtime::Validate;

/// The example is read, written, says the same, and is read again; and the validator says exactly `verdict`: a list of
/// `pointer: rule`, empty for a valid example.
pub fn example<T>(text: &str, verdict: &[&str])
where
    T: DeserializeOwned + Serialize + PartialEq + Debug + Validate,
{
    let value: T = serde_json::from_str(text)
        .unwrap_or_else(|error| panic!("cannot be read: {error}\n{text}"));
    let written = serde_json::to_string(&value)
        .unwrap_or_else(|error| panic!("cannot be written: {error}\n{value:?}"));
    assert!(
        json::same(&json::parse(text), &json::parse(&written)),
        "says something else when written:\n read  {text}\n wrote {written}"
    );
    let again: T = serde_json::from_str(&written)
        .unwrap_or_else(|error| panic!("cannot be read again: {error}\n{written}"));
    assert_eq!(again, value, "is another value when read again");
    let found: Vec<String> = match value.validate() {
        Ok(()) => Vec::new(),
        Err(violations) => violations
            .iter()
            .map(|violation| format!("{}: {}", violation.pointer, violation.rule.name()))
            .collect(),
    };
    assert_eq!(found, verdict, "the validator's verdict on\n{text}");
}
