//! Where does each entry of the configuration stand? Its text as a tree, so that messages point into it as they do into
//! documents.

use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use crate::source::{At, Builder, Container, FileId, Leaf, Origin, Span, Tree};

/// The text that states a target.
#[derive(Clone, Debug)]
pub(crate) struct Stated {
    tree: Arc<Tree>,
    target: Origin,
}

impl Stated {
    /// The text of one target alone. `None` where it is no TOML.
    pub(super) fn alone(name: &str, text: &str) -> Option<Self> {
        let tree = Arc::new(read(name, text)?);
        let target = tree.root().origin();
        Some(Self { tree, target })
    }

    /// The targets of a file, in order.
    pub(super) fn targets(name: &str, text: &str) -> Vec<Self> {
        let Some(tree) = read(name, text).map(Arc::new) else {
            return Vec::new();
        };
        let targets = tree.root().get("target");
        let targets = targets.into_iter().flat_map(At::items);
        let targets: Vec<Origin> = targets.map(At::origin).collect();
        let stated = targets.into_iter().map(|target| Self {
            tree: Arc::clone(&tree),
            target,
        });
        stated.collect()
    }

    /// The tree of the whole text.
    pub(crate) fn tree(&self) -> &Arc<Tree> {
        &self.tree
    }

    /// The place of an entry: names of members, and items by their numbers. What is not there is where it would be.
    pub(super) fn place(&self, path: &[&str]) -> Origin {
        let Some(mut at) = self.tree.at(self.target) else {
            return self.target;
        };
        for step in path {
            let item = || at.items().nth(step.parse().ok()?);
            let Some(next) = at.get(step).or_else(item) else {
                break;
            };
            at = next;
        }
        at.origin()
    }

    /// The place of an item of a list of strings, where it is in that.
    pub(super) fn item(&self, list: &str, text: &str) -> Option<Origin> {
        let list = self.tree.at(self.target)?.get(list)?;
        let mut items = list.items();
        let item = items.find(|item| item.as_str() == Some(text))?;
        Some(item.origin())
    }
}

/// A text that cannot be read, and the place where that shows.
pub(super) fn broken(name: &str, text: &str, span: Range<usize>) -> (Tree, Origin) {
    let mut builder = Builder::new(FileId::CONFIGURATION, name, text.into());
    builder.open(Container::Object, Span::new(0, text.len()));
    let place = builder.mark(Span::new(span.start, span.end));
    (builder.finish().0, place)
}

fn read(name: &str, text: &str) -> Option<Tree> {
    let table = DeTable::parse(text).ok()?;
    let mut builder = Builder::new(FileId::CONFIGURATION, name, text.into());
    add_table(&mut builder, span_of(&table.span()), table.get_ref());
    Some(builder.finish().0)
}

fn span_of(range: &Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn add_table(builder: &mut Builder, span: Span, table: &DeTable<'_>) {
    builder.open(Container::Object, span);
    for (key, value) in table {
        let text = builder.keep(key.get_ref(), key.span().start);
        builder.key(text, span_of(&key.span()));
        add(builder, span_of(&value.span()), value.get_ref());
    }
    builder.close();
}

/// TOML is nested no deeper than its parser lets it be.
fn add(builder: &mut Builder, span: Span, value: &DeValue<'_>) {
    match value {
        DeValue::Table(table) => add_table(builder, span, table),
        DeValue::Array(items) => {
            builder.open(Container::Array, span);
            for item in items {
                add(builder, span_of(&item.span()), item.get_ref());
            }
            builder.close();
        }
        DeValue::String(value) => {
            let text = builder.keep(value, span.start as usize + 1);
            builder.leaf(Leaf::String(text), span);
        }
        // Only the place of others is asked for.
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            builder.leaf(Leaf::Null, span);
        }
    }
}
