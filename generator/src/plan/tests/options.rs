//! Optional parameters: which operations share them, and where they live.

use std::collections::BTreeMap;

use super::{planned, tagged};

/// Operations with these parameters, of one tag each, and what they share: name, module, parameters, operations.
fn shared(operations: &[(&str, &str)]) -> Vec<String> {
    let (api, plan) = planned(&tagged(operations));
    let modules = plan.homes.modules().flat_map(|(_, home)| {
        let held = home.options.iter();
        held.map(|index| (*index, home.name.to_string()))
    });
    let modules: BTreeMap<usize, String> = modules.collect();
    let shown = plan
        .shared
        .options
        .iter()
        .enumerate()
        .map(|(index, options)| {
            let held = options.parameters.iter();
            let held: Vec<&str> = held.map(|held| held.stated.name.as_str()).collect();
            let of = options.operations.iter();
            let of: Vec<&str> = of
                .map(|of| {
                    let plan = plan.operations.get(*of).expect("an operation");
                    assert_eq!(plan.options, Some(index));
                    assert!(plan.own().len() == plan.positional, "{plan:?}");
                    let operation = api.operations.get(plan.operation).expect("the same");
                    operation.name.as_spec_name().as_str()
                })
                .collect();
            let module = modules.get(&index).expect("a module");
            format!(
                "{module}::{}({}) of {}",
                options.name,
                held.join(" "),
                of.join(" ")
            )
        });
    shown.collect()
}

const A: &str = "{name: a, in: query, schema: {type: string}}";
const B: &str = "{name: b, in: header, schema: {type: integer, minimum: 1}}";

#[test]
fn three_operations_share_what_two_do_not() {
    let both = format!("{A}, {B}");
    assert_eq!(shared(&[("x", &both), ("x", &both)]), [""; 0]);
    let other = format!("{B}, {A}");
    assert_eq!(
        shared(&[
            ("x", &both),
            ("x", &other),
            ("x", &both),
            ("x", A),
            ("x", B)
        ]),
        ["x::ABOptions(a b) of op0 op1 op2"]
    );
}

#[test]
fn what_several_tags_share_is_always_compiled() {
    let lists = "{name: order, in: query, schema: {enum: [up, down]}}";
    assert_eq!(
        shared(&[
            ("x", lists),
            ("y", lists),
            ("z", lists),
            ("x", A),
            ("x", A),
            ("x", A)
        ]),
        [
            "x::AOptions(a) of op3 op4 op5",
            "shared::OrderOptions(order) of op0 op1 op2"
        ]
    );
}

#[test]
fn all_that_is_said_must_be_the_same() {
    for other in [
        "{name: a, in: query, schema: {type: string, nullable: true}}",
        "{name: a, in: query, schema: {type: string, maxLength: 5}}",
        "{name: a, in: query, schema: {type: string, default: x}}",
        "{name: a, in: query, schema: {type: integer}}",
        "{name: a, in: query, explode: false, schema: {type: string}}",
        "{name: a, in: query, allowReserved: true, schema: {type: string}}",
        "{name: a, in: query, allowEmptyValue: true, schema: {type: string}}",
        "{name: a, in: query, deprecated: true, schema: {type: string}}",
        "{name: a, in: query, description: Other., schema: {type: string}}",
        "{name: a, in: query, example: x, schema: {type: string}}",
        "{name: a, in: header, schema: {type: string}}",
        "{name: a, in: query, required: true, schema: {type: string}}",
        "{name: A, in: query, schema: {type: string}}",
    ] {
        assert_eq!(
            shared(&[("x", A), ("x", A), ("x", other)]),
            [""; 0],
            "{other}"
        );
    }
}

#[test]
fn members_that_stand_beside_other_parameters_are_not_shared() {
    let object = "{name: o, in: query, schema: {type: object, properties: {m: {type: string}}}}";
    assert_eq!(
        shared(&[("x", object), ("x", object), ("x", object)]),
        [""; 0]
    );
    let deep = "{name: o, in: query, style: deepObject, schema: {type: object, properties: {m: {type: string}}}}";
    assert_eq!(
        shared(&[("x", deep), ("x", deep), ("x", deep)]),
        ["x::OOptions(o) of op0 op1 op2"]
    );
}

#[test]
fn names_say_what_is_held_and_of_what_where_that_is_the_same() {
    let of = |names: &[&str], ty: &str| {
        let held = names.iter();
        let held = held.map(|name| format!("{{name: {name}, in: query, schema: {{type: {ty}}}}}"));
        held.collect::<Vec<_>>().join(", ")
    };
    let long = ["d", "c", "b", "a"];
    let (texts, numbers) = (of(&long, "string"), of(&long, "integer"));
    let (texts, numbers) = (("x", texts.as_str()), ("x", numbers.as_str()));
    let expected = [
        "x::ABAnd2OptionsOfOp1(d c b a) of op1 op3 op5",
        "x::ABAnd2OptionsOfOp0(d c b a) of op0 op2 op4",
    ];
    assert_eq!(
        shared(&[texts, numbers, texts, numbers, texts, numbers]),
        expected
    );
    // What one set has and another has not is what tells them.
    let other = of(&["a", "b", "c", "e"], "string");
    let other = ("x", other.as_str());
    let mut found = shared(&[texts, other, texts, other, texts, other]);
    found.sort();
    let expected = [
        "x::DAAnd2Options(d c b a) of op0 op2 op4",
        "x::EAAnd2Options(a b c e) of op1 op3 op5",
    ];
    assert_eq!(found, expected);
}
