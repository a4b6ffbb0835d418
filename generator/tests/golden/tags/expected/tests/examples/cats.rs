//! Examples of the data types and parameters of the operations tagged `Cats`.

use crate::api::models;
use crate::support;

#[test]
fn cat_schema_example() {
    let json = r#"{
  "chip": "941000024680135"
}"#;
    support::example::<models::Cat>(json, &[]);
}
