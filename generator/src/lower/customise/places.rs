//! Where can a type of another crate not stand? Where more is asked of it than to be JSON.

use std::collections::{BTreeMap, BTreeSet};

use super::Customise;
use super::entries::which;
use super::find::named;
use crate::diagnostics::catalog;
use crate::ir::{
    Api, Content, Shape, StatusPattern, Subject, Ty, TypeDef, TypeId, TypeUse, Untyped,
    each_use_of_type,
};
use crate::source::Origin;

impl Customise<'_> {
    /// Refuses replaced types where more is asked of a type than another crate can give it.
    pub(super) fn check_places(&mut self, api: &Api) {
        let replaced: BTreeMap<TypeId, usize> = api
            .overrides
            .iter()
            .filter_map(|applied| {
                let entry = self.config.overrides.get(applied.entry)?;
                let Subject::Type(id) = applied.subject else {
                    return None;
                };
                entry.replacement.is_some().then_some((id, applied.entry))
            })
            .collect();
        if replaced.is_empty() {
            return;
        }
        let reaches = |value: &TypeUse| reached(api, value, &replaced);
        let is_whole = |value: &TypeUse| {
            let Ty::Named(id) = resolved(api, value).ty else {
                return None;
            };
            replaced.get(&id).copied()
        };
        let mut found: Vec<(Origin, usize, &str)> = Vec::new();
        for operation in &api.operations {
            for parameter in &operation.parameters {
                let entry = reaches(&parameter.value);
                found.extend(entry.map(|entry| (parameter.origin, entry, "a parameter")));
            }
            let bodies = operation.body.iter().map(|body| &body.content);
            // The members of a form are texts; other representations are read as one text.
            for content in bodies
                .filter(|content| !content.iter().any(is_json))
                .flatten()
            {
                let entry = content
                    .value
                    .as_ref()
                    .filter(|_| is_form(content))
                    .and_then(reaches);
                found.extend(entry.map(|entry| (content.origin, entry, "a form")));
            }
            for response in &operation.responses {
                for header in &response.headers {
                    let entry = reaches(&header.value);
                    found.extend(entry.map(|entry| (header.origin, entry, "a header")));
                }
                let success = matches!(
                    response.status,
                    StatusPattern::Exact(200..=299) | StatusPattern::Range(2)
                );
                for content in response.content.iter().filter(|_| !success) {
                    let entry = content.value.as_ref().and_then(is_whole);
                    found
                        .extend(entry.map(|entry| (content.origin, entry, "the body of an error")));
                }
            }
        }
        found.sort();
        found.dedup();
        for (at, index, what) in found {
            let entry = self.config.overrides.get(index);
            let named = entry.map(|entry| which(index, entry)).unwrap_or_default();
            let text = format!("{named} gives {what} a type of another crate");
            let message = catalog::config::UNUSABLE_TYPE.message(text);
            let stated = self.place(index);
            let message = message.related(stated, "the configuration says so here");
            self.diagnostics.report(at, message);
        }
    }
}

/// The replaced type that a value holds somewhere.
fn reached(api: &Api, value: &TypeUse, replaced: &BTreeMap<TypeId, usize>) -> Option<usize> {
    let mut pending: Vec<TypeId> = named(value).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = pending.pop() {
        if let Some(entry) = replaced.get(&id) {
            return Some(*entry);
        }
        if let Some(def) = api.types.get(id).filter(|_| seen.insert(id)) {
            each_use_of_type(def, &mut |value| pending.extend(named(value)));
        }
    }
    None
}

/// The last use that a chain of aliases leads to before it is looked into.
fn resolved<'a>(api: &'a Api, value: &'a TypeUse) -> &'a TypeUse {
    let mut value = value;
    for _ in 0..=api.types.len() {
        let Ty::Named(id) = value.ty else { break };
        match api.types.get(id) {
            Some(TypeDef {
                shape: Shape::Alias(inner),
                ..
            }) if inner.ty != Ty::Untyped(Untyped::Replaced) => value = inner,
            Some(_) | None => break,
        }
    }
    value
}

fn is_json(content: &Content) -> bool {
    content.media_type.is_json() || content.media_type.sub == "*"
}

fn is_form(content: &Content) -> bool {
    content.media_type.main == "multipart" || content.media_type.sub == "x-www-form-urlencoded"
}
