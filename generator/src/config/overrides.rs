//! What does the user want of one part of the document? One `[[target.override]]`.
//!
//! ```toml
//! [[target.override]]
//! property = "Cluster.price"
//! type = "::rust_decimal::Decimal"
//! ```
//!
//! An entry names one part of the document and says what becomes of it. Which combinations mean something is for the
//! stage that finds the part.

use serde::{Deserialize, Serialize};

/// One part of the document, and what becomes of it.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Override {
    /// A schema: the name of a component, or a JSON Pointer in a URI fragment (`#/components/schemas/Pet/oneOf/0`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// A property: `Cluster.name`, further in `Cluster.spec.name`, or a JSON Pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
    /// A value of the enumeration that `schema` or `property` names, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// A variant of the union that `schema` or `property` names: the component it refers to, its title, or a value of the
    /// discriminator that stands for it; a JSON Pointer names it alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// An operation: its `operationId`, its method and path template (`get /pets/{petId}`), or a JSON Pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// A parameter: its name, of `operation` or of every operation, or a JSON Pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// What it is called in Rust.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rename: Option<String>,
    /// The path of a type that stands in its place: `crate::runtime::Json`, `::money::Amount`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub replacement: Option<String>,
    /// Traits that it derives besides, by path; beside `type`, those that the type has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub derive: Vec<String>,
    /// The version of an operation, in the place of the one that the target asks for: the newest not after this date, or
    /// the one of this name (`preview`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_version: Option<String>,
    /// Whether it is left out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub skip: bool,
}

impl Override {
    /// The entry in the words of `specwright.toml`: what it names.
    pub fn named(&self) -> String {
        let keys = [
            ("schema", &self.schema),
            ("property", &self.property),
            ("operation", &self.operation),
            ("parameter", &self.parameter),
            ("value", &self.value),
            ("variant", &self.variant),
        ];
        let said: Vec<String> = keys
            .into_iter()
            .filter_map(|(key, text)| Some(format!("{key} = \"{}\"", text.as_ref()?)))
            .collect();
        said.join(", ")
    }
}
