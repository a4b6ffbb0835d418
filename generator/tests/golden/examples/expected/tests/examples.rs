//! Do the document's own examples fit its types? Each is read, written, compared and read
//! again, and the validators find in it exactly what is listed.

#![allow(deprecated)]

use golden_examples as api;

mod support;

use std::collections::BTreeMap;

use api::runtime::validate::Location;
use api::runtime::{Client, Timestamp};
use api::{client, models, validators};

#[test]
fn list_tags_response_200_example() {
    let json = r#"[
  "red",
  "blue",
  "green",
  "x"
]"#;
    let findings = [": maxItems", "/3: minLength"];
    support::example_answer::<client::ListTags>(json, json, &findings);
}

#[test]
fn list_tags_response_404_example() {
    let json = "7";
    support::example_written::<i32>(json, json);
}

#[test]
fn list_tags_code_word() {
    let json = r#""abc""#;
    let check = |value: &String, found: &mut _| {
        validators::code(value, Location::ROOT, found);
    };
    support::example_checked(json, json, check, &[]);
}

#[test]
fn list_tags_code_number() {
    let json = r#""12""#;
    let check = |value: &String, found: &mut _| {
        validators::code(value, Location::ROOT, found);
    };
    support::example_checked(json, json, check, &[": pattern"]);
}

#[test]
fn list_tags_kind_example() {
    let json = r#""old""#;
    let check = |value: &models::KindModel, found: &mut _| {
        validators::kind(value, Location::ROOT, found);
    };
    support::example_checked(json, json, check, &[]);
}

#[test]
fn list_tags_since_example() {
    let json = r#""2024-05-01T10:00:00+02:00""#;
    support::example_written::<Timestamp>(json, json);
}

#[test]
fn list_tags_sizes_of_item_examples() {
    let json = r"[
  3
]";
    let check = |value: &Vec<i64>, found: &mut _| {
        validators::sizes(value, Location::ROOT, found);
    };
    support::example_checked(json, json, check, &[]);
}

#[test]
fn list_tags_200_x_total_example() {
    let json = "4";
    support::example_written::<i64>(json, json);
}

#[test]
fn replace_tags_body_example() {
    let json = r#"{
  "red": 3
}"#;
    let call = |client: Client, value: BTreeMap<String, i64>| {
        client
            .operations()
            .replace_tags(support::sample(r#""123e4567-e89b-12d3-a456-426614174000""#))
            .body(client::ReplaceTagsBody::Json(value))
    };
    support::example_request(Client::builder(), json, json, call, &[": minProperties"]);
}

#[test]
fn replace_tags_body_of_member_examples() {
    let json = r#"{
  "key": 5
}"#;
    let call = |client: Client, value: BTreeMap<String, i64>| {
        client
            .operations()
            .replace_tags(support::sample(r#""123e4567-e89b-12d3-a456-426614174000""#))
            .body(client::ReplaceTagsBody::Json(value))
    };
    support::example_request(Client::builder(), json, json, call, &[": minProperties"]);
}

#[test]
fn replace_tags_response_200_example() {
    let json = "2.5";
    support::example_answer::<client::ReplaceTags>(json, json, &[]);
}

#[test]
fn add_pets_body_example() {
    let json = r#"[
  {
    "names": [
      "Tom"
    ]
  },
  {},
  {},
  {},
  {
    "names": [],
    "age": 2
  }
]"#;
    let call = |client: Client, value: Vec<models::Pet>| {
        client.operations().add_pets(value)
    };
    support::example_request(Client::builder(), json, json, call, &[]);
}

#[test]
fn pet_of_property_examples() {
    let json = r#"{
  "names": [
    "Tom"
  ],
  "key1": 7
}"#;
    support::example::<models::Pet>(json, &[]);
}
