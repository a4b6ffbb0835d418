//! Which value do texts stand for, when only the type knows?
//!
//! `5` on the wire is a number or a string, `a,b` a string or a list. Each text is offered as what it can be, one after
//! the other, to the type that is asked for: where decoding fails, the JSON path of the failure says which text is to
//! be taken for something else.

use serde::de::DeserializeOwned;

use super::json::{self, Json, member_step};

/// Most values that are tried for one parameter, form or header field.
const MOST_TRIES: usize = 1_000;

/// What a text can be, from left to right; the one that holds now.
#[derive(Clone, Debug)]
pub(in crate::runtime) struct Node {
    alternatives: Vec<Shape>,
    chosen: usize,
}

/// What a text is taken for before it is taken for itself.
#[cfg(feature = "mock")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runtime) enum First {
    /// The JSON that it spells.
    Json,
    /// The only item of a list.
    List,
}

#[derive(Clone, Debug)]
pub(in crate::runtime) enum Shape {
    Value(Json),
    #[cfg_attr(
        not(feature = "mock"),
        allow(dead_code, reason = "lists in header fields need no guess")
    )]
    List(Vec<Node>),
    Members(Vec<(String, Node)>),
}

impl Node {
    pub(in crate::runtime) fn any(alternatives: Vec<Shape>) -> Self {
        Self {
            alternatives,
            chosen: 0,
        }
    }

    /// A string, or the JSON that it spells.
    pub(in crate::runtime) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let spelled: Option<Json> = text.parse().ok();
        let string = Shape::Value(Json::String(text));
        Self::any(
            [string]
                .into_iter()
                .chain(spelled.map(Shape::Value))
                .collect(),
        )
    }

    /// Texts of one name: a list, or the only one itself.
    #[cfg(feature = "mock")]
    pub(in crate::runtime) fn one_or_more(texts: Vec<String>) -> Self {
        let list = Shape::List(texts.iter().map(Self::text).collect());
        match texts.as_slice() {
            [only] => Self::text(only).or([list]),
            _ => Self::any(vec![list]),
        }
    }

    /// The same, and after that these.
    #[cfg(feature = "mock")]
    pub(in crate::runtime) fn or(mut self, others: impl IntoIterator<Item = Shape>) -> Self {
        self.alternatives.extend(others);
        self
    }

    fn json(&self) -> Json {
        match self.alternatives.get(self.chosen) {
            Some(Shape::Value(value)) => value.clone(),
            Some(Shape::List(items)) => Json::Array(items.iter().map(Self::json).collect()),
            Some(Shape::Members(members)) => members
                .iter()
                .map(|(name, node)| (name.as_str(), node.json()))
                .collect(),
            None => Json::Null,
        }
    }

    /// Takes what stands at this path for something else; whether that could be done.
    fn advance(&mut self, path: &str) -> bool {
        let inside = match self.alternatives.get_mut(self.chosen) {
            Some(Shape::List(items)) => items.iter_mut().enumerate().any(|(index, node)| {
                let rest = path.strip_prefix(format!("[{index}]").as_str());
                rest.is_some_and(|rest| node.advance(rest))
            }),
            Some(Shape::Members(members)) => members.iter_mut().any(|(name, node)| {
                let rest = path.strip_prefix(member_step(name).as_str());
                let ends = |rest: &str| rest.is_empty() || rest.starts_with(['.', '[']);
                rest.is_some_and(|rest| ends(rest) && node.advance(rest))
            }),
            Some(Shape::Value(_)) | None => false,
        };
        if inside {
            return true;
        }
        let more = self.chosen + 1 < self.alternatives.len();
        self.chosen += usize::from(more);
        more
    }

    /// Takes everything for the last thing that it can be.
    fn exhaust(&mut self) {
        self.chosen = self.alternatives.len().saturating_sub(1);
        match self.alternatives.get_mut(self.chosen) {
            Some(Shape::List(items)) => items.iter_mut().for_each(Self::exhaust),
            Some(Shape::Members(members)) => {
                members.iter_mut().for_each(|(_, node)| node.exhaust());
            }
            Some(Shape::Value(_)) | None => {}
        }
    }

    /// Takes the texts at a place (JSON Pointer, RFC 6901) first for this, where they can be that.
    #[cfg(feature = "mock")]
    pub(in crate::runtime) fn taking_at(mut self, pointer: &str, first: First) -> Self {
        let Some(pointer) = pointer.strip_prefix('/') else {
            return self.taking(first);
        };
        let (step, rest) = match pointer.find('/') {
            Some(end) => pointer.split_at(end),
            None => (pointer, ""),
        };
        let step = step.replace("~1", "/").replace("~0", "~");
        let mut is_found = false;
        for alternative in &mut self.alternatives {
            let inner = match alternative {
                Shape::Value(_) => None,
                Shape::List(items) => step
                    .parse()
                    .ok()
                    .and_then(|index: usize| items.get_mut(index)),
                Shape::Members(members) => {
                    let mut members = members.iter_mut();
                    members.find_map(|(name, node)| (*name == step).then_some(node))
                }
            };
            if let Some(node) = inner {
                *node = node.clone().taking_at(rest, first);
                is_found = true;
            }
        }
        // The place is within what a text spells.
        if is_found { self } else { self.taking(first) }
    }

    /// Takes every text first for this, where it can be that.
    #[cfg(feature = "mock")]
    fn taking(mut self, first: First) -> Self {
        let is_first = |shape: &Shape| match (first, shape) {
            (First::Json, Shape::Value(value)) => !matches!(value, Json::String(_)),
            (First::List, Shape::List(_)) => true,
            (_, _) => false,
        };
        if let Some(index) = self.alternatives.iter().position(is_first) {
            let shape = self.alternatives.remove(index);
            self.alternatives.insert(0, shape);
        }
        for alternative in &mut self.alternatives {
            match alternative {
                Shape::Value(_) => {}
                Shape::List(items) => {
                    *items = items.drain(..).map(|item| item.taking(first)).collect();
                }
                Shape::Members(members) => {
                    let taking = |(name, node): (String, Self)| (name, node.taking(first));
                    *members = members.drain(..).map(taking).collect();
                }
            }
        }
        self
    }

    /// The value of this type that the texts stand for.
    ///
    /// # Errors
    /// There is none; why not for the first thing that was tried.
    pub(in crate::runtime) fn read<T: DeserializeOwned>(mut self) -> Result<T, String> {
        let mut first = None;
        let mut last = self.clone();
        for _ in 0..MOST_TRIES {
            let text = self.json().to_string();
            let error = match json::from_slice(text.as_bytes()) {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            let path = error.path().strip_prefix('$').unwrap_or_default();
            let again = self.advance(path);
            first.get_or_insert_with(|| error.to_string());
            if !again {
                break;
            }
        }
        // A type that chooses between others says only that none fits.
        last.exhaust();
        match json::from_slice(last.json().to_string().as_bytes()) {
            Ok(value) => Ok(value),
            Err(error) => Err(first.unwrap_or_else(|| error.to_string())),
        }
    }
}

#[cfg(test)]
#[cfg(feature = "mock")]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_type_decides() {
        let node = || Node::one_or_more(vec!["5".to_owned()]);
        assert_eq!(node().read::<String>(), Ok("5".to_owned()));
        assert_eq!(node().read::<i64>(), Ok(5));
        assert_eq!(node().read::<Vec<String>>(), Ok(vec!["5".to_owned()]));
        assert_eq!(node().read::<Vec<i64>>(), Ok(vec![5]));
        assert_eq!(node().read::<Option<u8>>(), Ok(Some(5)));
    }

    #[test]
    fn each_part_is_decided_alone() {
        let members = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter();
            let pairs = pairs.map(|(name, text)| ((*name).to_owned(), Node::text(*text)));
            Node::any(vec![Shape::Members(pairs.collect())])
        };
        let read = members(&[("a", "1"), ("b c", "2")]).read::<BTreeMap<String, i64>>();
        assert_eq!(
            read,
            Ok(BTreeMap::from([("a".into(), 1), ("b c".into(), 2)]))
        );
        let nested = members(&[("a", "[1,2]"), ("ab", "[3]")]);
        let read = nested.read::<BTreeMap<String, Vec<i64>>>();
        let expected = BTreeMap::from([("a".into(), vec![1, 2]), ("ab".into(), vec![3])]);
        assert_eq!(read, Ok(expected));
    }

    #[test]
    fn texts_can_be_taken_for_something_else_first() {
        for (first, expected) in [
            (First::Json, r#"{"least":5,"name":"five"}"#),
            (First::List, r#"{"least":["5"],"name":["five"]}"#),
        ] {
            let members = [("least", "5"), ("name", "five")].map(|(name, text)| {
                let node = Node::one_or_more(vec![text.to_owned()]);
                (name.to_owned(), node)
            });
            let node = Node::any(vec![Shape::Members(members.into())]).taking_at("", first);
            let read = node.read::<Json>().map(|value| value.to_string());
            assert_eq!(read, Ok(expected.to_owned()));
        }
    }

    #[test]
    fn the_rest_is_taken_as_before() {
        let text = |text: &str| Node::one_or_more(vec![text.to_owned()]);
        let members = vec![("a/b".to_owned(), text("1")), ("c".to_owned(), text("2"))];
        let node = Node::any(vec![Shape::Members(members)]);
        for (pointer, expected) in [
            ("/a~1b", r#"{"a/b":["1"],"c":"2"}"#),
            ("/c/d", r#"{"a/b":"1","c":["2"]}"#),
            ("/d", r#"{"a/b":["1"],"c":["2"]}"#),
        ] {
            let node = node.clone().taking_at(pointer, First::List);
            let read = node.read::<Json>().map(|value| value.to_string());
            assert_eq!(read, Ok(expected.to_owned()), "{pointer}");
        }
    }

    #[test]
    fn the_first_failure_is_told() {
        let error = Node::text("five").read::<i64>().unwrap_err();
        assert_eq!(error, "invalid type: string \"five\", expected i64 at $");
    }
}
