//! Which specification is the document written in, and how does it become what `lower` understands? One file or folder
//! for each dialect: the tables of its objects, and how its tree is rewritten as one of OpenAPI 3.0.
//!
//! ```text
//! tree as written ─tables─▶ what each node is ─references─▶ where each leads ─rewrite─▶ tree of OpenAPI 3.0
//! ```

mod moved;
mod rewrite;
mod rules;
#[cfg(test)]
mod tests;
mod v2_0;
mod v3;
mod v3_0;
mod v3_1;
mod v3_2;

pub(super) use self::rewrite::{Rewritten, rewrite};
use super::Dialect;
use super::structure::model::Model;
use crate::diagnostics::{Diagnostics, Reported, catalog, escape};
use crate::source::At;

impl Dialect {
    /// Its name for messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::V2_0 => "Swagger 2.0",
            Self::V3_0 => "OpenAPI 3.0",
            Self::V3_1 => "OpenAPI 3.1",
            Self::V3_2 => "OpenAPI 3.2",
        }
    }

    /// The table of the root object.
    pub(super) fn model(self) -> &'static Model {
        match self {
            Self::V2_0 => &v2_0::tables::SWAGGER,
            Self::V3_0 | Self::V3_1 | Self::V3_2 => &v3::OPEN_API,
        }
    }

    /// The table of schemas.
    pub(super) fn schema(self) -> &'static Model {
        match self {
            Self::V2_0 => &v2_0::schema::SCHEMA,
            Self::V3_0 => &v3_0::SCHEMA,
            Self::V3_1 | Self::V3_2 => &v3_1::schema::SCHEMA,
        }
    }

    /// How a value is written anew.
    fn rewriting(self) -> rewrite::Value {
        match self {
            Self::V2_0 => v2_0::value,
            Self::V3_0 => v3_0::value,
            Self::V3_1 => v3_1::value,
            Self::V3_2 => v3_2::value,
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
    // Written without quotes in YAML, `2` is as good as `2.0`.
    let text = if text == "2" { "2.0" } else { text };
    let message = match (name, version_of(text)) {
        ("Swagger", Some((2, 0))) => return Ok(Dialect::V2_0),
        ("OpenAPI", Some((3, 0))) => return Ok(Dialect::V3_0),
        ("OpenAPI", Some((3, 1))) => return Ok(Dialect::V3_1),
        ("OpenAPI", Some((3, 2))) => return Ok(Dialect::V3_2),
        (_, Some((major, minor))) if major <= 3 => catalog::structure::UNSUPPORTED_VERSION.message(
            format!("the document is written in {name} {major}.{minor}, which cannot be read"),
        ),
        (_, Some(_) | None) => catalog::structure::UNSUPPORTED_VERSION.message(format!(
            "`{}` is no version of {name} that is known",
            escape(text)
        )),
    };
    Err(diagnostics.report(version.origin(), message))
}

/// Whether a file says which version it is written in: then it is a document of its own, else a part of one.
pub(super) fn states_version(root: At<'_>) -> bool {
    ["openapi", "swagger"].into_iter().any(|name| {
        let version = root.get(name).and_then(At::as_text);
        version.is_some_and(|text| text == "2" || version_of(text).is_some())
    })
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
