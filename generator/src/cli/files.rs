//! Which files does a document consist of? Its own, and those that it refers to, as long as they lie in its folder.
//!
//! The pipeline says which files it wants; they are looked for here, and it runs again with them. A path that it names
//! has no `..` any more; symbolic links are followed before anything is opened, and what leads out is not read.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::fileset::Collector;
use crate::lock::sha256;
use crate::source::{Absence, Sources};
use crate::{Account, Failure, Output, Stage};

/// Generates from a document on disk and the files that it refers to; `shown` is the document's name in messages. Files
/// are read from `root` and below, which is the document's own folder where there is none.
///
/// # Errors
/// The document cannot be read, or does not lie below `root`.
pub fn generate_from_disk(
    document: (&Path, &str),
    root: Option<&Path>,
    config: &Config,
    observe: &mut dyn FnMut(Stage),
) -> io::Result<Result<Output, Failure>> {
    let files = Collector::default();
    let receive = |path, text| files.receive(path, text);
    let (made, _) = generate_noting(document, root, (config, &receive), observe)?;
    Ok(made.map(|account| Output::of(account, files.into_files())))
}

/// Paths that the document refers to, and where each leads: the path of a file without symbolic links.
pub(super) type Leads = BTreeMap<String, String>;

/// The same, handing each file over as soon as it is done ([`crate::generate_into`]), and where the paths lead that were
/// asked for; nothing where one of them leads nowhere.
pub(super) fn generate_noting(
    (document, shown): (&Path, &str),
    root: Option<&Path>,
    (config, receive): (&Config, &(dyn Fn(String, String) + Sync)),
    observe: &mut dyn FnMut(Stage),
) -> io::Result<(Result<Account, Failure>, Option<Leads>)> {
    let bytes = fs::read(document)?;
    let folder = Folder::of(document, root)?;
    let prefix = shown.strip_suffix(&folder.entry).unwrap_or("");
    let mut sources = Sources::below(prefix, folder.entry.clone(), bytes);
    let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
    let made = loop {
        let wanted = match crate::generate_into(&sources, config, observe, receive) {
            Err(Failure::Incomplete { wanted, report }) => {
                // Each path is answered once, so this ends.
                if wanted.iter().all(|path| known.contains_key(path)) {
                    break Err(Failure::Refused(report));
                }
                wanted
            }
            done => break done,
        };
        observe(Stage::Read);
        for path in wanted {
            known
                .entry(path)
                .or_insert_with_key(|path| folder.fetch(path, config, &mut sources));
        }
    };
    let leads = known.into_iter();
    let leads = leads.map(|(path, itself)| Some((path, itself?)));
    Ok((made, leads.collect()))
}

/// The digests of the files that these paths lead to, besides the document's own: as the lock file states them. `None`
/// where one of them leads elsewhere by now, or cannot be read.
pub(super) fn digests(
    document: &Path,
    root: Option<&Path>,
    leads: &Leads,
) -> Option<BTreeMap<String, String>> {
    let folder = Folder::of(document, root).ok()?;
    let mut digests = BTreeMap::new();
    for (path, before) in leads {
        let (itself, place) = folder.follow(path).ok()?;
        if itself != *before || !place.is_file() {
            return None;
        }
        if itself != folder.entry && !digests.contains_key(&itself) {
            digests.insert(itself, sha256(&fs::read(place).ok()?));
        }
    }
    Some(digests)
}

/// A folder that nothing is read outside of.
struct Folder {
    /// Without symbolic links.
    root: PathBuf,
    /// The path of the entry in it.
    entry: String,
    /// The same, without symbolic links.
    entry_itself: PathBuf,
}

impl Folder {
    fn of(document: &Path, root: Option<&Path>) -> io::Result<Self> {
        let own = match document.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            Some(_) | None => Path::new("."),
        };
        let own = fs::canonicalize(own)?;
        let root = root.map_or_else(|| Ok(own.clone()), fs::canonicalize)?;
        let name = document.file_name().unwrap_or_default();
        let outside =
            || io::Error::other("the document does not lie below the `root` of its target");
        let entry = own.join(name);
        let entry = entry.strip_prefix(&root).map_err(|_| outside())?;
        Ok(Self {
            entry: spelled(entry).unwrap_or_else(|| name.to_string_lossy().into_owned()),
            entry_itself: fs::canonicalize(document)?,
            root,
        })
    }

    /// Looks for a file and answers for it: where the path leads, if anywhere.
    fn fetch(&self, path: &str, config: &Config, sources: &mut Sources) -> Option<String> {
        match self.look(path, config, sources) {
            Ok((itself, bytes)) => {
                if itself != path {
                    sources.link(path, itself.clone());
                }
                if let Some(bytes) = bytes {
                    sources.add(itself.clone(), bytes);
                }
                Some(itself)
            }
            Err(why) => {
                sources.decline(path, why);
                None
            }
        }
    }

    /// The one path that a file goes by in this folder, and where it lies.
    fn follow(&self, path: &str) -> Result<(String, PathBuf), Absence> {
        let itself = fs::canonicalize(self.root.join(path)).map_err(unreadable)?;
        let below = itself
            .strip_prefix(&self.root)
            .map_err(|_| Absence::Outside)?;
        if itself == self.entry_itself {
            return Ok((self.entry.clone(), itself));
        }
        let below = spelled(below).ok_or_else(|| {
            Absence::Unreadable("its path has characters that are not UTF-8".to_owned())
        })?;
        Ok((below, itself))
    }

    /// The one path that a file goes by, and what it holds where that has not been read before.
    fn look(
        &self,
        path: &str,
        config: &Config,
        sources: &Sources,
    ) -> Result<(String, Option<Vec<u8>>), Absence> {
        let (below, itself) = self.follow(path)?;
        if below == self.entry {
            return Ok((below, None));
        }
        if sources.others().any(|file| file.path() == below) {
            return Ok((below, None));
        }
        if !fs::metadata(&itself).map_err(unreadable)?.is_file() {
            return Err(Absence::NotAFile);
        }
        let limits = &config.limits;
        if sources.files().count() >= limits.files {
            return Err(Absence::TooMany(limits.files));
        }
        let read: usize = sources.files().map(|file| file.bytes().len()).sum();
        let room = limits.bytes.saturating_sub(read);
        let mut bytes = Vec::new();
        File::open(&itself)
            .and_then(|file| {
                let most = u64::try_from(room).unwrap_or(u64::MAX).saturating_add(1);
                file.take(most).read_to_end(&mut bytes)
            })
            .map_err(unreadable)?;
        if bytes.len() > room {
            return Err(Absence::TooLarge(limits.bytes));
        }
        Ok((below, Some(bytes)))
    }
}

fn unreadable(error: io::Error) -> Absence {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Absence::Missing,
        _ => Absence::Unreadable(error.to_string()),
    }
}

/// A path with `/` between its parts on every system.
fn spelled(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect();
    Some(parts?.join("/"))
}
