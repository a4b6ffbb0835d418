//! Is the document written in the version that it states? Authors move to what a later version brought and leave the
//! number as it was.
//!
//! ```text
//! openapi: 3.0.3
//! …
//! type: [string, "null"]     an error in 3.0; the document is none of 3.1 but for its number: it is read as that
//! ```

use super::Dialect;
use super::find::Files;
use super::resolve::{self, Resolved};
use super::structure::Walk;
use super::structure::model::Kind;
use crate::diagnostics::{Diagnostics, Finding, Severity, catalog, escape};
use crate::source::{At, Origin, Tree};

/// Places that are shown of what came with a later version.
const SHOWN: usize = 3;

/// Files whose structure is known.
pub(super) struct Checked<'d> {
    /// How the document is read.
    pub(super) dialect: Dialect,
    pub(super) walk: Walk<'d>,
    pub(super) resolved: Resolved,
}

/// Checks the structure of the files, the document's own first, and follows their references. Where they have faults as
/// what they say they are, and none as documents of a later version, they are read as that.
pub(super) fn check<'d>(
    files: &[(&'d Tree, Dialect)],
    found: &Files<'d>,
    limit: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Checked<'d>> {
    let before = diagnostics.clone();
    let mut checked = check_as(files, found, limit, diagnostics)?;
    if before.has_errors() || !diagnostics.has_errors() {
        return Some(checked);
    }
    let stated = checked.dialect;
    for later in [Dialect::V3_1, Dialect::V3_2] {
        if stated < Dialect::V3_0 || later <= stated {
            continue;
        }
        let mut trial = before.clone();
        let files: Vec<(&Tree, Dialect)> = files
            .iter()
            .map(|(tree, dialect)| (*tree, if *dialect == stated { later } else { *dialect }))
            .collect();
        let newer = check_as(&files, found, limit, &mut trial)?;
        if !trial.has_errors() {
            report(
                files.first()?.0.root(),
                (stated, later),
                diagnostics,
                &mut trial,
            );
            *diagnostics = trial;
            return Some(newer);
        }
        // Files that only fields of that version name are looked for as well.
        checked.resolved.wanted.extend(newer.resolved.wanted);
    }
    Some(checked)
}

fn check_as<'d>(
    files: &[(&'d Tree, Dialect)],
    found: &Files<'d>,
    limit: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Checked<'d>> {
    let (entry, dialect) = files.first().copied()?;
    let mut walk = Walk::new(files);
    walk.check(entry.root(), Kind::Object(dialect.model()), diagnostics);
    let resolved = resolve::resolve(&mut walk, found, limit, diagnostics);
    Some(Checked {
        dialect,
        walk,
        resolved,
    })
}

/// Says how the document is read, and shows what was wrong with it as what it says it is.
fn report(
    root: At<'_>,
    (stated, later): (Dialect, Dialect),
    before: &Diagnostics,
    diagnostics: &mut Diagnostics,
) {
    let Some(version) = root.get("openapi") else {
        return;
    };
    let findings = before.findings().iter();
    let wrong = findings.filter(|finding| finding.severity() == Severity::Error);
    let mut places: Vec<Origin> = wrong.map(Finding::at).collect();
    places.sort_unstable_by_key(|at| at.key());
    places.dedup_by_key(|at| at.key());
    let count = match places.len() {
        1 => "1 place".to_owned(),
        count => format!("{count} places"),
    };
    let message = catalog::structure::NEWER_VERSION.message(format!(
        "the document says `{}` and has in {count} what came with {}: it is read as that",
        escape(version.scalar_source()),
        later.name()
    ));
    let message = places.iter().take(SHOWN).fold(message, |message, at| {
        message.related(*at, format!("not in {}", stated.name()))
    });
    diagnostics.report(version.origin(), message);
}
