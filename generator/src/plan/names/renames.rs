//! What is called as the configuration says? Names that are given as they are, or not at all.

use std::collections::BTreeMap;

use super::ident::{RustIdent, is_identifier};
use crate::diagnostics::{Diagnostics, Message, catalog, escape};
use crate::ir::Subject;
use crate::plan::reserved::is_keyword;
use crate::source::Origin;

/// How a name is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Style {
    /// `UpperCamelCase`
    Camel,
    /// `snake_case`
    Snake,
}

impl Style {
    /// Why the text cannot be a name of this style; none when it can.
    pub(in crate::plan) fn problem(self, text: &str) -> Option<&'static str> {
        if !is_identifier(text) {
            return Some("is no ASCII identifier");
        }
        if is_keyword(text) {
            return Some("is a keyword");
        }
        if text.len() > RustIdent::LONGEST {
            return Some("is longer than 112 letters");
        }
        match self {
            Self::Camel if !text.starts_with(|c: char| c.is_ascii_uppercase()) => {
                Some("is not spelled in `UpperCamelCase`")
            }
            Self::Camel if text.contains('_') => Some("is not spelled in `UpperCamelCase`"),
            Self::Snake if text.contains(|c: char| c.is_ascii_uppercase()) => {
                Some("is not spelled in `snake_case`")
            }
            Self::Camel | Self::Snake => None,
        }
    }
}

/// Where something is wished, and of what.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan) struct Wish {
    /// In the configuration; none where no file states it.
    pub(in crate::plan) stated: Origin,
    /// In the document.
    pub(in crate::plan) subject: Origin,
}

impl Wish {
    /// Reports a wish that cannot be fulfilled, in both places.
    pub(in crate::plan) fn report(self, message: Message, diagnostics: &mut Diagnostics) {
        if self.stated == Origin::NONE {
            diagnostics.report(self.subject, message);
        } else {
            let message = message.related(self.subject, "the override speaks of this");
            diagnostics.report(self.stated, message);
        }
    }
}

/// The names that the configuration gives.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct Renames {
    of: BTreeMap<Subject, (String, Wish)>,
}

impl Renames {
    /// Names a part of the API that stands there.
    pub(in crate::plan) fn insert(&mut self, subject: Subject, name: &str, wish: Wish) {
        self.of.insert(subject, (name.to_owned(), wish));
    }

    /// The name of a part, when it is given one.
    pub(in crate::plan) fn get(&self, subject: Subject) -> Option<&str> {
        self.of.get(&subject).map(|(name, _)| name.as_str())
    }

    /// Reports a name that somebody else has.
    pub(super) fn refuse(&self, subject: Subject, other: &str, diagnostics: &mut Diagnostics) {
        if let Some((name, wish)) = self.of.get(&subject) {
            let text = match other {
                "" => format!("`{name}` is needed by the crate itself"),
                other => format!("`{name}` is the name of `{}`", escape(other)),
            };
            wish.report(catalog::config::UNUSABLE_NAME.message(text), diagnostics);
        }
    }
}
