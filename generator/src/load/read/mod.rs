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
    report_once(&unsure.scalars, diagnostics, |at, count| {
        ambiguous(&tree, at, count)
    });
    report_once(&unsure.merged, diagnostics, merged);
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

/// Says once for the whole file what others read otherwise, for where one such place is, there are often hundreds.
/// `message` gets how many more there are.
fn report_once(
    places: &[Origin],
    diagnostics: &mut Diagnostics,
    message: impl FnOnce(Origin, &str) -> Message,
) {
    let Some((first, others)) = places.split_first() else {
        return;
    };
    let count = match others.len() {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let message = message(*first, &count);
    let others = others.iter().take(3);
    let message = others.fold(message, |message, at| message.related(*at, "also here"));
    diagnostics.report(*first, message);
}

fn merged(_: Origin, count: &str) -> Message {
    let what = format!(
        "`<<` merges other members into this object{count}: readers of YAML 1.2 do not do that"
    );
    catalog::source::MERGE_KEY
        .message(what)
        .severity(Severity::Warning)
}

fn ambiguous(tree: &Tree, at: Origin, count: &str) -> Message {
    let shown = tree.at(at).map_or("", |value| {
        if at.is_key() {
            value.key().unwrap_or("")
        } else {
            value.scalar_source()
        }
    });
    catalog::source::AMBIGUOUS_SCALAR.message(format!(
        "other YAML readers may take the unquoted `{}` for something else{count}",
        escape(shown)
    ))
}
