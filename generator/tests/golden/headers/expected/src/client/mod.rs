//! The operations of the API: one group for each tag, one method for each operation.

#[cfg(feature = "brushes")]
mod brushes;
#[cfg(feature = "paints")]
mod paints;

use std::collections::BTreeMap;

use crate::models;
use crate::runtime::{ApiInfo, Client, ClientBuilder, Date, Response, Uuid};

#[cfg(feature = "brushes")]
pub use self::brushes::{Brushes, ListBrushes};
#[cfg(feature = "paints")]
pub use self::paints::{ListPaints, Paints};

/// The document in constants.
pub(crate) static API: ApiInfo = ApiInfo {
    title: "Headers",
    version: "1",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    base_url: "",
    servers: &[],
    schemes: &[],
    envelope: None,
};

impl Client {
    /// Builds a client. The document names no server, so `ClientBuilder::base_url` must be called.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new(&API)
    }
}

impl<T> Response<T> {
    /// The header field `X-Batch`, where the answer has it.
    pub fn x_batch(&self) -> Option<Uuid> {
        self.header("X-Batch")?.trim().parse().ok()
    }

    /// The header field `X-Color`, where the answer has it.
    #[cfg(feature = "paints")]
    pub fn x_color(&self) -> Option<models::Color> {
        self.header_object("X-Color")
    }

    /// The header field `X-Color-Exploded`, where the answer has it.
    #[cfg(feature = "paints")]
    pub fn x_color_exploded(&self) -> Option<models::Color> {
        self.header_object_exploded("X-Color-Exploded")
    }

    /// The colours there are.
    ///
    /// The header field `X-Colors`, where the answer has it.
    pub fn x_colors(&self) -> Option<Vec<String>> {
        self.header_list("X-Colors")
    }

    /// The header field `X-Days`, where the answer has it.
    pub fn x_days(&self) -> Option<Vec<Date>> {
        self.header_list("X-Days")
    }

    /// The header field `X-Finish`, where the answer has it.
    pub fn x_finish(&self) -> Option<models::Finish> {
        self.header("X-Finish")?.trim().parse().ok()
    }

    /// The header field `X-Finishes`, where the answer has it.
    pub fn x_finishes(&self) -> Option<Vec<models::Finish>> {
        self.header_list("X-Finishes")
    }

    /// The header field `X-Grade`, where the answer has it.
    #[cfg(feature = "paints")]
    pub fn x_grade(&self) -> Option<models::ListPaintsXGradeHeader> {
        self.header("X-Grade")?.trim().parse().ok()
    }

    /// The header field `X-Hair`, where the answer has it.
    #[cfg(feature = "brushes")]
    pub fn x_hair(&self) -> Option<models::ListBrushesXHairHeader> {
        self.header("X-Hair")?.trim().parse().ok()
    }

    /// The header field `X-Nested`, where the answer has it.
    pub fn x_nested(&self) -> Option<&str> {
        self.header("X-Nested")
    }

    /// The header field `X-Page`, where the answer has it.
    #[cfg(feature = "paints")]
    pub fn x_page(&self) -> Option<models::ListPaintsXPageHeader> {
        self.header_json("X-Page")
    }

    /// The header field `X-Sizes`, where the answer has it.
    pub fn x_sizes(&self) -> Option<Vec<i32>> {
        self.header_list("X-Sizes")
    }

    /// The header field `X-Stock`, where the answer has it.
    pub fn x_stock(&self) -> Option<BTreeMap<String, i64>> {
        self.header_object_exploded("X-Stock")
    }
}
