//! What does one call of each operation look like on the wire? Sample arguments, the request's target, and answers.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use super::checks::ValueChecks;
use super::json;
use super::media::{self, Chosen};
use super::operations::{
    Body, BodyPlan, Drafts, OperationPlan, OptionsPlan, ParameterPlan, Records, Representation,
    Represented, SentBody, Written,
};
use super::sample::{Direction, Sampler};
use super::verdict::{Judge, NoVerdict};
use super::wire_arguments::{TakenNames, approves, argument, seen, set_in, spreads};
pub use super::wire_headers::HeaderSample;
use super::wire_parameters::{headers, target};
use super::{forms, wire_form, wire_headers};
use crate::essence::essence;
use crate::ir::{Content, Example, Json, Operation, Parameter, StatusPattern, TypeId, TypeUse};
use crate::workers;

/// One call of an operation.
#[derive(Clone, Debug, Default)]
pub struct WireSample {
    /// One value a positional parameter, in their order; JSON of the parameter's type.
    pub arguments: Vec<Json>,
    /// Optional parameters (indices into the plan's `parameters`) that the call sets, and their values. Those that several
    /// operations share are set in the call of the first of these.
    pub options: Vec<(usize, Json)>,
    /// What the request body says, in each of its representations.
    pub bodies: Vec<BodySample>,
    /// Path and query as they go over the wire.
    pub target: String,
    /// Header fields that parameters become.
    pub headers: Vec<(String, String)>,
    /// What the server answers, one a documented status.
    pub replies: Vec<ReplySample>,
    /// What it answers to who asks for another representation; none where nothing can be made.
    pub others: Vec<Option<ReplySample>>,
    /// Whether the arguments break rules of their own: no value was found that breaks none.
    pub disobedient: bool,
}

impl WireSample {
    /// What the usual representation of the body says.
    pub fn body(&self) -> Option<&BodySample> {
        self.bodies.first()
    }

    /// Whether arguments or body break rules of their own.
    pub fn is_disobedient(&self) -> bool {
        self.disobedient || self.body().is_some_and(|body| body.disobedient)
    }

    /// Whether no usual call can be made.
    pub fn is_unknown(&self) -> bool {
        self.body().is_some_and(|body| body.unknown)
    }
}

/// What one representation of a request body says.
#[derive(Clone, Debug, Default)]
pub struct BodySample {
    /// Its value, when it has a type.
    pub value: Option<Json>,
    /// What is written of that, where it is not the same: what only the server sends is left out.
    pub sent: Option<Json>,
    /// The body of a form as it goes over the wire, and its media type.
    pub form: Option<(String, String)>,
    /// What a body of text says, where the document has an example of it.
    pub text: Option<String>,
    /// Whether the value breaks rules of its own: none was found that breaks none.
    pub disobedient: bool,
    /// Whether it needs a value of a type of another crate, of which none is known.
    pub unknown: bool,
}

/// A documented answer.
#[derive(Clone, Debug)]
pub struct ReplySample {
    /// The status the test server sends.
    pub status: u16,
    /// The statuses it stands for.
    pub pattern: StatusPattern,
    /// The documented media type, which can be a range; none for an empty body.
    pub media_type: Option<String>,
    /// What the body is to Rust.
    pub body: Body,
    /// The body as text.
    pub text: String,
    /// What is written again where the body is JSON and that is not the same.
    pub kept: Option<String>,
    /// Header fields that methods read.
    pub headers: Vec<HeaderSample>,
    /// Whether it is a success.
    pub success: bool,
}

impl ReplySample {
    /// `Content-Type`: of a range one of its media types.
    pub fn content_type(&self) -> String {
        self.media_type
            .as_deref()
            .map(media::concrete)
            .unwrap_or_default()
    }

    /// The same, but HTML where the range has that: it tells the scenario of an HTML page in the place of an answer that
    /// such a page is documented here.
    pub fn content_type_or_html(&self) -> String {
        let media_type = self.media_type.as_deref().map(essence);
        match media_type.as_deref() {
            Some("text/*" | "*/*") => "text/html".to_owned(),
            Some(_) | None => self.content_type(),
        }
    }
}

/// Makes a call of every operation.
pub(super) fn samples(
    judge: Judge<'_>,
    drafts: &Drafts<'_>,
    options: &[OptionsPlan],
    jobs: NonZeroUsize,
) -> Vec<WireSample> {
    let typical = typical_texts(judge, drafts, jobs);
    let operations = drafts
        .operations
        .iter()
        .zip(&drafts.represented)
        .enumerate();
    let operations: Vec<(usize, (&OperationPlan, &Represented<'_>))> = operations.collect();
    workers::map(&operations, jobs, |(index, (plan, represented))| {
        let set = set_in(*index, plan, options);
        sample(judge, plan, &set, represented, &typical)
    })
}

fn sample(
    judge: Judge<'_>,
    plan: &OperationPlan,
    set: &[usize],
    (documented, bodies): &Represented<'_>,
    typical: &TypicalTexts,
) -> WireSample {
    let Some(operation) = judge.api.operations.get(plan.operation) else {
        return WireSample::default();
    };
    let sampler = Sampler {
        judge,
        direction: Direction::Request,
    };
    let values: Vec<(&ParameterPlan, &Parameter, Json)> = plan
        .parameters
        .iter()
        .take(plan.positional)
        .filter_map(|parameter| {
            let stated = operation.parameters.get(parameter.parameter)?;
            Some((parameter, stated, argument(&sampler, parameter, stated)))
        })
        .collect();
    let options = set.iter().filter_map(|index| {
        let parameter = plan.parameters.get(*index)?;
        let stated = operation.parameters.get(parameter.parameter)?;
        let value = argument(&sampler, parameter, stated);
        // What has no value that obeys its rules is left out.
        approves(judge, parameter, stated, &value).then_some((*index, (parameter, stated, value)))
    });
    let mut options: Vec<(usize, (&ParameterPlan, &Parameter, Json))> = options.collect();
    let fixed: Vec<(&ParameterPlan, &Parameter, Json)> = plan
        .fixed
        .iter()
        .filter_map(|parameter| {
            let stated = operation.parameters.get(parameter.parameter)?;
            Some((parameter, stated, Json::String(stated.fixed.clone()?)))
        })
        .collect();
    let mut taken_names = TakenNames::default();
    let demanded = fixed.iter().chain(&values);
    demanded.for_each(|(plan, stated, value)| _ = taken_names.take(plan, stated, value));
    // Those that go by their own names come first, and all are sent in the order of the set.
    options.sort_by_key(|(_, (plan, _, value))| spreads(plan, value));
    options.retain(|(_, (plan, stated, value))| taken_names.take(plan, stated, value));
    options.sort_by_key(|(index, _)| set.iter().position(|set| set == index));
    let sent: Vec<(&ParameterPlan, &Parameter, Json)> = fixed
        .iter()
        .chain(&values)
        .chain(options.iter().map(|(_, value)| value))
        .map(|(plan, stated, value)| (*plan, *stated, seen(plan, value)))
        .collect();
    let patterns: Vec<StatusPattern> = documented.iter().map(|answer| answer.status).collect();
    let replies = documented.iter().filter_map(|answer| {
        let chosen = answer.chosen.as_ref();
        let reply = ReplySample {
            status: status_of(answer.status, answer.success, &patterns)?,
            pattern: answer.status,
            media_type: chosen.map(|chosen| chosen.media_type.clone()),
            body: chosen.map_or(Body::Empty, |chosen| chosen.body.clone()),
            text: chosen.map_or_else(String::new, |chosen| stated_text(chosen.content)),
            kept: None,
            headers: Vec::new(),
            success: answer.success,
        };
        let text = |value: &TypeUse| match typical_of(value, chosen) {
            Some(id) => typical.get(&id).cloned().flatten(),
            None => {
                // The examples of a sequence are not those of its items.
                let whole = chosen.filter(|chosen| matches!(chosen.body, Body::Typed(_)));
                reply_text(judge, value, whole.map(|chosen| chosen.content))
            }
        };
        with_text(operation, reply, text)
    });
    let others = plan
        .others
        .iter()
        .map(|other| other_reply(judge, operation, other));
    let representations = plan.body.iter().flat_map(BodyPlan::representations);
    let bodies = representations.zip(bodies);
    let bodies = bodies.map(|(sent, chosen)| body_sample(&sampler, sent, chosen.content));
    WireSample {
        target: target(operation, &sent),
        headers: headers(&sent),
        replies: replies.collect(),
        disobedient: !values
            .iter()
            .all(|(plan, stated, value)| approves(judge, plan, stated, value)),
        bodies: bodies.collect(),
        others: others.collect(),
        arguments: values.into_iter().map(|(_, _, value)| value).collect(),
        options: options
            .into_iter()
            .map(|(index, (_, _, value))| (index, value))
            .collect(),
    }
}

/// What is answered to who asks for another representation.
fn other_reply(
    judge: Judge<'_>,
    operation: &Operation,
    other: &Representation,
) -> Option<ReplySample> {
    let (response, content) = other.content;
    let response = operation.responses.get(response)?;
    let content = response.content.get(content)?;
    let StatusPattern::Exact(status) = response.status else {
        return None;
    };
    let reply = ReplySample {
        status,
        pattern: response.status,
        media_type: Some(other.media_type.clone()),
        body: other.body.clone(),
        text: stated_text(content),
        kept: None,
        headers: Vec::new(),
        success: true,
    };
    let whole = matches!(other.body, Body::Typed(_)).then_some(content);
    with_text(operation, reply, |value| reply_text(judge, value, whole))
}

fn body_sample(sampler: &Sampler<'_>, sent: &SentBody, content: &Content) -> BodySample {
    let judge = sampler.judge;
    let value = request_body(sampler, sent, content);
    let typed = match (&sent.body, &value) {
        (Body::Typed(ty), Some(value)) => Some((ty, value)),
        (_, _) => None,
    };
    BodySample {
        disobedient: typed.is_some_and(|(ty, value)| !judge.approves(ty, &sent.checks, value)),
        // Nobody here can tell what a type of another crate reads.
        unknown: typed.is_some_and(|(ty, value)| {
            judge.judge(ty, &sent.checks, value) == Err(NoVerdict::Foreign)
        }),
        form: wire_form::form(judge, sent, value.as_ref()),
        text: Some(stated_text(content)).filter(|text| sent.body == Body::Text && !text.is_empty()),
        sent: typed.and_then(|(ty, value)| {
            let sent = judge.sent(ty, value).ok()?;
            (!json::same(&sent, value)).then_some(sent)
        }),
        value,
    }
}

/// A body as JSON text, and what is written again where that is not the same.
type Text = (String, Option<String>);

/// By type, what an answer says that has no examples of its own; none where nothing can be made.
type TypicalTexts = BTreeMap<TypeId, Option<Text>>;

/// What answers say that are of one type and no more: made once, however many operations give them.
fn typical_texts(judge: Judge<'_>, drafts: &Drafts<'_>, jobs: NonZeroUsize) -> TypicalTexts {
    let answers = drafts.represented.iter().flat_map(|(answers, _)| answers);
    let types = answers.filter_map(|answer| {
        let chosen = answer.chosen.as_ref();
        match chosen.map(|chosen| &chosen.body)? {
            Body::Typed(value) | Body::Events(Some(value)) | Body::Items(_, value) => {
                Some((typical_of(value, chosen)?, value))
            }
            Body::Empty
            | Body::Text
            | Body::Bytes
            | Body::Upload
            | Body::Download
            | Body::Events(None)
            | Body::Parts => None,
        }
    });
    let types: BTreeMap<TypeId, &TypeUse> = types.collect();
    let types: Vec<(TypeId, &TypeUse)> = types.into_iter().collect();
    let texts = workers::map(&types, jobs, |(id, value)| {
        (*id, reply_text(judge, value, None))
    });
    texts.into_iter().collect()
}

/// The type that alone decides what is answered.
fn typical_of(value: &TypeUse, chosen: Option<&Chosen<'_>>) -> Option<TypeId> {
    let has_examples = chosen.is_some_and(|chosen| !chosen.content.examples.is_empty());
    let is_alone = !has_examples && !value.nullable && value.rules.is_empty();
    value.ty.named().filter(|_| is_alone)
}

fn request_body(sampler: &Sampler<'_>, sent: &SentBody, content: &Content) -> Option<Json> {
    match &sent.body {
        Body::Typed(value) => {
            let sample = sampler.sample(value, &sent.checks, &content.examples);
            Some(match &sent.written {
                Written::Form(styles) => {
                    forms::without_clashes(sampler.judge.api, value, styles, sample)
                }
                Written::Plain | Written::Multipart(_) => sample,
            })
        }
        Body::Empty
        | Body::Text
        | Body::Bytes
        | Body::Upload
        | Body::Download
        | Body::Events(_)
        | Body::Items(..)
        | Body::Parts => None,
    }
}

/// What the first example of a text says; empty where there is none.
fn stated_text(content: &Content) -> String {
    let found = stated_example(content);
    let found = found.and_then(|example| wire_headers::single(&example.value));
    found.unwrap_or_default()
}

/// The example of a text that is sent.
pub(super) fn stated_example(content: &Content) -> Option<&Example> {
    let mut examples = content.examples.iter();
    examples.find(|example| wire_headers::single(&example.value).is_some())
}

/// The reply with a body, which is the text of `reply` where it is text; none when no body could be made that the type can
/// hold.
fn with_text(
    operation: &Operation,
    reply: ReplySample,
    text: impl FnOnce(&TypeUse) -> Option<Text>,
) -> Option<ReplySample> {
    let empty = !StatusPattern::Exact(reply.status).has_content(&operation.method);
    match &reply.body {
        _ if empty => Some(ReplySample {
            media_type: None,
            body: Body::Empty,
            text: String::new(),
            ..reply
        }),
        Body::Empty => Some(ReplySample {
            media_type: None,
            text: String::new(),
            ..reply
        }),
        Body::Text if !reply.text.is_empty() => Some(reply),
        Body::Text => Some(ReplySample {
            text: "text".to_owned(),
            ..reply
        }),
        Body::Events(None) => Some(ReplySample {
            text: "data: text\n\n".to_owned(),
            ..reply
        }),
        Body::Events(Some(value)) => with_item(("data: ", "\n\n"), text(value), reply),
        Body::Items(Records::Lines, value) => with_item(("", "\n"), text(value), reply),
        Body::Items(Records::Texts, value) => with_item(("\u{1e}", "\n"), text(value), reply),
        Body::Bytes | Body::Upload | Body::Download | Body::Parts => Some(ReplySample {
            text: "bytes".to_owned(),
            ..reply
        }),
        Body::Typed(value) => {
            let (text, kept) = text(value)?;
            Some(ReplySample {
                text,
                kept,
                ..reply
            })
        }
    }
}

/// The reply with a sequence of one value, between what stands around it.
fn with_item(
    (before, after): (&str, &str),
    text: Option<Text>,
    reply: ReplySample,
) -> Option<ReplySample> {
    let (text, kept) = text?;
    let item = |json: String| format!("{before}{json}{after}");
    Some(ReplySample {
        text: item(text),
        kept: kept.map(item),
        ..reply
    })
}

fn reply_text(judge: Judge<'_>, value: &TypeUse, content: Option<&Content>) -> Option<Text> {
    let (json, kept) = reply_json(judge, value, content)?;
    let kept = kept.filter(|kept| !json::same(kept, &json));
    Some((json::to_text(&json), kept.as_ref().map(json::to_text)))
}

/// JSON that the type can hold, obedient or not: responses are read leniently.
fn reply_json(
    judge: Judge<'_>,
    value: &TypeUse,
    content: Option<&Content>,
) -> Option<(Json, Option<Json>)> {
    let sampler = Sampler {
        judge,
        direction: Direction::Response,
    };
    let none = ValueChecks::default();
    let examples = content.map_or(&[] as &[_], |content| content.examples.as_slice());
    let stated = examples.iter().map(|example| example.value.clone());
    let candidates = stated.chain(std::iter::once_with(|| sampler.sample(value, &none, &[])));
    for json in candidates {
        match judge.judge(value, &none, &json) {
            Ok(verdict) => return Some((json, Some(verdict.kept))),
            Err(NoVerdict::Unforeseen) => return Some((json, None)),
            Err(NoVerdict::Refused { .. } | NoVerdict::Foreign) => {}
        }
    }
    None
}

/// A status that is read as this pattern says: exact ones come before ranges, and both before the rest.
fn status_of(pattern: StatusPattern, success: bool, documented: &[StatusPattern]) -> Option<u16> {
    let says = |stated: StatusPattern, status: u16| match stated {
        StatusPattern::Exact(exact) => exact == status,
        StatusPattern::Range(class) => u16::from(class) == status / 100,
        StatusPattern::Default => false,
    };
    let is_free = |status: &u16| {
        let mut others = documented.iter().filter(|stated| **stated != pattern);
        !matches!(status, 204 | 205 | 304) && !others.any(|stated| says(*stated, *status))
    };
    match pattern {
        StatusPattern::Exact(status) => Some(status),
        StatusPattern::Range(class) => {
            let first = u16::from(class) * 100;
            (first..first + 100).find(is_free)
        }
        StatusPattern::Default if success => (200..300).find(is_free),
        StatusPattern::Default => (500..600).chain(400..500).find(is_free),
    }
}
