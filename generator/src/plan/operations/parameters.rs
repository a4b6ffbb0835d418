//! How does a parameter's value become text? By style and shape (OAS 3.0.4 § Style Values), or not at all.

use super::{Encoding, PathStyle, QueryStyle, Texts};
use crate::diagnostics::{Diagnostics, Feature, escape};
use crate::ir::{
    Api, EnumKind, Extra, Json, Parameter, ParameterForm, Place, Shape, Style, Ty, TypeId, TypeUse,
    Untyped,
};
use crate::plan::media::resolved;

/// The shapes that a value can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shapes {
    one: bool,
    list: bool,
    members: bool,
    texts: Texts,
}

impl Shapes {
    const ONE: Self = Self {
        one: true,
        list: false,
        members: false,
        texts: Texts::OfType,
    };

    const ANY: Self = Self {
        one: true,
        list: true,
        members: true,
        texts: Texts::OfType,
    };

    fn list(texts: Texts) -> Self {
        Self {
            one: false,
            list: true,
            texts,
            ..Self::ONE
        }
    }

    fn members(texts: Texts) -> Self {
        Self {
            one: false,
            members: true,
            texts,
            ..Self::ONE
        }
    }

    fn is_one(self) -> bool {
        self.one && !self.list && !self.members
    }

    /// The shapes of values that have either.
    fn or(self, other: Self) -> Self {
        Self {
            one: self.one || other.one,
            list: self.list || other.list,
            members: self.members || other.members,
            texts: self.texts.max(other.texts),
        }
    }
}

/// Decides the encoding of a parameter; none, after a report, when the runtime has no such encoding.
pub(super) fn encoding(
    api: &Api,
    parameter: &Parameter,
    diagnostics: &mut Diagnostics,
) -> Option<(Encoding, Texts)> {
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
    let found = shapes(api, &parameter.value).and_then(|shapes| {
        let encoding = match parameter.place {
            Place::Path => path_style(style, explode, shapes).map(Encoding::Path),
            Place::Query => query_style(style, explode, shapes).map(Encoding::Query),
            Place::Header => (style == Style::Simple).then_some(Encoding::Header {
                explode: explode && shapes.members,
            }),
            // Exploded lists and objects would be several cookies, which OAS does not describe.
            Place::Cookie => (shapes.is_one() || !explode).then_some(Encoding::Cookie),
        };
        Some((encoding?, shapes.texts))
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

fn path_style(style: Style, explode: bool, shapes: Shapes) -> Option<PathStyle> {
    match (style, explode) {
        (Style::Simple, true) if shapes.members => Some(PathStyle::SimpleExploded),
        (Style::Simple, _) => Some(PathStyle::Simple),
        (Style::Label, false) => Some(PathStyle::Label),
        (Style::Label, true) => Some(PathStyle::LabelExploded),
        (Style::Matrix, false) => Some(PathStyle::Matrix),
        (Style::Matrix, true) => Some(PathStyle::MatrixExploded),
        (
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject,
            true | false,
        ) => None,
    }
}

fn query_style(style: Style, explode: bool, shapes: Shapes) -> Option<QueryStyle> {
    match style {
        // One value is the same in all of them; exploded, lists are, too.
        Style::Form | Style::SpaceDelimited | Style::PipeDelimited if shapes.is_one() => {
            Some(QueryStyle::Form)
        }
        Style::SpaceDelimited | Style::PipeDelimited if explode && !shapes.members => {
            Some(QueryStyle::Form)
        }
        Style::Form if explode => Some(QueryStyle::Form),
        Style::Form => Some(QueryStyle::FormJoined),
        Style::SpaceDelimited => Some(QueryStyle::SpaceDelimited),
        Style::PipeDelimited => Some(QueryStyle::PipeDelimited),
        Style::DeepObject => shapes.members.then_some(QueryStyle::DeepObject),
        Style::Matrix | Style::Label | Style::Simple => None,
    }
}

/// The shapes of a value; none when styles cannot spell all that it can be.
fn shapes(api: &Api, value: &TypeUse) -> Option<Shapes> {
    shapes_within(api, value, &mut Vec::new())
}

/// The same for a value inside the unions `open`.
fn shapes_within(api: &Api, value: &TypeUse, open: &mut Vec<TypeId>) -> Option<Shapes> {
    match &resolved(api, value).ty {
        Ty::List(items) => single(api, items, open).map(Shapes::list),
        Ty::Map(values) => single(api, values, open).map(Shapes::members),
        Ty::Untyped(Untyped::Anything | Untyped::Allowed) => Some(Shapes::ANY),
        Ty::Untyped(Untyped::FreeObject) => Some(Shapes::members(Texts::OfType)),
        Ty::Untyped(Untyped::OnlyNull | Untyped::Replaced) => None,
        Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => Some(Shapes::ONE),
        Ty::Named(id) => of_named(api, *id, open),
    }
}

fn of_named(api: &Api, id: TypeId, open: &mut Vec<TypeId>) -> Option<Shapes> {
    if open.contains(&id) {
        return None;
    }
    match &api.types.get(id)?.shape {
        Shape::Enum(shape) => match shape.kind {
            EnumKind::Text | EnumKind::Integer => Some(Shapes::ONE),
            EnumKind::Mixed => {
                let mut values = shape.values.iter();
                let is_one = |value: &Json| !matches!(value, Json::Array(_) | Json::Object(_));
                values
                    .all(|value| is_one(&value.value))
                    .then_some(Shapes::ONE)
            }
        },
        Shape::Union(shape) => {
            open.push(id);
            let variants = shape.variants.iter();
            let mut variants = variants.map(|variant| shapes_within(api, &variant.value, open));
            let first = variants.next()??;
            let all = variants.try_fold(first, |all, shapes| Some(all.or(shapes?)));
            open.pop();
            all.map(|all| Shapes {
                texts: Texts::OfJson,
                ..all
            })
        }
        Shape::Struct(shape) => {
            open.push(id);
            let extra = match &shape.extra {
                Extra::Typed(value) => Some(value.as_ref()),
                Extra::Allowed | Extra::Refused => None,
            };
            let members = shape.fields.iter().map(|field| &field.value).chain(extra);
            let is_flat = members
                .map(|value| single(api, value, open))
                .all(|texts| texts.is_some());
            open.pop();
            is_flat.then_some(Shapes::members(Texts::OfJson))
        }
        // Aliases have been resolved.
        Shape::Alias(_) => None,
    }
}

/// How an item or member becomes its one text; none when it is not one. Untyped JSON is the caller's.
fn single(api: &Api, value: &TypeUse, open: &mut Vec<TypeId>) -> Option<Texts> {
    let shapes = shapes_within(api, value, open)?;
    (shapes.is_one() || shapes == Shapes::ANY).then_some(shapes.texts)
}
