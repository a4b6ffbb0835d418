//! Which specification is the document written in? One file for each that can be read.

mod rules;
pub(super) mod v3_0;

use super::Dialect;
use super::structure::model::Model;
use crate::diagnostics::{Diagnostics, Reported, catalog, escape};
use crate::source::At;

impl Dialect {
    /// The table of the OpenAPI Object.
    pub(super) fn model(self) -> &'static Model {
        match self {
            Self::V3_0 => &v3_0::OPEN_API,
        }
    }
}

/// Tells the dialect by `openapi` or `swagger` at the root (OAS 3.0.4 § Versions).
pub(super) fn detect(root: At<'_>, diagnostics: &mut Diagnostics) -> Result<Dialect, Reported> {
    if !root.is_object() {
        let message = catalog::structure::NOT_OPENAPI.message(format!(
            "an API description is an object, and the file holds {}",
            root.kind_name()
        ));
        return Err(diagnostics.report(root.origin(), message));
    }
    let (name, version) = match (root.get("openapi"), root.get("swagger")) {
        (Some(version), _) => ("OpenAPI", version),
        (None, Some(version)) => ("Swagger", version),
        (None, None) => {
            let message = catalog::structure::NOT_OPENAPI
                .message("the file has no field `openapi` with a version");
            return Err(diagnostics.report(root.origin(), message));
        }
    };
    let text = version.scalar_source();
    let message = match (name, version_of(text)) {
        ("OpenAPI", Some((3, 0))) => return Ok(Dialect::V3_0),
        (_, Some((major @ (2 | 3), minor))) => catalog::structure::UNSUPPORTED_VERSION.message(
            format!("the document is written in {name} {major}.{minor}, which cannot be read yet"),
        ),
        (_, Some(_) | None) => catalog::structure::UNSUPPORTED_VERSION.message(format!(
            "`{}` is no version of {name} that is known",
            escape(text)
        )),
    };
    Err(diagnostics.report(version.origin(), message))
}

/// Major and minor version: the patch version does not change what a document means (OAS 3.0.4 § Versions).
fn version_of(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().splitn(3, '.');
    let number = |part: Option<&str>| {
        part.filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?
            .parse()
            .ok()
    };
    Some((number(parts.next())?, number(parts.next())?))
}
