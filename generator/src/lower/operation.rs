//! What can be called? Operations: a method on a path, with everything that its path item and the document add.
//!
//! ```text
//! paths: {/pets/{petId}: {get: {operationId: getPet, …}}}  ─▶  Operation { name: Given("getPet"), method: Get, … }
//! ```

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::context::Context;
use super::{docs, media_type, parameter, path, request, response, security, server};
use crate::diagnostics::catalog::lower as catalog;
use crate::diagnostics::{Feature, Severity, escape};
use crate::ir::{
    Method, Operation, OperationName, Owner, Parameter, ParameterForm, PathTemplate, Piece, Place,
    Reserved, SecurityScheme, SpecName,
};
use crate::source::{At, Origin};

/// The members of a Path Item Object that hold operations.
const METHODS: [(&str, Method); 9] = [
    ("get", Method::Get),
    ("put", Method::Put),
    ("post", Method::Post),
    ("delete", Method::Delete),
    ("options", Method::Options),
    ("head", Method::Head),
    ("patch", Method::Patch),
    ("trace", Method::Trace),
    ("query", Method::Query),
];

/// Whether a member of a Path Item Object, by its name, holds an operation.
pub(crate) fn is_method(name: &str) -> bool {
    METHODS.iter().any(|(method, _)| *method == name)
}

/// What must be told apart across all operations.
#[derive(Default)]
struct Seen<'d> {
    /// Operation ids.
    ids: BTreeMap<&'d str, Origin>,
    /// Methods and paths, as far as requests tell them apart.
    routes: BTreeMap<(Method, String), (Origin, &'d str, String)>,
}

/// Lowers every operation, in the document's order.
pub(super) fn lower_all(
    cx: &mut Context<'_, '_>,
    schemes: &IndexMap<SpecName, SecurityScheme>,
) -> Vec<Operation> {
    let document = cx.document;
    let mut operations = Vec::new();
    let mut seen = Seen::default();
    for (text, site) in document
        .root()
        .get("paths")
        .into_iter()
        .flat_map(At::entries)
    {
        if text.starts_with("x-") {
            continue;
        }
        let path_item = document.resolve(site);
        let template = path::lower(cx, text, site);
        for (method, at) in methods(cx, path_item) {
            let place = Located {
                path_item,
                at,
                method,
            };
            claim(cx, &mut seen, &place, (text, &template));
            operations.push(lower(cx, place, (&template, schemes), operations.len()));
        }
    }
    operations
}

/// The operations of a path item with their methods, in the document's order.
fn methods<'d>(cx: &mut Context<'d, '_>, path_item: At<'d>) -> Vec<(Method, At<'d>)> {
    let mut found = Vec::new();
    for (key, at) in path_item.entries() {
        if key == "additionalOperations" {
            let others = at.entries().filter(|(name, _)| !name.starts_with("x-"));
            found.extend(others.filter_map(|(name, at)| Some((other_method(cx, name, at)?, at))));
        } else if let Some((_, method)) = METHODS.iter().find(|(name, _)| *name == key) {
            found.push((method.clone(), at));
        }
    }
    found
}

/// A method that has no field of its own (OAS 3.2.0 § Path Item Object, `additionalOperations`). Methods are told apart
/// by upper and lower case (RFC 9110 § 9.1).
fn other_method(cx: &mut Context<'_, '_>, name: &str, at: At<'_>) -> Option<Method> {
    let field = METHODS.iter().find(|(_, known)| known.as_str() == name);
    let what = match field {
        Some((field, _)) => format!("`{name}` has a field of its own, `{field}`"),
        None if !media_type::is_token(name) => {
            format!("`{}` cannot be the name of a method", escape(name))
        }
        None => return Some(Method::Other(SpecName::new(name))),
    };
    cx.say(at.origin().key(), &catalog::METHOD_NAME, what);
    None
}

/// An Operation Object and where it is.
#[derive(Clone)]
struct Located<'d> {
    path_item: At<'d>,
    at: At<'d>,
    method: Method,
}

/// Looks whether another operation has the same id or the same route.
fn claim<'d>(
    cx: &mut Context<'d, '_>,
    seen: &mut Seen<'d>,
    Located { at, method, .. }: &Located<'d>,
    (text, template): (&'d str, &PathTemplate),
) {
    if let Some((id, site)) = at
        .get("operationId")
        .and_then(|site| Some((site.as_text()?, site)))
    {
        // One path item under two paths, by reference, has each of its operations twice.
        if let Some(first) = seen
            .ids
            .insert(id, site.origin())
            .filter(|first| *first != site.origin())
        {
            let what = format!("the operation id `{}` is given twice", escape(id));
            cx.say_with(
                site.origin(),
                &catalog::DUPLICATE_OPERATION_ID,
                what,
                |message| message.related(first, "first here"),
            );
        }
    }
    let route = (method.clone(), path::identity(template));
    let spelled = path::unescaped_text(template);
    let Some(other) = seen
        .routes
        .insert(route, (at.origin(), text, spelled.clone()))
    else {
        return;
    };
    let (first, other_text, other_spelled) = other;
    let what = format!(
        "no request tells `{}` from `{}`",
        escape(text),
        escape(other_text)
    );
    cx.say_with(at.origin(), &catalog::SAME_ROUTE, what, |message| {
        let message = message.related(first, "the other one");
        // Parameters of other names may well be of other kinds; one path in two spellings is described twice.
        if spelled == other_spelled {
            message.severity(Severity::Error)
        } else {
            message
        }
    });
}

fn lower<'d>(
    cx: &mut Context<'d, '_>,
    place: Located<'d>,
    (template, schemes): (&PathTemplate, &IndexMap<SpecName, SecurityScheme>),
    index: usize,
) -> Operation {
    let Located {
        path_item,
        at,
        method,
    } = place;
    let owner = Owner::Operation(index);
    let security = security::lower_requirements(cx, at);
    let parameters = parameter::lower_all(cx, (path_item, at), template, &owner);
    let has_key = security::needs_key_in_query(schemes, &security);
    parameter::check_whole_query(cx, template, &parameters, has_key);
    let parameters = security::without_credentials(cx, parameters, (schemes, &security));
    let path = match_parameters(cx, at, template, &parameters);
    let parameters = in_order(with_slashes(parameters, template), &path);
    if let Some(callbacks) = at
        .get("callbacks")
        .filter(|callbacks| callbacks.entries().len() > 0)
    {
        let what = "requests that the server makes are not generated";
        cx.report(callbacks.origin(), Feature::Callbacks.note(what));
    }
    let servers = [at, path_item]
        .into_iter()
        .find(|holder| holder.get("servers").is_some());
    let name = lower_name(cx, at, &method, template);
    let body = at.get("requestBody");
    let body = body.map(|site| request::lower(cx, site, owner.clone()));
    let responses = response::lower_all(cx, at, &method, &owner);
    Operation {
        origin: at.origin(),
        name,
        method,
        tags: lower_tags(at),
        docs: lower_docs(at, path_item),
        lifecycle: docs::lifecycle(at),
        body,
        responses,
        security,
        servers: servers
            .map(|holder| server::lower_all(cx, holder))
            .unwrap_or_default(),
        parameters,
        path,
    }
}

fn lower_name(
    cx: &mut Context<'_, '_>,
    at: At<'_>,
    method: &Method,
    template: &PathTemplate,
) -> OperationName {
    let given = at.get("operationId").and_then(At::as_text);
    if let Some(id) = given.filter(|id| !id.is_empty()) {
        return OperationName::Given(SpecName::new(id));
    }
    cx.say(
        at.origin(),
        &catalog::NO_OPERATION_ID,
        "the operation is named after its method and path",
    );
    let method = method.as_str().to_ascii_lowercase();
    OperationName::Derived(SpecName::new(format!("{method} {}", template.text)))
}

fn lower_tags(at: At<'_>) -> Vec<SpecName> {
    let mut tags: Vec<SpecName> = Vec::new();
    for tag in at
        .get("tags")
        .into_iter()
        .flat_map(At::items)
        .filter_map(At::as_text)
    {
        if !tags.iter().any(|known| known.as_str() == tag) {
            tags.push(SpecName::new(tag));
        }
    }
    tags
}

/// The prose of the operation, and behind it what the path item says of all of its operations.
fn lower_docs(at: At<'_>, path_item: At<'_>) -> crate::ir::Docs {
    let mut own = docs::lower(at);
    own.summary = own.summary.or_else(|| docs::text(path_item, "summary"));
    let of_all = docs::text(path_item, "description");
    own.description = match (own.description, of_all) {
        (Some(own), Some(of_all)) if own != of_all => Some(format!("{own}\n\n{of_all}")),
        (own, of_all) => own.or(of_all),
    };
    own
}

/// Ties the parameters of the template to the declared ones. Templates with RFC 6570 operators (`{.format}`, `{ids*}`)
/// mean the parameter without them.
fn match_parameters(
    cx: &mut Context<'_, '_>,
    at: At<'_>,
    template: &PathTemplate,
    parameters: &[Parameter],
) -> PathTemplate {
    let declared = |name: &str| {
        parameters
            .iter()
            .any(|p| p.place == Place::Path && p.name.as_str() == name)
    };
    let mut path = template.clone();
    if path.segments.is_empty() {
        // The template has no meaning; what it has of parameters cannot be told.
        return path;
    }
    let mut used: Vec<SpecName> = Vec::new();
    let mut readings: Vec<String> = Vec::new();
    let pieces = path
        .segments
        .iter_mut()
        .flat_map(|segment| segment.pieces.iter_mut());
    for piece in pieces {
        let Piece::Parameter(name) = piece else {
            continue;
        };
        let plain = without_operators(name);
        if !declared(name.as_str()) && declared(plain) {
            let slashes = if keeps_slashes(name) {
                ", whose value may have slashes"
            } else {
                ""
            };
            let read = if readings.is_empty() {
                "is read as"
            } else {
                "as"
            };
            readings.push(format!(
                "`{{{}}}` {read} `{{{}}}`{slashes}",
                escape(name.as_str()),
                escape(plain)
            ));
            *name = SpecName::new(plain);
        }
        if !declared(name.as_str()) {
            let shown = escape(name.as_str());
            let what =
                format!("the path uses `{{{shown}}}`, but no path parameter `{shown}` is declared");
            cx.report(
                at.origin(),
                catalog::UNDECLARED_PATH_PARAMETER.message(what),
            );
        } else if used.contains(name) {
            let what = format!(
                "the path uses `{{{}}}` twice: both places get the same value",
                escape(name.as_str())
            );
            cx.report(at.origin(), catalog::REPEATED_PATH_PARAMETER.message(what));
        }
        used.push(name.clone());
    }
    if !readings.is_empty() {
        cx.say(at.origin(), &catalog::PATH_OPERATOR, readings.join(", "));
    }
    for piece in &path.query_parameters {
        let is_sent = |p: &Parameter| p.place == Place::Query && p.name == piece.name;
        if !parameters.iter().any(is_sent) {
            let shown = escape(piece.parameter.as_str());
            let what =
                format!("no parameter `{shown}` is declared: nothing is sent for `{{{shown}}}`");
            cx.report(at.origin(), catalog::PATH_QUERY.message(what));
        }
    }
    for parameter in parameters
        .iter()
        .filter(|p| p.place == Place::Path && !used.contains(&p.name))
    {
        let shown = escape(parameter.name.as_str());
        let what = format!(
            "the path `{}` does not use the path parameter `{shown}`",
            escape(&template.text)
        );
        let message = catalog::UNUSED_PATH_PARAMETER.message(what);
        let mut message = message.related(parameter.origin, "declared here");
        if path::has_colon_name(template, parameter.name.as_str()) {
            message = message.help(format!("write `{{{shown}}}` for `:{shown}` in the path"));
        }
        cx.report(at.origin(), message);
    }
    path
}

/// A name as it is declared, which a template spells with operators of RFC 6570.
fn without_operators(spelled: &SpecName) -> &str {
    let spelled = spelled.as_str();
    spelled
        .trim_start_matches(['.', ';', '+', '/', '&'])
        .trim_end_matches('*')
}

/// `{+name}` (RFC 6570 § 3.2.3).
fn keeps_slashes(spelled: &SpecName) -> bool {
    spelled.as_str().starts_with('+')
}

/// The same parameters, where those keep their slashes of which the template says so.
fn with_slashes(mut parameters: Vec<Parameter>, template: &PathTemplate) -> Vec<Parameter> {
    let declared = |parameter: &Parameter, name: &str| {
        parameter.place == Place::Path && parameter.name.as_str() == name
    };
    for spelled in template.parameters().filter(|name| keeps_slashes(name)) {
        let mut all = parameters.iter();
        if all.any(|parameter| declared(parameter, spelled.as_str())) {
            continue;
        }
        let mut all = parameters.iter_mut();
        let meant = all.find(|parameter| declared(parameter, without_operators(spelled)));
        if let Some(ParameterForm::Styled { reserved, .. }) = meant.map(|found| &mut found.form) {
            *reserved = Reserved::KeptWithSlashes;
        }
    }
    parameters
}

/// Path parameters in the order of the template, then the others in the document's order.
fn in_order(parameters: Vec<Parameter>, path: &PathTemplate) -> Vec<Parameter> {
    let names: Vec<&SpecName> = path.parameters().collect();
    let mut ordered = parameters;
    ordered.sort_by_key(|parameter| match parameter.place {
        Place::Path => names
            .iter()
            .position(|name| **name == parameter.name)
            .unwrap_or(names.len()),
        Place::Query | Place::Header | Place::Cookie => names.len() + 1,
    });
    ordered
}
