//! Which operations are emitted, and as what? Everything but checks and samples, which need the types first.

use std::collections::{BTreeMap, BTreeSet};

use super::super::media::Chosen;
use super::replies::{Documented, Replies, replies};
use super::{
    Body, BodyPlan, Encoding, Group, OperationPlan, OptionsPlan, ParameterPlan, Success,
    SuccessBody, Texts, body, parameters, representations,
};
use crate::config::Config;
use crate::diagnostics::{Diagnostics, Feature, catalog, escape};
use crate::ir::{
    Api, Content, Lifecycle, Method, Operation, Place, Requirement, Server, Shape, SpecName,
    Subject, Ty, TypeUse,
};
use crate::plan::checks::{Checker, ValueChecks};
use crate::plan::homes::{Homes, ModuleId, tag_index};
use crate::plan::media::{date_of, is_date, is_version, resolved};
use crate::plan::names::{ArgumentNames, GroupNames, OperationNames};
use crate::plan::security;
use crate::plan::servers::{self, OwnServers};
use crate::plan::wire::WireSample;

/// The operations that are emitted, with what stands behind their replies.
#[derive(Debug, Default)]
pub(in crate::plan) struct Drafts<'a> {
    pub(in crate::plan) operations: Vec<OperationPlan>,
    /// For each of them, what stands behind it.
    pub(in crate::plan) represented: Vec<Represented<'a>>,
}

/// The documented answers of an operation, and the representations of its body.
pub(in crate::plan) type Represented<'a> = (Vec<Documented<'a>>, Vec<Chosen<'a>>);

impl Drafts<'_> {
    /// Index into `Api::operations` → index into `Plan::operations`.
    pub(in crate::plan) fn emitted(&self) -> BTreeMap<usize, usize> {
        self.operations
            .iter()
            .enumerate()
            .map(|(index, plan)| (plan.operation, index))
            .collect()
    }

    /// Fills in what is checked before sending.
    pub(in crate::plan) fn add_checks(
        &mut self,
        api: &Api,
        checker: &mut Checker<'_>,
        options: &mut [OptionsPlan],
        prune: impl Fn(&mut ValueChecks),
    ) {
        let mut checks_of = |value: &TypeUse| {
            let mut checks = checker.of_use(value);
            prune(&mut checks);
            checks
        };
        for plan in &mut self.operations {
            let Some(operation) = api.operations.get(plan.operation) else {
                continue;
            };
            for parameter in &mut plan.parameters {
                if let Some(stated) = operation.parameters.get(parameter.parameter) {
                    parameter.checks = checks_of(&stated.value);
                }
            }
            let bodies = plan.body.iter_mut().flat_map(BodyPlan::representations_mut);
            for sent in bodies {
                if let Body::Typed(value) = &sent.body {
                    sent.checks = checks_of(value);
                }
            }
            for success in plan.success.bodies_mut() {
                if let Body::Typed(value) = &success.body {
                    success.checks = checks_of(value);
                }
            }
        }
        for option in options.iter_mut().flat_map(|held| &mut held.parameters) {
            option.planned.checks = checks_of(&option.stated.value);
        }
    }

    /// Fills in one call for each operation.
    pub(in crate::plan) fn add_samples(&mut self, samples: Vec<WireSample>) {
        for (plan, sample) in self.operations.iter_mut().zip(samples) {
            plan.sample = sample;
        }
    }
}

/// Decides every operation; those that need what the runtime cannot do are reported and left out.
pub(in crate::plan) fn operations<'a>(
    api: &'a Api,
    config: &Config,
    names: &[OperationNames],
    diagnostics: &mut Diagnostics,
) -> Drafts<'a> {
    let mut drafts = Drafts::default();
    for (index, (operation, names)) in api.operations.iter().zip(names).enumerate() {
        if let Some((plan, represented)) =
            draft(api, config, (index, operation), names, diagnostics)
        {
            drafts.operations.push(plan);
            drafts.represented.push(represented);
        }
    }
    drafts
}

/// What an operation needs, all of which the runtime can do.
struct Needs<'a> {
    servers: Vec<Server>,
    security: Vec<Vec<SpecName>>,
    encodings: Vec<(Encoding, Texts)>,
    bodies: Vec<Chosen<'a>>,
    replies: Replies<'a>,
}

fn draft<'a>(
    api: &'a Api,
    config: &Config,
    (index, operation): (usize, &'a Operation),
    names: &OperationNames,
    diagnostics: &mut Diagnostics,
) -> Option<(OperationPlan, Represented<'a>)> {
    let newest = version(api, config, index, diagnostics);
    let newest = newest.or(config.resource_version.as_deref());
    let Needs {
        servers,
        security,
        encodings,
        bodies,
        replies,
    } = needs(api, operation, names, newest, diagnostics)?;
    let Replies {
        success,
        failure,
        by_status,
        accept,
        documented,
    } = replies;
    let (argument_names, (field, setter)) = names.arguments.clone();
    let Arranged {
        parameters,
        positional,
        fixed,
    } = arranged(operation, argument_names, encodings);
    let Lifecycle { deprecated, sunset } = lifecycle(operation, &documented);
    let setters: Vec<_> = parameters
        .iter()
        .map(|parameter| parameter.setter.clone())
        .chain([setter.clone()])
        .collect();
    let plan = OperationPlan {
        operation: index,
        others: representations::others(api, operation, &documented, &setters),
        servers,
        method: names.method.clone(),
        function: names.function.clone(),
        request: names.request.clone(),
        arguments: names.arguments_struct.clone(),
        options: None,
        envelope: envelope(api, config, operation, &parameters)
            .filter(|_| !is_envelope(api, config, &success)),
        parameters,
        positional,
        fixed,
        body: operation.body.as_ref().and_then(|stated| {
            Some(BodyPlan {
                field,
                setter,
                required: stated.required,
                sent: body::sent(api, &bodies, &names.body)?,
            })
        }),
        accept,
        success,
        failure,
        replies: by_status,
        paging: None,
        security,
        deprecated,
        sunset,
        sample: WireSample::default(),
    };
    Some((plan, (documented, bodies)))
}

/// What an operation needs; none when the runtime cannot do some of it. All of that is reported, not only the first.
fn needs<'a>(
    api: &'a Api,
    operation: &'a Operation,
    names: &OperationNames,
    newest: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Needs<'a>> {
    let servers = match (
        servers::own(api, &operation.servers),
        operation.servers.first(),
    ) {
        (OwnServers::Unusable, Some(server)) => {
            let what = format!(
                "the operation has a server of its own that cannot be a base URL: `{}`",
                escape(&server.url)
            );
            diagnostics.unsupported_because(server.origin, Feature::LocalServers, what);
            return None;
        }
        (OwnServers::Others(servers), _) => servers,
        (OwnServers::Usual | OwnServers::Unusable, _) => Vec::new(),
    };
    let refused = match &operation.method {
        Method::Trace if operation.security.iter().any(|one| !one.schemes.is_empty()) => Some((
            Feature::TraceMethod,
            "the method is TRACE, with credentials",
        )),
        Method::Trace if operation.body.is_some() => {
            Some((Feature::TraceMethod, "the method is TRACE, with a body"))
        }
        Method::Other(name) if name.as_str() == "CONNECT" => {
            Some((Feature::OtherMethod, "the method is CONNECT"))
        }
        _ => None,
    };
    if let Some((feature, what)) = refused {
        diagnostics.unsupported_because(operation.origin, feature, what);
        return None;
    }
    let security = security::alternatives(api, operation, diagnostics);
    let encodings: Vec<Option<(Encoding, Texts)>> = operation
        .parameters
        .iter()
        .map(|parameter| parameters::encoding(api, parameter, diagnostics))
        .collect();
    let bodies = match &operation.body {
        Some(body) => body::of_request(api, operation, body, newest, diagnostics),
        None => Ok(Vec::new()),
    };
    let replies = replies(api, operation, names, newest, diagnostics);
    Some(Needs {
        servers,
        security: security?,
        encodings: encodings.into_iter().collect::<Option<_>>()?,
        bodies: bodies.ok()?,
        replies: replies.ok()?,
    })
}

/// Parameters as they are planned.
struct Arranged {
    /// Those that are asked for, required ones first.
    parameters: Vec<ParameterPlan>,
    /// How many are required.
    positional: usize,
    /// Those that have one value, which is sent unasked.
    fixed: Vec<ParameterPlan>,
}

fn arranged(
    operation: &Operation,
    names: Vec<ArgumentNames>,
    encodings: Vec<(Encoding, Texts)>,
) -> Arranged {
    let all = names.into_iter().zip(encodings).enumerate();
    let all = all.map(
        |(parameter, ((field, setter), (encoding, texts)))| ParameterPlan {
            parameter,
            field,
            setter,
            encoding,
            texts,
            escapes: parameters::escapes(operation, parameter),
            default: None,
            checks: ValueChecks::default(),
            validator: None,
        },
    );
    let stated = |plan: &ParameterPlan| operation.parameters.get(plan.parameter);
    let is_fixed = |plan: &ParameterPlan| stated(plan).is_some_and(|stated| stated.fixed.is_some());
    let is_required = |plan: &ParameterPlan| {
        stated(plan).is_some_and(|stated| stated.required == Requirement::Required)
    };
    let (fixed, asked): (Vec<_>, Vec<_>) = all.partition(is_fixed);
    let (mut parameters, optional): (Vec<_>, Vec<_>) = asked.into_iter().partition(is_required);
    let positional = parameters.len();
    parameters.extend(optional);
    Arranged {
        parameters,
        positional,
        fixed,
    }
}

/// Deprecation and sunset of the operation, or of the representation of its success.
fn lifecycle(operation: &Operation, documented: &[Documented<'_>]) -> Lifecycle {
    let successes = documented
        .iter()
        .filter(|answer| answer.success)
        .filter_map(|answer| answer.chosen.as_ref());
    let of_success = successes
        .map(|chosen| &chosen.content.lifecycle)
        .find(|lifecycle| lifecycle.deprecated || lifecycle.sunset.is_some());
    Lifecycle {
        deprecated: operation.lifecycle.deprecated
            || of_success.is_some_and(|lifecycle| lifecycle.deprecated),
        sunset: operation
            .lifecycle
            .sunset
            .clone()
            .or_else(|| of_success.and_then(|lifecycle| lifecycle.sunset.clone())),
    }
}

/// The version that the configuration asks for of this operation alone; one that it does not have is reported.
fn version<'c>(
    api: &Api,
    config: &'c Config,
    index: usize,
    diagnostics: &mut Diagnostics,
) -> Option<&'c str> {
    let applied = api
        .overrides
        .iter()
        .filter(|applied| applied.subject == Subject::Operation(index));
    let entries = applied.filter_map(|applied| config.overrides.get(applied.entry));
    let mut wanted = entries.filter_map(|entry| entry.resource_version.as_deref());
    let wanted = wanted.next_back()?;
    let operation = api.operations.get(index)?;
    let bodies = operation.body.iter().flat_map(|body| &body.content);
    let answers = operation
        .responses
        .iter()
        .flat_map(|response| &response.content);
    let all: Vec<&Content> = bodies.chain(answers).collect();
    let dates: BTreeSet<&str> = all
        .iter()
        .filter_map(|content| date_of(&content.media_type))
        .collect();
    let is_there = if is_date(wanted) {
        dates.iter().any(|date| *date <= wanted)
    } else {
        all.iter().any(|content| is_version(content, wanted))
    };
    if !is_there {
        let known: Vec<String> = dates.iter().map(|date| format!("`{date}`")).collect();
        let known = match known.as_slice() {
            [] => "it has none".to_owned(),
            known => format!("it has {}", known.join(", ")),
        };
        let message = catalog::config::UNKNOWN_VERSION.message(format!(
            "`{}` has no version `{}`: {known}",
            escape(operation.name.as_spec_name().as_str()),
            escape(wanted)
        ));
        diagnostics.report(operation.origin, message);
    }
    Some(wanted)
}

/// The boolean query parameter that asks for an envelope.
fn envelope(
    api: &Api,
    config: &Config,
    operation: &Operation,
    parameters: &[ParameterPlan],
) -> Option<usize> {
    let name = &config.envelope.as_ref()?.parameter;
    parameters.iter().position(|plan| {
        operation
            .parameters
            .get(plan.parameter)
            .is_some_and(|stated| {
                stated.place == Place::Query
                    && stated.name.as_str() == name
                    && resolved(api, &stated.value).ty == Ty::Bool
            })
    })
}

/// Whether the schema of a success is the envelope itself: then it is read as it comes.
fn is_envelope(api: &Api, config: &Config, success: &Success) -> bool {
    let Some(names) = &config.envelope else {
        return false;
    };
    let has_both = |body: &SuccessBody| {
        let Body::Typed(value) = &body.body else {
            return false;
        };
        let Ty::Named(id) = resolved(api, value).ty else {
            return false;
        };
        let Some(Shape::Struct(shape)) = api.types.get(id).map(|def| &def.shape) else {
            return false;
        };
        let has = |name: &str| {
            let mut fields = shape.fields.iter();
            fields.any(|field| field.name.as_str() == name)
        };
        has(&names.status) && has(&names.content)
    };
    match success {
        Success::One(body) => has_both(body),
        Success::Several(several) => several.variants.iter().any(|(_, body)| has_both(body)),
    }
}

/// The groups that have an operation, in the order of their modules.
pub(in crate::plan) fn groups_of(
    api: &Api,
    homes: &Homes,
    groups: &[(Option<&SpecName>, Vec<usize>)],
    names: &[GroupNames],
    emitted: &BTreeMap<usize, usize>,
) -> Vec<Group> {
    let module = |names: &GroupNames| -> Option<ModuleId> {
        homes
            .modules()
            .find(|(_, module)| module.name == names.module)
            .map(|(id, _)| id)
    };
    let mut groups: Vec<Group> = groups
        .iter()
        .zip(names)
        .filter_map(|((tag, members), names)| {
            let operations: Vec<usize> = members
                .iter()
                .filter_map(|index| emitted.get(index).copied())
                .collect();
            Some(Group {
                module: module(names).filter(|_| !operations.is_empty())?,
                name: names.name.clone(),
                accessor: names.accessor.clone(),
                tag: tag.and_then(|tag| tag_index(api, tag)),
                operations,
            })
        })
        .collect();
    groups.sort_by_key(|group| group.module);
    groups
}
