//! How does a finding look to a program? One JSON object in one line of ASCII.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::report::{Place, Places};
use super::{Finding, Report};

pub(super) fn render(report: &Report) -> Vec<String> {
    let mut places = report.places();
    report
        .findings()
        .iter()
        .map(|finding| to_ascii(&finding_of(finding, &mut places).to_string()))
        .collect()
}

fn finding_of(finding: &Finding, places: &mut Places<'_>) -> Value {
    let entry = finding.entry();
    let related: Vec<Value> = finding
        .related()
        .iter()
        .map(|other| json!({"message": other.text, "place": places.find(other.at, None).as_ref().map(place_of)}))
        .collect();
    json!({
        "reason": "finding",
        "severity": finding.severity().word(),
        "code": entry.code,
        "name": entry.name,
        "message": finding.text(),
        "place": places.find(finding.at(), finding.within()).as_ref().map(place_of),
        "related": related,
        "help": finding.help().collect::<Vec<_>>(),
    })
}

fn place_of(place: &Place<'_>) -> Value {
    json!({
        "file": place.file,
        "line": place.start.line,
        "column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "pointer": place.pointer,
    })
}

/// Writes every character beyond ASCII as `\uXXXX`, so that no log obeys one. In JSON text they stand in strings only.
fn to_ascii(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() && !c.is_ascii_control() {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_and_the_same_value() {
        let value = json!({"a": "\u{202e}é😹\u{7f}\n"});
        let ascii = to_ascii(&value.to_string());
        assert!(
            ascii.bytes().all(|byte| (0x20..0x7F).contains(&byte)),
            "{ascii}"
        );
        assert_eq!(serde_json::from_str::<Value>(&ascii).ok(), Some(value));
    }
}
