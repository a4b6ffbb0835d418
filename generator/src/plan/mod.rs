//! How is the crate laid out? Names, homes, boxing, derives, representations, checks and samples, decided once.
//!
//! Each decision is a side table keyed by what it is about: a type, a field of a type, an operation. `plan` reads the
//! IR and never changes it; `emit` reads both and takes no decision of its own. Whatever is a matter of order is a
//! `Vec` in the order of emission.

mod decimal;
mod ecma;
pub(crate) mod forms;
pub(crate) mod json;
mod media;
mod nesting;
mod reserved;
mod sample;
#[cfg(test)]
mod tests;
mod verdict;
mod wire_arguments;
mod wire_form;
mod wire_headers;
mod wire_parameters;
mod words;

pub mod chapters;
pub mod checks;
mod construct;
pub mod cycles;
pub mod defaults;
pub mod derives;
pub mod errors;
pub mod examples;
pub mod headers;
pub mod homes;
pub mod names;
pub mod operations;
pub mod overrides;
pub mod package;
pub mod paging;
pub mod patterns;
pub mod presence;
pub mod scalars;
pub mod security;
pub mod servers;
pub mod shown;
pub mod wire;

pub use self::chapters::Chapter;
pub use self::checks::{Check, Checks, Descend, Format, Limit, ValueChecks};
pub use self::construct::{Constructors, Filled};
pub use self::cycles::{AliasForm, Boxed};
pub use self::defaults::{Constant, DefaultPlan, Defaults};
pub use self::derives::{Derive, DeriveTable};
pub use self::errors::{ErrorBodies, Held, Role, RolePath, Roles, Within};
pub use self::examples::{CheckedBy, ExampleCase, ExampleFigures, Finding};
pub use self::headers::{HeaderPlan, HeaderValue};
pub use self::homes::{Homes, ModelFile, Module, ModuleId};
pub use self::names::{
    ConstName, FeatureName, FieldName, FnName, ModuleName, Names, RustIdent, TypeName, VariantName,
};
pub use self::operations::{
    Body, BodyEnum, BodyPlan, BodyVariant, Encoding, ErrorEnum, ErrorsPlan, Escapes, Failure,
    FormPart, Given, Group, KnownBy, OperationPlan, OptionPlan, OptionsPlan, ParameterPlan,
    PathStyle, QueryStyle, Records, Reply, ReplyOutcome, Representation, Sent, SentBody, Shared,
    Success, SuccessBody, SuccessEnum, Texts, ValidatorPlan, Written,
};
pub use self::overrides::{RustPath, TypeOverrides};
pub use self::package::{Package, RUNTIME_PACKAGES, TargetFeature};
pub use self::paging::{Count, Member, Next, Paging, Place as TokenPlace, Size};
pub use self::patterns::{PatternId, PatternTable, PlannedPattern};
pub use self::presence::Presences;
pub use self::scalars::Scalar;
pub use self::security::{Endpoint, SchemeKind, SchemePlan};
pub use self::shown::{FromText, Shown};
pub use self::wire::{BodySample, HeaderSample, ReplySample, WireSample};

use self::checks::Checker;
use self::examples::Laid;
use self::patterns::Patterns;
use self::verdict::Judge;
use crate::config::{Config, Envelope};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, SpecName};

/// Everything decided about the crate.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Package, library and product names, and the features of the crate.
    pub package: Package,
    /// The names of everything.
    pub names: Names,
    /// Which module each type lives in, and which modules there are.
    pub homes: Homes,
    /// Which fields and variants must be boxed, and which aliases must be types of their own.
    pub boxed: Boxed,
    /// Which fields may be absent or null, in Rust.
    pub presences: Presences,
    /// Defaults that are constants.
    pub defaults: Defaults,
    /// What each type derives.
    pub derives: DeriveTable,
    /// How values are made, besides by their literals.
    pub constructors: Constructors,
    /// Which types are not ours, and what types derive besides.
    pub overrides: TypeOverrides,
    /// Every distinct `pattern` that is checked, translated.
    pub patterns: PatternTable,
    /// What the validators check, type by type.
    pub checks: Checks,
    /// Groups of operations, in the order of their modules.
    pub groups: Vec<Group>,
    /// Operations that are emitted, in the document's order.
    pub operations: Vec<OperationPlan>,
    /// What is of no operation alone.
    pub shared: Shared,
    /// Types that are bodies of errors, and what they say where.
    pub errors: ErrorBodies,
    /// Response headers that get a method of their own, in order of emission.
    pub headers: Vec<HeaderPlan>,
    /// Security schemes that some emitted operation names, in the document's order.
    pub schemes: Vec<SchemePlan>,
    /// The envelope convention, when the configuration names one and some operation has its parameter.
    pub envelope: Option<Envelope>,
    /// The operation that examples call, if one suits.
    pub shown: Option<Shown>,
    /// Example tests, in the order of emission.
    pub examples: Vec<ExampleCase>,
    /// How many examples the document has, and how many of them are in a test.
    pub example_figures: ExampleFigures,
    /// The `recursion_limit` that every crate root states, where types lie deeper in each other than rustc is used to.
    pub recursion_limit: Option<usize>,
    /// Specification extensions that documentation shows, and their headings.
    pub documented: Vec<(SpecName, String)>,
}

/// Lays the crate out.
pub fn plan(api: &Api, config: &Config, diagnostics: &mut Diagnostics) -> Plan {
    let (renames, overrides) = overrides::overrides(api, config, diagnostics);
    let names = Names::of(api, &renames, config.jobs, diagnostics);
    let by_tag = homes::groups(api);
    let (group_names, operation_names) = names::client_names(api, &by_tag, &renames, diagnostics);

    let presences = presence::presences(api, diagnostics);
    let boxed = cycles::boxed(api, &names);
    let recursion_limit = nesting::recursion_limit(api, &boxed);
    let derives = derives::derives(api, &boxed, &presences, &overrides);
    let constructors = construct::constructors(api, &boxed, &presences, &derives);
    derives::check(api, &boxed, &derives, &overrides, diagnostics);

    let mut drafts = operations::operations(api, config, &operation_names, diagnostics);
    let emitted = drafts.emitted();
    let client_names = (group_names.as_slice(), operation_names.as_slice());
    let mut shared =
        operations::shared((api, &boxed), &names, client_names, &mut drafts.operations);
    let mut patterns = Patterns::default();
    let mut checker = Checker {
        api,
        boxed: &boxed,
        patterns: &mut patterns,
        diagnostics: &mut *diagnostics,
    };
    let checks = checker.of_types();
    drafts.add_checks(api, &mut checker, &mut shared.options, |place| {
        checks.prune_value(place);
    });
    shared.add_validators((api, &boxed), &names, &mut drafts.operations);
    let homes = homes::homes(
        api,
        &names,
        (&by_tag, &group_names),
        (&emitted, &drafts.operations, &shared),
        &overrides,
    );
    let groups = operations::groups_of(api, &homes, &by_tag, &group_names, &emitted);

    let judge = Judge {
        api,
        presences: &presences,
        checks: &checks,
        patterns: &patterns,
    };
    drafts.add_samples(wire::samples(judge, &drafts, &shared.options, config.jobs));
    let laid = Laid {
        judge,
        boxed: &boxed,
        names: &names,
        homes: &homes,
        groups: &groups,
        drafts: &drafts,
    };
    let (examples, example_figures) = examples::cases(laid, config.jobs, diagnostics);

    let mut operations = drafts.operations;
    let defaults = defaults::defaults(
        judge,
        (&names, &boxed),
        &mut operations,
        &mut shared.options,
        diagnostics,
    );
    let pages = paging::paging(api, (&presences, &boxed), config, &operations, diagnostics);
    for (operation, paging) in operations.iter_mut().zip(pages) {
        operation.paging = paging;
    }
    let errors = errors::error_bodies((api, &boxed), &config.errors, &operations);
    let headers = headers::headers(api, &operations, diagnostics);
    wire_headers::add(judge, &boxed, &headers, &mut operations);
    let shown = shown::shown(judge, &boxed, &overrides, &operations);
    let (package, schemes) = packaged(api, config, &operations, diagnostics);
    let has_envelope = operations
        .iter()
        .any(|operation| operation.envelope.is_some());
    Plan {
        package,
        names,
        homes,
        boxed,
        presences,
        defaults,
        derives,
        constructors,
        overrides,
        patterns: patterns.finish(),
        checks,
        groups,
        operations,
        shared,
        errors,
        headers,
        schemes,
        envelope: config.envelope.clone().filter(|_| has_envelope),
        shown,
        examples,
        example_figures,
        recursion_limit,
        documented: documented(config),
    }
}

/// The extensions that documentation shows.
fn documented(config: &Config) -> Vec<(SpecName, String)> {
    let shown = config.documented_extensions.iter();
    shown
        .map(|(name, heading)| (SpecName::new(name.as_str()), heading.clone()))
        .collect()
}

/// The package, with the features that its security schemes and options bring, and those schemes.
fn packaged(
    api: &Api,
    config: &Config,
    operations: &[OperationPlan],
    diagnostics: &mut Diagnostics,
) -> (Package, Vec<SchemePlan>) {
    let mut package = package::package(api, config, diagnostics);
    let base = package.base_url.as_deref();
    let schemes = security::schemes(api, config, base, operations, diagnostics);
    package.features = security::features(&schemes);
    package.features.extend(package::conversions(config));
    (package, schemes)
}
