// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What becomes of a request? Which operation it calls, what of it breaks the document, and what it is answered.

use std::panic::{self, AssertUnwindSafe};
use std::sync::PoisonError;
use std::time::Duration;

use super::answer::{Answer, Written};
use super::credentials::{self, Verdict};
use super::http::Received;
use super::incoming::Incoming;
use super::route::{Call, Route};
use super::server::{Shared, Violation};
use super::template::{self, Fit};
use super::texts::{accepts, pairs};
use crate::runtime::api::ApiInfo;

/// What the server does about a request.
pub(super) enum Reaction {
    Answer { answer: Written, delay: Duration },
    HangUp { delay: Duration },
}

impl From<Written> for Reaction {
    fn from(answer: Written) -> Self {
        Self::Answer {
            answer,
            delay: Duration::ZERO,
        }
    }
}

/// Takes note of a request, and says what is done about it.
pub(super) fn react(shared: &Shared, request: &Received) -> Reaction {
    shared.arrived(request);
    if let Some(answer) = credentials::token(shared.api, request) {
        return answer.into();
    }
    let fitting = find(shared, request);
    let mut first = None;
    for (index, route, fit) in fitting {
        match read(shared, route, fit, request) {
            Ok(call) => return answer(shared, request, (index, route), call),
            Err(refusal) => drop(first.get_or_insert((route, refusal))),
        }
    }
    let Some((route, refusal)) = first else {
        let problem = unknown(shared, request);
        report(shared, request, None, vec![problem.clone()]);
        return Written::text(404, problem).into();
    };
    let lines = refusal.problems.join("\n");
    report(shared, request, Some(route), refusal.problems);
    refusal
        .answer
        .unwrap_or_else(|| refused(route, refusal.status, lines))
        .into()
}

/// Why a request is not a call of an operation.
struct Refusal {
    problems: Vec<String>,
    status: u16,
    answer: Option<Written>,
}

/// Reads a request as a call of one operation.
fn read(shared: &Shared, route: &Route, fit: Fit<'_>, request: &Received) -> Result<Call, Refusal> {
    match credentials::judge(shared.api, route.info, request) {
        Verdict::Good => {}
        Verdict::Challenge => {
            return Err(Refusal {
                problems: Vec::new(),
                status: 401,
                answer: Some(credentials::challenge()),
            });
        }
        Verdict::Missing(needed) => {
            return Err(Refusal {
                problems: vec![format!("carries no credentials: it needs {needed}")],
                status: 401,
                answer: None,
            });
        }
    }
    let mut incoming = Incoming::new(request, fit.values);
    credentials::query_keys(shared.api).for_each(|name| incoming.know_query(name));
    fixed_query(route, &mut incoming);
    check_accept(route, request, &mut incoming);
    let call = (route.read)(&mut incoming);
    let problems = incoming.finish(call.is_some());
    match call {
        Some(call) if problems.is_empty() => Ok(call),
        Some(_) | None => Err(Refusal {
            problems,
            status: 400,
            answer: None,
        }),
    }
}

/// What a call is answered.
fn answer(
    shared: &Shared,
    request: &Received,
    (index, route): (usize, &Route),
    call: Call,
) -> Reaction {
    let behaviour = shared.behaviour(index);
    let answer = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut behaviour = behaviour.lock().unwrap_or_else(PoisonError::into_inner);
        behaviour.answer(call.operation.as_ref())
    }));
    shared.called(index, call.operation);
    let answer: Answer = match answer {
        Ok(answer) => answer,
        Err(cause) => {
            let cause = said(cause.as_ref());
            let problem = format!("what answers it panicked: {cause}");
            report(shared, request, Some(route), vec![problem.clone()]);
            return Written::text(500, problem).into();
        }
    };
    let delay = answer.delay;
    if answer.hangs_up {
        return Reaction::HangUp { delay };
    }
    let envelope = shared.api.envelope.filter(|_| call.enveloped);
    Reaction::Answer {
        answer: answer.written(route.answers, request.header("accept"), envelope),
        delay,
    }
}

fn report(shared: &Shared, request: &Received, route: Option<&Route>, problems: Vec<String>) {
    for problem in problems {
        shared.broken(Violation {
            request: request.to_string(),
            operation: route.map(|route| route.info.id),
            problem,
        });
    }
}

/// The operations of this method that the path can be a call of: the one whose template says most of it first (OAS
/// 3.0.4 § Paths Object), and of those that say as much, in the order of the document.
fn find<'s, 'r>(shared: &'s Shared, request: &'r Received) -> Vec<(usize, &'s Route, Fit<'r>)> {
    let of_method = shared
        .routes
        .iter()
        .enumerate()
        .filter(|(_, route)| route.info.method.as_str() == request.method());
    let fitting = of_method.flat_map(|(index, route)| {
        let fits = fits(shared.api, route, request).into_iter();
        fits.map(move |fit| (index, route, fit))
    });
    let mut fitting: Vec<_> = fitting.collect();
    fitting.sort_by(|(_, _, one), (_, _, other)| other.rank.cmp(&one.rank));
    fitting
}

/// How the path is of the template of this operation, alone or below one of its servers.
fn fits<'r>(api: &ApiInfo, route: &Route, request: &'r Received) -> Vec<Fit<'r>> {
    let fits = |path| template::fits(route.info.template, route.spanning, path);
    let servers = if route.servers.is_empty() {
        api.servers
    } else {
        route.servers
    };
    let below = servers
        .iter()
        .filter_map(|server| template::below(server.url, request.path()));
    let mut all = std::iter::once(request.path()).chain(below).map(fits);
    all.find(|fits| !fits.is_empty()).unwrap_or_default()
}

fn unknown(shared: &Shared, request: &Received) -> String {
    let routes = shared.routes.iter();
    let fitting = routes.filter(|route| !fits(shared.api, route, request).is_empty());
    let mut methods: Vec<&str> = fitting.map(|route| route.info.method.as_str()).collect();
    methods.dedup();
    if methods.is_empty() {
        "the document has no such path".to_owned()
    } else {
        format!(
            "the document has no such method here, only {}",
            methods.join(", ")
        )
    }
}

/// Query text that the template states.
fn fixed_query(route: &Route, incoming: &mut Incoming<'_>) {
    let (_, query) = route.info.template.split_once('?').unwrap_or_default();
    let (query, _) = query.split_once('#').unwrap_or((query, ""));
    for (name, value) in pairs(query, '&') {
        if value.starts_with('{') {
            // The value is a parameter, which is read as one.
            incoming.know_query(&name);
        } else {
            incoming.state_query(&name, value);
        }
    }
}

/// Whether the client accepts one of the documented media types (RFC 9110 § 12.5.1).
fn check_accept(route: &Route, request: &Received, incoming: &mut Incoming<'_>) {
    let Some(accept) = request.header("accept") else {
        return;
    };
    // An answer without a body can be documented with a media type all the same, which is then asked for.
    let asked_for = route.info.accept.split(',');
    let mut documented = route
        .answers
        .iter()
        .map(|answer| answer.media_type)
        .chain(asked_for)
        .filter(|media_type| !media_type.trim().is_empty())
        .peekable();
    if documented.peek().is_some() && !documented.any(|media_type| accepts(accept, media_type)) {
        let accept = accept.escape_debug();
        incoming.report(format!("`Accept` is `{accept}`, which no answer is"));
    }
}

/// The answer to a request that breaks the document: what is documented for that status, else why.
fn refused(route: &Route, status: u16, problem: String) -> Written {
    let answer = Answer::status(status).written(route.answers, None, None);
    if answer.body.is_empty() {
        Written::text(status, problem)
    } else {
        answer
    }
}

/// The message of a panic.
fn said(cause: &(dyn std::any::Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| cause.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "without a message".to_owned())
}
