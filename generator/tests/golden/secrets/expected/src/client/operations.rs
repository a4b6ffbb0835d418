//! The operations without a tag.

use crate::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request,
    RequestParts, Sensitive,
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
    /// No scheme says what Authorization holds
    ///
    /// `GET /things`
    ///
    /// Optional parameters are methods of the [`Request`]: `x_trace`.
    ///
    /// # Parameters
    ///
    /// - `authorization`: A token of the shop. Example: `Bearer shop`.
    pub fn list_things(&self, authorization: Sensitive) -> Request<ListThings> {
        Request::new(
            self.client,
            ListThings {
                authorization,
                x_trace: None,
            },
        )
    }

    /// The scheme goes into another field
    ///
    /// `GET /keys`
    ///
    /// Optional parameters are methods of the [`Request`]: `authorization`.
    ///
    /// Needs credentials for `key`: see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn list_keys(&self) -> Request<ListKeys> {
        Request::new(self.client, ListKeys { authorization: None })
    }

    /// The scheme describes the field
    ///
    /// `GET /tokens`
    ///
    /// Needs credentials for `token`: see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn list_tokens(&self) -> Request<ListTokens> {
        Request::new(self.client, ListTokens {})
    }
}

/// The parameters of `list_things`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListThings {
    /// A token of the shop.
    ///
    /// Example: `Bearer shop`.
    pub authorization: Sensitive,
    /// The header field `X-Trace`.
    pub x_trace: Option<String>,
}

impl Request<ListThings> {
    /// The header field `X-Trace`.
    pub fn x_trace(mut self, value: impl Into<String>) -> Self {
        self.operation.x_trace = Some(value.into());
        self
    }
}

impl Operation for ListThings {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listThings",
        method: Method::Get,
        template: "/things",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/things");
        request.header("Authorization", &self.authorization);
        request.header("X-Trace", &self.x_trace);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `list_keys`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListKeys {
    /// The header field `authorization`.
    pub authorization: Option<Sensitive>,
}

impl Request<ListKeys> {
    /// The header field `authorization`.
    pub fn authorization(mut self, value: Sensitive) -> Self {
        self.operation.authorization = Some(value);
        self
    }
}

impl Operation for ListKeys {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listKeys",
        method: Method::Get,
        template: "/keys",
        accept: "",
        security: &[&["key"]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/keys");
        request.header("authorization", &self.authorization);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `list_tokens`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListTokens {}

impl Operation for ListTokens {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "listTokens",
        method: Method::Get,
        template: "/tokens",
        accept: "",
        security: &[&["token"]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/tokens");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
