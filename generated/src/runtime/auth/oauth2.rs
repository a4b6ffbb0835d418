// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How is one token shared by all calls?
//!
//! - Each security scheme that a client's id and secret serve has tokens of its own, for the scopes that were given with
//!   them.
//! - At most one request for a token is under way. The call that needs it makes it while the others wait for the same
//!   lock; when that call is dropped, the lock is free and the next one makes it.
//! - A token is renewed before it expires: one minute or a tenth of its lifetime earlier, whichever is longer, but not
//!   before half of it, and a little earlier at random so that many clients do not renew together. Until it really
//!   expires, the other calls go on with it, and a failed renewal does no harm.
//! - A failure is remembered for two seconds, or as long as the server asks (up to thirty), so that a hundred waiting
//!   calls do not become a hundred requests.
//! - A token that the server refuses is dropped only if it is still the current one; so fifty calls that are refused
//!   together cause one new token.
//! - Expiry is watched on the monotonic clock and on the wall clock: the first stands still while a machine sleeps.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderValue;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::authenticator::Setup;
use super::error::{FAILURE_HOLDS, Reason};
use super::token::{NewToken, TokenEndpoint, TokenFailure, is_scope};
use crate::runtime::api::{Endpoint, SchemeInfo, SchemeKind};
use crate::runtime::base_url;
use crate::runtime::build_error::{BuildError, CredentialProblem};
use crate::runtime::entropy;
use crate::runtime::operation::OperationInfo;
use crate::runtime::secret::Secret;
use crate::runtime::transport::Transport;

/// How long a failure is remembered at most.
const FAILURE_HOLDS_AT_MOST: Duration = Duration::from_secs(30);
/// How long before its end a token is renewed, unless that is more than half of its lifetime.
const EARLY: Duration = Duration::from_secs(60);

/// The tokens of one client, for one scheme and set of scopes.
#[derive(Debug)]
pub(super) struct TokenCache {
    endpoint: TokenEndpoint,
    state: Mutex<State>,
    /// Held by the one call that asks for a token.
    flight: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    token: Option<Arc<Token>>,
    failure: Option<Failed>,
    generation: u64,
}

#[derive(Debug)]
struct Failed {
    until: Instant,
    failure: Arc<TokenFailure>,
}

/// A token in use.
#[derive(Debug)]
pub(super) struct Token {
    text: Secret,
    /// Which token this is, of those that this client has had.
    generation: u64,
    renew_at: Instant,
    ends_at: Instant,
    ends_on: SystemTime,
}

/// What the cache has to say.
enum Look {
    /// A token, good for a while.
    Fresh(Arc<Token>),
    /// A token that should be renewed, and is still good.
    Ageing(Arc<Token>),
    /// No token.
    Missing,
    /// No token, and asking again would not help yet.
    Failed(Arc<TokenFailure>),
}

impl Token {
    /// The value of `Authorization`.
    pub(super) fn header(&self) -> HeaderValue {
        let text = Zeroizing::new(format!("Bearer {}", self.text.expose()));
        // The characters were checked when the token arrived.
        let mut value =
            HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("Bearer"));
        value.set_sensitive(true);
        value
    }
}

impl TokenCache {
    /// A cache without a token yet.
    pub(super) fn new(
        setup: &Setup<'_>,
        scheme: &'static SchemeInfo,
        (client_id, client_secret): (&str, &Secret),
        scopes: &[String],
    ) -> Result<Self, BuildError> {
        let unusable = |problem| BuildError::Credentials {
            kind: "OAuth 2.0 client",
            problem,
        };
        let SchemeKind::OAuth2ClientCredentials { token, revoke } = &scheme.kind else {
            return Err(unusable(CredentialProblem::NoScheme));
        };
        if !scopes.iter().all(|scope| is_scope(scope)) {
            return Err(unusable(CredentialProblem::Scope));
        }
        let resolve = |endpoint: Endpoint| {
            let url = match endpoint {
                Endpoint::BelowBase(path) => setup.base.join(path, "").map(|target| target.url),
                Endpoint::AtOrigin(path) => {
                    let root = setup.base.with_path_of("/").ok();
                    root.and_then(|root| root.join(path, ""))
                        .map(|target| target.url)
                }
                Endpoint::Absolute(text) => base_url::parse(text, setup.plain_http).ok(),
            };
            url.ok_or(BuildError::TokenUrl {
                scheme: scheme.name,
            })
        };
        let endpoint = TokenEndpoint {
            token: resolve(*token)?,
            revoke: revoke.map(resolve).transpose()?,
            client_id: client_id.to_owned(),
            client_secret: client_secret.clone(),
            scope: scopes.join(" "),
            user_agent: setup.user_agent.clone(),
        };
        Ok(Self {
            endpoint,
            state: Mutex::default(),
            flight: tokio::sync::Mutex::new(()),
        })
    }

    /// A token that is good now.
    pub(super) async fn token(
        &self,
        transport: &Transport,
        operation: &'static OperationInfo,
    ) -> Result<Arc<Token>, Reason> {
        self.current_or_new(transport, operation)
            .await
            .map_err(Reason::Token)
    }

    async fn current_or_new(
        &self,
        transport: &Transport,
        operation: &'static OperationInfo,
    ) -> Result<Arc<Token>, Arc<TokenFailure>> {
        match self.look() {
            Look::Fresh(token) => return Ok(token),
            Look::Failed(failure) => return Err(failure),
            Look::Ageing(token) => {
                // Whoever holds the lock renews it already.
                let Ok(_flight) = self.flight.try_lock() else {
                    return Ok(token);
                };
                return match self.look() {
                    Look::Fresh(token) => Ok(token),
                    Look::Ageing(_) | Look::Missing | Look::Failed(_) => {
                        Ok(Box::pin(self.fetch(transport, operation))
                            .await
                            .unwrap_or(token))
                    }
                };
            }
            Look::Missing => {}
        }
        let _flight = self.flight.lock().await;
        match self.look() {
            Look::Fresh(token) | Look::Ageing(token) => Ok(token),
            Look::Failed(failure) => Err(failure),
            // In an allocation of its own: calls that have a token are not to be as large as one that asks for it.
            Look::Missing => Box::pin(self.fetch(transport, operation)).await,
        }
    }

    /// Drops this token, unless another has taken its place.
    pub(super) fn invalidate(&self, refused: &Token) {
        let mut state = self.state();
        if state
            .token
            .as_ref()
            .is_some_and(|current| current.generation == refused.generation)
        {
            state.token = None;
        }
    }

    /// Drops the current token and revokes it, where the API has an endpoint for that. Without a token nothing is sent.
    pub(super) async fn revoke(
        &self,
        transport: &Transport,
        operation: &'static OperationInfo,
    ) -> Result<(), Reason> {
        let Some(token) = self.state().token.take() else {
            return Ok(());
        };
        match self
            .endpoint
            .revoke(transport, operation, &token.text)
            .await
        {
            Some(Err(failure)) => Err(Reason::Token(Arc::new(failure))),
            Some(Ok(())) | None => Ok(()),
        }
    }

    /// Asks for a token and keeps what comes of it. The caller holds the lock.
    async fn fetch(
        &self,
        transport: &Transport,
        operation: &'static OperationInfo,
    ) -> Result<Arc<Token>, Arc<TokenFailure>> {
        // A lifetime counts from before the request.
        let (asked_at, asked_on) = (Instant::now(), SystemTime::now());
        let result = self.endpoint.fetch(transport, operation).await;
        let mut state = self.state();
        match result {
            Ok(new) => {
                state.generation += 1;
                let token = Arc::new(Token::new(new, state.generation, asked_at, asked_on));
                state.token = Some(Arc::clone(&token));
                state.failure = None;
                Ok(token)
            }
            Err(failure) => {
                let asked = failure.retry_after().unwrap_or_default();
                let holds = asked.clamp(FAILURE_HOLDS, FAILURE_HOLDS_AT_MOST);
                let failure = Arc::new(failure);
                state.failure = Some(Failed {
                    until: Instant::now() + holds,
                    failure: Arc::clone(&failure),
                });
                Err(failure)
            }
        }
    }

    fn look(&self) -> Look {
        let mut state = self.state();
        let now = Instant::now();
        if state
            .failure
            .as_ref()
            .is_some_and(|failed| failed.until <= now)
        {
            state.failure = None;
        }
        let is_good =
            |token: &&Arc<Token>| now < token.ends_at && SystemTime::now() < token.ends_on;
        match (state.token.as_ref().filter(is_good), &state.failure) {
            (Some(token), None) if now >= token.renew_at => Look::Ageing(Arc::clone(token)),
            (Some(token), _) => Look::Fresh(Arc::clone(token)),
            (None, Some(failed)) => Look::Failed(Arc::clone(&failed.failure)),
            (None, None) => Look::Missing,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Token {
    fn new(new: NewToken, generation: u64, asked_at: Instant, asked_on: SystemTime) -> Self {
        let lifetime = new.lifetime;
        let early = EARLY.max(lifetime / 10).min(lifetime / 2);
        // Up to a tenth of the margin earlier still.
        let early = early + early / 10 * u32::from(jitter()) / 256;
        Self {
            text: new.text,
            generation,
            renew_at: asked_at + lifetime.saturating_sub(early),
            ends_at: asked_at + lifetime,
            ends_on: asked_on + lifetime,
        }
    }
}

fn jitter() -> u8 {
    entropy::byte().unwrap_or_default()
}
