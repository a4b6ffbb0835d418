//! What is of no operation alone? Enums of errors, optional parameters, and the functions that check parameters.

use super::failures::common_errors;
use super::options::options;
use super::validators::validators;
use super::{ErrorsPlan, OperationPlan, OptionsPlan, ValidatorPlan};
use crate::ir::Api;
use crate::plan::cycles::Boxed;
use crate::plan::names::{GroupNames, Names, OperationNames};

/// What is of no operation alone.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// Enums of errors.
    pub errors: Vec<ErrorsPlan>,
    /// Optional parameters that several operations have.
    pub options: Vec<OptionsPlan>,
    /// Functions that check parameters.
    pub validators: Vec<ValidatorPlan>,
}

/// Finds what operations have in common, and tells them; functions that check come when it is known what is checked.
pub(in crate::plan) fn shared(
    (api, boxed): (&Api, &Boxed),
    types: &Names,
    names: (&[GroupNames], &[OperationNames]),
    operations: &mut [OperationPlan],
) -> Shared {
    let errors = common_errors(api, types, names, operations);
    let options = options((api, boxed), types, (names, &errors), operations);
    Shared {
        errors,
        options,
        validators: Vec::new(),
    }
}

impl Shared {
    /// Finds the functions that check parameters, and tells these.
    pub(in crate::plan) fn add_validators(
        &mut self,
        of: (&Api, &Boxed),
        types: &Names,
        operations: &mut [OperationPlan],
    ) {
        self.validators = validators(of, types, operations, &mut self.options);
    }
}
