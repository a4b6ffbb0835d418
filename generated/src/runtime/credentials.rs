// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Who calls?
//!
//! A set of credentials, each for a kind of security scheme and, where a document has several of one kind, for a scheme
//! by name. Which of them an operation uses is decided by what the document says of that operation.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::api::{KeyPlace, SchemeInfo, SchemeKind};
use super::secret::Secret;
use super::signer::Signer;

/// Credentials for one or more security schemes. `Debug` shows kinds and scheme names only.
#[derive(Clone, Default)]
pub struct Credentials {
    entries: Vec<Entry>,
}

#[derive(Clone)]
pub(super) struct Entry {
    /// The scheme this is for; any of its kind when absent.
    pub(super) scheme: Option<Cow<'static, str>>,
    pub(super) credential: Credential,
}

#[derive(Clone)]
pub(super) enum Credential {
    Client {
        id: String,
        secret: Secret,
        /// What tokens are asked for; the server's defaults where there are none.
        scopes: Vec<String>,
    },
    Digest {
        user: String,
        password: Secret,
    },
    Basic {
        user: String,
        password: Secret,
    },
    Bearer(Secret),
    ApiKey(Secret),
    Http(Secret),
    Certificate(Secret),
    Signer(Arc<dyn Signer>),
}

impl Credentials {
    /// No credentials. Operations that need some fail before anything is sent.
    pub fn none() -> Self {
        Self::default()
    }

    /// Id and secret of an OAuth 2.0 client (RFC 6749 § 4.4); a service account. [`scopes`](Self::scopes) says what its
    /// tokens are for.
    pub fn oauth2_client(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::of(Credential::Client {
            id: id.into(),
            secret: secret.into(),
            scopes: Vec::new(),
        })
    }

    /// User name and password for HTTP digest authentication (RFC 7616); also an API key pair.
    pub fn digest(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self::of(Credential::Digest {
            user: user.into(),
            password: password.into(),
        })
    }

    /// User name and password for HTTP basic authentication (RFC 7617).
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self::of(Credential::Basic {
            user: user.into(),
            password: password.into(),
        })
    }

    /// A bearer token (RFC 6750), for schemes `http` `bearer`, OAuth 2.0 and `OpenID` Connect. It is not renewed.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self::of(Credential::Bearer(token.into()))
    }

    /// An API key, for the header field, query parameter or cookie that the document names. Where an operation takes it in
    /// one of several places, it goes into a header field before a cookie, and into a cookie before the query, which is part
    /// of a URL; [`for_scheme`](Self::for_scheme) says otherwise.
    pub fn api_key(key: impl Into<Secret>) -> Self {
        Self::of(Credential::ApiKey(key.into()))
    }

    /// What goes after the name of the scheme in `Authorization`, for any other scheme of HTTP authentication (RFC 9110
    /// § 11.4): a token, or parameters. It is the same in every request.
    pub fn http(text: impl Into<Secret>) -> Self {
        Self::of(Credential::Http(text.into()))
    }

    /// A certificate of the client's, those that it rests on, and its private key, all in PEM: for mutual TLS. It is
    /// shown to servers that ask for one: the client's own and those that it trusts with credentials, token endpoints, and
    /// an `https` proxy. A client has one. Over plain HTTP it is shown to nobody, and not read.
    pub fn client_certificate(pem: impl Into<Secret>) -> Self {
        Self::of(Credential::Certificate(pem.into()))
    }

    /// What signs each request, for schemes that want that. With [`for_scheme`](Self::for_scheme) it serves a scheme that the
    /// document describes as a key in a header field, or as HTTP authentication by another name, too. The mock asks for that
    /// field, or that name, all the same.
    pub fn signer(signer: impl Signer + 'static) -> Self {
        Self::of(Credential::Signer(Arc::new(signer)))
    }

    /// The scopes that an OAuth 2.0 client asks for with its tokens (RFC 6749 § 3.3). Without any, it is the server that
    /// says what a token is for, or refuses to make one.
    ///
    /// Of other credentials nothing is asked for, so that this can follow `Credentials::from_env`.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, all: impl IntoIterator<Item = S>) -> Self {
        let all: Vec<String> = all.into_iter().map(Into::into).collect();
        for entry in &mut self.entries {
            if let Credential::Client { scopes, .. } = &mut entry.credential {
                scopes.clone_from(&all);
            }
        }
        self
    }

    /// The same credentials, only for the security scheme of this name in the document.
    #[must_use]
    pub fn for_scheme(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        let name = name.into();
        for entry in &mut self.entries {
            entry.scheme = Some(name.clone());
        }
        self
    }

    /// These credentials and the others.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.entries.extend(others.entries);
        self
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn of(credential: Credential) -> Self {
        Self {
            entries: vec![Entry {
                scheme: None,
                credential,
            }],
        }
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The certificates that connections are made with.
    pub(super) fn certificates(&self) -> impl Iterator<Item = &Secret> {
        let credentials = self.entries.iter().map(|entry| &entry.credential);
        credentials.filter_map(|credential| match credential {
            Credential::Certificate(pem) => Some(pem),
            _ => None,
        })
    }

    /// What serves this scheme: credentials that name it, else the first that fit its kind.
    pub(super) fn find(&self, scheme: &SchemeInfo) -> Option<&Entry> {
        let serving = || self.entries.iter().filter(|entry| entry.serves(scheme));
        let named = serving().find(|entry| entry.scheme.is_some());
        named.or_else(|| serving().next())
    }
}

impl Entry {
    /// Whether this can serve a scheme: any that it fits, unless it is for one by name.
    pub(super) fn serves(&self, scheme: &SchemeInfo) -> bool {
        let fits = self.credential.fits(&scheme.kind);
        match &self.scheme {
            None => fits,
            Some(name) => {
                name == scheme.name && (fits || self.credential.fits_by_name(&scheme.kind))
            }
        }
    }
}

impl Credential {
    /// Whether this can serve a scheme of this kind.
    pub(super) fn fits(&self, kind: &SchemeKind) -> bool {
        match self {
            Self::Client { .. } => matches!(kind, SchemeKind::OAuth2ClientCredentials { .. }),
            Self::Digest { .. } => matches!(kind, SchemeKind::Digest),
            Self::Basic { .. } => matches!(kind, SchemeKind::Basic),
            Self::Bearer(_) => matches!(
                kind,
                SchemeKind::Bearer
                    | SchemeKind::OAuth2Token
                    | SchemeKind::OAuth2ClientCredentials { .. }
            ),
            Self::ApiKey(_) => matches!(kind, SchemeKind::ApiKey(_)),
            Self::Http(_) => matches!(kind, SchemeKind::Http(_)),
            Self::Certificate(_) => matches!(kind, SchemeKind::MutualTls),
            Self::Signer(_) => matches!(kind, SchemeKind::Signed(_)),
        }
    }

    /// Whether this can serve a scheme of this kind where the caller says so: documents have no way to describe a
    /// signature.
    fn fits_by_name(&self, kind: &SchemeKind) -> bool {
        matches!(self, Self::Signer(_))
            && matches!(
                kind,
                SchemeKind::ApiKey(KeyPlace::Header(_)) | SchemeKind::Http(_)
            )
    }

    /// What this is, without content.
    pub(super) fn kind_name(&self) -> &'static str {
        match self {
            Self::Client { .. } => "OAuth 2.0 client",
            Self::Digest { .. } => "HTTP digest user",
            Self::Basic { .. } => "HTTP basic user",
            Self::Bearer(_) => "bearer token",
            Self::ApiKey(_) => "API key",
            Self::Http(_) => "HTTP credentials",
            Self::Certificate(_) => "client certificate",
            Self::Signer(_) => "signer",
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(&self.entries).finish()
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.credential.kind_name())?;
        match &self.scheme {
            Some(name) => write!(f, " for {name}"),
            None => Ok(()),
        }
    }
}
