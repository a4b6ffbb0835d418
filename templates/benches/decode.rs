//! Are records as fast as serde's derive?
//!
//! `cargo bench -p specwright-templates --bench decode`: each measurement is there twice, once for the shared visitor
//! (`record`) and once for serde's derive (`derive`), on the same text.

use divan::{Bencher, black_box};
use serde::{Deserialize, Serialize};
use specwright_templates::runtime::json::from_slice;
use specwright_templates::runtime::model::{self, FieldReader, FieldWriter, Record};
use specwright_templates::runtime::{Json, validate as rule};

fn main() {
    divan::main();
}

/// Through the shared visitor.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shared {
    created_at: Option<String>,
    id: String,
    cluster_name: Option<String>,
    size: Option<i64>,
    links: Option<Vec<String>>,
    ratio: f64,
    enabled: Option<bool>,
    parent: Option<Box<Shared>>,
}

/// Through serde's derive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Derived {
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<String>,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cluster_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Vec<String>>,
    ratio: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<Box<Derived>>,
}

impl Record for Shared {
    const NAME: &'static str = "Shared";
    const FIELDS: &'static [&'static str] = &[
        "createdAt",
        "id",
        "clusterName",
        "size",
        "links",
        "ratio",
        "enabled",
        "parent",
    ];
    const REQUIRED: &'static [usize] = &[1, 5];

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.created_at),
            1 => value.put(&mut self.id),
            2 => value.put(&mut self.cluster_name),
            3 => value.put(&mut self.size),
            4 => value.put(&mut self.links),
            5 => value.put(&mut self.ratio),
            6 => value.put(&mut self.enabled),
            7 => value.put(&mut self.parent),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("createdAt", &self.created_at);
        fields.required("id", &self.id);
        fields.optional("clusterName", &self.cluster_name);
        fields.optional("size", &self.size);
        fields.optional("links", &self.links);
        fields.required("ratio", &self.ratio);
        fields.optional("enabled", &self.enabled);
        fields.optional("parent", &self.parent);
    }
}

model::record!(Shared);

/// Members in the documented order.
const IN_ORDER: &str = r#"{"createdAt":"2024-06-06T17:05:00Z","id":"32b6e34b3d91647abb20e7b8","clusterName":"orders","size":5368709120,"links":["https://cloud.example/api/v2/a","https://cloud.example/api/v2/b"],"ratio":0.25,"enabled":true}"#;

/// The same in another order, with members that the document does not know.
const SHUFFLED: &str = r#"{"enabled":true,"new":{"a":[1,2,3]},"ratio":0.25,"links":["https://cloud.example/api/v2/a","https://cloud.example/api/v2/b"],"size":5368709120,"clusterName":"orders","etag":"x","id":"32b6e34b3d91647abb20e7b8","createdAt":"2024-06-06T17:05:00Z"}"#;

#[divan::bench(types = [Shared, Derived])]
fn decode<T: for<'de> Deserialize<'de>>() -> T {
    serde_json::from_str(black_box(IN_ORDER)).expect("the text is of that shape")
}

#[divan::bench(types = [Shared, Derived])]
fn decode_shuffled<T: for<'de> Deserialize<'de>>() -> T {
    serde_json::from_str(black_box(SHUFFLED)).expect("the text is of that shape")
}

#[divan::bench(types = [Shared, Derived], args = [100])]
fn decode_list<T: for<'de> Deserialize<'de>>(bencher: Bencher<'_, '_>, length: usize) {
    let text = format!("[{}]", vec![IN_ORDER; length].join(","));
    bencher.bench(|| -> Vec<T> {
        serde_json::from_str(black_box(&text)).expect("the text is of that shape")
    });
}

#[divan::bench(types = [Shared, Derived])]
fn encode<T: for<'de> Deserialize<'de> + Serialize + Sync>(bencher: Bencher<'_, '_>) {
    let value: T = serde_json::from_str(IN_ORDER).expect("the text is of that shape");
    bencher.bench(|| serde_json::to_string(black_box(&value)));
}

/// A large text of untyped JSON: ours, and `serde_json`'s own.
#[divan::bench(types = [Json, serde_json::Value])]
fn untyped<T: for<'de> Deserialize<'de>>(bencher: Bencher<'_, '_>) {
    let text = format!("[{}]", vec![SHUFFLED; 1_000].join(","));
    bencher.bench(|| -> T { serde_json::from_str(black_box(&text)).expect("JSON") });
}

/// The price of knowing where a decode error stands, paid when there is one: the last of 1,000 items is wrong.
#[divan::bench]
fn error_path(bencher: Bencher<'_, '_>) {
    let text = format!("[{},7]", vec![IN_ORDER; 1_000].join(","));
    bencher.bench(|| from_slice::<Vec<Shared>>(black_box(text.as_bytes())).is_err());
}

#[divan::bench(args = [10_000])]
fn unique_items(bencher: Bencher<'_, '_>, length: u32) {
    let items: Vec<u32> = (0..length).collect();
    bencher.bench(|| {
        let mut found = rule::Violations::default();
        rule::unique_items(black_box(&items), rule::Location::ROOT, &mut found);
        found
    });
}
