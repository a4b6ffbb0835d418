//! What does a loaded document say? References followed, components found, fragments typed, and what documents in the
//! wild do without harm.

use specwright::config::Config;
use specwright::diagnostics::{Diagnostics, Report, Severity};
use specwright::load::{self, Dialect, Document, Section};
use specwright::source::{At, Sources};

fn load(text: &str) -> (Document, Report) {
    let config = Config::new("api.yaml", "out", "load");
    let mut diagnostics = Diagnostics::new(&config);
    let document = load::load(
        &Sources::single("api.yaml", text),
        &config,
        &mut diagnostics,
    );
    (
        document,
        diagnostics.finish().unwrap_or_else(|report| report),
    )
}

fn at<'d>(document: &'d Document, pointer: &str) -> At<'d> {
    document
        .lookup(pointer)
        .unwrap_or_else(|| panic!("{pointer} leads nowhere"))
}

const SHOP: &str = r#"
openapi: 3.0.3
info:
  title: Shop
  version: 1.10
  license: {url: https://example.com/licence}
servers:
- url: https://{region}.example.com/v{version}
  variables: {region: {default: eu, enum: [eu, us]}, version: {default: 2}}
tags: [{name: orders, description: What was ordered}]
paths:
  /orders/{id}:
    get:
      responses:
        '200': {$ref: '#/components/responses/Order'}
        default: {$ref: '#/paths/~1orders~1%7Bid%7D/get/responses/200'}
components:
  responses:
    Order:
      description: One order
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Alias'}
          example: {$ref: '#/nowhere'}
  schemas:
    Alias: {$ref: '#/components/schemas/Order'}
    Order:
      type: object
      properties:
        $ref: {type: string}
        a/b~c: {type: integer}
        kind: {type: string}
      discriminator: {propertyName: kind, mapping: {order: '#/components/schemas/Order'}}
    Part: {$ref: '#/components/schemas/Order/properties/a~1b~0c'}
    Listed: {enum: [{$ref: '#/nowhere'}], default: {$ref: '#/nowhere'}, x-data: {$ref: '#/nowhere'}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    login:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: /token}}
"#;

#[test]
fn references() {
    let (document, report) = load(SHOP);
    assert!(!report.has_errors(), "{}", report.to_text());
    assert_eq!(document.dialect(), Dialect::V3_0);

    let schema = at(
        &document,
        "#/components/responses/Order/content/application~1json/schema",
    );
    let reference = document.reference(schema).expect("a reference");
    assert_eq!(reference.text, "#/components/schemas/Alias");
    assert_eq!(reference.component, Some((Section::Schemas, "Alias")));
    let order = at(&document, "#/components/schemas/Order");
    assert_eq!(document.resolve(schema).origin(), order.origin());
    assert_eq!(document.resolve(order).origin(), order.origin());
    assert_eq!(
        Document::component(order),
        Some((Section::Schemas, "Order"))
    );

    // Percent-escapes, and a chain that leads through a path.
    let default = at(
        &document,
        "#/paths/~1orders~1%7Bid%7D/get/responses/default",
    );
    let response = document.resolve(default);
    assert_eq!(
        Document::component(response),
        Some((Section::Responses, "Order"))
    );

    // Tilde-escapes, and a target that is no component.
    let part = at(&document, "#/components/schemas/Part");
    assert_eq!(
        document.resolve(part).get("type").and_then(At::as_str),
        Some("integer")
    );
    assert_eq!(
        document
            .reference(part)
            .and_then(|reference| reference.component),
        None
    );
}

#[test]
fn a_reference_in_data_is_data() {
    let (document, _) = load(SHOP);
    for pointer in [
        "#/components/responses/Order/content/application~1json/example",
        "#/components/schemas/Listed/enum/0",
        "#/components/schemas/Listed/default",
        "#/components/schemas/Listed/x-data",
        "#/components/schemas/Order/properties",
    ] {
        let data = at(&document, pointer);
        assert!(
            data.get("$ref").is_some() && document.reference(data).is_none(),
            "{pointer}"
        );
    }
}

#[test]
fn components_in_order() {
    let (document, _) = load(SHOP);
    let names: Vec<&str> = document
        .components(Section::Schemas)
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["Alias", "Order", "Part", "Listed"]);
    assert_eq!(document.components(Section::Links).count(), 0);
}

#[test]
fn fragments() {
    let (document, _) = load(SHOP);
    let fragments = document.fragments();
    assert_eq!(fragments.info().title, "Shop");
    assert_eq!(fragments.info().version, "1.10");
    let license = fragments.info().license.as_ref().expect("a licence");
    assert_eq!(
        (license.name.as_str(), license.url.as_deref()),
        ("", Some("https://example.com/licence"))
    );

    let server = fragments
        .server(at(&document, "#/servers/0"))
        .expect("a server");
    let variables = server.variables.as_ref().expect("variables");
    assert_eq!(variables["version"].default, "2");
    assert_eq!(variables["region"].enumeration, ["eu", "us"]);

    let tag = fragments.tag(at(&document, "#/tags/0")).expect("a tag");
    assert_eq!(tag.description.as_deref(), Some("What was ordered"));
    let discriminator =
        fragments.discriminator(at(&document, "#/components/schemas/Order/discriminator"));
    assert_eq!(
        discriminator.map(|it| it.property_name.as_str()),
        Some("kind")
    );

    let scheme = |name: &str| {
        fragments.security_scheme(at(
            &document,
            &format!("#/components/securitySchemes/{name}"),
        ))
    };
    assert!(
        matches!(scheme("key"), Some(openapiv3::SecurityScheme::APIKey { name, .. }) if name == "X-Key")
    );
    let Some(openapiv3::SecurityScheme::OAuth2 { flows, .. }) = scheme("login") else {
        panic!("no OAuth 2.0")
    };
    let flow = flows.client_credentials.as_ref().expect("the flow");
    assert_eq!((flow.token_url.as_str(), flow.scopes.len()), ("/token", 0));
}

/// Each of these is found in published documents, breaks a rule, and leaves no doubt about what is meant.
#[test]
fn what_bends_the_rules_without_harm() {
    let head = "openapi: 3.0.0\ninfo: {title: a, version: '1'}\n";
    for (what, text) in [
        ("no info", "openapi: 3.0.0\npaths: {}\n".to_owned()),
        (
            "no version of the API",
            "openapi: 3.0.0\ninfo: {title: a}\npaths: {}\n".to_owned(),
        ),
        (
            "a version that is a number",
            "openapi: 3.0.0\ninfo: {title: a, version: 1.0}\npaths: {}\n".to_owned(),
        ),
        (
            "a version of OpenAPI that is a number",
            "openapi: 3.0\ninfo: {title: a, version: a}\npaths: {}\n".to_owned(),
        ),
        ("no paths", head.to_owned()),
        (
            "no responses",
            format!("{head}paths: {{/a: {{get: {{}}}}}}\n"),
        ),
        (
            "empty responses",
            format!("{head}paths: {{/a: {{get: {{responses: {{}}}}}}}}\n"),
        ),
        (
            "a response without a description",
            format!("{head}paths: {{/a: {{get: {{responses: {{200: {{}}}}}}}}}}\n"),
        ),
        (
            "an operation id that is a number",
            format!("{head}paths: {{/a: {{get: {{operationId: 7, responses: {{}}}}}}}}\n"),
        ),
        (
            "a field that nobody knows",
            format!("{head}paths: {{}}\nbasePath: /v1\n"),
        ),
        (
            "a keyword of a later draft",
            format!("{head}paths: {{}}\ncomponents: {{schemas: {{A: {{const: 1}}}}}}\n"),
        ),
        (
            "a null that says nothing",
            format!("{head}paths: {{}}\ncomponents: {{schemas: {{A: {{description: null}}}}}}\n"),
        ),
        (
            "a name with spaces",
            format!(
                "{head}paths: {{}}\ncomponents: {{schemas: {{A of B: {{}}, C: {{$ref: '#/components/schemas/A of B'}}}}}}\n"
            ),
        ),
        (
            "an enumeration with a value twice",
            format!("{head}paths: {{}}\ncomponents: {{schemas: {{A: {{enum: [a, a]}}}}}}\n"),
        ),
        (
            "an array of anything",
            format!("{head}paths: {{}}\ncomponents: {{schemas: {{A: {{type: array}}}}}}\n"),
        ),
        (
            "a parameter of any type",
            format!(
                "{head}paths: {{}}\ncomponents: {{parameters: {{A: {{name: a, in: query}}}}}}\n"
            ),
        ),
        (
            "prose beside a reference",
            format!(
                "{head}paths: {{}}\ncomponents: {{schemas: {{A: {{}}, B: {{$ref: '#/components/schemas/A', description: b}}}}}}\n"
            ),
        ),
    ] {
        let (_, report) = load(&text);
        assert!(!report.has_errors(), "{what}: {}", report.to_text());
    }
}

#[test]
fn a_document_that_cannot_be_read_is_empty() {
    let (document, report) = load("{");
    assert_eq!(report.count(Severity::Error), 1);
    assert!(document.root().is_null());
    assert!(document.lookup("#/info").is_none());
}
