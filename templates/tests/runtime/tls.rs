//! Over TLS, no request is sent to a server that is not trusted.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::{SupportedProtocolVersion, version};

use super::transport::{SECRET, credentials, get};
use crate::api::runtime::{Client, Error, Limit, Proxy};
use crate::sample::{self, operations};
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
        let key = KeyPair::generate().expect("a key is made");
        let mut params = CertificateParams::new(vec![host.to_owned()]).expect("the name is good");
        params.not_before = date_time_ymd(2000, 1, 1);
        params.not_after = date_time_ymd(year, 1, 1);
        let certificate = params
            .signed_by(&key, &self.issuer)
            .expect("a certificate is made");
        let private = PrivateKeyDer::try_from(key.serialize_der()).expect("the key is readable");
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(versions)
            .expect("the versions are known")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], private)
            .expect("key and certificate fit");
        TlsServer::start(TlsAcceptor::from(Arc::new(config))).await
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
