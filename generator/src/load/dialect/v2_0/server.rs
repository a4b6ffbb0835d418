//! Where does the API live? `host`, `basePath` and `schemes` become servers.
//!
//! ```text
//! host: api.example.com, basePath: /v1, schemes: [http, https]
//!   ─▶ servers: [{url: 'https://api.example.com/v1'}, {url: 'http://api.example.com/v1'}]
//! ```
//!
//! What is encrypted comes first: the first server is the one that is used. A host without schemes is taken to be
//! encrypted; the specification leaves it to how the document was fetched.

use super::super::rewrite::Rewrite;
use crate::diagnostics::{catalog, escape};
use crate::source::{At, Container};

/// Writes `servers`; nothing, where the document does not say where the API lives.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, root: At<'d>) {
    let text = |at: Option<At<'d>>| at.map_or("", At::scalar_source).trim();
    let (host, path) = (root.get("host"), root.get("basePath"));
    let base = text(path).trim_end_matches('/');
    let base = if base.is_empty() || base.starts_with('/') {
        base.to_owned()
    } else {
        format!("/{base}")
    };
    let Some(like) = host.filter(|_| !text(host).is_empty()).or(path) else {
        return;
    };
    let host = text(host);
    if host.is_empty() {
        let url = if base.is_empty() { "/" } else { &base };
        write_urls(cx, like, vec![(url.to_owned(), like)]);
        return;
    }
    // Some documents give the whole URL.
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    let host = host.trim_end_matches('/');
    let mut schemes: Vec<At<'d>> = Vec::new();
    for scheme in root.get("schemes").into_iter().flat_map(At::items) {
        if scheme
            .as_str()
            .is_some_and(|scheme| scheme.starts_with("ws"))
        {
            let what = format!(
                "`{}` is no protocol of requests and answers",
                escape(scheme.as_str().unwrap_or(""))
            );
            cx.say(scheme.origin(), &catalog::structure::LEFT_OUT, what);
        } else {
            schemes.push(scheme);
        }
    }
    schemes.sort_by_key(|scheme| scheme.as_str() != Some("https"));
    let mut urls: Vec<(String, At<'d>)> = schemes
        .into_iter()
        .map(|at| (format!("{}://{host}{base}", text(Some(at))), at))
        .collect();
    if urls.is_empty() {
        urls.push((format!("https://{host}{base}"), like));
    }
    write_urls(cx, like, urls);
}

fn write_urls<'d>(cx: &mut Rewrite<'d, '_>, like: At<'d>, urls: Vec<(String, At<'d>)>) {
    cx.array("servers", like, |cx| {
        for (url, at) in urls {
            cx.begin(Container::Object, at);
            cx.out.key("url", at);
            cx.out.string(&url, at);
            cx.close();
        }
    });
}
