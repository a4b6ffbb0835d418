//! What can be said only when every type is known? Whether a style goes with its parameter's type, and an encoding with
//! its body's properties.

use super::context::Context;
use super::style::{self, Kind};
use crate::diagnostics::catalog::lower as catalog;
use crate::diagnostics::{Severity, escape};
use crate::ir::{
    Content, EnumKind, Header, Operation, ParameterForm, Shape, SpecName, Style, Ty, TypeId,
    TypeTable, TypeUse,
};
use crate::source::Origin;

/// How many named types are followed to learn what a value is: alternatives of alternatives count each.
const FOLLOWED: usize = 64;

/// Looks at every operation.
pub(super) fn run(cx: &mut Context<'_, '_>, types: &TypeTable, operations: &[Operation]) {
    for operation in operations {
        for parameter in &operation.parameters {
            look_at_style(
                cx,
                types,
                (parameter.origin, &parameter.form, &parameter.value),
            );
        }
        let bodies = operation.body.iter().flat_map(|body| &body.content);
        for content in bodies.chain(
            operation
                .responses
                .iter()
                .flat_map(|response| &response.content),
        ) {
            look_at_encodings(cx, types, content);
        }
        for header in operation
            .responses
            .iter()
            .flat_map(|response| &response.headers)
        {
            let Header {
                origin,
                form,
                value,
                ..
            } = header;
            look_at_style(cx, types, (*origin, form, value));
        }
    }
}

fn look_at_style(
    cx: &mut Context<'_, '_>,
    types: &TypeTable,
    (at, form, value): (Origin, &ParameterForm, &TypeUse),
) {
    let ParameterForm::Styled { style, explode, .. } = form else {
        return;
    };
    let Some(kind) = kind(types, value) else {
        return;
    };
    if style::has_meaning(*style, *explode, kind) {
        return;
    }
    let what = match kind {
        Kind::Scalar => "a single value",
        Kind::Array => "an array",
        Kind::Object => "an object",
        Kind::Any => "a value of any type",
    };
    let exploded = if *explode && *style != Style::DeepObject {
        ", exploded,"
    } else {
        ""
    };
    let text = format!(
        "the style `{}`{exploded} does not say how to write {what}",
        style::name(*style)
    );
    cx.say(at, &catalog::STYLE_OF_TYPE, text);
}

/// What a value is; `None` when it takes too long to say.
fn kind(types: &TypeTable, value: &TypeUse) -> Option<Kind> {
    let mut found: Option<Kind> = None;
    let mut pending = vec![value];
    let mut seen: Vec<TypeId> = Vec::new();
    while let Some(value) = pending.pop() {
        let kind = match &value.ty {
            Ty::Named(id) if seen.contains(id) => continue,
            Ty::Named(id) => {
                seen.push(*id);
                match &types.get(*id)?.shape {
                    Shape::Struct(_) => Kind::Object,
                    Shape::Enum(list) => match list.kind {
                        EnumKind::Text | EnumKind::Integer | EnumKind::Mixed => Kind::Scalar,
                    },
                    Shape::Alias(inner) => {
                        pending.push(inner);
                        continue;
                    }
                    Shape::Union(union) => {
                        pending.extend(union.variants.iter().map(|variant| &variant.value));
                        continue;
                    }
                }
            }
            Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_) => Kind::Scalar,
            Ty::List(_) => Kind::Array,
            Ty::Map(_) => Kind::Object,
            Ty::Untyped(_) => Kind::Any,
        };
        if seen.len() > FOLLOWED {
            return None;
        }
        found = match found {
            None => Some(kind),
            Some(known) if known == kind => Some(kind),
            Some(_) => return Some(Kind::Any),
        };
    }
    found
}

fn look_at_encodings(cx: &mut Context<'_, '_>, types: &TypeTable, content: &Content) {
    let Some(TypeUse {
        ty: Ty::Named(id), ..
    }) = &content.value
    else {
        return;
    };
    let Some(Shape::Struct(body)) = types.get(*id).map(|def| &def.shape) else {
        return;
    };
    let is_property = |name: &SpecName| body.fields.iter().any(|field| field.name == *name);
    // Where other encodings meet properties, one that does not is a leftover.
    let some_are = content.encoding.keys().any(is_property);
    // § Media Type Object: `encoding` applies to forms, and is ignored in other bodies.
    let is_form =
        content.media_type.main == "multipart" || content.media_type.sub == "x-www-form-urlencoded";
    for (name, encoding) in content
        .encoding
        .iter()
        .filter(|(name, _)| !is_property(name))
    {
        let what = format!("the body has no property `{}`", escape(name.as_str()));
        cx.say_with(
            encoding.origin.key(),
            &catalog::UNKNOWN_ENCODING,
            what,
            |message| {
                if some_are || !is_form {
                    message.severity(Severity::Warning)
                } else {
                    message
                }
            },
        );
    }
}
