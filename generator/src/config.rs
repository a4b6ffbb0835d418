//! What did the user ask for? The parsed `specwright.toml`, or the options of one command line.
//!
//! Everything here is trusted and reviewed, unlike the document. A name that is not known here is an error, so that a
//! typing slip never turns an option off in silence.

mod overrides;
mod pagination;
mod stated;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::Arc;

pub use self::overrides::Override;
pub use self::pagination::{Pagination, PaginationKind};

use serde::{Deserialize, Serialize};

use self::stated::Stated;
use crate::diagnostics::{Diagnostics, Report, catalog, escape_whole, suggest};
use crate::source::Origin;

/// `specwright.toml`: one or more targets.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConfigFile {
    /// The crates to generate, in order.
    #[serde(default, rename = "target")]
    pub targets: Vec<Config>,
}

/// One crate to generate.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The OpenAPI document, relative to `specwright.toml`.
    pub document: String,
    /// The folder out of which no reference to another file may lead, relative to `specwright.toml`; the document's own
    /// when absent.
    #[serde(default, skip_serializing)]
    pub root: Option<String>,
    /// The folder of the generated crate, relative to `specwright.toml`.
    #[serde(skip_serializing)]
    pub out: String,
    /// Package name of the generated crate.
    pub name: String,
    /// Version of the generated crate.
    #[serde(default = "default_version")]
    pub version: String,
    /// SPDX licence expression of the generated crate.
    #[serde(default)]
    pub license: Option<String>,
    /// Choose the newest representation not after this date (`2025-03-12`) where an operation documents several dated
    /// ones; the newest of all when absent.
    #[serde(default)]
    pub resource_version: Option<String>,
    /// Unsupported features, by name, that may be left out with a note. One that never applies is an error.
    #[serde(default)]
    pub allow: Vec<String>,
    /// What becomes of warnings and notes, by code, or of all `warnings`: nothing of it changes what is written.
    #[serde(default, skip_serializing)]
    pub findings: BTreeMap<String, Level>,
    /// Whether an entry of `allow` may be without effect: for runs over many documents, not for `specwright.toml`.
    #[serde(skip)]
    pub allow_unused: bool,
    /// How many threads may work at once: it changes how long a run takes, never what it writes.
    #[serde(skip, default = "one_thread")]
    pub jobs: NonZeroUsize,
    /// Environment variables for `Credentials::from_env()`, by security scheme.
    #[serde(default)]
    pub credentials: BTreeMap<String, CredentialVariables>,
    /// Path of the OAuth 2.0 revocation endpoint (RFC 7009) below the base URL, by security scheme.
    #[serde(default)]
    pub revocation: BTreeMap<String, String>,
    /// The envelope convention of the API, when it has one.
    #[serde(default)]
    pub envelope: Option<Envelope>,
    /// Which properties of error bodies hold what.
    #[serde(default)]
    pub errors: ErrorRoles,
    /// Specification extensions to show in documentation: extension name → heading.
    #[serde(default)]
    pub documented_extensions: BTreeMap<String, String>,
    /// Which operations are generated; all of them when it is absent.
    #[serde(default)]
    pub select: Selection,
    /// What becomes of single parts of the document.
    #[serde(default, rename = "override", skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
    /// How operations page, where that is not found or not found right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pagination: Vec<Pagination>,
    /// Dependencies of the generated crate besides its own, as Cargo writes them: for types that stand in the place of
    /// generated ones.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dependencies: BTreeMap<String, toml::Value>,
    /// What holds the strings of a format: `typed` (a type of its own, where there is one) or `string`; for `date-time`
    /// also `time`, `chrono` or `jiff`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub formats: BTreeMap<String, String>,
    /// What becomes of members that objects have and the document does not name.
    #[serde(default, skip_serializing_if = "UnknownMembers::is_default")]
    pub unknown_members: UnknownMembers,
    /// Limits on what is read and generated.
    #[serde(default)]
    pub limits: Limits,
    /// Where all of this stands.
    #[serde(skip)]
    stated: Option<Stated>,
}

/// What becomes of a warning or a note.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// It is not shown.
    Allow,
    /// It is an error, and nothing is written.
    Deny,
}

/// Which operations are generated: those that any entry names. Types that none of them reaches are left out.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Selection {
    /// Operations with one of these tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Operations on one of these path templates; `*` at the end stands for any rest.
    #[serde(default)]
    pub paths: Vec<String>,
    /// Operations by `operationId`; one without is named by its method and path template (`get /pets/{petId}`).
    #[serde(default)]
    pub operations: Vec<String>,
}

impl Selection {
    /// Whether nothing is asked for in particular.
    pub fn is_everything(&self) -> bool {
        self.entries().next().is_none()
    }

    /// Every entry: the name of its list, its number in that, and what it says.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, usize, &str)> {
        let lists = [
            ("tags", &self.tags),
            ("paths", &self.paths),
            ("operations", &self.operations),
        ];
        lists.into_iter().flat_map(|(list, values)| {
            let values = values.iter().enumerate();
            values.map(move |(index, value)| (list, index, value.as_str()))
        })
    }
}

/// What becomes of members that objects have and the document does not name.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnknownMembers {
    /// They are read over.
    #[default]
    Drop,
    /// They are kept as they came, and written again.
    Keep,
}

impl UnknownMembers {
    /// Whether it is what it is without being asked for: then it takes no part in the digest of the options.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Environment variables that hold the credentials of one security scheme.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CredentialVariables {
    /// OAuth 2.0 client id.
    #[serde(default)]
    pub client_id: Option<String>,
    /// OAuth 2.0 client secret.
    #[serde(default)]
    pub client_secret: Option<String>,
    /// User name of HTTP basic or digest.
    #[serde(default)]
    pub username: Option<String>,
    /// Password of HTTP basic or digest.
    #[serde(default)]
    pub password: Option<String>,
    /// A bearer token the caller already has, or what goes after the name of another HTTP scheme.
    #[serde(default)]
    pub access_token: Option<String>,
    /// An API key.
    #[serde(default)]
    pub api_key: Option<String>,
    /// A client's certificate and its private key, in PEM.
    #[serde(default)]
    pub client_certificate: Option<String>,
}

/// The envelope convention: a query parameter that asks for status and content inside the body.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Envelope {
    /// Name of the boolean query parameter.
    pub parameter: String,
    /// Member that holds the status.
    pub status: String,
    /// Member that holds the resource.
    pub content: String,
}

/// Properties of error bodies, by what they hold. Absent roles are detected by well-known names (RFC 9457 and common
/// practice).
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ErrorRoles {
    /// A stable code for programs.
    #[serde(default)]
    pub code: Option<String>,
    /// A short reason for people.
    #[serde(default)]
    pub reason: Option<String>,
    /// The details.
    #[serde(default)]
    pub detail: Option<String>,
}

/// Limits on documents and output.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Limits {
    /// Files of a document.
    pub files: usize,
    /// Bytes of all files together.
    pub bytes: usize,
    /// Nodes (scalars, arrays, objects) of all files together.
    pub nodes: usize,
    /// Depth of nesting.
    pub depth: usize,
    /// References of the document.
    pub references: usize,
    /// Properties of one object.
    pub properties: usize,
    /// Values of one enumeration, or variants of one union.
    pub variants: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            files: 5_000,
            bytes: 64 << 20,
            nodes: 2_000_000,
            depth: 128,
            references: 500_000,
            properties: 1_000,
            variants: 2_500,
        }
    }
}

impl ConfigFile {
    /// Reads the text of `specwright.toml`; messages call it by this name.
    ///
    /// # Errors
    /// The text is no TOML, or says something that is not known here, or states no target.
    pub fn read(name: &str, text: &str) -> Result<Self, Box<Report>> {
        let mut file: Self = toml::from_str(text).map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            Box::new(unreadable(name, text, span, error.message()))
        })?;
        if file.targets.is_empty() {
            let what = "there is no `[[target]]`";
            return Err(Box::new(unreadable(name, text, 0..0, what)));
        }
        let stated = Stated::targets(name, text);
        for (target, stated) in file.targets.iter_mut().zip(stated) {
            target.stated = Some(stated);
        }
        Ok(file)
    }
}

/// The report on a configuration that cannot be used.
fn unreadable(name: &str, text: &str, span: Range<usize>, what: &str) -> Report {
    let mut diagnostics = Diagnostics::default();
    let (tree, place) = stated::broken(name, text, span);
    diagnostics.add_tree(Arc::new(tree));
    let message = catalog::config::UNREADABLE_CONFIGURATION.message(escape_whole(what));
    // "unknown field `x`, expected one of `a`, `b`"
    let mut names = what.split('`').skip(1).step_by(2);
    let message = match names.next() {
        Some(name) if what.starts_with("unknown field") => suggest(message, name, names),
        _ => message,
    };
    diagnostics.report(place, message);
    diagnostics.so_far()
}

impl Config {
    /// A target with nothing but the three things that have no default.
    pub fn new(
        document: impl Into<String>,
        out: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self {
            document: document.into(),
            root: None,
            out: out.into(),
            name: name.into(),
            version: default_version(),
            license: None,
            resource_version: None,
            allow: Vec::new(),
            findings: BTreeMap::new(),
            allow_unused: false,
            jobs: one_thread(),
            credentials: BTreeMap::new(),
            revocation: BTreeMap::new(),
            envelope: None,
            errors: ErrorRoles::default(),
            documented_extensions: BTreeMap::new(),
            select: Selection::default(),
            overrides: Vec::new(),
            pagination: Vec::new(),
            dependencies: BTreeMap::new(),
            formats: BTreeMap::new(),
            unknown_members: UnknownMembers::default(),
            limits: Limits::default(),
            stated: None,
        }
    }

    /// Says where the options stand, for messages: in this text of one target.
    pub fn state_in(&mut self, name: &str, text: &str) {
        self.stated = Stated::alone(name, text);
    }

    /// The text that states the options, where one does.
    pub(crate) fn stated(&self) -> Option<&Stated> {
        self.stated.as_ref()
    }

    /// The place of an item of a list of strings.
    pub(crate) fn place_of_item(&self, list: &str, text: &str) -> Origin {
        let stated = self.stated.as_ref();
        let item = stated.and_then(|stated| stated.item(list, text));
        item.unwrap_or(Origin::NONE)
    }

    /// The place of an option, by the names of tables and the numbers of items that lead to it.
    pub(crate) fn place(&self, path: &[&str]) -> Origin {
        let stated = self.stated.as_ref();
        stated.map_or(Origin::NONE, |stated| stated.place(path))
    }
}

impl Config {
    /// SHA-256 of everything here that shapes the output; where it is put does not.
    pub fn sha256(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        crate::lock::sha256(text.as_bytes())
    }
}

fn one_thread() -> NonZeroUsize {
    NonZeroUsize::MIN
}

fn default_version() -> String {
    "0.1.0".to_owned()
}

#[cfg(test)]
mod tests {
    use super::ConfigFile;

    #[test]
    fn entries_know_where_they_stand() {
        let text = "# how\n[[target]]\ndocument = \"a\"\nout = \"b\"\nname = \"c\"\nallow = [\"x\",\n  \"y\"]\n\n[[target.pagination]]\nkind = \"none\"\n\n[[target.pagination]]\nkind = \"url\"\n";
        let file = ConfigFile::read("f.toml", text).expect("a configuration");
        let target = file.targets.first().expect("a target");
        let tree = target.stated().expect("a text").tree();
        let places = [
            &["pagination", "0"][..],
            &["pagination", "1", "kind"],
            &["allow", "1"],
            &["name"],
            &["select", "tags", "0"],
        ];
        let places = places.map(|path| {
            let place = target.place(path);
            let span = tree.focus(place);
            let line = text[..span.start as usize].matches('\n').count() + 1;
            (tree.pointer(place), line)
        });
        let expected = [
            ("#/target/0/pagination/0", 9),
            ("#/target/0/pagination/1/kind", 13),
            ("#/target/0/allow/1", 7),
            ("#/target/0/name", 5),
            ("#/target/0", 2),
        ];
        assert_eq!(
            places,
            expected.map(|(pointer, line)| (pointer.to_owned(), line))
        );
    }
}
