//! What operations share: enums of errors, and functions that check parameters.

use super::{paths, planned, tagged};
use crate::plan::{Failure, ReplyOutcome};

/// The components `A` to `E`, and operations with these answers, written as `404: A`.
fn with_errors(operations: &[&[&str]]) -> String {
    let mut lines = Vec::new();
    for (index, answers) in operations.iter().enumerate() {
        lines.push(format!(
            "/o{index}:\n  get:\n    operationId: op{index}\n    responses:"
        ));
        lines.push("      '204': {description: x}".to_owned());
        for answer in *answers {
            let (status, schema) = answer.split_once(": ").expect("a status");
            let schema = if schema.starts_with('{') {
                schema.to_owned()
            } else {
                format!("{{$ref: '#/components/schemas/{schema}'}}")
            };
            lines.push(format!(
                "      '{status}': {{description: x, content: {{application/json: {{schema: {schema}}}}}}}"
            ));
        }
    }
    let mut document = paths(&lines.join("\n"));
    document.push_str("\ncomponents:\n  schemas:\n");
    for name in [
        "A",
        "B",
        "C",
        "D",
        "MyProblem",
        "Op0",
        "Cat",
        "CatFault",
        "DogFault",
    ] {
        document.push_str(&format!(
            "    {name}: {{type: object, properties: {{of{name}: {{type: string}}}}}}\n"
        ));
    }
    document
}

/// What the errors of each operation are, and which variant each status is.
fn failures(operations: &[&[&str]]) -> Vec<String> {
    let (_, plan) = planned(&with_errors(operations));
    let shown = plan.operations.iter().map(|operation| {
        let Failure::Several(errors) = &operation.failure else {
            return format!("{:?}", operation.failure);
        };
        assert_eq!(
            errors
                .common
                .map(|index| &plan.shared.errors[index].variants),
            errors.common.map(|_| &errors.variants)
        );
        let mut text = format!(
            "{}{}",
            errors.name,
            if errors.common.is_some() {
                ""
            } else {
                " (own)"
            }
        );
        for reply in &operation.replies {
            if let ReplyOutcome::Failure(Some(variant)) = reply.outcome {
                let name = &errors.variants[variant].0;
                text.push_str(&format!(" {:?}={name}", reply.statuses));
            }
        }
        text
    });
    shown.collect()
}

#[test]
fn the_same_bodies_are_one_enum_whatever_their_statuses_and_order() {
    assert_eq!(
        failures(&[
            &["404: A", "422: B"],
            &["400: B", "4XX: A"],
            &["404: A", "409: MyProblem"]
        ]),
        [
            "AOrBError [Exact(404)]=A [Exact(422)]=B",
            "AOrBError [Exact(400)]=B [Range(4)]=A",
            "AOrMyProblem [Exact(404)]=A [Exact(409)]=MyProblem",
        ]
    );
}

#[test]
fn what_is_no_component_or_is_too_much_stays_with_its_operation() {
    assert_eq!(
        failures(&[
            &[
                "404: A",
                "422: {type: object, properties: {x: {type: string}}}"
            ],
            &["400: A", "404: B", "409: C", "422: D"],
            &[
                "404: A",
                "422: {type: array, items: {$ref: '#/components/schemas/B'}}"
            ],
        ]),
        [
            "Op0Error (own) [Exact(404)]=NotFound [Exact(422)]=UnprocessableContent",
            "Op1Error (own) [Exact(400)]=BadRequest [Exact(404)]=NotFound [Exact(409)]=Conflict [Exact(422)]=UnprocessableContent",
            "Op2Error (own) [Exact(404)]=NotFound [Exact(422)]=UnprocessableContent",
        ]
    );
}

/// The functions that check the parameters of operations, each with what follows its name.
fn validators(operations: &[(&str, &str)]) -> Vec<String> {
    let (_, plan) = planned(&tagged(operations));
    let shown = plan.homes.modules().flat_map(|(_, home)| {
        home.validators.iter().map(|index| {
            let validator = &plan.shared.validators[*index];
            for operation in &validator.operations {
                let operation = &plan.operations[*operation];
                let mut parameters = operation.parameters.iter();
                assert!(parameters.any(|own| own.validator.as_ref() == Some(&validator.name)));
            }
            format!(
                "{}::{} {:?}",
                home.name, validator.name, validator.operations
            )
        })
    });
    shown.collect()
}

#[test]
fn one_function_checks_what_says_the_same_and_most_of_them_have_its_name() {
    let hex = "{name: id, in: query, schema: {type: string, pattern: '^[0-9a-f]$'}}";
    let required = "{name: id, in: query, required: true, description: other words, schema: {type: string, pattern: '^[0-9a-f]$'}}";
    let long = "{name: id, in: query, schema: {type: string, minLength: 7}}";
    let number = "{name: id, in: query, schema: {type: integer, minimum: 7}}";
    assert_eq!(
        validators(&[
            ("x", long),
            ("x", hex),
            ("y", required),
            ("y", number),
            ("y", number),
            ("x", hex)
        ]),
        ["shared::id [1, 2, 5]", "x::op0_id [0]", "y::op3_id [3, 4]"]
    );
}

#[test]
fn what_has_no_rules_has_no_function_and_optional_parameters_in_common_have_one() {
    let both = "{name: a, in: query, schema: {type: string}}, {name: b, in: query, schema: {type: string, minLength: 1}}";
    assert_eq!(
        validators(&[("x", both), ("x", both), ("x", both)]),
        ["x::b [0, 1, 2]"]
    );
}

#[test]
fn bodies_of_answers_that_are_components_are_shared_too() {
    let answer = |operation: &str, status: &str| {
        format!(
            "/{operation}:\n  get:\n    operationId: {operation}\n    responses:\n      '404': {{description: x, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Problem'}}}}}}}}\n      '{status}': {{$ref: '#/components/responses/Busy'}}"
        )
    };
    let mut document = paths(&[answer("a", "503"), answer("b", "429")].join("\n"));
    document.push_str(
        "\ncomponents:\n  schemas:\n    Problem: {type: object, properties: {a: {type: string}}}\n  responses:\n    Busy: {description: x, content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}\n",
    );
    let (_, plan) = planned(&document);
    let [errors] = plan.shared.errors.as_slice() else {
        panic!("{:?}", plan.shared.errors);
    };
    assert_eq!(
        (errors.name.as_str(), errors.operations.len()),
        ("BusyResponseOrProblem", 2)
    );
}

#[test]
fn no_function_is_called_like_what_its_module_imports() {
    let patterns = "{name: patterns, in: query, schema: {type: string, pattern: '^a$'}}";
    assert_eq!(validators(&[("x", patterns)]), ["x::patterns_ [0]"]);
}

#[test]
fn of_functions_for_as_many_operations_the_first_by_name_has_the_name_of_the_parameter() {
    let said = |pattern: &str| {
        format!("{{name: id, in: query, schema: {{type: string, pattern: '^{pattern}$'}}}}")
    };
    let (a, b, c) = (said("a"), said("b"), said("c"));
    // Patterns that were met before make no difference, and neither does null, which is never sent.
    let null = "{name: id, in: query, schema: {type: string, nullable: true, pattern: '^c$'}}";
    for (one, other) in [(&a, &b), (&b, &a)] {
        assert_eq!(
            validators(&[("x", one), ("x", other)]),
            ["x::id [0]", "x::op1_id [1]"]
        );
    }
    assert_eq!(validators(&[("x", &c), ("x", null)]), ["x::id [0, 1]"]);
}

#[test]
fn an_example_has_the_type_that_its_function_takes() {
    let sort = "{name: sort, in: query, example: [x], schema: {type: array, items: {type: string, enum: [x, y]}}}";
    let (_, plan) = planned(&paths(&format!(
        "/a:\n  get: {{operationId: a, tags: [x], parameters: [{sort}], responses: {{'204': {{description: x}}}}}}\n/b:\n  get: {{operationId: b, tags: [y], parameters: [{sort}], responses: {{'204': {{description: x}}}}}}"
    )));
    let [validator] = plan.shared.validators.as_slice() else {
        panic!("{:?}", plan.shared.validators);
    };
    assert_eq!(plan.examples.len(), 2);
    for example in &plan.examples {
        assert_eq!(example.value.ty, validator.stated.value.ty);
    }
}

#[test]
fn enums_whose_short_names_meet_have_their_long_ones() {
    let shown = failures(&[
        &["404: CatFault", "409: DogFault"],
        &["404: Cat", "409: DogFault"],
    ]);
    assert_eq!(
        shown,
        [
            "CatFaultOrDogFault [Exact(404)]=CatFault [Exact(409)]=DogFault",
            "CatOrDogFault [Exact(404)]=Cat [Exact(409)]=DogFault",
        ]
    );
}
