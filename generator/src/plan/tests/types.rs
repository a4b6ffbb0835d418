//! Homes, boxes, presences and derives of types.

use super::{config, named, paths, planned, planned_with, schemas};
use crate::config::Override;
use crate::ir::{Presence, Shape};
use crate::plan::{AliasForm, Derive};

#[test]
fn boxes_are_where_a_cycle_needs_them_and_nowhere_else() {
    let (api, plan) = planned(&schemas(
        "Node: {type: object, properties: {value: {type: string}, next: {$ref: '#/components/schemas/Node'}, children: {type: array, items: {$ref: '#/components/schemas/Node'}}}}
Left: {type: object, properties: {right: {$ref: '#/components/schemas/Right'}}}
Right: {type: object, properties: {left: {$ref: '#/components/schemas/Left'}, plain: {$ref: '#/components/schemas/Leaf'}}}
Leaf: {type: object, properties: {x: {type: string}}}
Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
Names: {type: array, items: {type: string}}
Outer: {type: object, properties: {map: {type: object, additionalProperties: {$ref: '#/components/schemas/Outer'}}}}",
    ));
    let boxed: Vec<String> = api
        .types
        .iter()
        .flat_map(|(id, def)| {
            let members = match &def.shape {
                Shape::Struct(shape) => shape.fields.len(),
                Shape::Union(shape) => shape.variants.len(),
                Shape::Enum(_) | Shape::Alias(_) => 0,
            };
            let plan = &plan;
            (0..members)
                .filter(move |index| plan.boxed.contains(id, *index))
                .map(move |index| {
                    format!(
                        "{}.{}",
                        plan.names.type_name(id),
                        plan.names.field(id, index)
                    )
                })
        })
        .collect();
    assert_eq!(boxed, ["Node.next", "Right.left"]);
    assert_eq!(
        plan.boxed.alias_form(named(&api, &plan, "Tree")),
        AliasForm::Newtype
    );
    assert_eq!(
        plan.boxed.alias_form(named(&api, &plan, "Names")),
        AliasForm::Plain
    );
}

#[test]
fn derives_are_the_most_that_the_parts_allow() {
    use Derive::{Clone, Copy, Debug, Default, Eq, Hash, PartialEq};
    let (api, plan) = planned(&schemas(
        "Point: {type: object, required: [x], properties: {x: {type: integer}, at: {type: string, format: date-time}}}
Measure: {type: object, properties: {x: {type: number}, point: {$ref: '#/components/schemas/Point'}}}
Text: {type: object, required: [x], properties: {x: {type: string}}}
When: {type: object, required: [at], properties: {at: {type: string, format: date-time}}}
Holder: {type: object, required: [when, kind], properties: {when: {$ref: '#/components/schemas/When'}, kind: {enum: [a, b]}}}
Self: {type: object, required: [x], properties: {x: {type: string}, me: {$ref: '#/components/schemas/Self'}}}
Keys: {type: object, properties: {secret: {type: string, format: password}}}",
    ));
    let of = |name: &str| plan.derives.of(named(&api, &plan, name)).to_vec();
    assert_eq!(of("Point"), [Clone, Copy, Debug, Default, PartialEq]);
    assert_eq!(of("Measure"), [Clone, Copy, Debug, Default, PartialEq]);
    assert_eq!(of("Text"), [Clone, Debug, Default, PartialEq]);
    assert_eq!(of("When"), [Clone, Copy, Debug, PartialEq]);
    assert_eq!(of("Holder"), [Clone, Debug, PartialEq]);
    assert_eq!(of("HolderKind"), [Clone, Debug, Eq, Hash, PartialEq]);
    assert_eq!(of("SelfModel"), [Clone, Debug, Default, PartialEq]);
    assert_eq!(of("Keys"), [Clone, Debug, Default, PartialEq]);
}

#[test]
fn objects_have_eq_and_hash_where_they_are_asked_for_and_so_have_their_parts() {
    use Derive::{Clone, Debug, Default, Eq, Hash, PartialEq};
    let document = schemas(
        "Key: {type: object, properties: {part: {$ref: '#/components/schemas/Part'}}}
Part: {type: object, properties: {x: {type: array, items: {$ref: '#/components/schemas/Last'}}}}
Last: {type: object, properties: {key: {$ref: '#/components/schemas/Key'}}}
Ranked: {type: object, properties: {x: {type: string}}}
Other: {type: object, properties: {key: {$ref: '#/components/schemas/Key'}}}",
    );
    let mut config = config();
    for (name, traits) in [
        ("Key", vec!["Hash", "Eq"]),
        ("Ranked", vec!["PartialOrd", "Ord"]),
    ] {
        config.overrides.push(Override {
            schema: Some(name.to_owned()),
            derive: traits.into_iter().map(str::to_owned).collect(),
            ..Override::default()
        });
    }
    let (api, plan, said) = planned_with(&document, &config);
    assert!(said.is_empty(), "{said:?}");
    let of = |name: &str| plan.derives.of(named(&api, &plan, name)).to_vec();
    for name in ["Key", "Part", "Last"] {
        assert_eq!(of(name), [Clone, Debug, Default, Eq, Hash, PartialEq]);
    }
    assert_eq!(of("Ranked"), [Clone, Debug, Default, Eq, PartialEq]);
    assert_eq!(of("Other"), [Clone, Debug, Default, PartialEq]);
}

#[test]
fn what_one_side_only_sends_may_be_absent_for_the_other() {
    let schema = "{type: object, required: [id, name, secret], properties: {id: {type: string, readOnly: true}, name: {type: string}, secret: {type: string, writeOnly: true}}}";
    let presence = |document: &str, field: usize| {
        let (api, plan) = planned(document);
        let (id, def) = api.types.iter().next().expect("a type");
        match &def.shape {
            Shape::Struct(shape) => {
                plan.presences
                    .of(id, field, shape.fields.get(field).expect("a field"))
            }
            other => panic!("{other:?}"),
        }
    };
    let content = format!("{{content: {{application/json: {{schema: {schema}}}}}}}");
    let response =
        format!("{{description: x, content: {{application/json: {{schema: {schema}}}}}}}");
    let sent = paths(&format!(
        "/a:\n  post:\n    requestBody: {content}\n    responses: {{'204': {{description: x}}}}"
    ));
    let received = paths(&format!(
        "/a:\n  get:\n    responses: {{'200': {response}}}"
    ));
    assert_eq!(
        (0..3)
            .map(|field| presence(&sent, field))
            .collect::<Vec<_>>(),
        [Presence::Optional, Presence::Required, Presence::Required]
    );
    assert_eq!(
        (0..3)
            .map(|field| presence(&received, field))
            .collect::<Vec<_>>(),
        [Presence::Required, Presence::Required, Presence::Optional]
    );
}

#[test]
fn types_live_with_the_tag_that_reaches_them() {
    let document = paths(
        "/a:
  get: {operationId: getA, tags: [Cloud Backups, Other], responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}
/b:
  get: {operationId: getB, tags: [con], responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}
/c:
  get: {operationId: getC, responses: {'204': {description: x}}}",
    ) + "components:
  schemas:
    A: {type: object, properties: {both: {type: array, items: {$ref: '#/components/schemas/Both'}}, deep: {$ref: '#/components/schemas/OnlyA'}}}
    OnlyA: {type: object, properties: {x: {type: string}}}
    B: {type: object, properties: {both: {$ref: '#/components/schemas/Both'}}}
    Both: {type: object, properties: {under: {$ref: '#/components/schemas/Under'}}}
    Under: {type: object, properties: {x: {type: string}}}
    Nobody: {type: object, properties: {x: {type: string}}}
";
    let (_, plan) = planned(&document);
    let homes: Vec<(String, Vec<String>, usize)> = plan
        .homes
        .modules()
        .map(|(_, module)| {
            let types = module
                .types
                .iter()
                .map(|id| plan.names.type_name(*id).to_string())
                .collect();
            (module.name.to_string(), types, module.operations.len())
        })
        .collect();
    let expected = [
        ("cloud_backups", vec!["A", "OnlyA"], 1),
        ("con_api", vec!["B"], 1),
        ("operations", vec![], 1),
        ("shared", vec!["Both", "Nobody", "Under"], 0),
    ];
    let expected: Vec<(String, Vec<String>, usize)> = expected
        .into_iter()
        .map(|(name, types, operations)| {
            (
                name.to_owned(),
                types.into_iter().map(str::to_owned).collect(),
                operations,
            )
        })
        .collect();
    assert_eq!(homes, expected);
    let groups: Vec<(&str, &str)> = plan
        .groups
        .iter()
        .map(|group| (group.name.as_str(), group.accessor.as_str()))
        .collect();
    assert_eq!(
        groups,
        [
            ("CloudBackups", "cloud_backups"),
            ("Con", "con"),
            ("Operations", "operations")
        ]
    );
}
