//! The operations tagged `` Prose `x` ``.

use crate::models;
use crate::runtime::validate::{Location, Validate, Violations};
use crate::runtime::{
    Client, Decoded, Method, NoBody, Operation, OperationInfo, Reply, Request,
    RequestParts,
};

/// The operations tagged `` Prose `x` ``.
///
/// ```text
/// panic!();
/// ```
///
/// x \<script>alert(1)\</script>
#[derive(Clone, Copy, Debug)]
pub struct ProseX<'c> {
    client: &'c Client,
}

impl Client {
    /// The operations tagged `` Prose `x` ``.
    pub fn prose_x(&self) -> ProseX<'_> {
        ProseX { client: self }
    }
}

impl ProseX<'_> {
    /// */ pub fn pwned() {} /*
    ///
    /// - item
    ///
    ///   ```text
    ///   panic!();
    ///   ```
    ///
    /// 1. one
    ///
    ///    ```text
    ///    panic!();
    ///    ```
    ///
    /// > quoted
    /// >
    /// > ```text
    /// > panic!();
    /// > ```
    ///
    /// See Never \`\`\` follow: `javascript:alert(1)`.
    ///
    /// `GET /prose`
    ///
    /// Answers with `application/json`: "\] pub fn pwned() {} #\[doc = "
    ///
    /// Optional parameters are methods of the [`Request`]: `q`.
    pub fn get_prose(&self) -> Request<GetProse> {
        Request::new(self.client, GetProse { q: None })
    }
}

/// The parameters of `get_prose`; the methods that set them describe the optional ones.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetProse {
    /// The query parameter `q`.
    pub q: Option<String>,
}

impl GetProse {
    /// The default of `q`.
    pub const DEFAULT_Q: &'static str = "```\npanic!();";
}

impl Request<GetProse> {
    /// x } pub fn pwned(){} //
    ///
    /// Example: `` `a`|b ``.
    pub fn q(mut self, value: impl Into<String>) -> Self {
        self.operation.q = Some(value.into());
        self
    }
}

impl Operation for GetProse {
    type Output = models::Prose;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "getProse",
        method: Method::Get,
        template: "/prose",
        accept: "application/json",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/prose");
        request.query("q", &self.q);
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
