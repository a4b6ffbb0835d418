//! The operations tagged `Cats`.

use super::LimitOrderAnd2Options;
use crate::models;
use crate::runtime::{
    Client, Decoded, Method, NextPage, NoBody, Operation, OperationInfo,
    OptionalParameters, PageView, Paged, Reply, Request, RequestParts, With,
};

/// The operations tagged `Cats`.
///
/// Compiled with the feature `cats`.
#[derive(Clone, Copy, Debug)]
pub struct Cats<'c> {
    client: &'c Client,
}

impl Client {
    /// The operations tagged `Cats`.
    pub fn cats(&self) -> Cats<'_> {
        Cats { client: self }
    }
}

impl Cats<'_> {
    /// `GET /cats`
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
    pub fn list_cats(&self) -> Request<ListCats> {
        Request::with_options(self.client, ListCatsArguments {})
    }

    /// `POST /cats`
    ///
    /// Optional parameters are methods of the [`Request`]: `dry_run`.
    /// The body is optional: `body` of the [`Request`] sets it.
    pub fn add_cat(&self) -> Request<AddCat> {
        Request::with_options(self.client, AddCatArguments { body: None })
    }

    /// `DELETE /cats/{name}`
    ///
    /// Optional parameters are methods of the [`Request`]: `dry_run`.
    ///
    /// # Parameters
    ///
    /// - `name`: The path parameter `name`.
    pub fn drop_cat(&self, name: impl Into<String>) -> Request<DropCat> {
        Request::with_options(
            self.client,
            DropCatArguments {
                name: name.into(),
            },
        )
    }

    /// `PUT /cats/{name}`
    ///
    /// Optional parameters are methods of the [`Request`]: `dry_run`.
    ///
    /// # Parameters
    ///
    /// - `name`: The path parameter `name`.
    pub fn move_cat(&self, name: impl Into<String>) -> Request<MoveCat> {
        Request::with_options(
            self.client,
            MoveCatArguments {
                name: name.into(),
            },
        )
    }
}

/// The parameters of `list_cats`, some of which it shares with other operations: see
/// [`LimitOrderAnd2Options`].
pub type ListCats = With<ListCatsArguments, LimitOrderAnd2Options>;

/// The parameters of `list_cats` that other operations do not share.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListCatsArguments {}

impl Operation for ListCatsArguments {
    type Output = Vec<models::Pet>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listCats",
        method: Method::Get,
        template: "/cats",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/cats");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListCats {
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

/// The parameters of `add_cat`, some of which it shares with other operations: see
/// [`DryRunOptions`].
pub type AddCat = With<AddCatArguments, DryRunOptions>;

/// The parameters of `add_cat` that other operations do not share.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AddCatArguments {
    /// The body of the request.
    pub body: Option<models::Pet>,
}

impl Request<AddCat> {
    /// The body of the request.
    pub fn body(mut self, body: models::Pet) -> Self {
        self.operation.arguments.body = Some(body);
        self
    }
}

impl Operation for AddCatArguments {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "addCat",
        method: Method::Post,
        template: "/cats",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/cats");
        if let Some(value) = &self.body {
            request.json("application/json", value);
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `drop_cat`, some of which it shares with other operations: see
/// [`DryRunOptions`].
pub type DropCat = With<DropCatArguments, DryRunOptions>;

/// The parameters of `drop_cat` that other operations do not share.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DropCatArguments {
    /// The path parameter `name`.
    pub name: String,
}

impl Operation for DropCatArguments {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "dropCat",
        method: Method::Delete,
        template: "/cats/{name}",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/cats/").value("name", &self.name);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `move_cat`, some of which it shares with other operations: see
/// [`DryRunOptions`].
pub type MoveCat = With<MoveCatArguments, DryRunOptions>;

/// The parameters of `move_cat` that other operations do not share.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MoveCatArguments {
    /// The path parameter `name`.
    pub name: String,
}

impl Operation for MoveCatArguments {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "moveCat",
        method: Method::Put,
        template: "/cats/{name}",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/cats/").value("name", &self.name);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// Optional parameters that `add_cat`, `drop_cat` and `move_cat` have in common; the methods of
/// a request that set them describe them.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct DryRunOptions {
    /// The query parameter `dryRun`.
    pub dry_run: Option<bool>,
}

impl<A> Request<With<A, DryRunOptions>> {
    /// Whether to change nothing.
    pub fn dry_run(mut self, value: bool) -> Self {
        self.operation.options.dry_run = Some(value);
        self
    }
}

impl OptionalParameters for DryRunOptions {
    fn build(&self, request: &mut RequestParts) {
        request.query("dryRun", &self.dry_run);
    }
}
