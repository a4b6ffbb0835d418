//! What comes out of a run? Files and figures, or the reason why there are none.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::diagnostics::Report;
use crate::fileset::FileSet;
use crate::ir::{Api, Ty, Untyped};
use crate::lock::Inputs;
use crate::plan::Plan;
use crate::render::InternalError;

/// What a run makes.
#[derive(Clone, Debug)]
pub struct Output {
    /// The files of the crate, its lock file included.
    pub files: FileSet,
    /// What the crate holds, in numbers.
    pub summary: Summary,
    /// Warnings and notes.
    pub notes: Report,
    /// What it was made from.
    pub inputs: Inputs,
}

impl Output {
    pub(crate) fn of(account: Account, files: FileSet) -> Self {
        Self {
            files,
            summary: account.summary,
            notes: account.notes,
            inputs: account.inputs,
        }
    }
}

/// What a run tells, beside the files that it hands over.
#[derive(Clone, Debug)]
pub struct Account {
    /// The text of the lock file.
    pub lock: String,
    /// What the crate holds, in numbers.
    pub summary: Summary,
    /// Warnings and notes.
    pub notes: Report,
    /// What it was made from.
    pub inputs: Inputs,
}

/// What a crate holds, in numbers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Operations that have a method.
    pub operations: usize,
    /// Operations left out because they need what the options allow to be left out; each has a note.
    pub omitted_operations: usize,
    /// Operations that the crate's own tests call.
    pub called_operations: usize,
    /// Answers that operations document, by status.
    pub responses: usize,
    /// Of these, the ones that the crate's own tests give to a call.
    pub given_responses: usize,
    /// Examples that the document has of values.
    pub examples: usize,
    /// Of these, the ones that the crate's own tests read; each of the others has a finding.
    pub tested_examples: usize,
    /// Types.
    pub types: usize,
    /// Places that hold any JSON, by reason: nothing becomes untyped in silence.
    pub untyped: Vec<(String, usize)>,
}

impl Summary {
    pub(crate) fn of(api: &Api, plan: &Plan) -> Self {
        let mut untyped: BTreeMap<Untyped, usize> = BTreeMap::new();
        api.each_use(&mut |value| {
            if let Ty::Untyped(why) = value.ty {
                *untyped.entry(why).or_default() += 1;
            }
        });
        let called = plan
            .operations
            .iter()
            .filter(|plan| !plan.sample.is_unknown());
        let replies = plan.operations.iter().flat_map(|plan| &plan.replies);
        Self {
            operations: plan.operations.len(),
            called_operations: called.clone().count(),
            responses: replies.map(|reply| reply.statuses.len()).sum(),
            given_responses: called.map(|plan| plan.sample.replies.len()).sum(),
            omitted_operations: api.operations.len().saturating_sub(plan.operations.len()),
            examples: plan.example_figures.stated,
            tested_examples: plan.example_figures.tested,
            types: api.types.len(),
            untyped: untyped
                .into_iter()
                .map(|(why, places)| (reason(why).to_owned(), places))
                .collect(),
        }
    }
}

fn reason(why: Untyped) -> &'static str {
    match why {
        Untyped::Anything => "anything",
        Untyped::FreeObject => "free-object",
        Untyped::OnlyNull => "only-null",
        Untyped::Allowed => "allowed",
        Untyped::Replaced => "replaced",
    }
}

/// Why there are no files.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The document is refused: everything that was found.
    Refused(Report),
    /// The document refers to files that were not handed over: add them to the sources, or say why they are not there,
    /// and generate again.
    Incomplete {
        /// Their paths below the folder of the document.
        wanted: BTreeSet<String>,
        /// What was found without them.
        report: Report,
    },
    /// The generator contradicted itself; never the user's fault.
    Defect(String),
}

impl From<Report> for Failure {
    fn from(report: Report) -> Self {
        Self::Refused(report)
    }
}

impl From<InternalError> for Failure {
    fn from(error: InternalError) -> Self {
        Self::Defect(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(report) | Self::Incomplete { report, .. } => {
                f.write_str(report.to_text().trim_end())
            }
            Self::Defect(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Failure {}

/// The stages of a run, for progress and timings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Is this what the last run made already? The caller's part.
    Recall,
    /// Files come in; the caller's part.
    Read,
    /// Text becomes a document.
    Load,
    /// The document becomes an API.
    Lower,
    /// The crate is laid out.
    Plan,
    /// The layout becomes tokens, and these become text: part by part, on as many threads as are allowed. Where the
    /// caller takes each file as it is done, what it does with them is within this.
    Render,
    /// Text takes its place on disk; the caller's part.
    Sync,
}

impl Stage {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recall => "recall",
            Self::Read => "read",
            Self::Load => "load",
            Self::Lower => "lower",
            Self::Plan => "plan",
            Self::Render => "render",
            Self::Sync => "sync",
        }
    }
}
