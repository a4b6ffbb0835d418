//! How is a tree made of another? Value by value, each with the place of the value that it stands for.
//!
//! What is taken over keeps its text and its place in the file; what is new points at what it was made of. So a
//! finding in the new tree is shown where the author wrote what brought it up.

use std::sync::Arc;

use super::tree::{Ancestry, Content};
use super::{At, Builder, Container, FileId, Leaf, Span, Tree};

/// A tree in the making of another.
#[derive(Debug)]
pub(crate) struct Rewriter<'d> {
    from: &'d Tree,
    builder: Builder,
    ancestors: Vec<u32>,
    images: Vec<u32>,
}

impl<'d> Rewriter<'d> {
    /// Begins. Findings that point into the new tree are translated: see [`Tree::ancestor`].
    pub(crate) fn new(from: &'d Tree) -> Self {
        Self {
            from,
            builder: Builder::over(FileId::REWRITTEN, from),
            ancestors: Vec::with_capacity(from.len()),
            images: vec![Ancestry::NONE; from.len()],
        }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.builder.len()
    }

    /// Gives the next value the name that this one has.
    pub(crate) fn same_key(&mut self, at: At<'d>) {
        let node = self.from.node(at.id());
        if let Some(key) = self.from.key(node) {
            self.builder.key(key.text, key.span);
        }
    }

    /// Gives the next value another name; `like` is what the name stands for.
    pub(crate) fn key(&mut self, name: &str, like: At<'d>) {
        let text = self.builder.keep_new(name);
        let node = self.from.node(like.id());
        let span = self.from.key(node).map_or(node.span, |key| key.span);
        self.builder.key(text, span);
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
        let leaf = match self.from.node(at.id()).content {
            Content::Bool(value) => Leaf::Bool(value),
            Content::Number(text) => Leaf::Number(text),
            Content::String(text) => Leaf::String(text),
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
        let image = self.images.get_mut(of.id() as usize);
        if let Some(image) = image.filter(|image| **image == Ancestry::NONE) {
            *image = node;
        }
    }

    /// Whether some new node is what others refer to as `of`.
    pub(crate) fn has_image(&self, of: At<'d>) -> bool {
        self.images
            .get(of.id() as usize)
            .is_some_and(|image| *image != Ancestry::NONE)
    }

    /// The new tree.
    pub(crate) fn finish(self) -> Arc<Tree> {
        let (mut tree, _) = self.builder.finish();
        tree.ancestry = Some(Ancestry {
            file: self.from.file,
            ancestors: self.ancestors,
            images: self.images,
        });
        Arc::new(tree)
    }

    fn leaf(&mut self, leaf: Leaf, like: At<'d>) -> u32 {
        let origin = self.builder.leaf(leaf, self.span(like));
        self.stands_for(origin.index(), like)
    }

    fn span(&self, at: At<'d>) -> Span {
        self.from.node(at.id()).span
    }

    /// Nodes get their ids one after the other, so their ancestors stand in the same order.
    fn stands_for(&mut self, node: u32, like: At<'d>) -> u32 {
        self.ancestors.push(like.id());
        node
    }
}
