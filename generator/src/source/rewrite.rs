//! How is a tree made of others? Value by value, each with the place of the value that it stands for.
//!
//! What is taken over keeps its text and its place in the file; what is new points at what it was made of. So a
//! finding in the new tree is shown where the author wrote what brought it up.

use std::sync::Arc;

use super::tree::{Ancestry, Content};
use super::{At, Builder, Container, FileId, Leaf, Span, Tree};

/// A tree in the making of others.
#[derive(Debug)]
pub(crate) struct Rewriter<'d> {
    files: Vec<Part>,
    builder: Builder,
    ancestry: Ancestry,
    trees: std::marker::PhantomData<&'d Tree>,
}

/// Where the text of a tree stands in that of all.
#[derive(Clone, Copy, Debug)]
struct Part {
    source: u32,
    buffer: u32,
}

impl<'d> Rewriter<'d> {
    /// Begins. The trees are those of the files in their order. Findings that point into the new tree are translated:
    /// see [`Tree::ancestor`].
    pub(crate) fn new(from: &[&'d Tree]) -> Self {
        let mut files = Vec::with_capacity(from.len());
        let mut bases = Vec::with_capacity(from.len());
        let (mut nodes, mut source, mut buffer) = (0, 0, 0);
        let number = |n| u32::try_from(n).unwrap_or(u32::MAX);
        for tree in from {
            bases.push((tree.file, number(nodes)));
            files.push(Part {
                source: number(source),
                buffer: number(buffer),
            });
            nodes += tree.len();
            source += tree.source.len();
            buffer += tree.buffer.len();
        }
        Self {
            files,
            builder: Builder::over(FileId::REWRITTEN, from),
            ancestry: Ancestry {
                files: bases,
                ancestors: Vec::with_capacity(nodes),
                images: vec![Ancestry::NONE; nodes],
            },
            trees: std::marker::PhantomData,
        }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.builder.len()
    }

    /// Gives the next value the name that this one has.
    pub(crate) fn same_key(&mut self, at: At<'d>) {
        let part = self.part(at);
        if let Some(key) = at.tree().key(at.tree().node(at.id())) {
            let text = key.text.moved((part.source, part.buffer));
            self.builder.key(text, key.span.moved(part.source));
        }
    }

    /// Gives the next value another name; `like` is what the name stands for.
    pub(crate) fn key(&mut self, name: &str, like: At<'d>) {
        let text = self.builder.keep_new(name);
        let node = like.tree().node(like.id());
        let key = like.tree().key(node);
        let span = key.map_or(node.span, |key| key.span);
        self.builder.key(text, span.moved(self.part(like).source));
    }

    /// Begins an array or object that stands for `like`, and returns its node.
    pub(crate) fn open(&mut self, kind: Container, like: At<'d>) -> u32 {
        let origin = self.builder.open(kind, self.span(like));
        self.stands_for(origin.index(), like)
    }

    /// Ends the array or object that was begun last.
    pub(crate) fn close(&mut self) {
        self.builder.close();
    }

    /// Adds a scalar as it is. Arrays and objects are opened and closed.
    pub(crate) fn copy_scalar(&mut self, at: At<'d>) -> u32 {
        let Part { source, buffer } = self.part(at);
        let leaf = match at.tree().node(at.id()).content {
            Content::Bool(value) => Leaf::Bool(value),
            Content::Number(text) => Leaf::Number(text.moved((source, buffer))),
            Content::String(text) => Leaf::String(text.moved((source, buffer))),
            Content::Null | Content::Array(_) | Content::Object(_) => Leaf::Null,
        };
        self.leaf(leaf, at)
    }

    /// Adds a string.
    pub(crate) fn string(&mut self, text: &str, like: At<'d>) -> u32 {
        let text = self.builder.keep_new(text);
        self.leaf(Leaf::String(text), like)
    }

    /// Adds a whole number.
    pub(crate) fn count(&mut self, number: usize, like: At<'d>) -> u32 {
        let text = self.builder.keep_new(&number.to_string());
        self.leaf(Leaf::Number(text), like)
    }

    /// Adds a boolean.
    pub(crate) fn boolean(&mut self, value: bool, like: At<'d>) -> u32 {
        self.leaf(Leaf::Bool(value), like)
    }

    /// Adds `null`.
    pub(crate) fn null(&mut self, like: At<'d>) -> u32 {
        self.leaf(Leaf::Null, like)
    }

    /// Says which new node is what others refer to as `of`. The first to say so has it.
    pub(crate) fn image(&mut self, of: At<'d>, node: u32) {
        let number = self.ancestry.number(of);
        let image = number.and_then(|number| self.ancestry.images.get_mut(number as usize));
        if let Some(image) = image.filter(|image| **image == Ancestry::NONE) {
            *image = node;
        }
    }

    /// Whether some new node is what others refer to as `of`.
    pub(crate) fn has_image(&self, of: At<'d>) -> bool {
        let number = self.ancestry.number(of);
        number
            .and_then(|number| self.ancestry.images.get(number as usize))
            .is_some_and(|image| *image != Ancestry::NONE)
    }

    /// The new tree.
    pub(crate) fn finish(self) -> Arc<Tree> {
        let (mut tree, _) = self.builder.finish();
        tree.ancestry = Some(self.ancestry);
        Arc::new(tree)
    }

    fn leaf(&mut self, leaf: Leaf, like: At<'d>) -> u32 {
        let origin = self.builder.leaf(leaf, self.span(like));
        self.stands_for(origin.index(), like)
    }

    fn span(&self, at: At<'d>) -> Span {
        at.tree().node(at.id()).span.moved(self.part(at).source)
    }

    fn part(&self, at: At<'d>) -> Part {
        let file = at.origin().file().index();
        self.files.get(file).copied().unwrap_or(Part {
            source: 0,
            buffer: 0,
        })
    }

    /// Nodes get their ids one after the other, so their ancestors stand in the same order.
    fn stands_for(&mut self, node: u32, like: At<'d>) -> u32 {
        let number = self.ancestry.number(like).unwrap_or(0);
        self.ancestry.ancestors.push(number);
        node
    }
}
