// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! What can be wrong with the settings of a client?

use std::fmt;

use super::base_url::UrlProblem;
use super::servers::ServerProblem;

/// Why a client cannot be made. No message repeats a URL or a credential.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The base URL cannot be used.
    BaseUrl(UrlProblem),
    /// The document has no such server, or not with these variables.
    Server(ServerProblem),
    /// Credentials cannot be used.
    Credentials {
        /// What they are.
        kind: &'static str,
        /// What is wrong with them.
        problem: CredentialProblem,
    },
    /// The token or revocation URL of a scheme cannot be used.
    TokenUrl {
        /// The scheme.
        scheme: &'static str,
    },
    /// The text for `User-Agent` cannot be sent.
    UserAgent,
    /// A root certificate is not PEM, or there is none in the text.
    RootCertificate,
    /// TLS cannot be set up; for one, the operating system has no trust store.
    Tls(rustls::Error),
    /// The HTTP client cannot be set up.
    Transport(reqwest::Error),
    /// There is no thread to be had for calls that block.
    #[cfg(feature = "blocking")]
    Runtime(std::io::Error),
}

/// What is wrong with credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialProblem {
    /// The API has no security scheme that they fit.
    NoScheme,
    /// The document has no security schemes.
    NoSchemes,
    /// They hold characters that cannot be sent.
    Characters,
    /// One of their scopes is none: it is empty, or holds a space or another character that scopes do not have (RFC 6749
    /// § 3.3).
    Scope,
    /// They are no PEM text of a certificate and the private key that goes with it.
    Certificate,
    /// A client shows one certificate, and there are two.
    Several,
    /// This crate was compiled without the feature that they need.
    Feature(&'static str),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BaseUrl(problem) => write!(f, "the base URL cannot be used: {problem}"),
            Self::Server(problem) => write!(f, "the server cannot be used: {problem}"),
            Self::Credentials { kind, problem } => {
                write!(f, "the credentials ({kind}) cannot be used: ")?;
                match problem {
                    CredentialProblem::NoScheme => {
                        f.write_str("the API has no security scheme that they fit")
                    }
                    CredentialProblem::NoSchemes => f.write_str(
                        "the document has no security schemes; where the server asks for credentials all the same, a \
                         hook can set `Authorization`",
                    ),
                    CredentialProblem::Characters => {
                        f.write_str("they hold characters that cannot be sent")
                    }
                    CredentialProblem::Scope => f.write_str(
                        "one of their scopes is empty, or holds a space or another character that scopes do not have",
                    ),
                    CredentialProblem::Certificate => f.write_str(
                        "they are not a certificate in PEM with the private key that goes with it",
                    ),
                    CredentialProblem::Several => {
                        f.write_str("a client shows one certificate, and there are two")
                    }
                    CredentialProblem::Feature(name) => {
                        write!(f, "this crate was compiled without its feature `{name}`")
                    }
                }
            }
            Self::TokenUrl { scheme } => {
                write!(
                    f,
                    "the token or revocation URL of the security scheme {scheme} cannot be used"
                )
            }
            Self::UserAgent => {
                f.write_str("the text for `User-Agent` cannot be sent in a header field")
            }
            Self::RootCertificate => {
                f.write_str("a root certificate is not PEM, or there is none in the text")
            }
            Self::Tls(error) => write!(f, "TLS cannot be set up: {error}"),
            Self::Transport(_) => f.write_str("the HTTP client cannot be set up"),
            #[cfg(feature = "blocking")]
            Self::Runtime(error) => {
                write!(
                    f,
                    "there is no thread to be had for calls that block: {error}"
                )
            }
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Tls(error) => Some(error),
            Self::Transport(error) => Some(error),
            #[cfg(feature = "blocking")]
            Self::Runtime(error) => Some(error),
            Self::BaseUrl(_)
            | Self::Server(_)
            | Self::Credentials { .. }
            | Self::TokenUrl { .. }
            | Self::UserAgent
            | Self::RootCertificate => None,
        }
    }
}
