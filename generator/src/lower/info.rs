//! What does the document say of the API as a whole? Its name, its version, whom to ask, and on which terms it is there.

use super::context::Context;
use super::docs;
use crate::ir::{Contact, Info, License};
use crate::source::At;

/// Lowers the Info Object, with the external documentation of the whole.
pub(super) fn lower(cx: &Context<'_, '_>) -> Info {
    let at = cx.document.root().get("info").unwrap_or(cx.document.root());
    let text = |key| {
        at.get(key)
            .map_or("", |value| value.scalar_source())
            .to_owned()
    };
    let mut docs = docs::lower(at);
    docs.external = docs::external(cx.document.root());
    Info {
        origin: at.origin(),
        title: text("title"),
        version: text("version"),
        docs,
        terms_of_service: stated(at, "termsOfService"),
        contact: at.get("contact").map(lower_contact).unwrap_or_default(),
        license: at.get("license").map(lower_license).unwrap_or_default(),
    }
}

fn lower_contact(at: At<'_>) -> Contact {
    Contact {
        name: stated(at, "name"),
        url: stated(at, "url"),
        email: stated(at, "email"),
    }
}

fn lower_license(at: At<'_>) -> License {
    let name = stated(at, "name");
    License {
        url: stated(at, "url"),
        identifier: stated(at, "identifier").filter(|identifier| name.as_ref() != Some(identifier)),
        name,
    }
}

/// A member that says something.
fn stated(at: At<'_>, key: &str) -> Option<String> {
    let text = at.get(key).and_then(At::as_text)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
