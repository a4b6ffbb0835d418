//! Which headers come with a response or a part? Header Objects: parameters whose name and place are known.

use std::collections::BTreeMap;

use super::context::Context;
use super::parameter::{self, Written};
use super::schema::Site;
use super::{content, docs, media_type};
use crate::diagnostics::catalog::lower as catalog;
use crate::diagnostics::escape;
use crate::ir::{Header, Place, SpecName};
use crate::source::{At, Origin};

/// Lowers `headers` of a response or an encoding. `Content-Type` is described by the content itself and ignored here
/// (OAS 3.0.4 § Response Object).
pub(super) fn lower_all<'d>(
    cx: &mut Context<'d, '_>,
    holder: At<'d>,
    site: impl Fn(SpecName) -> Site,
) -> Vec<Header> {
    let document = cx.document;
    let mut headers: Vec<Header> = Vec::new();
    // By their names in lower case.
    let mut known: BTreeMap<String, Origin> = BTreeMap::new();
    for (name, reference) in holder.get("headers").into_iter().flat_map(At::entries) {
        let place = reference.origin().key();
        if name.eq_ignore_ascii_case("content-type") {
            cx.say(
                place,
                &catalog::IGNORED_HEADER,
                "`Content-Type` is described by `content`; this header is ignored",
            );
            continue;
        }
        if !media_type::is_token(name) {
            let what = format!("`{}` cannot be the name of a header", escape(name));
            cx.say(place, &catalog::HEADER_NAME, what);
            continue;
        }
        let folded = name.to_ascii_lowercase();
        if let Some(first) = known.get(&folded).copied() {
            let what = format!(
                "the header `{}` is given twice: case does not tell headers apart",
                escape(name)
            );
            cx.say_with(place, &catalog::DUPLICATE_HEADER, what, |message| {
                message.related(first, "first here")
            });
            continue;
        }
        known.insert(folded, reference.origin());
        let at = document.resolve(reference);
        let site = parameter::component_site(at).unwrap_or_else(|| site(SpecName::new(name)));
        let Written {
            form,
            value,
            examples,
            ..
        } = parameter::lower_written(cx, at, Place::Header, site);
        headers.push(Header {
            origin: reference.origin(),
            name: SpecName::new(name),
            docs: docs::of_parameter(at),
            required: content::requirement(at),
            form,
            value,
            deprecated: docs::flag(at, "deprecated"),
            examples,
        });
    }
    headers
}
