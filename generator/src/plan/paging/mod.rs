//! Which operations answer with pages of a list, and what gives the next page?
//!
//! ```text
//! GET /pets?page=&size=     { pets: [Pet], total }   ─▶ Paging { items: pets, next: Number { parameter: page, … } }
//! GET /pets?cursor=         { data: [Pet], next_cursor }   ─▶ Paging { items: data, next: Token { … } }
//! ```
//!
//! Found where the shape is plain: a GET whose one kind of success is a list, or an object that holds one, beside
//! parameters and members of names that mean nothing else. What the configuration says of an operation goes before.

mod detect;
mod entries;
mod keys;
mod lookup;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Presence, TypeId, TypeUse};
use crate::plan::cycles::Boxed;
use crate::plan::operations::OperationPlan;
use crate::plan::presence::Presences;

/// How an operation pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Paging {
    /// Where the items are: no members where the answer is the list itself.
    pub items: Vec<Member>,
    /// What an item is.
    pub item: TypeUse,
    /// What gives the next page.
    pub next: Next,
}

/// A member on the way from an answer to something in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The struct it belongs to.
    pub owner: TypeId,
    /// Index of the field.
    pub field: usize,
    /// Whether it may be absent or null, in Rust.
    pub presence: Presence,
}

/// What gives the next page.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// A number goes up by one.
    Number(Count),
    /// A number goes up by the items that came.
    Offset(Count),
    /// A number of the answer is sent with the next call, as long as it goes up.
    Given {
        /// Index into the parameters of the plan.
        parameter: usize,
        /// The least number that the first page can have when the caller does not say.
        first: u64,
        /// Where the number is.
        member: Vec<Member>,
        /// A member that is `true` while there are more.
        more: Option<Vec<Member>>,
    },
    /// A text of the answer is sent with the next call.
    Token {
        /// Index into the parameters of the plan.
        parameter: usize,
        /// Where the text is.
        member: Place,
        /// A member that is `true` while there are more.
        more: Option<Vec<Member>>,
    },
    /// The header field `Link` (RFC 8288).
    Header,
    /// A member holds the URL of the next page.
    Url(Vec<Member>),
}

/// A number that goes up.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// Index into the parameters of the plan.
    pub parameter: usize,
    /// What it is when the caller does not say.
    pub first: u64,
    /// The parameter that takes the size of a page: its index, its default and its maximum.
    pub size: Option<Size>,
    /// A member that is `true` while there are more: then the size says nothing.
    pub more: Option<Vec<Member>>,
    /// A list of links, and the member of a link that says `next` while there are more.
    pub links: Option<(Member, Member)>,
}

/// The size of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Index into the parameters of the plan.
    pub parameter: usize,
    /// The size when the caller does not say.
    pub default: Option<u64>,
    /// The largest.
    pub most: Option<u64>,
}

/// Where a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a member of the answer.
    Answer(Vec<Member>),
    /// In a member of the last item.
    LastItem(Member),
}

/// What the decisions are made of.
#[derive(Clone, Copy)]
struct Cx<'a> {
    api: &'a Api,
    presences: &'a Presences,
    boxed: &'a Boxed,
}

/// Decides for each operation whether and how it pages; what the configuration says in vain is reported.
pub(super) fn paging(
    api: &Api,
    (presences, boxed): (&Presences, &Boxed),
    config: &Config,
    operations: &[OperationPlan],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Paging>> {
    let cx = Cx {
        api,
        presences,
        boxed,
    };
    entries::decide(cx, config, operations, diagnostics)
}
