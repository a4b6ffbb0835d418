//! Where does each `$ref` lead? To a thing of the right kind in one of the document's files, or a message says why not.

use std::collections::BTreeSet;

use super::Dialect;
use super::find::{Files, Miss, shown_place};
use super::names::{self, Names};
use super::structure::model::{Fragment, Kind, Thing};
use super::structure::{REFERENCES, Unresolved, Walk};
use crate::diagnostics::{Diagnostics, Reported, Severity, catalog, escape};
use crate::source::{At, FileId, Origin};

/// Where the references of a document lead.
#[derive(Default)]
pub(super) struct Resolved {
    /// The place of each object with a `$ref`, and of each text in the mapping of a discriminator that is a reference;
    /// with its target. Ordered.
    pub(super) references: Vec<(Origin, Origin)>,
    /// Files that are referred to and that nobody has looked for.
    pub(super) wanted: BTreeSet<String>,
}

/// Follows every reference that the walk has found, and checks what they lead to.
pub(super) fn resolve<'d>(
    walk: &mut Walk<'d>,
    files: &Files<'d>,
    limit: usize,
    diagnostics: &mut Diagnostics,
) -> Resolved {
    let mut resolver = Resolver {
        names: Names::of(walk),
        files,
        references: Vec::new(),
        wanted: BTreeSet::new(),
    };
    let (mut followed, mut mapped) = (0, 0);
    // A target that the walk has not seen may hold references itself.
    loop {
        let mut batch = std::mem::take(&mut walk.unresolved);
        batch.sort_unstable_by_key(|reference| reference.from.origin());
        for reference in batch {
            if followed == limit {
                let message = catalog::reference::TOO_MANY.message(format!(
                    "the document has more references than the limit of {limit}"
                ));
                diagnostics.report(reference.from.origin(), message);
                return resolver.finish(diagnostics);
            }
            followed += 1;
            // A reference without a target has been reported; nothing behind the gate will ask for it.
            if let Ok(target) = resolver.follow(reference, walk, diagnostics) {
                resolver.references.push((reference.from, target));
            }
        }
        while let Some((fragment, _, at)) = walk.fragments.get(mapped).copied() {
            mapped += 1;
            if fragment == Fragment::Discriminator {
                resolver.follow_mapping(at, walk, diagnostics);
            }
        }
        if walk.unresolved.is_empty() {
            return resolver.finish(diagnostics);
        }
    }
}

struct Resolver<'d, 'r> {
    files: &'r Files<'d>,
    names: Names<'d>,
    references: Vec<(At<'d>, At<'d>)>,
    wanted: BTreeSet<String>,
}

impl<'d> Resolver<'d, '_> {
    fn finish(mut self, diagnostics: &mut Diagnostics) -> Resolved {
        self.references
            .sort_unstable_by_key(|(from, _)| from.origin());
        let places: Vec<_> = self
            .references
            .iter()
            .map(|(from, to)| (from.origin(), to.origin()))
            .collect();
        report_cycles(&self.references, &places, diagnostics);
        Resolved {
            references: places,
            wanted: self.wanted,
        }
    }

    fn find(&mut self, at: At<'d>, diagnostics: &mut Diagnostics) -> Result<At<'d>, Miss> {
        // The nearest of many names takes time to find, and nobody reads it again and again.
        let suggesting = diagnostics.count_of(&catalog::reference::UNRESOLVED) < 25;
        let found = self.files.find(at, &self.names, suggesting);
        if let Err(Miss {
            wanted: Some(path), ..
        }) = &found
        {
            self.wanted.insert(path.clone());
        }
        found
    }

    fn follow(
        &mut self,
        reference: Unresolved<'d>,
        walk: &mut Walk<'d>,
        diagnostics: &mut Diagnostics,
    ) -> Result<At<'d>, Reported> {
        let Unresolved { from, key, model } = reference;
        let at = from.get(key).unwrap_or(from);
        let recursive = (key == "$recursiveRef")
            .then(|| names::recursive(from))
            .flatten();
        let target = match recursive {
            Some(target) => target,
            None => match self.find(at, diagnostics) {
                Ok(target) => target,
                Err(miss) => return Err(diagnostics.report(at.origin(), *miss.message)),
            },
        };
        if at.as_str().is_some_and(|text| text.contains(' ')) {
            let message = format!("`{}` has a space, which a URI reference has not", shown(at));
            let message = catalog::reference::SYNTAX
                .message(message)
                .severity(Severity::Warning);
            diagnostics.report(at.origin(), message.help("write the space as `%20`"));
        }
        let (here, there) = (walk.dialect(from), walk.dialect(target));
        if here != there && (here == Dialect::V2_0 || there == Dialect::V2_0) {
            let message = catalog::reference::MIXED_VERSIONS
                .message(format!(
                    "`{}` leads from {} to {}",
                    shown(at),
                    here.name(),
                    there.name()
                ))
                .related(target.origin(), "the target is here");
            return Err(diagnostics.report(at.origin(), message));
        }
        let by_place = thing_by_place(target);
        if walk.thing(target).is_none() && by_place.is_none_or(|thing| thing == model.thing) {
            let is_schema = model.thing == Thing::Schema;
            if is_schema && (target.is_object() || target.as_bool().is_some()) {
                walk.check(target, Kind::Schema, diagnostics);
            } else if target.is_object() {
                walk.check(target, Kind::OrRef(model), diagnostics);
            }
        }
        let found = match walk.thing(target).or(by_place) {
            Some(thing) if thing == model.thing && walk.thing(target).is_some() => {
                return Ok(target);
            }
            Some(thing) if thing != model.thing => thing.named(),
            Some(_) | None => target.kind_name(),
        };
        let message = catalog::reference::WRONG_KIND
            .message(format!(
                "`{}` is {found}, and {} should stand here",
                shown(at),
                model.thing.named()
            ))
            .related(target.origin(), "the target is here");
        Err(diagnostics.report(at.origin(), message))
    }

    /// Follows what the mapping of a discriminator names (OAS 3.0.4 § Discriminator Object): the name of a schema of the
    /// document, else of one of the file, else a reference. Whatever leads nowhere is for `lower` to report.
    fn follow_mapping(
        &mut self,
        discriminator: At<'d>,
        walk: &mut Walk<'d>,
        diagnostics: &mut Diagnostics,
    ) {
        let mapping = discriminator.get("mapping");
        for (_, site) in mapping.into_iter().flat_map(At::entries) {
            let Some(text) = site.as_str() else { continue };
            let named = |root: At<'d>| {
                let components = root.get("components");
                let schemas = components
                    .and_then(|components| components.get("schemas"))
                    .or_else(|| root.get("definitions"));
                schemas.and_then(|schemas| schemas.get(text))
            };
            let in_entry = self.files.entry().and_then(named);
            let found = in_entry.or_else(|| named(site.tree().root()));
            let found = match found {
                Some(schema) => Some(schema),
                None if text.contains(['#', '/', '.']) => self.find(site, diagnostics).ok(),
                None => None,
            };
            let Some(target) = found.filter(|at| at.is_object()) else {
                continue;
            };
            if walk.thing(target).is_none() && thing_by_place(target).is_none_or(is_schema) {
                walk.check(target, Kind::Schema, diagnostics);
            }
            if walk.thing(target).is_some_and(is_schema) {
                self.references.push((site, target));
            }
        }
    }
}

fn is_schema(thing: Thing) -> bool {
    thing == Thing::Schema
}

/// What a value of a file that is not walked through is by its place: the document itself, or a component.
fn thing_by_place(at: At<'_>) -> Option<Thing> {
    if at.origin().file() == FileId::ENTRY {
        return None;
    }
    let Some(group) = at.parent() else {
        return super::dialect::states_version(at).then_some(Thing::OpenApi);
    };
    let holder = group.parent()?;
    let is_components = match holder.parent() {
        Some(root) => holder.key() == Some("components") && root.parent().is_none(),
        None => holder.get("swagger").is_some(),
    };
    match group.key().filter(|_| is_components)? {
        "schemas" | "definitions" => Some(Thing::Schema),
        "responses" => Some(Thing::Response),
        "parameters" => Some(Thing::Parameter),
        "examples" => Some(Thing::Example),
        "requestBodies" => Some(Thing::RequestBody),
        "headers" => Some(Thing::Header),
        "securitySchemes" | "securityDefinitions" => Some(Thing::SecurityScheme),
        "links" => Some(Thing::Link),
        "callbacks" => Some(Thing::Callback),
        "pathItems" => Some(Thing::PathItem),
        "mediaTypes" => Some(Thing::MediaType),
        _ => None,
    }
}

/// References that lead only to each other mean nothing. Each cycle is reported once, at its first place.
fn report_cycles(
    references: &[(At<'_>, At<'_>)],
    places: &[(Origin, Origin)],
    diagnostics: &mut Diagnostics,
) {
    let next_of = |at: Origin| places.binary_search_by_key(&at, |(from, _)| *from).ok();
    // Which start first came by each reference.
    let mut seen: Vec<Option<usize>> = vec![None; places.len()];
    for start in 0..places.len() {
        let mut here = Some(start);
        while let Some(index) = here {
            match seen.get_mut(index) {
                Some(by @ None) => *by = Some(start),
                Some(Some(by)) if *by == start => {
                    report_cycle(references, index, &next_of, diagnostics);
                    break;
                }
                Some(Some(_)) | None => break,
            }
            here = places.get(index).and_then(|(_, to)| next_of(*to));
        }
    }
}

fn report_cycle(
    references: &[(At<'_>, At<'_>)],
    first: usize,
    next_of: &dyn Fn(Origin) -> Option<usize>,
    diagnostics: &mut Diagnostics,
) {
    let Some((start, _)) = references.get(first) else {
        return;
    };
    let mut message = catalog::reference::CYCLE.message(format!(
        "`{}` refers to itself and to nothing else",
        shown_place(*start)
    ));
    let mut index = first;
    // Enough to see the cycle by.
    for _ in 0..8 {
        let Some((from, to)) = references.get(index) else {
            break;
        };
        let Some(next) = next_of(to.origin()) else {
            break;
        };
        if next == first {
            break;
        }
        index = next;
        message = message.related(to.origin(), format!("`{}` leads here", shown_place(*from)));
    }
    let at = REFERENCES.iter().find_map(|key| start.get(key));
    diagnostics.report(at.unwrap_or(*start).origin(), message);
}

fn shown(at: At<'_>) -> String {
    escape(at.as_str().unwrap_or(""))
}
