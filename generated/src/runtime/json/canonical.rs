// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which text do all equal JSON values share?

use super::Json;

/// A text that two values share exactly when they are equal (JSON Schema Validation, Wright 00 § 4.3): numbers by
/// value, members by name.
pub(crate) fn canonical(value: &Json) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Json, out: &mut String) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => number.decimal().write_canonical(out),
        Json::String(text) => write_string(text, out),
        Json::Array(items) => {
            out.push('[');
            for item in items {
                write(item, out);
                out.push(',');
            }
            out.push(']');
        }
        Json::Object(object) => {
            out.push('{');
            for (name, value) in object.sorted() {
                write_string(name, out);
                out.push(':');
                write(value, out);
                out.push(',');
            }
            out.push('}');
        }
    }
}

/// The text between quotes, what would end it escaped.
fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}
