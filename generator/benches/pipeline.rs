//! How long does generation take, stage by stage, and how far is that from the floor?
//!
//! The floor is what any generator of this kind must do for the same output: read the document with a well-known
//! library, lex, parse and pretty-print the Rust text, and write the files. Both are measured in turn in one process, so
//! that a noisy machine disturbs them alike; the ratio is what to look at: `one`, for a run on one thread, and `all`, for a
//! run on as many as the machine has. The floor has one thread.
//!
//! ```sh
//! cargo bench -p specwright --bench pipeline                       # the document in spec/
//! SPECWRIGHT_BENCH_DOCUMENT=api.yaml cargo bench -p specwright --bench pipeline
//! cargo bench -p specwright --bench pipeline -- none               # only the table of stages and ratios
//! ```
//!
//! Figures are in `generator/docs/adr/0010-parallel.md`.

use std::env;
use std::fs;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::thread;
use std::time::{Duration, Instant};

use divan::Bencher;
use specwright::config::Config;
use specwright::source::Sources;
use specwright::{Output, Stage};

/// Rounds of runs behind the table.
const ROUNDS: usize = 15;

const ONE: NonZeroUsize = NonZeroUsize::MIN;

struct Input {
    name: String,
    bytes: Vec<u8>,
    config: Config,
}

impl Input {
    fn read() -> Self {
        let ours =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/atlas-serverless-backup.yaml");
        let path = env::var_os("SPECWRIGHT_BENCH_DOCUMENT").map_or(ours, PathBuf::from);
        let bytes = fs::read(&path).expect("the document can be read");
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let mut config = Config::new(&name, "out", "bench");
        config.allow_unused = true;
        config.allow = env::var("SPECWRIGHT_BENCH_ALLOW")
            .map(|names| names.split(',').map(str::to_owned).collect())
            .unwrap_or_default();
        Self {
            name,
            bytes,
            config,
        }
    }

    fn generate(&self, jobs: NonZeroUsize, observe: &mut dyn FnMut(Stage)) -> Output {
        let sources = Sources::single(&self.name, self.bytes.clone());
        let mut config = self.config.clone();
        config.jobs = jobs;
        match specwright::generate_observed(&sources, &config, observe) {
            Ok(output) => output,
            Err(failure) => panic!("the document is refused: {failure}"),
        }
    }

    /// What no generator can do without.
    fn floor(&self, output: &Output, folder: &Path) {
        if self.bytes.first() == Some(&b'{') {
            black_box(serde_json::from_slice::<serde_json::Value>(&self.bytes).expect("JSON"));
        } else {
            black_box(serde_yaml::from_slice::<serde_yaml::Value>(&self.bytes).expect("YAML"));
        }
        for (path, text) in output.files.iter() {
            if path.ends_with(".rs") && !is_copied(path) {
                let tokens = proc_macro2::TokenStream::from_str(text).expect("Rust");
                let file = syn::parse2(tokens).expect("Rust");
                black_box(prettyplease::unparse(&file));
            }
        }
        write(output, folder);
    }
}

/// Files that are the same in every crate are not made, only written.
fn is_copied(path: &str) -> bool {
    path.starts_with("src/runtime/") || path.starts_with("tests/support/")
}

fn write(output: &Output, folder: &Path) {
    for (path, text) in output.files.iter() {
        let target = folder.join(path);
        fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
        fs::write(target, text).expect("a file");
    }
}

fn scratch() -> PathBuf {
    env::temp_dir().join(format!("specwright-bench-{}", std::process::id()))
}

#[divan::bench(sample_count = 20)]
fn whole(bencher: Bencher<'_, '_>) {
    let input = Input::read();
    bencher.bench_local(|| input.generate(ONE, &mut |_| {}));
}

#[divan::bench(sample_count = 20)]
fn floor(bencher: Bencher<'_, '_>) {
    let input = Input::read();
    let output = input.generate(ONE, &mut |_| {});
    let folder = scratch();
    bencher.bench_local(|| input.floor(&output, &folder));
    let _ = fs::remove_dir_all(folder);
}

fn main() {
    divan::main();
    if env::args().any(|argument| argument == "--test") {
        return;
    }
    let input = Input::read();
    let folder = scratch();
    let output = input.generate(ONE, &mut |_| {});
    let mut stages: Vec<(Stage, Vec<Duration>)> = Vec::new();
    let all = thread::available_parallelism().unwrap_or(ONE);
    let (mut wholes, mut parallel, mut floors) = (Vec::new(), Vec::new(), Vec::new());
    let (mut ratios, mut parallel_ratios) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let mut marks: Vec<(Stage, Instant)> = Vec::new();
        let output = input.generate(ONE, &mut |stage| marks.push((stage, Instant::now())));
        marks.push((Stage::Sync, Instant::now()));
        write(&output, &folder);
        let whole = started.elapsed();
        let ends = marks
            .iter()
            .skip(1)
            .map(|(_, at)| *at)
            .chain([started + whole]);
        for ((stage, begin), end) in marks.iter().zip(ends) {
            match stages.iter_mut().find(|(known, _)| known == stage) {
                Some((_, times)) => times.push(end - *begin),
                None => stages.push((*stage, vec![end - *begin])),
            }
        }
        let started = Instant::now();
        write(&input.generate(all, &mut |_| {}), &folder);
        let shared = started.elapsed();
        let started = Instant::now();
        input.floor(&output, &folder);
        let floor = started.elapsed();
        ratios.push(whole.as_secs_f64() / floor.as_secs_f64());
        parallel_ratios.push(shared.as_secs_f64() / floor.as_secs_f64());
        wholes.push(whole);
        parallel.push(shared);
        floors.push(floor);
    }
    let _ = fs::remove_dir_all(folder);
    println!("\n{}: medians of {ROUNDS} rounds", input.name);
    for (stage, times) in &mut stages {
        println!(
            "  {:<8} {:>10.3} ms",
            stage.name(),
            median(times).as_secs_f64() * 1000.0
        );
    }
    for (name, times) in [
        ("one", &mut wholes),
        ("all", &mut parallel),
        ("floor", &mut floors),
    ] {
        println!(
            "  {name:<8} {:>10.3} ms",
            median(times).as_secs_f64() * 1000.0
        );
    }
    ratios.sort_by(f64::total_cmp);
    parallel_ratios.sort_by(f64::total_cmp);
    let lines: usize = output
        .files
        .iter()
        .map(|(_, text)| text.lines().count())
        .sum();
    println!(
        "  one / floor {:.2}, all ({all}) / floor {:.2}   ({} files, {lines} lines)",
        ratios[ROUNDS / 2],
        parallel_ratios[ROUNDS / 2],
        output.files.len()
    );
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
