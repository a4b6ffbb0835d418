//! The operations without a tag.

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
    /// `GET /one`
    ///
    /// Needs credentials for `Login` (scope `read`): see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn get_one(&self) -> Request<GetOne> {
        Request::new(self.client, GetOne {})
    }

    /// `GET /both`
    ///
    /// Needs credentials for `Login` (scopes `read` and `write`) and `Key`: see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn get_both(&self) -> Request<GetBoth> {
        Request::new(self.client, GetBoth {})
    }

    /// `GET /either`
    ///
    /// Needs credentials for `Login` (scopes `read` and `write`, or `all`): see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn get_either(&self) -> Request<GetEither> {
        Request::new(self.client, GetEither {})
    }

    /// `GET /any`
    ///
    /// Needs credentials for `Login`: see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn get_any(&self) -> Request<GetAny> {
        Request::new(self.client, GetAny {})
    }

    /// `GET /many`
    ///
    /// Needs credentials for `Login` (scopes `a`, `b`, `c`, `d`, `e`, `f` and others): see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn get_many(&self) -> Request<GetMany> {
        Request::new(self.client, GetMany {})
    }
}

/// The parameters of `get_one`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetOne {}

impl Operation for GetOne {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getOne",
        method: Method::Get,
        template: "/one",
        accept: "",
        security: &[&["Login"]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/one");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_both`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetBoth {}

impl Operation for GetBoth {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getBoth",
        method: Method::Get,
        template: "/both",
        accept: "",
        security: &[&["Login", "Key"]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/both");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_either`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetEither {}

impl Operation for GetEither {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getEither",
        method: Method::Get,
        template: "/either",
        accept: "",
        security: &[&["Login"]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/either");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_any`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetAny {}

impl Operation for GetAny {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getAny",
        method: Method::Get,
        template: "/any",
        accept: "",
        security: &[&["Login"]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/any");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_many`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetMany {}

impl Operation for GetMany {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getMany",
        method: Method::Get,
        template: "/many",
        accept: "",
        security: &[&["Login"]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/many");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
