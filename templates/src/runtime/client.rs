//! What is shared by all calls?

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::header::HeaderValue;

use super::api::ApiInfo;
use super::auth::{AuthError, Authenticator};
use super::base_url::{BaseUrl, PlainHttp};
use super::hooks::Hooks;
use super::operation::{Method, OperationInfo};
use super::retry::RetryPolicy;
use super::retry_budget::Budget;
use super::transport::Transport;

/// A client of the API. Cloning is cheap; clones share connections, credentials, tokens and the
/// budget of retries.
#[derive(Clone)]
pub struct Client {
    pub(super) inner: Arc<Inner>,
}

/// What all clones share.
pub(super) struct Inner {
    pub(super) api: &'static ApiInfo,
    pub(super) base: BaseUrl,
    pub(super) servers: Servers,
    /// Servers besides that one to which credentials may go.
    pub(super) trusted: Vec<BaseUrl>,
    pub(super) plain_http: PlainHttp,
    pub(super) transport: Transport,
    /// The same without the client's certificate, for servers that may not have it; none where there is no certificate.
    pub(super) stranger: Option<Transport>,
    pub(super) auth: Authenticator,
    pub(super) user_agent: HeaderValue,
    pub(super) settings: Settings,
    /// What is left of the retries that all calls share.
    pub(super) budget: Budget,
    pub(super) hooks: Hooks,
}

/// Time limits are never longer than this: a client always comes back.
pub(super) const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Where calls of operations go for which the document names a server of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Servers {
    /// There.
    AsDocumented,
    /// To the base URL that the caller gave, like all others; those that are named without a host, at its origin.
    OneForAll,
    /// To the origin that the caller gave, each below the path of its server.
    OneOrigin,
}

/// What a client is told about how to call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) call_limit: Duration,
    pub(super) attempt_limit: Duration,
    pub(super) deadline: Option<Instant>,
    pub(super) retries: RetryPolicy,
    pub(super) body_limit: u64,
    pub(super) requests: Checks,
    pub(super) responses: Checks,
}

/// Whether values are checked against the rules of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checks {
    /// They are, and broken rules are errors.
    On,
    /// They are not.
    Off,
}

impl From<bool> for Checks {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

impl Client {
    /// Drops the access tokens of this client and asks the server to forget them, where the API has an endpoint for
    /// that (RFC 7009). Without a token, nothing is sent; the next call makes a new one.
    ///
    /// # Errors
    /// The server did not confirm. The tokens are dropped all the same.
    pub async fn revoke_tokens(&self) -> Result<(), AuthError> {
        self.inner
            .auth
            .revoke(&self.inner.transport, &REVOCATION)
            .await
    }
}

/// What a revocation is called in messages.
static REVOCATION: OperationInfo = OperationInfo {
    id: "revoke_tokens",
    method: Method::Post,
    template: "(token revocation)",
    accept: "",
    security: &[],
};

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.inner.api.title)
            .field("base_url", &self.inner.base)
            .field("credentials", &self.inner.auth)
            .field("settings", &self.inner.settings)
            .field("hooks", &self.inner.hooks)
            .finish()
    }
}
