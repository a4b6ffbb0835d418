//! Is a document of several files what it would be in one? Where files lie, which are asked for, and what becomes of
//! their parts.

use std::collections::BTreeSet;

use specwright::config::Config;
use specwright::diagnostics::Diagnostics;
use specwright::ir::{Api, Provenance};
use specwright::source::{Absence, Sources};
use specwright::{Failure, load, lower};

/// A document with these files; whatever else it asks for is not there.
fn lowered(entry: &str, files: &[(&str, &str)]) -> Result<Api, String> {
    let mut sources = Sources::single("api/openapi.yaml", entry);
    let config = Config::new("openapi.yaml", "out", "case");
    loop {
        let mut diagnostics = Diagnostics::new(&config);
        let document = load::load(&sources, &config, &mut diagnostics);
        if document.wanted().is_empty() {
            diagnostics
                .checkpoint()
                .map_err(|_| diagnostics.so_far().to_text())?;
            let api = lower::lower(&document, &mut diagnostics);
            diagnostics
                .checkpoint()
                .map_err(|_| diagnostics.so_far().to_text())?;
            return Ok(api);
        }
        for path in document.wanted() {
            match files.iter().find(|(known, _)| known == path) {
                Some((_, text)) => sources.add(path.as_str(), *text),
                None => sources.decline(path.as_str(), Absence::Missing),
            }
        }
    }
}

fn names(api: &Api) -> Vec<String> {
    let name = |provenance: &Provenance| match provenance {
        Provenance::Component(name) => name.as_str().to_owned(),
        inline @ Provenance::Inline { .. } => format!("{inline:?}"),
    };
    api.types
        .iter()
        .map(|(_, ty)| name(&ty.provenance))
        .collect()
}

fn document(version: &str, components: &str) -> String {
    format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n{components}"
    )
}

#[test]
fn however_a_place_is_spelled_it_is_one_type() {
    let entry = document(
        "3.0.4",
        "  schemas:
    A:
      type: object
      properties:
        a: {$ref: 'models/pet.yaml#/Pet'}
        b: {$ref: './models/../models/pet.yaml#/Pet'}
        c: {$ref: 'models/p%65t.yaml#/%50et'}
        d: {$ref: 'models/again.yaml#/it/properties/pet'}
",
    );
    let files = [
        (
            "models/pet.yaml",
            "Pet: {type: object, properties: {name: {type: string}}}\n",
        ),
        (
            "models/again.yaml",
            "it: {properties: {pet: {$ref: pet.yaml#/Pet}}}\n",
        ),
    ];
    let api = lowered(&entry, &files).unwrap();
    assert_eq!(names(&api), ["A", "Pet"]);
}

#[test]
fn parts_of_files_have_names_of_their_own_and_none_is_given_twice() {
    let entry = document(
        "3.1.0",
        "  schemas:
    Pet: {type: object, properties: {id: {type: string}}}
    Alias: {$ref: 'a/Error.yaml'}
    All:
      type: object
      properties:
        a: {$ref: 'a/Pet.yaml'}
        b: {$ref: 'b/pets.schema.json#/$defs/Pet'}
        c: {$ref: 'b/pets.schema.json'}
        d: {$ref: 'b/pets.schema.json#/lists/items'}
        e: {$ref: 'a/Error.yaml'}
",
    );
    let files = [
        (
            "a/Pet.yaml",
            "type: object\nproperties: {a: {type: string}}\n",
        ),
        (
            "a/Error.yaml",
            "type: object\nproperties: {e: {type: string}}\n",
        ),
        (
            "b/pets.schema.json",
            r#"{"type": "object", "properties": {"c": {"type": "string"}},
                "$defs": {"Pet": {"type": "object", "properties": {"b": {"type": "string"}}}},
                "lists": {"items": {"type": "object", "properties": {"d": {"type": "string"}}}}}"#,
        ),
    ];
    let api = lowered(&entry, &files).unwrap();
    let found = names(&api);
    let unique: BTreeSet<&String> = found.iter().collect();
    assert_eq!(unique.len(), found.len());
    assert_eq!(
        found,
        [
            "Pet",
            "Alias",
            "All",
            "Pet.Pet",
            "pets",
            "pets.Pet",
            "lists.items"
        ]
    );
}

#[test]
fn files_refer_to_each_other_in_circles() {
    let entry = document("3.0.4", "  schemas:\n    A: {$ref: 'a.yaml'}\n");
    let files = [
        ("a.yaml", "type: object\nproperties: {b: {$ref: b.json}}\n"),
        (
            "b.json",
            r#"{"type": "object", "properties": {"a": {"$ref": "openapi.yaml#/components/schemas/A"}}}"#,
        ),
    ];
    let api = lowered(&entry, &files).unwrap();
    assert_eq!(names(&api), ["A", "b"]);
}

#[test]
fn what_looks_like_a_reference_in_data_asks_for_no_file() {
    let entry = document(
        "3.0.4",
        "  schemas:
    A:
      type: object
      properties: {$ref: {type: string}, x: {$ref: a.yaml}}
      example: {$ref: secret.yaml}
      default: {$ref: secret.yaml}
      x-more: {$ref: secret.yaml}
",
    );
    let mut sources = Sources::single("openapi.yaml", entry);
    let config = Config::new("openapi.yaml", "out", "case");
    match specwright::generate(&sources, &config) {
        Err(Failure::Incomplete { wanted, report }) => {
            assert_eq!(wanted, BTreeSet::from(["a.yaml".to_owned()]));
            assert!(report.to_text().contains("`a.yaml` is not among the files"));
        }
        other => panic!("{other:?}"),
    }
    sources.add("a.yaml", "type: string\nexample: {$ref: secret.yaml}\n");
    assert!(specwright::generate(&sources, &config).is_ok());
}

/// Fields of a later version than the document states name files, too.
#[test]
fn files_of_a_later_version_are_asked_for() {
    let entry = document(
        "3.0.4",
        "  schemas:
    Pets: {type: [object, 'null'], patternProperties: {'^p': {$ref: 'pet.yaml#/Pet'}}}
",
    );
    let pet = "Pet: {type: [object, 'null'], properties: {name: {type: string}}}\n";
    let api = lowered(&entry, &[("pet.yaml", pet)]).unwrap();
    assert_eq!(names(&api), ["Pets", "Pet"]);
    let refused = lowered(&entry, &[]).unwrap_err();
    assert!(refused.contains("SW0207"), "{refused}");
}

#[test]
fn schemas_with_names_are_found_in_every_file() {
    let entry = document(
        "3.1.0",
        "  schemas:
    A:
      type: object
      properties:
        byAnchor: {$ref: 'more.yaml#cat'}
        byId: {$ref: 'https://example.com/schemas/dog'}
        below: {$ref: 'https://example.com/schemas/dog#/properties/name'}
    Dogs: {$ref: 'more.yaml#/Dog'}
",
    );
    let files = [(
        "more.yaml",
        "Cat: {$anchor: cat, type: object, properties: {mother: {$ref: '#cat'}}}
Dog:
  $id: https://example.com/schemas/dog
  type: object
  properties:
    name: {$ref: '#/$defs/name'}
    puppy: {$ref: dog}
  $defs: {name: {type: string, enum: [rex, bello]}}
",
    )];
    let api = lowered(&entry, &files).unwrap();
    assert_eq!(names(&api), ["A", "Dogs", "Cat", "name"]);
}

#[test]
fn what_a_document_says_it_goes_by_is_where_its_files_lie() {
    let entry = document(
        "3.2.0",
        "  schemas:\n    A: {$ref: 'https://example.com/api/parts/a.yaml'}\n",
    );
    let entry = entry.replace(
        "info:",
        "$self: https://example.com/api/openapi.yaml\ninfo:",
    );
    let api = lowered(&entry, &[("parts/a.yaml", "type: object\n")]).unwrap();
    assert_eq!(names(&api), ["A"]);
    let elsewhere = entry.replace("api/parts", "other/parts");
    let refused = lowered(&elsewhere, &[]).unwrap_err();
    assert!(refused.contains("SW0305"), "{refused}");
}

#[test]
fn a_change_in_any_file_is_a_change_of_the_document() {
    let entry = document("3.0.4", "  schemas:\n    A: {$ref: 'a.yaml'}\n");
    let config = Config::new("openapi.yaml", "out", "case");
    let inputs = |part: &str| {
        let mut sources = Sources::single("openapi.yaml", entry.as_str());
        sources.add("a.yaml", part);
        specwright::generate(&sources, &config).unwrap().inputs
    };
    let (before, after) = (inputs("type: object\n"), inputs("type: object\n# more\n"));
    assert_eq!(before.document_sha256, after.document_sha256);
    assert_ne!(before.digest(), after.digest());
    assert_ne!(before.files, after.files);
}

/// The last reference, value and byte that a limit allows; one more is refused.
#[test]
fn limits_are_for_all_files_together() {
    let entry = document("3.0.4", "  schemas:\n    A: {$ref: 'a.yaml'}\n");
    let part = "type: object\nproperties: {a: {type: string}}\n";
    let outcome = |set: &dyn Fn(&mut Config)| {
        let mut config = Config::new("openapi.yaml", "out", "case");
        set(&mut config);
        let mut sources = Sources::single("openapi.yaml", entry.as_str());
        sources.add("a.yaml", part);
        match specwright::generate(&sources, &config) {
            Ok(_) => String::new(),
            Err(failure) => failure.to_string(),
        }
    };
    let bytes = entry.len() + part.len();
    assert_eq!(outcome(&|config| config.limits.bytes = bytes), "");
    let refused = outcome(&|config| config.limits.bytes = bytes - 1);
    assert!(refused.starts_with("error[SW0101]"), "{refused}");
    assert!(refused.contains("--> a.yaml:1:1"), "{refused}");
    // Root, version, info with two members, paths, components, schemas, A, its reference; and the part's five.
    assert_eq!(outcome(&|config| config.limits.nodes = 15), "");
    let refused = outcome(&|config| config.limits.nodes = 14);
    assert!(refused.starts_with("error[SW0108]"), "{refused}");
    assert_eq!(outcome(&|config| config.limits.references = 1), "");
    let refused = outcome(&|config| config.limits.references = 0);
    assert!(refused.starts_with("error[SW0311]"), "{refused}");
    assert!(refused.contains("--> openapi.yaml:6:"), "{refused}");
}

#[test]
fn every_reason_why_a_file_is_not_there_is_told_where_it_is_referred_to() {
    let entry = document("3.0.4", "  schemas:\n    A: {$ref: 'a.yaml'}\n");
    let config = Config::new("openapi.yaml", "out", "case");
    for (why, code, text) in [
        (Absence::Missing, "SW0306", "there is no file `a.yaml`"),
        (Absence::Outside, "SW0309", "symbolic link that leads out"),
        (Absence::NotAFile, "SW0306", "`a.yaml` is no file"),
        (Absence::TooLarge(7), "SW0101", "the limit of 7"),
        (Absence::TooMany(3), "SW0118", "the limit of 3"),
        (
            Absence::Unreadable("no\u{1b}".into()),
            "SW0306",
            "cannot be read: no\\u{1b}",
        ),
    ] {
        let mut sources = Sources::single("openapi.yaml", entry.as_str());
        sources.decline("a.yaml", why);
        let refused = specwright::generate(&sources, &config)
            .unwrap_err()
            .to_string();
        assert!(refused.contains(&format!("error[{code}]")), "{refused}");
        assert!(refused.contains(text), "{refused}");
        assert!(refused.contains("--> openapi.yaml:6:"), "{refused}");
    }
}
