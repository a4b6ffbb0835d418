//! What are groups, operations and their parameters called?

use super::by_path;
use super::ident::{FieldName, FnName, ModuleName, TypeName, VariantName};
use super::renames::Renames;
use super::scope::{Candidate, Scope};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Operation, Place, SpecName, StatusPattern, Subject};
use crate::plan::reserved::Reserved;
use crate::plan::words::Words;

/// The three names of a group of operations.
#[derive(Clone, Debug)]
pub(in crate::plan) struct GroupNames {
    /// Its module.
    pub(in crate::plan) module: ModuleName,
    /// Its struct.
    pub(in crate::plan) name: TypeName,
    /// The method of `Client` that gives it.
    pub(in crate::plan) accessor: FnName,
}

/// The names of an operation.
#[derive(Clone, Debug)]
pub(in crate::plan) struct OperationNames {
    /// The method of its group.
    pub(in crate::plan) method: FnName,
    /// What it is called where operations of all groups meet.
    pub(in crate::plan) function: FnName,
    /// The struct of its parameters.
    pub(in crate::plan) request: TypeName,
    /// The struct of its own parameters, should it share the others.
    pub(in crate::plan) arguments_struct: TypeName,
    /// The enum of its error bodies, should it need one.
    pub(in crate::plan) error: TypeName,
    /// The enum of its successes, should it need one.
    pub(in crate::plan) success: TypeName,
    /// The enum of the representations of its body, should it need one.
    pub(in crate::plan) body: TypeName,
    /// Its parameters, in their order, and its body.
    pub(in crate::plan) arguments: (Vec<ArgumentNames>, ArgumentNames),
}

/// Names of everything in the client: groups by their tags (none for operations without one), operations by group.
pub(in crate::plan) fn client_names(
    api: &Api,
    groups: &[(Option<&SpecName>, Vec<usize>)],
    renames: &Renames,
    diagnostics: &mut Diagnostics,
) -> (Vec<GroupNames>, Vec<OperationNames>) {
    let tags: Vec<(&str, Words)> = groups
        .iter()
        .map(|(tag, _)| {
            tag.map_or(("", Words::of("operations")), |tag| {
                (tag.as_str(), Words::of(tag.as_str()))
            })
        })
        .collect();
    let settle = |reserved, suffix, case: fn(&Words) -> String| {
        let candidates = tags
            .iter()
            .map(|(key, words)| Candidate::new(*key, case(words)));
        Scope::new(reserved, suffix).settle(&candidates.collect::<Vec<_>>())
    };
    let modules = settle(Reserved::Modules, "_api", Words::snake);
    let accessors = settle(Reserved::ClientMethods, "_api", Words::snake);

    let operations: Vec<(&str, Words)> = api
        .operations
        .iter()
        .map(|operation| operation.name.as_spec_name().as_str())
        .enumerate()
        .map(|(index, name)| {
            let called = renames.get(Subject::Operation(index)).unwrap_or(name);
            (name, Words::of(called))
        })
        .collect();
    let mut types: Vec<Candidate> = tags
        .iter()
        .map(|(key, words)| Candidate::new(format!("tag {key}"), words.pascal()))
        .collect();
    let of_operation = |rank: u8, suffix: &'static str| {
        operations.iter().map(move |(name, words)| {
            Candidate::new(
                format!("operation {name} {suffix}"),
                format!("{}{suffix}", words.pascal()),
            )
            .rank(rank)
        })
    };
    types.extend(of_operation(1, "").map(|candidate| {
        let other = candidate
            .wishes
            .first()
            .map(|wish| format!("{wish}Request"))
            .unwrap_or_default();
        candidate.or(other)
    }));
    types.extend(of_operation(2, "Error"));
    types.extend(of_operation(3, "Success"));
    types.extend(of_operation(4, "Body"));
    types.extend(of_operation(5, "Arguments"));
    let mut types = Scope::new(Reserved::Types, "Api").settle(&types);
    let own = types.split_off(tags.len() + 4 * operations.len());
    let bodies = types.split_off(tags.len() + 3 * operations.len());
    let successes = types.split_off(tags.len() + 2 * operations.len());
    let errors = types.split_off(tags.len() + operations.len());
    let requests = types.split_off(tags.len());

    let methods = methods(api, groups, &operations, renames, diagnostics);
    let functions = operations.iter();
    let functions = functions.map(|(name, words)| Candidate::new(*name, words.snake()));
    let functions = Scope::new(Reserved::Keywords, "_").settle(&functions.collect::<Vec<_>>());

    let groups = modules
        .into_iter()
        .zip(types)
        .zip(accessors)
        .map(|((module, name), accessor)| GroupNames {
            module: ModuleName::new(module),
            name: TypeName::new(name),
            accessor: FnName::new(accessor),
        });
    let all = api.operations.iter().enumerate();
    let arguments: Vec<_> = all
        .map(|(index, operation)| argument_names(index, operation, renames, diagnostics))
        .collect();
    let enums = errors.into_iter().zip(successes).zip(bodies);
    let structs = requests.into_iter().zip(own);
    let methods = methods.into_iter().zip(functions);
    let operations = methods.zip(structs).zip(enums).zip(arguments);
    let operations = operations.map(
        |((((method, function), (request, own)), ((error, success), body)), arguments)| {
            OperationNames {
                method: FnName::new(method),
                function: FnName::new(function),
                request: TypeName::new(request),
                arguments_struct: TypeName::new(own),
                error: TypeName::new(error),
                success: TypeName::new(success),
                body: TypeName::new(body),
                arguments,
            }
        },
    );
    (groups.collect(), operations.collect())
}

/// Words that what is left of a name does not begin with: `search_by_code` of the group `search` stays whole.
const JOINTS: &[&str] = &[
    "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with",
];

/// What an operation is called in its group, whose name it need not say again: `list` for `apps/list` in `apps`.
fn within(group: &Words, operation: &Words) -> Option<String> {
    shortened(&operation.after(group)?)
}

/// The same of a name in parts: `instances_create` for `spanner.projects.instances.create` in `projects`. What stands before
/// the group is of the whole API.
fn within_parts(group: &Words, name: &str) -> Option<String> {
    let mut parts = name.split('.').skip(1);
    let same = group.snake();
    parts.find(|part| Words::of(part).snake() == same)?;
    let rest: Vec<&str> = parts.collect();
    if rest.is_empty() {
        return None;
    }
    shortened(&Words::of(&rest.join(" ")))
}

/// What is left of a name, if it can stand alone.
fn shortened(rest: &Words) -> Option<String> {
    let name = rest.snake();
    let begins = rest.first().starts_with(|c: char| c.is_ascii_alphabetic());
    let is_name = begins && !JOINTS.contains(&rest.first()) && !Reserved::GroupMethods.holds(&name);
    is_name.then_some(name)
}

/// The names of the methods of all groups, by operation.
fn methods(
    api: &Api,
    groups: &[(Option<&SpecName>, Vec<usize>)],
    operations: &[(&str, Words)],
    renames: &Renames,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut methods: Vec<String> = vec![String::new(); operations.len()];
    for (tag, members) in groups {
        let group = tag.map(|tag| Words::of(tag.as_str()));
        let candidates = members
            .iter()
            .filter_map(|&index| Some((index, operations.get(index)?)))
            .map(|(index, (name, words))| {
                let operation = api.operations.get(index);
                let (rank, short) = match operation.and_then(by_path::of) {
                    Some((left_out, name)) => (left_out.saturating_add(1), Some(name)),
                    None => {
                        let within =
                            |group| within(group, words).or_else(|| within_parts(group, name));
                        (0, group.as_ref().and_then(within))
                    }
                };
                let wishes = short.into_iter().chain([words.snake()]).collect();
                Candidate {
                    rank,
                    wishes,
                    ..Candidate::new(*name, "")
                }
                .renamed(renames, Subject::Operation(index))
            });
        let mut scope = Scope::new(Reserved::GroupMethods, "_");
        let names = scope.settle(&candidates.collect::<Vec<_>>());
        scope.report(renames, diagnostics);
        for (&index, name) in members.iter().zip(names) {
            if let Some(slot) = methods.get_mut(index) {
                *slot = name;
            }
        }
    }
    methods
}

/// The names of one argument: its field, and its setter should it be optional.
pub(in crate::plan) type ArgumentNames = (FieldName, FnName);

/// Names of an operation's parameters, in their order, and of its body.
fn argument_names(
    index: usize,
    operation: &Operation,
    renames: &Renames,
    diagnostics: &mut Diagnostics,
) -> (Vec<ArgumentNames>, ArgumentNames) {
    let mut candidates: Vec<Candidate> = operation
        .parameters
        .iter()
        .enumerate()
        .map(|(place_in_list, parameter)| {
            let (rank, place) = match parameter.place {
                Place::Path => (0, "path"),
                Place::Query => (1, "query"),
                Place::Header => (2, "header"),
                Place::Cookie => (3, "cookie"),
            };
            let name = Words::of(parameter.name.as_str()).snake();
            let key = format!("{place} {}", parameter.name);
            // Nobody sees the names of those that are sent unasked.
            let rank = if parameter.fixed.is_some() { 5 } else { rank };
            Candidate::new(key, name.clone())
                .rank(rank)
                .or(format!("{name}_{place}"))
                .renamed(renames, Subject::Parameter(index, place_in_list))
        })
        .collect();
    candidates.push(Candidate::new("body", "body").rank(4).or("request_body"));

    let mut scope = Scope::new(Reserved::Keywords, "_");
    let fields = scope.settle(&candidates);
    scope.report(renames, diagnostics);
    let setters: Vec<Candidate> = fields
        .iter()
        .map(|field| Candidate::new(field, field))
        .collect();
    let setters = Scope::new(Reserved::RequestMethods, "_").settle(&setters);
    let mut names: Vec<ArgumentNames> = fields
        .into_iter()
        .zip(setters)
        .map(|(field, setter)| (FieldName::new(field), FnName::new(setter)))
        .collect();
    let body = names
        .pop()
        .unwrap_or_else(|| (FieldName::UNKNOWN.clone(), FnName::UNKNOWN.clone()));
    (names, body)
}

/// Names of the methods that ask for other representations, beside the setters of a request: for each media type, what
/// it would best be called.
pub(in crate::plan) fn representation_names(
    taken: &[FnName],
    wishes: &[(String, String)],
) -> Vec<FnName> {
    let taken = taken.iter().map(FnName::as_str);
    let mut candidates: Vec<Candidate> = taken.map(|name| Candidate::new(name, name)).collect();
    let count = candidates.len();
    candidates.extend(
        wishes
            .iter()
            .map(|(media_type, wish)| Candidate::new(media_type, Words::of(wish).snake()).rank(1)),
    );
    let names = Scope::new(Reserved::RequestMethods, "_").settle(&candidates);
    names.into_iter().skip(count).map(FnName::new).collect()
}

/// Names of the variants of an operation's enum of errors or successes: by the status that has the body, or by the
/// component that the body is where several have it, or a status without a reason phrase.
pub(in crate::plan) fn status_variant_names(
    bodies: &[(&[StatusPattern], Option<&str>)],
) -> Vec<VariantName> {
    let candidates = bodies
        .iter()
        .enumerate()
        .map(|(index, (statuses, component))| {
            let component = component.map(|name| Words::of(name).pascal());
            let name = match statuses {
                [StatusPattern::Exact(code)] => reason_of(*code).map(str::to_owned).or(component),
                [StatusPattern::Range(_) | StatusPattern::Default] => None,
                _ => component,
            };
            let first = statuses.first().copied().unwrap_or(StatusPattern::Default);
            let name = name.unwrap_or_else(|| status_name(first));
            Candidate::new(format!("{index:06}"), name)
        });
    let names = Scope::new(Reserved::Variants, "Value").settle(&candidates.collect::<Vec<_>>());
    names.into_iter().map(VariantName::new).collect()
}

fn status_name(status: StatusPattern) -> String {
    match status {
        StatusPattern::Exact(code) => {
            reason_of(code).map_or_else(|| format!("Status{code}"), str::to_owned)
        }
        StatusPattern::Range(class) => format!("Status{class}xx"),
        StatusPattern::Default => "Default".to_owned(),
    }
}

/// Names of the variants of an operation's enum of bodies: for each media type, what it would best be called.
pub(in crate::plan) fn body_variant_names(wishes: &[(&str, String)]) -> Vec<VariantName> {
    let candidates = wishes
        .iter()
        .map(|(media_type, wish)| Candidate::new(*media_type, Words::of(wish).pascal()));
    let names = Scope::new(Reserved::Variants, "Value").settle(&candidates.collect::<Vec<_>>());
    names.into_iter().map(VariantName::new).collect()
}

/// The reason phrase of a status as a name (RFC 9110 § 15, RFC 4918, RFC 6585).
fn reason_of(status: u16) -> Option<&'static str> {
    Some(match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        415 => "UnsupportedMediaType",
        422 => "UnprocessableContent",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => return None,
    })
}

/// Names of test functions, by what each tests: words in order, and a key of its own.
pub(in crate::plan) fn test_names(subjects: &[(String, String)]) -> Vec<FnName> {
    let candidates = subjects
        .iter()
        .map(|(key, subject)| Candidate::new(key, Words::of(subject).snake()));
    let names = Scope::new(Reserved::Keywords, "_").settle(&candidates.collect::<Vec<_>>());
    names.into_iter().map(FnName::new).collect()
}

/// Names of the methods that read response headers; none for those that the runtime has a method for.
pub(in crate::plan) fn header_names(headers: &[&str]) -> Vec<Option<FnName>> {
    let candidates: Vec<Candidate> = headers
        .iter()
        .map(|header| Candidate::new(*header, Words::of(header).snake()))
        .collect();
    let names = Scope::new(Reserved::ResponseMethods, "_header").settle(&candidates);
    let known = |header: &str| {
        ["retry-after", "deprecation", "sunset"]
            .iter()
            .any(|known| header.eq_ignore_ascii_case(known))
    };
    headers
        .iter()
        .zip(names)
        .map(|(header, name)| (!known(header)).then(|| FnName::new(name)))
        .collect()
}
