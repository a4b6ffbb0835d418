//! The operations without a tag.

use crate::models;
use crate::runtime::{
    AsJson, Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply,
    Represented, Request, RequestParts,
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
    /// `GET /reports`
    ///
    /// Answers with `application/vnd.example.2024-01-01+json`: The report.
    ///
    /// Other representations, by methods of the request:
    ///
    /// - `version_2025_01_01()` asks for `application/vnd.example.2025-01-01+json`.
    ///
    /// Optional parameters are methods of the [`Request`]: `envelope`.
    #[deprecated(note = "stops working on 2026-01-01")]
    pub fn get_report(&self) -> Request<GetReport> {
        Request::new(self.client, GetReport { envelope: None })
    }

    /// `GET /wrapped`
    ///
    /// Answers with `application/json`: The report.
    ///
    /// Optional parameters are methods of the [`Request`]: `envelope`.
    pub fn get_wrapped(&self) -> Request<GetWrapped> {
        Request::new(self.client, GetWrapped { envelope: None })
    }

    /// `GET /advice`
    ///
    /// Answers with `application/json`: The envelope itself.
    ///
    /// Optional parameters are methods of the [`Request`]: `envelope`.
    pub fn get_advice(&self) -> Request<GetAdvice> {
        Request::new(self.client, GetAdvice { envelope: None })
    }
}

/// The parameters of `get_report`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetReport {
    /// The query parameter `envelope`.
    pub envelope: Option<bool>,
}

impl GetReport {
    /// The default of `envelope`.
    pub const DEFAULT_ENVELOPE: bool = false;
}

impl Request<GetReport> {
    /// The query parameter `envelope`.
    ///
    /// Default: `false`.
    pub fn envelope(mut self, value: bool) -> Self {
        self.operation.envelope = Some(value);
        self
    }

    /// Asks for `application/vnd.example.2025-01-01+json`, and reads a success as that.
    pub fn version_2025_01_01(
        self,
    ) -> Request<Represented<GetReport, AsJson<models::GetReportResponse2>>> {
        self.represented("application/vnd.example.2025-01-01+json")
    }
}

impl Operation for GetReport {
    type Output = models::GetReportResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getReport",
        method: Method::Get,
        template: "/reports",
        accept: "application/vnd.example.2024-01-01+json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/reports");
        request.query("envelope", &self.envelope);
        request.enveloped(self.envelope == Some(true));
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/vnd.example.2024-01-01+json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_wrapped`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetWrapped {
    /// The query parameter `envelope`.
    pub envelope: Option<bool>,
}

impl GetWrapped {
    /// The default of `envelope`.
    pub const DEFAULT_ENVELOPE: bool = true;
}

impl Request<GetWrapped> {
    /// The query parameter `envelope`.
    ///
    /// Default: `true`.
    pub fn envelope(mut self, value: bool) -> Self {
        self.operation.envelope = Some(value);
        self
    }
}

impl Operation for GetWrapped {
    type Output = models::GetWrappedResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getWrapped",
        method: Method::Get,
        template: "/wrapped",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/wrapped");
        request.query("envelope", &self.envelope);
        request.enveloped(self.envelope != Some(false));
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_advice`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetAdvice {
    /// The query parameter `envelope`.
    pub envelope: Option<bool>,
}

impl GetAdvice {
    /// The default of `envelope`.
    pub const DEFAULT_ENVELOPE: bool = true;
}

impl Request<GetAdvice> {
    /// The query parameter `envelope`.
    ///
    /// Default: `true`.
    pub fn envelope(mut self, value: bool) -> Self {
        self.operation.envelope = Some(value);
        self
    }
}

impl Operation for GetAdvice {
    type Output = models::GetAdviceResponse;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getAdvice",
        method: Method::Get,
        template: "/advice",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/advice");
        request.query("envelope", &self.envelope);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}
