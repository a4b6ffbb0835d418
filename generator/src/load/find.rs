//! What does the text of a reference mean? A value of one of the document's files, or a message says why none.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::Names;
use crate::diagnostics::{Message, catalog, escape, suggest};
use crate::source::path::{self, Outside};
use crate::source::{Absence, At, FileId, Found, SourceFile, Sources, Tree, pointer};

/// The files of a document, read.
pub(super) struct Files<'d> {
    sources: &'d Sources,
    trees: &'d [Arc<Tree>],
    /// The index of each file, by its path.
    by_path: BTreeMap<&'d str, usize>,
    paths: Vec<&'d str>,
}

/// Why a reference leads nowhere.
pub(super) struct Miss {
    pub(super) message: Box<Message>,
    /// The file that has to be there first.
    pub(super) wanted: Option<String>,
}

impl From<Message> for Miss {
    fn from(message: Message) -> Self {
        Self {
            message: Box::new(message),
            wanted: None,
        }
    }
}

impl<'d> Files<'d> {
    /// The trees are those of the files, in their order.
    pub(super) fn new(sources: &'d Sources, trees: &'d [Arc<Tree>]) -> Self {
        let paths: Vec<&str> = sources.files().map(SourceFile::path).collect();
        let by_path = paths.iter().enumerate();
        Self {
            sources,
            trees,
            by_path: by_path.map(|(index, path)| (*path, index)).collect(),
            paths,
        }
    }

    /// The outermost value of the entry.
    pub(super) fn entry(&self) -> Option<At<'d>> {
        self.trees.first().map(|tree| tree.root())
    }

    /// The path of the file that a value stands in.
    fn path_of(&self, at: At<'_>) -> &'d str {
        let file = at.origin().file().index();
        self.paths.get(file).copied().unwrap_or("")
    }

    /// The value that the reference at a place means.
    pub(super) fn find(
        &self,
        at: At<'d>,
        names: &Names<'d>,
        suggesting: bool,
    ) -> Result<At<'d>, Miss> {
        let text = text_of(at)?;
        if let Some(named) = names.find(at, text) {
            return Ok(named?);
        }
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let tree = if file.is_empty() {
            at.tree()
        } else {
            self.file(at, (text, file), names)?
        };
        let root = tree.root();
        let Some(decoded) = pointer::percent_decode(fragment) else {
            let message = format!("`{}` has a percent-escape that is none", escape(text));
            return Err(catalog::reference::SYNTAX.message(message).into());
        };
        if decoded.is_empty() {
            return Ok(root);
        }
        let Some(steps) = decoded.strip_prefix('/') else {
            if let Some(named) = names.anchor(root.origin().file(), (text, fragment)) {
                return Ok(named?);
            }
            let message = format!(
                "the fragment of `{}` is no JSON Pointer: it does not begin with `/`",
                escape(text)
            );
            return Err(catalog::reference::SYNTAX.message(message).into());
        };
        // Core § 8.2.1: a pointer is about the schema with the `$id`. Many write it about the document all the same.
        let resource = names.resource(at).filter(|_| file.is_empty());
        if let Some(meant) = resource.and_then(|root| pointer::follow(root, &decoded)) {
            return Ok(meant);
        }
        let mut here = root;
        for step in steps.split('/') {
            let Some(name) = pointer::unescape(step) else {
                let message = format!(
                    "`{}` has a `~` that is followed by neither `0` nor `1`",
                    escape(text)
                );
                return Err(catalog::reference::SYNTAX.message(message).into());
            };
            match pointer::follow_step(here, &name) {
                Some(next) => here = next,
                None => return Err(unresolved(text, &name, here, suggesting).into()),
            }
        }
        Ok(here)
    }

    /// The file that a reference names.
    fn file(
        &self,
        at: At<'d>,
        (text, file): (&str, &str),
        names: &Names<'d>,
    ) -> Result<&'d Tree, Miss> {
        // OAS 3.2.0 § OpenAPI Object: what lies beside the document may be named as if it were where it says it is.
        let beside = names.itself(at.origin().file()).and_then(|itself| {
            let (folder, _) = itself.rsplit_once('/')?;
            file.strip_prefix(folder)?.strip_prefix('/')
        });
        let path = path::join(self.path_of(at), beside.unwrap_or(file))
            .map_err(|why| outside(text, why))?;
        let known = match self.sources.find(&path) {
            Found::File(known) => known,
            Found::Absent(why) => return Err(self.absent(text, &path, why).into()),
            Found::Unknown => {
                let message = format!("`{}` is not among the files of the run", escape(&path));
                return Err(Miss {
                    message: Box::new(catalog::reference::OTHER_FILE.message(message)),
                    wanted: Some(path),
                });
            }
        };
        let tree = self.by_path.get(known).and_then(|n| self.trees.get(*n));
        tree.map(|tree| &**tree)
            .ok_or_else(|| self.absent(text, &path, &Absence::Missing).into())
    }

    fn absent(&self, text: &str, path: &str, why: &Absence) -> Message {
        let path = escape(path);
        match why {
            Absence::Missing => {
                let message =
                    catalog::reference::OTHER_FILE.message(format!("there is no file `{path}`"));
                let schemas = self.entry().and_then(|root| {
                    let components = root.get("components")?;
                    components.get("schemas")?.get(text)
                });
                match schemas {
                    Some(_) => message.help(format!(
                        "did you mean `#/components/schemas/{}`?",
                        escape(&pointer::escape(text))
                    )),
                    None => suggest(message, &path, self.paths.iter().copied()),
                }
            }
            Absence::Outside => catalog::reference::OUTSIDE.message(format!(
                "`{path}` is a symbolic link that leads out of the document's folder"
            )),
            Absence::NotAFile => {
                catalog::reference::OTHER_FILE.message(format!("`{path}` is no file"))
            }
            Absence::TooLarge(limit) => catalog::source::TOO_LARGE.message(format!(
                "with `{path}` the files have more bytes together than the limit of {limit}"
            )),
            Absence::TooMany(limit) => catalog::source::TOO_MANY_FILES.message(format!(
                "with `{path}` there are more files than the limit of {limit}"
            )),
            Absence::Unreadable(reason) => catalog::reference::OTHER_FILE
                .message(format!("`{path}` cannot be read: {}", escape(reason))),
        }
    }
}

fn text_of(at: At<'_>) -> Result<&str, Message> {
    let Some(text) = at.as_str() else {
        return Err(catalog::reference::SYNTAX.message(format!(
            "`$ref` is {} and should be a string",
            at.kind_name()
        )));
    };
    if text.is_empty() || text.contains(char::is_control) {
        let message = format!("`{}` is no URI reference", escape(text));
        return Err(catalog::reference::SYNTAX.message(message));
    }
    Ok(text)
}

fn unresolved(text: &str, name: &str, last: At<'_>, suggesting: bool) -> Message {
    let message =
        catalog::reference::UNRESOLVED.message(format!("`{}` leads nowhere", escape(text)));
    let message = if last.get("$ref").is_some() {
        message.help("a pointer does not follow the `$ref` on its way: refer to the thing itself")
    } else if suggesting {
        suggest(message, name, last.entries().map(|(known, _)| known))
    } else {
        message
    };
    let what = if last.parent().is_none() && last.origin().file() == FileId::ENTRY {
        "the document".to_owned()
    } else if last.parent().is_none() {
        "the file".to_owned()
    } else {
        format!("`{}`", shown_place(last))
    };
    message.related(last.origin(), format!("{what} has no `{}`", escape(name)))
}

/// A reference to what must not be read.
fn outside(text: &str, why: Outside) -> Message {
    let text = escape(text);
    match why {
        Outside::Remote => catalog::reference::REMOTE
            .message(format!("`{text}` is an absolute URI, and nothing is fetched")),
        Outside::Absolute => catalog::reference::OUTSIDE.message(format!(
            "`{text}` is a path from the root of a disk, and only what lies in the document's folder is read"
        )),
        Outside::Above => catalog::reference::OUTSIDE
            .message(format!("`{text}` leads out of the document's folder")),
        Outside::Backslash => catalog::reference::OUTSIDE.message(format!(
            "`{text}` has a backslash: the parts of a path are divided by `/`"
        )),
        Outside::Escape => syntax(format!(
            "`{text}` has a percent-escape that no name of a file has"
        )),
        Outside::Query => syntax(format!("`{text}` has a query, and a file has none")),
        Outside::Folder => syntax(format!("`{text}` names a folder and no file")),
    }
}

fn syntax(what: String) -> Message {
    let message = catalog::reference::SYNTAX.message(what);
    message.help("name a file by its path, and a part of it after `#`: `schemas/pets.yaml#/Pet`")
}

/// A place as messages show it.
pub(super) fn shown_place(at: At<'_>) -> String {
    escape(&at.tree().pointer(at.origin()))
}
