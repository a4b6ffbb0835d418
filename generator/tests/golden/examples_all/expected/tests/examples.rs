//! Do the document's own examples fit its types? Each is read, written, compared and read
//! again, and the validators find in it exactly what is listed.

use golden_examples_all as api;

mod support;

use api::models;
use api::runtime::Json;

#[test]
fn list_books_response_200_one() {
    let json = r#"{
  "title": "Emma"
}"#;
    support::example::<models::Book>(json, &[]);
}

#[test]
fn list_books_response_200_none() {
    let json = "null";
    support::example_written::<Option<models::Book>>(json, json);
}

#[test]
fn list_books_response_400_any() {
    let json = r#"{
  "why": [
    1.50,
    null
  ]
}"#;
    support::example_written::<Json>(json, json);
}

#[test]
fn list_books_response_200_example() {
    let json = r#"{
  "name": "Emma"
}"#;
    support::example::<models::OldBook>(json, &[]);
}

#[test]
fn list_books_response_200_members() {
    let json = r#"{
  "name": "Ivanhoe"
}"#;
    support::example::<models::OldBook>(json, &[]);
}

#[test]
fn list_books_200_x_sizes_example() {
    let json = r"[
  3
]";
    support::example_written::<Vec<i64>>(json, json);
}

#[test]
fn list_books_200_x_sizes_of_item_examples() {
    let json = r"[
  1
]";
    support::example_written::<Vec<i64>>(json, json);
}

#[test]
fn list_books_200_x_sizes_of_item_examples2() {
    let json = r"[
  2
]";
    support::example_written::<Vec<i64>>(json, json);
}

#[test]
fn read_lines_response_200_example() {
    let json = r#"{
  "title": "Persuasion",
  "pages": 9
}"#;
    support::example::<models::Book>(json, &[]);
}

#[test]
fn read_events_response_200_example() {
    let json = r#"{
  "title": "Waverley"
}"#;
    support::example::<models::Book>(json, &[]);
}

#[test]
fn add_cover_body_example() {
    let json = r#"[
  {
    "title": "Emma"
  }
]"#;
    support::example::<Vec<Option<models::Book>>>(json, &[]);
}

#[test]
fn book_schema_example() {
    let json = "null";
    support::example_written::<Option<models::Book>>(json, json);
}

#[test]
fn book_schema_example2() {
    let json = r#"{
  "title": "Middlemarch",
  "pages": 880
}"#;
    support::example::<models::Book>(json, &[]);
}

#[test]
fn book_of_property_examples() {
    let json = r#"{
  "title": "Emma",
  "pages": 1,
  "tags": [
    "old"
  ]
}"#;
    support::example::<models::Book>(json, &[]);
}

#[test]
fn book_of_property_examples2() {
    let json = r#"{
  "title": "Northanger Abbey",
  "pages": 2,
  "tags": [
    "new"
  ]
}"#;
    support::example::<models::Book>(json, &["/title: maxLength"]);
}

#[test]
fn mark_of_variant_examples() {
    let json = "7";
    support::example::<models::Mark>(json, &[]);
}

#[test]
fn mark_of_variant_examples2() {
    let json = r#"[
  "x"
]"#;
    support::example::<models::Mark>(json, &[]);
}
