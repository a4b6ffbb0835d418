//! Checks: which rules reach the validators, in which order, and which are named as not checked.

use super::{config, named, planned, planned_with, schemas};
use crate::plan::{Check, Descend, Limit};

#[test]
fn rules_go_through_aliases_to_where_they_are_checked() {
    let (api, plan) = planned(&schemas(
        "Id: {type: string, minLength: 24, pattern: '^[a-f0-9]+$'}
Ids: {type: array, maxItems: 3, items: {$ref: '#/components/schemas/Id'}}
Idle: {type: object, properties: {x: {type: string}}}
T:
  type: object
  minProperties: 1
  properties:
    id: {$ref: '#/components/schemas/Id'}
    ids: {$ref: '#/components/schemas/Ids'}
    idle: {$ref: '#/components/schemas/Idle'}
    map: {type: object, additionalProperties: {type: integer, format: int32, minimum: 0.5, maximum: 1e400}}
    none: {type: array, minItems: 0, items: {$ref: '#/components/schemas/Idle'}}",
    ));
    let id = named(&api, &plan, "T");
    assert_eq!(plan.checks.of_type(id).rules, [Check::MinProperties(1)]);
    let first = plan.checks.of_field(id, 0);
    assert!(
        matches!(
            first.rules.as_slice(),
            [Check::MinLength(24), Check::Pattern(_)]
        ),
        "{first:?}"
    );
    let second = plan.checks.of_field(id, 1);
    assert_eq!(second.rules, [Check::MaxItems(3)]);
    assert_eq!(second.descend, Descend::Items(Box::new(first.clone())));
    assert!(plan.checks.of_field(id, 2).is_empty() && plan.checks.of_field(id, 4).is_empty());
    match &plan.checks.of_field(id, 3).descend {
        Descend::Values(values) => {
            assert_eq!(
                values.rules,
                [Check::Minimum {
                    limit: Limit::Integer(1),
                    exclusive: false
                }]
            );
        }
        other => panic!("{other:?}"),
    }
    assert!(plan.checks.is_idle(named(&api, &plan, "Idle")) && !plan.checks.is_idle(id));
    let patterns: Vec<(&str, &str)> = plan
        .patterns
        .iter()
        .map(|(_, pattern)| (pattern.name.as_str(), pattern.translated.as_str()))
        .collect();
    assert_eq!(patterns, [("HEX", "^[0-9a-f]+$")]);
}

#[test]
fn recursive_types_without_rules_are_idle() {
    let (api, plan) = planned(&schemas(
        "A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
C: {type: object, properties: {d: {$ref: '#/components/schemas/D'}}}
D: {type: object, properties: {c: {$ref: '#/components/schemas/C'}, x: {type: string, maxLength: 2}}}",
    ));
    let idle = |name| plan.checks.is_idle(named(&api, &plan, name));
    assert_eq!(
        [idle("A"), idle("B"), idle("C"), idle("D")],
        [true, true, false, false]
    );
}

#[test]
fn what_is_not_checked_is_named() {
    let (_, plan, found) = planned_with(
        &schemas(
            "T:
  type: object
  properties:
    ahead: {type: string, pattern: '^(?!x)a'}
    again: {type: string, pattern: '^(?!x)a'}
    day: {type: string, format: date, pattern: '^2'}",
        ),
        &config(),
    );
    assert_eq!(found, ["unchecked-pattern", "unchecked-rule"]);
    assert_eq!(plan.patterns.iter().count(), 0);
}

#[test]
fn a_pattern_of_an_assertion_that_is_not_checked_is_left_out() {
    let (_, plan, found) = planned_with(
        &schemas(
            "T:
  type: object
  properties: {a: {type: string, pattern: '^b'}}
  patternProperties: {'^x-': {type: object, required: [hidden], properties: {hidden: {type: string, writeOnly: true}}}}",
        )
        .replace("3.0.3", "3.1.0"),
        &config(),
    );
    let sources = plan.patterns.iter().map(|(_, pattern)| &pattern.source);
    assert_eq!(sources.collect::<Vec<_>>(), ["^b"]);
    assert!(found.contains(&"unchecked-rule"), "{found:?}");
}
