//! The operations without a tag.

use crate::models;
use crate::runtime::{
    Client, Decoded, Method, Multipart, NoBody, Operation, OperationInfo, Reply, Request,
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
    /// `POST /uploads`
    pub fn upload(&self, body: models::Upload) -> Request<Upload> {
        Request::new(self.client, Upload { body })
    }

    /// `PUT /batches`
    ///
    /// The body is one of these, and says which media type is sent:
    ///
    /// - `PutBatchBody::Json` is sent as `application/json`.
    /// - `PutBatchBody::Mixed` is sent as `multipart/mixed`.
    pub fn put_batch(&self, body: impl Into<PutBatchBody>) -> Request<PutBatch> {
        Request::new(self.client, PutBatch { body: body.into() })
    }

    /// `PUT /any`
    pub fn put_any(&self, body: Multipart) -> Request<PutAny> {
        Request::new(self.client, PutAny { body })
    }
}

/// The parameters of `upload`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Upload {
    /// The body of the request.
    pub body: models::Upload,
}

impl Operation for Upload {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "upload",
        method: Method::Post,
        template: "/uploads",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/uploads");
        request
            .multipart(
                "multipart/related",
                &Multipart::new()
                    .part("metadata", &self.body.metadata)
                    .file_as("media", "image/png", &self.body.media),
            );
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `put_batch`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutBatch {
    /// The body of the request.
    pub body: PutBatchBody,
}

/// The body of `put_batch`: one variant for each media type that the operation takes.
#[derive(Clone, Debug)]
pub enum PutBatchBody {
    /// Sent as `application/json`.
    Json(Vec<String>),
    /// Sent as `multipart/mixed`.
    Mixed(models::PutBatchBody),
}

impl From<models::PutBatchBody> for PutBatchBody {
    fn from(body: models::PutBatchBody) -> Self {
        Self::Mixed(body)
    }
}

impl Operation for PutBatch {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "putBatch",
        method: Method::Put,
        template: "/batches",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/batches");
        match &self.body {
            PutBatchBody::Json(body) => request.json("application/json", body),
            PutBatchBody::Mixed(body) => {
                request
                    .multipart(
                        "multipart/mixed",
                        &Multipart::new()
                            .part("owner", &body.owner)
                            .part("entries", &body.entries)
                            .part("sizes", &body.sizes)
                            .part_as("table", "text/csv", &body.table)
                            .file("files", &body.files),
                    )
            }
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `put_any`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutAny {
    /// The body of the request.
    pub body: Multipart,
}

impl Operation for PutAny {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "putAny",
        method: Method::Put,
        template: "/any",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/any");
        request.multipart("multipart/mixed", &self.body);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
