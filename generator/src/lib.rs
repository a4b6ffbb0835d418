//! Specwright reads an OpenAPI document and writes a Rust crate that calls the API it describes.
//!
//! **load** the text into a `Document`, **lower** it to an [`ir::Api`], **plan** the crate, **emit** tokens, **render**
//! files; the caller syncs them to disk. No stage reads a file, the environment or the clock: everything comes in
//! through [`source::Sources`] and [`config::Config`], and everything leaves in a [`fileset::FileSet`], or file by file
//! as they are done ([`generate_into`]).
//!
//! ```
//! use specwright::{config::Config, source::Sources};
//!
//! let document = "openapi: 3.0.3\ninfo: {title: Ping, version: '1'}\npaths: {}\n";
//! let sources = Sources::single("ping.yaml", document.as_bytes().to_vec());
//! let output = specwright::generate(&sources, &Config::new("ping.yaml", "out", "ping"))?;
//! assert!(output.files.get("src/lib.rs").is_some());
//! # Ok::<(), specwright::Failure>(())
//! ```

#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostics;
pub mod fileset;
pub mod ir;
pub mod lock;
pub mod source;

// The stages. Their interfaces serve the pipeline below and this package's tests, and nobody else.
#[doc(hidden)]
pub mod emit;
#[doc(hidden)]
pub mod load;
#[doc(hidden)]
pub mod lower;
#[doc(hidden)]
pub mod plan;
#[doc(hidden)]
pub mod render;

mod essence;
mod further;
mod output;
mod workers;

pub use self::output::{Account, Failure, Output, Stage, Summary};

use std::collections::BTreeMap;

use self::config::Config;
use self::diagnostics::{Diagnostics, Report, Reported};
use self::fileset::Collector;
use self::ir::Api;
use self::load::Document;
use self::lock::{Inputs, LOCK_FILE, Lock};
use self::plan::Plan;
use self::render::Header;
use self::source::Sources;

/// Generates the crate that `config` asks for from the document in `sources`.
///
/// # Errors
/// The document is refused, with everything that was found; or the generator broke its own promises.
pub fn generate(sources: &Sources, config: &Config) -> Result<Output, Failure> {
    generate_observed(sources, config, &mut |_| {})
}

/// As [`generate`], telling `observe` when each stage begins.
///
/// # Errors
/// As [`generate`].
pub fn generate_observed(
    sources: &Sources,
    config: &Config,
    observe: &mut dyn FnMut(Stage),
) -> Result<Output, Failure> {
    let files = Collector::default();
    let receive = |path, text| files.receive(path, text);
    let account = generate_into(sources, config, observe, &receive)?;
    Ok(Output::of(account, files.into_files()))
}

/// Looks a document through as [`generate`] does, and makes nothing of it: what would be refused or remarked on.
///
/// # Errors
/// The document is refused, with everything that was found.
pub fn review(sources: &Sources, config: &Config) -> Result<Report, Failure> {
    let (.., diagnostics) = understand(sources, config, &mut |_| {})?;
    Ok(diagnostics.finish()?)
}

/// As [`generate_observed`], handing each file over as soon as it is done: its path and its text. They come in any order
/// and from several threads, the lock file last of all; none comes before the document was found to be without faults.
/// Where this fails all the same, which is a defect, what was handed over is to be thrown away.
///
/// # Errors
/// As [`generate`].
pub fn generate_into(
    sources: &Sources,
    config: &Config,
    observe: &mut dyn FnMut(Stage),
    receive: &(dyn Fn(String, String) + Sync),
) -> Result<Account, Failure> {
    let (api, plan, diagnostics) = understand(sources, config, observe)?;
    observe(Stage::Render);
    let inputs = inputs(sources, config);
    let (header, derives) = (header(&inputs, config), plan.overrides.derive_words());
    let parts = workers::map(&emit::emit(&api, &plan), config.jobs, |part| {
        render::render(part.emit(), &header, &derives, &mut |path, text| {
            let digest = lock::sha256(text.as_bytes());
            receive(path.clone(), text);
            (path, digest)
        })
    });
    let mut digests = BTreeMap::new();
    for part in parts {
        digests.extend(part?);
    }
    let lock = Lock::of(digests, &inputs).render();
    receive(LOCK_FILE.to_owned(), lock.clone());
    Ok(Account {
        lock,
        summary: Summary::of(&api, &plan),
        notes: diagnostics.finish()?,
        inputs,
    })
}

/// What a document means and how its crate is laid out; or what is wrong with it, all of it.
fn understand(
    sources: &Sources,
    config: &Config,
    observe: &mut dyn FnMut(Stage),
) -> Result<(Api, Plan, Diagnostics), Failure> {
    let mut diagnostics = Diagnostics::new(config);
    observe(Stage::Load);
    let document = load::load(sources, config, &mut diagnostics);
    match laid_out(&document, config, &mut diagnostics, observe) {
        Ok(_) if diagnostics.is_denied() => Err(Failure::Refused(diagnostics.so_far())),
        Ok((api, plan)) => Ok((api, plan, diagnostics)),
        Err(Reported { .. }) if document.wanted().is_empty() => {
            further::look(&document, sources, config, &mut diagnostics);
            Err(Failure::Refused(diagnostics.so_far()))
        }
        Err(Reported { .. }) => Err(Failure::Incomplete {
            wanted: document.wanted().clone(),
            report: diagnostics.so_far(),
        }),
    }
}

fn laid_out(
    document: &Document,
    config: &Config,
    diagnostics: &mut Diagnostics,
    observe: &mut dyn FnMut(Stage),
) -> Result<(Api, Plan), Reported> {
    diagnostics.checkpoint()?;
    observe(Stage::Lower);
    let api = meaning(document, config, diagnostics);
    diagnostics.checkpoint()?;
    observe(Stage::Plan);
    let plan = plan::plan(&api, config, diagnostics);
    diagnostics.checkpoint()?;
    Ok((api, plan))
}

/// What a document means, with what the configuration makes of it.
pub(crate) fn meaning(document: &Document, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    let api = lower::lower(document, diagnostics);
    let api = lower::customise(document, api, config, diagnostics);
    lower::share(lower::fix(api))
}

fn inputs(sources: &Sources, config: &Config) -> Inputs {
    Inputs {
        document: config.document.clone(),
        document_sha256: lock::sha256(sources.entry().bytes()),
        files: sources
            .others()
            .map(|file| (file.path().to_owned(), lock::sha256(file.bytes())))
            .collect(),
        options_sha256: config.sha256(),
    }
}

fn header(inputs: &Inputs, config: &Config) -> Header {
    let version = config
        .resource_version
        .iter()
        .map(|date| format!("resource-version = {date}"));
    let allowed = (!config.allow.is_empty()).then(|| format!("allow = {}", config.allow.join(" ")));
    Header {
        generator_version: env!("CARGO_PKG_VERSION").to_owned(),
        document: inputs.document.clone(),
        others: inputs.files.len(),
        document_sha256: inputs.digest(),
        options: version.chain(allowed).collect(),
    }
}
