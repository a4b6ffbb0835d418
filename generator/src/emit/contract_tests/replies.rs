//! How is a documented answer written in the wire tests? In the row of its call, or once for all calls that have it.
//!
//! ```text
//! const STATUS_404: Documented = Documented { statuses: &[404], media_type: "application/json", … };
//! Case { id: "getTeam",  documented: &[Documented { statuses: &[200], … }, STATUS_404], … }
//! Case { id: "listTeams", documented: &[Documented { statuses: &[200], … }, STATUS_404], … }
//! ```

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::case::Way;
use crate::emit::literal::{raw, string};
use crate::emit::runtime::ident;
use crate::plan::{Body, OperationPlan, ReplySample};

/// An answer, and the statuses that have it.
type Answer<'p> = (&'p ReplySample, Vec<u16>);

/// What tells one answer from another.
type Said<'p> = (Vec<u16>, Option<&'p str>, &'p str, bool, bool);

/// The answers that several calls of a file have, and the constants that they are.
#[derive(Default)]
pub(super) struct Replies<'p> {
    constants: BTreeMap<Said<'p>, Ident>,
    /// In the order in which they are met.
    answers: Vec<Answer<'p>>,
}

impl<'p> Replies<'p> {
    /// Finds what these calls have in common.
    pub(super) fn of(plans: impl Iterator<Item = &'p OperationPlan>) -> Self {
        let mut met: BTreeMap<Said<'p>, usize> = BTreeMap::new();
        let mut answers: Vec<Answer<'p>> = Vec::new();
        for plan in plans {
            let replies: Vec<&ReplySample> = plan.sample.replies.iter().collect();
            for answer in grouped(&replies) {
                let Some(said) = said(&answer) else {
                    continue;
                };
                let count = met.entry(said).or_default();
                *count += 1;
                if *count == 2 {
                    answers.push(answer);
                }
            }
        }
        let mut named: BTreeMap<u16, usize> = BTreeMap::new();
        let mut constants = BTreeMap::new();
        for answer in &answers {
            let status = answer.1.first().copied().unwrap_or_default();
            let count = named.entry(status).or_default();
            *count += 1;
            let name = match *count {
                1 => format!("STATUS_{status}"),
                count => format!("STATUS_{status}_{count}"),
            };
            constants.extend(said(answer).map(|said| (said, ident(&name))));
        }
        Self { constants, answers }
    }

    /// The constants.
    pub(super) fn declarations(&self) -> TokenStream {
        let constants = self.answers.iter().filter_map(|answer| {
            let name = self.constants.get(&said(answer)?)?;
            let value = emit_answer(answer, Way::Body(0));
            Some(quote!(const #name: Documented = #value;))
        });
        constants.collect()
    }

    /// The documented answers of a call; statuses of which the same is said share one.
    pub(super) fn emit(&self, replies: &[&ReplySample], way: Way) -> Vec<TokenStream> {
        let answers = grouped(replies).into_iter();
        let answers = answers.map(|answer| {
            let constant = said(&answer).and_then(|said| self.constants.get(&said));
            constant.map_or_else(|| emit_answer(&answer, way), |name| quote!(#name))
        });
        answers.collect()
    }
}

/// What an answer says; nothing of one with header fields, which calls read in ways of their own.
fn said<'p>((reply, statuses): &Answer<'p>) -> Option<Said<'p>> {
    let (text, empty) = (text_of(reply), reply.body == Body::Empty);
    let media_type = reply.media_type.as_deref();
    let said = (statuses.clone(), media_type, text, reply.success, empty);
    reply.headers.is_empty().then_some(said)
}

fn text_of(reply: &ReplySample) -> &str {
    reply.kept.as_ref().unwrap_or(&reply.text)
}

/// The answers, those of which the same is said as one.
fn grouped<'p>(replies: &[&'p ReplySample]) -> Vec<Answer<'p>> {
    let mut all: Vec<Answer<'p>> = Vec::new();
    for reply in replies {
        match all.iter_mut().find(|(other, _)| says_same(other, reply)) {
            Some((_, statuses)) => statuses.push(reply.status),
            None => all.push((reply, vec![reply.status])),
        }
    }
    all
}

/// Whether two answers differ in their statuses alone.
fn says_same(one: &ReplySample, other: &ReplySample) -> bool {
    one.success == other.success
        && one.media_type == other.media_type
        && text_of(one) == text_of(other)
        && (one.body == Body::Empty) == (other.body == Body::Empty)
        && one.headers == other.headers
}

fn emit_answer((reply, statuses): &Answer<'_>, way: Way) -> TokenStream {
    let statuses = statuses.iter().copied().map(Literal::u16_unsuffixed);
    let media_type = string(&reply.content_type_or_html());
    let body = raw(text_of(reply));
    let expect = match (reply.success, &reply.body) {
        (true, _) if way == Way::Usual && !reply.headers.is_empty() => {
            let fields = reply.headers.iter().map(|header| {
                let [name, sent, given] =
                    [&header.name, &header.sent, &header.given].map(|text| raw(text));
                quote!((#name, #sent, #given))
            });
            quote!(SuccessWith(&[#(#fields),*]))
        }
        (true, _) => quote!(Success),
        (false, Body::Empty) => quote!(FailureWithoutBody),
        (false, _) => quote!(Failure),
    };
    quote!(Documented { statuses: &[#(#statuses),*], media_type: #media_type, body: #body, expect: Expect::#expect })
}
