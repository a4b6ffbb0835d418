//! What is a loaded document? Trees whose structure is checked, and where each `$ref` in them leads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::typed::Fragments;
use crate::source::{At, Origin, Tree};

/// The version of the OpenAPI Specification that a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// Swagger 2.0.
    V2_0,
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1.
    V3_1,
    /// OpenAPI 3.2.
    V3_2,
}

/// A group of the Components Object (OAS 3.0.4 § Components Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// `schemas`
    Schemas,
    /// `responses`
    Responses,
    /// `parameters`
    Parameters,
    /// `examples`
    Examples,
    /// `requestBodies`
    RequestBodies,
    /// `headers`
    Headers,
    /// `securitySchemes`
    SecuritySchemes,
    /// `links`
    Links,
    /// `callbacks`
    Callbacks,
}

impl Section {
    /// All of them, in the order of the specification.
    pub const ALL: [Self; 9] = [
        Self::Schemas,
        Self::Responses,
        Self::Parameters,
        Self::Examples,
        Self::RequestBodies,
        Self::Headers,
        Self::SecuritySchemes,
        Self::Links,
        Self::Callbacks,
    ];

    /// The member of the Components Object.
    pub fn key(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Responses => "responses",
            Self::Parameters => "parameters",
            Self::Examples => "examples",
            Self::RequestBodies => "requestBodies",
            Self::Headers => "headers",
            Self::SecuritySchemes => "securitySchemes",
            Self::Links => "links",
            Self::Callbacks => "callbacks",
        }
    }

    fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.key() == key)
    }
}

/// A `$ref` where the specification has a Reference Object, followed by one step.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'d> {
    /// The text of the reference.
    pub text: &'d str,
    /// The place of that text.
    pub at: At<'d>,
    /// What it refers to; this may be a reference again.
    pub target: At<'d>,
    /// The component it refers to, when the target is one.
    pub component: Option<(Section, &'d str)>,
}

/// A document that has passed the checks of `load`, as one of OpenAPI 3.0.
#[derive(Debug)]
pub struct Document {
    tree: Arc<Tree>,
    /// What the author wrote, file by file with their paths, where the tree was made of that.
    originals: Vec<(Arc<Tree>, String)>,
    /// What the author wrote, file by file.
    authored: Vec<Arc<Tree>>,
    dialect: Dialect,
    /// Where the object with a `$ref` stands, and its target; ordered.
    references: Vec<(Origin, Origin)>,
    /// For each of those the thing itself, where that is not the target.
    ends: BTreeMap<usize, Origin>,
    fragments: Fragments,
    /// Files that it refers to and that were not handed over.
    wanted: BTreeSet<String>,
}

impl Document {
    /// `references` is ordered.
    pub(super) fn new(
        tree: Arc<Tree>,
        dialect: Dialect,
        references: Vec<(Origin, Origin)>,
        fragments: Fragments,
    ) -> Self {
        let ends = ends(&references);
        Self {
            tree,
            originals: Vec::new(),
            authored: Vec::new(),
            dialect,
            references,
            ends,
            fragments,
            wanted: BTreeSet::new(),
        }
    }

    /// Says which trees this one was made of.
    pub(super) fn made_of(self, originals: Vec<(Arc<Tree>, String)>) -> Self {
        Self { originals, ..self }
    }

    /// Says which trees its files hold.
    pub(super) fn written_as(self, authored: Vec<Arc<Tree>>) -> Self {
        Self { authored, ..self }
    }

    /// The trees of its files; none where they could not be read.
    pub(crate) fn authored(&self) -> &[Arc<Tree>] {
        &self.authored
    }

    /// Where the references of what the author wrote stand, and where they lead.
    pub(crate) fn links(&self) -> impl Iterator<Item = (Origin, Origin)> {
        let pairs = self.references.iter();
        pairs.map(|(from, to)| (self.tree.ancestor(*from), self.tree.ancestor(*to)))
    }

    /// Says which files have to be there first.
    pub(super) fn wanting(self, wanted: BTreeSet<String>) -> Self {
        Self { wanted, ..self }
    }

    /// The files that it refers to and that were not handed over, by their paths below its folder.
    pub fn wanted(&self) -> &BTreeSet<String> {
        &self.wanted
    }

    /// What stands in for a document that could not be read; an error was reported.
    pub(super) fn unreadable() -> Self {
        let tree = Arc::new(Tree::empty(""));
        Self::new(tree, Dialect::V3_0, Vec::new(), Fragments::default())
    }

    /// The OpenAPI Object.
    pub fn root(&self) -> At<'_> {
        self.tree.root()
    }

    /// The version of the specification that the author wrote it in.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The fragments that hold no schema, parsed.
    pub fn fragments(&self) -> &Fragments {
        &self.fragments
    }

    /// The value at a place of this document, or of what the author wrote.
    pub fn at(&self, origin: Origin) -> Option<At<'_>> {
        let original = || self.originals.get(origin.file().index())?.0.at(origin);
        self.tree.at(origin).or_else(original)
    }

    /// The reference at a place where the specification allows a Reference Object; `None` where the thing itself
    /// stands there. A `$ref` in an example, a default, an enumeration or an extension is data and no reference.
    pub fn reference<'d>(&'d self, at: At<'d>) -> Option<Reference<'d>> {
        let index = position(&self.references, at.origin())?;
        let target = self.at(self.references.get(index)?.1)?;
        let text = at.get("$ref")?;
        Some(Reference {
            text: text.as_str()?,
            at: text,
            target,
            component: Self::component(target),
        })
    }

    /// Follows references until the thing itself: after `load` there is always one.
    pub fn resolve<'d>(&'d self, at: At<'d>) -> At<'d> {
        let Some(index) = position(&self.references, at.origin()) else {
            return at;
        };
        let next = || Some(self.references.get(index)?.1);
        let end = self.ends.get(&index).copied().or_else(next);
        end.and_then(|end| self.at(end)).unwrap_or(at)
    }

    /// Whether a place is a component, and which.
    pub fn component(at: At<'_>) -> Option<(Section, &str)> {
        let section = at.parent()?;
        let components = section.parent()?;
        let is_component =
            components.key() == Some("components") && components.parent()?.parent().is_none();
        Some((
            Section::of_key(section.key()?).filter(|_| is_component)?,
            at.key()?,
        ))
    }

    /// The components of one group, in the document's order.
    pub fn components(&self, section: Section) -> impl Iterator<Item = (&str, At<'_>)> {
        let members = self
            .root()
            .get("components")
            .and_then(|components| components.get(section.key()));
        members.into_iter().flat_map(At::entries)
    }

    /// What the text at a place leads to that is a reference without being a Reference Object: in the mapping of a
    /// discriminator.
    pub fn mapped(&self, site: At<'_>) -> Option<At<'_>> {
        let index = self
            .references
            .binary_search_by_key(&site.origin(), |(from, _)| *from)
            .ok()?;
        self.at(self.references.get(index)?.1)
    }

    /// The value that a reference's text means, read as one in the entry file: `#/components/schemas/Pet`, or with the
    /// path of another file of the document before it.
    pub fn lookup(&self, reference: &str) -> Option<At<'_>> {
        let (path, fragment) = reference.split_once('#')?;
        let fragment = crate::source::pointer::percent_decode(fragment)?;
        let original = if path.is_empty() {
            self.originals.first()
        } else {
            let mut others = self.originals.iter();
            Some(others.find(|(_, known)| known == path)?)
        };
        let Some((original, _)) = original else {
            return crate::source::pointer::follow(self.root(), &fragment);
        };
        let meant = crate::source::pointer::follow(original.root(), &fragment)?;
        self.tree.image(meant)
    }
}

/// Where the reference of a place is among all of them.
fn position(references: &[(Origin, Origin)], from: Origin) -> Option<usize> {
    let index = references.binary_search_by_key(&from, |(from, _)| *from);
    index.ok()
}

/// Where chains of references end, for each that leads to another. Each is followed once, however many lead into it. What
/// leads around in a circle, which `load` reports, ends where it was entered.
fn ends(references: &[(Origin, Origin)]) -> BTreeMap<usize, Origin> {
    let mut ends = BTreeMap::new();
    let mut chain = Vec::new();
    for start in 0..references.len() {
        let mut index = start;
        let end = loop {
            let Some((_, to)) = references.get(index) else {
                break None;
            };
            if let Some(end) = ends.get(&index) {
                break Some(*end);
            }
            match position(references, *to) {
                Some(next) if chain.len() < references.len() => {
                    chain.push(index);
                    index = next;
                }
                Some(_) | None => break Some(*to),
            }
        };
        for passed in chain.drain(..) {
            ends.extend(end.map(|end| (passed, end)));
        }
    }
    ends
}
