//! What does `Cargo.toml` hold? A crate that stands alone: every target stated, every version, its own lints.
//!
//! Nothing of the document enters it but through the configuration: a manifest is code to Cargo.

use toml::Value;

use super::cx::Cx;
use super::doc_text::visible;
use super::example_program;
use super::features;
use super::worked;
use crate::plan::{FeatureName, Plan, TargetFeature};
use crate::render::Module;

/// A dependency of every generated crate.
struct Dependency {
    name: &'static str,
    version: &'static str,
    default_features: bool,
    features: &'static [&'static str],
    optional: bool,
}

impl Dependency {
    const fn new(name: &'static str, version: &'static str) -> Self {
        Self {
            name,
            version,
            default_features: true,
            features: &[],
            optional: false,
        }
    }

    const fn bare(self, features: &'static [&'static str]) -> Self {
        Self {
            default_features: false,
            features,
            ..self
        }
    }

    const fn with(self, features: &'static [&'static str]) -> Self {
        Self { features, ..self }
    }

    const fn optional(self) -> Self {
        Self {
            optional: true,
            ..self
        }
    }
}

/// What the runtime needs; a test holds it against the manifest of `templates`.
const DEPENDENCIES: &[Dependency] = &[
    Dependency::new("base64", "0.23"),
    Dependency::new("bytes", "1"),
    Dependency::new("chrono", "0.4").bare(&[]).optional(),
    Dependency::new("futures-core", "0.3").bare(&[]),
    Dependency::new("http-body", "1"),
    Dependency::new("jiff", "0.2").bare(&[]).optional(),
    Dependency::new("md-5", "0.11").optional(),
    Dependency::new("regex-lite", "0.1.9"),
    Dependency::new("reqwest", "0.13").bare(&["rustls-no-provider"]),
    Dependency::new("rustls", "0.23").bare(&["ring", "std", "tls12"]),
    Dependency::new("rustls-platform-verifier", "0.7"),
    Dependency::new("serde", "1").bare(&["std"]),
    Dependency::new("serde_json", "1").with(&["float_roundtrip", "raw_value"]),
    Dependency::new("sha2", "0.11").optional(),
    Dependency::new("time", "0.3").bare(&["std"]),
    Dependency::new("tokio", "1").bare(&["rt", "sync", "time"]),
    Dependency::new("tracing", "0.1").bare(&["std"]).optional(),
    Dependency::new("zeroize", "1"),
];

/// What the tests and the example need besides.
const DEV_DEPENDENCIES: &[Dependency] = &[Dependency::new("tokio", "1").bare(&[
    "io-util",
    "macros",
    "net",
    "rt-multi-thread",
    "time",
])];

/// Features that are named after their dependency, and are there only where the configuration asks for them.
pub(super) const CONVERSIONS: &[TargetFeature] = &[TargetFeature::Chrono, TargetFeature::Jiff];

/// Lints that speak of names, sizes and numbers, which the document decides.
const DECIDED_BY_THE_DOCUMENT: &[&str] = &[
    "approx_constant",
    "enum_variant_names",
    "large_enum_variant",
    "match_overlapping_arm",
    "module_inception",
    "new_ret_no_self",
    "should_implement_trait",
    "too_many_arguments",
    "type_complexity",
    "upper_case_acronyms",
    "wrong_self_convention",
];

/// Features that stand in one line.
const MOST_IN_LINE: usize = 6;

pub(super) fn emit(cx: Cx<'_>) -> Module {
    let package = &cx.plan.package;
    let mut text = String::from("[package]\n");
    push(&mut text, "name", &package.name);
    push(&mut text, "version", &package.version);
    push(&mut text, "description", &description(&cx.api.info.title));
    text.push_str("edition = \"2024\"\nrust-version = \"1.88\"\n");
    if let Some(license) = &package.license {
        push(&mut text, "license", license);
    }
    text.push_str("readme = \"README.md\"\n");
    text.push_str("build = false\nautobins = false\nautoexamples = false\nautotests = false\nautobenches = false\n");
    // Documentation holds text of the document, and no text of the document is ever run.
    text.push_str("\n[lib]\n");
    let library = package.library.to_string();
    if library != package.name.replace('-', "_") {
        push(&mut text, "name", &library);
    }
    text.push_str("path = \"src/lib.rs\"\ntest = false\nbench = false\ndoctest = false\n");
    if let Some(worked) = worked::of(cx) {
        let plan = worked.plan;
        target(&mut text, "example", plan.function.as_str(), "examples");
        if let Some(feature) = features::feature_of_example(cx) {
            text.push_str(&format!("required-features = [\"{feature}\"]\n"));
        }
        if example_program::has_blocking(plan) {
            target(&mut text, "example", example_program::BLOCKING, "examples");
            let group = features::feature_of_example(cx).map(FeatureName::as_str);
            push_required(
                &mut text,
                [example_program::BLOCKING].into_iter().chain(group),
            );
        }
    }
    for test in super::contract_tests::files(cx) {
        target(&mut text, "test", test, "tests");
        if test == "mock" {
            // Without digest authentication, nothing could answer a challenge of the mock.
            let digest = package.features.contains(&TargetFeature::Digest);
            let needed = digest.then(|| TargetFeature::Digest.name());
            let group = features::feature_of_example(cx).map(FeatureName::as_str);
            push_required(&mut text, ["mock"].into_iter().chain(needed).chain(group));
        }
    }
    push_features(&mut text, cx.plan);
    text.push_str("\n[dependencies]\n");
    DEPENDENCIES
        .iter()
        .filter(|dependency| is_wanted(dependency, &package.features))
        .for_each(|dependency| push_dependency(&mut text, dependency));
    if !package.dependencies.is_empty() {
        text.push_str("# Those that the configuration adds.\n");
    }
    for (name, value) in &package.dependencies {
        text.push_str(&format!("{name} = {value}\n"));
    }
    text.push_str("\n[dev-dependencies]\n");
    DEV_DEPENDENCIES
        .iter()
        .for_each(|dependency| push_dependency(&mut text, dependency));
    text.push_str("\n[lints.rust]\nmissing_docs = \"warn\"\nunsafe_code = \"forbid\"\n");
    text.push_str(
        "\n# These speak of names, sizes and statuses, which the document decides.\n[lints.clippy]\n",
    );
    DECIDED_BY_THE_DOCUMENT
        .iter()
        .for_each(|lint| push(&mut text, lint, "allow"));
    Module::text("Cargo.toml", text)
}

/// Whether a crate with these features names the dependency: that of a conversion only where it is asked for.
fn is_wanted(dependency: &Dependency, features: &[TargetFeature]) -> bool {
    let mut conversions = CONVERSIONS.iter();
    conversions
        .find(|conversion| conversion.name() == dependency.name)
        .is_none_or(|conversion| features.contains(conversion))
}

/// `key = "text"`, whatever the text.
fn push(text: &mut String, key: &str, value: &str) {
    text.push_str(&format!("{key} = {}\n", Value::String(value.to_owned())));
}

fn push_required<'a>(text: &mut String, features: impl Iterator<Item = &'a str>) {
    let features: Vec<String> = features.map(|name| format!("\"{name}\"")).collect();
    text.push_str(&format!("required-features = [{}]\n", features.join(", ")));
}

fn target(text: &mut String, kind: &str, name: &str, folder: &str) {
    text.push_str(&format!(
        "\n[[{kind}]]\nname = \"{name}\"\npath = \"{folder}/{name}.rs\"\n"
    ));
}

/// The features of the runtime that the document asks for and one for each group, all on by default.
fn push_features(text: &mut String, plan: &Plan) {
    let groups: Vec<&str> = plan
        .homes
        .features()
        .map(|(_, feature)| feature.as_str())
        .collect();
    let needed = plan.package.features.iter().map(|feature| feature.name());
    let quoted = |name: &str| format!("\"{name}\"");
    let default: Vec<String> = needed
        .map(quoted)
        .chain(groups.iter().copied().map(quoted))
        .collect();
    let default = if default.len() <= MOST_IN_LINE {
        format!("[{}]", default.join(", "))
    } else {
        format!("[\n    {},\n]", default.join(",\n    "))
    };
    text.push_str(&format!("\n[features]\ndefault = {default}\n"));
    text.push_str(
        "# HTTP digest authentication (RFC 7616).\ndigest = [\"dep:md-5\", \"dep:sha2\"]\n",
    );
    text.push_str("# OAuth 2.0 client credentials (RFC 6749 § 4.4).\noauth2 = []\n");
    text.push_str(
        "# A span of `tracing` for each call, with an event for each attempt; off by default.\ntracing = [\"dep:tracing\"]\n",
    );
    text.push_str(
        "# Calls that block the thread, for programs without an async runtime.\nblocking = [\"tokio/rt\"]\n",
    );
    text.push_str(
        "# A loopback server made of the document, for tests of programs that call the API.\nmock = []\n",
    );
    for conversion in CONVERSIONS
        .iter()
        .filter(|conversion| plan.package.features.contains(conversion))
    {
        let name = conversion.name();
        text.push_str(&format!(
            "# Conversions of moments for users of `{name}`.\n{name} = [\"dep:{name}\"]\n"
        ));
    }
    if !groups.is_empty() {
        text.push_str(
            "# A group of operations each, with the types and rules that no other group uses.\n",
        );
    }
    for group in groups {
        text.push_str(&format!("{group} = []\n"));
    }
}

fn push_dependency(text: &mut String, dependency: &Dependency) {
    let Dependency {
        name,
        version,
        default_features,
        features,
        optional,
    } = dependency;
    if *default_features && features.is_empty() && !optional {
        text.push_str(&format!("{name} = \"{version}\"\n"));
        return;
    }
    let mut parts = vec![format!("version = \"{version}\"")];
    if !default_features {
        parts.push("default-features = false".to_owned());
    }
    if !features.is_empty() {
        let features: Vec<String> = features
            .iter()
            .map(|feature| format!("\"{feature}\""))
            .collect();
        parts.push(format!("features = [{}]", features.join(", ")));
    }
    if *optional {
        parts.push("optional = true".to_owned());
    }
    text.push_str(&format!("{name} = {{ {} }}\n", parts.join(", ")));
}

/// What the package is, in a line.
fn description(title: &str) -> String {
    let title = visible(&title.split_whitespace().collect::<Vec<_>>().join(" "));
    match title.trim_end_matches('.') {
        "" => "A client generated from an OpenAPI document.".to_owned(),
        title => format!("{title}: a client generated from its OpenAPI document."),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn read(path: &str) -> toml::Table {
        let path = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap_or_default();
        text.parse().unwrap_or_default()
    }

    fn strings(value: Option<&Value>) -> BTreeSet<String> {
        let items = value.and_then(Value::as_array).into_iter().flatten();
        items
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect()
    }

    /// Version, whether default features are on, and features, as the workspace and `templates` together say.
    fn stated(workspace: &Value, own: &Value) -> (String, bool, BTreeSet<String>) {
        let in_workspace = own.get("workspace").is_some();
        let base = if in_workspace { workspace } else { own };
        let version = base
            .as_str()
            .or_else(|| base.get("version").and_then(Value::as_str))
            .unwrap_or_default();
        let default_features = base
            .get("default-features")
            .and_then(Value::as_bool)
            .unwrap_or(true);
        let mut features = strings(base.get("features"));
        features.extend(strings(own.get("features")));
        (version.to_owned(), default_features, features)
    }

    #[test]
    fn versions_and_features_are_those_of_the_runtime() {
        let (workspace, templates) = (read("Cargo.toml"), read("templates/Cargo.toml"));
        let versions = &workspace["workspace"]["dependencies"];
        let own = templates["dependencies"]
            .as_table()
            .cloned()
            .unwrap_or_default();
        let names: Vec<&str> = DEPENDENCIES
            .iter()
            .map(|dependency| dependency.name)
            .collect();
        assert_eq!(own.keys().map(String::as_str).collect::<Vec<_>>(), names);
        assert_eq!(crate::plan::RUNTIME_PACKAGES, names);
        for dependency in DEPENDENCIES {
            let empty = Value::String(String::new());
            let expected = stated(
                versions.get(dependency.name).unwrap_or(&empty),
                &own[dependency.name],
            );
            let features = dependency
                .features
                .iter()
                .map(|feature| (*feature).to_owned())
                .collect();
            assert_eq!(
                (
                    dependency.version.to_owned(),
                    dependency.default_features,
                    features
                ),
                expected,
                "{}",
                dependency.name
            );
        }
    }

    #[test]
    fn optional_dependencies_are_those_of_the_features() {
        let templates = read("templates/Cargo.toml");
        let optional: BTreeSet<String> = DEPENDENCIES
            .iter()
            .filter(|dependency| dependency.optional)
            .map(|dependency| format!("dep:{}", dependency.name))
            .collect();
        let mut enabled = strings(templates["features"].get("digest"));
        for feature in ["oauth2", "chrono", "jiff", "tracing"] {
            enabled.extend(strings(templates["features"].get(feature)));
        }
        assert_eq!(optional, enabled);
    }
}
