//! What does a YAML alias stand for? A copy of the value with its anchor, at its own place of the tree.
//!
//! ```text
//! common: &common {limit: 10}
//! a: *common                      {limit: 10}, at #/a
//! b: {<<: *common, page: 1}       {page: 1, limit: 10}: members that are there stay as they are
//! ```
//!
//! Copies count as values and as bytes, and so does every look at what is merged: a small file stays small, or is
//! refused. What a message shows of a copy is the text that it was copied from.

use std::collections::{BTreeMap, BTreeSet};

use super::yaml::Reader;
use crate::diagnostics::{Message, catalog};
use crate::source::{Container, Part};

/// The anchors of a file, and what is being merged.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    /// The value with each anchor by its number in the tree; none of a key, or of a list that is merged.
    anchors: BTreeMap<usize, Option<u32>>,
    merging: Merging,
    /// How deep the open objects are that have a merge key.
    keys: Vec<usize>,
    /// What is merged into them: how deep each is, and the value.
    merged: Vec<(usize, u32)>,
    /// Values that were looked at to be merged.
    looked_at: usize,
    /// Bytes of the file and of the text in copies.
    bytes: usize,
}

/// Where in a merge key the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Merging {
    #[default]
    No,
    /// Behind `<<:`
    Value,
    /// In the list of what is merged.
    List,
}

impl Aliases {
    /// Of a file with so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        Self {
            bytes,
            ..Self::default()
        }
    }

    /// Whether a list of what is merged begins, with this anchor.
    pub(super) fn opens_list(&mut self, anchor: usize) -> bool {
        let opens = self.merging == Merging::Value;
        if opens {
            self.merging = Merging::List;
            self.anchors.insert(anchor, None);
        }
        opens
    }

    /// Whether a list of what is merged ends.
    pub(super) fn closes_list(&mut self) -> bool {
        let closes = self.merging == Merging::List;
        if closes {
            self.merging = Merging::No;
        }
        closes
    }

    /// Refuses what is no alias in the place of one.
    pub(super) fn refuse_merging(&self) -> Result<(), Message> {
        match self.merging {
            Merging::No => Ok(()),
            Merging::Value | Merging::List => {
                Err(catalog::source::MERGE_KEY.message("`<<` merges what is no alias"))
            }
        }
    }
}

impl Reader<'_> {
    /// Remembers that the value that comes next has an anchor.
    pub(super) fn anchor(&mut self, anchor: usize) {
        if anchor != 0 {
            let next = u32::try_from(self.builder.len()).ok();
            let value = next.filter(|_| !self.builder.wants_key());
            self.aliases.anchors.insert(anchor, value);
        }
    }

    /// Behind the key `<<`.
    pub(super) fn begin_merging(&mut self) -> Result<(), Message> {
        let depth = self.builder.depth();
        if self.aliases.keys.last() == Some(&depth) {
            return Err(catalog::source::MERGE_KEY.message("`<<` is given twice in this object"));
        }
        self.aliases.keys.push(depth);
        self.aliases.merging = Merging::Value;
        self.unsure.merged.extend(self.builder.opened());
        Ok(())
    }

    /// Puts a copy of the value with the anchor here, or notes that it is merged.
    pub(super) fn alias(&mut self, anchor: usize) -> Result<(), Message> {
        let refuse = |what| Err(catalog::source::ALIAS.message(what));
        let Some(Some(id)) = self.aliases.anchors.get(&anchor).copied() else {
            return refuse("the alias stands for a key, or for a list that `<<` merges");
        };
        let is_merged = self.aliases.merging != Merging::No;
        if self.builder.wants_key() && !is_merged {
            return refuse("an alias stands in the place of a key");
        }
        if self.builder.is_open(id) {
            return refuse("the alias stands within the value that it stands for");
        }
        if !is_merged {
            return self.copy(id);
        }
        if !matches!(
            self.builder.part(id),
            (_, _, Part::Container(Container::Object))
        ) {
            return Err(catalog::source::MERGE_KEY.message("`<<` merges what is no object"));
        }
        if self.aliases.merging == Merging::Value {
            self.aliases.merging = Merging::No;
        }
        self.look_at(1)?;
        self.aliases.merged.push((self.builder.depth(), id));
        Ok(())
    }

    /// Adds to the object that ends here what is merged into it: members that it has not, of the first that has them.
    pub(super) fn merge(&mut self) -> Result<(), Message> {
        let depth = self.builder.depth();
        if self.aliases.keys.last() != Some(&depth) {
            return Ok(());
        }
        self.aliases.keys.pop();
        let merged = &mut self.aliases.merged;
        let first = merged.partition_point(|(at, _)| *at < depth);
        let merged = merged.split_off(first);
        let here = self.builder.members_here().iter();
        let mut names: BTreeSet<String> =
            here.map(|id| self.builder.name(*id).to_owned()).collect();
        let mut done = BTreeSet::new();
        for (_, source) in merged {
            // Who is merged again adds nothing.
            if !done.insert(source) {
                continue;
            }
            let members = self.builder.members(source);
            self.look_at(members.len())?;
            for member in members {
                if names.insert(self.builder.name(member).to_owned()) {
                    self.builder.same_key(member);
                    self.copy(member)?;
                }
            }
        }
        Ok(())
    }

    /// Counts values that are looked at to be merged, like those that there are.
    fn look_at(&mut self, values: usize) -> Result<(), Message> {
        self.aliases.looked_at = self.aliases.looked_at.saturating_add(values);
        let all = self.builder.len().saturating_add(self.aliases.looked_at);
        self.room.for_value(all)
    }

    /// Adds a copy of a value that has ended.
    fn copy(&mut self, id: u32) -> Result<(), Message> {
        let mut open: Vec<u32> = Vec::new();
        for part in self.builder.whole(id) {
            let (parent, span, value) = self.builder.part(part);
            while open.last().is_some_and(|last| *last != parent) {
                open.pop();
                self.builder.close();
            }
            let text = self.builder.text_length(part);
            self.aliases.bytes = self.aliases.bytes.saturating_add(text);
            self.room.for_copies(self.aliases.bytes)?;
            self.room.for_value(self.builder.len())?;
            if part != id {
                self.builder.same_key(part);
            }
            let origin = match value {
                Part::Leaf(leaf) => self.builder.leaf(leaf, span),
                Part::Container(kind) => {
                    self.room.for_depth(self.builder.depth())?;
                    open.push(part);
                    self.builder.open(kind, span)
                }
            };
            // The key may be ambiguous that the alias stands behind.
            if part == id {
                self.note_ambiguous(origin, false);
            }
        }
        for _ in open {
            self.builder.close();
        }
        Ok(())
    }
}
