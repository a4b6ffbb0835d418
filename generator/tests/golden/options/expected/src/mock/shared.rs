//! What the mock knows of the operations of several tags.

use crate::client;
use crate::runtime::mock;

impl mock::MockedOptions for client::LimitOrderAnd2Options {
    fn read(request: &mut mock::Incoming<'_>) -> Option<Self> {
        Some(Self {
            order: request.query("order").optional()?,
            limit: request.query("limit").optional()?,
            page: request.query("page").optional()?,
            x_trace: request.header("X-Trace").optional()?,
        })
    }
}
