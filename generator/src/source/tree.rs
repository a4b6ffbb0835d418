//! How is a read file held? One arena of nodes over the file's text; strings are slices of it wherever they can be.
//!
//! A node has 28 bytes. The members of an object and the items of an array are a run of node ids; an object with many
//! members has a second run, ordered by key, for look-ups.

use std::sync::Arc;

use super::{At, FileId, Origin};

/// Objects with more members than this are searched through an ordered run and not one by one.
pub(crate) const LINEAR: usize = 12;

/// A stretch of a file, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    pub(crate) fn new(start: usize, end: usize) -> Self {
        let clamp = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: clamp(start),
            end: clamp(end.max(start)),
        }
    }
}

impl Span {
    /// The same stretch, where the file stands in a longer text.
    pub(crate) fn moved(self, by: u32) -> Self {
        Self {
            start: self.start.saturating_add(by),
            end: self.end.saturating_add(by),
        }
    }
}

/// A string of the tree: a slice of the file, or of the buffer for strings that the file holds in escaped form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    /// Where it starts; the highest bit chooses the buffer.
    start: u32,
    len: u32,
}

impl Text {
    const BUFFERED: u32 = 1 << 31;

    pub(crate) fn in_source(start: usize, len: usize) -> Self {
        Self {
            start: u32::try_from(start).unwrap_or(0),
            len: u32::try_from(len).unwrap_or(0),
        }
    }

    pub(crate) fn in_buffer(start: usize, len: usize) -> Self {
        let text = Self::in_source(start, len);
        Self {
            start: text.start | Self::BUFFERED,
            ..text
        }
    }

    /// The same text, where the file and the buffer it is of stand in a longer one.
    pub(crate) fn moved(self, (source, buffer): (u32, u32)) -> Self {
        let by = if self.start & Self::BUFFERED == 0 {
            source
        } else {
            buffer
        };
        Self {
            start: self.start.saturating_add(by),
            ..self
        }
    }

    /// Where it starts in the file, when it is a slice of it.
    pub(crate) fn source_start(self) -> Option<u32> {
        (self.start & Self::BUFFERED == 0).then_some(self.start)
    }
}

/// A run of ids in [`Tree::children`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl Run {
    fn range(self) -> std::ops::Range<usize> {
        let start = self.start as usize;
        start..start + self.len as usize
    }

    /// The run that follows and is as long: the same members, ordered by key.
    fn ordered(self) -> Self {
        Self {
            start: self.start + self.len,
            len: self.len,
        }
    }
}

/// What a node holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    Null,
    Bool(bool),
    /// The text of a JSON number.
    Number(Text),
    String(Text),
    Array(Run),
    Object(Run),
}

/// The name of a member.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub(crate) text: Text,
    pub(crate) span: Span,
}

/// One value and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) parent: u32,
    /// Index of the member's name; [`Node::NO_KEY`] for items of arrays and for the root.
    pub(crate) key: u32,
    pub(crate) span: Span,
    pub(crate) content: Content,
}

impl Node {
    pub(crate) const NO_KEY: u32 = u32::MAX;

    /// What an id that is not of this tree stands for.
    const ABSENT: Self = Self {
        parent: 0,
        key: Self::NO_KEY,
        span: Span { start: 0, end: 0 },
        content: Content::Null,
    };
}

/// What a tree was made of that no file holds as it is: other trees, whose nodes its own stand for. Their nodes are
/// numbered through, one tree after the other.
#[derive(Debug)]
pub(crate) struct Ancestry {
    /// The files of the other trees by their index, each with the number of its first node.
    pub(crate) files: Vec<(FileId, u32)>,
    /// For each node, the number of the node that it stands for.
    pub(crate) ancestors: Vec<u32>,
    /// For each number, the node that was made of it; [`Ancestry::NONE`] where none was.
    pub(crate) images: Vec<u32>,
}

impl Ancestry {
    pub(crate) const NONE: u32 = u32::MAX;

    /// The number of a node.
    pub(crate) fn number(&self, at: At<'_>) -> Option<u32> {
        let file = at.origin().file();
        let (known, base) = self.files.get(file.index())?;
        base.checked_add(at.id()).filter(|_| *known == file)
    }

    /// The node that has a number.
    fn node(&self, number: u32) -> Option<Origin> {
        let after = self.files.partition_point(|(_, base)| *base <= number);
        let (file, base) = self.files.get(after.checked_sub(1)?)?;
        Some(Origin::value(*file, number - base))
    }
}

/// The located tree of one file. Node 0 is the root.
#[derive(Debug)]
pub struct Tree {
    pub(crate) file: FileId,
    pub(crate) name: Box<str>,
    pub(crate) source: Arc<str>,
    pub(crate) buffer: String,
    pub(crate) nodes: Vec<Node>,
    pub(crate) keys: Vec<Key>,
    pub(crate) children: Vec<u32>,
    /// For a tree that was made of another.
    pub(crate) ancestry: Option<Ancestry>,
}

impl Tree {
    /// The tree of a file in which nothing could be read.
    pub(crate) fn empty(name: &str) -> Self {
        Self {
            file: FileId(u32::MAX),
            name: name.into(),
            source: Arc::from(""),
            buffer: String::new(),
            nodes: Vec::new(),
            keys: Vec::new(),
            children: Vec::new(),
            ancestry: None,
        }
    }

    /// The outermost value.
    pub fn root(&self) -> At<'_> {
        At::new(self, 0)
    }

    /// The file's name, for messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file's text.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing could be read.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every value, in the order of the file.
    pub(crate) fn values(&self) -> impl Iterator<Item = At<'_>> {
        let len = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        (0..len).map(|id| At::new(self, id))
    }

    /// The value at a place, where the place is of this file.
    pub fn at(&self, origin: Origin) -> Option<At<'_>> {
        (origin.file == self.file && (origin.index() as usize) < self.nodes.len())
            .then(|| At::new(self, origin.index()))
    }

    /// The place in the author's text that a place of this tree stands for: itself, unless the tree was made of another.
    pub(crate) fn ancestor(&self, origin: Origin) -> Origin {
        let ancestor = self
            .ancestry
            .as_ref()
            .and_then(|ancestry| ancestry.node(*ancestry.ancestors.get(origin.index() as usize)?));
        match ancestor {
            Some(ancestor) if origin.is_key() => ancestor.key(),
            Some(ancestor) => ancestor,
            None => origin,
        }
    }

    /// The value that was made of a value of the tree that this one was made of.
    pub(crate) fn image(&self, of: At<'_>) -> Option<At<'_>> {
        let ancestry = self.ancestry.as_ref()?;
        let image = ancestry
            .images
            .get(ancestry.number(of)? as usize)
            .copied()
            .filter(|image| *image != Ancestry::NONE)?;
        Some(At::new(self, image))
    }

    pub(crate) fn node(&self, id: u32) -> &Node {
        self.nodes.get(id as usize).unwrap_or(&Node::ABSENT)
    }

    pub(crate) fn text(&self, text: Text) -> &str {
        let (from, start) = match text.source_start() {
            Some(start) => (&*self.source, start),
            None => (self.buffer.as_str(), text.start & !Text::BUFFERED),
        };
        let start = start as usize;
        from.get(start..start + text.len as usize).unwrap_or("")
    }

    pub(crate) fn key(&self, node: &Node) -> Option<&Key> {
        self.keys.get(node.key as usize)
    }

    pub(crate) fn key_text(&self, id: u32) -> &str {
        self.key(self.node(id))
            .map_or("", |key| self.text(key.text))
    }

    pub(crate) fn run(&self, run: Run) -> &[u32] {
        self.children.get(run.range()).unwrap_or(&[])
    }

    /// Members by key, then by place: of equal names the first comes first, and look-ups find it.
    pub(super) fn ordered_by_key(&self, members: &[u32]) -> Vec<u32> {
        let mut ordered = members.to_vec();
        ordered.sort_unstable_by(|left, right| {
            let (left_key, right_key) = (self.key_text(*left), self.key_text(*right));
            left_key.cmp(right_key).then(left.cmp(right))
        });
        ordered
    }

    /// The member of that name; the first, where a name was given twice.
    pub(crate) fn member(&self, members: Run, key: &str) -> Option<u32> {
        if members.len as usize <= LINEAR {
            return self
                .run(members)
                .iter()
                .copied()
                .find(|id| self.key_text(*id) == key);
        }
        let ordered = self.run(members.ordered());
        let first = ordered.partition_point(|id| self.key_text(*id) < key);
        ordered
            .get(first)
            .copied()
            .filter(|id| self.key_text(*id) == key)
    }

    /// The bytes a message points at: the key of a member whose value is an array, an object or null, which may take
    /// up many lines or none; else the value.
    pub(crate) fn focus(&self, origin: Origin) -> Span {
        let node = self.node(origin.index());
        let by_key = matches!(
            node.content,
            Content::Array(_) | Content::Object(_) | Content::Null
        );
        match self.key(node) {
            Some(key) if origin.is_key() || by_key => key.span,
            Some(_) | None => node.span,
        }
    }

    /// The part of a string's place that a range of its text takes up, where the file holds that text unescaped.
    pub(crate) fn focus_within(
        &self,
        origin: Origin,
        range: &std::ops::Range<usize>,
    ) -> Option<Span> {
        let node = self.node(origin.index());
        let text = match node.content {
            _ if origin.is_key() => self.key(node)?.text,
            Content::Number(text) | Content::String(text) => text,
            Content::Null | Content::Bool(_) | Content::Array(_) | Content::Object(_) => {
                return None;
            }
        };
        let start = text.source_start()? as usize;
        let end = range.end.min(text.len as usize);
        (range.start <= end).then(|| Span::new(start + range.start, start + end))
    }

    /// The JSON Pointer (RFC 6901) of a place, as a URI fragment without percent-escapes: `#/paths/~1a/get`.
    pub fn pointer(&self, origin: Origin) -> String {
        let mut steps = Vec::new();
        let mut id = origin.index();
        // A node comes after its parent, so the way up ends; a damaged id ends it too.
        while id != 0 && (id as usize) < self.nodes.len() {
            let node = self.node(id);
            steps.extend(match self.key(node) {
                Some(key) => Some(super::pointer::escape(self.text(key.text))),
                None => self
                    .index_in_parent(id, node.parent)
                    .map(|index| index.to_string()),
            });
            if node.parent >= id {
                break;
            }
            id = node.parent;
        }
        let mut pointer = String::from("#");
        for step in steps.iter().rev() {
            pointer.push('/');
            pointer.push_str(step);
        }
        pointer
    }

    /// The index of an item; `None` for a node that only marks a place in what could not be read.
    fn index_in_parent(&self, id: u32, parent: u32) -> Option<usize> {
        match self.node(parent).content {
            Content::Array(run) => self.run(run).iter().position(|item| *item == id),
            Content::Null
            | Content::Bool(_)
            | Content::Number(_)
            | Content::String(_)
            | Content::Object(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Documents of half a million nodes are read: a field more is megabytes more.
    #[test]
    fn a_node_is_small() {
        assert_eq!(size_of::<Node>(), 28);
    }
}
