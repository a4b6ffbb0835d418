//! How is a client made?

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use super::api::ApiInfo;
use super::auth::{Authenticator, DigestPolicy, Setup};
use super::base_url::{BaseUrl, PlainHttp, UrlProblem};
use super::build_error::{BuildError, CredentialProblem};
use super::client::{Checks, Client, Inner, LONGEST, Servers, Settings};
use super::credentials::Credentials;
use super::hooks::{Hook, Hooks};
use super::request::header_value;
use super::retry::RetryPolicy;
use super::retry_budget::Budget;
use super::servers::{self, ServerProblem, Which};
use super::tls::{self, Identity, Trust, Unusable};
use super::transport::{Proxy, Transport, TransportSetup};

/// Settings of a client to be.
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    api: &'static ApiInfo,
    /// What the caller gave in place of the document's server.
    base_url: Option<String>,
    /// What the caller gave in place of the origins of the document's servers.
    origin: Option<String>,
    /// What the caller chose among the document's servers.
    server: servers::Choice,
    trusted: Vec<String>,
    plain_http: PlainHttp,
    credentials: Credentials,
    user_agent: Option<String>,
    proxy: Proxy,
    roots: Vec<RootText>,
    connect_timeout: Duration,
    read_timeout: Duration,
    settings: Settings,
    retry_budget: u32,
    hooks: Hooks,
    digest_policy: DigestPolicy,
}

/// Certificates as the caller gave them.
#[derive(Clone)]
struct RootText(Vec<u8>);

impl fmt::Debug for RootText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl ClientBuilder {
    /// The defaults, for the API that generated code describes.
    pub fn new(api: &'static ApiInfo) -> Self {
        Self {
            api,
            base_url: None,
            origin: None,
            server: servers::Choice::default(),
            trusted: Vec::new(),
            plain_http: PlainHttp::Refused,
            credentials: Credentials::none(),
            user_agent: None,
            proxy: Proxy::default(),
            roots: Vec::new(),
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(30),
            settings: Settings {
                call_limit: Duration::from_secs(120),
                attempt_limit: Duration::from_secs(60),
                deadline: None,
                retries: RetryPolicy::standard(),
                body_limit: 64 * 1024 * 1024,
                requests: Checks::On,
                responses: Checks::Off,
            },
            retry_budget: 50,
            hooks: Hooks::default(),
            digest_policy: DigestPolicy::default(),
        }
    }

    /// Who calls.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = credentials;
        self
    }

    /// Lets credentials go to this server, too: the document names servers of their own for some operations. Without
    /// this, credentials go to the origin of the base URL only, and calls elsewhere that need them are not sent.
    pub fn trust_server(mut self, url: impl Into<String>) -> Self {
        self.trusted.push(url.into());
        self
    }

    /// Another server than the document's: `https`, with or without a path, without user, query and fragment. All calls
    /// go there, also those of operations for which the document names a server of their own; where it names a path alone
    /// for them (`/v2`), to this path at the origin of this URL.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Another origin than those of the document's servers: scheme, host and port, without a path. The paths of servers
    /// are kept, those of operations that have a server of their own as well: for a gateway, a server of tests, or a
    /// document that names paths alone. A [`base_url`](Self::base_url) goes before.
    pub fn origin(mut self, url: impl Into<String>) -> Self {
        self.origin = Some(url.into());
        self
    }

    /// Another of the document's servers than the first, by its place in the documentation of `Client::builder`, from 0. A
    /// [`base_url`](Self::base_url) goes before.
    pub fn server(mut self, index: usize) -> Self {
        self.server.server = Some(Which::Index(index));
        self
    }

    /// Another of the document's servers than the first, by its description. A [`base_url`](Self::base_url) goes before.
    pub fn server_described(mut self, description: impl Into<String>) -> Self {
        self.server.server = Some(Which::Described(description.into()));
        self
    }

    /// The value of a variable in the URL of the document's server (OAS 3.0.4 § Server Variable Object), in the place of
    /// its default. A [`base_url`](Self::base_url) goes before.
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.server.variables.push((name.into(), value.into()));
        self
    }

    /// Accepts plain `http` base URLs to `localhost`, `127.0.0.0/8` and `::1`: for tests against a local server. A client
    /// that has one looks for no trust store: it trusts no server by `https` unless
    /// [`root_certificates_pem`](Self::root_certificates_pem) is given.
    pub fn allow_plain_http_on_loopback(mut self) -> Self {
        self.plain_http = PlainHttp::LoopbackOnly;
        self
    }

    /// Accepts plain `http` to every host. Whoever is on the way can read and change everything, credentials included.
    pub fn danger_allow_plain_http(mut self) -> Self {
        self.plain_http = PlainHttp::Anywhere;
        self
    }

    /// Text in front of this crate's own in `User-Agent`: `my-tool/1.2`.
    pub fn user_agent(mut self, text: impl Into<String>) -> Self {
        self.user_agent = Some(text.into());
        self
    }

    /// Which proxy is used. By default the one that the environment names.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxy = proxy;
        self
    }

    /// Trusts servers with certificates below these, besides those that the operating system trusts: one or more
    /// certificates in PEM.
    pub fn root_certificates_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots.push(RootText(pem.into()));
        self
    }

    /// The limit on a whole call, with authentication, all attempts and the waits between them; 120 seconds by default.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.settings.call_limit = limit.min(LONGEST);
        self
    }

    /// The limit on a single request of a call; 60 seconds by default.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.settings.attempt_limit = limit.min(LONGEST);
        self
    }

    /// The limit on connecting, TLS included; 10 seconds by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit.min(LONGEST);
        self
    }

    /// The limit on silence while an answer is awaited or read; 30 seconds by default.
    pub fn read_timeout(mut self, limit: Duration) -> Self {
        self.read_timeout = limit.min(LONGEST);
        self
    }

    /// How often a call is tried, and how long is waited in between; [`RetryPolicy::standard`] by default.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.settings.retries = policy;
        self
    }

    /// Makes one attempt for each call.
    pub fn no_retries(self) -> Self {
        self.retries(RetryPolicy::none())
    }

    /// How many retries the client and its clones may make beyond a fifth of the calls that need none; 50 by default.
    /// When they are used up, calls are tried once until others have succeeded.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.retry_budget = retries;
        self
    }

    /// Adds a hook that looks on at every attempt, after those that were added before.
    pub fn hook(mut self, hook: impl Hook + 'static) -> Self {
        self.hooks.add(hook);
        self
    }

    /// The largest body that is accepted, in bytes; 64 MiB by default. Bodies of errors are cut at 64 KiB.
    pub fn max_body_bytes(mut self, limit: u64) -> Self {
        self.settings.body_limit = limit;
        self
    }

    /// Whether parameters and bodies are checked against the rules of the document before they are sent; on by
    /// default. What would change the meaning of a request is refused in any case.
    pub fn validate_requests(mut self, on: bool) -> Self {
        self.settings.requests = Checks::from(on);
        self
    }

    /// Whether a success that breaks rules of the document is an error; off by default.
    pub fn strict_responses(mut self, on: bool) -> Self {
        self.settings.responses = Checks::from(on);
        self
    }

    /// Which digest challenges are answered.
    pub fn digest_policy(mut self, policy: DigestPolicy) -> Self {
        self.digest_policy = policy;
        self
    }

    /// The client. Nothing is sent yet.
    ///
    /// # Errors
    /// A setting cannot be used.
    pub fn build(self) -> Result<Client, BuildError> {
        #[cfg(feature = "blocking")]
        super::blocking::start().map_err(BuildError::Runtime)?;
        let documented = self.documented().map_err(BuildError::Server)?;
        let destination = self.destination(&documented);
        let (base, servers) = destination.map_err(BuildError::BaseUrl)?;
        let trusted = self.trusted.iter();
        let trusted = trusted.map(|url| BaseUrl::parse(url, self.plain_http));
        let trusted: Vec<BaseUrl> = trusted
            .collect::<Result<_, _>>()
            .map_err(BuildError::BaseUrl)?;
        let user_agent = self
            .user_agent
            .iter()
            .map(String::as_str)
            .chain([self.api.user_agent])
            .collect::<Vec<_>>();
        let user_agent = header_value(&user_agent.join(" ")).ok_or(BuildError::UserAgent)?;
        let auth = Authenticator::new(&Setup {
            api: self.api,
            credentials: &self.credentials,
            base: &base,
            plain_http: self.plain_http,
            user_agent: &user_agent,
            digest_policy: self.digest_policy,
        })?;
        let identity = self.identity(&base)?;
        let stranger = identity.as_ref().map(|_| self.transport(&base, None));
        let transport = self.transport(&base, identity)?;
        Ok(Client {
            inner: Arc::new(Inner {
                api: self.api,
                base,
                servers,
                trusted,
                plain_http: self.plain_http,
                transport,
                stranger: stranger.transpose()?,
                auth,
                user_agent,
                settings: self.settings,
                budget: Budget::new(self.retry_budget),
                hooks: self.hooks,
            }),
        })
    }

    /// The URL of the document's server that was chosen, or of the first.
    fn documented(&self) -> Result<Cow<'static, str>, ServerProblem> {
        if self.server.is_made() {
            self.server.url(self.api.servers).map(Cow::Owned)
        } else {
            Ok(Cow::Borrowed(self.api.base_url))
        }
    }

    /// Where calls go, and those of operations that have a server of their own.
    fn destination(&self, documented: &str) -> Result<(BaseUrl, Servers), UrlProblem> {
        let parse = |url: &str| BaseUrl::parse(url, self.plain_http);
        match (&self.base_url, &self.origin) {
            (Some(given), _) => Ok((parse(given)?, Servers::OneForAll)),
            (None, Some(origin)) => {
                let origin = parse(origin)?;
                if !origin.is_origin() {
                    return Err(UrlProblem::Path);
                }
                Ok((origin.with_path_of(documented)?, Servers::OneOrigin))
            }
            (None, None) => Ok((parse(documented)?, Servers::AsDocumented)),
        }
    }

    /// The certificate that the client shows. Over plain HTTP there is nobody to show it to.
    fn identity(&self, base: &BaseUrl) -> Result<Option<Identity>, BuildError> {
        let mut certificates = self.credentials.certificates();
        let Some(pem) = certificates.next() else {
            return Ok(None);
        };
        if certificates.any(|other| other.expose() != pem.expose()) {
            return Err(unusable(CredentialProblem::Several));
        }
        if base.is_plain_http() {
            return Ok(None);
        }
        let identity = Identity::read(pem.expose());
        identity
            .map(Some)
            .ok_or_else(|| unusable(CredentialProblem::Certificate))
    }

    fn transport(
        &self,
        base: &BaseUrl,
        identity: Option<Identity>,
    ) -> Result<Transport, BuildError> {
        let transport = Transport::new(TransportSetup {
            tls: self.tls(base, identity)?,
            proxy: &self.proxy,
            https_only: !base.is_plain_http(),
            connect_timeout: self.connect_timeout,
            read_timeout: self.read_timeout,
        });
        transport.map_err(|error| BuildError::Transport(error.without_url()))
    }

    fn tls(
        &self,
        base: &BaseUrl,
        identity: Option<Identity>,
    ) -> Result<rustls::ClientConfig, BuildError> {
        let mut roots = Vec::new();
        for RootText(pem) in &self.roots {
            let before = roots.len();
            for certificate in CertificateDer::pem_slice_iter(pem) {
                roots.push(certificate.map_err(|_| BuildError::RootCertificate)?);
            }
            if roots.len() == before {
                return Err(BuildError::RootCertificate);
            }
        }
        let system = Trust::System(&roots);
        let config = if !base.is_plain_http() || !roots.is_empty() {
            tls::config(&system, identity)
        } else if base.is_loopback() {
            tls::config(&Trust::Nobody, None)
        } else {
            // For servers of operations, which may be called by `https`. There may be no trust store, and no need of one.
            tls::config(&system, None).or_else(|_| tls::config(&Trust::Nobody, None))
        };
        config.map_err(|problem| match problem {
            Unusable::Identity => unusable(CredentialProblem::Certificate),
            Unusable::Tls(error) => BuildError::Tls(error),
        })
    }
}

fn unusable(problem: CredentialProblem) -> BuildError {
    BuildError::Credentials {
        kind: "client certificate",
        problem,
    }
}
