//! Errors of the operations of several tags.

use crate::models;
use crate::runtime::ErrorBody;

/// The bodies of the documented errors of `list_cats` and `list_dogs`.
#[derive(Clone, Debug, PartialEq)]
pub enum BrokenRuleOrProblem {
    /// The schema `broken-rule`.
    BrokenRule(models::BrokenRule),
    /// The schema `problem`.
    Problem(models::Problem),
}

impl ErrorBody for BrokenRuleOrProblem {
    fn code(&self) -> Option<&str> {
        match self {
            Self::BrokenRule(body) => body.code(),
            Self::Problem(body) => body.code(),
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::BrokenRule(body) => body.reason(),
            Self::Problem(body) => body.reason(),
        }
    }

    fn detail(&self) -> Option<&str> {
        match self {
            Self::BrokenRule(body) => body.detail(),
            Self::Problem(body) => body.detail(),
        }
    }
}
