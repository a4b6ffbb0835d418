//! How is the crate laid out? Names, homes, boxing, derives, representations, checks and samples, decided once.
//!
//! Each decision is a side table keyed by what it is about: a type, a field of a type, an operation. `plan` reads the
//! IR and never changes it; `emit` reads both and takes no decision of its own. Whatever is a matter of order is a
//! `Vec` in the order of emission.

mod ecma;
mod json;
mod reserved;
mod words;

pub mod checks;
pub mod cycles;
pub mod derives;
pub mod errors;
pub mod examples;
pub mod homes;
pub mod names;
pub mod operations;
pub mod package;
pub mod patterns;
pub mod scalars;
pub mod security;

pub use self::checks::{Check, Checks, Descend, Limit, ValueChecks};
pub use self::cycles::{AliasForm, Boxed};
pub use self::derives::{Derive, DeriveTable};
pub use self::errors::{ErrorBodies, RolePath, Roles};
pub use self::examples::{ExampleCase, Finding, WireSample};
pub use self::homes::{Homes, Module, ModuleId};
pub use self::names::{
    ConstName, FieldName, FnName, ModuleName, Names, RustIdent, TypeName, VariantName,
};
pub use self::operations::{
    Body, BodyPlan, Encoding, ErrorEnum, Failure, Group, OperationPlan, ParameterPlan, Reply,
    ReplyOutcome,
};
pub use self::package::{Package, TargetFeature};
pub use self::patterns::{PatternId, PatternTable, PlannedPattern};
pub use self::scalars::Scalar;
pub use self::security::{CredentialSet, SchemeKind, SchemePlan, Secret, Variable};

use crate::config::Envelope;

/// Everything decided about the crate.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Package, library and product names, and the features of the crate.
    pub package: Package,
    /// The names of everything.
    pub names: Names,
    /// Which module each type lives in, and which modules there are.
    pub homes: Homes,
    /// Which fields, variants and extra members must be boxed, and which aliases must be types of their own.
    pub boxed: Boxed,
    /// What each type derives.
    pub derives: DeriveTable,
    /// Every distinct `pattern` that is checked, translated.
    pub patterns: PatternTable,
    /// What the validators check, type by type.
    pub checks: Checks,
    /// Groups of operations, in the order of their modules.
    pub groups: Vec<Group>,
    /// Operations that are emitted, in the document's order.
    pub operations: Vec<OperationPlan>,
    /// Types that are bodies of errors, and what they say where.
    pub errors: ErrorBodies,
    /// Security schemes that some emitted operation needs.
    pub schemes: Vec<SchemePlan>,
    /// The envelope convention, when the configuration names one and some operation has its parameter.
    pub envelope: Option<Envelope>,
    /// Example tests, in the order of emission.
    pub examples: Vec<ExampleCase>,
}
