//! Exactly one, or at least one, of several types.

use crate::api::runtime::Json;
use crate::api::runtime::validate::{self as rule, Location, Rule, Validate, Violations};
use crate::sample::{Chain, Shape, Width};

fn rules(found: &Violations) -> Vec<String> {
    found
        .iter()
        .map(|v| format!("{} {}", v.pointer, v.rule.name()))
        .collect()
}

fn one_of(value: &Width) -> Vec<String> {
    let mut found = Violations::default();
    rule::one_of(value, Location::ROOT, &mut found);
    rules(&found)
}

fn any_of(value: &Width) -> Vec<String> {
    let mut found = Violations::default();
    rule::any_of(value, Location::ROOT, &mut found);
    rules(&found)
}

#[test]
fn the_rules_of_the_variants_count() {
    let width = |text: &str| Width::Short(text.to_owned());
    assert_eq!(one_of(&width("ab")), [""; 0]);
    // The variant that was read first does not fit, but the other one does.
    assert_eq!(one_of(&width("abcd")), [""; 0]);
    assert_eq!(any_of(&width("abcd")), [""; 0]);
    // Both fit.
    assert_eq!(one_of(&width("abc")), [" oneOf"]);
    assert_eq!(any_of(&width("abc")), [""; 0]);
    let mut found = Violations::default();
    rule::one_of(&width("abc"), Location::ROOT, &mut found);
    assert_eq!(
        found.iter().map(|v| &v.rule).collect::<Vec<_>>(),
        [&Rule::OneOf { matched: 2 }]
    );
    // None fits.
    let unknown = Width::Unknown(Json::from(5));
    assert_eq!(
        (one_of(&unknown), any_of(&unknown)),
        (vec![" oneOf".to_owned()], vec![" oneOf".to_owned()])
    );
}

#[test]
fn unknown_variants_are_found_where_they_are() {
    let text = r#"{"type":"group","shapes":[{"type":"circle","radius":1},{"type":"blob"}]}"#;
    let shape: Shape = serde_json::from_str(text).expect("a shape");
    let found = shape.validate().expect_err("a blob is not documented");
    assert_eq!(rules(&found), ["/shapes/1 oneOf"]);
    assert_eq!(
        found.to_string(),
        "value at `/shapes/1` must have exactly one of the documented shapes, but has none"
    );
}

/// Each level has two types to try, each of which looks at the level below: 2 to the power of 100 looks, if nothing were
/// remembered.
#[test]
fn unions_in_unions_are_looked_at_once() {
    for (before, after) in [("[", "]"), ("[\"ab\",", "]")] {
        let (before, after) = (before.repeat(100), after.repeat(100));
        let chain: Chain =
            serde_json::from_str(&format!("{before}\"too long\"{after}")).expect("a chain");
        let found = chain.validate().expect_err("the text is too long");
        assert_eq!(found.len(), 1);
        let pointer = found.iter().map(|violation| violation.pointer.as_str());
        assert_eq!(
            pointer
                .map(|pointer| pointer.matches('/').count())
                .sum::<usize>(),
            100
        );
        // Nothing is remembered.
        assert_eq!(found, chain.validate().expect_err("still"));
    }
}
