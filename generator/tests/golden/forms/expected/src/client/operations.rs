//! The operations without a tag.

use crate::models;
use crate::runtime::{
    Client, Decoded, Method, Multipart, NoBody, Operation, OperationInfo, QueryStyle,
    Reply, Request, RequestParts,
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
    /// `POST /tokens`
    pub fn make_token(&self, body: models::MakeTokenBody) -> Request<MakeToken> {
        Request::new(self.client, MakeToken { body })
    }

    /// `POST /photos`
    pub fn add_photo(&self, body: models::AddPhotoBody) -> Request<AddPhoto> {
        Request::new(self.client, AddPhoto { body })
    }

    /// `PUT /parts`
    ///
    /// The body is optional: `body` of the [`Request`] sets it.
    pub fn put_parts(&self) -> Request<PutParts> {
        Request::new(self.client, PutParts { body: None })
    }
}

/// The parameters of `make_token`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MakeToken {
    /// The body of the request.
    pub body: models::MakeTokenBody,
}

impl Operation for MakeToken {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "makeToken",
        method: Method::Post,
        template: "/tokens",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/tokens");
        request
            .form(
                "application/x-www-form-urlencoded",
                &self.body,
                &[
                    ("scopes", QueryStyle::SpaceDelimited),
                    ("limits", QueryStyle::DeepObject),
                    ("box", QueryStyle::Form),
                    ("more", QueryStyle::Form),
                ],
            );
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `add_photo`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AddPhoto {
    /// The body of the request.
    pub body: models::AddPhotoBody,
}

impl Operation for AddPhoto {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "addPhoto",
        method: Method::Post,
        template: "/photos",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/photos");
        request
            .multipart(
                "multipart/form-data",
                &Multipart::new()
                    .file_as("photo", "image/png", &self.body.photo)
                    .file("previews", &self.body.previews)
                    .part("place", &self.body.place)
                    .part("zoom", &self.body.zoom)
                    .part("tags", &self.body.tags),
            );
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `put_parts`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutParts {
    /// The body of the request.
    pub body: Option<Multipart>,
}

impl Request<PutParts> {
    /// The body of the request.
    pub fn body(mut self, body: Multipart) -> Self {
        self.operation.body = Some(body);
        self
    }
}

impl Operation for PutParts {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "putParts",
        method: Method::Put,
        template: "/parts",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/parts");
        if let Some(value) = &self.body {
            request.multipart("multipart/form-data", value);
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
