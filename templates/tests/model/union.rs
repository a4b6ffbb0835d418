//! One of several types.

use std::collections::BTreeMap;

use crate::api::runtime::model::{self, Kind, Union, Variant, VariantReader, VariantWriter};
use crate::api::runtime::{Date, Json};
use crate::sample::{Circle, Frequency, Group, Kept, Knot, Link, Loose, Shape};

fn shape(text: &str) -> Shape {
    serde_json::from_str(text).expect("a shape")
}

fn loose(text: &str) -> Loose {
    serde_json::from_str(text).expect("anything is read")
}

fn written<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a union has a JSON form")
}

#[test]
fn the_discriminator_decides() {
    let text = r#"{"radius":1.5,"type":"disc"}"#;
    let circle = shape(text);
    assert_eq!(
        circle,
        Shape::Circle(Circle {
            r#type: Some("disc".to_owned()),
            radius: 1.5
        })
    );
    assert_eq!(written(&circle), r#"{"type":"disc","radius":1.5}"#);
    let nested = r#"{"type":"group","shapes":[{"type":"circle","radius":2.0}]}"#;
    assert_eq!(written(&shape(nested)), nested);
}

#[test]
fn the_discriminator_is_written_when_the_record_does_not() {
    let circle = Shape::Circle(Circle {
        r#type: None,
        radius: 1.0,
    });
    assert_eq!(written(&circle), r#"{"type":"circle","radius":1.0}"#);
    // What the record says itself counts where it tells its own variant.
    for (own, said) in [("", "circle"), ("square", "circle"), ("disc", "disc")] {
        let circle = Shape::Circle(Circle {
            r#type: Some(own.to_owned()),
            radius: 1.0,
        });
        let text = format!(r#"{{"type":"{said}","radius":1.0}}"#);
        assert_eq!(written(&circle), text, "{own:?}");
    }
    let group = Shape::Group(Box::new(Group {
        shapes: vec![circle],
    }));
    assert_eq!(
        written(&group),
        r#"{"type":"group","shapes":[{"type":"circle","radius":1.0}]}"#
    );
    let value = serde_json::to_value(&group).expect("JSON");
    assert_eq!(
        serde_json::from_value::<Shape>(value)
            .map(|s| written(&s))
            .ok(),
        Some(written(&group))
    );
}

#[test]
fn unknown_discriminators_keep_the_whole() {
    for text in [
        r#"{"type":"square","side":1.10,"z":1,"a":[18446744073709551616]}"#,
        r#"{"radius":1}"#,
        r#"{"type":7,"radius":1}"#,
        r#"{"type":null}"#,
        "[1]",
        "\"circle\"",
        "null",
    ] {
        let unknown = shape(text);
        assert_eq!(
            unknown,
            Shape::Unknown(text.parse().expect("JSON")),
            "{text}"
        );
        assert_eq!(written(&unknown), text);
    }
}

#[test]
fn a_known_discriminator_with_a_wrong_shape_is_an_error() {
    assert!(serde_json::from_str::<Shape>(r#"{"type":"circle"}"#).is_err());
}

#[test]
fn escapes_in_the_discriminator() {
    assert!(matches!(
        shape(r#"{ "\u0074ype" : "c\u0069rcle", "radius" : 1 }"#),
        Shape::Circle(_)
    ));
}

#[test]
fn shapes_tell_the_variant() {
    let moment = "2024-06-06T17:05:00Z".parse().expect("a moment");
    let link = |href: Option<&str>, rel: Option<&str>| {
        Loose::Link(Link {
            href: href.map(str::to_owned),
            rel: rel.map(str::to_owned),
        })
    };
    for (text, expected) in [
        (r#""daily""#, Loose::Frequency(Frequency::Daily)),
        (r#""d\u0061ily""#, Loose::Frequency(Frequency::Daily)),
        (r#""2024-06-06T17:05:00Z""#, Loose::Moment(moment)),
        (r#""yearly""#, Loose::Text("yearly".to_owned())),
        ("7", Loose::Count(7)),
        ("7.5", Loose::Ratio(7.5)),
        ("7.0", Loose::Ratio(7.0)),
        (
            "18446744073709551615",
            Loose::Ratio(18_446_744_073_709_551_615.0),
        ),
        (r#"["a"]"#, Loose::Names(vec!["a".to_owned()])),
        ("{}", link(None, None)),
        (
            r#"{"href":"/","rel":"self"}"#,
            link(Some("/"), Some("self")),
        ),
        // The constant rules the link out, and nothing else fits.
        (
            r#"{"href":"/","rel":"prev"}"#,
            Loose::Unknown(r#"{"href":"/","rel":"prev"}"#.parse().expect("JSON")),
        ),
        // Both fit; the circle knows more of the members.
        (
            r#"{"radius":1.0}"#,
            Loose::Circle(Circle {
                r#type: None,
                radius: 1.0,
            }),
        ),
        ("[1]", Loose::Unknown("[1]".parse().expect("JSON"))),
        ("true", Loose::Unknown(Json::Bool(true))),
        ("null", Loose::Unknown(Json::Null)),
    ] {
        assert_eq!(loose(text), expected, "{text}");
    }
}

#[test]
fn nesting_is_counted_through_unions() {
    let deep = |n: usize| {
        format!(
            "{}{}",
            r#"{"type":"group","shapes":["#.repeat(n),
            "]}".repeat(n)
        )
    };
    assert!(serde_json::from_str::<Shape>(&deep(60)).is_ok());
    for levels in [70, 1_000, 100_000] {
        let error = serde_json::from_str::<Shape>(&deep(levels)).expect_err("too deep");
        assert!(
            error.to_string().contains("nested deeper than 128"),
            "{error}"
        );
    }
}

/// Told by a member that its variants do not know, and keep.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    First(Kept),
    Second(Kept),
    Unknown(Json),
}

impl Union for Told {
    const NAME: &'static str = "Told";
    const TAG: Option<&'static str> = Some("kind");
    const TAGS: &'static [(&'static str, usize)] = &[("first", 0), ("one", 0), ("second", 1)];
    const VARIANTS: &'static [Variant] = &[Variant::record::<Kept>(), Variant::record::<Kept>()];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::First),
            _ => value.read(Self::Second),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::First(variant) => value.tagged("first", variant),
            Self::Second(variant) => value.tagged("second", variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Told);

#[test]
fn a_discriminator_that_was_kept_is_written_once() {
    for text in [
        r#"{"id":"a","kind":"first","x":1}"#,
        r#"{"id":"a","x":1,"kind":"one"}"#,
        r#"{"id":"a","kind":"second"}"#,
    ] {
        let told: Told = serde_json::from_str(text).expect("told");
        assert_eq!(written(&told), text);
    }
    // What was read as one variant and is now another tells the other.
    let Ok(Told::First(kept)) = serde_json::from_str(r#"{"x":1,"kind":"one"}"#) else {
        panic!("`one` tells the first");
    };
    assert_eq!(written(&Told::Second(kept)), r#"{"kind":"second","x":1}"#);
    assert_eq!(
        written(&Told::First(Kept::default())),
        r#"{"kind":"first"}"#
    );
}

/// A union beside a record: what the union would keep unread is left to the record.
#[derive(Clone, Debug, PartialEq)]
enum Nested {
    Shape(Shape),
    Loose(Loose),
    Kept(Kept),
    Unknown(Json),
}

impl Union for Nested {
    const NAME: &'static str = "Nested";
    const VARIANTS: &'static [Variant] = &[
        Variant::union::<Shape>(),
        Variant::union::<Loose>(),
        Variant::record::<Kept>(),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Shape),
            1 => value.read(Self::Loose),
            _ => value.read(Self::Kept),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Shape(variant) => value.write(variant),
            Self::Loose(variant) => value.write(variant),
            Self::Kept(variant) => value.write(variant),
            Self::Unknown(json) => value.write(json),
        }
    }
}

model::union!(Nested);

#[test]
fn a_union_in_a_union_takes_what_its_variants_take() {
    let nested = |text: &str| serde_json::from_str::<Nested>(text).expect("anything is read");
    let circle = r#"{"type":"circle","radius":2.0}"#;
    assert!(matches!(nested(circle), Nested::Shape(Shape::Circle(_))));
    let kept = r#"{"id":"a","other":1}"#;
    assert!(
        matches!(nested(kept), Nested::Kept(_)),
        "{:?}",
        nested(kept)
    );
    for text in [circle, kept, "[[]]", "null"] {
        assert_eq!(written(&nested(text)), text);
    }
    assert!(matches!(nested("null"), Nested::Unknown(_)));
}

/// Kinds in the order from the general to the particular.
#[derive(Clone, Debug, PartialEq)]
enum Order {
    Any(Json),
    Number(f64),
    Integer(i64),
    Text(String),
    Date(Date),
    Listed(Frequency),
    Map(BTreeMap<String, Json>),
    Circle(Circle),
    Unknown(Json),
}

impl Union for Order {
    const NAME: &'static str = "Order";
    const VARIANTS: &'static [Variant] = &[
        Variant::of(Kind::Any),
        Variant::of(Kind::Number),
        Variant::of(Kind::Integer),
        Variant::of(Kind::String),
        Variant::of(Kind::Format),
        Variant::text_enum::<Frequency>(),
        Variant::of(Kind::Object),
        Variant::record::<Circle>(),
    ];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Any),
            1 => value.read(Self::Number),
            2 => value.read(Self::Integer),
            3 => value.read(Self::Text),
            4 => value.read(Self::Date),
            5 => value.read(Self::Listed),
            6 => value.read(Self::Map),
            _ => value.read(Self::Circle),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Any(variant) | Self::Unknown(variant) => value.write(variant),
            Self::Number(variant) => value.write(variant),
            Self::Integer(variant) => value.write(variant),
            Self::Text(variant) => value.write(variant),
            Self::Date(variant) => value.write(variant),
            Self::Listed(variant) => value.write(variant),
            Self::Map(variant) => value.write(variant),
            Self::Circle(variant) => value.write(variant),
        }
    }
}

model::union!(Order);

#[test]
fn the_most_particular_variant_is_taken_whatever_the_order() {
    let order = |text: &str| serde_json::from_str::<Order>(text).expect("anything is read");
    assert!(matches!(order("7"), Order::Integer(7)));
    assert!(matches!(order("7.5"), Order::Number(_)));
    assert!(matches!(order("\"2024-05-04\""), Order::Date(_)));
    assert!(
        matches!(order("\"hourly\""), Order::Listed(_)),
        "{:?}",
        order("\"hourly\"")
    );
    assert!(matches!(order("\"other\""), Order::Text(_)));
    assert!(matches!(order("{\"radius\":1}"), Order::Circle(_)));
    // Of a record that is not whole, only a map is left, and it knows no member by name.
    assert!(
        matches!(order("{\"x\":1}"), Order::Any(_)),
        "{:?}",
        order("{\"x\":1}")
    );
    assert!(matches!(order("{}"), Order::Map(_)));
    assert!(matches!(order("null"), Order::Any(_)));
}

/// Each level is tried as two kinds, and either reads the level below: 2 to the power of 100 tries, if nothing were
/// remembered.
#[test]
fn unions_in_unions_are_tried_once() {
    let text = format!("{}\"end\"{}", "[".repeat(100), ",\"w\"]".repeat(100));
    let mut knot: Knot = serde_json::from_str(&text).expect("a knot");
    assert_eq!(serde_json::to_string(&knot).expect("JSON"), text);
    let mut depth = 0;
    while let Knot::Word((inner, _)) = knot {
        knot = *inner;
        depth += 1;
    }
    assert_eq!((depth, knot), (100, Knot::End("end".to_owned())));
    // What fits nowhere is tried once as well.
    let text = format!("{}\"end\"{}", "[".repeat(100), ",true]".repeat(100));
    let knot: Knot = serde_json::from_str(&text).expect("JSON");
    assert!(matches!(knot, Knot::Unknown(_)));
    // Nothing of it is remembered for another value.
    let knot: Knot = serde_json::from_str("[\"end\",1]").expect("a knot");
    assert!(matches!(knot, Knot::Number(_)));
}
