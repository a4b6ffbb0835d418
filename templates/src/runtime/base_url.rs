//! Where do requests go, and how is a path joined to it?
//!
//! A base URL is checked once. Paths are joined as text and the result is compared with what the URL parser makes of
//! it, so that a normalisation we did not foresee becomes an error instead of another request.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

/// A checked base URL: `https`, or `http` where that was allowed; no user, query or fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BaseUrl {
    /// Scheme, host and port, without a slash at the end.
    origin: String,
    /// Percent-encoded path, without a slash at the end.
    prefix: String,
}

/// Whether plain HTTP is acceptable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlainHttp {
    /// Never.
    Refused,
    /// To `localhost`, `127.0.0.0/8` and `::1`.
    LoopbackOnly,
    /// To every host.
    Anywhere,
}

/// Why a URL cannot be used. The URL itself is not repeated: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UrlProblem {
    /// It is not an absolute URL with a host.
    NotAbsolute,
    /// It holds white space, a control character or a backslash.
    Characters,
    /// Its scheme is not `https` (or `http`, where that was allowed).
    Scheme,
    /// It holds a user name or a password.
    UserInfo,
    /// It holds a query or a fragment.
    QueryOrFragment,
    /// It holds a path where an origin is asked for.
    Path,
}

impl fmt::Display for UrlProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAbsolute => "it is not an absolute URL with a host",
            Self::Characters => "it holds white space, a control character or a backslash",
            Self::Scheme => {
                "its scheme is not https (ClientBuilder::allow_plain_http_on_loopback allows http for tests, \
                 danger_allow_plain_http for any host)"
            }
            Self::UserInfo => "it holds a user name or a password",
            Self::QueryOrFragment => "it holds a query or a fragment",
            Self::Path => "it holds a path, and an origin has none",
        })
    }
}

impl BaseUrl {
    /// Checks a base URL.
    pub(super) fn parse(text: &str, plain_http: PlainHttp) -> Result<Self, UrlProblem> {
        let url = parse(text, plain_http)?;
        let origin = url.origin().ascii_serialization();
        Ok(Self {
            origin,
            prefix: url.path().trim_end_matches('/').to_owned(),
        })
    }

    /// A server of the document: one that is named without a host is at this origin. The reference is resolved from the
    /// root (RFC 3986 § 5.2): `v2`, `./v2` and `/v2` are the same, and `""` and `/` are the root itself.
    pub(super) fn server(&self, url: &str, plain_http: PlainHttp) -> Result<Self, UrlProblem> {
        if names_host(url) {
            return Self::parse(url, plain_http);
        }
        Self::parse(self.at_root(url)?.as_str(), plain_http)
    }

    /// What such a server is at this origin, whatever host it is named with.
    pub(super) fn with_path_of(&self, url: &str) -> Result<Self, UrlProblem> {
        let url = self.at_root(url)?;
        if url.query().is_some() || url.fragment().is_some() {
            return Err(UrlProblem::QueryOrFragment);
        }
        Ok(Self {
            origin: self.origin.clone(),
            prefix: url.path().trim_end_matches('/').to_owned(),
        })
    }

    fn at_root(&self, url: &str) -> Result<Url, UrlProblem> {
        if has_odd_characters(url) {
            return Err(UrlProblem::Characters);
        }
        let root = Url::parse(&self.origin).and_then(|root| root.join(url));
        root.map_err(|_| UrlProblem::NotAbsolute)
    }

    /// Whether it has no path.
    pub(super) fn is_origin(&self) -> bool {
        self.prefix.is_empty()
    }

    /// Whether this is plain HTTP.
    pub(super) fn is_plain_http(&self) -> bool {
        self.origin.starts_with("http://")
    }

    /// Whether the host is the loopback interface.
    pub(super) fn is_loopback(&self) -> bool {
        Url::parse(&self.origin).is_ok_and(|url| is_loopback(&url))
    }

    /// Whether scheme, host and port are the same (RFC 6454 § 5).
    pub(super) fn has_origin_of(&self, other: &Self) -> bool {
        self.origin == other.origin
    }

    /// The query of a link at the same origin, less the parameters of these names; none when it leads elsewhere.
    pub(super) fn query_of(&self, link: &str, without: &[&str]) -> Option<String> {
        let url = Url::parse(&self.origin).ok()?.join(link).ok()?;
        if url.origin().ascii_serialization() != self.origin {
            return None;
        }
        let pairs = url.query().unwrap_or_default().split('&');
        let pairs = pairs.filter(|pair| !pair.is_empty()).zip(url.query_pairs());
        let kept = pairs.filter(|(_, (name, _))| !without.contains(&name.as_ref()));
        let kept: Vec<&str> = kept.map(|(pair, _)| pair).collect();
        Some(kept.join("&"))
    }

    /// The URL of a percent-encoded path and query below this one; `None` when the URL parser reads it differently.
    pub(super) fn join(&self, path: &str, query: &str) -> Option<Target> {
        if !path.starts_with('/') {
            return None;
        }
        // One text for all: the URL, of which the request-target is the end.
        let mark = if query.is_empty() { "" } else { "?" };
        let text = [&self.origin, &self.prefix, path, mark, query].concat();
        let url = Url::parse(&text).ok()?;
        let end = url.path().strip_prefix(self.prefix.as_str());
        let same = url.as_str() == text
            && end == Some(path)
            && url.query().unwrap_or_default() == query
            && url.fragment().is_none();
        same.then_some(Target {
            url,
            origin: self.origin.len(),
        })
    }
}

/// A URL and the request-target that goes into the request line.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// The URL.
    pub(super) url: Url,
    /// How long its origin is.
    origin: usize,
}

impl Target {
    /// Path and query, byte for byte as sent (RFC 9112 § 3.2.1).
    pub(super) fn request_target(&self) -> &str {
        self.url.as_str().get(self.origin..).unwrap_or_default()
    }
}

/// Checks an absolute URL that takes no query: a base URL, or an endpoint of a security scheme.
pub(super) fn parse(text: &str, plain_http: PlainHttp) -> Result<Url, UrlProblem> {
    if has_odd_characters(text) {
        return Err(UrlProblem::Characters);
    }
    let url = Url::parse(text).map_err(|_| UrlProblem::NotAbsolute)?;
    let allowed = match (url.scheme(), plain_http) {
        ("https", _) => true,
        ("http", PlainHttp::Anywhere) => true,
        ("http", PlainHttp::LoopbackOnly) => is_loopback(&url),
        (_, PlainHttp::Refused | PlainHttp::LoopbackOnly | PlainHttp::Anywhere) => false,
    };
    if !allowed {
        return Err(UrlProblem::Scheme);
    }
    if !url.has_host() {
        return Err(UrlProblem::NotAbsolute);
    }
    // `https://@host` holds an empty user: the parser forgets it, the text does not.
    let authority = text.split_once("//").map_or("", |(_, rest)| rest);
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(UrlProblem::UserInfo);
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(UrlProblem::QueryOrFragment);
    }
    Ok(url)
}

/// What the parser would drop or replace in silence.
fn has_odd_characters(text: &str) -> bool {
    text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\')
}

/// Whether a server's URL names a host: others are references into the origin of the base URL.
pub(super) fn names_host(url: &str) -> bool {
    url.contains("://")
}

/// Whether a request to this URL is plain HTTP that stays on this machine.
pub(super) fn is_plain_loopback(url: &Url) -> bool {
    url.scheme() == "http" && is_loopback(url)
}

/// `localhost` (RFC 6761 § 6.3), `127.0.0.0/8` or `::1`.
fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let literal = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || literal
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_of_the_document() {
        let base = BaseUrl::parse("https://h:8443/base", PlainHttp::Refused).unwrap();
        for (url, there, here) in [
            ("", "https://h:8443", "https://h:8443"),
            ("/", "https://h:8443", "https://h:8443"),
            ("/v2/", "https://h:8443/v2", "https://h:8443/v2"),
            ("v2", "https://h:8443/v2", "https://h:8443/v2"),
            ("./v2", "https://h:8443/v2", "https://h:8443/v2"),
            (
                "../a/./b/../v2",
                "https://h:8443/a/v2",
                "https://h:8443/a/v2",
            ),
            (
                "https://files.example/v2",
                "https://files.example/v2",
                "https://h:8443/v2",
            ),
            (
                "https://files.example",
                "https://files.example",
                "https://h:8443",
            ),
        ] {
            let text = |found: Result<BaseUrl, UrlProblem>| {
                let found = found.unwrap();
                format!("{}{}", found.origin, found.prefix)
            };
            assert_eq!(text(base.server(url, PlainHttp::Refused)), there, "{url}");
            assert_eq!(text(base.with_path_of(url)), here, "{url}");
        }
        for (url, problem) in [
            ("/v2?a", UrlProblem::QueryOrFragment),
            ("/v2#a", UrlProblem::QueryOrFragment),
            ("/v 2", UrlProblem::Characters),
            ("https://[/", UrlProblem::NotAbsolute),
        ] {
            let found = base.server(url, PlainHttp::Refused);
            assert_eq!(found, Err(problem), "{url}");
            assert_eq!(base.with_path_of(url), Err(problem), "{url}");
        }
        let elsewhere = base.server("http://127.0.0.1/v2", PlainHttp::Refused);
        assert_eq!(elsewhere, Err(UrlProblem::Scheme));
    }

    #[test]
    fn queries_of_links() {
        let base = BaseUrl::parse("https://h:8443/base", PlainHttp::Refused).unwrap();
        let query = |link: &str| base.query_of(link, &["api key"]);
        for (link, expected) in [
            (
                "https://h:8443/other?page=2&q=a%20b",
                Some("page=2&q=a%20b"),
            ),
            ("HTTPS://H:8443?page=2#x", Some("page=2")),
            ("//h:8443/?a", Some("a")),
            ("/base/items?page=2", Some("page=2")),
            ("items?page=2", Some("page=2")),
            (
                "?page=2&&api+key=x&api%20key=y&apikey=z",
                Some("page=2&apikey=z"),
            ),
            ("https://user:password@h:8443/?page=2", Some("page=2")),
            ("", Some("")),
            ("https://h/base?page=2", None),
            ("http://h:8443/?page=2", None),
            ("https://evil.example/?page=2", None),
            ("//evil.example/?page=2", None),
            ("\\\\evil.example/?page=2", None),
            ("javascript:alert(1)", None),
            ("https://", None),
        ] {
            assert_eq!(query(link).as_deref(), expected, "{link}");
        }
    }

    #[test]
    fn base_urls() {
        let check =
            |text: &str, plain| BaseUrl::parse(text, plain).map(|base| base.origin + &base.prefix);
        let strict = |text: &str| check(text, PlainHttp::Refused);
        let loopback = |text: &str| check(text, PlainHttp::LoopbackOnly);

        assert_eq!(
            strict("https://api.example.com"),
            Ok("https://api.example.com".into())
        );
        assert_eq!(
            strict("https://api.example.com:8443/v1//"),
            Ok("https://api.example.com:8443/v1".into())
        );
        assert_eq!(
            strict("HTTPS://API.example.com:443/"),
            Ok("https://api.example.com".into())
        );
        for text in [
            "http://api.example.com",
            "http://127.0.0.1",
            "file:///etc",
            "data:,x",
            "ftp://h",
        ] {
            assert_eq!(strict(text), Err(UrlProblem::Scheme), "{text}");
        }
        for text in [
            "http://127.0.0.1:80",
            "http://localhost:1",
            "http://[::1]:1",
            "http://127.9.9.9",
        ] {
            assert!(loopback(text).is_ok(), "{text}");
        }
        for text in [
            "http://localhost.evil.example",
            "http://10.0.0.1",
            "http://example.com",
            "http://[::2]",
        ] {
            assert_eq!(loopback(text), Err(UrlProblem::Scheme), "{text}");
            assert!(check(text, PlainHttp::Anywhere).is_ok(), "{text}");
        }
        for text in ["ftp://h", "file:///etc", "data:,x"] {
            let found = check(text, PlainHttp::Anywhere);
            assert_eq!(found, Err(UrlProblem::Scheme), "{text}");
        }
        for text in [
            "https://user@h",
            "https://user:pw@h",
            "https://@h",
            "https://:@h",
        ] {
            assert_eq!(strict(text), Err(UrlProblem::UserInfo), "{text}");
        }
        for text in [
            "https://h?key=1",
            "https://h/#x",
            "https://h?",
            "https://h#",
        ] {
            assert_eq!(strict(text), Err(UrlProblem::QueryOrFragment), "{text}");
        }
        for text in [
            "https://h\\evil",
            " https://h",
            "https://h/a\tb",
            "https://h\n",
        ] {
            assert_eq!(strict(text), Err(UrlProblem::Characters), "{text}");
        }
        for text in ["", "h", "/path", "//h", "https://"] {
            assert_eq!(strict(text), Err(UrlProblem::NotAbsolute), "{text}");
        }
    }

    #[test]
    fn joins_text_and_notices_normalisation() {
        let base = BaseUrl::parse("https://h/base", PlainHttp::Refused).unwrap();
        let target = base.join("/a%2Fb/c", "x=%20").unwrap();
        assert_eq!(target.url.as_str(), "https://h/base/a%2Fb/c?x=%20");
        assert_eq!(target.request_target(), "/base/a%2Fb/c?x=%20");
        assert!(base.join("/a/../b", "").is_none());
        assert!(base.join("/a/%2E%2e/b", "").is_none());
        assert!(base.join("/a b", "").is_none());
        assert!(base.join("/a\nb", "").is_none());
        assert!(base.join("/a", "x=#y").is_none());
        assert!(base.join("/a?b", "").is_none());
        assert!(base.join(".evil.example/a", "").is_none());
        assert!(base.join("", "").is_none());
        let origin = BaseUrl::parse("https://h", PlainHttp::Refused).unwrap();
        assert!(origin.join("@evil/a", "").is_none());
    }
}
