//! Over TLS, no request is sent to a server that is not trusted.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};
use tokio_rustls::rustls::{SupportedProtocolVersion, version};

use super::transport::{SECRET, credentials, get};
use crate::api::runtime::{
    BuildError, Client, CredentialProblem, Credentials, Error, Limit, Proxy,
};
use crate::sample::{self, operations, proofs};
use crate::support::server::answer;
use crate::support::{Kind, Outcome};

/// An authority of our own.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().expect("a key is made");
        let mut params = CertificateParams::new(Vec::new()).expect("no names are needed");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = params
            .self_signed(&key)
            .expect("a certificate is made")
            .pem();
        Self {
            issuer: Issuer::new(params, key),
            pem,
        }
    }

    /// A server for this host, with a certificate that ends in this year.
    async fn server(
        &self,
        host: &str,
        year: i32,
        versions: &[&'static SupportedProtocolVersion],
    ) -> TlsServer {
        self.server_that_asks(host, year, versions, None).await
    }

    /// The same, for clients that show a certificate of this authority.
    async fn server_that_asks(
        &self,
        host: &str,
        year: i32,
        versions: &[&'static SupportedProtocolVersion],
        asks: Option<&Self>,
    ) -> TlsServer {
        let key = KeyPair::generate().expect("a key is made");
        let mut params = CertificateParams::new(vec![host.to_owned()]).expect("the name is good");
        params.not_before = date_time_ymd(2000, 1, 1);
        params.not_after = date_time_ymd(year, 1, 1);
        let certificate = params
            .signed_by(&key, &self.issuer)
            .expect("a certificate is made");
        let private = PrivateKeyDer::try_from(key.serialize_der()).expect("the key is readable");
        let provider = Arc::new(ring::default_provider());
        let config = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_protocol_versions(versions)
            .expect("the versions are known");
        let config = match asks {
            None => config.with_no_client_auth(),
            Some(authority) => {
                let mut roots = RootCertStore::empty();
                let authority = CertificateDer::from_pem_slice(authority.pem.as_bytes());
                roots
                    .add(authority.expect("the authority is readable"))
                    .expect("the authority is one");
                let verifier =
                    WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
                config.with_client_cert_verifier(verifier.build().expect("there is an authority"))
            }
        };
        let config = config
            .with_single_cert(vec![certificate.der().clone()], private)
            .expect("key and certificate fit");
        TlsServer::start(TlsAcceptor::from(Arc::new(config))).await
    }
}

impl Authority {
    /// A client's certificate and its private key, in PEM.
    fn client(&self) -> (String, String) {
        let key = KeyPair::generate().expect("a key is made");
        let params = CertificateParams::new(vec!["client".to_owned()]).expect("the name is good");
        let certificate = params
            .signed_by(&key, &self.issuer)
            .expect("a certificate is made");
        (certificate.pem(), key.serialize_pem())
    }
}

/// A TLS server that answers every request with an item, and counts the bytes it was sent inside TLS.
struct TlsServer {
    address: SocketAddr,
    received: Arc<AtomicUsize>,
}

impl TlsServer {
    async fn start(acceptor: TlsAcceptor) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a loopback port is free");
        let address = listener.local_addr().expect("a listener has an address");
        let received = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&received);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    continue;
                };
                let mut bytes = [0; 4096];
                while let Ok(length @ 1..) = stream.read(&mut bytes).await {
                    counter.fetch_add(length, Ordering::SeqCst);
                    let _ = stream
                        .write_all(&answer(200, operations::ITEM, r#"{"id":"tls"}"#))
                        .await;
                }
            }
        });
        Self { address, received }
    }

    async fn call(&self, host: &str, roots: &str) -> Outcome {
        let client = client(&format!("https://{host}:{}", self.address.port()), roots);
        get(&client).await
    }

    fn received(&self) -> usize {
        self.received.load(Ordering::SeqCst)
    }
}

fn client(url: &str, roots: &str) -> Client {
    sample::builder()
        .base_url(url)
        .credentials(credentials())
        .proxy(Proxy::None)
        .root_certificates_pem(roots)
        .connect_timeout(Duration::from_secs(1))
        .build()
        .expect("the settings are good")
}

#[tokio::test]
async fn a_server_with_a_trusted_certificate() {
    let authority = Authority::new();
    for versions in [&[&version::TLS12], &[&version::TLS13]] {
        let server = authority.server("localhost", 2100, versions).await;
        let outcome = server.call("localhost", &authority.pem).await;
        assert_eq!(outcome.kind, Kind::Success, "{}", outcome.message);
        assert_eq!(outcome.member("id"), "tls");
        assert!(server.received() > 0);
    }
}

/// The request that proves itself by a certificate, with a token of this text beside it.
async fn shown(server: &TlsServer, roots: &str, pem: &str) -> Result<(), Error> {
    let credentials = Credentials::client_certificate(pem).and(Credentials::bearer("t"));
    let client = sample::builder()
        .base_url(format!("https://localhost:{}", server.address.port()))
        .credentials(credentials)
        .proxy(Proxy::None)
        .root_certificates_pem(roots)
        .build()
        .expect("the settings are good");
    proofs::twice(&client).await.map(|_| ())
}

#[tokio::test]
async fn a_client_shows_its_certificate() {
    let (authority, other) = (Authority::new(), Authority::new());
    for versions in [&[&version::TLS12], &[&version::TLS13]] {
        let asks = Some(&authority);
        let server = authority
            .server_that_asks("localhost", 2100, versions, asks)
            .await;
        let (certificate, key) = authority.client();
        let pem = [certificate, key].concat();
        // The server answers with an item, which this operation does not document: it was reached.
        let error = shown(&server, &authority.pem, &pem).await.unwrap_err();
        assert_eq!(error.status(), Some(200), "{error}");
        assert!(server.received() > 0);
        let before = server.received();
        let (certificate, key) = other.client();
        let pem = [certificate, key].concat();
        let error = shown(&server, &authority.pem, &pem).await.unwrap_err();
        assert_eq!(error.status(), None, "{error}");
        assert_eq!(server.received(), before);
    }
}

#[tokio::test]
async fn servers_that_may_not_have_credentials_see_no_certificate() {
    let authority = Authority::new();
    let both = &[&version::TLS13, &version::TLS12];
    let asks = Some(&authority);
    let server = authority
        .server_that_asks("localhost", 2100, both, asks)
        .await;
    let (certificate, key) = authority.client();
    let url = format!("https://localhost:{}", server.address.port());
    let pem = [certificate, key].concat();
    for (trusted, status) in [
        ("https://elsewhere.example", None),
        (url.as_str(), Some(200)),
    ] {
        let client = sample::builder()
            .base_url("https://shelf.example")
            .trust_server(trusted)
            .credentials(Credentials::client_certificate(pem.as_str()))
            .proxy(Proxy::None)
            .root_certificates_pem(authority.pem.as_str())
            .build()
            .expect("the settings are good");
        let search = operations::search(&client, operations::Search::default());
        let error = search.base_url(&url).await.map(|_| ()).unwrap_err();
        // The server answers with an item, which this operation does not document: it was reached.
        assert_eq!(error.status(), status, "{error}");
        assert_eq!(server.received() > 0, status.is_some());
    }
}

#[tokio::test]
async fn a_server_with_tls_beside_one_without_is_trusted_as_any() {
    let authority = Authority::new();
    let both = &[&version::TLS13, &version::TLS12];
    let server = authority.server("localhost", 2100, both).await;
    let url = format!("https://localhost:{}", server.address.port());
    for base in ["http://127.0.0.1", "http://shelf.example"] {
        let client = sample::builder()
            .base_url(base)
            .danger_allow_plain_http()
            .proxy(Proxy::None)
            .root_certificates_pem(authority.pem.as_str())
            .build()
            .expect("the settings are good");
        let search = operations::search(&client, operations::Search::default());
        let error = search.base_url(&url).await.map(|_| ()).unwrap_err();
        // The server answers with an item, which this operation does not document: it was reached.
        assert_eq!(error.status(), Some(200), "{error}");
    }
}

#[test]
fn certificates_that_cannot_be_shown_are_refused_when_the_client_is_built() {
    let authority = Authority::new();
    let (certificate, key) = authority.client();
    let (_, other_key) = authority.client();
    let problem = |credentials| match sample::builder().credentials(credentials).build() {
        Err(BuildError::Credentials { problem, .. }) => problem,
        other => panic!("{other:?}"),
    };
    let pem = |parts: &[&str]| Credentials::client_certificate(parts.concat());
    let nonsense = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for credentials in [
        pem(&[&certificate]),
        pem(&[&key]),
        pem(&[&certificate, &other_key]),
        pem(&[nonsense, &key]),
    ] {
        assert_eq!(problem(credentials), CredentialProblem::Certificate);
    }
    let two = pem(&[&certificate, &key]).and(pem(&[&certificate, &other_key]));
    assert_eq!(problem(two), CredentialProblem::Several);
}

#[tokio::test]
async fn servers_that_are_not_trusted_get_nothing() {
    let (authority, other) = (Authority::new(), Authority::new());
    let both = &[&version::TLS13, &version::TLS12];
    let cases = [
        (
            "an unknown authority",
            authority.server("localhost", 2100, both).await,
            &other.pem,
        ),
        (
            "another host's certificate",
            authority.server("shelf.example", 2100, both).await,
            &authority.pem,
        ),
        (
            "an expired certificate",
            authority.server("localhost", 2001, both).await,
            &authority.pem,
        ),
    ];
    for (what, server, roots) in cases {
        let outcome = server.call("localhost", roots).await;
        assert_eq!(outcome.kind, Kind::Transport, "{what}: {}", outcome.message);
        assert!(
            outcome
                .message
                .contains("failed while connecting: invalid peer certificate"),
            "{}",
            outcome.message
        );
        assert_eq!(server.received(), 0, "{what}");
    }
}

#[tokio::test]
async fn a_handshake_that_never_ends_is_a_connect_timeout() {
    // TCP connects, and nobody speaks TLS.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    let url = format!(
        "https://{}",
        listener.local_addr().expect("a listener has an address")
    );
    let client = client(&url, &Authority::new().pem);
    let error = operations::get_item(&client, "s", "i").await.unwrap_err();
    assert!(
        matches!(&error, Error::Timeout(error) if error.limit() == Limit::Connect && error.is_unsent()),
        "{error}"
    );
}

#[tokio::test]
async fn a_server_without_tls_gets_no_request() {
    let listener = TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a loopback port is free");
    let url = format!(
        "https://{}",
        listener.local_addr().expect("a listener has an address")
    );
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("the client connects");
        stream
            .write_all(&answer(200, operations::ITEM, "{}"))
            .await
            .expect("the client listens");
        let mut sent = Vec::new();
        let _ = stream.read_to_end(&mut sent).await;
        sent
    });
    let outcome = get(&client(&url, &Authority::new().pem)).await;
    assert_eq!(outcome.kind, Kind::Transport, "{}", outcome.message);
    let sent = String::from_utf8_lossy(&server.await.expect("the server ends")).into_owned();
    assert!(!sent.contains("GET") && !sent.contains(SECRET), "{sent}");
}
