//! What does a request carry? The representations of its body, among which the caller chooses where there are several.
//!
//! ```text
//! content: { application/json: Pet }                                 body: Pet
//! content: { application/json: Pet, multipart/form-data: Form }      body: AddPetBody { Json(Pet), Multipart(Form) }
//! ```

use super::labels::{Labelled, bare, labels, usual_word};
use super::{Body, BodyEnum, BodyVariant, Given, Sent, SentBody, Written};
use crate::diagnostics::{Diagnostics, Feature, Reported, catalog, escape};
use crate::ir::{Api, Content, MediaType, Operation, RequestBody, Shape, Ty, TypeId, TypeUse};
use crate::plan::checks::ValueChecks;
use crate::plan::forms;
use crate::plan::media::{
    self, Choice, Chosen, Family, Side, choose, date_of, family, resolved, resolved_within,
};
use crate::plan::names::{TypeName, body_variant_names};
use crate::source::Origin;

/// The media type that says nothing but JSON.
const JSON: &str = "application/json";

/// The representations of a request body that the caller may give, the usual one first: none when the body states no
/// representation at all.
///
/// Those of another date than the usual one are left out: they go together with another answer, and `resource-version`
/// chooses both. JSON under several names is one representation.
pub(super) fn of_request<'a>(
    api: &Api,
    operation: &Operation,
    body: &'a RequestBody,
    newest: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Chosen<'a>>, Reported> {
    let choice = choose(api, Side::Request, &body.content, newest);
    let usual = settled(operation, choice, &body.content, diagnostics)?;
    let Some(usual) = usual else {
        return Ok(Vec::new());
    };
    let (first, date) = (usual.index, date_of(&usual.content.media_type));
    let mut all = vec![usual];
    let others = body.content.iter().enumerate();
    let others =
        others.filter(|(index, content)| *index != first && date_of(&content.media_type) == date);
    for (index, content) in others {
        let Some(choice) = media::writable(api, index, &body.content) else {
            report_left_out(content, diagnostics);
            continue;
        };
        if let Choice::This(chosen) | Choice::Raw(chosen) = &choice
            && let Some(known) = all.iter_mut().find(|known| are_one(api, known, chosen))
        {
            if chosen.media_type == JSON {
                *known = chosen.clone();
            }
            continue;
        }
        all.extend(settled(operation, choice, &body.content, diagnostics)?);
    }
    for chosen in &all {
        if chosen.body == Body::Parts || chosen.written != Written::Plain {
            forms::report(api, chosen.content, &chosen.body, diagnostics);
        }
    }
    Ok(all)
}

/// Whether two representations are one: the same media type, or JSON of the same type under a name that says no more
/// than that.
fn are_one(api: &Api, known: &Chosen<'_>, other: &Chosen<'_>) -> bool {
    if known.media_type == other.media_type {
        return true;
    }
    let is_json = |chosen: &Chosen<'_>| family(&chosen.content.media_type) == Family::Json;
    let is_plain = known.media_type == JSON || other.media_type == JSON;
    match (&known.body, &other.body) {
        (Body::Typed(left), Body::Typed(right)) => {
            is_plain
                && is_json(known)
                && is_json(other)
                && resolved(api, left) == resolved(api, right)
        }
        (_, _) => false,
    }
}

/// What the body is to Rust; none when it has no representation.
pub(super) fn sent(api: &Api, all: &[Chosen<'_>], name: &TypeName) -> Option<Sent> {
    let of = |chosen: &Chosen<'_>| SentBody {
        media_type: chosen.media_type.clone(),
        body: chosen.body.clone(),
        written: chosen.written.clone(),
        checks: ValueChecks::default(),
    };
    if let [] | [_] = all {
        return all.first().map(|only| Sent::One(of(only)));
    }
    let labelled: Vec<Labelled<'_>> = all
        .iter()
        .map(|chosen| Labelled {
            media_type: &chosen.content.media_type,
            short: wish(chosen),
        })
        .collect();
    let media_types = all.iter().map(|chosen| chosen.media_type.as_str());
    let wishes: Vec<(&str, String)> = media_types.zip(labels(&labelled)).collect();
    let keys: Vec<Option<RustKey>> = all
        .iter()
        .map(|chosen| RustKey::of(api, &chosen.body))
        .collect();
    let variants = body_variant_names(&wishes).into_iter().zip(all).zip(&keys);
    let variants = variants.map(|((name, chosen), key)| BodyVariant {
        name,
        sent: of(chosen),
        given: given(chosen, key.as_ref(), &keys),
        lifecycle: chosen.content.lifecycle.clone(),
    });
    Some(Sent::Several(BodyEnum {
        name: name.clone(),
        variants: variants.collect(),
    }))
}

/// A value says which representation is meant where no other has its type, and where the media type says no more than the
/// type does.
fn given(chosen: &Chosen<'_>, key: Option<&RustKey>, keys: &[Option<RustKey>]) -> Given {
    let Some(key) = key else {
        return Given::ByName;
    };
    let is_only = keys.iter().flatten().filter(|other| *other == key).count() == 1;
    let says_no_more = matches!(
        chosen.media_type.as_str(),
        JSON | "text/plain" | "application/octet-stream"
    );
    if is_only || says_no_more {
        Given::ByValue
    } else {
        Given::ByName
    }
}

/// Types that are certainly not the same in Rust unless they are equal here.
#[derive(Clone, Debug, PartialEq)]
enum RustKey {
    Type(TypeId),
    List(Box<RustKey>),
    Text,
    Bytes,
    Parts,
}

impl RustKey {
    /// None of a type of which nothing can be said for certain.
    fn of(api: &Api, body: &Body) -> Option<Self> {
        match body {
            Body::Typed(value) => Self::of_use(api, value, &mut Vec::new()),
            Body::Text => Some(Self::Text),
            Body::Upload => Some(Self::Bytes),
            Body::Parts => Some(Self::Parts),
            Body::Empty | Body::Bytes | Body::Download | Body::Events(_) | Body::Items(..) => None,
        }
    }

    /// The same of a value within the aliases `open`.
    fn of_use(api: &Api, value: &TypeUse, open: &mut Vec<TypeId>) -> Option<Self> {
        if value.nullable {
            return None;
        }
        let value = resolved_within(api, value, open)?;
        match &value.ty {
            Ty::Named(id) => match api.types.get(*id).map(|def| &def.shape)? {
                Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => Some(Self::Type(*id)),
                Shape::Alias(_) => None,
            },
            Ty::List(items) => Some(Self::List(Box::new(Self::of_use(api, items, open)?))),
            Ty::Map(_)
            | Ty::Untyped(_)
            | Ty::Text(_)
            | Ty::Bool
            | Ty::Integer(_)
            | Ty::Number(_) => None,
        }
    }
}

/// What a variant would best be called: by its format.
fn wish(chosen: &Chosen<'_>) -> String {
    let MediaType { main, sub, .. } = &chosen.content.media_type;
    let (stem, suffix) = sub.rsplit_once('+').unwrap_or((sub, ""));
    match (main.as_str(), sub.as_str()) {
        _ if chosen.media_type == JSON => "json".to_owned(),
        ("application", "x-www-form-urlencoded") => "form".to_owned(),
        ("multipart", "form-data") => "multipart".to_owned(),
        ("text", "*") => "text".to_owned(),
        ("*" | "application", "*") => "bytes".to_owned(),
        (main, "*") => main.to_owned(),
        (_, sub) if date_of(&chosen.content.media_type).is_some() => {
            let format = sub.rsplit_once('+').map_or(sub, |(_, suffix)| suffix);
            format.to_owned()
        }
        (_, sub) => {
            if let Some(word) = usual_word(&chosen.content.media_type) {
                return word.to_owned();
            }
            let is_word = stem.chars().all(char::is_alphanumeric);
            let sub = if suffix == "json" && !is_word {
                stem
            } else {
                sub
            };
            bare(sub).to_owned()
        }
    }
}

fn report_left_out(content: &Content, diagnostics: &mut Diagnostics) {
    let message = catalog::plan::LEFT_OUT_OF_CHOICE.message(format!(
        "`{}` is left out of the choice: it cannot be written",
        escape(&content.media_type.text)
    ));
    diagnostics.report(content.origin, message);
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
        Choice::This(chosen) => Ok(Some(chosen)),
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
                    "only objects are written as `application/x-www-form-urlencoded`, and a body in parts \
                     has to say which `multipart` it is",
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
