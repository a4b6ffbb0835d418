//! What holds when nothing is given? `default`, which must be of the type it stands for.

use indexmap::IndexMap;

use super::Context;
use super::keywords::JsonType;
use super::literal::{self, Fit};
use crate::diagnostics::catalog::schema as catalog;
use crate::ir::Json;
use crate::lower::json;
use crate::source::{At, Value};

/// The default of a place whose type is known, if it is one (OAS 3.0.4 § Schema Object: "the value MUST conform to the
/// defined type"). `null` says that there is no default.
pub(in crate::lower) fn fit(
    cx: &mut Context<'_, '_>,
    at: At<'_>,
    ty: Option<JsonType>,
) -> Option<Json> {
    if at.is_null() {
        return None;
    }
    let Some(ty) = ty else {
        return Some(json::lower(at));
    };
    match literal::fit(at, ty) {
        Fit::Exact(value) => Some(value),
        Fit::Read(value) => {
            let what = format!(
                "the default is {}, but the type is {}: it is read as what it spells",
                at.kind_name(),
                ty.word()
            );
            cx.say(at.origin(), &catalog::VALUE_OF_OTHER_TYPE, what);
            Some(value)
        }
        Fit::Misfit => meant(cx, at, ty),
    }
}

/// What a default of another type is meant to be, where that is plain: `0` is how some write `false`, and `[]` how some
/// write an object without members. Text where the type has none is a remark (`"none"`, `"see below"`): there is no
/// default then. Anything else is a slip in the default or in the type.
fn meant(cx: &mut Context<'_, '_>, at: At<'_>, ty: JsonType) -> Option<Json> {
    let is_text = matches!(at.value(), Value::String(_));
    let meant = match (at.value(), ty) {
        (Value::Number("0") | Value::String("0"), JsonType::Boolean) => Some(Json::Bool(false)),
        (Value::Number("1") | Value::String("1"), JsonType::Boolean) => Some(Json::Bool(true)),
        (Value::Array, JsonType::Object) if at.items().len() == 0 => {
            Some(Json::Object(IndexMap::new()))
        }
        _ => None,
    };
    let found = format!(
        "the default is {}, but the type is {}",
        at.kind_name(),
        ty.word()
    );
    match meant {
        Some(value) => {
            let what = format!("{found}: it is read as `{}`", spelled(&value));
            cx.say(at.origin(), &catalog::VALUE_OF_OTHER_TYPE, what);
            Some(value)
        }
        None if is_text => {
            let what = format!("{found}: it is left out");
            cx.say(at.origin(), &catalog::VALUE_OF_OTHER_TYPE, what);
            None
        }
        None => {
            cx.say(at.origin(), &catalog::DEFAULT_OF_OTHER_TYPE, found);
            None
        }
    }
}

fn spelled(value: &Json) -> &'static str {
    match value {
        Json::Bool(true) => "true",
        Json::Bool(false) => "false",
        Json::Null | Json::Number(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => "{}",
    }
}
