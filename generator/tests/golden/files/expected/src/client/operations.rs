//! The operations without a tag.

use crate::runtime::validate::{self as rule, Location, Validate, Violations};
use crate::runtime::{
    Client, Decoded, Method, Operation, OperationInfo, Reply, Request, RequestParts,
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
    /// `GET /animals`
    ///
    /// Answers with `application/json`: The animals.
    ///
    /// Optional parameters are methods of the [`Request`]: `order`.
    ///
    /// # Errors
    ///
    /// - 404: There is none.
    pub fn list_animals(&self) -> Request<ListAnimals> {
        Request::new(self.client, ListAnimals { order: None })
    }

    /// `GET /animals/{id}`
    ///
    /// Answers with `application/json`: The animal.
    ///
    /// # Parameters
    ///
    /// - `id`: The path parameter `id`.
    ///
    /// # Errors
    ///
    /// - 404: There is none.
    pub fn get_animal(&self, id: models::Id) -> Request<GetAnimal> {
        Request::new(self.client, GetAnimal { id })
    }
}

/// The parameters of `list_animals`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListAnimals {
    /// The query parameter `order`.
    pub order: Option<models::Order>,
}

impl Request<ListAnimals> {
    /// The query parameter `order`.
    pub fn order(mut self, value: models::Order) -> Self {
        self.operation.order = Some(value);
        self
    }
}

impl Operation for ListAnimals {
    type Output = Vec<models::Animal>;
    type Failure = models::Problem;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listAnimals",
        method: Method::Get,
        template: "/animals",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        if let Some(value) = &self.order {
            validators::order(value, Location::parameter("order"), found);
        }
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/animals");
        request.query("order", &self.order);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            404 => reply.failure("application/problem+json"),
            _ => reply.undocumented(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        rule::each(output, Location::ROOT, found);
    }
}

/// The parameters of `get_animal`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetAnimal {
    /// The path parameter `id`.
    pub id: models::Id,
}

impl Operation for GetAnimal {
    type Output = models::Animal;
    type Failure = models::Problem;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getAnimal",
        method: Method::Get,
        template: "/animals/{id}",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/animals/").value("id", &self.id);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            404 => reply.failure("application/problem+json"),
            _ => reply.undocumented(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        output.validate_at(Location::ROOT, found);
    }
}
