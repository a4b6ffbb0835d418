//! Homes: which module a type lives in, and which features there are.

use super::{named, paths, planned};
use crate::plan::Plan;

/// Operations of these tags, each answering with a reference to this schema, and these schemas.
fn document(operations: &[(&str, &str)], schemas: &str) -> String {
    let operations = operations.iter().enumerate().map(|(index, (tag, schema))| {
        let tags = if tag.is_empty() { String::new() } else { format!("tags: ['{tag}'], ") };
        format!(
            "/p{index}: {{get: {{operationId: op{index}, {tags}responses: {{'200': {{description: x, content: \
             {{application/json: {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}}}}}}}}}\n"
        )
    });
    let schemas = super::indent(schemas, "    ");
    let operations: String = operations.collect();
    format!("{}components:\n  schemas:\n{schemas}", paths(&operations))
}

/// The module of each of these types.
fn homes(document: &str, types: &[&str]) -> Vec<String> {
    let (api, plan) = planned(document);
    let home = |name: &&str| {
        let id = plan.homes.of_type(named(&api, &plan, name));
        let module = id.and_then(|id| plan.homes.module(id));
        module.map_or_else(String::new, |module| module.name.to_string())
    };
    types.iter().map(home).collect()
}

/// Module and feature of each module.
fn features(plan: &Plan) -> Vec<(String, String)> {
    let modules = plan.homes.modules();
    let pairs = modules.map(|(_, module)| {
        let feature = module.feature.as_ref();
        (
            module.name.to_string(),
            feature.map(ToString::to_string).unwrap_or_default(),
        )
    });
    pairs.collect()
}

fn object(name: &str, members: &[&str]) -> String {
    let members = members
        .iter()
        .map(|other| format!("{other}: {{$ref: '#/components/schemas/{other}'}}"));
    let members: Vec<String> = members.collect();
    format!(
        "{name}: {{type: object, properties: {{own: {{type: string}}, {}}}}}\n",
        members.join(", ")
    )
}

#[test]
fn types_live_with_the_one_tag_that_reaches_them() {
    let schemas = [
        object("A", &["Only", "Both"]),
        object("B", &["Both"]),
        object("Both", &["Below"]),
        object("Below", &["Both"]),
        object("Only", &[]),
    ];
    let document = document(&[("Cats", "A"), ("Dogs", "B")], &schemas.concat());
    assert_eq!(
        homes(&document, &["A", "B", "Both", "Below", "Only"]),
        ["cats", "dogs", "shared", "shared", "cats"]
    );
}

/// What is always compiled names nothing that may be left out, whatever no operation reaches.
#[test]
fn types_that_no_operation_reaches_live_with_those_they_name() {
    let schemas = [
        object("A", &["Leaf"]),
        object("B", &[]),
        object("Leaf", &[]),
        object("NamesA", &["A"]),
        object("NamesNamesA", &["NamesA", "NamesNothing"]),
        object("NamesNothing", &[]),
    ];
    let operations = [("Cats", "A"), ("Dogs", "B")];
    let types = ["NamesA", "NamesNamesA", "NamesNothing", "A", "Leaf", "B"];
    let alone = document(&operations, &schemas.concat());
    assert_eq!(
        homes(&alone, &types),
        ["cats", "cats", "shared", "cats", "cats", "dogs"]
    );
    let both = schemas.concat() + &object("NamesBoth", &["NamesNamesA", "B"]);
    let both = document(&operations, &both);
    assert_eq!(homes(&both, &types), ["shared"; 6]);
}

#[test]
fn every_group_of_several_has_a_feature() {
    let schemas = object("A", &[]) + &object("B", &[]);
    let operations = [("Cloud Backups", "A"), ("Digest", "A"), ("", "B")];
    let (_, plan) = planned(&document(&operations, &schemas));
    let expected = [
        ("cloud_backups", "cloud-backups"),
        ("digest_api", "digest-api"),
        ("operations", "operations"),
        ("shared", ""),
    ]
    .map(|(module, feature)| (module.to_owned(), feature.to_owned()));
    assert_eq!(features(&plan), expected);
}

#[test]
fn a_crate_of_one_group_has_no_features() {
    let schemas = object("A", &[]) + &object("Unused", &[]);
    let (_, plan) = planned(&document(&[("Cats", "A"), ("Cats", "A")], &schemas));
    assert_eq!(features(&plan), [("cats".to_owned(), String::new())]);
}
