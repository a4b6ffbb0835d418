//! Do the document's own examples fit its types? Each is read, written, compared and read
//! again, and the validators find in it exactly what is listed.

use golden_unknown as api;

mod support;

use api::models;

#[test]
fn replace_pet_response_200_example() {
    let json = r#"{
  "kind": "dog",
  "name": "Rex",
  "later": {
    "size": 1.50,
    "ids": [
      12345678901234567890
    ]
  }
}"#;
    support::example::<models::Pet>(json, &[]);
}

#[test]
fn cat_schema_example() {
    let json = r#"{
  "name": "Tom",
  "den": {
    "street": "High",
    "nr": 7
  },
  "colour": {
    "r": 1
  }
}"#;
    support::example::<models::Cat>(json, &["/den/nr: additionalProperties"]);
}
