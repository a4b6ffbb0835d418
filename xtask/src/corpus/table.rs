//! How are the results shown? A table for people or a line of JSON a document, then the sums.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::document::{Outcome, Row};

/// How many of the slowest are named.
const SLOWEST: usize = 10;

/// Documents that may be refused, with the code that says why, or `code:line`.
pub(super) type Refusals = BTreeMap<String, String>;

/// Reads the list of documents that may be refused: `path<TAB>code` or `path<TAB>code:line`, with `#` before
/// remarks.
pub(super) fn read_refusals(path: &Path) -> Result<Refusals, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            line.split_once('\t')
                .map(|(path, code)| (path.trim().to_owned(), code.trim().to_owned()))
                .ok_or_else(|| format!("{}: `{line}` is not `path<TAB>code`", path.display()))
        })
        .collect()
}

/// Prints the results; whether nothing is amiss. Only where they are of the whole folder can the list name a document that
/// is not there.
pub(super) fn print(rows: &[Row], json: bool, expected: Option<&Refusals>, is_whole: bool) -> bool {
    let mut out = io::stdout().lock();
    for row in rows {
        let _ = if json {
            writeln!(out, "{}", json_row(row))
        } else {
            writeln!(out, "{}", text_row(row))
        };
    }
    let complaints = complaints(rows, expected, is_whole);
    if !json {
        print_sums(&mut out, rows);
    }
    for complaint in &complaints {
        let _ = writeln!(io::stderr(), "error: {complaint}");
    }
    complaints.is_empty()
}

fn complaints(rows: &[Row], expected: Option<&Refusals>, is_whole: bool) -> Vec<String> {
    let mut complaints: Vec<String> = rows
        .iter()
        .filter(|row| !row.is_healthy())
        .map(|row| format!("{}: {}", row.path, verdict(row)))
        .collect();
    let Some(expected) = expected else {
        return complaints;
    };
    if is_whole {
        let is_there = |path: &String| rows.iter().any(|row| row.path == *path);
        let gone = expected.keys().filter(|path| !is_there(path));
        complaints.extend(
            gone.map(|path| format!("{path}: there is no such document; take it off the list")),
        );
    }
    for row in rows {
        match (&row.outcome, expected.get(&row.path)) {
            (Outcome::Refused { codes, places, .. }, Some(code))
                if codes.contains(code) || places.contains(code) => {}
            (Outcome::Refused { places, .. }, Some(code)) => complaints.push(format!(
                "{}: refused with {} and not with {code}",
                row.path,
                places.join(", ")
            )),
            (Outcome::Refused { first, .. }, None) => {
                complaints.push(format!(
                    "{}: refused, and not on the list: {first}",
                    row.path
                ));
            }
            (Outcome::Generated { .. }, Some(_)) => {
                complaints.push(format!(
                    "{}: no longer refused; take it off the list",
                    row.path
                ));
            }
            (Outcome::Generated { .. }, None) | (Outcome::Defect(_), _) => {}
        }
    }
    complaints
}

fn verdict(row: &Row) -> String {
    match &row.outcome {
        Outcome::Generated {
            compiled: Some(errors),
            ..
        } if !errors.is_empty() => {
            format!("does not compile: {}", errors.join(" | "))
        }
        Outcome::Generated {
            tested: Some(failures),
            ..
        } if !failures.is_empty() => {
            format!("its tests fail: {}", failures.join(" | "))
        }
        Outcome::Generated {
            operations, called, ..
        } if called < operations => {
            format!("no test calls {} of its operations", operations - called)
        }
        Outcome::Generated {
            responses: (documented, given),
            ..
        } if given < documented => {
            let missing = documented - given;
            format!(
                "no test gives {missing} of its {documented} documented answers: no value of their types was found"
            )
        }
        Outcome::Generated { .. } => "generated".to_owned(),
        Outcome::Refused { codes, .. } => format!("refused: {}", codes.join(", ")),
        Outcome::Defect(message) => format!("defect: {message}"),
    }
}

fn text_row(row: &Row) -> String {
    let time = millis(row.time);
    match &row.outcome {
        Outcome::Generated {
            operations,
            omitted,
            called,
            responses: (documented, given),
            examples: (stated, read),
            types,
            untyped,
            compiled,
            tested,
            ..
        } => {
            let places: usize = untyped.iter().map(|(_, places)| places).sum();
            let state = match (compiled, tested) {
                (Some(errors), _) if !errors.is_empty() => "BROKEN",
                (_, Some(failures)) if !failures.is_empty() => "FAILS",
                (_, Some(_)) => "passes",
                (Some(_), None) => "compiles",
                (None, None) => "generated",
            };
            format!(
                "{state:<10} {operations:>5} ops {called:>5} called {omitted:>4} omitted {given:>5}/{documented:<5} answers {read:>5}/{stated:<5} examples {types:>6} types {places:>5} untyped {time:>9.1} ms  {}",
                row.path
            )
        }
        Outcome::Refused { codes, first, .. } => {
            format!(
                "refused    {:<50} {time:>9.1} ms  {}  {first}",
                codes.join(","),
                row.path
            )
        }
        Outcome::Defect(message) => format!("DEFECT     {message}  {}", row.path),
    }
}

fn json_row(row: &Row) -> serde_json::Value {
    let mut object = json!({ "path": row.path, "milliseconds": millis(row.time) });
    let details = match &row.outcome {
        Outcome::Generated {
            operations,
            omitted,
            called,
            responses: (documented, given),
            examples: (stated, read),
            types,
            untyped,
            notes,
            compiled,
            tested,
            ..
        } => json!({
            "outcome": "generated",
            "operations": operations,
            "omitted_operations": omitted,
            "called_operations": called,
            "responses": documented,
            "given_responses": given,
            "examples": stated,
            "tested_examples": read,
            "types": types,
            "untyped": untyped.iter().cloned().collect::<BTreeMap<_, _>>(),
            "notes": notes,
            "compile_errors": compiled,
            "test_failures": tested,
        }),
        Outcome::Refused {
            codes,
            places,
            first,
            located,
        } => json!({
            "outcome": "refused", "codes": codes, "places": places, "first": first, "located": located,
        }),
        Outcome::Defect(message) => json!({ "outcome": "defect", "message": message }),
    };
    if let (Some(object), serde_json::Value::Object(details)) = (object.as_object_mut(), details) {
        object.extend(details);
    }
    object
}

fn print_sums(out: &mut impl Write, rows: &[Row]) {
    let mut counts = BTreeMap::new();
    let mut why_untyped: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut operations, mut omitted, mut types) = (0, 0, 0);
    let (mut called, mut documented, mut given) = (0, 0, 0);
    let (mut stated, mut read) = (0, 0);
    for row in rows {
        let state = match &row.outcome {
            Outcome::Generated {
                operations: operations_here,
                omitted: omitted_here,
                called: called_here,
                responses: (documented_here, given_here),
                examples: (stated_here, read_here),
                types: types_here,
                untyped,
                compiled,
                tested,
                ..
            } => {
                called += called_here;
                documented += documented_here;
                given += given_here;
                stated += stated_here;
                read += read_here;
                operations += operations_here;
                omitted += omitted_here;
                types += types_here;
                for (why, places) in untyped {
                    *why_untyped.entry(why).or_default() += places;
                }
                match (compiled, tested) {
                    (Some(errors), _) if !errors.is_empty() => "broken",
                    (_, Some(failures)) if !failures.is_empty() => "failing",
                    (_, Some(_)) => "passing",
                    (Some(_), None) => "compiling",
                    (None, None) => "generated",
                }
            }
            Outcome::Refused { .. } => "refused",
            Outcome::Defect(_) => "defect",
        };
        *counts.entry(state).or_insert(0_usize) += 1;
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(state, count)| format!("{count} {state}"))
        .collect();
    let _ = writeln!(out, "\n{} documents: {}", rows.len(), counts.join(", "));
    let _ = writeln!(
        out,
        "{operations} operations, {omitted} omitted by name, {types} types"
    );
    let _ = writeln!(
        out,
        "{called} operations called on the wire by tests, {omitted} with a finding that names why not, {} with neither; \
         {given} of {documented} documented answers given to a call",
        operations - called
    );
    let _ = writeln!(
        out,
        "examples: {stated}, {read} read by tests, {} with a finding that says why not",
        stated - read
    );
    let why: Vec<String> = why_untyped
        .iter()
        .map(|(why, places)| format!("{places} {why}"))
        .collect();
    let _ = writeln!(
        out,
        "untyped places: {}",
        if why.is_empty() {
            "none".to_owned()
        } else {
            why.join(", ")
        }
    );
    let mut slowest: Vec<&Row> = rows.iter().collect();
    slowest.sort_by_key(|row| std::cmp::Reverse(row.time));
    let _ = writeln!(out, "slowest:");
    for row in slowest.iter().take(SLOWEST) {
        let _ = writeln!(out, "  {:>9.1} ms  {}", millis(row.time), row.path);
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
