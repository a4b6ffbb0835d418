//! Names: where they come from, who gets them, and that there always is one.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use proptest::prelude::*;

use super::{
    api, config, member_names, named, only, paths, planned, planned_with, schemas, type_names,
};
use crate::diagnostics::Diagnostics;
use crate::plan::Failure;
use crate::plan::names::{Names, Renames, test_names};
use crate::plan::reserved::is_keyword;

#[test]
fn inline_types_are_named_by_where_they_are_used() {
    let (api, plan) = planned(&paths(
        "/orders:
  post:
    operationId: createOrder
    requestBody: {content: {application/json: {schema: {type: object, properties: {note: {type: string}}}}}}
    responses:
      '201': {description: x, content: {application/json: {schema: {type: object, properties: {lines: {type: array, items: {type: object, properties: {size: {enum: [s, m]}}}}}}}}}
      '404': {description: x, content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}
      default: {description: x, content: {application/json: {schema: {type: object, properties: {code: {type: integer}}}}}}
    parameters: [{name: sort-by, in: query, schema: {type: string, enum: [asc, desc]}}]",
    ));
    let mut names = type_names(&api, &plan);
    names.sort();
    assert_eq!(
        names,
        [
            "CreateOrderBody",
            "CreateOrderError404",
            "CreateOrderErrorDefault",
            "CreateOrderResponse",
            "CreateOrderResponseLine",
            "CreateOrderResponseLineSize",
            "CreateOrderSortBy",
        ]
    );
}

#[test]
fn components_keep_their_names_and_words_are_said_once() {
    let (api, plan) = planned(&schemas(
        "Pet: {type: object, properties: {owner: {type: object, properties: {a: {type: string}}}, petKind: {enum: [cat, dog]}}}
PetOwner: {type: object, properties: {b: {type: string}}}
Option: {type: object, properties: {c: {type: string}}}
self: {type: object, properties: {d: {type: string}}}
Error: {type: object, properties: {e: {type: string}}}
Foo_Bar: {type: object, properties: {f: {type: string}}}
FooBar: {type: object, properties: {g: {type: string}}}",
    ));
    let names = type_names(&api, &plan);
    assert_eq!(
        names.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        BTreeSet::from([
            "Pet",
            "PetOwner",
            "PetOwner2",
            "PetKind",
            "OptionModel",
            "SelfModel",
            "ErrorModel",
            "FooBar",
            "FooBar2"
        ])
    );
}

#[test]
fn bodies_of_default_are_what_they_stand_for() {
    let answer = |status: &str, member: &str| {
        format!(
            "{status}: {{description: x, content: {{application/json: {{schema: {{type: object, properties: {{{member}: {{type: string}}}}}}}}}}}}"
        )
    };
    let none = "'204': {description: x}";
    let operation = |name: &str, answers: &[&str]| {
        format!(
            "/{name}: {{get: {{operationId: {name}, responses: {{{}}}}}}}",
            answers.join(", ")
        )
    };
    let (a, b) = (answer("default", "a"), answer("'4XX'", "b"));
    let (api, plan) = planned(&paths(
        &[
            operation("lone", &[&a]),
            operation("one", &[none, &a]),
            operation("several", &[none, &a, &b]),
        ]
        .join("\n"),
    ));
    for name in [
        "LoneResponse",
        "OneError",
        "SeveralErrorDefault",
        "SeveralError4xx",
    ] {
        named(&api, &plan, name);
    }
}

#[test]
fn alternatives_without_a_name_are_called_by_what_tells_them_apart() {
    let part = |kind: &str, member: &str| {
        format!(
            "{{type: object, required: [type, {member}], properties: {{type: {{type: string, enum: [{kind}]}}, {member}: {{type: string}}}}}}"
        )
    };
    let (api, plan) = planned(&schemas(&format!(
        "Part: {{oneOf: [{0}, {1}]}}
First: {{type: object, properties: {{part: {{oneOf: [{0}, {1}]}}}}}}
Second: {{type: object, properties: {{part: {{oneOf: [{0}, {1}]}}, more: {{type: boolean}}}}}}
Card: {{oneOf: [{{type: object, properties: {{id: {{type: string}}, number: {{type: string}}}}}}, {{type: object, properties: {{id: {{type: string}}, token: {{type: string}}}}}}, {{type: array, items: {{enum: [a]}}}}, {{type: string, enum: [x, y]}}]}}
Cat: {{type: object, properties: {{purrs: {{type: boolean}}}}}}
Pet: {{type: object, required: [name], properties: {{name: {{type: string}}}}, oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Card'}}]}}
Same: {{oneOf: [{{type: object, properties: {{a: {{type: string}}}}}}, {{type: object, properties: {{a: {{type: integer}}}}}}]}}
Model: {{anyOf: [{{type: string}}, {{type: string, enum: [small, large]}}]}}",
        part("text", "text"),
        part("image_url", "image"),
    )));
    for (name, variants) in [
        ("Part", ["Text", "ImageUrl"].as_slice()),
        ("Card", &["WithNumber", "WithToken", "List", "Text"]),
        ("Pet", &["Cat", "Card"]),
        ("Same", &["Variant1", "Variant2"]),
        ("Model", &["Text", "Known"]),
    ] {
        let id = named(&api, &plan, name);
        assert_eq!(member_names(&api, &plan, id), variants, "{name}");
    }
    for name in [
        "PartText",
        "FirstPartText",
        "SecondPartImageUrl",
        "CardWithToken",
        "CardItem",
        "CardText",
        "ModelKnown",
        "PetCat",
        "SameVariant1",
    ] {
        named(&api, &plan, name);
    }
}

#[test]
fn values_that_differ_in_signs_alone_say_them() {
    let (api, plan) = planned(&schemas(
        "E: {type: string, enum: [-name, name, C++, C, 'C#', <1, '1', '>=1', '@x', a-b, a_b]}",
    ));
    assert_eq!(
        member_names(&api, &plan, named(&api, &plan, "E")),
        [
            "MinusName",
            "Name",
            "CPlusPlus",
            "C",
            "CHash",
            "LessThan1",
            "N1",
            "GreaterThanOrEqual1",
            "X",
            "AB",
            "AB2",
        ]
    );
}

#[test]
fn members_are_named_whatever_the_document_calls_them() {
    let (api, plan) = planned(&schemas(
        "T: {type: object, additionalProperties: {type: string}, properties: {type: {type: string}, self: {type: string}, a-b: {type: string}, a_b: {type: string}, '+1': {type: string}, '-1': {type: string}, '': {type: string}, additional: {type: string}, 北京: {type: string}, '100Continue': {type: string}, OAuth2Client: {type: string}}}
E: {type: string, enum: ['', '<', '>', '-1', '1', a, A, Unknown, self, 'x){}//', größe]}",
    ));
    let id = named(&api, &plan, "T");
    assert_eq!(
        member_names(&api, &plan, id),
        [
            "type_",
            "self_",
            "a_b2",
            "a_b",
            "plus_1",
            "minus_1",
            "empty",
            "additional",
            "bei_jing",
            "n100_continue",
            "oauth2_client"
        ]
    );
    assert_eq!(plan.names.extra(id).as_str(), "additional_members");
    assert_eq!(
        member_names(&api, &plan, named(&api, &plan, "E")),
        [
            "Empty",
            "LessThan",
            "GreaterThan",
            "Minus1",
            "N1",
            "A2",
            "A",
            "UnknownValue",
            "SelfValue",
            "X",
            "Grosse"
        ]
    );
}

#[test]
fn variants_are_named_by_what_they_refer_to() {
    let (api, plan) = planned(&schemas(
        "Cat: {type: object, required: [meow], properties: {meow: {type: string}}}
Any:
  oneOf:
  - $ref: '#/components/schemas/Cat'
  - {title: A Dog, type: object, required: [bark], properties: {bark: {type: string}}}
  - {type: array, items: {type: string}}
  - {type: integer}
Twice:
  oneOf:
  - {title: Card, type: object, properties: {number: {type: string}}}
  - {title: Card, type: object, properties: {token: {type: string}}}",
    ));
    let id = named(&api, &plan, "Any");
    assert_eq!(
        member_names(&api, &plan, id),
        ["Cat", "ADog", "List", "Integer"]
    );
    assert!(type_names(&api, &plan).contains(&"AnyADog".to_owned()));
    // A title that stands twice says nothing.
    let id = named(&api, &plan, "Twice");
    assert_eq!(member_names(&api, &plan, id), ["WithNumber", "WithToken"]);
}

#[test]
fn variants_are_named_by_the_value_that_tells_them() {
    let part = |kind: &str| {
        format!(
            "{kind}: {{type: object, required: [type], properties: {{type: {{type: string}}}}}}"
        )
    };
    let (api, plan) = planned(&schemas(&format!(
        "{}\n{}\n{}\n{}
Source:
  oneOf: [{{$ref: '#/components/schemas/KafkaSource'}}, {{$ref: '#/components/schemas/S3Source'}}, {{$ref: '#/components/schemas/OldSource'}}, {{$ref: '#/components/schemas/TwoSource'}}]
  discriminator:
    propertyName: type
    mapping: {{kafka: KafkaSource, aws.s3: S3Source, '1': OldSource, two: TwoSource, second: TwoSource}}",
        part("KafkaSource"),
        part("S3Source"),
        part("OldSource"),
        part("TwoSource"),
    )));
    let id = named(&api, &plan, "Source");
    // A number is no name, and two values are not one.
    assert_eq!(
        member_names(&api, &plan, id),
        ["Kafka", "AwsS3", "OldSource", "TwoSource"]
    );
}

#[test]
fn methods_do_not_say_the_name_of_their_group_again() {
    let operation = |path: &str, tag: &str, id: &str| {
        format!(
            "/{path}: {{get: {{tags: [{tag}], operationId: {id}, responses: {{'204': {{description: x}}}}}}}}"
        )
    };
    let cases = [
        ("apps", "apps/list", "list"),
        ("apps", "appsGetAll", "get_all"),
        ("apps", "app_get", "get"),
        ("apps", "apps", "apps"),
        // Another has that name already, and it is a word of Rust.
        ("apps", "find", "find"),
        ("apps", "apps_find", "apps_find"),
        ("apps", "apps_move", "apps_move"),
        ("videos", "tube.videos.list", "list"),
        (
            "projects",
            "span.projects.instances.create",
            "instances_create",
        ),
        ("projects", "span.projects", "span_projects"),
        ("projects", "span.projects.move", "span_projects_move"),
        ("search", "search_by_code", "search_by_code"),
        ("Droplet Actions", "dropletActions_list", "list"),
        ("Droplet Actions", "droplets_list", "droplets_list"),
    ];
    let all = cases.iter().enumerate();
    let all = all.map(|(index, (tag, id, _))| operation(&index.to_string(), tag, id));
    let (_, plan) = planned(&paths(&all.collect::<Vec<_>>().join("\n")));
    for (tag, id, method) in cases {
        let mut found = plan.operations.iter().zip(&cases);
        let found = found.find(|(_, case)| case.1 == id).map(|(plan, _)| plan);
        assert_eq!(
            found.map(|plan| plan.method.as_str()),
            Some(method),
            "{tag} {id}"
        );
    }
    // Where all groups meet, names are whole.
    let functions: BTreeSet<&str> = plan
        .operations
        .iter()
        .map(|plan| plan.function.as_str())
        .collect();
    assert!(functions.contains("apps_list") && functions.contains("droplet_actions_list"));
}

#[test]
fn answers_are_named_by_their_status_or_by_what_several_have() {
    let answer = |status: &str, schema: &str| {
        format!(
            "'{status}': {{description: x, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}}}"
        )
    };
    let responses = [
        "'204': {description: x}".to_owned(),
        answer("403", "Denied"),
        answer("401", "Basic"),
        answer("404", "Basic"),
        answer("480", "EntityNotFound"),
        answer("default", "Other"),
    ];
    let document = format!(
        "{}components:\n  schemas: {{Denied: {{type: object}}, Basic: {{type: object, properties: {{a: {{type: string}}}}}}, EntityNotFound: {{type: object, properties: {{b: {{type: string}}}}}}, Other: {{type: object, properties: {{c: {{type: string}}}}}}}}\n",
        paths(&format!(
            "/a: {{get: {{operationId: a, responses: {{{}}}}}}}",
            responses.join(", ")
        ))
    );
    let (_, plan) = planned(&document);
    let Failure::Several(errors) = &only(&plan).failure else {
        panic!("several errors");
    };
    let names: Vec<&str> = errors
        .variants
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["Forbidden", "Basic", "EntityNotFound", "Default"]);
}

#[test]
fn the_order_of_the_document_names_nothing() {
    let schemas_of = |list: &[&str]| schemas(&list.join("\n"));
    let list = [
        "Foo_Bar: {type: object, properties: {x: {enum: [a, b]}}}",
        "FooBar: {type: object, properties: {x: {enum: [c, d]}}}",
        "fooBar: {type: object, properties: {x: {enum: [e, f]}}}",
        "FooBarX: {type: object, properties: {y: {type: string}}}",
    ];
    let table = |document: &str| {
        let (api, plan) = planned(document);
        let by_key: BTreeSet<(String, String)> = api
            .types
            .iter()
            .map(|(id, def)| {
                (
                    format!("{:?}", def.shape).len().to_string()
                        + &format!("{:?}", member_names(&api, &plan, id)),
                    plan.names.type_name(id).to_string(),
                )
            })
            .collect();
        by_key
    };
    let forward = table(&schemas_of(&list));
    let mut backward = list;
    backward.reverse();
    assert_eq!(forward, table(&schemas_of(&backward)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Naming is total: whatever a document calls its types and members, each has a name of its own that Rust accepts.
    #[test]
    fn any_text_has_a_name(names in prop::collection::btree_set(any::<String>(), 1..8)) {
        let object = names.iter().map(|name| format!("{}: {{\"type\": \"string\"}}", serde_json::to_string(name).expect("JSON"))).collect::<Vec<_>>().join(",");
        let values = serde_json::to_string(&names.iter().collect::<Vec<_>>()).expect("JSON");
        let document = format!(
            "{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"t\",\"version\":\"1\"}},\"paths\":{{}},\"components\":{{\"schemas\":{{\
             \"T\":{{\"type\":\"object\",\"properties\":{{{object}}}}},\"E\":{{\"type\":\"string\",\"enum\":{values}}}}}}}}}"
        );
        let mut diagnostics = Diagnostics::new(&config());
        let api = api(&document, &config(), &mut diagnostics);
        let table = Names::of(&api, &Renames::default(), NonZeroUsize::MIN, &mut diagnostics);
        for (id, def) in api.types.iter() {
            let members: Vec<String> = match &def.shape {
                crate::ir::Shape::Struct(shape) => (0..shape.fields.len()).map(|index| table.field(id, index).to_string()).collect(),
                crate::ir::Shape::Enum(shape) => (0..shape.values.len()).map(|index| table.variant(id, index).to_string()).collect(),
                crate::ir::Shape::Union(_) | crate::ir::Shape::Alias(_) => Vec::new(),
            };
            prop_assert_eq!(members.len(), names.len());
            let unique: BTreeSet<String> = members.iter().map(|name| name.to_ascii_lowercase()).collect();
            prop_assert_eq!(unique.len(), members.len(), "{:?}", members);
            for name in &members {
                check_name(name)?;
            }
        }
    }

    /// Operations and parameters too, with the functions that check them: what says other things has a function of its own.
    #[test]
    fn any_operation_has_names(methods in prop::collection::btree_set(said(), 1..4), parameter in said().prop_filter("a name", |name| !name.is_empty())) {
        let operations = methods.iter().enumerate().map(|(index, method)| {
            let (method, parameter) = (serde_json::json!(method), serde_json::json!(parameter));
            format!(
                "\"/{index}\":{{\"get\":{{\"operationId\":{method},\"responses\":{{\"204\":{{\"description\":\"x\"}}}},\
                 \"parameters\":[{{\"name\":{parameter},\"in\":\"query\",\"required\":true,\"schema\":{{\"type\":\"string\",\"minLength\":{}}}}}]}}}}",
                index + 1
            )
        });
        let operations = operations.collect::<Vec<_>>().join(",");
        let document = format!("{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"t\",\"version\":\"1\"}},\"paths\":{{{operations}}}}}");
        let (_, plan, _) = planned_with(&document, &config());
        let operations = &plan.operations;
        prop_assert_eq!(operations.len(), methods.len());
        let checked = operations.iter().flat_map(|operation| &operation.parameters);
        let checks: BTreeSet<&str> = checked.filter_map(|parameter| parameter.validator.as_ref()).map(crate::plan::FnName::as_str).collect();
        prop_assert_eq!(checks.len(), methods.len());
        for name in checks.into_iter().chain(operations.iter().map(|operation| operation.method.as_str())) {
            check_name(name)?;
        }
    }

    /// The same for names that documents choose freely.
    #[test]
    fn any_subject_has_a_test_name(subjects in prop::collection::btree_set(any::<String>(), 1..10)) {
        let pairs: Vec<(String, String)> = subjects.iter().map(|subject| (subject.clone(), subject.clone())).collect();
        let names = test_names(&pairs);
        let unique: BTreeSet<&str> = names.iter().map(crate::plan::FnName::as_str).collect();
        prop_assert_eq!(unique.len(), subjects.len());
        for name in &names {
            check_name(name.as_str())?;
        }
    }
}

/// Any text, and words that Rust keeps for itself.
fn said() -> impl Strategy<Value = String> {
    let kept = prop::sample::select(vec!["move", "type", "self", "async", "crate", "union"]);
    prop_oneof![any::<String>(), kept.prop_map(str::to_owned)]
}

fn check_name(name: &str) -> Result<(), TestCaseError> {
    let mut bytes = name.bytes();
    prop_assert!(
        bytes.next().is_some_and(|b| b.is_ascii_alphabetic()),
        "{name}"
    );
    prop_assert!(
        bytes.all(|b| b.is_ascii_alphanumeric() || b == b'_'),
        "{name}"
    );
    prop_assert!(name.len() <= 112 && !is_keyword(name), "{name}");
    // rustc's `non_snake_case` and its kin.
    prop_assert!(!name.contains("__"), "{name}");
    prop_assert!(name != "unnamed" && name != "Unnamed");
    Ok(())
}
