//! What does a request carry? Request Body Objects.

use super::content::{self, Body};
use super::context::Context;
use super::docs;
use super::parameter::component_owner;
use crate::ir::{Owner, RequestBody, Step};
use crate::source::At;

/// Lowers the request body of an operation; `owner` is the operation.
pub(super) fn lower<'d>(cx: &mut Context<'d, '_>, site: At<'d>, owner: Owner) -> RequestBody {
    let at = cx.document.resolve(site);
    let body = Body {
        owner: component_owner(at).unwrap_or(owner),
        step: |_, index| Step::RequestBody(index),
        status: String::new(),
    };
    RequestBody {
        origin: at.origin(),
        docs: docs::lower(at),
        required: content::requirement(at),
        content: content::lower_all(cx, at, &body),
    }
}
