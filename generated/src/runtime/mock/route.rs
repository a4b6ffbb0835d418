// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What must generated code say about an operation, so that it can be answered?

use std::any::Any;

use super::incoming::Incoming;
use super::texts::accepts;
use crate::runtime::api::ServerInfo;
use crate::runtime::guess::First;
use crate::runtime::operation::{Operation, OperationInfo};
use crate::runtime::request::RequestParts;
use crate::runtime::validate::Violations;
use crate::runtime::with::{OptionalParameters, With};

/// An operation that can be read back from a request.
pub trait Mocked: Operation {
    /// The documented answers, with a body each, in the document's order.
    const ANSWERS: &'static [Documented];

    /// The positions in the path template of the parameters whose slashes are kept.
    const SPANNING: &'static [usize] = &[];

    /// Reads the operation; none when the request is not one, and [`Incoming`] knows why.
    fn read(request: &mut Incoming<'_>) -> Option<Self>;
}

/// Optional parameters that can be read back from a request.
pub trait MockedOptions: OptionalParameters {
    /// Reads them; none when one of them is there and not what the document says, and [`Incoming`] knows why.
    fn read(request: &mut Incoming<'_>) -> Option<Self>;
}

impl<A: Mocked, P: MockedOptions> Mocked for With<A, P> {
    const ANSWERS: &'static [Documented] = A::ANSWERS;
    const SPANNING: &'static [usize] = A::SPANNING;

    fn read(request: &mut Incoming<'_>) -> Option<Self> {
        Some(Self {
            arguments: A::read(request)?,
            options: P::read(request)?,
        })
    }
}

/// A documented answer.
#[derive(Clone, Copy, Debug)]
pub struct Documented {
    /// The statuses that it stands for.
    pub statuses: Statuses,
    /// Its media type; empty where it has no body.
    pub media_type: &'static str,
    /// A body of it.
    pub body: &'static str,
    /// The header fields that the document has for it, with a value each.
    pub headers: &'static [(&'static str, &'static str)],
}

/// The statuses that have an answer (OAS 3.0.4 § Responses Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// These.
    Exact(&'static [u16]),
    /// All hundred that begin like this one (`4XX`), which is the example.
    Range(u16),
    /// All that no other answer names; this one is the example.
    Default(u16),
}

impl Statuses {
    /// The first success among them; of those that are a range or the rest, the example where it is one.
    pub(super) fn success(self) -> Option<u16> {
        let is_success = |status: &u16| (200..300).contains(status);
        match self {
            Self::Exact(statuses) => statuses.iter().copied().find(is_success),
            Self::Range(status) | Self::Default(status) => Some(status).filter(is_success),
        }
    }

    /// Exact statuses come before ranges, and ranges before the rest; none when the status is not meant.
    fn rank(self, status: u16) -> Option<u8> {
        match self {
            Self::Exact(statuses) => statuses.contains(&status).then_some(0),
            Self::Range(example) => (example / 100 == status / 100).then_some(1),
            Self::Default(_) => Some(2),
        }
    }
}

/// The answer that is documented for a status: of several media types, the first that the client takes.
pub(super) fn documented<'a>(
    answers: &'a [Documented],
    status: u16,
    accept: Option<&str>,
) -> Option<&'a Documented> {
    let ranked = answers.iter().filter_map(|answer| {
        let rank = answer.statuses.rank(status)?;
        Some(((rank, !is_taken(answer, accept)), answer))
    });
    ranked
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, answer)| answer)
}

/// Whether the client takes an answer: one without a body in any case.
pub(super) fn is_taken(answer: &Documented, accept: Option<&str>) -> bool {
    let accept = accept.filter(|_| !answer.media_type.is_empty());
    accept.is_none_or(|accept| accepts(accept, answer.media_type))
}

/// One operation of the API, as the server looks it up.
#[derive(Clone, Copy)]
pub struct Route {
    pub(super) info: &'static OperationInfo,
    pub(super) answers: &'static [Documented],
    pub(super) spanning: &'static [usize],
    /// The servers that the operation has for itself.
    pub(super) servers: &'static [ServerInfo],
    pub(super) read: fn(&mut Incoming<'_>) -> Option<Call>,
}

/// A call that arrived.
pub(super) struct Call {
    /// The operation, of the type that its route was made for.
    pub(super) operation: Box<dyn Any + Send>,
    /// Whether it asks for an envelope.
    pub(super) enveloped: bool,
}

impl Route {
    /// The route of an operation.
    #[must_use]
    pub const fn of<O: Mocked>() -> Self {
        Self {
            info: O::INFO,
            answers: O::ANSWERS,
            spanning: O::SPANNING,
            servers: O::SERVERS,
            read: read::<O>,
        }
    }
}

fn read<O: Mocked>(incoming: &mut Incoming<'_>) -> Option<Call> {
    let mut unread = incoming.clone();
    let mut operation = O::read(incoming)?;
    let mut found = broken(&operation);
    // A type that holds anything takes `5` for a string, where its rules ask for a number or for a list of one.
    for first in [First::Json, First::List] {
        if found.is_empty() {
            break;
        }
        let taking = unread.clone().taking(first, &found);
        let mut again = taking.clone();
        let other = O::read(&mut again).map(|other| (broken(&other), other));
        if let Some((fewer, other)) = other.filter(|(rules, _)| rules.len() < found.len()) {
            (*incoming, found, operation, unread) = (again, fewer, other, taking);
        }
    }
    for violation in &found {
        incoming.report(violation.to_string());
    }
    let mut parts = RequestParts::default();
    operation.build(&mut parts);
    Some(Call {
        operation: Box::new(operation),
        enveloped: parts.is_enveloped(),
    })
}

/// The rules that it breaks.
fn broken(operation: &impl Operation) -> Violations {
    let mut found = Violations::default();
    operation.validate(&mut found);
    found
}
