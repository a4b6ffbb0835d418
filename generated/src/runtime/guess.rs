// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

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

    /// Takes every text first for the JSON that it spells, where it spells any.
    #[cfg(feature = "mock")]
    pub(in crate::runtime) fn spelled(mut self) -> Self {
        if let [Shape::Value(_), Shape::Value(_), ..] = self.alternatives.as_slice() {
            self.chosen = 1;
        }
        for alternative in &mut self.alternatives {
            match alternative {
                Shape::Value(_) => {}
                Shape::List(items) => {
                    *items = items.drain(..).map(Self::spelled).collect();
                }
                Shape::Members(members) => {
                    let spelled = |(name, node): (String, Self)| (name, node.spelled());
                    *members = members.drain(..).map(spelled).collect();
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
