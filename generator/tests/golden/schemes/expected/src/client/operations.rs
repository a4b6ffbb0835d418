//! The operations without a tag.

use crate::runtime::{
    ByteStream, Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply,
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
    /// `GET /signed`
    ///
    /// Answers with `text/plain`.
    ///
    /// Needs credentials for `Signed`: see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn get_signed(&self) -> Request<GetSigned> {
        Request::new(self.client, GetSigned {})
    }

    /// `GET /device`
    ///
    /// Needs credentials for `Device`: see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn get_device(&self) -> Request<GetDevice> {
        Request::new(self.client, GetDevice {})
    }

    /// `GET /both`
    ///
    /// Needs credentials for `Device` and `Token`, or for `Signed`: see
    /// [`ClientBuilder::credentials`](crate::ClientBuilder::credentials).
    pub fn get_both(&self) -> Request<GetBoth> {
        Request::new(self.client, GetBoth {})
    }

    /// `TRACE /echo`
    ///
    /// Answers with `message/http`: What arrived.
    pub fn echo(&self) -> Request<Echo> {
        Request::new(self.client, Echo {})
    }
}

/// The parameters of `get_signed`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetSigned {}

impl Operation for GetSigned {
    type Output = String;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getSigned",
        method: Method::Get,
        template: "/signed",
        accept: "text/plain",
        security: &[&["Signed"]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/signed");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_text("text/plain"),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `get_device`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetDevice {}

impl Operation for GetDevice {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getDevice",
        method: Method::Get,
        template: "/device",
        accept: "",
        security: &[&["Device"]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/device");
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
        security: &[&["Device", "Token"], &["Signed"]],
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

/// The parameters of `echo`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Echo {}

impl Operation for Echo {
    type Output = ByteStream;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "echo",
        method: Method::Trace,
        template: "/echo",
        accept: "message/http",
        security: &[&[]],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/echo");
    }

    fn streams(status: u16) -> bool {
        status == 200
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success_stream("message/http"),
            _ => reply.undocumented(),
        }
    }
}
