// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What stands for OAuth 2.0 in a crate that is compiled without it?

use std::future::Ready;
use std::sync::Arc;

use reqwest::header::HeaderValue;

use super::authenticator::Setup;
use super::error::Reason;
use crate::runtime::api::SchemeInfo;
use crate::runtime::build_error::{BuildError, CredentialProblem};
use crate::runtime::operation::OperationInfo;
use crate::runtime::secret::Secret;
use crate::runtime::transport::Transport;

/// There is none.
#[derive(Debug)]
pub(super) enum TokenCache {}

/// There is none.
#[derive(Debug)]
pub(super) enum Token {}

impl TokenCache {
    pub(super) fn new(
        _: &Setup<'_>,
        _: &'static SchemeInfo,
        _: (&str, &Secret),
        _: &[String],
    ) -> Result<Self, BuildError> {
        let problem = CredentialProblem::Feature("oauth2");
        Err(BuildError::Credentials {
            kind: "OAuth 2.0 client",
            problem,
        })
    }

    pub(super) fn token(
        &self,
        _: &Transport,
        _: &'static OperationInfo,
    ) -> Ready<Result<Arc<Token>, Reason>> {
        match *self {}
    }

    pub(super) fn invalidate(&self, _: &Token) {
        match *self {}
    }

    pub(super) fn revoke(
        &self,
        _: &Transport,
        _: &'static OperationInfo,
    ) -> Ready<Result<(), Reason>> {
        match *self {}
    }
}

impl Token {
    pub(super) fn header(&self) -> HeaderValue {
        match *self {}
    }
}
