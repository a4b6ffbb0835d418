//! The operations tagged `Dogs`.

use super::LimitOrderAnd2Options;
use crate::runtime::validate::{Location, Violations};
use crate::runtime::{
    Client, Decoded, Method, NextPage, NoBody, Operation, OperationInfo, PageView, Paged,
    Reply, Request, RequestParts, With,
};
use crate::{models, validators};

/// The operations tagged `Dogs`.
///
/// Compiled with the feature `dogs`.
#[derive(Clone, Copy, Debug)]
pub struct Dogs<'c> {
    client: &'c Client,
}

impl Client {
    /// The operations tagged `Dogs`.
    pub fn dogs(&self) -> Dogs<'_> {
        Dogs { client: self }
    }
}

impl Dogs<'_> {
    /// `GET /dogs`
    ///
    /// Answers with `application/json`: Pets.
    ///
    /// Optional parameters are methods of the [`Request`]: `page`, `limit`, `x_trace`, `order`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `page` goes up by one, until a page is not full.
    pub fn list_dogs(&self) -> Request<ListDogs> {
        Request::with_options(self.client, ListDogsArguments {})
    }

    /// `GET /dogs/lost`
    ///
    /// Answers with `application/json`: Pets.
    ///
    /// Optional parameters are methods of the [`Request`]: `order`, `limit`, `page`, `x_trace`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `page` goes up by one, until a page is not full.
    pub fn lost_dogs(&self) -> Request<LostDogs> {
        Request::with_options(self.client, LostDogsArguments {})
    }

    /// `GET /dogs/wild`
    ///
    /// Answers with `application/json`: Pets.
    ///
    /// Optional parameters are methods of the [`Request`]: `page`.
    pub fn wild_dogs(&self) -> Request<WildDogs> {
        Request::new(self.client, WildDogs { page: None })
    }
}

/// The parameters of `list_dogs`, some of which it shares with other operations: see
/// [`LimitOrderAnd2Options`].
pub type ListDogs = With<ListDogsArguments, LimitOrderAnd2Options>;

/// The parameters of `list_dogs` that other operations do not share.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListDogsArguments {}

impl Operation for ListDogsArguments {
    type Output = Vec<models::Pet>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listDogs",
        method: Method::Get,
        template: "/dogs",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/dogs");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListDogs {
    type Item = models::Pet;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        Some(page)
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        if !page.is_full(page.len(), self.options.limit, Some(20), Some(100)) {
            return None;
        }
        let next = self.options.page.unwrap_or(1).checked_add(1)?;
        let mut call = self.clone();
        call.options.page = Some(next);
        Some(NextPage::Call(call))
    }
}

/// The parameters of `lost_dogs`, some of which it shares with other operations: see
/// [`LimitOrderAnd2Options`].
pub type LostDogs = With<LostDogsArguments, LimitOrderAnd2Options>;

/// The parameters of `lost_dogs` that other operations do not share.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LostDogsArguments {}

impl Operation for LostDogsArguments {
    type Output = Vec<models::Pet>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "lostDogs",
        method: Method::Get,
        template: "/dogs/lost",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/dogs/lost");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for LostDogs {
    type Item = models::Pet;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        Some(page)
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        if !page.is_full(page.len(), self.options.limit, Some(20), Some(100)) {
            return None;
        }
        let next = self.options.page.unwrap_or(1).checked_add(1)?;
        let mut call = self.clone();
        call.options.page = Some(next);
        Some(NextPage::Call(call))
    }
}

/// The parameters of `wild_dogs`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WildDogs {
    /// The query parameter `page`.
    pub page: Option<i32>,
}

impl WildDogs {
    /// The default of `page`.
    pub const DEFAULT_PAGE: i32 = 1;
}

impl Request<WildDogs> {
    /// The query parameter `page`.
    ///
    /// At least 1. Default: `1`.
    pub fn page(mut self, value: i32) -> Self {
        self.operation.page = Some(value);
        self
    }
}

impl Operation for WildDogs {
    type Output = Vec<models::Pet>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "wildDogs",
        method: Method::Get,
        template: "/dogs/wild",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        if let Some(value) = self.page {
            validators::page(value, Location::parameter("page"), found);
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/dogs/wild");
        request.query("page", &self.page);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}
