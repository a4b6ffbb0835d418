//! What `corpus` tells of a folder of documents, good ones and bad ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::workspace::{Workspace, code, err, out};

const GOOD: &str = "\
openapi: 3.0.4
info: {title: a, version: '1'}
paths:
  /a:
    get:
      operationId: getA
      responses: {'200': {description: a, content: {application/json: {schema: {}}}}}
components: {schemas: {A: {type: object}}}
";

/// Documents of every kind, in a folder and one below it; and files that are none.
fn folder(name: &str) -> Workspace {
    let workspace = Workspace::new(name);
    let nowhere = GOOD.replace("{type: object}", "{$ref: '#/nowhere'}");
    for (path, text) in [
        ("a-good.yaml", GOOD.to_owned()),
        ("b-damaged.json", "{\"openapi\": \"3.0.4\", ".to_owned()),
        ("below/c-dangling.yaml", nowhere),
        (
            "below/d-list.yaml",
            "openapi: 3.0.4\npaths: []\n".to_owned(),
        ),
        ("below/e-good.yml", GOOD.to_owned()),
        ("notes.yaml", "title: nothing of ours\n".to_owned()),
        ("README.md", "openapi: 3.0.4\n".to_owned()),
    ] {
        let path = workspace.0.join("corpus").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    workspace
}

/// The rows of a run for programs, by document.
fn rows(output: &Output) -> BTreeMap<String, Value> {
    let text = out(output);
    let rows = text.lines().map(serde_json::from_str::<Value>);
    let rows = rows.map(|row| row.expect("an object a line"));
    rows.filter_map(|row| Some((row["path"].as_str()?.replace('\\', "/"), row.clone())))
        .collect()
}

#[test]
fn a_bad_document_never_stops_the_rest() {
    let workspace = folder("corpus-rest");
    for jobs in ["1", "3"] {
        let run = workspace.run(&["corpus", "corpus", "--json", "--jobs", jobs]);
        assert_eq!(code(&run), 0, "{}", err(&run));
        let rows = rows(&run);
        let outcomes: Vec<(&str, &str)> = rows
            .iter()
            .map(|(path, row)| (path.as_str(), row["outcome"].as_str().expect("an outcome")))
            .collect();
        let expected = [
            ("a-good.yaml", "generated"),
            ("b-damaged.json", "refused"),
            ("below/c-dangling.yaml", "refused"),
            ("below/d-list.yaml", "refused"),
            ("below/e-good.yml", "generated"),
        ];
        assert_eq!(outcomes, expected);
        assert_eq!(
            rows["below/c-dangling.yaml"]["places"],
            serde_json::json!(["SW0302:8"])
        );
        assert_eq!(rows["a-good.yaml"]["operations"], 1);
        assert_eq!(rows["a-good.yaml"]["called_operations"], 1);
        assert_eq!(rows["a-good.yaml"]["untyped"]["anything"], 1);
    }
}

#[test]
fn a_document_that_takes_too_long_is_given_up_and_the_next_is_read() {
    let workspace = folder("corpus-patience");
    let run = workspace.run(&["corpus", "corpus", "--json", "--patience", "0"]);
    assert_eq!(code(&run), 1);
    let rows = rows(&run);
    assert_eq!(rows.len(), 5);
    for (path, row) in &rows {
        assert_eq!(row["outcome"], "defect", "{path}");
        assert_eq!(row["message"], "no end after 0 seconds", "{path}");
    }
}

#[test]
fn the_list_of_refusals_may_only_shrink() {
    let workspace = folder("corpus-list");
    let list = workspace.0.join("refused.tsv");
    let run = |lines: &str| {
        fs::write(&list, format!("# Why.\n{lines}")).expect("written");
        workspace.run(&["corpus", "corpus", "--refused", "refused.tsv"])
    };
    let all =
        "b-damaged.json\tSW0107\nbelow/c-dangling.yaml\tSW0302:8\nbelow/d-list.yaml\tSW0207\n";
    let told = run(all);
    assert_eq!(code(&told), 0, "{}{}", out(&told), err(&told));
    let text = out(&told);
    assert!(
        text.contains("5 documents: 2 generated, 3 refused"),
        "{text}"
    );
    assert!(
        text.contains("untyped places: 2 anything, 2 free-object"),
        "{text}"
    );
    assert!(text.contains("slowest:"), "{text}");

    let complaint = |lines: &str| {
        let told = run(lines);
        assert_eq!(code(&told), 1, "{lines}");
        out(&told) + &err(&told)
    };
    let missing = all.replace("below/d-list.yaml\tSW0207\n", "");
    assert!(complaint(&missing).contains("below/d-list.yaml: refused, and not on the list"));
    let other = all.replace("SW0302:8", "SW0302:9");
    assert!(complaint(&other).contains("refused with SW0302:8 and not with SW0302:9"));
    let needless = format!("{all}a-good.yaml\tSW0101\n");
    assert!(complaint(&needless).contains("a-good.yaml: no longer refused; take it off the list"));
    let gone = format!("{all}below/z-gone.yaml\tSW0101\n");
    assert!(complaint(&gone).contains("below/z-gone.yaml: there is no such document; take it off"));
    // A sample of the folder says nothing of the others.
    let sampled = workspace.run(&[
        "corpus",
        "corpus",
        "--refused",
        "refused.tsv",
        "--only",
        "b-damaged",
    ]);
    assert_eq!(code(&sampled), 0, "{}", err(&sampled));
}

/// Objects in each other, each of which must be there: deeper than samples are made.
fn abyss() -> String {
    let mut text = GOOD.replace("schema: {}", "schema: {$ref: '#/components/schemas/L0'}");
    text.truncate(text.find("components:").expect("components"));
    text.push_str("components:\n  schemas:\n    L40: {type: string}\n");
    for level in 0..40 {
        let next = level + 1;
        text.push_str(&format!(
            "    L{level}: {{type: object, required: [a], properties: {{a: {{$ref: '#/components/schemas/L{next}'}}}}}}\n"
        ));
    }
    text
}

#[test]
fn a_document_whose_answers_no_test_gives_is_told() {
    let workspace = folder("corpus-answers");
    fs::write(workspace.0.join("corpus/f-abyss.yaml"), abyss()).expect("written");
    let run = workspace.run(&["corpus", "corpus"]);
    assert_eq!(code(&run), 1, "{}", out(&run));
    let complaints = err(&run);
    assert_eq!(
        complaints.trim(),
        "error: f-abyss.yaml: no test gives 1 of its 1 documented answers: no value of their types was found"
    );
}

/// What is compiled is kept, so that the dependencies are compiled once.
#[test]
fn crates_are_compiled() {
    let workspace = folder("corpus-compiled");
    let kept = workspace.0.with_file_name("corpus-compiled-kept");
    fs::create_dir_all(&kept).expect("a folder");
    // The versions of this repository, so that nothing is fetched.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, kept.join("Cargo.lock")).expect("a copy");
    let kept = kept.to_string_lossy().into_owned();
    let arguments = ["corpus", "corpus", "--compile", "--keep", &kept, "--json"];
    let run = workspace.run_offline(&arguments);
    assert_eq!(code(&run), 0, "{}", err(&run));
    let rows = rows(&run);
    let none = serde_json::json!([]);
    assert_eq!(rows["a-good.yaml"]["compile_errors"], none);
    assert_eq!(rows["below/e-good.yml"]["compile_errors"], none);
    assert_eq!(rows["b-damaged.json"].get("compile_errors"), None);
}

#[test]
fn a_folder_without_a_document_is_told() {
    let workspace = Workspace::new("corpus-none");
    fs::create_dir(workspace.0.join("corpus")).expect("a folder");
    let run = workspace.run(&["corpus", "corpus"]);
    assert_eq!(code(&run), 1);
    assert!(
        err(&run).contains("corpus holds no OpenAPI document"),
        "{}",
        err(&run)
    );
}
