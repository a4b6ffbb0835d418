//! Is what comes out of a rewriting a document of OpenAPI 3.0, whatever went in? The tables of 3.0 say so, and every
//! new node stands for one of the author's.

use std::sync::Arc;

use proptest::prelude::*;

use crate::config::{Config, Limits};
use crate::diagnostics::{Diagnostics, Severity};
use crate::load::structure::Walk;
use crate::load::structure::model::Kind;
use crate::load::{Dialect, Document, load, read};
use crate::source::{At, FileId, SourceFile, Sources, Tree};

/// Documents with most of what each dialect has.
const WHOLE: [&str; 7] = [
    include_str!("../../../tests/dialects/orders.v2.0.yaml"),
    include_str!("../../../tests/dialects/orders.v3.1.yaml"),
    include_str!("../../../tests/dialects/orders.v3.2.yaml"),
    include_str!("../../../tests/lower/v2.0.yaml"),
    include_str!("../../../tests/lower/v3.1-types.yaml"),
    include_str!("../../../tests/lower/v3.1-structure.yaml"),
    include_str!("../../../tests/errors/dialect/v3.1-notes.yaml"),
];

/// Loads a document; `None` where it is refused. It is shown and lowered all the same, as far as it can be.
fn loaded(text: &str) -> Option<Document> {
    let config = Config::new("a.yaml", "out", "case");
    let mut diagnostics = Diagnostics::new(&config);
    let document = load(&Sources::single("a.yaml", text), &config, &mut diagnostics);
    let report = diagnostics.finish().unwrap_or_else(|report| report);
    let _ = (report.to_text(), report.to_json_lines());
    (!report.has_errors()).then_some(document)
}

fn original(text: &str) -> Arc<Tree> {
    let file = SourceFile::new("a.yaml", text);
    let limits = Limits::default();
    read::read(
        FileId::ENTRY,
        &file,
        &read::Room::of(&limits),
        &mut Diagnostics::default(),
    )
    .expect("a tree")
}

/// What the tables of OpenAPI 3.0 find wrong with a document that has passed those of its own dialect.
fn wrong_by_3_0(document: &Document) -> Vec<String> {
    let tree = document.root().tree();
    let mut diagnostics = Diagnostics::default();
    let mut walk = Walk::new(&[(tree, Dialect::V3_0)]);
    walk.check(
        tree.root(),
        Kind::Object(Dialect::V3_0.model()),
        &mut diagnostics,
    );
    let errors = diagnostics
        .findings()
        .iter()
        .filter(|finding| finding.severity() == Severity::Error);
    errors
        .map(|finding| {
            let place = tree.pointer(finding.at());
            format!("{place}: {}", finding.text())
        })
        .collect()
}

fn assert_sound(document: &Document, text: &str) {
    let wrong = wrong_by_3_0(document);
    assert!(wrong.is_empty(), "{wrong:#?}\n{text}");
    for at in document.root().tree().values() {
        let ancestor = document.root().tree().ancestor(at.origin());
        assert!(document.at(ancestor).is_some());
        if let Some(reference) = document.reference(at) {
            assert!(document.reference(document.resolve(at)).is_none());
            assert!(reference.target.is_object());
        }
    }
    let mut names: Vec<&str> = Vec::new();
    for at in document.root().tree().values() {
        names.clear();
        names.extend(at.entries().map(|(name, _)| name));
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "a name twice: {at:?}\n{text}");
    }
}

#[test]
fn whole_documents_become_documents_of_3_0() {
    for text in WHOLE {
        let document = loaded(text).expect("a document without errors");
        assert_ne!(document.dialect(), Dialect::V3_0);
        assert_sound(&document, text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damage_is_found_or_harmless(
        which in 0..WHOLE.len(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, "[a-z:{}\\[\\],'\" \n#&*!0-9$-]{0,6}"), 1..5),
    ) {
        let mut text = WHOLE[which].to_owned();
        for (place, cut, paste) in damage {
            let start = place.index(text.len());
            let end = (start + cut).min(text.len());
            if text.is_char_boundary(start) && text.is_char_boundary(end) {
                text.replace_range(start..end, &paste);
            }
        }
        if let Some(document) = loaded(&text).filter(|document| document.dialect() != Dialect::V3_0) {
            assert_sound(&document, &text);
        }
    }

    #[test]
    fn any_value_in_any_place_is_found_or_harmless(
        which in 0..WHOLE.len(),
        place in any::<prop::sample::Index>(),
        value in prop::sample::select(vec![
            "null", "true", "false", "-1", "1.5", "''", "text", "[]", "{}", "[null]", "{a: null}", "[{}]", "{$ref: '#'}", "[[1]]",
            "{$ref: '#/definitions/Order'}", "{$ref: '#/components/schemas/Order', maxLength: 3}", "{type: [string, 'null']}",
            "{$ref: 1}", "{'': {}}", "{type: [array, object], items: [true, false], properties: {a: false}}", "[string, 'null']",
            "{oneOf: [{const: a}, {const: b}]}", "{type: file}", "{in: body, name: a, schema: {}}", "{in: formData, name: a}",
        ]),
    ) {
        let tree = original(WHOLE[which]);
        let count = tree.values().count();
        let replaced = tree.values().nth(place.index(count)).expect("a value");
        let text = with(tree.root(), replaced, value);
        if let Some(document) = loaded(&text).filter(|document| document.dialect() != Dialect::V3_0) {
            assert_sound(&document, &text);
        }
    }
}

/// Writes a value in flow style, with another in the place of one of its parts.
fn with(at: At<'_>, replaced: At<'_>, by: &str) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    if at.origin() == replaced.origin() {
        return by.to_owned();
    }
    if at.is_object() {
        let members = at
            .entries()
            .map(|(name, at)| format!("{}: {}", quoted(name), with(at, replaced, by)));
        return format!("{{{}}}", members.collect::<Vec<_>>().join(", "));
    }
    if at.is_array() {
        let items = at.items().map(|at| with(at, replaced, by));
        return format!("[{}]", items.collect::<Vec<_>>().join(", "));
    }
    at.as_str()
        .map_or_else(|| at.scalar_source().to_owned(), quoted)
}
