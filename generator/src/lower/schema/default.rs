//! What holds when nothing is given? `default`, which must be of the type it stands for.

use super::Context;
use super::keywords::JsonType;
use super::literal::{self, Fit};
use crate::diagnostics::catalog::schema as catalog;
use crate::ir::Json;
use crate::lower::json;
use crate::source::At;

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
        Fit::Misfit => {
            let what = format!(
                "the default is {}, but the type is {}",
                at.kind_name(),
                ty.word()
            );
            cx.say(at.origin(), &catalog::DEFAULT_OF_OTHER_TYPE, what);
            None
        }
    }
}
