//! Do the document's own examples fit its types? Each is read, written, compared and read
//! again, and the validators find in it exactly what is listed.

use golden_assertions as api;

mod support;

use api::models;

#[test]
fn order_schema_example() {
    let json = r#"{
  "payment": "card",
  "change": 1,
  "labels": {
    "to": "a",
    "A1": "b"
  },
  "sizes": [
    1,
    10
  ],
  "grid": [
    1
  ],
  "place": [
    1,
    2
  ],
  "vendor": {
    "y": 1
  },
  "mixed": {
    "n1": "a"
  },
  "shape": {}
}"#;
    let findings = [
        ": required",
        "/labels/A1: propertyNames",
        "/sizes: contains",
        "/grid: enum",
        "/place/0: type",
        "/vendor/y: additionalProperties",
        "/mixed/n1: type",
        "/shape: enum",
    ];
    support::example::<models::Order>(json, &findings);
}

#[test]
fn order_schema_example2() {
    let json = r#"{
  "payment": "cash",
  "sizes": [
    10,
    11,
    3,
    4,
    5,
    6
  ],
  "gift": true,
  "labels": {},
  "grid": [
    3.0,
    4
  ],
  "place": [
    "a",
    2
  ],
  "odd": "",
  "shape": {
    "regular": true,
    "sides": 4.0
  }
}"#;
    let findings = ["/labels: required", "/sizes: maxItems", "/odd: not"];
    support::example::<models::Order>(json, &findings);
}
