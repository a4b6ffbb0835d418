// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What stands for digest authentication in a crate that is compiled without it?

use reqwest::header::HeaderValue;

use super::call::{Subject, Verdict};
use super::error::Reason;
use super::policy::DigestPolicy;
use crate::runtime::build_error::CredentialProblem;
use crate::runtime::secret::Secret;
use crate::runtime::transport::Answer;

/// There is none.
#[derive(Debug)]
pub(super) enum DigestSession {}

/// Nothing to remember.
#[derive(Debug, Default)]
pub(super) struct DigestCall {}

impl DigestSession {
    pub(super) fn new(_: &str, _: &Secret, _: DigestPolicy) -> Result<Self, CredentialProblem> {
        Err(CredentialProblem::Feature("digest"))
    }

    pub(super) fn authorize(
        &self,
        _: &mut DigestCall,
        _: Subject<'_>,
    ) -> Result<Option<HeaderValue>, Reason> {
        match *self {}
    }

    pub(super) fn lacks_challenge(&self) -> bool {
        match *self {}
    }

    pub(super) fn refused(&self, _: &mut DigestCall, _: &Answer) -> Result<Verdict, Reason> {
        match *self {}
    }
}
