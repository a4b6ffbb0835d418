//! Operations: arguments, representations, replies, and what is left out by name.

use super::{config, indent, only, paths, planned, planned_with};
use crate::ir::StatusPattern::{Default, Exact, Range};
use crate::ir::{IntegerFormat, Requirement, SpecName, StatusPattern};
use crate::plan::{
    Body, Encoding, Failure, FnName, HeaderValue, OperationPlan, PathStyle, QueryStyle,
    ReplyOutcome, Scalar, Success, SuccessBody,
};

/// A GET of these responses.
pub(super) fn answering(responses: &str) -> String {
    paths(&format!(
        "/a:\n  get:\n    operationId: getA\n    responses:\n{}",
        indented(responses)
    ))
}

fn indented(text: &str) -> String {
    indent(text, "      ")
}

fn json(media_type: &str, ty: &str) -> String {
    format!("{{description: x, content: {{'{media_type}': {{schema: {{type: {ty}}}}}}}}}")
}

#[test]
fn required_parameters_are_positional_and_names_do_not_clash() {
    let (_, plan) = planned(&paths(
        "/a/{id}/{send}:
  put:
    operationId: putA
    parameters:
    - {name: timeout, in: query, schema: {type: integer}}
    - {name: id, in: query, required: true, schema: {type: array, items: {type: string}}, style: pipeDelimited, explode: false}
    - {name: X-Trace, in: header, required: true, schema: {type: string}}
    - {name: send, in: path, required: true, schema: {type: string}}
    - {name: id, in: path, required: true, schema: {type: string, maxLength: 4}}
    - {name: body, in: query, schema: {type: boolean}}
    requestBody: {required: true, content: {application/json: {schema: {type: string}}}}
    responses: {'204': {description: x}}",
    ));
    let operation = only(&plan);
    let arguments: Vec<(&str, &str, Encoding)> = operation
        .parameters
        .iter()
        .map(|parameter| {
            (
                parameter.field.as_str(),
                parameter.setter.as_str(),
                parameter.encoding,
            )
        })
        .collect();
    let query = Encoding::Query(QueryStyle::Form);
    assert_eq!(
        arguments,
        [
            ("id", "id", Encoding::Path(PathStyle::Simple)),
            ("send", "send_", Encoding::Path(PathStyle::Simple)),
            (
                "id_query",
                "id_query",
                Encoding::Query(QueryStyle::PipeDelimited)
            ),
            ("x_trace", "x_trace", Encoding::Header { explode: false }),
            ("timeout", "timeout_", query),
            ("body", "body", query),
        ]
    );
    assert_eq!(operation.positional, 4);
    let body = operation.body.as_ref().expect("a body");
    let sent = body.representations().next().expect("a representation");
    assert_eq!(
        (body.field.as_str(), body.required, sent.media_type.as_str()),
        ("request_body", Requirement::Required, "application/json")
    );
    assert_eq!(
        (operation.method.as_str(), operation.request.as_str()),
        ("put_a", "PutA")
    );
    let validators: Vec<Option<&str>> = operation
        .parameters
        .iter()
        .map(|parameter| parameter.validator.as_ref().map(FnName::as_str))
        .collect();
    assert_eq!(validators, [Some("id"), None, None, None, None, None]);
}

#[test]
fn statuses_of_one_meaning_share_a_reply() {
    let error = "{description: x, content: {application/json: {schema: {type: object, properties: {code: {type: string}}}}}}";
    let document = answering(&format!(
        "default: {{description: x}}\n4XX: {}\n'404': {error}\n'201': {}\n'200': {}\n'400': {}\n'102': {{description: x}}",
        json("application/json", "string"),
        json("application/json", "integer"),
        json("application/json", "integer"),
        json("application/json", "string"),
    ));
    let (_, plan) = planned(&document);
    let operation = only(&plan);
    let replies: Vec<(Vec<StatusPattern>, ReplyOutcome)> = operation
        .replies
        .iter()
        .map(|reply| (reply.statuses.clone(), reply.outcome))
        .collect();
    assert_eq!(
        replies,
        [
            (vec![Exact(404)], ReplyOutcome::Failure(Some(1))),
            (vec![Exact(201), Exact(200)], ReplyOutcome::Success(None)),
            (vec![Exact(400)], ReplyOutcome::Failure(Some(0))),
            (vec![Range(4)], ReplyOutcome::Failure(Some(0))),
            (vec![Default], ReplyOutcome::FailureEmpty),
        ]
    );
    match &operation.failure {
        Failure::Several(several) => {
            let variants: Vec<&str> = several
                .variants
                .iter()
                .map(|(name, _)| name.as_str())
                .collect();
            assert_eq!(
                (several.name.as_str(), variants),
                ("GetAError", vec!["Status4xx", "NotFound"])
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_lone_default_is_success_and_failure() {
    let (_, plan) = planned(&answering(&format!(
        "default: {}",
        json("application/json", "string")
    )));
    let operation = only(&plan);
    assert!(
        matches!(&success_of(operation).body, Body::Typed(_))
            && matches!(&operation.failure, Failure::One(Body::Typed(_)))
    );
    assert_eq!(
        operation
            .replies
            .iter()
            .map(|reply| reply.statuses.clone())
            .collect::<Vec<_>>(),
        [vec![StatusPattern::Range(2)], vec![StatusPattern::Default]]
    );
}

#[test]
fn what_cannot_be_done_is_left_out_by_name() {
    let parameter = |stated: &str| {
        paths(&format!(
            "/a:\n  get:\n    parameters: [{stated}]\n    responses: {{'204': {{description: x}}}}"
        ))
    };
    for (document, feature) in [
        (
            parameter("{name: a, in: query, content: {application/xml: {schema: {type: object}}}}"),
            "parameter-content",
        ),
        (
            parameter("{name: a, in: query, schema: {type: string, nullable: true, enum: [null]}}"),
            "parameter-style",
        ),
        (
            paths(
                "/a:\n  servers: [{url: 'ftp://a.example.com'}]\n  get: {responses: {'204': {description: x}}}",
            ),
            "local-servers",
        ),
        (
            paths(
                "/a:\n  trace: {requestBody: {content: {text/plain: {}}}, responses: {'204': {description: x}}}",
            ),
            "trace-method",
        ),
        (
            paths("/a:\n  get: {security: [{m: []}], responses: {'204': {description: x}}}")
                + "components: {securitySchemes: {m: {type: http, scheme: an api key}}}\n",
            "security-scheme",
        ),
    ] {
        let (_, plan, found) = planned_with(&document, &config());
        assert_eq!(
            (plan.operations.len(), found),
            (0, vec![feature]),
            "{document}"
        );
    }
}

#[test]
fn a_server_of_one_operation_is_not_everybodys() {
    let document = |servers: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: Test, version: '1'}}\n{servers}paths:\n  /a:\n    get: {{responses: {{'204': {{description: x}}}}}}\n  /b:\n    servers: [{{url: 'https://b.example.com'}}]\n    get: {{responses: {{'204': {{description: x}}}}}}"
        )
    };
    let (_, plan) = planned(&document("servers: [{url: /v2}]\n"));
    assert_eq!(plan.package.base_url, None);
    let own: Vec<_> = plan.operations.iter().map(|plan| urls(plan)).collect();
    assert_eq!(own, [vec![], vec!["https://b.example.com"]]);
    assert_eq!(plan.package.base_path, "/v2");
    // Where the document names none, it is the only one that there is.
    let (_, plan) = planned(&document(""));
    assert_eq!(
        plan.package.base_url.as_deref(),
        Some("https://b.example.com")
    );
}

#[test]
fn servers_in_other_words_are_the_same_server() {
    let (_, plan) = planned(&paths(
        "/a:\n  servers: [{url: 'https://api.example.com/v1'}]\n  get: {responses: {'204': {description: x}}}",
    ));
    assert_eq!(
        plan.package.base_url.as_deref(),
        Some("https://api.example.com/v1")
    );
    assert_eq!(urls(only(&plan)), [""; 0]);

    let (_, plan) = planned(&paths(
        "/a:\n  servers: [{url: 'http://a.example.com'}, {url: 'https://{x}.example.com/', variables: {x: {default: files}}}]\n  get: {responses: {'204': {description: x}}}",
    ));
    assert_eq!(
        urls(only(&plan)),
        ["https://{x}.example.com/", "http://a.example.com"]
    );

    let (_, plan) = planned(&paths(
        "/a:\n  servers: [{url: /v2/}]\n  get: {responses: {'204': {description: x}}}",
    ));
    assert_eq!(urls(only(&plan)), ["/v2/"]);

    // Of a document that names no host, a path says as much as of any other.
    let document = |own: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: Test, version: '1'}}\nservers: [{{url: /v2}}]\npaths:\n  /a:\n    servers: [{{url: '{own}'}}]\n    get: {{responses: {{'204': {{description: x}}}}}}"
        )
    };
    for (own, expected) in [
        ("v2", vec![]),
        ("./x/../v2/", vec![]),
        ("", vec![""]),
        ("/", vec!["/"]),
        ("//files.example.com", vec!["https://files.example.com"]),
    ] {
        let (_, plan) = planned(&document(own));
        assert_eq!(urls(only(&plan)), expected, "{own}");
    }
}

fn urls(plan: &crate::plan::OperationPlan) -> Vec<&str> {
    plan.servers
        .iter()
        .map(|server| server.url.as_str())
        .collect()
}

#[test]
fn paths_of_servers() {
    for (url, expected) in [
        ("https://a.example.com", ""),
        ("https://a.example.com/", ""),
        ("https://a.example.com/v1/", "/v1"),
        ("//a.example.com/v1", "/v1"),
        ("", ""),
        ("/", ""),
        ("v1", "/v1"),
        ("../a/./b/../v1", "/a/v1"),
    ] {
        let document = format!(
            "openapi: 3.0.3\ninfo: {{title: Test, version: '1'}}\nservers: [{{url: '{url}'}}]\npaths: {{}}"
        );
        let (_, plan) = planned(&document);
        assert_eq!(plan.package.base_path, expected, "{url}");
        // A client speaks `https` where the document leaves that open.
        let host = url
            .contains("//")
            .then(|| format!("https://a.example.com{expected}"));
        assert_eq!(plan.package.base_url, host, "{url}");
    }
}

#[test]
fn schemes_follow_the_base_url_where_they_are_below_it() {
    use crate::plan::{Endpoint, SchemeKind};
    let document = paths("/a:\n  get: {security: [{o: []}, {k: []}, {m: []}], responses: {'204': {description: x}}}")
        + "components:
  securitySchemes:
    unused: {type: http, scheme: basic}
    o: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://API.example.com/token', scopes: {}}}}
    k: {type: apiKey, in: header, name: X-Key}
    m: {type: http, scheme: an api key}
";
    let mut config = config();
    config.revocation.insert(
        "o".to_owned(),
        "https://elsewhere.example.com/revoke".to_owned(),
    );
    config.credentials.insert(
        "nobody".to_owned(),
        crate::config::CredentialVariables::default(),
    );
    let (_, plan, found) = planned_with(&document, &config);
    assert_eq!(found, ["unknown-scheme", "unused-scheme"]);
    let schemes: Vec<(&str, &SchemeKind)> = plan
        .schemes
        .iter()
        .map(|scheme| (scheme.name.as_str(), &scheme.kind))
        .collect();
    let oauth = SchemeKind::OAuth2ClientCredentials {
        token: Endpoint::AtOrigin("/token".to_owned()),
        revoke: Some(Endpoint::Absolute(
            "https://elsewhere.example.com/revoke".to_owned(),
        )),
    };
    let key = SchemeKind::ApiKey {
        place: crate::ir::Place::Header,
        name: "X-Key".to_owned(),
    };
    assert_eq!(schemes, [("o", &oauth), ("k", &key)]);
    let security: Vec<Vec<&str>> = only(&plan)
        .security
        .iter()
        .map(|names| names.iter().map(SpecName::as_str).collect())
        .collect();
    assert_eq!(security, [vec!["o"], vec!["k"]]);
    assert_eq!(
        plan.package
            .features
            .iter()
            .map(|feature| feature.name())
            .collect::<Vec<_>>(),
        ["oauth2"]
    );
}

#[test]
fn documented_headers_are_read_by_methods_of_their_own() {
    let headers = "headers: {RateLimit-Remaining: {schema: {type: integer}}, Retry-After: {schema: {type: integer}}, Status: {schema: {type: string}}, X-At: {schema: {type: string, format: date-time}}}";
    let other =
        "headers: {ratelimit-remaining: {schema: {type: integer}}, x-at: {schema: {type: string}}}";
    let document = answering(&format!(
        "'200': {{description: x, {headers}}}\n'429': {{description: x, {other}}}"
    ));
    let (_, plan, found) = planned_with(&document, &config());
    assert_eq!(found, ["text-header"], "`X-At` is two things");
    let found: Vec<(&str, &str, HeaderValue)> = plan
        .headers
        .iter()
        .map(|header| {
            let value = header.value.clone();
            (header.name.as_str(), header.method.as_str(), value)
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                "RateLimit-Remaining",
                "rate_limit_remaining",
                HeaderValue::One(Scalar::Integer(IntegerFormat::Int64))
            ),
            ("Status", "status_header", HeaderValue::One(Scalar::Text)),
            ("X-At", "x_at", HeaderValue::One(Scalar::Text)),
        ]
    );
}

/// The one body of an operation's successes.
pub(super) fn success_of(operation: &OperationPlan) -> &SuccessBody {
    match &operation.success {
        Success::One(only) => only,
        Success::Several(several) => panic!("{several:?}"),
    }
}

#[test]
fn successes_that_differ_are_an_enum() {
    let (_, plan) = planned(&answering(&format!(
        "'200': {}\n'201': {}\n'204': {{description: x}}\n'206': {}",
        json("application/json", "string"),
        json("application/json", "integer"),
        json("application/json", "string"),
    )));
    let operation = only(&plan);
    let Success::Several(several) = &operation.success else {
        panic!("{:?}", operation.success);
    };
    let variants: Vec<&str> = several
        .variants
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        (several.name.as_str(), variants),
        ("GetASuccess", vec!["Ok", "Created", "NoContent"])
    );
    let replies: Vec<(Vec<StatusPattern>, ReplyOutcome)> = operation
        .replies
        .iter()
        .map(|reply| (reply.statuses.clone(), reply.outcome))
        .collect();
    assert_eq!(
        replies,
        [
            (vec![Exact(200), Exact(206)], ReplyOutcome::Success(Some(0))),
            (vec![Exact(201)], ReplyOutcome::Success(Some(1))),
            (vec![Exact(204)], ReplyOutcome::Success(Some(2))),
        ]
    );
}
