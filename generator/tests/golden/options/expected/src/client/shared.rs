//! Optional parameters of the operations of several tags.

use crate::runtime::validate::{Location, Violations};
use crate::runtime::{OptionalParameters, Request, RequestParts, With};
use crate::{models, validators};

/// Optional parameters that `list_cats`, `list_dogs` and `lost_dogs` have in common; the
/// methods of a request that set them describe them.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct LimitOrderAnd2Options {
    /// The query parameter `order`.
    pub order: Option<models::ListCatsOrder>,
    /// The query parameter `limit`.
    pub limit: Option<i64>,
    /// The query parameter `page`.
    pub page: Option<i32>,
    /// The header field `X-Trace`.
    pub x_trace: Option<String>,
}

impl LimitOrderAnd2Options {
    /// The default of `limit`.
    pub const DEFAULT_LIMIT: i64 = 20;

    /// The default of `page`.
    pub const DEFAULT_PAGE: i32 = 1;
}

impl<A> Request<With<A, LimitOrderAnd2Options>> {
    /// The query parameter `order`.
    pub fn order(mut self, value: models::ListCatsOrder) -> Self {
        self.operation.options.order = Some(value);
        self
    }

    /// The query parameter `limit`.
    ///
    /// Range: 1 to 100. Default: `20`.
    pub fn limit(mut self, value: i64) -> Self {
        self.operation.options.limit = Some(value);
        self
    }

    /// The query parameter `page`.
    ///
    /// At least 1. Default: `1`.
    pub fn page(mut self, value: i32) -> Self {
        self.operation.options.page = Some(value);
        self
    }

    /// The header field `X-Trace`.
    ///
    /// Pattern: `^[a-z]+$`. Deprecated.
    pub fn x_trace(mut self, value: impl Into<String>) -> Self {
        self.operation.options.x_trace = Some(value.into());
        self
    }
}

impl OptionalParameters for LimitOrderAnd2Options {
    fn validate(&self, found: &mut Violations) {
        if let Some(value) = &self.order {
            validators::order(value, Location::parameter("order"), found);
        }
        if let Some(value) = self.limit {
            validators::limit(value, Location::parameter("limit"), found);
        }
        if let Some(value) = self.page {
            validators::page(value, Location::parameter("page"), found);
        }
        if let Some(value) = &self.x_trace {
            validators::x_trace(value, Location::parameter("X-Trace"), found);
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.query("order", &self.order);
        request.query("limit", &self.limit);
        request.query("page", &self.page);
        request.header("X-Trace", &self.x_trace);
    }
}
