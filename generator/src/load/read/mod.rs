//! Is the file text, and JSON or YAML? It becomes one located tree, or a message says why not.

mod alias;
mod characters;
mod json;
mod json_string;
mod room;
mod scalar;
#[cfg(test)]
mod tests;
mod text;
mod yaml;

use std::sync::Arc;

pub(super) use self::room::Room;
use crate::diagnostics::{Diagnostics, Message, Reported, Severity, catalog, escape};
use crate::source::{At, Builder, Duplicate, FileId, Origin, SourceFile, Span, Tree};

/// A tree, the names given twice in it, and a problem where it could not be read to its end.
struct Outcome {
    tree: Tree,
    duplicates: Vec<Duplicate>,
    problem: Option<(Origin, Message)>,
}

impl Outcome {
    /// Ends a tree; the place where reading ended is part of it, so that a message can point there.
    fn of(mut builder: Builder, result: Result<(), Wrong>) -> Self {
        let problem = result
            .err()
            .map(|Wrong { span, message }| (builder.mark(span), message));
        let (tree, duplicates) = builder.finish();
        Self {
            tree,
            duplicates,
            problem,
        }
    }
}

/// Why a file cannot be read further, and where.
struct Wrong {
    span: Span,
    message: Message,
}

/// Reads a file. Its places are known to `diagnostics` afterwards, whether it could be read or not.
pub(super) fn read(
    id: FileId,
    file: &SourceFile,
    room: &Room,
    diagnostics: &mut Diagnostics,
) -> Result<Arc<Tree>, Reported> {
    let text = match text::check(id, file, room) {
        Ok(text) => text,
        Err(outcome) => return settle(*outcome, diagnostics),
    };
    let builder = || Builder::new(id, file.name(), Arc::clone(&text));
    if text
        .trim_start_matches([' ', '\t', '\r', '\n'])
        .starts_with('{')
    {
        let outcome = json::read(&text, builder(), room);
        let is_json = file.name().to_ascii_lowercase().ends_with(".json");
        // A YAML file may begin with a flow mapping, which is no JSON; what is JSON is never read as YAML, whose
        // escapes are not the same.
        if outcome.problem.is_none() || is_json {
            return settle(outcome, diagnostics);
        }
    }
    let (outcome, unsure) = yaml::read(&text, builder(), room);
    let tree = settle(outcome, diagnostics)?;
    report_ambiguous(&tree, &unsure.scalars, diagnostics);
    report_merged(&unsure.merged, diagnostics);
    Ok(tree)
}

fn settle(outcome: Outcome, diagnostics: &mut Diagnostics) -> Result<Arc<Tree>, Reported> {
    let Outcome {
        tree,
        duplicates,
        problem,
    } = outcome;
    let tree = Arc::new(tree);
    diagnostics.add_tree(Arc::clone(&tree));
    let mut reported = None;
    for Duplicate { first, again } in duplicates {
        let name = tree.at(again).and_then(At::key).unwrap_or("");
        let message = catalog::source::DUPLICATE_KEY
            .message(format!("the key `{}` is given twice", escape(name)))
            .related(first, "the first is here");
        reported = Some(diagnostics.report(again, message));
    }
    if let Some((at, message)) = problem {
        reported = Some(diagnostics.report(at, message));
    }
    reported.map_or(Ok(tree), Err)
}

/// One warning for the whole file.
fn report_merged(places: &[Origin], diagnostics: &mut Diagnostics) {
    let Some((first, others)) = places.split_first() else {
        return;
    };
    let count = if others.is_empty() {
        String::new()
    } else {
        format!(", and {} more", others.len())
    };
    let message = catalog::source::MERGE_KEY
        .message(format!(
            "`<<` merges other members into this object{count}: readers of YAML 1.2 do not do that"
        ))
        .severity(Severity::Warning);
    let others = others.iter().take(3);
    let message = others.fold(message, |message, at| message.related(*at, "also here"));
    diagnostics.report(*first, message);
}

/// One note for the whole file: where one such scalar is, there are often hundreds.
fn report_ambiguous(tree: &Tree, places: &[Origin], diagnostics: &mut Diagnostics) {
    let Some((first, others)) = places.split_first() else {
        return;
    };
    let shown = tree.at(*first).map_or("", |at| {
        if first.is_key() {
            at.key().unwrap_or("")
        } else {
            at.scalar_source()
        }
    });
    let count = if others.is_empty() {
        String::new()
    } else {
        format!(", and {} more", others.len())
    };
    let message = catalog::source::AMBIGUOUS_SCALAR.message(format!(
        "other YAML readers may take the unquoted `{}` for something else{count}",
        escape(shown)
    ));
    let message = others
        .iter()
        .take(3)
        .fold(message, |message, at| message.related(*at, "also here"));
    diagnostics.report(*first, message);
}
