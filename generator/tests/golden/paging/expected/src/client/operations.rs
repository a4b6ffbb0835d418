//! The operations without a tag.

use crate::runtime::validate::{Location, Violations};
use crate::runtime::{
    Client, Decoded, Method, NextPage, NoBody, Operation, OperationInfo, PageView, Paged,
    Reply, Request, RequestParts, Uuid,
};
use crate::{models, validators};

/// The operations without a tag.
#[derive(Clone, Copy, Debug)]
pub struct Operations<'c> {
    client: &'c Client,
}

impl Client {
    /// The operations without a tag.
    pub fn operations(&self) -> Operations<'_> {
        Operations { client: self }
    }
}

impl Operations<'_> {
    /// `GET /pets`
    ///
    /// Answers with `application/json`: Pets.
    ///
    /// Optional parameters are methods of the [`Request`]: `page_num`, `items_per_page`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `pageNum` goes up by one, until a page is not full and has no link `next`.
    pub fn list_pets(&self) -> Request<ListPets> {
        Request::new(
            self.client,
            ListPets {
                page_num: None,
                items_per_page: None,
            },
        )
    }

    /// `GET /toys`
    ///
    /// Answers with `application/json`: Toys.
    ///
    /// Optional parameters are methods of the [`Request`]: `limit`.
    ///
    /// # Parameters
    ///
    /// - `page`: The query parameter `page`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `page` goes up by one, until a page is empty.
    pub fn list_toys(&self, page: i64) -> Request<ListToys> {
        Request::new(self.client, ListToys { page, limit: None })
    }

    /// `GET /owners`
    ///
    /// Answers with `application/json`: Texts.
    ///
    /// Optional parameters are methods of the [`Request`]: `offset`, `limit`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `offset` goes up by the items of each page, until a page is not full.
    pub fn list_owners(&self) -> Request<ListOwners> {
        Request::new(
            self.client,
            ListOwners {
                offset: None,
                limit: None,
            },
        )
    }

    /// `GET /visits`
    ///
    /// Answers with `application/json`: Texts.
    ///
    /// Optional parameters are methods of the [`Request`]: `cursor`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `cursor` takes what the member `meta.next_cursor` of a page holds, as long as
    /// there is something.
    pub fn list_visits(&self) -> Request<ListVisits> {
        Request::new(self.client, ListVisits { cursor: None })
    }

    /// `GET /bills`
    ///
    /// Answers with `application/json`: Bills.
    ///
    /// Optional parameters are methods of the [`Request`]: `starting_after`, `limit`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `starting_after` takes what the member `id` of the last item holds, as long as
    /// the member `has_more` is true.
    pub fn list_bills(&self) -> Request<ListBills> {
        Request::new(
            self.client,
            ListBills {
                starting_after: None,
                limit: None,
            },
        )
    }

    /// `GET /vets`
    ///
    /// Answers with `application/json`: Vets.
    ///
    /// Optional parameters are methods of the [`Request`]: `per_page`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The header field `Link` (RFC 8288) names the next page; its query is sent, and only to the
    /// same origin.
    pub fn list_vets(&self) -> Request<ListVets> {
        Request::new(self.client, ListVets { per_page: None })
    }

    /// `GET /farms`
    ///
    /// Answers with `application/json`: Farms.
    ///
    /// Optional parameters are methods of the [`Request`]: `page`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The member `_links.next.href` names the next page by its URL; the query of that is sent, and
    /// only to the same origin.
    pub fn list_farms(&self) -> Request<ListFarms> {
        Request::new(self.client, ListFarms { page: None })
    }

    /// `GET /notes`
    ///
    /// Answers with `application/json`: Bills.
    ///
    /// Optional parameters are methods of the [`Request`]: `from_`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `from` takes what the member `key` of the last item holds, as long as the
    /// member `has_more` is true.
    pub fn list_notes(&self) -> Request<ListNotes> {
        Request::new(self.client, ListNotes { from: None })
    }

    /// `GET /logs`
    ///
    /// Answers with `application/json`: Texts.
    ///
    /// Optional parameters are methods of the [`Request`]: `page`, `limit`.
    pub fn list_logs(&self) -> Request<ListLogs> {
        Request::new(
            self.client,
            ListLogs {
                page: None,
                limit: None,
            },
        )
    }

    /// `GET /finds`
    ///
    /// Answers with `application/json`: Finds.
    ///
    /// Optional parameters are methods of the [`Request`]: `offset`, `limit`.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `offset` takes what the member `next_offset` of a page holds, until it no
    /// longer goes up or a page is empty.
    pub fn list_finds(&self) -> Request<ListFinds> {
        Request::new(
            self.client,
            ListFinds {
                offset: None,
                limit: None,
            },
        )
    }

    /// `GET /digs`
    ///
    /// Answers with `application/json`: Finds.
    ///
    /// # Parameters
    ///
    /// - `page`: The query parameter `page`. At least 1.
    ///
    /// # Pages
    ///
    /// One call answers with one page of a list. `pages()` in the place of `await` gives all pages
    /// one after the other, and `items()` their items.
    /// The parameter `page` takes what the member `paging.nextPage` of a page holds, until it no
    /// longer goes up or a page is empty.
    pub fn list_digs(&self, page: i64) -> Request<ListDigs> {
        Request::new(self.client, ListDigs { page })
    }

    /// `GET /advice`
    ///
    /// Answers with `application/json`: Two lists.
    ///
    /// Optional parameters are methods of the [`Request`]: `page`, `limit`.
    pub fn list_advice(&self) -> Request<ListAdvice> {
        Request::new(
            self.client,
            ListAdvice {
                page: None,
                limit: None,
            },
        )
    }
}

/// The parameters of `list_pets`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListPets {
    /// The query parameter `pageNum`.
    pub page_num: Option<i64>,
    /// The query parameter `itemsPerPage`.
    pub items_per_page: Option<i64>,
}

impl ListPets {
    /// The default of `pageNum`.
    pub const DEFAULT_PAGE_NUM: i64 = 1;

    /// The default of `itemsPerPage`.
    pub const DEFAULT_ITEMS_PER_PAGE: i64 = 100;
}

impl Request<ListPets> {
    /// The query parameter `pageNum`.
    ///
    /// At least 1. Default: `1`.
    pub fn page_num(mut self, value: i64) -> Self {
        self.operation.page_num = Some(value);
        self
    }

    /// The query parameter `itemsPerPage`.
    ///
    /// Range: 1 to 500. Default: `100`.
    pub fn items_per_page(mut self, value: i64) -> Self {
        self.operation.items_per_page = Some(value);
        self
    }
}

impl Operation for ListPets {
    type Output = models::PetsResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listPets",
        method: Method::Get,
        template: "/pets",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        if let Some(value) = self.page_num {
            validators::page_num(value, Location::parameter("pageNum"), found);
        }
        if let Some(value) = self.items_per_page {
            validators::items_per_page(
                value,
                Location::parameter("itemsPerPage"),
                found,
            );
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/pets");
        request.query("pageNum", &self.page_num);
        request.query("itemsPerPage", &self.items_per_page);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListPets {
    type Item = models::Pet;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        Some(page.results)
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        let is_full = page
            .is_full(page.results.len(), self.items_per_page, Some(100), Some(500));
        let mut links = page.links.iter().flatten();
        if !is_full && !links.any(|link| page.says(&link.rel, "next")) {
            return None;
        }
        let next = self.page_num.unwrap_or(1).checked_add(1)?;
        let mut call = self.clone();
        call.page_num = Some(next);
        Some(NextPage::Call(call))
    }
}

/// The parameters of `list_toys`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListToys {
    /// The query parameter `page`.
    pub page: i64,
    /// The query parameter `limit`.
    pub limit: Option<i64>,
}

impl Request<ListToys> {
    /// The query parameter `limit`.
    pub fn limit(mut self, value: i64) -> Self {
        self.operation.limit = Some(value);
        self
    }
}

impl Operation for ListToys {
    type Output = Vec<String>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listToys",
        method: Method::Get,
        template: "/toys",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/toys");
        request.query("page", &self.page);
        request.query("limit", &self.limit);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListToys {
    type Item = String;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        Some(page)
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        if !page.is_full(page.len(), self.limit, None, None) {
            return None;
        }
        let next = self.page.checked_add(1)?;
        let mut call = self.clone();
        call.page = next;
        Some(NextPage::Call(call))
    }
}

/// The parameters of `list_owners`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListOwners {
    /// The query parameter `offset`.
    pub offset: Option<i32>,
    /// The query parameter `limit`.
    pub limit: Option<i64>,
}

impl ListOwners {
    /// The default of `limit`.
    pub const DEFAULT_LIMIT: i64 = 20;
}

impl Request<ListOwners> {
    /// The query parameter `offset`.
    pub fn offset(mut self, value: i32) -> Self {
        self.operation.offset = Some(value);
        self
    }

    /// The query parameter `limit`.
    ///
    /// Default: `20`.
    pub fn limit(mut self, value: i64) -> Self {
        self.operation.limit = Some(value);
        self
    }
}

impl Operation for ListOwners {
    type Output = models::FoundResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listOwners",
        method: Method::Get,
        template: "/owners",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/owners");
        request.query("offset", &self.offset);
        request.query("limit", &self.limit);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListOwners {
    type Item = String;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        page.data
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        let count = page.data.as_ref()?.len();
        if !page.is_full(count, self.limit, Some(20), None) {
            return None;
        }
        let next = self.offset.unwrap_or(0).checked_add(count.try_into().ok()?)?;
        let mut call = self.clone();
        call.offset = Some(next);
        Some(NextPage::Call(call))
    }
}

/// The parameters of `list_visits`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListVisits {
    /// The query parameter `cursor`.
    pub cursor: Option<String>,
}

impl Request<ListVisits> {
    /// The query parameter `cursor`.
    pub fn cursor(mut self, value: impl Into<String>) -> Self {
        self.operation.cursor = Some(value.into());
        self
    }
}

impl Operation for ListVisits {
    type Output = models::FoundResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listVisits",
        method: Method::Get,
        template: "/visits",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/visits");
        request.query("cursor", &self.cursor);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListVisits {
    type Item = String;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        page.data
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        let next = page.token(&page.meta.as_option()?.next_cursor)?;
        let mut call = self.clone();
        call.cursor = Some(next);
        Some(NextPage::Call(call))
    }
}

/// The parameters of `list_bills`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListBills {
    /// The query parameter `starting_after`.
    pub starting_after: Option<String>,
    /// The query parameter `limit`.
    pub limit: Option<i64>,
}

impl Request<ListBills> {
    /// The query parameter `starting_after`.
    pub fn starting_after(mut self, value: impl Into<String>) -> Self {
        self.operation.starting_after = Some(value.into());
        self
    }

    /// The query parameter `limit`.
    pub fn limit(mut self, value: i64) -> Self {
        self.operation.limit = Some(value);
        self
    }
}

impl Operation for ListBills {
    type Output = models::BillsResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listBills",
        method: Method::Get,
        template: "/bills",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/bills");
        request.query("starting_after", &self.starting_after);
        request.query("limit", &self.limit);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListBills {
    type Item = models::Pet;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        Some(page.data)
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        if !page.says(&page.has_more, "true") {
            return None;
        }
        let next = page.token(&page.data.last()?.id)?;
        let mut call = self.clone();
        call.starting_after = Some(next);
        Some(NextPage::Call(call))
    }
}

/// The parameters of `list_vets`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListVets {
    /// The query parameter `per_page`.
    pub per_page: Option<i64>,
}

impl Request<ListVets> {
    /// The query parameter `per_page`.
    pub fn per_page(mut self, value: i64) -> Self {
        self.operation.per_page = Some(value);
        self
    }
}

impl Operation for ListVets {
    type Output = Vec<String>;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listVets",
        method: Method::Get,
        template: "/vets",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/vets");
        request.query("per_page", &self.per_page);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListVets {
    type Item = String;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        Some(page)
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        page.linked()
    }
}

/// The parameters of `list_farms`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListFarms {
    /// The query parameter `page`.
    pub page: Option<i64>,
}

impl Request<ListFarms> {
    /// The query parameter `page`.
    pub fn page(mut self, value: i64) -> Self {
        self.operation.page = Some(value);
        self
    }
}

impl Operation for ListFarms {
    type Output = models::FarmsResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listFarms",
        method: Method::Get,
        template: "/farms",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/farms");
        request.query("page", &self.page);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListFarms {
    type Item = String;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        page.embedded?.farms
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        page.link_in(&page.links.as_ref()?.next.as_ref()?.href)
    }
}

/// The parameters of `list_notes`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListNotes {
    /// The query parameter `from`.
    pub from: Option<Uuid>,
}

impl Request<ListNotes> {
    /// The query parameter `from`.
    pub fn from_(mut self, value: Uuid) -> Self {
        self.operation.from = Some(value);
        self
    }
}

impl Operation for ListNotes {
    type Output = models::BillsResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listNotes",
        method: Method::Get,
        template: "/notes",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/notes");
        request.query("from", &self.from);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListNotes {
    type Item = models::Pet;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        Some(page.data)
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        if !page.says(&page.has_more, "true") {
            return None;
        }
        let next = page.token(&page.data.last()?.key)?;
        let mut call = self.clone();
        call.from = Some(next);
        Some(NextPage::Call(call))
    }
}

/// The parameters of `list_logs`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListLogs {
    /// The query parameter `page`.
    pub page: Option<i64>,
    /// The query parameter `limit`.
    pub limit: Option<i64>,
}

impl Request<ListLogs> {
    /// The query parameter `page`.
    pub fn page(mut self, value: i64) -> Self {
        self.operation.page = Some(value);
        self
    }

    /// The query parameter `limit`.
    pub fn limit(mut self, value: i64) -> Self {
        self.operation.limit = Some(value);
        self
    }
}

impl Operation for ListLogs {
    type Output = models::FoundResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listLogs",
        method: Method::Get,
        template: "/logs",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/logs");
        request.query("page", &self.page);
        request.query("limit", &self.limit);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `list_finds`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListFinds {
    /// The query parameter `offset`.
    pub offset: Option<i64>,
    /// The query parameter `limit`.
    pub limit: Option<i64>,
}

impl Request<ListFinds> {
    /// The query parameter `offset`.
    pub fn offset(mut self, value: i64) -> Self {
        self.operation.offset = Some(value);
        self
    }

    /// The query parameter `limit`.
    pub fn limit(mut self, value: i64) -> Self {
        self.operation.limit = Some(value);
        self
    }
}

impl Operation for ListFinds {
    type Output = models::FindsResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listFinds",
        method: Method::Get,
        template: "/finds",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/finds");
        request.query("offset", &self.offset);
        request.query("limit", &self.limit);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListFinds {
    type Item = String;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        Some(page.finds)
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        let next = page
            .number_after(
                self.offset.unwrap_or(0),
                &page.next_offset,
                page.finds.len(),
            )?;
        let mut call = self.clone();
        call.offset = Some(next);
        Some(NextPage::Call(call))
    }
}

/// The parameters of `list_digs`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListDigs {
    /// The query parameter `page`.
    ///
    /// At least 1.
    pub page: i64,
}

impl Operation for ListDigs {
    type Output = models::FindsResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listDigs",
        method: Method::Get,
        template: "/digs",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        validators::page(self.page, Location::parameter("page"), found);
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/digs");
        request.query("page", &self.page);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

impl Paged for ListDigs {
    type Item = String;

    fn items(page: Self::Output) -> Option<Vec<Self::Item>> {
        Some(page.finds)
    }

    fn next(&self, page: &PageView<'_, Self::Output>) -> Option<NextPage<Self>> {
        let next = page
            .number_after(
                self.page,
                &page.paging.as_ref()?.next_page,
                page.finds.len(),
            )?;
        let mut call = self.clone();
        call.page = next;
        Some(NextPage::Call(call))
    }
}

/// The parameters of `list_advice`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAdvice {
    /// The query parameter `page`.
    pub page: Option<i64>,
    /// The query parameter `limit`.
    pub limit: Option<i64>,
}

impl Request<ListAdvice> {
    /// The query parameter `page`.
    pub fn page(mut self, value: i64) -> Self {
        self.operation.page = Some(value);
        self
    }

    /// The query parameter `limit`.
    pub fn limit(mut self, value: i64) -> Self {
        self.operation.limit = Some(value);
        self
    }
}

impl Operation for ListAdvice {
    type Output = models::ListAdviceResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listAdvice",
        method: Method::Get,
        template: "/advice",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/advice");
        request.query("page", &self.page);
        request.query("limit", &self.limit);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}
