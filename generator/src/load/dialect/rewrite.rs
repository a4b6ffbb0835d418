//! How is a document of one dialect, in one file or several, written as one tree of OpenAPI 3.0? The part that all dialects share: values are taken over
//! as they are, unless the dialect's own function says otherwise, and references lead to what their targets became.
//!
//! References were followed in the author's tree. What a `$ref` says is therefore never changed, wherever its target
//! moves to.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::moved::Moved;
use crate::diagnostics::{Diagnostics, Entry, Message, catalog, escape};
use crate::load::Dialect;
use crate::load::structure::Walk;
use crate::load::structure::model::Thing;
use crate::source::{At, Container, FileId, Origin, Rewriter, Tree, Value as Content};

/// How many nodes may be made of one. Documents of Swagger 2.0 write a media type out at every body; what is allowed is
/// several times what published ones need.
const GROWTH: usize = 8;

/// Writes one value, with all that is below it.
pub(in crate::load) type Value = for<'d, 'r> fn(&mut Rewrite<'d, 'r>, At<'d>);

/// A tree of OpenAPI 3.0, and where its references lead: ordered.
pub(in crate::load) struct Rewritten {
    pub(in crate::load) tree: Arc<Tree>,
    pub(in crate::load) references: Vec<(Origin, Origin)>,
}

/// What is said once for a whole file: the first place, how many there are, and the message, which gets the end of its
/// sentence.
struct Once<'d> {
    first: At<'d>,
    places: usize,
    message: fn(&str) -> Message,
}

/// A tree that is being rewritten.
pub(in crate::load) struct Rewrite<'d, 'r> {
    root: At<'d>,
    walk: &'r Walk<'d>,
    /// Where each reference of the author's tree leads.
    links: &'r BTreeMap<Origin, At<'d>>,
    /// Every place that some reference leads to.
    targets: BTreeMap<Origin, At<'d>>,
    moved: Rc<Moved<'d>>,
    pub(super) out: Rewriter<'d>,
    /// How many nodes the new tree may have.
    room: usize,
    /// New objects that are references, with what they lead to.
    sites: Vec<(u32, At<'d>)>,
    pub(super) diagnostics: &'r mut Diagnostics,
    /// What is said once for a whole file.
    once: BTreeMap<&'static str, Once<'d>>,
}

/// Rewrites a checked document as one tree; `None` where it is that already.
pub(in crate::load) fn rewrite<'d>(
    walk: &Walk<'d>,
    references: &[(Origin, Origin)],
    diagnostics: &mut Diagnostics,
) -> Option<Rewritten> {
    let trees = walk.trees();
    let root = trees.first()?.root();
    if trees.len() == 1 && walk.dialect(root) == Dialect::V3_0 {
        return None;
    }
    let links: BTreeMap<Origin, At<'d>> = references
        .iter()
        .filter_map(|(from, to)| Some((*from, walk.at(*to)?)))
        .collect();
    let nodes: usize = trees.iter().map(|tree| tree.len()).sum();
    let mut rewrite = Rewrite {
        root,
        walk,
        links: &links,
        targets: links.values().map(|at| (at.origin(), *at)).collect(),
        moved: Rc::default(),
        out: Rewriter::new(&trees),
        room: GROWTH * nodes + 10_000,
        sites: Vec::new(),
        diagnostics,
        once: BTreeMap::new(),
    };
    rewrite.moved = Rc::new(Moved::of(&rewrite));
    rewrite.value(root);
    Some(rewrite.finish())
}

impl<'d> Rewrite<'d, '_> {
    /// What a node of the author's tree is.
    pub(super) fn thing(&self, at: At<'_>) -> Option<Thing> {
        self.walk.thing(at)
    }

    /// Where a node of the author's tree leads, when it is a reference.
    pub(super) fn target(&self, at: At<'_>) -> Option<At<'d>> {
        self.links.get(&at.origin()).copied()
    }

    /// Every place that some reference leads to, in the order of the file.
    pub(super) fn targets(&self) -> Vec<At<'d>> {
        self.targets.values().copied().collect()
    }

    /// Whether some reference leads to a place.
    pub(super) fn is_target(&self, at: At<'_>) -> bool {
        self.targets.contains_key(&at.origin())
    }

    /// The root of the entry.
    pub(super) fn root(&self) -> At<'d> {
        self.root
    }

    /// The trees of all files.
    pub(super) fn trees(&self) -> Vec<&'d Tree> {
        self.walk.trees()
    }

    /// What becomes a component that is none.
    pub(super) fn moved(&self) -> Rc<Moved<'d>> {
        Rc::clone(&self.moved)
    }

    /// Whether the new tree has grown beyond all measure: then nothing more is written, and the document is refused.
    pub(super) fn is_full(&self) -> bool {
        self.out.len() > self.room
    }

    /// Writes a value as the dialect has it.
    pub(super) fn value(&mut self, at: At<'d>) {
        if !self.is_full() {
            self.walk.dialect(at).rewriting()(self, at);
        }
    }

    /// Writes a member as the dialect has it, under its name. One that the dialect does not know means nothing, even where
    /// OpenAPI 3.0 knows it: only references lead there.
    pub(super) fn member(&mut self, at: At<'d>) {
        if self.moved.contains(at) {
            return;
        }
        if self.walk.is_meaningless(at) {
            let name = format!("x-{}", at.key().unwrap_or(""));
            self.out.key(&name, at);
            self.take(at);
        } else {
            self.out.same_key(at);
            self.value(at);
        }
    }

    /// Writes a component, or what takes its place because it is no more than a reference to that.
    pub(super) fn component(&mut self, at: At<'d>) {
        let Some(target) = self.moved.instead_of(at) else {
            self.member(at);
            return;
        };
        let node = u32::try_from(self.out.len()).unwrap_or(u32::MAX);
        self.out.same_key(at);
        self.value(target);
        self.out.image(at, node);
    }

    /// Writes a member as the dialect has it, under another name.
    pub(super) fn member_as(&mut self, name: &str, at: At<'d>) {
        self.out.key(name, at);
        self.value(at);
    }

    /// Takes a value over, and writes what is below it as the dialect has it.
    pub(super) fn take(&mut self, at: At<'d>) {
        if self.is_full() {
            return;
        }
        match at.value() {
            Content::Null | Content::Bool(_) | Content::Number(_) | Content::String(_) => {
                let node = self.out.copy_scalar(at);
                self.out.image(at, node);
                if at.parent().and_then(At::key) == Some("mapping") {
                    self.refers(node, at);
                }
            }
            Content::Array => {
                self.open(Container::Array, at);
                for item in at.items() {
                    if !self.moved.contains(item) {
                        self.value(item);
                    }
                }
                self.out.close();
            }
            Content::Object => {
                self.open(Container::Object, at);
                for (_, member) in at.entries() {
                    self.member(member);
                }
                self.out.close();
            }
        }
    }

    /// Begins what an array or object becomes: others refer to it as to the original.
    pub(super) fn open(&mut self, kind: Container, at: At<'d>) -> u32 {
        let node = self.out.open(kind, at);
        self.out.image(at, node);
        self.refers(node, at);
        node
    }

    /// Begins something new of which nothing of the original can be referred to.
    pub(super) fn begin(&mut self, kind: Container, like: At<'d>) -> u32 {
        self.out.open(kind, like)
    }

    /// Ends what was begun last.
    pub(super) fn close(&mut self) {
        self.out.close();
    }

    /// A new object is a reference to where the original leads, if that is one.
    pub(super) fn refers(&mut self, node: u32, at: At<'d>) {
        let target = self.links.get(&at.origin());
        self.sites.extend(target.map(|target| (node, *target)));
    }

    /// Whether something has been made of a value.
    pub(super) fn is_written(&self, at: At<'d>) -> bool {
        self.out.has_image(at)
    }

    /// Writes a reference to what was made of a value before.
    pub(super) fn refer(&mut self, at: At<'d>) {
        let node = self.out.open(Container::Object, at);
        self.sites.push((node, at));
        self.out.key("$ref", at);
        self.out.string(&at.tree().pointer(at.origin()), at);
        self.out.close();
    }

    /// Writes a value, or where that was done before, a reference to what was made of it.
    pub(super) fn value_or_reference(&mut self, at: At<'d>) {
        if self.is_written(at) {
            self.refer(at);
        } else {
            self.value(at);
        }
    }

    /// What a value is, or leads to.
    pub(super) fn resolve(&self, at: At<'d>) -> At<'d> {
        let mut at = at;
        // A chain without a cycle is no longer than there are references.
        for _ in 0..=self.links.len() {
            match self.target(at) {
                Some(target) => at = target,
                None => break,
            }
        }
        at
    }

    /// A new member that is an array.
    pub(super) fn array(&mut self, name: &str, like: At<'d>, items: impl FnOnce(&mut Self)) {
        self.out.key(name, like);
        self.begin(Container::Array, like);
        items(self);
        self.close();
    }

    /// A new member that is an object.
    pub(super) fn object(&mut self, name: &str, like: At<'d>, members: impl FnOnce(&mut Self)) {
        self.out.key(name, like);
        self.begin(Container::Object, like);
        members(self);
        self.close();
    }

    /// Reports a message on a place of the author's.
    pub(super) fn say(&mut self, at: Origin, entry: &'static Entry, text: impl Into<String>) {
        self.diagnostics.report(at, entry.message(text));
    }

    /// Says something at the first of many places, with the number of the others. `text` gets the end of its sentence.
    pub(super) fn say_once(&mut self, what: &'static str, at: At<'d>, text: fn(&str) -> Message) {
        let once = self.once.entry(what).or_insert(Once {
            first: at,
            places: 0,
            message: text,
        });
        once.places += 1;
    }

    fn finish(self) -> Rewritten {
        if self.is_full() {
            let message = catalog::source::TOO_MANY_VALUES.message(format!(
                "written out as OpenAPI 3.0, the document has more than {} values",
                self.room
            ));
            self.diagnostics.report(self.root.origin(), message);
        }
        for once in self.once.values() {
            let others = match once.places {
                1 => String::new(),
                2 => ", and in one more place".to_owned(),
                places => format!(", and in {} more places", places - 1),
            };
            self.diagnostics
                .report(once.first.origin(), (once.message)(&others));
        }
        let tree = self.out.finish();
        let mut references = Vec::with_capacity(self.sites.len());
        for (node, target) in self.sites {
            if let Some(image) = tree.image(target) {
                let from = Origin::value(FileId::REWRITTEN, node);
                references.push((from, image.origin()));
            } else {
                let message = catalog::structure::FRAGMENT.message(format!(
                    "`{}` has no place in what the document was made into",
                    escape(&target.tree().pointer(target.origin()))
                ));
                self.diagnostics.report(target.origin(), message);
            }
        }
        references.sort_unstable();
        self.diagnostics.add_tree(Arc::clone(&tree));
        Rewritten { tree, references }
    }
}
