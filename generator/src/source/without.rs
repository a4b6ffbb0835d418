//! How does a tree look without some of its values? The same nodes at the same places, of which some are no longer found.

use std::collections::{BTreeMap, BTreeSet};

use super::Tree;
use super::tree::{Content, LINEAR, Run};

impl Tree {
    /// The tree without these values and all that is below them. What is left keeps its number, so that a place of this
    /// tree is the same place of the other. By a JSON Pointer it may go by another name: items move up.
    pub(crate) fn without(&self, ids: &BTreeSet<u32>) -> Self {
        let mut tree = Self {
            file: self.file,
            name: self.name.clone(),
            source: self.source.clone(),
            buffer: self.buffer.clone(),
            nodes: self.nodes.clone(),
            keys: self.keys.clone(),
            children: self.children.clone(),
            ancestry: None,
        };
        let mut holders: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for id in ids {
            holders
                .entry(self.node(*id).parent)
                .or_default()
                .insert(*id);
        }
        for (holder, gone) in holders {
            let (run, is_object) = match self.node(holder).content {
                Content::Array(run) => (run, false),
                Content::Object(run) => (run, true),
                Content::Null | Content::Bool(_) | Content::Number(_) | Content::String(_) => {
                    continue;
                }
            };
            let left = |id: &u32| !gone.contains(id);
            let members: Vec<u32> = self.run(run).iter().copied().filter(left).collect();
            let start = tree.children.len();
            tree.children.extend(&members);
            if is_object && members.len() > LINEAR {
                tree.children.extend(self.ordered_by_key(&members));
            }
            let run = Run {
                start: u32::try_from(start).unwrap_or(u32::MAX),
                len: u32::try_from(members.len()).unwrap_or(0),
            };
            if let Some(node) = tree.nodes.get_mut(holder as usize) {
                node.content = if is_object {
                    Content::Object(run)
                } else {
                    Content::Array(run)
                };
            }
        }
        tree
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Builder, Container, FileId, Leaf, Span};
    use super::*;

    /// An object with so many members, `m0` and so on.
    fn object(members: usize) -> Tree {
        let mut builder = Builder::new(FileId::ENTRY, "it.json", Arc::from(""));
        builder.open(Container::Object, Span::new(0, 0));
        for n in 0..members {
            let key = builder.keep(&format!("m{n}"), 0);
            builder.key(key, Span::new(0, 0));
            builder.leaf(Leaf::Bool(true), Span::new(0, 0));
        }
        builder.close();
        builder.finish().0
    }

    #[test]
    fn what_is_left_is_found_where_it_was() {
        for members in [2, LINEAR + 1, LINEAR + 2, 40] {
            let tree = object(members);
            let gone = tree.root().get("m1").unwrap();
            let left = tree.without(&BTreeSet::from([gone.id()]));
            assert!(left.root().get("m1").is_none());
            assert_eq!(left.root().entries().len(), members - 1);
            for n in (0..members).filter(|n| *n != 1) {
                let name = format!("m{n}");
                let before = tree.root().get(&name).unwrap().origin();
                assert_eq!(left.root().get(&name).unwrap().origin(), before);
            }
        }
    }
}
