//! What can a caller say? Parameters of path item and operation, merged by name and place.
//!
//! ```text
//! - {name: tags, in: query, schema: {type: array, items: {type: string}}}
//!   ─▶ Parameter { name: tags, place: Query, form: Styled { Form, explode }, value: List(Text) }
//! ```

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::schema::{self, Site};
use super::{content, docs, example, media_type, path, security, style};
use crate::diagnostics::catalog::lower as catalog;
use crate::diagnostics::escape;
use crate::ir::{
    Example, Json, MediaType, Owner, Parameter, ParameterForm, PathTemplate, Place, Requirement,
    SpecName, Step, TextFormat, Ty, TypeUse,
};
use crate::load::{Document, Section};
use crate::source::{At, Origin};

/// Headers of a request that OAS 3.0.4 § Parameter Object says to ignore: bodies and answers describe them. It says so of
/// `Authorization`, too, which security schemes may describe: see [`security::without_credentials`].
const DESCRIBED_ELSEWHERE: [&str; 2] = ["accept", "content-type"];

/// Headers that belong to the connection or frame the message (RFC 9110 § 7.6.1, § 8.6): a caller who sets them breaks
/// the request.
const OF_THE_CONNECTION: [&str; 10] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Lowers the parameters of an operation. One of the operation replaces one of its path item that has the same name
/// and place.
pub(super) fn lower_all<'d>(
    cx: &mut Context<'d, '_>,
    (path_item, operation): (At<'d>, At<'d>),
    template: &PathTemplate,
    owner: &Owner,
) -> Vec<Parameter> {
    let common = read_list(cx, path_item);
    let own = read_list(cx, operation);
    let replacing: BTreeSet<Identity<'d>> = own.iter().map(Entry::identity).collect();
    let is_kept = |entry: &&Entry<'d>| !replacing.contains(&entry.identity());
    let kept: Vec<Entry<'d>> = common.iter().filter(is_kept).copied().collect();
    let mut parameters: Vec<Parameter> = Vec::new();
    for entry in kept.into_iter().chain(own.iter().copied()) {
        let is_pair = entry.place == Place::Query && !is_whole_query(entry.at);
        if is_pair && path::states(template, entry.name) {
            let name = escape(entry.name);
            let what = format!("the path says what `{name}` is: callers are not asked for it");
            cx.say_with(entry.site.key(), &catalog::PATH_QUERY, what, |message| {
                message
                    .help("take the query out of the path, or the parameter out of the operation")
            });
            continue;
        }
        let (entry, sent_as) = entry.as_template_has_it(template);
        let Some(mut parameter) = lower(cx, entry, owner) else {
            continue;
        };
        if let Some(name) = sent_as {
            parameter.name = name.clone();
        }
        let is_there =
            |known: &Parameter| (&known.name, known.place) == (&parameter.name, parameter.place);
        // Described in the path and in the query, it is one.
        if sent_as.is_none() || !parameters.iter().any(is_there) {
            parameters.push(parameter);
        }
    }
    parameters
}

/// A parameter that is the whole query is alone in it (OAS 3.2.0 § Parameter Locations): without parameters, text of the
/// path, or an API key that every call would have there.
pub(super) fn check_whole_query(
    cx: &mut Context<'_, '_>,
    template: &PathTemplate,
    parameters: &[Parameter],
    has_key: bool,
) {
    let is_whole = |parameter: &&Parameter| matches!(parameter.form, ParameterForm::WholeQuery(_));
    let Some(whole) = parameters.iter().find(is_whole) else {
        return;
    };
    let name = escape(whole.name.as_str());
    if template.query.is_some() {
        let what = format!("`{name}` is the whole query, and the path has a query, too");
        cx.say_with(
            whole.origin,
            &catalog::QUERY_BESIDE_WHOLE,
            what,
            |message| message.help("take the query out of the path"),
        );
    }
    if has_key {
        let what = format!("`{name}` is the whole query, and the API key is in the query, too");
        cx.say_with(
            whole.origin,
            &catalog::QUERY_BESIDE_WHOLE,
            what,
            |message| {
                message
                    .help("send the key in a header field, or make the parameter a part of a query")
            },
        );
    }
    let beside = parameters
        .iter()
        .filter(|other| other.place == Place::Query);
    for other in beside.filter(|other| other.origin != whole.origin) {
        let other_name = escape(other.name.as_str());
        let what = format!("`{other_name}` is in the query, and `{name}` is the whole of it");
        cx.say_with(
            other.origin,
            &catalog::QUERY_BESIDE_WHOLE,
            what,
            |message| message.related(whole.origin, "the whole query is here"),
        );
    }
}

/// A Parameter Object and what identifies it.
#[derive(Clone, Copy)]
struct Entry<'d> {
    at: At<'d>,
    /// Where the list names it: the reference, when there is one.
    site: Origin,
    name: &'d str,
    place: Place,
}

/// What tells one parameter from another. RFC 9110 § 5.1: the case of a header's name does not matter. A parameter that is
/// the query is in another place than those that are in it.
type Identity<'d> = (Place, bool, Cow<'d, str>);

impl<'d> Entry<'d> {
    /// The entry of a path parameter that stands in the query of the template, and the name under which it is sent there.
    fn as_template_has_it(self, template: &PathTemplate) -> (Self, Option<&SpecName>) {
        let pieces = &mut template.query_parameters.iter();
        let piece = pieces.find(|piece| piece.parameter.as_str() == self.name);
        match (self.place, piece) {
            (Place::Path, Some(piece)) => {
                let place = Place::Query;
                (Self { place, ..self }, Some(&piece.name))
            }
            (Place::Path, None) | (Place::Query | Place::Header | Place::Cookie, _) => (self, None),
        }
    }

    fn identity(&self) -> Identity<'d> {
        let name = match self.place {
            Place::Header => Cow::Owned(self.name.to_ascii_lowercase()),
            Place::Path | Place::Query | Place::Cookie => Cow::Borrowed(self.name),
        };
        (self.place, is_whole_query(self.at), name)
    }
}

/// The parameters of one list, each name and place once.
fn read_list<'d>(cx: &mut Context<'d, '_>, holder: At<'d>) -> Vec<Entry<'d>> {
    let mut entries: Vec<Entry<'d>> = Vec::new();
    let mut known: BTreeMap<Identity<'d>, Origin> = BTreeMap::new();
    for site in holder.get("parameters").into_iter().flat_map(At::items) {
        let at = cx.document.resolve(site);
        let name = at.get("name").and_then(At::as_text);
        let place = at.get("in").and_then(At::as_str).and_then(place_by_name);
        // Without a name or a known place it was refused when the structure was looked at.
        let (Some(name), Some(place)) = (name, place) else {
            continue;
        };
        // Reported as left out when the structure was looked at.
        if name.is_empty() {
            continue;
        }
        let entry = Entry {
            at,
            site: site.origin(),
            name,
            place,
        };
        if let Some(first) = known.get(&entry.identity()).copied() {
            let what = format!(
                "the parameter `{}` is given twice in one list",
                escape(name)
            );
            cx.say_with(
                site.origin(),
                &catalog::DUPLICATE_PARAMETER,
                what,
                |message| message.related(first, "first here"),
            );
            continue;
        }
        known.insert(entry.identity(), entry.site);
        entries.push(entry);
    }
    entries
}

fn lower<'d>(cx: &mut Context<'d, '_>, entry: Entry<'d>, owner: &Owner) -> Option<Parameter> {
    let Entry {
        at, name, place, ..
    } = entry;
    if !has_possible_name(cx, entry) {
        return None;
    }
    let required = content::requirement(at);
    if place == Place::Path && required == Requirement::Optional {
        let what = format!(
            "the path parameter `{}` must be `required: true`",
            escape(name)
        );
        cx.say(at.origin(), &catalog::OPTIONAL_PATH_PARAMETER, what);
    }
    let site = component_site(at)
        .unwrap_or_else(|| Site::new(owner.clone(), Step::Parameter(SpecName::new(name))));
    let mut written = lower_written(cx, at, place, site);
    if place == Place::Header && security::is_authorization(name) {
        written.value = secret(written.value);
        written.default = None;
    }
    let Written {
        form,
        value,
        default,
        examples,
    } = written;
    Some(Parameter {
        origin: at.origin(),
        name: SpecName::new(name),
        place,
        docs: docs::of_parameter(at),
        required,
        deprecated: docs::flag(at, "deprecated"),
        form,
        value,
        fixed: None,
        default,
        examples,
    })
}

/// What holds the same values without showing them.
fn secret(value: TypeUse) -> TypeUse {
    let ty = Ty::Text(TextFormat::Password);
    match value.ty {
        Ty::Text(_) => TypeUse { ty, ..value },
        Ty::Named(_)
        | Ty::List(_)
        | Ty::Map(_)
        | Ty::Bool
        | Ty::Integer(_)
        | Ty::Number(_)
        | Ty::Untyped(_) => TypeUse::bare(value.origin, ty),
    }
}

/// Whether the name can be sent where it goes; a header that is described elsewhere is left out with a note.
fn has_possible_name(cx: &mut Context<'_, '_>, entry: Entry<'_>) -> bool {
    let Entry {
        at, name, place, ..
    } = entry;
    let is_one_of = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
    let shown = escape(name);
    let is_header = place == Place::Header;
    if is_header && is_one_of(&DESCRIBED_ELSEWHERE) {
        let what =
            format!("`{shown}` is described elsewhere in the document; this parameter is ignored");
        cx.say(at.origin(), &catalog::IGNORED_HEADER, what);
        return false;
    }
    if is_header && name.eq_ignore_ascii_case("accept-encoding") {
        let what =
            format!("`{shown}` asks for codings that nobody would undo; this parameter is ignored");
        cx.say_with(at.origin(), &catalog::CONNECTION_HEADER, what, |message| {
            message.help("take the parameter out")
        });
        return false;
    }
    if is_header && is_one_of(&OF_THE_CONNECTION) {
        let what = format!("`{shown}` belongs to the connection; this parameter is ignored");
        cx.say(at.origin(), &catalog::CONNECTION_HEADER, what);
        return false;
    }
    let needs_token = match place {
        Place::Header | Place::Cookie => true,
        Place::Path | Place::Query => false,
    };
    if needs_token && !media_type::is_token(name) {
        let what = format!("`{shown}` cannot be the name of a header or cookie");
        cx.say(at.origin(), &catalog::HEADER_NAME, what);
        return false;
    }
    true
}

/// What a parameter and a header have in common.
pub(super) struct Written {
    pub(super) form: ParameterForm,
    pub(super) value: TypeUse,
    pub(super) default: Option<Json>,
    pub(super) examples: Vec<Example>,
}

/// Lowers `schema` with its style, or `content`.
pub(super) fn lower_written<'d>(
    cx: &mut Context<'d, '_>,
    at: At<'d>,
    place: Place,
    site: Site,
) -> Written {
    let content = at
        .get("content")
        .and_then(|content| content.entries().next());
    let (form, schema, holder) = match content {
        Some((name, media)) => {
            let media_type = lower_content(cx, name, media);
            let form = if is_whole_query(at) {
                ParameterForm::WholeQuery(media_type)
            } else {
                ParameterForm::Content(media_type)
            };
            (form, media.get("schema"), media)
        }
        None => (style::lower(cx, at, place), at.get("schema"), at),
    };
    let mut examples = example::lower_all(cx, holder);
    let Some(schema) = schema else {
        return Written {
            form,
            value: schema::anything(at.origin()),
            default: None,
            examples,
        };
    };
    let placed = schema::place(cx, schema, site);
    examples.extend(placed.notes.examples);
    let default = placed
        .notes
        .default
        .and_then(|at| schema::fit_default(cx, at, placed.ty));
    Written {
        form,
        value: placed.value,
        default,
        examples,
    }
}

fn lower_content(cx: &mut Context<'_, '_>, name: &str, media: At<'_>) -> MediaType {
    media_type::parse(name).unwrap_or_else(|reason| {
        let what = format!("`{}` is no media type: {reason}", escape(name));
        cx.say(media.origin().key(), &catalog::MEDIA_TYPE_SYNTAX, what);
        MediaType {
            text: name.to_owned(),
            main: String::new(),
            sub: String::new(),
            parameters: Vec::new(),
        }
    })
}

/// Whether the value is the query itself, and no pair in it (OAS 3.2.0 § Parameter Locations).
fn is_whole_query(at: At<'_>) -> bool {
    at.get("in").and_then(At::as_str) == Some("querystring")
}

fn place_by_name(name: &str) -> Option<Place> {
    match name {
        "path" => Some(Place::Path),
        "query" | "querystring" => Some(Place::Query),
        "header" => Some(Place::Header),
        "cookie" => Some(Place::Cookie),
        _ => None,
    }
}

/// The component that an object is, as what inline types in it belong to.
pub(super) fn component_owner(at: At<'_>) -> Option<Owner> {
    let (section, name) = Document::component(at)?;
    Some(Owner::Component(section.key(), SpecName::new(name)))
}

/// Where inline types of a parameter or header stand that is a component.
pub(super) fn component_site(at: At<'_>) -> Option<Site> {
    let (section, component) = Document::component(at)?;
    let name = at.get("name").and_then(At::as_text).unwrap_or(component);
    let step = match section {
        Section::Parameters => Step::Parameter(SpecName::new(name)),
        Section::Schemas
        | Section::Responses
        | Section::Examples
        | Section::RequestBodies
        | Section::Headers
        | Section::SecuritySchemes
        | Section::Links
        | Section::Callbacks => Step::ResponseHeader(String::new(), SpecName::new(name)),
    };
    Some(Site::new(
        Owner::Component(section.key(), SpecName::new(component)),
        step,
    ))
}
