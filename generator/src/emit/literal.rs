//! How does a value of the document become a literal?

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::doc_text::visible;

/// A string literal.
pub(super) fn string(text: &str) -> Literal {
    Literal::string(text)
}

/// A string literal for text of several lines or with many quotes: raw, where every character can stand in one.
pub(super) fn raw(text: &str) -> Literal {
    let shows = |line: &str| visible(line) == line;
    if !text.contains(['\n', '"']) || !text.split('\n').all(shows) {
        return string(text);
    }
    let longest = text
        .split('"')
        .skip(1)
        .map(|rest| rest.len() - rest.trim_start_matches('#').len())
        .max();
    let hashes = "#".repeat(longest.map_or(0, |longest| longest + 1));
    // `proc_macro2` makes no raw literals. The lexer is asked for one token and believed only if that says the same.
    let lexed: Option<Literal> = format!("r{hashes}\"{text}\"{hashes}").parse().ok();
    lexed
        .filter(|literal| value_of(literal).as_deref() == Some(text))
        .unwrap_or_else(|| string(text))
}

fn value_of(literal: &Literal) -> Option<String> {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

/// An integer, its sign a token of its own, as rustc reads it.
pub(super) fn integer(value: i128) -> TokenStream {
    let magnitude = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 {
        quote!(-#magnitude)
    } else {
        quote!(#magnitude)
    }
}

/// A literal, or a name, as text: a sign stands before its number.
pub(super) fn text(literal: &TokenStream) -> String {
    let text = literal.to_string();
    match text.strip_prefix("- ") {
        Some(magnitude) => format!("-{magnitude}"),
        None if text == "f64 :: MAX" => "f64::MAX".to_owned(),
        None => text,
    }
}

/// A finite `f64` from its digits.
pub(super) fn float(digits: &str) -> TokenStream {
    let value: f64 = digits.parse().unwrap_or_default();
    if !value.is_finite() {
        return quote!(f64::MAX);
    }
    let magnitude = magnitude(value.abs());
    if value < 0.0 {
        quote!(-#magnitude)
    } else {
        quote!(#magnitude)
    }
}

/// With an exponent, where there would be a row of zeros without one.
fn magnitude(value: f64) -> Literal {
    let is_plain = value == 0.0 || (1e-5..1e16).contains(&value);
    let exponent = format!("{value:e}").parse().ok();
    let exponent = exponent.filter(|_: &Literal| !is_plain);
    exponent.unwrap_or_else(|| Literal::f64_unsuffixed(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_literals_say_what_they_were_given() {
        let cases = [
            ("{\n  \"a\": 1\n}", "r#\"{\n  \"a\": 1\n}\"#"),
            ("\"#\n\"##", "r###\"\"#\n\"##\"###"),
            ("plain", "\"plain\""),
            ("\"\u{202e}", "\"\\\"\\u{202e}\""),
            ("\"\r\n\"", "\"\\\"\\r\\n\\\"\""),
            ("a\nb", "r\"a\nb\""),
        ];
        for (text, expected) in cases {
            assert_eq!(raw(text).to_string(), expected);
        }
    }

    #[test]
    fn numbers_are_one_literal_and_a_sign() {
        assert_eq!(
            integer(i128::MIN).to_string(),
            "- 170141183460469231731687303715884105728"
        );
        assert_eq!(integer(24).to_string(), "24");
        assert_eq!(text(&integer(-24)), "-24");
        assert_eq!(float("0.50").to_string(), "0.5");
        assert_eq!(float("-1e3").to_string(), "- 1000.0");
        assert_eq!(float("1e300").to_string(), "1e300");
        assert_eq!(float("-0.00000015").to_string(), "- 1.5e-7");
        assert_eq!(float("1e999").to_string(), "f64 :: MAX");
    }
}
