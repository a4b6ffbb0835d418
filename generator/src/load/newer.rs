//! Is the document written in the version that it states? Authors move to what a later version brought and leave the
//! number as it was.
//!
//! ```text
//! openapi: 3.0.3
//! …
//! type: [string, "null"]     an error in 3.0; the document is none of 3.1 but for its number: it is read as that
//! ```

use std::collections::BTreeSet;

use super::Dialect;
use super::find::Files;
use super::resolve::{self, Resolved};
use super::structure::Walk;
use super::structure::model::Kind;
use crate::diagnostics::{Diagnostics, Finding, catalog, escape};
use crate::source::{At, FileId, Origin, Tree};

/// Places that are shown of what came with a later version.
const SHOWN: usize = 3;

/// Files whose structure is known.
pub(super) struct Checked<'d> {
    /// How the document is read.
    pub(super) dialect: Dialect,
    pub(super) walk: Walk<'d>,
    pub(super) resolved: Resolved,
}

/// Checks the structure of the files, the document's own first, and follows their references. Where a later version
/// explains faults that they have as what they say they are, and brings none of its own, they are read as that.
pub(super) fn check<'d>(
    files: &[(&'d Tree, Dialect)],
    found: &Files<'d>,
    limit: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Checked<'d>> {
    let before = diagnostics.clone();
    let mut checked = check_as(files, found, limit, diagnostics)?;
    // What is wrong with the configuration is wrong in any version.
    let known = faults(&before).len();
    if faults(diagnostics).len() == known {
        return Some(checked);
    }
    let stated = checked.dialect;
    let mut best: Option<(Diagnostics, Checked<'d>)> = None;
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
        // Files that only fields of that version name are looked for as well.
        checked
            .resolved
            .wanted
            .extend(newer.resolved.wanted.clone());
        let least = best.as_ref().map_or(&*diagnostics, |(least, _)| least);
        if explains(&trial, least) {
            best = Some((trial, newer));
        }
    }
    let Some((mut trial, mut newer)) = best else {
        return Some(checked);
    };
    if faults(&trial).len() > known {
        newer.resolved.wanted = checked.resolved.wanted;
    }
    report(
        files.first()?.0.root(),
        (stated, newer.dialect),
        diagnostics,
        &mut trial,
    );
    *diagnostics = trial;
    Some(newer)
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

/// Whether the document has fewer faults as one of a later version, and none that it has not as one of the other.
fn explains(later: &Diagnostics, other: &Diagnostics) -> bool {
    let (left, all) = (faults(later), faults(other));
    left.len() < all.len() && left.is_subset(&all)
}

fn faults(diagnostics: &Diagnostics) -> BTreeSet<(FileId, u32, &'static str)> {
    let key = |finding: &Finding| {
        let at = finding.at().value_place();
        (at.file(), at.index(), finding.entry().code)
    };
    diagnostics.errors().map(key).collect()
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
    let left = faults(diagnostics);
    let explained = faults(before).into_iter().filter(|it| !left.contains(it));
    let mut places: Vec<Origin> = explained
        .map(|(file, node, _)| Origin::value(file, node))
        .collect();
    places.dedup();
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
