//! Which representation does an operation use, what is it read as, and how are the others called?

use super::operations::{answering, success_of};
use super::{config, only, planned_with};
use crate::plan::Body;

#[test]
fn the_newest_dated_representation_is_chosen() {
    let dated = |list: &[(&str, &str)]| {
        let contents: Vec<String> = list
            .iter()
            .map(|(media, ty)| format!("'{media}': {{schema: {{type: {ty}}}}}"))
            .collect();
        answering(&format!(
            "'200': {{description: x, content: {{{}}}}}",
            contents.join(", ")
        ))
    };
    let document = dated(&[
        ("application/vnd.a.2023-01-01+json", "string"),
        ("application/vnd.a.preview+json", "boolean"),
        ("application/vnd.a.2024-08-05+json", "integer"),
        ("application/vnd.a.2024-08-05+csv", "string"),
    ]);
    let accept = |version: Option<&str>| {
        let mut config = config();
        config.resource_version = version.map(str::to_owned);
        let (_, plan, found) = planned_with(&document, &config);
        (
            plan.operations
                .first()
                .and_then(|operation| operation.accept.clone()),
            found,
        )
    };
    let newest = Some("application/vnd.a.2024-08-05+json".to_owned());
    assert_eq!(accept(None), (newest.clone(), vec![]));
    assert_eq!(accept(Some("2024-08-05")), (newest, vec![]));
    assert_eq!(
        accept(Some("2024-08-04")),
        (Some("application/vnd.a.2023-01-01+json".to_owned()), vec![])
    );
    assert_eq!(
        accept(Some("2020-01-01")),
        (Some("application/vnd.a.preview+json".to_owned()), vec![])
    );

    let only_dated = dated(&[("application/vnd.a.2023-01-01+json", "string")]);
    let mut config = config();
    config.resource_version = Some("2020-01-01".to_owned());
    let (_, plan, found) = planned_with(&only_dated, &config);
    assert_eq!(
        (plan.operations.len(), found),
        (0, vec!["newer-than-asked"])
    );
}

#[test]
fn representations_by_family() {
    let success = |media_type: &str, schema: &str| {
        let (_, plan, found) = planned_with(
            &answering(&format!(
                "'200': {{description: x, content: {{'{media_type}': {{schema: {schema}}}}}}}"
            )),
            &config(),
        );
        let body =
            plan.operations
                .first()
                .map_or("none", |operation| match &success_of(operation).body {
                    Body::Empty => "empty",
                    Body::Typed(_) => "json",
                    Body::Text => "text",
                    Body::Bytes => "bytes",
                    Body::Upload => "upload",
                    Body::Download => "download",
                    Body::Events(_) => "events",
                    Body::Items(..) => "items",
                    Body::Parts => "parts",
                });
        (body, found.join(" "))
    };
    for (media_type, schema, expected, said) in [
        (
            "application/json; charset=utf-8",
            "{type: string}",
            "json",
            "",
        ),
        ("application/problem+json", "{type: object}", "json", ""),
        ("*/*", "{type: object}", "json", ""),
        ("*/*", "{type: string, format: binary}", "download", ""),
        ("text/plain", "{type: string}", "text", ""),
        ("text/csv", "{}", "text", ""),
        (
            "application/pdf",
            "{type: string, format: binary}",
            "download",
            "",
        ),
        (
            "application/vnd.a.2023-01-01+gzip",
            "{type: string, format: binary}",
            "download",
            "",
        ),
        ("application/xml", "{type: object}", "text", "raw-body"),
        ("application/zip", "{type: object}", "download", "raw-body"),
        (
            "application/vnd.a.v1",
            "{type: object}",
            "json",
            "taken-for-json",
        ),
        (
            "application/vnd.a.protobuf",
            "{type: object}",
            "download",
            "raw-body",
        ),
        (
            "application/vnd.a.v1+cbor",
            "{type: object}",
            "download",
            "raw-body",
        ),
        ("application/vnd.a.v1", "{type: string}", "download", ""),
        (
            "application/x-www-form-urlencoded",
            "{type: object}",
            "text",
            "raw-body",
        ),
        ("multipart/mixed", "{type: object}", "download", "raw-body"),
        ("text/event-stream", "{type: string}", "events", ""),
    ] {
        assert_eq!(
            success(media_type, schema),
            (expected, said.to_owned()),
            "{media_type}"
        );
    }
}

#[test]
fn what_stands_beside_json_is_not_read_as_json() {
    let others = |media_types: &[&str]| {
        let contents: Vec<String> = media_types
            .iter()
            .map(|media| format!("'{media}': {{schema: {{type: object}}}}"))
            .collect();
        let contents = contents.join(", ");
        let document = answering(&format!(
            "'200': {{description: x, content: {{{contents}}}}}"
        ));
        let (_, plan, _) = planned_with(&document, &config());
        let operation = only(&plan);
        let said = operation.others.iter().map(|other| {
            let body = match &other.body {
                Body::Typed(_) => "json",
                Body::Text => "text",
                Body::Download => "download",
                other => panic!("{other:?}"),
            };
            format!("{}: {body}", other.method.as_str())
        });
        said.collect::<Vec<_>>().join(", ")
    };
    for (media_types, expected) in [
        (
            &[
                "application/json",
                "application/yaml",
                "application/vnd.kubernetes.protobuf",
                "application/json;stream=watch",
                "application/vnd.kubernetes.protobuf;stream=watch",
            ][..],
            "as_yaml: text, as_kubernetes_protobuf: download, as_json_stream_watch: json, \
             as_kubernetes_protobuf_stream_watch: download",
        ),
        (
            &["application/vnd.a.v1", "application/json"],
            "as_a_v1: download",
        ),
        (
            &["application/vnd.a.v1", "application/vnd.a.v2"],
            "version_v2: json",
        ),
        (
            &["application/vnd.a.v1", "application/vnd.a.msgpack"],
            "as_a_msgpack: download",
        ),
        (
            &[
                "application/json",
                "text/json",
                "application/json; charset=utf-8",
            ],
            "",
        ),
        (
            &["application/json", "application/xml", "text/xml"],
            "as_xml: text, as_text_xml: text",
        ),
        (
            &["application/vnd.a.one+json", "application/vnd.a.other+json"],
            "as_a_other_json: json",
        ),
    ] {
        assert_eq!(others(media_types), expected, "{media_types:?}");
    }
}

#[test]
fn an_answer_without_a_body_has_no_other_representation() {
    let others = |status: &str| {
        let dated = "application/vnd.a.2025-03-12+json: {}, application/vnd.a.preview+json: {}";
        let answer = format!("'{status}': {{description: x, content: {{{dated}}}}}");
        let (_, plan, _) = planned_with(&answering(&answer), &config());
        plan.operations
            .first()
            .map(|operation| operation.others.len())
    };
    assert_eq!(others("200"), Some(1));
    assert_eq!(others("204"), Some(0));
}
