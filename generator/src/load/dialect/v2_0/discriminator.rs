//! What says which definition a body is of? In Swagger 2.0 the name of a property; `lower` finds the values.
//!
//! ```text
//! {discriminator: kind}     ─▶     {discriminator: {propertyName: kind}}
//! ```

use super::super::rewrite::Rewrite;
use crate::diagnostics::{Severity, catalog};
use crate::source::At;

/// Writes a discriminator: the name of a property, or the object that OpenAPI 3 has.
pub(super) fn write<'d>(cx: &mut Rewrite<'d, '_>, member: At<'d>) {
    let property = if member.is_object() {
        member.get("propertyName")
    } else {
        Some(member)
    };
    let Some(name) = property.filter(|name| name.as_str().is_some()) else {
        let message = catalog::structure::WRONG_TYPE
            .message("`discriminator` should be the name of a property, and is left out")
            .severity(Severity::Warning);
        cx.diagnostics.report(member.origin(), message);
        return;
    };
    let is_plain = member.is_object() && is_mapping(member.get("mapping"));
    if is_plain {
        cx.member(member);
        return;
    }
    cx.object("discriminator", member, |cx| {
        cx.out.key("propertyName", name);
        cx.out.copy_scalar(name);
    });
}

/// Whether a mapping is one, or there is none.
fn is_mapping(mapping: Option<At<'_>>) -> bool {
    mapping.is_none_or(|mapping| {
        mapping.is_object() && mapping.entries().all(|(_, to)| to.as_str().is_some())
    })
}
