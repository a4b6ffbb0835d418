//! What does the documentation of an item say? The document's prose, then what binds a value (`facts.rs`).

use super::cx::Cx;
use super::doc_text::{DocText, Part};
use super::facts::{Fact, Facts};
use super::form_docs;
use crate::ir::{
    Access, Docs, Field, Json, Owner, Parameter, ParameterForm, Place, Provenance, Rule, Step,
    TypeDef,
};
use crate::plan::json::to_text;

/// How the parts of a text follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Each in a paragraph of its own.
    Paragraphs,
    /// In one paragraph, for items of a list.
    RunOn,
}

impl Flow {
    fn join(self, doc: DocText, next: DocText) -> DocText {
        match self {
            Self::Paragraphs => doc.and(next),
            Self::RunOn => doc.then(next),
        }
    }
}

/// Prose of the document: summary, description, external documentation, and the extensions the configuration names.
pub(super) fn prose(cx: Cx<'_>, docs: &Docs, flow: Flow) -> DocText {
    let mut doc = DocText::default();
    if let Some(summary) = &docs.summary {
        doc = DocText::of_markdown(summary);
    }
    if let Some(description) = docs
        .description
        .as_ref()
        .and_then(|text| besides(text, docs.summary.as_deref()))
    {
        doc = doc.and(DocText::of_markdown(description));
    }
    if let Some((description, url)) = &docs.external {
        doc = flow.join(doc, see(description.as_deref(), url));
    }
    let shown = cx
        .plan
        .documented
        .iter()
        .filter_map(|(name, heading)| Some((heading, docs.extensions.get(name)?)));
    shown.fold(doc, |doc, (heading, value)| {
        let sentence = DocText::sentence(&[
            Part::Text(heading),
            Part::Own(": "),
            Part::Text(&plain(value)),
        ]);
        flow.join(doc, sentence.ended())
    })
}

/// What a description says besides the summary: all of it, or what follows a first paragraph that is the summary again.
fn besides<'t>(description: &'t str, summary: Option<&str>) -> Option<&'t str> {
    let Some(summary) = summary else {
        return Some(description);
    };
    let is_summary = |text: &str| {
        let bare = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
        bare(text) == bare(summary)
    };
    if is_summary(description) {
        return None;
    }
    match description.split_once("\n\n") {
        Some((first, rest)) if is_summary(first) => Some(rest),
        _ => Some(description),
    }
}

/// Words of a description of external documentation that is a name and no sentence.
const NAME_WORDS: usize = 7;

/// Where there is more to read.
fn see(description: Option<&str>, url: &str) -> DocText {
    let sentence = |parts: &[Part<'_>]| {
        let link = [Part::Link(url), Part::Own(".")];
        DocText::sentence(&[parts, &link].concat())
    };
    let Some(text) = description else {
        return sentence(&[Part::Own("See ")]);
    };
    let text = text.trim_end().trim_end_matches(['.', ':']);
    if text.split_whitespace().count() > NAME_WORDS {
        return DocText::of_markdown(&format!("{text}:")).run_on(sentence(&[]));
    }
    sentence(&[Part::Own("See "), Part::Text(text), Part::Own(": ")])
}

/// A value as plain words: a list as its items.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Object(_) => to_text(value),
    }
}

/// Documentation of a named type.
pub(super) fn of_type(cx: Cx<'_>, def: &TypeDef, rules: &[Rule]) -> DocText {
    let mut facts = Facts::default();
    facts.rules(rules);
    facts.default_value(def.default.as_ref());
    facts.deprecated(def.deprecated);
    named(cx, prose(cx, &def.docs, Flow::Paragraphs), def).and(facts.sentence())
}

/// Every public item says something: the name in the document stands in for prose.
fn named(cx: Cx<'_>, doc: DocText, def: &TypeDef) -> DocText {
    if !doc.is_empty() {
        return doc;
    }
    match (&def.title, &def.provenance) {
        (Some(title), _) => DocText::sentence(&[Part::Text(title)]).ended(),
        (None, Provenance::Component(name)) => DocText::sentence(&[
            Part::Own("The schema "),
            Part::Code(name.as_str()),
            Part::Own(" of the document."),
        ]),
        (None, Provenance::Inline { owner, via }) => whereabouts(cx, owner, via),
    }
}

/// Where a schema without a name is used.
fn whereabouts(cx: Cx<'_>, owner: &Owner, via: &Step) -> DocText {
    let held = match owner {
        Owner::Type(id) => Some(cx.plan.names.type_name(*id).as_str()),
        Owner::Operation(index) => {
            let operation = cx.api.operations.get(*index);
            operation.map(|operation| operation.name.as_spec_name().as_str())
        }
        // A parameter or an answer that many have.
        Owner::Component(..) => None,
    };
    let (what, name, within) = match via {
        Step::Property(name) => ("The value of ", Some(name.as_str()), " in "),
        Step::Items => ("An item", None, " of "),
        Step::Values => ("A value", None, " of "),
        Step::Variant(_) => ("An alternative", None, " of "),
        Step::Parameter(name) => ("The parameter ", Some(name.as_str()), " of "),
        Step::RequestBody(_) => ("The body of a request", None, " of "),
        Step::ResponseBody(status, _) => ("The body of the answer ", Some(status.as_str()), " of "),
        Step::ResponseHeader(_, name) => ("The header field ", Some(name.as_str()), " of "),
    };
    let mut parts = vec![Part::Own(what)];
    parts.extend(name.map(Part::Code));
    if let Some(held) = held {
        parts.extend([Part::Own(within), Part::Code(held)]);
    }
    parts.push(Part::Own("."));
    DocText::sentence(&parts)
}

/// Documentation of a member.
pub(super) fn of_field(cx: Cx<'_>, field: &Field) -> DocText {
    let doc = prose(cx, &field.docs, Flow::Paragraphs);
    let doc = if doc.is_empty() && field.name.as_str().is_empty() {
        DocText::sentence(&[Part::Own("The member whose name is empty.")])
    } else if doc.is_empty() {
        DocText::sentence(&[
            Part::Own("The member "),
            Part::Code(field.name.as_str()),
            Part::Own("."),
        ])
    } else {
        doc
    };
    let mut facts = Facts::default();
    facts.value(cx, &field.value);
    facts.default_value(field.default.as_ref());
    facts.examples(&field.examples);
    match field.access {
        Access::ReadWrite => {}
        Access::ReadOnly => facts.say(vec![Fact::Own(
            "Read-only: only the server sends it, and requests leave it out.",
        )]),
        Access::WriteOnly => facts.say(vec![Fact::Own("Write-only: only the client sends it.")]),
    }
    facts.deprecated(field.deprecated);
    doc.and(facts.sentence())
}

/// Documentation of a parameter: prose and facts.
pub(super) fn of_parameter(cx: Cx<'_>, parameter: &Parameter, flow: Flow) -> DocText {
    let doc = prose(cx, &parameter.docs, flow);
    let doc = if doc.is_empty() {
        name_of_parameter(parameter)
    } else {
        doc
    };
    let mut facts = Facts::default();
    facts.value(cx, &parameter.value);
    form_docs::sentences(cx, parameter)
        .into_iter()
        .for_each(|sentence| facts.say(sentence));
    facts.default_value(parameter.default.as_ref());
    facts.examples(&parameter.examples);
    facts.deprecated(parameter.deprecated);
    flow.join(doc, facts.sentence())
}

/// Where a parameter is sent, and under which name.
pub(super) fn name_of_parameter(parameter: &Parameter) -> DocText {
    if matches!(parameter.form, ParameterForm::WholeQuery(_)) {
        return DocText::sentence(&[
            Part::Own("The query as a whole, "),
            Part::Code(parameter.name.as_str()),
            Part::Own(" in the document."),
        ]);
    }
    let place = match parameter.place {
        Place::Path => "The path parameter ",
        Place::Query => "The query parameter ",
        Place::Header => "The header field ",
        Place::Cookie => "The cookie ",
    };
    DocText::sentence(&[
        Part::Own(place),
        Part::Code(parameter.name.as_str()),
        Part::Own("."),
    ])
}
