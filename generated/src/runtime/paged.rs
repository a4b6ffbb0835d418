// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What must generated code say about an operation whose answers are pages of one list?
//!
//! Two short functions: where in an answer the items are, and which call the next page takes. Everything else, such as
//! when a server goes round in circles, is the same for all of them and stands in [`Pages`](super::Pages).

use std::cell::Cell;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use reqwest::header::HeaderMap;

use super::link;
use super::operation::{Operation, OperationInfo};
use super::parameter::{ParameterShape, ParameterValue};

/// An operation whose answer is one page of a longer list.
pub trait Paged: Operation {
    /// What the list is made of.
    type Item: Send + 'static;

    /// The items of a page; none where the answer leaves the list out.
    fn items(page: Self::Output) -> Option<Vec<Self::Item>>;

    /// What gives the page after this one; nothing after the last.
    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>>;
}

/// What gives the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage<O> {
    /// The operation, called with other parameters.
    Call(O),
    /// The same call with the query of this URL. A URL at another origin is not followed.
    Link(String),
}

/// A page that has arrived, which this dereferences to, with what generated code asks about it.
pub struct PageView<'p, T> {
    page: &'p T,
    headers: &'p HeaderMap,
    unreadable: Cell<bool>,
}

impl<'p, T> PageView<'p, T> {
    pub(super) fn new(page: &'p T, headers: &'p HeaderMap) -> Self {
        Self {
            page,
            headers,
            unreadable: Cell::new(false),
        }
    }

    /// Whether as many items came as fit on a page, so that others may follow. Nothing follows an empty page.
    ///
    /// `asked` is the size that the caller asks for, `default` and `most` the documented default and maximum. Without a
    /// maximum a server may give fewer than it is asked for, and without any size nobody knows how many fit: then every
    /// page but an empty one counts as full.
    pub fn is_full<N: TryInto<u64>>(
        &self,
        items: usize,
        asked: Option<N>,
        default: Option<u64>,
        most: Option<u64>,
    ) -> bool {
        let asked = asked.map(|size| size.try_into().unwrap_or(u64::MAX));
        let fit = match (asked, default, most) {
            (Some(asked), _, Some(most)) => Some(asked.min(most)),
            (Some(asked), Some(default), None) => Some(asked.min(default)),
            (None, Some(default), Some(most)) => Some(default.min(most)),
            (None, Some(default), None) => Some(default),
            (Some(_) | None, None, _) => None,
        };
        let items = u64::try_from(items).unwrap_or(u64::MAX);
        items > 0 && fit.is_none_or(|fit| items >= fit)
    }

    /// Whether a member says this word: `true`, or `next` among the relation types of a link (RFC 8288 § 3.3), which are
    /// compared without regard to case.
    pub fn says(&self, member: &dyn ParameterValue, word: &str) -> bool {
        match member.shape() {
            ParameterShape::Text(text) => text
                .split_ascii_whitespace()
                .any(|said| said.eq_ignore_ascii_case(word)),
            ParameterShape::Absent | ParameterShape::List(_) | ParameterShape::Members(_) => false,
        }
    }

    /// The token of the next page, as the parameter takes it; none where the member is absent, null or empty.
    pub fn token<V: FromStr>(&self, member: &dyn ParameterValue) -> Option<V> {
        let ParameterShape::Text(text) = member.shape() else {
            return None;
        };
        if text.is_empty() {
            return None;
        }
        let token = text.parse().ok();
        if token.is_none() {
            self.unreadable.set(true);
        }
        token
    }

    /// The number that a member names for the next page, as the parameter takes it; none where the member is absent or
    /// null, and after an empty page.
    ///
    /// A number that is not above `asked` leads nowhere: some servers say 0, -1 or the number of the last page again when
    /// there are no more.
    pub fn number_after<N: FromStr + PartialOrd>(
        &self,
        asked: N,
        member: &dyn ParameterValue,
        items: usize,
    ) -> Option<N> {
        let is_below_zero =
            matches!(member.shape(), ParameterShape::Text(text) if text.starts_with('-'));
        if items == 0 || is_below_zero {
            return None;
        }
        self.token(member).filter(|next| *next > asked)
    }

    /// The page that the header field `Link` names as the next (RFC 8288 § 3.5).
    pub fn linked<O>(&self) -> Option<NextPage<O>> {
        link::next(self.headers).map(NextPage::Link)
    }

    /// The page that a member names by its URL; none where it is absent, null or empty.
    pub fn link_in<O>(&self, member: &dyn ParameterValue) -> Option<NextPage<O>> {
        match member.shape() {
            ParameterShape::Text(url) if !url.is_empty() => Some(NextPage::Link(url.into_owned())),
            ParameterShape::Text(_)
            | ParameterShape::Absent
            | ParameterShape::List(_)
            | ParameterShape::Members(_) => None,
        }
    }

    /// Whether a token was there that the parameter cannot hold.
    pub(super) fn is_unreadable(&self) -> bool {
        self.unreadable.get()
    }
}

impl<T> Deref for PageView<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.page
    }
}

impl<T: fmt::Debug> fmt::Debug for PageView<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageView")
            .field("page", self.page)
            .finish_non_exhaustive()
    }
}

/// Why the page after the last one that arrived cannot be asked for.
#[derive(Clone, Copy, Debug)]
pub struct PagingError {
    operation: &'static OperationInfo,
    problem: PagingProblem,
}

/// What keeps a list from being read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PagingProblem {
    /// The server names a page that it has given before, or gives the same page under two numbers: to go on would never
    /// end.
    Repeated,
    /// The link to the next page leads to another origin, or is no URL.
    OtherOrigin,
    /// The parameter cannot hold the token of the next page.
    Unreadable,
    /// There are more items than the caller wants to collect.
    TooMany {
        /// How many that is.
        limit: usize,
    },
}

impl PagingError {
    pub(super) fn new(operation: &'static OperationInfo, problem: PagingProblem) -> Self {
        Self { operation, problem }
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// What keeps the list from being read to its end.
    pub fn problem(&self) -> PagingProblem {
        self.problem
    }
}

impl fmt::Display for PagingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problem {
            PagingProblem::Repeated => {
                f.write_str("the next page is one that the server has given before")
            }
            PagingProblem::OtherOrigin => {
                f.write_str("the link to the next page leads to another server (not followed)")
            }
            PagingProblem::Unreadable => {
                f.write_str("the parameter cannot hold the token of the next page")
            }
            PagingProblem::TooMany { limit } => {
                write!(f, "there are more than {limit} items to collect")
            }
        }
    }
}

impl std::error::Error for PagingError {}
