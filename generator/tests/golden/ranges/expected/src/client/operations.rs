//! The operations without a tag.

use crate::runtime::{
    Body, ByteStream, Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply,
    Request, RequestParts,
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
    /// Bytes whose media type the server says
    ///
    /// `GET /picture`
    ///
    /// Answers with `image/*`: A picture.
    ///
    /// # Errors
    ///
    /// - 404: None.
    pub fn get_picture(&self) -> Request<GetPicture> {
        Request::new(self.client, GetPicture {})
    }

    /// Bytes whose media type the caller says
    ///
    /// `PUT /picture`
    ///
    /// The media type of the body is one of `image/*`: say which with `Body::with_media_type`.
    pub fn put_picture(&self, body: impl Into<Body>) -> Request<PutPicture> {
        Request::new(self.client, PutPicture { body: body.into() })
    }

    /// Bytes of any media type
    ///
    /// `GET /anything`
    ///
    /// Answers with `*/*`: Any.
    pub fn get_anything(&self) -> Request<GetAnything> {
        Request::new(self.client, GetAnything {})
    }

    /// Bytes of any media type, or none at all
    ///
    /// `PUT /anything`
    ///
    /// The media type of the body is one of `*/*`: say which with `Body::with_media_type`.
    /// Otherwise it is `application/octet-stream`.
    ///
    /// The body is optional: `body` of the [`Request`] sets it.
    pub fn put_anything(&self) -> Request<PutAnything> {
        Request::new(self.client, PutAnything { body: None })
    }

    /// Text of any kind
    ///
    /// `PUT /note`
    ///
    /// The media type of the body is one of `text/*`: say which with `Body::with_media_type`.
    /// Otherwise it is `text/plain`.
    pub fn put_note(&self, body: impl Into<Body>) -> Request<PutNote> {
        Request::new(self.client, PutNote { body: body.into() })
    }

    /// A range beside a media type
    ///
    /// `POST /either`
    ///
    /// The body is one of these, and says which media type is sent:
    ///
    /// - `PostEitherBody::Audio` is sent as `audio/*`: say which with `Body::with_media_type`.
    /// - `PostEitherBody::Video` is sent as `video/*`: say which with `Body::with_media_type`.
    /// - `PostEitherBody::Mpeg` is sent as `audio/mpeg`.
    pub fn post_either(&self, body: impl Into<PostEitherBody>) -> Request<PostEither> {
        Request::new(self.client, PostEither { body: body.into() })
    }
}

/// The parameters of `get_picture`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetPicture {}

impl Operation for GetPicture {
    type Output = ByteStream;
    type Failure = String;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getPicture",
        method: Method::Get,
        template: "/picture",
        accept: "image/*",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/picture");
    }

    fn streams(status: u16) -> bool {
        status == 200
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_stream("image/*"),
            404 => reply.failure_text("text/*"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `put_picture`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutPicture {
    /// The body of the request.
    pub body: Body,
}

impl Operation for PutPicture {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "putPicture",
        method: Method::Put,
        template: "/picture",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/picture");
        request.bytes_of("image/*", self.body.clone());
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_anything`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetAnything {}

impl Operation for GetAnything {
    type Output = ByteStream;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getAnything",
        method: Method::Get,
        template: "/anything",
        accept: "*/*",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/anything");
    }

    fn streams(status: u16) -> bool {
        status == 200
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_stream("*/*"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `put_anything`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutAnything {
    /// The body of the request.
    pub body: Option<Body>,
}

impl Request<PutAnything> {
    /// The body of the request.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.operation.body = Some(body.into());
        self
    }
}

impl Operation for PutAnything {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "putAnything",
        method: Method::Put,
        template: "/anything",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/anything");
        if let Some(value) = &self.body {
            request.bytes_of("*/*", value.clone());
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `put_note`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutNote {
    /// The body of the request.
    pub body: Body,
}

impl Operation for PutNote {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "putNote",
        method: Method::Put,
        template: "/note",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/note");
        request.bytes_of("text/*", self.body.clone());
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `post_either`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PostEither {
    /// The body of the request.
    pub body: PostEitherBody,
}

/// The body of `post_either`: one variant for each media type that the operation takes.
#[derive(Clone, Debug)]
pub enum PostEitherBody {
    /// Sent as `audio/*`.
    Audio(Body),
    /// Sent as `video/*`.
    Video(Body),
    /// Sent as `audio/mpeg`.
    Mpeg(Body),
}

impl Operation for PostEither {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "postEither",
        method: Method::Post,
        template: "/either",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/either");
        match &self.body {
            PostEitherBody::Audio(body) => request.bytes_of("audio/*", body.clone()),
            PostEitherBody::Video(body) => request.bytes_of("video/*", body.clone()),
            PostEitherBody::Mpeg(body) => request.bytes("audio/mpeg", body.clone()),
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
