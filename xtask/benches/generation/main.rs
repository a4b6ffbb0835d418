//! How long does a whole run take, how much memory, and how do others compare? Programs, from start to end.
//!
//! For each document, in turn, round by round, so that a noisy machine disturbs all alike:
//!
//! - `floor`: what no generator of this kind can do without, on one thread: read the document with a well-known library,
//!   lex, parse and pretty-print the Rust text that comes out, and write it;
//! - `one`, `two`: ours into an empty folder, on one thread and on two;
//! - `again`: ours once more, where nothing changed;
//! - every peer.
//!
//! A peer is an executable file in the folder `SPECWRIGHT_PEERS`, often a script, that is run as `NAME DOCUMENT FOLDER`.
//! Figures are medians: seconds on the clock, seconds of all processors, and the most memory that was held.
//!
//! ```sh
//! cargo bench -p xtask --bench generation              # documents of 10 to 10,000 operations
//! SPECWRIGHT_BENCH_DOCUMENTS=a.yaml:b.json SPECWRIGHT_PEERS=~/peers cargo bench -p xtask --bench generation
//! ```
//!
//! `SPECWRIGHT_BENCH_ROUNDS` says how many rounds. Figures are in `generator/docs/adr/0021-speed.md`.

mod floor;
mod made_up;
mod measure;
mod tree;

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use self::measure::{Figures, Runner};

/// Rounds, where nothing else is said.
const ROUNDS: usize = 5;

/// Operations of the documents that are made up.
const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

fn main() {
    let mut arguments = env::args_os().skip(1);
    let part = arguments.next();
    match part.as_deref().and_then(OsStr::to_str) {
        // The parts that this program plays for itself, each in a process of its own.
        Some("floor") => floor::run(&arguments.map(PathBuf::from).collect::<Vec<_>>()),
        Some("measure") => measure::child(arguments),
        _ if env::args().any(|argument| argument == "--test") => {}
        _ => compare(),
    }
}

fn compare() {
    let scratch = env::temp_dir().join(format!("specwright-generation-{}", std::process::id()));
    fs::create_dir_all(&scratch).expect("a folder");
    let rounds = env::var("SPECWRIGHT_BENCH_ROUNDS").ok();
    let rounds = rounds.map_or(ROUNDS, |rounds| rounds.parse().expect("a number of rounds"));
    let documents: Vec<(PathBuf, Option<usize>)> = match env::var_os("SPECWRIGHT_BENCH_DOCUMENTS") {
        Some(paths) => env::split_paths(&paths).map(|path| (path, None)).collect(),
        None => SIZES
            .map(|size| (made_up::write(size, &scratch), Some(size)))
            .into(),
    };
    for (document, operations) in documents {
        of_document(&document, operations, rounds, &scratch);
    }
    let _ = fs::remove_dir_all(scratch);
}

fn of_document(document: &Path, operations: Option<usize>, rounds: usize, scratch: &Path) {
    let made = scratch.join("made");
    let runners = runners(document, &made, scratch);
    let mut figures: Vec<Vec<Figures>> = vec![Vec::new(); runners.len()];
    for _ in 0..rounds {
        for (runner, figures) in runners.iter().zip(&mut figures) {
            figures.extend(runner.run());
        }
    }
    let medians: Vec<Option<Figures>> = figures.into_iter().map(Figures::median).collect();
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    println!("\n{name}: medians of {rounds} rounds");
    println!(
        "  {:<18} {:>9} {:>9} {:>9} {:>8} {:>8}",
        "", "wall s", "CPU s", "peak MB", "/ floor", "/ one"
    );
    let wall_of = |name: &str| {
        let at = runners.iter().position(|runner| runner.name == name)?;
        medians.get(at)?.as_ref().map(|figures| figures.wall)
    };
    let (floor, one) = (wall_of("floor"), wall_of("one"));
    let mut rows = Vec::new();
    for (runner, median) in runners.iter().zip(&medians) {
        let Some(median) = median else {
            println!("  {:<18} {:>9}", runner.name, "fails");
            rows.push(json!({ "name": runner.name, "fails": true }));
            continue;
        };
        let by = |other: Option<f64>| other.map_or(f64::NAN, |other| median.wall / other);
        println!(
            "  {:<18} {:>9.3} {:>9.3} {:>9.1} {:>8.2} {:>8.3}",
            runner.name,
            median.wall,
            median.cpu,
            median.peak,
            by(floor),
            by(one)
        );
        rows.push(json!({
            "name": runner.name,
            "wall_seconds": median.wall,
            "cpu_seconds": median.cpu,
            "peak_megabytes": median.peak,
        }));
    }
    let each = operations.zip(one).map(|(operations, one)| {
        let operations = u32::try_from(operations).expect("not that many");
        one * 1000.0 / f64::from(operations)
    });
    if let Some(each) = each {
        println!("  {each:.3} ms an operation, on one thread");
    }
    let line: Value = json!({
        "document": name,
        "bytes": fs::metadata(document).map(|file| file.len()).unwrap_or_default(),
        "rounds": rounds,
        "milliseconds_an_operation": each,
        "runs": rows,
    });
    println!("{line}");
}

/// Who runs, in order: `floor` needs what the first of ours made.
fn runners(document: &Path, made: &Path, scratch: &Path) -> Vec<Runner> {
    let notes = scratch.join("notes");
    let ours = |name: &str, jobs: &str, cold: bool| {
        let mut arguments: Vec<OsString> = vec!["generate".into(), "--quiet".into()];
        let options = [("--name", "bench".as_ref()), ("--jobs", jobs.as_ref())];
        let paths = [
            ("--spec", document.as_os_str()),
            ("--out", made.as_os_str()),
        ];
        for (option, value) in options.into_iter().chain(paths) {
            arguments.extend([option.into(), value.to_owned()]);
        }
        for feature in env::var("SPECWRIGHT_BENCH_ALLOW")
            .iter()
            .flat_map(|all| all.split(','))
        {
            arguments.extend(["--allow".into(), feature.into()]);
        }
        let cleared = [made.to_owned(), notes.clone()];
        Runner {
            name: name.to_owned(),
            program: env!("CARGO_BIN_EXE_xtask").into(),
            arguments,
            variables: vec![("SPECWRIGHT_CACHE".into(), notes.clone().into())],
            cleared: if cold { cleared.into() } else { Vec::new() },
        }
    };
    let written = scratch.join("floor");
    let floor = Runner {
        name: "floor".to_owned(),
        program: env::current_exe().expect("this program"),
        arguments: vec![
            "floor".into(),
            document.into(),
            made.into(),
            written.clone().into(),
        ],
        variables: Vec::new(),
        cleared: vec![written],
    };
    let all = vec![
        ours("one", "1", true),
        ours("two", "2", true),
        ours("again", "2", false),
        floor,
    ];
    all.into_iter()
        .chain(peers(document, &scratch.join("peer")))
        .collect()
}

fn peers(document: &Path, out: &Path) -> Vec<Runner> {
    let Some(folder) = env::var_os("SPECWRIGHT_PEERS") else {
        return Vec::new();
    };
    let entries = fs::read_dir(folder).expect("the folder of peers");
    let mut programs: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| measure::is_executable(path))
        .collect();
    programs.sort();
    let document = fs::canonicalize(document).expect("the document");
    let peers = programs.into_iter().map(|program| Runner {
        name: program
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        program,
        arguments: vec![document.clone().into(), out.into()],
        variables: Vec::new(),
        cleared: vec![out.to_owned()],
    });
    peers.collect()
}
