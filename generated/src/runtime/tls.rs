// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Whom does a client trust?
//!
//! TLS 1.2 and 1.3 through rustls with ring, and the operating system's trust store. The configuration is made for each
//! client: nothing is installed for the whole process, and nothing turns verification off. A certificate of the client's
//! is shown to a server that asks for one, on connections that are made for servers which may have credentials.

use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::version::{TLS12, TLS13};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

/// Which servers are trusted.
pub(super) enum Trust<'a> {
    /// Those that the operating system trusts, and those with a certificate below one of these.
    System(&'a [CertificateDer<'static>]),
    /// None: this client speaks plain HTTP. Such a client needs no trust store, which a container may not have.
    Nobody,
}

/// Why there is no configuration.
pub(super) enum Unusable {
    /// The certificate of the client's cannot be shown: for one, the key is another's.
    Identity,
    /// Anything else.
    Tls(rustls::Error),
}

/// A certificate, those that it rests on, and its private key.
pub(super) struct Identity {
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

impl Identity {
    /// Reads PEM text; `None` where certificate or key is missing or no PEM.
    pub(super) fn read(pem: &str) -> Option<Self> {
        let chain = CertificateDer::pem_slice_iter(pem.as_bytes()).collect::<Result<Vec<_>, _>>();
        let chain = chain.ok().filter(|chain| !chain.is_empty())?;
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).ok()?;
        Some(Self { chain, key })
    }
}

/// The configuration of one client.
pub(super) fn config(
    trust: &Trust<'_>,
    identity: Option<Identity>,
) -> Result<ClientConfig, Unusable> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_protocol_versions(&[&TLS13, &TLS12])
        .map_err(Unusable::Tls)?;
    let builder = match trust {
        Trust::Nobody => builder.with_root_certificates(RootCertStore::empty()),
        Trust::System(extra) => {
            let verifier = Verifier::new_with_extra_roots(extra.iter().cloned(), provider)
                .map_err(Unusable::Tls)?;
            // The name of rustls' door for verifiers that are not its own; this one is the operating system's.
            builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(verifier))
        }
    };
    match identity {
        None => Ok(builder.with_no_client_auth()),
        Some(Identity { chain, key }) => builder
            .with_client_auth_cert(chain, key)
            .map_err(|_| Unusable::Identity),
    }
}
