//! Where does each `$ref` lead? To a thing of the right kind in the same document, or a message says why not.

use super::names::{self, Names};
use super::structure::model::{Kind, Thing};
use super::structure::{REFERENCES, Unresolved, Walk, suggest};
use crate::diagnostics::{Diagnostics, Message, Reported, Severity, catalog, escape};
use crate::source::{At, Origin, pointer};

/// Follows every reference that the walk has found, and checks what they lead to. Returns the place of each object
/// with a `$ref` and of its target, ordered.
pub(super) fn resolve<'d>(
    walk: &mut Walk<'d>,
    root: At<'d>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Origin, Origin)> {
    let names = Names::of(walk, root);
    let mut references: Vec<(At<'d>, At<'d>)> = Vec::new();
    // A target that the walk has not seen may hold references itself.
    while !walk.unresolved.is_empty() {
        let mut batch = std::mem::take(&mut walk.unresolved);
        batch.sort_unstable_by_key(|reference| reference.from.origin());
        for reference in batch {
            // A reference without a target has been reported; nothing behind the gate will ask for it.
            if let Ok(target) = follow(reference, (root, &names), walk, diagnostics) {
                references.push((reference.from, target));
            }
        }
    }
    let mut places: Vec<_> = references
        .iter()
        .map(|(from, to)| (from.origin(), to.origin()))
        .collect();
    places.sort_unstable();
    references.sort_unstable_by_key(|(from, _)| from.origin());
    report_cycles(&references, &places, diagnostics);
    places
}

fn follow<'d>(
    reference: Unresolved<'d>,
    (root, names): (At<'d>, &Names<'d>),
    walk: &mut Walk<'d>,
    diagnostics: &mut Diagnostics,
) -> Result<At<'d>, Reported> {
    let Unresolved { from, key, model } = reference;
    let at = from.get(key).unwrap_or(from);
    // The nearest of many names takes time to find, and nobody reads it again and again.
    let suggesting = diagnostics.count_of(&catalog::reference::UNRESOLVED) < 25;
    let recursive = (key == "$recursiveRef")
        .then(|| names::recursive(from))
        .flatten();
    let found = recursive.map_or_else(|| find(at, (root, names), suggesting), Ok);
    let target = match found {
        Ok(target) => target,
        Err(message) => return Err(diagnostics.report(at.origin(), message)),
    };
    if at.as_str().is_some_and(|text| text.contains(' ')) {
        let message = format!("`{}` has a space, which a URI reference has not", shown(at));
        let message = catalog::reference::SYNTAX
            .message(message)
            .severity(Severity::Warning);
        diagnostics.report(at.origin(), message.help("write the space as `%20`"));
    }
    if walk.thing(target).is_none() {
        let is_schema = model.thing == Thing::Schema;
        if is_schema && (target.is_object() || target.as_bool().is_some()) {
            walk.check(target, Kind::Schema, diagnostics);
        } else if target.is_object() {
            walk.check(target, Kind::OrRef(model), diagnostics);
        }
    }
    let found = match walk.thing(target) {
        Some(thing) if thing == model.thing => return Ok(target),
        Some(thing) => thing.named(),
        None => target.kind_name(),
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

/// The value that a reference means.
fn find<'d>(
    at: At<'d>,
    (root, names): (At<'d>, &Names<'d>),
    suggesting: bool,
) -> Result<At<'d>, Message> {
    let Some(text) = at.as_str() else {
        let message = catalog::reference::SYNTAX.message(format!(
            "`$ref` is {} and should be a string",
            at.kind_name()
        ));
        return Err(message);
    };
    if text.is_empty() || text.contains(char::is_control) {
        let message = format!("`{}` is no URI reference", escape(text));
        return Err(catalog::reference::SYNTAX.message(message));
    }
    if let Some(named) = names.find(text) {
        return named;
    }
    let Some(fragment) = text.strip_prefix('#') else {
        return Err(elsewhere(text, root));
    };
    let Some(decoded) = pointer::percent_decode(fragment) else {
        return Err(catalog::reference::SYNTAX.message(format!(
            "`{}` has a percent-escape that is none",
            escape(text)
        )));
    };
    if decoded.is_empty() {
        return Ok(root);
    }
    let Some(steps) = decoded.strip_prefix('/') else {
        let message = format!(
            "the fragment of `{}` is no JSON Pointer: it does not begin with `/`",
            escape(text)
        );
        return Err(catalog::reference::SYNTAX.message(message));
    };
    let mut here = root;
    for step in steps.split('/') {
        let Some(name) = pointer::unescape(step) else {
            let message = format!(
                "`{}` has a `~` that is followed by neither `0` nor `1`",
                escape(text)
            );
            return Err(catalog::reference::SYNTAX.message(message));
        };
        match pointer::follow_step(here, &name) {
            Some(next) => here = next,
            None => return Err(unresolved(text, &name, here, suggesting)),
        }
    }
    Ok(here)
}

fn unresolved(text: &str, name: &str, last: At<'_>, suggesting: bool) -> Message {
    let message =
        catalog::reference::UNRESOLVED.message(format!("`{}` leads nowhere", escape(text)));
    let message = if last.get("$ref").is_some() {
        message.help("a pointer does not follow the `$ref` on its way: refer to the thing itself")
    } else if suggesting {
        suggest(message, name, last.entries().map(|(name, _)| name))
    } else {
        message
    };
    let what = if last.parent().is_none() {
        "the document".to_owned()
    } else {
        format!("`{}`", shown_place(last))
    };
    message.related(last.origin(), format!("{what} has no `{}`", escape(name)))
}

/// A reference to another document.
fn elsewhere(text: &str, root: At<'_>) -> Message {
    let scheme = text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    });
    if scheme || text.starts_with("//") || text.starts_with("\\\\") {
        return catalog::reference::REMOTE.message(format!(
            "`{}` is an absolute URI, and nothing is fetched",
            escape(text)
        ));
    }
    let message =
        catalog::reference::OTHER_FILE.message(format!("`{}` lies in another file", escape(text)));
    let schemas = root
        .get("components")
        .and_then(|components| components.get("schemas"));
    match schemas.and_then(|schemas| schemas.get(text)) {
        Some(_) => message.help(format!(
            "did you mean `#/components/schemas/{}`?",
            escape(&pointer::escape(text))
        )),
        None => message,
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

fn shown_place(at: At<'_>) -> String {
    escape(&at.tree().pointer(at.origin()))
}
