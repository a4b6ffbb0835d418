//! The operations without a tag.

use serde::{Serialize, Serializer};

use crate::models;
use crate::runtime::validate::{Location, Validate, Violations};
use crate::runtime::{
    Client, Decoded, ErrorBody, Method, NoBody, Operation, OperationInfo, Reply, Request,
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
    /// `GET /logo`
    ///
    /// The document does not say what a success holds; `Request::as_received` gives what the server
    /// sends.
    pub fn get_logo(&self) -> Request<GetLogo> {
        Request::new(self.client, GetLogo {})
    }

    /// `GET /jobs/{id}`
    ///
    /// Answers with `application/json`: The job.
    ///
    /// # Parameters
    ///
    /// - `id`: The path parameter `id`.
    ///
    /// # Errors
    ///
    /// - 404: There is none.
    /// - 304: As it was.
    /// - 409: Busy.
    /// - 4XX: Any other mistake.
    /// - any other status: Anything else.
    pub fn get_job(&self, id: impl Into<String>) -> Request<GetJob> {
        Request::new(self.client, GetJob { id: id.into() })
    }

    /// `DELETE /jobs/{id}`
    ///
    /// Asks for `application/x-www-form-urlencoded`.
    ///
    /// # Parameters
    ///
    /// - `id`: The path parameter `id`.
    ///
    /// # Errors
    ///
    /// - 404: There was none.
    pub fn delete_job(&self, id: impl Into<String>) -> Request<DeleteJob> {
        Request::new(self.client, DeleteJob { id: id.into() })
    }

    /// `HEAD /jobs/{id}`
    ///
    /// Asks for `application/json`.
    ///
    /// # Parameters
    ///
    /// - `id`: The path parameter `id`.
    ///
    /// # Errors
    ///
    /// - 404: The job.
    pub fn ask_job(&self, id: impl Into<String>) -> Request<AskJob> {
        Request::new(self.client, AskJob { id: id.into() })
    }

    /// `PUT /jobs/{id}`
    ///
    /// Answers with `application/json, text/plain`.
    ///
    /// # Parameters
    ///
    /// - `id`: The path parameter `id`.
    ///
    /// # Successes
    ///
    /// - 202: It will be.
    /// - 204: There is nothing to do.
    /// - 206: It is half done.
    pub fn start_job(&self, id: impl Into<String>) -> Request<StartJob> {
        Request::new(self.client, StartJob { id: id.into() })
    }
}

/// The parameters of `get_logo`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetLogo {}

impl Operation for GetLogo {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getLogo",
        method: Method::Get,
        template: "/logo",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/logo");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_job`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetJob {
    /// The path parameter `id`.
    pub id: String,
}

/// The bodies of the documented errors of `get_job`.
#[derive(Clone, Debug, PartialEq)]
pub enum GetJobError {
    /// The body of 404, 4XX.
    Problem(models::Problem),
    /// The body of 409.
    Conflict(String),
}

impl ErrorBody for GetJobError {
    fn code(&self) -> Option<&str> {
        match self {
            Self::Problem(body) => body.code(),
            Self::Conflict(body) => body.code(),
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::Problem(body) => body.reason(),
            Self::Conflict(body) => body.reason(),
        }
    }

    fn detail(&self) -> Option<&str> {
        match self {
            Self::Problem(body) => body.detail(),
            Self::Conflict(body) => body.detail(),
        }
    }
}

impl Operation for GetJob {
    type Output = models::Job;
    type Failure = GetJobError;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getJob",
        method: Method::Get,
        template: "/jobs/{id}",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/jobs/").value("id", &self.id);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            404 => reply.failure("application/json").map_failure(GetJobError::Problem),
            304 => reply.failure_without_body(),
            409 => reply.failure_text("text/plain").map_failure(GetJobError::Conflict),
            400..=499 => {
                reply.failure("application/json").map_failure(GetJobError::Problem)
            }
            _ => reply.failure_without_body(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        output.validate_at(Location::ROOT, found);
    }
}

/// The parameters of `delete_job`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeleteJob {
    /// The path parameter `id`.
    pub id: String,
}

impl Operation for DeleteJob {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "deleteJob",
        method: Method::Delete,
        template: "/jobs/{id}",
        accept: "application/x-www-form-urlencoded",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/jobs/").value("id", &self.id);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            404 => reply.failure_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `ask_job`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AskJob {
    /// The path parameter `id`.
    pub id: String,
}

impl Operation for AskJob {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "askJob",
        method: Method::Head,
        template: "/jobs/{id}",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/jobs/").value("id", &self.id);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_without_body(),
            404 => reply.failure_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `start_job`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StartJob {
    /// The path parameter `id`.
    pub id: String,
}

/// The successes of `start_job`.
#[derive(Clone, Debug, PartialEq)]
pub enum StartJobSuccess {
    /// The body of 200, 206.
    Job(models::Job),
    /// The body of 202.
    Accepted(String),
    /// No body: 204.
    NoContent,
}

impl Serialize for StartJobSuccess {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Job(body) => body.serialize(serializer),
            Self::Accepted(body) => body.serialize(serializer),
            Self::NoContent => serializer.serialize_unit(),
        }
    }
}

impl Operation for StartJob {
    type Output = StartJobSuccess;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "startJob",
        method: Method::Put,
        template: "/jobs/{id}",
        accept: "application/json, text/plain",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/jobs/").value("id", &self.id);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 | 206 => {
                reply.success("application/json").map_success(StartJobSuccess::Job)
            }
            202 => {
                reply.success_text("text/plain").map_success(StartJobSuccess::Accepted)
            }
            204 => {
                reply.success_without_body().map_success(|()| StartJobSuccess::NoContent)
            }
            _ => reply.undocumented(),
        }
    }

    fn check(output: &Self::Output, found: &mut Violations) {
        match output {
            StartJobSuccess::Job(output) => {
                output.validate_at(Location::ROOT, found);
            }
            StartJobSuccess::Accepted(_) | StartJobSuccess::NoContent => {}
        }
    }
}
