//! The operations without a tag.

use crate::models;
use crate::runtime::{
    AsBytes, AsJson, AsText, Client, Decoded, Method, NoBody, Operation, OperationInfo,
    Reply, Represented, Request, RequestParts,
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
    /// `GET /usage`
    ///
    /// Answers with `application/vnd.example.2024-08-05+json`: What was used.
    ///
    /// Other representations, by methods of the request:
    ///
    /// - `version_2023_01_01()` asks for `application/vnd.example.2023-01-01+json`, which is
    ///   deprecated and stops working on 2026-05-30.
    /// - `as_csv()` asks for `application/vnd.example.2024-08-05+csv`.
    /// - `as_gzip_2023_01_01()` asks for `application/vnd.example.2023-01-01+gzip`.
    /// - `version_preview()` asks for `application/vnd.example.preview+json`.
    pub fn get_usage(&self) -> Request<GetUsage> {
        Request::new(self.client, GetUsage {})
    }

    /// `PUT /limits`
    ///
    /// Answers with `application/vnd.example.2023-01-01+json`: Set.
    pub fn set_limits(&self, body: models::Old) -> Request<SetLimits> {
        Request::new(self.client, SetLimits { body })
    }

    /// `DELETE /limits`
    ///
    /// Asks for `application/vnd.example.2024-08-05+json`.
    ///
    /// Succeeds with 204: There are none any more.
    ///
    /// # Errors
    ///
    /// - 404: There are none.
    pub fn drop_limits(&self) -> Request<DropLimits> {
        Request::new(self.client, DropLimits {})
    }

    /// `GET /plans`
    ///
    /// Answers with `application/vnd.example.preview+json`: Plans.
    ///
    /// Other representations, by methods of the request:
    ///
    /// - `version_2024_08_05()` asks for `application/vnd.example.2024-08-05+json`.
    pub fn list_plans(&self) -> Request<ListPlans> {
        Request::new(self.client, ListPlans {})
    }
}

/// The parameters of `get_usage`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetUsage {}

impl Request<GetUsage> {
    /// Asks for `application/vnd.example.2023-01-01+json`, and reads a success as that.
    #[deprecated(note = "stops working on 2026-05-30")]
    pub fn version_2023_01_01(
        self,
    ) -> Request<Represented<GetUsage, AsJson<models::Old>>> {
        self.represented("application/vnd.example.2023-01-01+json")
    }

    /// Asks for `application/vnd.example.2024-08-05+csv`, and reads a success as that.
    pub fn as_csv(self) -> Request<Represented<GetUsage, AsText>> {
        self.represented("application/vnd.example.2024-08-05+csv")
    }

    /// Asks for `application/vnd.example.2023-01-01+gzip`, and gives a success as it arrives.
    pub fn as_gzip_2023_01_01(self) -> Request<Represented<GetUsage, AsBytes>> {
        self.represented("application/vnd.example.2023-01-01+gzip")
    }

    /// Asks for `application/vnd.example.preview+json`, and reads a success as that.
    pub fn version_preview(self) -> Request<Represented<GetUsage, AsJson<models::New>>> {
        self.represented("application/vnd.example.preview+json")
    }
}

impl Operation for GetUsage {
    type Output = models::New;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getUsage",
        method: Method::Get,
        template: "/usage",
        accept: "application/vnd.example.2024-08-05+json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/usage");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/vnd.example.2024-08-05+json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `set_limits`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SetLimits {
    /// The body of the request.
    pub body: models::Old,
}

impl Operation for SetLimits {
    type Output = models::Old;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "setLimits",
        method: Method::Put,
        template: "/limits",
        accept: "application/vnd.example.2023-01-01+json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/limits");
        request.json("application/vnd.example.2023-01-01+json", &self.body);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/vnd.example.2023-01-01+json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `drop_limits`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DropLimits {}

impl Operation for DropLimits {
    type Output = ();
    type Failure = models::New;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "dropLimits",
        method: Method::Delete,
        template: "/limits",
        accept: "application/vnd.example.2024-08-05+json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/limits");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            404 => reply.failure("application/json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `list_plans`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListPlans {}

impl Request<ListPlans> {
    /// Asks for `application/vnd.example.2024-08-05+json`, and reads a success as that.
    pub fn version_2024_08_05(
        self,
    ) -> Request<Represented<ListPlans, AsJson<models::New>>> {
        self.represented("application/vnd.example.2024-08-05+json")
    }
}

impl Operation for ListPlans {
    type Output = models::Old;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listPlans",
        method: Method::Get,
        template: "/plans",
        accept: "application/vnd.example.preview+json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/plans");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/vnd.example.preview+json"),
            _ => reply.undocumented(),
        }
    }
}
