//! The operations without a tag.

use crate::runtime::validate::{Location, Violations};
use crate::runtime::{
    Client, Decoded, Flat, Method, NoBody, Operation, OperationInfo, PathStyle, Reply,
    Request, RequestParts,
};
use crate::{models, validators};

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
    /// A parameter that is several segments
    ///
    /// `GET /drives/{drive}/{+path}`
    ///
    /// # Parameters
    ///
    /// - `drive`: The path parameter `drive`.
    /// - `path`: The path parameter `path`. Slashes are kept, so it can be several segments of the
    ///   path; none of them may be `.` or `..`. Example: `photos/2024 (é)/a:b%2F?c#1.png`.
    pub fn read_file(
        &self,
        drive: impl Into<String>,
        path: impl Into<String>,
    ) -> Request<ReadFile> {
        Request::new(
            self.client,
            ReadFile {
                drive: drive.into(),
                path: path.into(),
            },
        )
    }

    /// A path that the one before has, too, but not as plainly
    ///
    /// `GET /drives/{drive}/latest`
    ///
    /// # Parameters
    ///
    /// - `drive`: The path parameter `drive`.
    pub fn read_latest(&self, drive: impl Into<String>) -> Request<ReadLatest> {
        Request::new(self.client, ReadLatest { drive: drive.into() })
    }

    /// Reserved characters that are kept, with and without slashes
    ///
    /// `DELETE /{scope}/locks/{lock}`
    ///
    /// # Parameters
    ///
    /// - `scope`: The path parameter `scope`. Slashes are kept, so it can be several segments of the
    ///   path; none of them may be `.` or `..`. Example: `/groups/1/machines/2`.
    /// - `lock`: The path parameter `lock`. Reserved characters are kept, but `/`, `?` and `#`.
    ///   Example: `XLON:A@b/c`.
    pub fn delete_lock(
        &self,
        scope: impl Into<String>,
        lock: impl Into<String>,
    ) -> Request<DeleteLock> {
        Request::new(
            self.client,
            DeleteLock {
                scope: scope.into(),
                lock: lock.into(),
            },
        )
    }

    /// Parameters that the path spells with operators
    ///
    /// `GET /shelves{;at*}/{.kind}/{ids*}/{size}:{.format}`
    ///
    /// # Parameters
    ///
    /// - `at`: The path parameter `at`.
    /// - `kind`: The path parameter `kind`. Items: at least 1.
    /// - `ids`: The path parameter `ids`. Items: at least 2.
    /// - `size`: The path parameter `size`.
    /// - `format`: The path parameter `format`.
    pub fn find_shelves(
        &self,
        at: models::FindShelvesAt,
        kind: impl IntoIterator<Item = impl Into<String>>,
        ids: impl IntoIterator<Item = i64>,
        size: impl Into<String>,
        format: impl Into<String>,
    ) -> Request<FindShelves> {
        Request::new(
            self.client,
            FindShelves {
                at,
                kind: kind.into_iter().map(Into::into).collect(),
                ids: ids.into_iter().collect(),
                size: size.into(),
                format: format.into(),
            },
        )
    }

    /// One twice
    ///
    /// `GET /copies/{x}/{x}`
    ///
    /// # Parameters
    ///
    /// - `x`: The path parameter `x`.
    pub fn copy(&self, x: impl Into<String>) -> Request<CopyApi> {
        Request::new(self.client, CopyApi { x: x.into() })
    }

    /// `GET /maps/{zoom}.{ext}`
    ///
    /// # Parameters
    ///
    /// - `zoom`: The path parameter `zoom`. Example: `1.5`.
    /// - `ext`: The path parameter `ext`.
    pub fn map(&self, zoom: f64, ext: models::MapExt) -> Request<Map> {
        Request::new(self.client, Map { zoom, ext })
    }
}

/// The parameters of `read_file`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReadFile {
    /// The path parameter `drive`.
    pub drive: String,
    /// The path parameter `path`.
    ///
    /// Slashes are kept, so it can be several segments of the path; none of them may be `.` or
    /// `..`. Example: `photos/2024 (é)/a:b%2F?c#1.png`.
    pub path: String,
}

impl Operation for ReadFile {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "readFile",
        method: Method::Get,
        template: "/drives/{drive}/{+path}",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/drives/")
            .value("drive", &self.drive)
            .literal("/")
            .spanning("path", &self.path, PathStyle::Simple);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `read_latest`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReadLatest {
    /// The path parameter `drive`.
    pub drive: String,
}

impl Operation for ReadLatest {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "readLatest",
        method: Method::Get,
        template: "/drives/{drive}/latest",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/drives/")
            .value("drive", &self.drive)
            .literal("/latest");
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `delete_lock`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeleteLock {
    /// The path parameter `scope`.
    ///
    /// Slashes are kept, so it can be several segments of the path; none of them may be `.` or
    /// `..`. Example: `/groups/1/machines/2`.
    pub scope: String,
    /// The path parameter `lock`.
    ///
    /// Reserved characters are kept, but `/`, `?` and `#`. Example: `XLON:A@b/c`.
    pub lock: String,
}

impl Operation for DeleteLock {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "deleteLock",
        method: Method::Delete,
        template: "/{scope}/locks/{lock}",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/")
            .spanning("scope", &self.scope, PathStyle::Simple)
            .literal("/locks/")
            .reserved("lock", &self.lock, PathStyle::Simple);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `find_shelves`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FindShelves {
    /// The path parameter `at`.
    pub at: models::FindShelvesAt,
    /// The path parameter `kind`.
    ///
    /// Items: at least 1.
    pub kind: Vec<String>,
    /// The path parameter `ids`.
    ///
    /// Items: at least 2.
    pub ids: Vec<i64>,
    /// The path parameter `size`.
    pub size: String,
    /// The path parameter `format`.
    pub format: String,
}

impl Operation for FindShelves {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "findShelves",
        method: Method::Get,
        template: "/shelves{;at*}/{.kind}/{ids*}/{size}:{.format}",
        accept: "",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        validators::kind(&self.kind, Location::parameter("kind"), found);
        validators::ids(&self.ids, Location::parameter("ids"), found);
    }

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/shelves")
            .styled("at", &Flat(&self.at), PathStyle::MatrixExploded)
            .literal("/")
            .styled("kind", &self.kind, PathStyle::Label)
            .literal("/")
            .value("ids", &self.ids)
            .literal("/")
            .value("size", &self.size)
            .literal(":")
            .styled("format", &self.format, PathStyle::Label);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `copy`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CopyApi {
    /// The path parameter `x`.
    pub x: String,
}

impl Operation for CopyApi {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "copy",
        method: Method::Get,
        template: "/copies/{x}/{x}",
        accept: "",
        security: &[],
    };

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/copies/")
            .value("x", &self.x)
            .literal("/")
            .value("x", &self.x);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}

/// The parameters of `map`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Map {
    /// The path parameter `zoom`.
    ///
    /// Example: `1.5`.
    pub zoom: f64,
    /// The path parameter `ext`.
    pub ext: models::MapExt,
}

impl Operation for Map {
    type Output = ();
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "map",
        method: Method::Get,
        template: "/maps/{zoom}.{ext}",
        accept: "",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        validators::ext(&self.ext, Location::parameter("ext"), found);
    }

    fn build(&self, request: &mut RequestParts) {
        request
            .path()
            .literal("/maps/")
            .value("zoom", &self.zoom)
            .literal(".")
            .value("ext", &self.ext);
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            204 => reply.success_without_body(),
            _ => reply.undocumented(),
        }
    }
}
