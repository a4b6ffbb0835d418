//! Do the crates of all themes compile, without a warning, and do their tests pass?
//!
//! They are written side by side into one workspace below the target folder, which is checked once. The workspace keeps
//! the versions of this repository's lock file, so that nothing is fetched, and shares its target folder, so that the
//! dependencies are there already. Files that did not change are left alone: a second run takes seconds.

mod golden_support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use golden_support::{generated, name, random, readme, themes};
use serde_json::json;
use specwright::config::Config;
use specwright::fileset::FileSet;
use specwright::source::Sources;

/// Themes whose tests are run: between them, every kind of body, error, union and rule goes over the wire.
const TESTED: &[&str] = &[
    "assertions",
    "deep",
    "examples",
    "examples-all",
    "fixed",
    "forms",
    "headers",
    "long",
    "media",
    "multiparts",
    "nested",
    "options",
    "parameters",
    "paths",
    "queries",
    "random",
    "random-3-1",
    "ranges",
    "requests",
    "responses",
    "rules",
    "schemes",
    "secrets",
    "servers",
    "shown",
    "shown-made",
    "signatures",
    "streams",
    "styles",
    "unions",
    "unknown",
    "versions",
];

/// The documents by chance: where their numbers begin, which also says of what version they are, and how many objects they
/// have. Their examples are the test: each is read, written and read again, and the validators must find in it what the
/// generator says they find.
const RANDOM: [(&str, u64, usize); 2] = [("random", 20, 40), ("random-3-1", 21, 30)];

/// Objects in a row, each in the one before.
const DEEP: usize = 90;

/// How many types and operations the crate has whose modules are divided: more types than a file holds, and more
/// operations of each of two tags.
const LONG: usize = 300;

/// The theme of hostile prose, whose documentation is built.
const DOCUMENTED: &str = "prose";

const MANIFEST: &str = "\
[workspace]
resolver = \"3\"
members = [\"crates/*\"]

[profile.dev]
debug = \"line-tables-only\"
";

/// The crate of the theme whose groups have optional parameters in common; each of them can be compiled alone, too.
const SHARING: &str = "golden-options";

/// The theme of several groups, each of which can be compiled alone.
const SPLIT: &str = "tags";

/// The theme of credentials, whose tests also pass without the features that make them.
const AUTHENTICATED: &str = "security";

#[test]
fn crates_of_all_themes_are_clean_and_pass_their_tests() {
    let workspace = &*WORKSPACE;
    cargo(
        workspace,
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "--deny",
            "warnings",
        ],
    );
    cargo(
        workspace,
        &[
            "doc",
            "--no-deps",
            "--package",
            &format!("golden-{DOCUMENTED}"),
        ],
    );
    let packages: Vec<String> = TESTED
        .iter()
        .map(|theme| format!("--package=golden-{theme}"))
        .collect();
    let mut test = vec!["test", "--quiet", "--all-features"];
    test.extend(packages.iter().map(String::as_str));
    cargo(workspace, &test);
    // Of all the blocks in the documentation, rustdoc would run none, and compile ours, the worked example of the crate.
    let doctests = run(
        workspace,
        &[
            "test",
            "--doc",
            "--package",
            &format!("golden-{DOCUMENTED}"),
        ],
    );
    let only_ours =
        doctests.contains("running 1 test\n") && doctests.contains("src/lib.rs - (line");
    assert!(
        only_ours && doctests.contains("- compile ... ok"),
        "{doctests}"
    );
}

/// Every group alone, and none, with and without authentication: no warning, and the tests pass.
#[test]
fn any_features_are_clean_and_pass_their_tests() {
    let workspace = &*WORKSPACE;
    let split = format!("golden-{SPLIT}");
    let manifest = workspace.join("crates").join(SPLIT).join("Cargo.toml");
    let features = features(&manifest);
    assert_eq!(features, ["digest", "big-dogs", "cats", "operations"]);
    let groups = features.iter().map(String::as_str);
    let groups = groups.filter(|feature| *feature != "digest");
    let alone = groups.chain([""]).map(|feature| (split.as_str(), feature));
    for (package, features) in alone.chain([(SHARING, "cats"), (SHARING, "dogs")]) {
        let only = ["--no-default-features", "--features", features];
        let mut clippy = vec!["clippy", "--all-targets", "--package", package];
        clippy.extend(only);
        clippy.extend(["--", "--deny", "warnings"]);
        cargo(workspace, &clippy);
    }
    for (theme, features) in [
        (SPLIT, "cats"),
        (AUTHENTICATED, ""),
        (AUTHENTICATED, "oauth2"),
    ] {
        let package = format!("--package=golden-{theme}");
        let only = ["--no-default-features", "--features", features];
        let mut test = vec!["test", "--quiet", &package];
        test.extend(only);
        cargo(workspace, &test);
    }
}

/// The features that are on by default.
fn features(manifest: &Path) -> Vec<String> {
    let text = fs::read_to_string(manifest).expect("the manifest of a theme");
    let table: toml::Table = text.parse().expect("a manifest is TOML");
    let default = table["features"]["default"].as_array().expect("a list");
    default
        .iter()
        .filter_map(|feature| feature.as_str().map(str::to_owned))
        .collect()
}

/// The workspace, written once for all tests.
static WORKSPACE: LazyLock<PathBuf> = LazyLock::new(assemble);

/// Writes the workspace.
fn assemble() -> PathBuf {
    let workspace = target().join("golden");
    let mut kept = Vec::new();
    for theme in themes() {
        let folder = workspace.join("crates").join(name(&theme));
        for (path, text) in readme::add(&generated(&theme)) {
            let place = folder.join(path);
            write(&place, &text);
            kept.push(place);
        }
    }
    let by_chance = RANDOM.map(|(folder, seed, count)| (folder, by_chance(folder, seed, count)));
    for (folder, files) in
        by_chance
            .into_iter()
            .chain([("deep", deep()), ("long", long()), ("client", reserved())])
    {
        for (path, text) in files.iter() {
            let place = workspace.join("crates").join(folder).join(path);
            write(&place, text);
            kept.push(place);
        }
    }
    remove_others(&workspace.join("crates"), &kept);
    write(&workspace.join("Cargo.toml"), MANIFEST);
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    if !workspace.join("Cargo.lock").is_file() {
        write(
            &workspace.join("Cargo.lock"),
            &fs::read_to_string(lock).expect("the lock file of the repository"),
        );
    }
    workspace
}

/// The crate of a document made by chance.
fn by_chance(theme: &str, seed: u64, count: usize) -> FileSet {
    made(theme, random::document(seed, count).to_string())
}

/// The crate of objects that lie deeper in each other than rustc looks, unless it is told to: in a row, and in a circle;
/// and of lists and maps in a row.
fn deep() -> FileSet {
    let mut schemas = serde_json::Map::new();
    for n in 0..DEEP {
        let next = format!("#/components/schemas/C{}", n + 1);
        let object = json!({"type": "object", "properties": {"c": {"$ref": next}}});
        schemas.insert(format!("C{n}"), object);
        let next = json!({"$ref": format!("#/components/schemas/L{}", n + 1)});
        let list = json!({"type": "array", "items": next, "maxItems": 5});
        let map = json!({"type": "object", "additionalProperties": next});
        schemas.insert(format!("L{n}"), if n % 3 == 0 { map } else { list });
    }
    schemas.insert(
        format!("L{DEEP}"),
        json!({"type": "string", "maxLength": 5}),
    );
    let back = json!({"$ref": "#/components/schemas/C7"});
    let lists = json!({"$ref": "#/components/schemas/L0"});
    let last = json!({"type": "array", "items": back});
    let last = json!({"type": "object", "properties": {"c": last, "l": lists}});
    schemas.insert(format!("C{DEEP}"), last);
    let body = json!({"application/json": {"schema": {"$ref": "#/components/schemas/C0"}}});
    let operation = json!({
        "operationId": "exchange",
        "requestBody": {"content": body},
        "responses": {"200": {"description": "The same.", "content": body}},
    });
    let document = json!({
        "openapi": "3.0.4",
        "info": {"title": "Deep", "version": "1"},
        "paths": {"/c": {"post": operation}},
        "components": {"schemas": schemas},
    });
    made("deep", document.to_string())
}

/// The crate of so many types and operations that its modules are divided into files. Their names are words that the
/// generator uses itself, too.
fn long() -> FileSet {
    let words = [
        "Client", "Model", "Shared", "Type", "Json", "Mod", "Thing", "Self",
    ];
    let names = (0..LONG).map(|n| {
        let words = [n / 64, n / 8 % 8, n % 8].map(|at| words.get(at).copied());
        words.into_iter().flatten().collect::<String>()
    });
    let names: Vec<String> = names.collect();
    let mut paths = serde_json::Map::new();
    let mut schemas = serde_json::Map::new();
    for (n, name) in names.iter().enumerate() {
        let next = names.get((n + 7) % LONG).expect("a name");
        let next = format!("#/components/schemas/{next}");
        let members = json!({"name": {"type": "string", "maxLength": 5}, "next": {"$ref": next}});
        let object = json!({"type": "object", "properties": members});
        schemas.insert(name.clone(), object);
        let schema = json!({"$ref": format!("#/components/schemas/{name}")});
        let content = json!({"application/json": {"schema": schema}});
        let tag = ["shared", "things"].get(n % 2);
        paths.insert(
            format!("/things/{n}"),
            json!({"get": {
                "operationId": format!("get{name}"),
                "tags": [tag],
                "parameters": [
                    {"name": "name", "in": "query", "schema": {"type": "string", "maxLength": 5}},
                    {"name": "pretty", "in": "query", "schema": {"type": "boolean"}},
                ],
                "responses": {"200": {"description": "A thing.", "content": content}},
            }}),
        );
    }
    let document = json!({
        "openapi": "3.0.4",
        "info": {"title": "Long", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    });
    made("long", document.to_string())
}

/// The crate of a package whose name its library cannot have.
fn reserved() -> FileSet {
    let operation = json!({"operationId": "ping", "responses": {"204": {"description": "Pong."}}});
    let document = json!({
        "openapi": "3.0.4",
        "info": {"title": "Reserved", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/ping": {"get": operation}},
    });
    named("client", document.to_string())
}

fn made(theme: &str, document: String) -> FileSet {
    named(&format!("golden-{theme}"), document)
}

fn named(package: &str, document: String) -> FileSet {
    let file = format!("{package}.json");
    let config = Config::new(file.as_str(), "out", package);
    match specwright::generate(&Sources::single(file, document), &config) {
        Ok(output) => output.files,
        Err(failure) => panic!("{failure}"),
    }
}

/// The target folder of this build.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("the target folder")
        .to_path_buf()
}

/// Writes a file, unless it says that already: what is not touched is not compiled again.
fn write(place: &Path, text: &str) {
    if fs::read_to_string(place).is_ok_and(|before| before == text) {
        return;
    }
    fs::create_dir_all(place.parent().expect("a folder"))
        .expect("a folder below the target folder");
    fs::write(place, text).expect("a file below the target folder");
}

/// Removes files of earlier runs.
fn remove_others(folder: &Path, kept: &[PathBuf]) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            remove_others(&path, kept);
            // Fails, as it should, where a file is left.
            let _ = fs::remove_dir(&path);
        } else if !kept.contains(&path) {
            fs::remove_file(&path).expect("a file below the target folder");
        }
    }
}

/// Runs cargo in the workspace; a failure is a failure of the test.
fn cargo(workspace: &Path, arguments: &[&str]) {
    run(workspace, arguments);
}

fn run(workspace: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_NET_OFFLINE", "true")
        .env("RUSTDOCFLAGS", "--deny warnings")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo can be run");
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        output.status.success(),
        "cargo {}\n{text}",
        arguments.join(" ")
    );
    text
}
