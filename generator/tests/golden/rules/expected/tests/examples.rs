//! Do the document's own examples fit its types? Each is read, written, compared and read
//! again, and the validators find in it exactly what is listed.

use golden_rules as api;

mod support;

use api::models;

#[test]
fn values_schema_example() {
    let json = r#"{
  "id": "short",
  "tags": [
    "long",
    "a",
    "a"
  ],
  "count": 7,
  "ratio": 2,
  "grid": [
    [
      10,
      1,
      1
    ]
  ],
  "scores": {
    "x": -1
  },
  "parts": [
    {
      "name": ""
    }
  ]
}"#;
    let findings = [
        "/id: minLength",
        "/id: pattern",
        "/tags: uniqueItems",
        "/tags/0: maxLength",
        "/count: multipleOf",
        "/ratio: maximum",
        "/grid/0: maxItems",
        "/grid/0/0: maximum",
        "/scores/x: minimum",
        "/parts/0/name: minLength",
    ];
    support::example::<models::Values>(json, &findings);
}
