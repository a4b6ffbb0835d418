//! The plan of small documents, table by table. `document` writes what every document needs around the part that a test
//! is about.

mod by_path;
mod checks;
mod corpus;
mod examples;
mod homes;
mod names;
mod operations;
mod options;
mod parameters;
mod representations;
mod sharing;
mod types;
mod wire;

use super::{OperationPlan, Plan, plan};
use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Shape, TypeId};
use crate::source::Sources;
use crate::{load, lower};

/// A document of these schemas, each written at the indentation of its name.
fn schemas(schemas: &str) -> String {
    let indented = indent(schemas, "    ");
    format!("{HEAD}paths: {{}}\ncomponents:\n  schemas:\n{indented}")
}

/// A document of these paths.
fn paths(paths: &str) -> String {
    let indented = indent(paths, "  ");
    format!("{HEAD}paths:\n{indented}")
}

/// Operations `op0`, `op1`, …, each with its tag and its parameters.
fn tagged(operations: &[(&str, &str)]) -> String {
    let operations: Vec<String> = operations
        .iter()
        .enumerate()
        .map(|(index, (tag, parameters))| {
            format!(
                "/o{index}:\n  get: {{operationId: op{index}, tags: [{tag}], parameters: [{parameters}], responses: {{'204': {{description: x}}}}}}"
            )
        })
        .collect();
    paths(&operations.join("\n"))
}

/// Every line further to the right.
fn indent(text: &str, by: &str) -> String {
    text.lines().flat_map(|line| [by, line, "\n"]).collect()
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Test, version: '1'}\nservers: [{url: 'https://api.example.com/v1/'}]\n";

/// A document, lowered.
fn api(document: &str, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    let sources = Sources::single("test.yaml", document.as_bytes().to_vec());
    let document = load::load(&sources, config, diagnostics);
    let api = lower::lower(&document, diagnostics);
    let api = lower::share(lower::customise(&document, api, config, diagnostics));
    if diagnostics.has_errors() {
        let found = diagnostics.so_far().to_text();
        panic!("the test's own document is wrong:\n{found}");
    }
    api
}

fn config() -> Config {
    Config::new("test.yaml", "out", "test-api")
}

/// A document, planned: what came of it, and the names of what was reported.
fn planned_with(document: &str, config: &Config) -> (Api, Plan, Vec<&'static str>) {
    let mut diagnostics = Diagnostics::new(config);
    let api = api(document, config, &mut diagnostics);
    let before = diagnostics.findings().len();
    let plan = plan(&api, config, &mut diagnostics);
    let found = diagnostics
        .findings()
        .iter()
        .skip(before)
        .map(|finding| finding.entry().name)
        .collect();
    (api, plan, found)
}

/// A document that nothing is said about, planned.
fn planned(document: &str) -> (Api, Plan) {
    let (api, plan, found) = planned_with(document, &config());
    assert_eq!(found, [""; 0], "nothing was to be reported");
    (api, plan)
}

/// The type of this Rust name.
fn named(api: &Api, plan: &Plan, name: &str) -> TypeId {
    let found = api
        .types
        .iter()
        .find(|(id, _)| plan.names.type_name(*id).as_str() == name);
    found.map_or_else(|| panic!("no type is called {name}"), |(id, _)| id)
}

/// The names of all types, in the order of the table.
fn type_names(api: &Api, plan: &Plan) -> Vec<String> {
    api.types
        .iter()
        .map(|(id, _)| plan.names.type_name(id).to_string())
        .collect()
}

/// The names of what is in a type.
fn member_names(api: &Api, plan: &Plan, id: TypeId) -> Vec<String> {
    match &api.types.get(id).expect("a type").shape {
        Shape::Struct(shape) => (0..shape.fields.len())
            .map(|index| plan.names.field(id, index).to_string())
            .collect(),
        Shape::Enum(shape) => (0..shape.values.len())
            .map(|index| plan.names.variant(id, index).to_string())
            .collect(),
        Shape::Union(shape) => (0..shape.variants.len())
            .map(|index| plan.names.variant(id, index).to_string())
            .collect(),
        Shape::Alias(_) => Vec::new(),
    }
}

/// The only operation of a plan.
fn only(plan: &Plan) -> &OperationPlan {
    match plan.operations.as_slice() {
        [only] => only,
        others => panic!("{} operations", others.len()),
    }
}
