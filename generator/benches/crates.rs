//! What does a generated crate cost to compile, and what do those of other generators?
//!
//! ```sh
//! cargo bench -p specwright --bench crates -- api.yaml other.json
//! SPECWRIGHT_PEERS=DIR cargo bench -p specwright --bench crates -- api.yaml
//! ```
//!
//! For each document its crate is generated, its dependencies are checked, and then `cargo check` of the crate alone is
//! measured: CPU seconds of user and system, the least of three runs (`SPECWRIGHT_BENCH_ROUNDS`), and the peak of memory
//! where `/usr/bin/time` is GNU's. `CARGO_INCREMENTAL` is 0 for all. `DIR/NAME/api` is taken for a crate that the generator `NAME` made of
//! `api.yaml`, and measured in turn with ours; the ratio is theirs to ours.
//!
//! Figures are in `generator/docs/adr/0017-cost-of-generated-crates.md`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use specwright::config::Config;
use specwright::source::Sources;

/// Measured runs of each crate, unless `SPECWRIGHT_BENCH_ROUNDS` says otherwise.
const ROUNDS: usize = 3;

/// GNU's `time`.
const TIME: &str = "/usr/bin/time";

#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    megabytes: Option<f64>,
}

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crates");
    let documents = env::args_os()
        .skip(1)
        .filter(|argument| !argument.to_string_lossy().starts_with("--"));
    let mut documents: Vec<PathBuf> = documents.map(PathBuf::from).collect();
    if documents.is_empty() {
        let ours = "../spec/atlas-serverless-backup.yaml";
        documents.push(Path::new(env!("CARGO_MANIFEST_DIR")).join(ours));
    }
    row(
        "document",
        "generator",
        ["CPU s", "ratio", "peak MB", "ratio"],
    );
    for document in &documents {
        compare(document, &folder)?;
    }
    Ok(())
}

fn row(document: &str, generator: &str, [cpu, by_cpu, peak, by_peak]: [&str; 4]) {
    println!("{document:<32} {generator:<18} {cpu:>8} {by_cpu:>8} {peak:>10} {by_peak:>8}");
}

/// One document: our crate, then those of the others.
fn compare(document: &Path, folder: &Path) -> io::Result<()> {
    let stem = document.file_stem().unwrap_or_default();
    let name = stem.to_string_lossy();
    let krate = folder.join(stem);
    generate(document, &krate)?;
    let mut crates = vec![("specwright".to_owned(), krate)];
    crates.extend(peers(stem)?);
    let target = folder.join("target");
    let mut ours: Option<Cost> = None;
    for (generator, krate) in crates {
        let Some(cost) = measure(&krate, &target)? else {
            println!("{name:<32} {generator:<18} does not compile");
            continue;
        };
        let by = |theirs: Option<f64>, ours: Option<f64>| match (theirs, ours) {
            (Some(theirs), Some(ours)) => format!("{:.2}", theirs / ours),
            _ => String::new(),
        };
        let seconds = by(Some(cost.seconds), ours.map(|ours| ours.seconds));
        let megabytes = by(cost.megabytes, ours.and_then(|ours| ours.megabytes));
        let peak = cost
            .megabytes
            .map_or_else(String::new, |mb| format!("{mb:.0}"));
        let cpu = format!("{:.1}", cost.seconds);
        row(&name, &generator, [&cpu, &seconds, &peak, &megabytes]);
        ours.get_or_insert(cost);
    }
    Ok(())
}

fn generate(document: &Path, krate: &Path) -> io::Result<()> {
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let sources = Sources::single(name.as_ref(), fs::read(document)?);
    let mut config = Config::new(name.as_ref(), "out", "measured");
    config.allow_unused = true;
    let output = specwright::generate(&sources, &config)
        .map_err(|failure| io::Error::other(format!("{name} is refused: {failure}")))?;
    if krate.exists() {
        fs::remove_dir_all(krate)?;
    }
    for (path, text) in output.files.iter() {
        let path = krate.join(path);
        fs::create_dir_all(path.parent().unwrap_or(krate))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// The crates that others made of the document of this name.
fn peers(document: &OsStr) -> io::Result<Vec<(String, PathBuf)>> {
    let Some(folder) = env::var_os("SPECWRIGHT_PEERS") else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let krate = entry.path().join(document);
        if krate.join("Cargo.toml").exists() {
            found.push((entry.file_name().to_string_lossy().into_owned(), krate));
        }
    }
    found.sort();
    Ok(found)
}

/// What `cargo check` of the library alone costs; none when it does not compile.
fn measure(krate: &Path, target: &Path) -> io::Result<Option<Cost>> {
    let manifest = krate.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    if !text.lines().any(|line| line.trim() == "[workspace]") {
        // It stands below another workspace.
        fs::write(&manifest, format!("{text}\n[workspace]\n"))?;
    }
    let library = krate.join("src/lib.rs");
    let text = fs::read(&library)?;
    // Its dependencies, while it has nothing of its own.
    fs::write(&library, "")?;
    let dependencies = check(krate, target);
    fs::write(&library, text)?;
    dependencies?;
    let rounds = env::var("SPECWRIGHT_BENCH_ROUNDS").ok();
    let rounds = rounds.and_then(|rounds| rounds.parse().ok());
    let mut least: Option<Cost> = None;
    for _ in 0..rounds.unwrap_or(ROUNDS) {
        let text = fs::read(&library)?;
        fs::write(&library, text)?;
        let Some(cost) = check(krate, target)? else {
            return Ok(None);
        };
        if least.is_none_or(|least| cost.seconds < least.seconds) {
            least = Some(cost);
        }
    }
    Ok(least)
}

fn check(krate: &Path, target: &Path) -> io::Result<Option<Cost>> {
    let is_gnu = Path::new(TIME).exists();
    let mut command = if is_gnu {
        let mut command = Command::new(TIME);
        command.args(["-f", "measured %M"]).arg(env!("CARGO"));
        command
    } else {
        Command::new(env!("CARGO"))
    };
    command
        .args(["check", "--lib", "--quiet"])
        .current_dir(krate)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", target);
    let before = children_seconds();
    let output = command.output()?;
    let seconds = children_seconds() - before;
    let said = String::from_utf8_lossy(&output.stderr);
    let kilobytes = said
        .lines()
        .find_map(|line| line.strip_prefix("measured "))
        .and_then(|text| text.trim().parse::<f64>().ok());
    Ok(output.status.success().then_some(Cost {
        seconds,
        megabytes: kilobytes.map(|kilobytes| kilobytes / 1024.0),
    }))
}

/// CPU seconds of the children waited for, from `/proc` where there is one; else the time that has passed.
fn children_seconds() -> f64 {
    let ticks = fs::read_to_string("/proc/self/stat").ok().and_then(|stat| {
        let (_, after_name) = stat.rsplit_once(')')?;
        let mut fields = after_name.split_whitespace().skip(13);
        Some(fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?)
    });
    match ticks {
        // Linux counts a hundred ticks a second for user space.
        Some(ticks) => ticks / 100.0,
        None => std::time::UNIX_EPOCH
            .elapsed()
            .map_or(0.0, |time| time.as_secs_f64()),
    }
}
