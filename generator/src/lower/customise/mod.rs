//! What does the configuration make of the API? What it selects, less what it leaves out, parts replaced.
//!
//! ```text
//! [[target.override]]                          types: [Cluster { legacy, price }, …]
//! property = "Cluster.legacy", skip = true  ─▶ types: [Cluster { price: ClusterPrice }, …],
//! property = "Cluster.price", type = "…"       overrides: [Applied { entry: 1, subject: ClusterPrice }]
//! ```
//!
//! Names and paths are the plan's affair: here is said which part of the API an entry speaks of.

mod entries;
mod find;
mod formats;
mod leave_out;
mod limits;
mod places;
mod replace;
mod select;

use std::collections::{BTreeMap, BTreeSet};

use self::entries::{Wanted, said, which};
use self::find::Finder;
use self::select::select;
use crate::config::{Config, UnknownMembers};
use crate::diagnostics::{Diagnostics, Entry, catalog, suggest};
use crate::ir::{
    Api, Applied, Extra, Owner, Provenance, Shape, Subject, TypeDef, TypeId, TypeTable,
};
use crate::load::Document;
use crate::source::Origin;

/// Applies the options that say which parts of the document are generated, and notes what is said of the others.
pub fn customise(
    document: &Document,
    api: Api,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Api {
    let api = select(api, config, diagnostics);
    let entries = entries::entries(config, diagnostics);
    let mut cx = Customise {
        document,
        config,
        keeps_components: config.select.is_everything(),
        diagnostics,
    };
    let api = cx.keep_strings(api);
    let api = match config.unknown_members {
        UnknownMembers::Drop => api,
        UnknownMembers::Keep => keep_unknown(api),
    };
    let api = if config.overrides.is_empty() {
        api
    } else {
        let api = cx.leave_out(api, &entries);
        let mut api = cx.replace(api, &entries);
        cx.note_the_others(&mut api, &entries);
        cx.check_places(&api);
        api
    };
    limits::check(&api, &config.limits, cx.diagnostics);
    api
}

/// The API with objects that keep what the document does not name.
fn keep_unknown(api: Api) -> Api {
    let mut defs = defs(&api);
    for def in &mut defs {
        if let Shape::Struct(shape) = &mut def.shape {
            match shape.extra {
                Extra::Allowed => shape.extra = Extra::Kept,
                Extra::Refused => shape.extra = Extra::KeptAndRefused,
                Extra::Kept | Extra::KeptAndRefused | Extra::Typed(_) => {}
            }
        }
    }
    let types = TypeTable::new(defs);
    Api { types, ..api }
}

struct Customise<'a> {
    document: &'a Document,
    config: &'a Config,
    /// Whether components are kept that no operation reaches.
    keeps_components: bool,
    diagnostics: &'a mut Diagnostics,
}

impl Customise<'_> {
    /// What the entry names; reported when that is nothing.
    fn find(&mut self, api: &Api, wanted: Wanted<'_>) -> Vec<Subject> {
        let finder = Finder {
            api,
            document: self.document,
        };
        let found = finder.find(wanted.entry, wanted.kind);
        if found.is_empty() {
            let text = format!(
                "{} names nothing that is generated",
                which(wanted.index, wanted.entry)
            );
            let candidates = finder.candidates(wanted.entry, wanted.kind);
            let message = suggest(
                catalog::config::UNUSED_OVERRIDE.message(text),
                said(wanted, &candidates),
                candidates.iter().map(String::as_str),
            );
            let index = wanted.index.to_string();
            let place = self.config.place(&["override", &index, wanted.kind.key()]);
            self.diagnostics.report(place, message);
        }
        found
    }

    /// Where an override stands.
    fn place(&self, index: usize) -> Origin {
        self.config.place(&["override", &index.to_string()])
    }

    fn report(&mut self, entry: &'static Entry, at: Origin, text: String) {
        self.diagnostics.report(at, entry.message(text));
    }

    /// Notes which parts the other entries speak of.
    fn note_the_others(&mut self, api: &mut Api, entries: &[Wanted<'_>]) {
        let others = entries
            .iter()
            .filter(|wanted| !wanted.entry.skip && wanted.entry.replacement.is_none());
        let mut said: BTreeMap<Subject, usize> = BTreeMap::new();
        let mut applied = Vec::new();
        for wanted in others {
            for subject in self.find(api, *wanted) {
                let before = wanted
                    .entry
                    .rename
                    .as_ref()
                    .and_then(|_| said.insert(subject, wanted.index));
                if let Some(before) = before {
                    let text = format!(
                        "{} names what override {} has named",
                        which(wanted.index, wanted.entry),
                        before + 1
                    );
                    let place = self.place(wanted.index);
                    self.report(&catalog::config::UNCLEAR_OVERRIDE, place, text);
                }
                applied.push(Applied {
                    entry: wanted.index,
                    subject,
                });
            }
        }
        api.overrides.extend(applied);
    }

    /// The types that are kept for their own sake.
    fn roots(&self, api: &Api, out: &BTreeSet<Subject>) -> BTreeSet<TypeId> {
        let is_root = |def: &TypeDef| match &def.provenance {
            Provenance::Component(_) => true,
            Provenance::Inline { owner, .. } => matches!(owner, Owner::Component(..)),
        };
        let types = api.types.iter().filter(|_| self.keeps_components);
        types
            .filter(|(id, def)| is_root(def) && !out.contains(&Subject::Type(*id)))
            .map(|(id, _)| id)
            .collect()
    }
}

/// A copy of the types, to change.
fn defs(api: &Api) -> Vec<TypeDef> {
    api.types.iter().map(|(_, def)| def.clone()).collect()
}
