//! How does a reader put a tree together? Value by value, in the order of the file, without recursion.

use std::ops::Range;
use std::sync::Arc;

use super::tree::{Content, Key, LINEAR, Node, Run};
use super::{FileId, Origin, Span, Text, Tree};

/// A value without members or items.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Leaf {
    Null,
    Bool(bool),
    /// The text of a JSON number.
    Number(Text),
    String(Text),
}

/// What can hold other values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    Array,
    Object,
}

/// An array or object whose end has not been seen.
#[derive(Debug)]
struct Open {
    id: u32,
    kind: Container,
    /// Where its children begin in `Builder::waiting`.
    first: usize,
}

/// A member whose name its object already has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Duplicate {
    pub(crate) first: Origin,
    pub(crate) again: Origin,
}

/// A value that was read, or the beginning of one that has children.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    Leaf(Leaf),
    Container(Container),
}

/// A tree in the making.
#[derive(Debug)]
pub(crate) struct Builder {
    tree: Tree,
    open: Vec<Open>,
    waiting: Vec<u32>,
    key: Option<Key>,
    duplicates: Vec<Duplicate>,
}

impl Builder {
    pub(crate) fn new(file: FileId, name: &str, source: Arc<str>) -> Self {
        // Measured on the large public descriptions: a node every 20 to 30 bytes.
        let nodes = source.len() / 24;
        let tree = Tree {
            file,
            name: name.into(),
            buffer: String::new(),
            nodes: Vec::with_capacity(nodes),
            keys: Vec::with_capacity(nodes),
            children: Vec::with_capacity(nodes),
            ancestry: None,
            source,
        };
        Self::of(tree)
    }

    /// Begins a tree over the text of others, one after the other, so that their texts can be taken over as they are.
    /// The text of one alone is shared and not copied.
    pub(super) fn over(file: FileId, others: &[&Tree]) -> Self {
        let sum = |len: fn(&Tree) -> usize| others.iter().map(|tree| len(tree)).sum();
        let source = match others {
            [only] => Arc::clone(&only.source),
            many => many
                .iter()
                .map(|tree| &*tree.source)
                .collect::<String>()
                .into(),
        };
        Self::of(Tree {
            file,
            name: others.first().map_or("", |tree| &tree.name).into(),
            source,
            buffer: others.iter().map(|tree| tree.buffer.as_str()).collect(),
            nodes: Vec::with_capacity(sum(|tree| tree.nodes.len())),
            keys: Vec::with_capacity(sum(|tree| tree.keys.len())),
            children: Vec::with_capacity(sum(|tree| tree.children.len())),
            ancestry: None,
        })
    }

    fn of(tree: Tree) -> Self {
        Self {
            tree,
            open: Vec::new(),
            waiting: Vec::new(),
            key: None,
            duplicates: Vec::new(),
        }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.tree.nodes.len()
    }

    /// How many arrays and objects are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// What the next value stands in.
    pub(crate) fn inside(&self) -> Option<Container> {
        self.open.last().map(|open| open.kind)
    }

    /// Whether the next value of the open object is a member's name.
    pub(crate) fn wants_key(&self) -> bool {
        self.key.is_none() && self.inside() == Some(Container::Object)
    }

    /// Keeps a string: as a slice of the file where it stands there at that byte as it is, else in the buffer.
    pub(crate) fn keep(&mut self, text: &str, at: usize) -> Text {
        if self.tree.source.get(at..at + text.len()) == Some(text) {
            return Text::in_source(at, text.len());
        }
        let start = self.tree.buffer.len();
        self.tree.buffer.push_str(text);
        Text::in_buffer(start, text.len())
    }

    /// Keeps a string that no file holds.
    pub(super) fn keep_new(&mut self, text: &str) -> Text {
        let start = self.tree.buffer.len();
        self.tree.buffer.push_str(text);
        Text::in_buffer(start, text.len())
    }

    /// Names the value that follows.
    pub(crate) fn key(&mut self, text: Text, span: Span) {
        self.key = Some(Key { text, span });
    }

    /// Adds a value without children.
    pub(crate) fn leaf(&mut self, leaf: Leaf, span: Span) -> Origin {
        let content = match leaf {
            Leaf::Null => Content::Null,
            Leaf::Bool(value) => Content::Bool(value),
            Leaf::Number(text) => Content::Number(text),
            Leaf::String(text) => Content::String(text),
        };
        let id = self.add(content, span);
        self.origin(id)
    }

    /// Begins an array or object.
    pub(crate) fn open(&mut self, kind: Container, span: Span) -> Origin {
        let content = match kind {
            Container::Array => Content::Array(Run::default()),
            Container::Object => Content::Object(Run::default()),
        };
        let id = self.add(content, span);
        self.open.push(Open {
            id,
            kind,
            first: self.waiting.len(),
        });
        self.origin(id)
    }

    /// Ends the array or object that was begun last.
    pub(crate) fn close(&mut self) {
        let Some(Open { id, kind, first }) = self.open.pop() else {
            return;
        };
        let start = self.tree.children.len();
        self.tree.children.extend(self.waiting.drain(first..));
        let len = self.tree.children.len() - start;
        let run = Run {
            start: u32::try_from(start).unwrap_or(0),
            len: u32::try_from(len).unwrap_or(0),
        };
        let content = match kind {
            Container::Array => Content::Array(run),
            Container::Object => {
                self.note_duplicates(run);
                Content::Object(run)
            }
        };
        if let Some(node) = self.tree.nodes.get_mut(id as usize) {
            node.content = content;
        }
        self.key = None;
    }

    /// A place that is no value, for a message on what cannot be read: it hangs below what is open there.
    pub(crate) fn mark(&mut self, span: Span) -> Origin {
        let parent = self.open.last().map_or(0, |open| open.id);
        let node = Node {
            parent,
            key: Node::NO_KEY,
            span,
            content: Content::Null,
        };
        let id = self.push(node);
        self.origin(id)
    }

    /// Whether an array or object has not ended.
    pub(crate) fn is_open(&self, id: u32) -> bool {
        self.open.iter().any(|open| open.id == id)
    }

    /// A value that has ended and all that is in it, by their numbers.
    pub(crate) fn whole(&self, id: u32) -> Range<u32> {
        // What is in a value stands behind it, and its parent does so, too, or is it.
        let behind = self.tree.nodes.iter().skip(id as usize + 1);
        let parts = behind.take_while(|node| node.parent >= id).count();
        id..id + 1 + u32::try_from(parts).unwrap_or(0)
    }

    /// How many bytes the text of a value and of its name has.
    pub(crate) fn text_length(&self, id: u32) -> usize {
        let tree = &self.tree;
        let own = match tree.node(id).content {
            Content::Number(text) | Content::String(text) => tree.text(text).len(),
            Content::Null | Content::Bool(_) | Content::Array(_) | Content::Object(_) => 0,
        };
        own + tree.key_text(id).len()
    }

    /// A value by its number, and what it stands in.
    pub(crate) fn part(&self, id: u32) -> (u32, Span, Part) {
        let node = self.tree.node(id);
        let part = match node.content {
            Content::Null => Part::Leaf(Leaf::Null),
            Content::Bool(value) => Part::Leaf(Leaf::Bool(value)),
            Content::Number(text) => Part::Leaf(Leaf::Number(text)),
            Content::String(text) => Part::Leaf(Leaf::String(text)),
            Content::Array(_) => Part::Container(Container::Array),
            Content::Object(_) => Part::Container(Container::Object),
        };
        (node.parent, node.span, part)
    }

    /// Names the value that follows as another one is named.
    pub(crate) fn same_key(&mut self, id: u32) {
        self.key = self.tree.key(self.tree.node(id)).copied();
    }

    /// The members of an object that has ended; none of anything else.
    pub(crate) fn members(&self, id: u32) -> Vec<u32> {
        match self.tree.node(id).content {
            Content::Object(run) => self.tree.run(run).to_vec(),
            Content::Null
            | Content::Bool(_)
            | Content::Number(_)
            | Content::String(_)
            | Content::Array(_) => Vec::new(),
        }
    }

    /// The name of a member.
    pub(crate) fn name(&self, id: u32) -> &str {
        self.tree.key_text(id)
    }

    /// The place of what is open.
    pub(crate) fn opened(&self) -> Option<Origin> {
        self.open.last().map(|open| self.origin(open.id))
    }

    /// The members so far of what is open.
    pub(crate) fn members_here(&self) -> &[u32] {
        let first = self
            .open
            .last()
            .map_or(self.waiting.len(), |open| open.first);
        self.waiting.get(first..).unwrap_or_default()
    }

    /// The tree as it is, arrays and objects still open ending here, and the members whose names their objects
    /// already had.
    pub(crate) fn finish(mut self) -> (Tree, Vec<Duplicate>) {
        while !self.open.is_empty() {
            self.close();
        }
        (self.tree, self.duplicates)
    }

    fn origin(&self, id: u32) -> Origin {
        Origin::value(self.tree.file, id)
    }

    fn push(&mut self, node: Node) -> u32 {
        let id = u32::try_from(self.tree.nodes.len()).unwrap_or(0);
        self.tree.nodes.push(node);
        id
    }

    fn add(&mut self, content: Content, span: Span) -> u32 {
        let key = match self.key.take() {
            Some(key) => {
                self.tree.keys.push(key);
                u32::try_from(self.tree.keys.len() - 1).unwrap_or(Node::NO_KEY)
            }
            None => Node::NO_KEY,
        };
        let parent = self.open.last().map_or(0, |open| open.id);
        let id = self.push(Node {
            parent,
            key,
            span,
            content,
        });
        if !self.open.is_empty() {
            self.waiting.push(id);
        }
        id
    }

    fn note_duplicates(&mut self, members: Run) {
        let tree = &self.tree;
        let mut pairs = Vec::new();
        if members.len as usize <= LINEAR {
            let ids = tree.run(members);
            for (n, again) in ids.iter().enumerate() {
                let name = tree.key_text(*again);
                let mut earlier = ids.iter().take(n);
                let first = earlier.find(|id| tree.key_text(**id) == name);
                pairs.extend(first.map(|first| (*first, *again)));
            }
        } else {
            let mut ordered = tree.ordered_by_key(tree.run(members));
            let mut first = None;
            for again in ordered.iter().copied() {
                match first {
                    Some(id) if tree.key_text(id) == tree.key_text(again) => {
                        pairs.push((id, again));
                    }
                    Some(_) | None => first = Some(again),
                }
            }
            pairs.sort_unstable_by_key(|(_, again)| *again);
            self.tree.children.append(&mut ordered);
        }
        let file = self.tree.file;
        self.duplicates
            .extend(pairs.into_iter().map(|(first, again)| Duplicate {
                first: Origin::value(file, first).key(),
                again: Origin::value(file, again).key(),
            }));
    }
}
