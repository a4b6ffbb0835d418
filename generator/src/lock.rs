//! What did the last run write, and from what? The lock file of a generated crate.
//!
//! It lists every generated file with its SHA-256, and the digests of the document and of the options. With it, `check`
//! can tell a file that was edited by hand from one that is out of date, and `generate` can tell its own files from
//! those of others.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Name of the lock file in the folder of the generated crate.
pub const LOCK_FILE: &str = "specwright.lock";

/// The lock file.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lock {
    /// Version of the generator that wrote the files.
    pub generator: String,
    /// The document, as the configuration names it.
    pub document: String,
    /// SHA-256 of the document's bytes; of a document of several files, those of the file that the configuration names.
    pub document_sha256: String,
    /// SHA-256 of the options that shape the output.
    pub options_sha256: String,
    /// Path of each other file of the document, below its folder, and the SHA-256 of its bytes.
    #[serde(default)]
    pub document_files: BTreeMap<String, String>,
    /// Path of each generated file and the SHA-256 of its bytes.
    pub files: BTreeMap<String, String>,
}

impl Lock {
    /// Describes files, by path and the SHA-256 of each, that were made from these inputs.
    pub fn of(files: BTreeMap<String, String>, inputs: &Inputs) -> Self {
        Self {
            generator: env!("CARGO_PKG_VERSION").to_owned(),
            document: inputs.document.clone(),
            document_sha256: inputs.document_sha256.clone(),
            options_sha256: inputs.options_sha256.clone(),
            document_files: inputs.files.clone(),
            files,
        }
    }

    /// The same of files that are at hand.
    #[cfg(test)]
    pub(crate) fn of_files(files: &crate::fileset::FileSet, inputs: &Inputs) -> Self {
        let digest = |(path, text): (&str, &str)| (path.to_owned(), sha256(text.as_bytes()));
        Self::of(files.iter().map(digest).collect(), inputs)
    }

    /// Reads a lock file.
    ///
    /// # Errors
    /// The text is not a lock file; the message says why.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.message().to_owned())
    }

    /// The text of the lock file: TOML, one line a file, in order of path.
    pub fn render(&self) -> String {
        let mut text = String::from(
            "# Written by specwright: which files it generated, and from what. Do not edit.\n",
        );
        for (key, value) in [
            ("generator", &self.generator),
            ("document", &self.document),
            ("document-sha256", &self.document_sha256),
            ("options-sha256", &self.options_sha256),
        ] {
            let _ = writeln!(text, "{key} = {}", toml_string(value));
        }
        let tables = [
            ("document-files", &self.document_files),
            ("files", &self.files),
        ];
        for (name, digests) in tables {
            if name == "document-files" && digests.is_empty() {
                continue;
            }
            let _ = writeln!(text, "\n[{name}]");
            for (path, digest) in digests {
                let _ = writeln!(text, "{} = \"{digest}\"", toml_string(path));
            }
        }
        text
    }
}

/// What a run reads, as far as the lock file and the headers of files state it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub struct Inputs {
    /// The document, as the configuration names it.
    pub document: String,
    /// SHA-256 of the document's bytes, in hexadecimal.
    pub document_sha256: String,
    /// Path of each other file of the document, below its folder, and the SHA-256 of its bytes.
    pub files: BTreeMap<String, String>,
    /// SHA-256 of the options, in hexadecimal.
    pub options_sha256: String,
}

impl Inputs {
    /// What the whole document goes by: the SHA-256 of its file, or where there are several that of a list of theirs, a
    /// line each as `sha256sum` writes it, the entry first and without a path.
    pub fn digest(&self) -> String {
        if self.files.is_empty() {
            return self.document_sha256.clone();
        }
        let list = self.files.iter().fold(
            format!("{}  \n", self.document_sha256),
            |mut list, (path, digest)| {
                let _ = writeln!(list, "{digest}  {path}");
                list
            },
        );
        sha256(list.as_bytes())
    }
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// A basic string of TOML 1.0, as a key or a value: JSON's escapes are among its own, but for DEL.
fn toml_string(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .replace('\u{7f}', "\\u007f")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(document: &str) -> Inputs {
        Inputs {
            document: document.to_owned(),
            document_sha256: sha256(b"openapi"),
            files: BTreeMap::from([("a \"b\"/c.yaml".to_owned(), sha256(b"pet"))]),
            options_sha256: sha256(b"options"),
        }
    }

    #[test]
    fn sha256_agrees_with_the_vector_of_fips_180_4() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_lock_reads_back_as_it_was_written_whatever_its_names_hold() {
        for document in [
            "api.yaml",
            "a \"quoted\" \\ name\n.yaml",
            "ünï.json",
            "\u{7f}\u{1}.json",
        ] {
            let files = ["src/lib.rs", "src/it's \"odd\".rs"];
            let files = files.map(|path| (path.to_owned(), sha256(path.as_bytes())));
            let lock = Lock::of(files.into(), &inputs(document));
            assert_eq!(Lock::parse(&lock.render()), Ok(lock));
        }
    }

    #[test]
    fn a_lock_that_is_none_is_refused() {
        assert!(Lock::parse("generator = 1").is_err());
        assert!(Lock::parse("surplus = \"x\"").is_err());
    }
}
