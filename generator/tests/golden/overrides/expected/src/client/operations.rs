//! The operations without a tag.

use crate::models;
use crate::runtime::validate::{Location, Validate, Violations};
use crate::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request,
    RequestParts,
};

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
    /// `GET /v1/pet/{pet_id}`
    ///
    /// Answers with `application/json`: One pet.
    ///
    /// # Parameters
    ///
    /// - `id`: The path parameter `pet_id`.
    pub fn get_pet(&self, id: impl Into<String>) -> Request<GetPet> {
        Request::new(self.client, GetPet { id: id.into() })
    }

    /// `PUT /v1/pet/{pet_id}`
    ///
    /// # Parameters
    ///
    /// - `id`: The path parameter `pet_id`.
    pub fn replace_pet(
        &self,
        id: impl Into<String>,
        body: models::Pet,
    ) -> Request<ReplacePet> {
        Request::new(self.client, ReplacePet { id: id.into(), body })
    }
}

/// The parameters of `get_pet`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetPet {
    /// The path parameter `pet_id`.
    pub id: String,
}

impl Operation for GetPet {
    type Output = models::Pet;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getPetByIdV1",
        method: Method::Get,
        template: "/v1/pet/{pet_id}",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/v1/pet/").value("pet_id", &self.id);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        output.validate_at(Location::ROOT, found);
    }
}

/// The parameters of `replace_pet`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReplacePet {
    /// The path parameter `pet_id`.
    pub id: String,
    /// The body of the request.
    pub body: models::Pet,
}

impl Operation for ReplacePet {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "replacePetV1",
        method: Method::Put,
        template: "/v1/pet/{pet_id}",
        accept: "",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        self.body.validate_at(Location::ROOT, found);
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/v1/pet/").value("pet_id", &self.id);
        request.json("application/json", &self.body);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
