//! How does a parameter become text? The table of OAS 3.0.4 § Style Values.
//!
//! | style | places | values |
//! |---|---|---|
//! | matrix, label | path | any |
//! | simple | path, header | any |
//! | form | query, cookie | any |
//! | spaceDelimited, pipeDelimited | query | arrays; objects that are not exploded |
//! | deepObject | query | objects |

use super::context::Context;
use super::docs::flag;
use crate::diagnostics::catalog::lower as catalog;
use crate::ir::{ParameterForm, Place, Reserved, Style};
use crate::source::At;

/// What a value is, as far as styles care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A string, number or boolean.
    Scalar,
    /// An array.
    Array,
    /// An object.
    Object,
    /// A union of these, or anything.
    Any,
}

/// The style of a parameter or header that has a `schema`, defaults filled in.
pub(super) fn lower(cx: &mut Context<'_, '_>, at: At<'_>, place: Place) -> ParameterForm {
    let stated = at
        .get("style")
        .and_then(|style| Some((style, by_name(style.as_str()?)?)));
    let style = match stated {
        Some((_, style)) if goes_in(style, place) => style,
        Some((site, style)) => {
            let what = format!(
                "the style `{}` has no meaning {}: `{}` is used",
                name(style),
                where_it_goes(place),
                name(default_style(place))
            );
            cx.say(site.origin(), &catalog::STYLE_OUT_OF_PLACE, what);
            default_style(place)
        }
        None => default_style(place),
    };
    // `deepObject` has a meaning only when it is exploded, so it is, whether or not the document says so.
    let explode = match at.get("explode").and_then(At::as_bool) {
        _ if style == Style::DeepObject => true,
        Some(explode) => explode,
        None => style == Style::Form,
    };
    ParameterForm::Styled {
        style,
        explode,
        reserved: reserved(at, place),
        allow_empty: place == Place::Query && flag(at, "allowEmptyValue"),
    }
}

/// Microsoft's documents say of values that are sent as they are that they skip encoding, slashes included.
fn reserved(at: At<'_>, place: Place) -> Reserved {
    match place {
        Place::Path | Place::Query if flag(at, "x-ms-skip-url-encoding") => {
            Reserved::KeptWithSlashes
        }
        Place::Path | Place::Query if flag(at, "allowReserved") => Reserved::Kept,
        Place::Path | Place::Query | Place::Header | Place::Cookie => Reserved::Encoded,
    }
}

/// Whether the table has an entry for this style with this kind of value.
pub(super) fn has_meaning(style: Style, explode: bool, kind: Kind) -> bool {
    match (style, kind) {
        (Style::Matrix | Style::Label | Style::Simple | Style::Form, _)
        | (_, Kind::Any)
        | (Style::SpaceDelimited | Style::PipeDelimited, Kind::Array)
        | (Style::DeepObject, Kind::Object) => true,
        (Style::SpaceDelimited | Style::PipeDelimited, Kind::Object) => !explode,
        (Style::SpaceDelimited | Style::PipeDelimited, Kind::Scalar)
        | (Style::DeepObject, Kind::Scalar | Kind::Array) => false,
    }
}

/// The style of that name.
pub(super) fn by_name(name: &str) -> Option<Style> {
    ALL.iter().copied().find(|style| self::name(*style) == name)
}

/// The name of a style.
pub(super) fn name(style: Style) -> &'static str {
    match style {
        Style::Matrix => "matrix",
        Style::Label => "label",
        Style::Simple => "simple",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
    }
}

const ALL: [Style; 7] = [
    Style::Matrix,
    Style::Label,
    Style::Simple,
    Style::Form,
    Style::SpaceDelimited,
    Style::PipeDelimited,
    Style::DeepObject,
];

fn goes_in(style: Style, place: Place) -> bool {
    match style {
        Style::Matrix | Style::Label => place == Place::Path,
        Style::Simple => matches!(place, Place::Path | Place::Header),
        Style::Form => matches!(place, Place::Query | Place::Cookie),
        Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject => place == Place::Query,
    }
}

fn default_style(place: Place) -> Style {
    match place {
        Place::Path | Place::Header => Style::Simple,
        Place::Query | Place::Cookie => Style::Form,
    }
}

fn where_it_goes(place: Place) -> &'static str {
    match place {
        Place::Path => "in a path",
        Place::Query => "in a query",
        Place::Header => "in a header",
        Place::Cookie => "in a cookie",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_has_a_name_and_a_place() {
        for style in ALL {
            assert_eq!(by_name(name(style)), Some(style));
            assert!(
                [Place::Path, Place::Query, Place::Header, Place::Cookie]
                    .iter()
                    .any(|p| goes_in(style, *p))
            );
        }
        for place in [Place::Path, Place::Query, Place::Header, Place::Cookie] {
            assert!(goes_in(default_style(place), place));
        }
    }

    #[test]
    fn the_table_of_the_specification() {
        use Kind::{Array, Object, Scalar};
        for (style, explode, meaning) in [
            (Style::Matrix, true, [true, true, true]),
            (Style::Label, false, [true, true, true]),
            (Style::Simple, false, [true, true, true]),
            (Style::Form, true, [true, true, true]),
            (Style::SpaceDelimited, false, [false, true, true]),
            (Style::SpaceDelimited, true, [false, true, false]),
            (Style::PipeDelimited, false, [false, true, true]),
            (Style::DeepObject, true, [false, false, true]),
        ] {
            assert_eq!(
                [Scalar, Array, Object].map(|kind| has_meaning(style, explode, kind)),
                meaning,
                "{style:?}"
            );
        }
    }
}
