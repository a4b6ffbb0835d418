//! How does a parameter's value become text? By style and shape (OAS 3.0.4 § Style Values), or not at all.

use super::{Encoding, Escapes, ParameterPlan, PathStyle, QueryStyle, Texts};
use crate::diagnostics::{Diagnostics, Feature, catalog, escape};
use crate::ir::{
    Api, EnumKind, Extra, Json, MediaType, Operation, Parameter, ParameterForm, Place, Reserved,
    Shape, Style, Ty, TypeId, TypeUse, Untyped,
};
use crate::plan::media::{Family, family, resolved, resolved_within};
use crate::plan::scalars::Scalar;

/// Whether an item or member is an array or an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    Flat,
    Nested,
}

/// The shapes that a value can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shapes {
    one: bool,
    list: bool,
    members: bool,
    depth: Depth,
    texts: Texts,
}

impl Shapes {
    const ONE: Self = Self {
        one: true,
        list: false,
        members: false,
        depth: Depth::Flat,
        texts: Texts::OfType,
    };

    const ANY: Self = Self {
        one: true,
        list: true,
        members: true,
        depth: Depth::Flat,
        texts: Texts::OfType,
    };

    fn list(item: Inner) -> Self {
        Self {
            one: false,
            list: true,
            ..Self::of(item)
        }
    }

    fn members(member: Inner) -> Self {
        Self {
            one: false,
            members: true,
            ..Self::of(member)
        }
    }

    fn of(inner: Inner) -> Self {
        match inner {
            Inner::Text(texts) => Self { texts, ..Self::ONE },
            Inner::Nested => Self {
                depth: Depth::Nested,
                texts: Texts::OfJson,
                ..Self::ONE
            },
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
            depth: self.depth.max(other.depth),
            texts: self.texts.max(other.texts),
        }
    }
}

/// Whether a value always is an object, whose members stand under names of their own.
pub(crate) fn has_members(api: &Api, value: &TypeUse) -> bool {
    shapes(api, value).is_some_and(|shapes| shapes.members && !shapes.one && !shapes.list)
}

/// Whether the members of a value are parameters of their own.
pub(crate) fn is_spread(api: &Api, planned: &ParameterPlan, stated: &Parameter) -> bool {
    let explodes = matches!(
        planned.encoding,
        Encoding::Query(QueryStyle::Form) | Encoding::Cookie { explode: true }
    );
    explodes && planned.texts != Texts::JsonText && has_members(api, &stated.value)
}

/// Whether the document takes `name=` for the parameter being left out (OAS 3.0.4 § Parameter Object, `allowEmptyValue`).
pub(crate) fn allows_empty(parameter: &Parameter) -> bool {
    matches!(
        parameter.form,
        ParameterForm::Styled {
            allow_empty: true,
            ..
        }
    )
}

/// The same where the type holds an empty text, so that the caller can send it, whatever the rules of other texts are.
pub(crate) fn takes_empty(api: &Api, parameter: &Parameter) -> bool {
    let ty = &resolved(api, &parameter.value).ty;
    allows_empty(parameter) && Scalar::of(ty) == Some(Scalar::Text)
}

/// What an item of a list or a member of an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inner {
    /// One text.
    Text(Texts),
    /// A list or an object of its own, for which OAS has no style.
    Nested,
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
            reserved: _,
            allow_empty: _,
        } => (*style, *explode),
        ParameterForm::Content(media_type) | ParameterForm::WholeQuery(media_type) => {
            return of_content(api, parameter, media_type, diagnostics);
        }
    };
    let shapes = shapes(api, &parameter.value);
    let found = shapes.and_then(|shapes| {
        let encoding = match parameter.place {
            Place::Path => path_style(style, explode, shapes).map(Encoding::Path),
            Place::Query => query_style(style, explode, shapes).map(Encoding::Query),
            Place::Header => (style == Style::Simple).then_some(Encoding::Header {
                explode: explode && shapes.members,
            }),
            Place::Cookie => Some(Encoding::Cookie {
                explode: explode && !shapes.is_one(),
            }),
        };
        let texts = match encoding? {
            Encoding::Query(QueryStyle::DeepObject)
                if shapes.list || shapes.depth == Depth::Nested =>
            {
                Texts::Bracketed
            }
            _ => shapes.texts,
        };
        Some((encoding?, texts))
    });
    let is_deep = matches!(found, Some((_, Texts::Bracketed)));
    if is_deep || found.is_some() && shapes.is_some_and(|shapes| shapes.depth == Depth::Nested) {
        let how = match found {
            Some((_, Texts::Bracketed)) => "has nested values, whose names are written in brackets",
            _ => "has nested values, which are written as JSON text",
        };
        let message = catalog::plan::NESTED_PARAMETER.message(said(parameter, how));
        diagnostics.report(parameter.origin, message);
    }
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

/// A parameter that is a document of its own (OAS 3.0.4 § Parameter Object, `content`).
fn of_content(
    api: &Api,
    parameter: &Parameter,
    media_type: &MediaType,
    diagnostics: &mut Diagnostics,
) -> Option<(Encoding, Texts)> {
    let is_one = || shapes(api, &parameter.value).is_some_and(Shapes::is_one);
    let texts = match family(media_type) {
        Family::Json => Some(Texts::JsonText),
        Family::Text if is_one() => Some(Texts::OfType),
        // The text is the query, whatever language it is in (`application/jsonpath`).
        Family::Bytes if is_whole_query(parameter) && is_one() => Some(Texts::OfType),
        Family::Text | Family::Bytes | Family::Form | Family::Stream => None,
    };
    let Some(texts) = texts else {
        let shown = escape(&media_type.text);
        let what = if is_whole_query(parameter) && family(media_type) == Family::Form {
            format!(
                "is the whole query as `{shown}`: such a form is written of an object and without `encoding`"
            )
        } else {
            format!("is written as `{shown}`")
        };
        diagnostics.unsupported_because(
            parameter.origin,
            Feature::ParameterContent,
            said(parameter, &what),
        );
        return None;
    };
    let encoding = match parameter.place {
        Place::Path => Encoding::Path(PathStyle::Simple),
        Place::Query if is_whole_query(parameter) => Encoding::WholeQuery,
        Place::Query => Encoding::Query(QueryStyle::Form),
        Place::Header => Encoding::Header { explode: false },
        Place::Cookie => Encoding::Cookie { explode: false },
    };
    Some((encoding, texts))
}

fn is_whole_query(parameter: &Parameter) -> bool {
    matches!(parameter.form, ParameterForm::WholeQuery(_))
}

fn said(parameter: &Parameter, what: &str) -> String {
    format!("the parameter `{}` {what}", escape(parameter.name.as_str()))
}

/// Which characters of a parameter's value are percent-encoded.
pub(super) fn escapes(operation: &Operation, index: usize) -> Escapes {
    let Some(stated) = operation.parameters.get(index) else {
        return Escapes::All;
    };
    let reserved = match &stated.form {
        ParameterForm::Styled { reserved, .. } => *reserved,
        ParameterForm::Content(_) | ParameterForm::WholeQuery(_) => Reserved::Encoded,
    };
    match (reserved, stated.place) {
        (Reserved::KeptWithSlashes, Place::Path) => Escapes::ButSlashes,
        (Reserved::KeptWithSlashes | Reserved::Kept, Place::Path | Place::Query) => {
            Escapes::Meaningful
        }
        (Reserved::Encoded, _) | (_, Place::Header | Place::Cookie) => Escapes::All,
    }
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
        Style::DeepObject if shapes.is_one() => Some(QueryStyle::Form),
        Style::DeepObject => Some(QueryStyle::DeepObject),
        Style::Matrix | Style::Label | Style::Simple => None,
    }
}

/// The shapes of a value; none when styles cannot spell all that it can be.
fn shapes(api: &Api, value: &TypeUse) -> Option<Shapes> {
    shapes_within(api, value, &mut Vec::new())
}

/// The same for a value inside the types `open`.
fn shapes_within(api: &Api, value: &TypeUse, open: &mut Vec<TypeId>) -> Option<Shapes> {
    let outside = open.len();
    let shapes = resolved_within(api, value, open).and_then(|value| shapes_of(api, value, open));
    open.truncate(outside);
    shapes
}

fn shapes_of(api: &Api, value: &TypeUse, open: &mut Vec<TypeId>) -> Option<Shapes> {
    match &value.ty {
        Ty::List(items) => Some(Shapes::list(inner(api, items, open)?)),
        Ty::Map(values) => Some(Shapes::members(inner(api, values, open)?)),
        Ty::Untyped(Untyped::Anything | Untyped::Allowed) => Some(Shapes::ANY),
        Ty::Untyped(Untyped::FreeObject) => Some(Shapes::members(Inner::Text(Texts::OfType))),
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
                values.all(|value| is_one(&value.value)).then_some(Shapes {
                    texts: Texts::OfJson,
                    ..Shapes::ONE
                })
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
                Extra::Allowed | Extra::Refused | Extra::Kept | Extra::KeptAndRefused => None,
            };
            let members = shape.fields.iter().map(|field| &field.value).chain(extra);
            let members = members.map(|value| inner(api, value, open));
            let mut nested = false;
            let mut all = true;
            for member in members {
                nested |= member == Some(Inner::Nested);
                all &= member.is_some();
            }
            open.pop();
            let member = if nested {
                Inner::Nested
            } else {
                Inner::Text(Texts::OfJson)
            };
            all.then(|| Shapes::members(member))
        }
        // Aliases have been resolved.
        Shape::Alias(_) => None,
    }
}

/// What an item or member is; none when it can be nothing but `null`. Untyped JSON is the caller's.
fn inner(api: &Api, value: &TypeUse, open: &mut Vec<TypeId>) -> Option<Inner> {
    let outside = open.len();
    let holds_itself = match resolved_within(api, value, open) {
        Some(value) => value.ty.named().is_some_and(|id| open.contains(&id)),
        None => true,
    };
    open.truncate(outside);
    if holds_itself {
        return Some(Inner::Nested);
    }
    let shapes = shapes_within(api, value, open)?;
    Some(if shapes.is_one() || shapes == Shapes::ANY {
        Inner::Text(shapes.texts)
    } else {
        Inner::Nested
    })
}
