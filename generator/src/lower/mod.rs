//! What does the document mean? A checked document becomes an [`ir::Api`](crate::ir::Api).
//!
//! ```text
//! paths: {/pets/{petId}: {get: …}}      Api { operations: [Operation { method: Get, path: /pets/{petId}, … }],
//! components: {schemas: {Pet: …}}   ─▶        types: [TypeDef { provenance: Component("Pet"), … }] }
//! ```
//!
//! Every form that OpenAPI can describe has a place in the intermediate representation, whether or not the rest of
//! the generator can emit it yet: what cannot be emitted is refused by `plan`. Here is refused only what has no meaning
//! at all.

mod checks;
mod circles;
mod content;
mod context;
mod customise;
mod docs;
mod example;
mod fixed;
mod header;
mod info;
mod json;
mod media_type;
mod operation;
mod parameter;
mod path;
mod prune;
mod request;
mod response;
mod schema;
mod security;
mod sequence;
mod server;
mod share;
mod style;
mod tag;

use self::context::Context;
pub use self::customise::customise;
pub use self::fixed::fix;
pub(crate) use self::operation::is_method;
pub use self::share::share;
use crate::diagnostics::Diagnostics;
use crate::ir::Api;
use crate::load::Document;

/// Says what a document means. What it finds wrong goes into the diagnostics; an API is returned all the same, so that
/// one run shows everything there is to find.
pub fn lower(document: &Document, diagnostics: &mut Diagnostics) -> Api {
    let mut cx = Context::new(document, diagnostics);
    let root = document.root();
    schema::lower_components(&mut cx);
    let security_schemes = security::lower_schemes(&cx);
    let mut operations = operation::lower_all(&mut cx, &security_schemes);
    let types = schema::finish(&mut cx, &mut operations);
    circles::run(&mut cx, &types);
    checks::run(&mut cx, &types, &operations);
    let tags = tag::lower_all(&mut cx, &operations);
    Api {
        info: info::lower(&cx),
        servers: server::lower_all(&mut cx, root),
        tags,
        security_schemes,
        operations,
        types,
        overrides: Vec::new(),
    }
}
