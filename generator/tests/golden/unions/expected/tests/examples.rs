//! Do the document's own examples fit its types? Each is read, written, compared and read
//! again, and the validators find in it exactly what is listed.

use golden_unions as api;

mod support;

use api::models;

#[test]
fn cat_schema_example() {
    let json = r#"{
  "petType": "tom",
  "lives": 10
}"#;
    support::example::<models::Cat>(json, &["/lives: maximum"]);
}

#[test]
fn thing_schema_example() {
    let json = r#"{
  "dog": {
    "petType": "rex",
    "age": 3
  },
  "home": "x"
}"#;
    let kept = r#"{
  "home": "x",
  "dog": {
    "petType": "rex"
  }
}"#;
    support::example_kept::<models::Thing>(json, kept, &[]);
}

#[test]
fn any_schema_example() {
    let json = r#"{
  "a": 1,
  "b": 2
}"#;
    support::example::<models::Any>(json, &[]);
}

#[test]
fn coin_schema_example() {
    let json = r#"{
  "value": 10
}"#;
    support::example::<models::Coin>(json, &[]);
}
