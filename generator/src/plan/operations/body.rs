//! What does a request carry? The representation of its body, chosen once.

use super::Body;
use super::Written;
use crate::diagnostics::{Diagnostics, Feature, Reported, catalog, escape};
use crate::ir::{Api, Content, Operation, RequestBody};
use crate::plan::forms;
use crate::plan::media::{Choice, Chosen, Family, Side, choose};
use crate::source::Origin;

/// The representation of a request body: none when the body states no representation at all.
pub(super) fn of_request<'a>(
    api: &Api,
    operation: &Operation,
    body: &'a RequestBody,
    newest: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Chosen<'a>>, Reported> {
    settled(
        operation,
        choose(api, Side::Request, &body.content, newest),
        &body.content,
        diagnostics,
    )
}

/// The choice, or a report of why there is none.
pub(super) fn settled<'a>(
    operation: &Operation,
    choice: Choice<'a>,
    content: &[Content],
    diagnostics: &mut Diagnostics,
) -> Result<Option<Chosen<'a>>, Reported> {
    match choice {
        Choice::Nothing => Ok(None),
        Choice::This(chosen) => {
            if chosen.body == Body::Parts || chosen.written != Written::Plain {
                forms::report(chosen.content, &chosen.body, diagnostics);
            }
            Ok(Some(chosen))
        }
        Choice::Raw(chosen) => {
            report_raw(&chosen, diagnostics);
            Ok(Some(chosen))
        }
        Choice::TooNew(origin) => Err(too_new(operation, origin, diagnostics)),
        Choice::Unable(origin, family) => {
            let found: Vec<String> = content
                .iter()
                .map(|content| format!("`{}`", escape(&content.media_type.text)))
                .collect();
            let (feature, what) = match family {
                Family::Stream => (Feature::Streaming, "a sequence of values"),
                Family::Form => (
                    Feature::MediaType,
                    "only objects are written as forms, and only as `multipart/form-data` and \
                     `application/x-www-form-urlencoded`",
                ),
                Family::Json | Family::Text | Family::Bytes => {
                    (Feature::MediaType, "no representation is JSON")
                }
            };
            Err(diagnostics.unsupported_because(
                origin,
                feature,
                format!("{what}: {}", found.join(", ")),
            ))
        }
    }
}

fn too_new(operation: &Operation, origin: Origin, diagnostics: &mut Diagnostics) -> Reported {
    let name = escape(operation.name.as_spec_name().as_str());
    let message = catalog::plan::NEWER_THAN_ASKED.message(format!(
        "`{name}` is left out: all its representations are newer than the resource version"
    ));
    diagnostics.report(origin, message)
}

/// Says that the members of a body are not read or written.
pub(super) fn report_raw(chosen: &Chosen<'_>, diagnostics: &mut Diagnostics) {
    let name = escape(&chosen.content.media_type.text);
    let message = match &chosen.body {
        Body::Typed(_) => {
            catalog::plan::TAKEN_FOR_JSON.message(format!("`{name}` is taken for JSON"))
        }
        Body::Text | Body::Events(_) | Body::Items(..) => {
            catalog::plan::RAW_BODY.message(format!("`{name}` is given as text"))
        }
        Body::Bytes | Body::Upload | Body::Download | Body::Parts | Body::Empty => {
            catalog::plan::RAW_BODY.message(format!("`{name}` is given as bytes"))
        }
    };
    diagnostics.report(chosen.content.origin, message);
}
