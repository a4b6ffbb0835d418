//! How does a parameter's value become text? By style and shape (OAS 3.0.4 § Style Values), or not at all.

use super::{Encoding, QueryStyle};
use crate::diagnostics::{Diagnostics, Feature, escape};
use crate::ir::{
    Api, EnumKind, Parameter, ParameterForm, Place, Shape, Style, Ty, TypeUse, Untyped,
};
use crate::plan::media::resolved;

/// The shapes that styles spell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ParameterShape {
    One,
    List,
    Members,
    /// Whatever the caller's JSON is.
    Any,
}

/// Decides the encoding of a parameter; none, after a report, when the runtime has no such encoding.
pub(super) fn encoding(
    api: &Api,
    parameter: &Parameter,
    diagnostics: &mut Diagnostics,
) -> Option<Encoding> {
    let (style, explode) = match &parameter.form {
        ParameterForm::Styled {
            style,
            explode,
            allow_reserved: _,
            allow_empty: _,
        } => (*style, *explode),
        ParameterForm::Content(_) => {
            diagnostics.unsupported_because(
                parameter.origin,
                Feature::ParameterContent,
                said(parameter, "is written as a document of its own"),
            );
            return None;
        }
    };
    if parameter.place == Place::Cookie {
        diagnostics.unsupported_because(
            parameter.origin,
            Feature::CookieParameters,
            said(parameter, "goes into a cookie"),
        );
        return None;
    }
    let found =
        shape(api, &parameter.value).and_then(|shape| match (parameter.place, style, shape) {
            (Place::Path, Style::Simple, ParameterShape::One | ParameterShape::List) => {
                Some(Encoding::Path)
            }
            (Place::Path, Style::Simple, ParameterShape::Members) if !explode => {
                Some(Encoding::Path)
            }
            (Place::Header, Style::Simple, ParameterShape::One | ParameterShape::List) => {
                Some(Encoding::Header)
            }
            (Place::Header, Style::Simple, ParameterShape::Members) if !explode => {
                Some(Encoding::Header)
            }
            (Place::Query, style, shape) => query_style(style, explode, shape).map(Encoding::Query),
            (Place::Path | Place::Header | Place::Cookie, _, _) => None,
        });
    if found.is_none() {
        diagnostics.unsupported_because(
            parameter.origin,
            Feature::ParameterStyle,
            said(
                parameter,
                "has a style and a type that are not written together",
            ),
        );
    }
    found
}

fn said(parameter: &Parameter, what: &str) -> String {
    format!("the parameter `{}` {what}", escape(parameter.name.as_str()))
}

fn query_style(style: Style, explode: bool, shape: ParameterShape) -> Option<QueryStyle> {
    let single = shape == ParameterShape::One;
    match style {
        // One value is the same in all of them; exploded, lists are, too.
        Style::Form | Style::SpaceDelimited | Style::PipeDelimited if single => {
            Some(QueryStyle::Form)
        }
        Style::SpaceDelimited | Style::PipeDelimited
            if explode && shape == ParameterShape::List =>
        {
            Some(QueryStyle::Form)
        }
        Style::Form if explode => Some(QueryStyle::Form),
        Style::Form => Some(QueryStyle::FormJoined),
        Style::SpaceDelimited => Some(QueryStyle::SpaceDelimited),
        Style::PipeDelimited => Some(QueryStyle::PipeDelimited),
        Style::DeepObject => matches!(shape, ParameterShape::Members | ParameterShape::Any)
            .then_some(QueryStyle::DeepObject),
        Style::Matrix | Style::Label | Style::Simple => None,
    }
}

/// The shape of a value; none for those that styles cannot spell.
fn shape(api: &Api, value: &TypeUse) -> Option<ParameterShape> {
    match &resolved(api, value).ty {
        Ty::List(items) => is_single(api, items).then_some(ParameterShape::List),
        Ty::Map(values) => is_single(api, values).then_some(ParameterShape::Members),
        Ty::Untyped(Untyped::Anything | Untyped::Allowed) => Some(ParameterShape::Any),
        Ty::Untyped(Untyped::FreeObject) => Some(ParameterShape::Members),
        Ty::Untyped(Untyped::OnlyNull) => None,
        Ty::Named(_) | Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => {
            is_single(api, value).then_some(ParameterShape::One)
        }
    }
}

/// Whether a value is one text: a scalar or an enumeration.
fn is_single(api: &Api, value: &TypeUse) -> bool {
    match &resolved(api, value).ty {
        Ty::Text(_)
        | Ty::Bool
        | Ty::Integer(_)
        | Ty::Number(_)
        | Ty::Untyped(Untyped::Anything | Untyped::Allowed) => true,
        Ty::Named(id) => match api.types.get(*id).map(|def| &def.shape) {
            Some(Shape::Enum(shape)) => match shape.kind {
                EnumKind::Text | EnumKind::Integer => true,
                EnumKind::Mixed => false,
            },
            Some(Shape::Struct(_) | Shape::Union(_) | Shape::Alias(_)) | None => false,
        },
        Ty::List(_) | Ty::Map(_) | Ty::Untyped(Untyped::FreeObject | Untyped::OnlyNull) => false,
    }
}
