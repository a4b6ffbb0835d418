//! What did the user hand over? Names and bytes, not yet read.

use std::collections::BTreeMap;

/// One file: its name as the user wrote it, where it lies, and its bytes.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    path: String,
    bytes: Vec<u8>,
}

impl SourceFile {
    /// Takes a name for messages (`/` between its parts on every system) and the content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let name = name.into().replace('\\', "/");
        let path = name.rsplit('/').next().unwrap_or(&name).to_owned();
        Self {
            name,
            path,
            bytes: bytes.into(),
        }
    }

    /// The name for messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The path below the folder of the document: what references lead to it by.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The content.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Why a file that a document refers to is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// There is no such file.
    Missing,
    /// It lies outside of the document's folder once symbolic links are followed.
    Outside,
    /// It is a folder, a device or the like.
    NotAFile,
    /// All files together are larger than the limit, of so many bytes.
    TooLarge(usize),
    /// There are more files than the limit allows, of so many.
    TooMany(usize),
    /// The system refused, in these words.
    Unreadable(String),
}

#[derive(Clone, Debug)]
enum Other {
    File(SourceFile),
    /// Another name of a file.
    Link(String),
    Absent(Absence),
}

/// What is known of a path.
pub(crate) enum Found<'s> {
    /// A file, by the one path that it goes by.
    File(&'s str),
    Absent(&'s Absence),
    /// Nobody has looked yet.
    Unknown,
}

/// The files of one run; the first holds the OpenAPI Object.
///
/// All lie in one folder, and references lead to them by their paths in it. A document of one file needs no more than
/// [`Sources::single`]. For one of several, generate until nothing is wanted:
///
/// ```
/// use specwright::{Failure, config::Config, source::{Absence, Sources}};
///
/// let entry = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n\
///              components: {schemas: {Pet: {$ref: 'pet.yaml'}}}\n";
/// let mut sources = Sources::single("openapi.yaml", entry);
/// let output = loop {
///     match specwright::generate(&sources, &Config::new("openapi.yaml", "out", "pets")) {
///         Err(Failure::Incomplete { wanted, .. }) => {
///             for path in wanted {
///                 match path.as_str() {
///                     "pet.yaml" => sources.add(path, "type: string\n"),
///                     _ => sources.decline(path, Absence::Missing),
///                 }
///             }
///         }
///         done => break done?,
///     }
/// };
/// assert!(output.files.get("src/lib.rs").is_some());
/// # Ok::<(), specwright::Failure>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sources {
    /// What names of files in messages begin with: empty, or a folder with `/`.
    folder: String,
    entry: SourceFile,
    others: BTreeMap<String, Other>,
}

impl Sources {
    /// The file that holds the OpenAPI Object; its folder is that of the document.
    pub fn single(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let entry = SourceFile::new(name, bytes);
        let folder = entry.name.len() - entry.path.len();
        Self {
            folder: entry.name.get(..folder).unwrap_or("").to_owned(),
            entry,
            others: BTreeMap::new(),
        }
    }

    /// The file that holds the OpenAPI Object, where that may refer to files above its own folder: `path` is its path
    /// below `folder`, which nothing leads out of.
    pub fn below(
        folder: impl Into<String>,
        path: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        let folder = folder.into().replace('\\', "/");
        let folder = match folder.trim_end_matches('/') {
            "" | "." => String::new(),
            folder => format!("{folder}/"),
        };
        let path = path.into().replace('\\', "/");
        Self {
            entry: SourceFile {
                name: format!("{folder}{path}"),
                path,
                bytes: bytes.into(),
            },
            folder,
            others: BTreeMap::new(),
        }
    }

    /// Adds another file, by its path below the folder.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let path = path.into();
        let file = SourceFile {
            name: format!("{}{path}", self.folder),
            path: path.clone(),
            bytes: bytes.into(),
        };
        self.others.insert(path, Other::File(file));
    }

    /// Says that a path is another name of a file, as a symbolic link is one.
    pub fn link(&mut self, path: impl Into<String>, to: impl Into<String>) {
        self.others.insert(path.into(), Other::Link(to.into()));
    }

    /// Says that a file cannot be had: what refers to it is refused.
    pub fn decline(&mut self, path: impl Into<String>, why: Absence) {
        self.others.insert(path.into(), Other::Absent(why));
    }

    /// The file that holds the OpenAPI Object.
    pub fn entry(&self) -> &SourceFile {
        &self.entry
    }

    /// All files: the entry, then the others in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        std::iter::once(&self.entry).chain(self.others())
    }

    /// The files besides the entry, in the order of their paths.
    pub fn others(&self) -> impl Iterator<Item = &SourceFile> {
        self.others.values().filter_map(|other| match other {
            Other::File(file) => Some(file),
            Other::Link(_) | Other::Absent(_) => None,
        })
    }

    /// The file at a path.
    pub(crate) fn find(&self, path: &str) -> Found<'_> {
        let mut path = path;
        // A link leads to a file; links that lead to each other are as good as missing.
        for _ in 0..8 {
            if path == self.entry.path {
                return Found::File(&self.entry.path);
            }
            match self.others.get(path) {
                Some(Other::File(file)) => return Found::File(&file.path),
                Some(Other::Link(to)) => path = to,
                Some(Other::Absent(why)) => return Found::Absent(why),
                None => return Found::Unknown,
            }
        }
        Found::Absent(&Absence::Missing)
    }
}
