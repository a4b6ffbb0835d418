//! What does it cost to run a program? It is run by a process that does nothing else, whose children are then accounted
//! for by the system: the program and all it started.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

/// What a run cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    /// Seconds on the clock.
    pub(crate) wall: f64,
    /// Seconds of all processors.
    pub(crate) cpu: f64,
    /// The most memory held by one process, in MB.
    pub(crate) peak: f64,
}

impl Figures {
    /// The median of each figure; none without any run.
    pub(crate) fn median(all: Vec<Self>) -> Option<Self> {
        let median = |of: fn(&Self) -> f64| {
            let mut values: Vec<f64> = all.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied()
        };
        Some(Self {
            wall: median(|figures| figures.wall)?,
            cpu: median(|figures| figures.cpu)?,
            peak: median(|figures| figures.peak)?,
        })
    }
}

/// A program to run.
#[derive(Clone, Debug)]
pub(crate) struct Runner {
    pub(crate) name: String,
    pub(crate) program: PathBuf,
    pub(crate) arguments: Vec<OsString>,
    pub(crate) variables: Vec<(OsString, OsString)>,
    /// Folders that are not there when it starts.
    pub(crate) cleared: Vec<PathBuf>,
}

impl Runner {
    /// Runs it once; none where it fails.
    pub(crate) fn run(&self) -> Option<Figures> {
        for folder in &self.cleared {
            put_aside(folder);
        }
        let this = env::current_exe().expect("this program");
        let output = Command::new(this)
            .arg("measure")
            .arg(&self.program)
            .args(&self.arguments)
            .envs(self.variables.iter().cloned())
            .stderr(Stdio::null())
            .output()
            .expect("it runs");
        let line: Value = serde_json::from_slice(&output.stdout).ok()?;
        let figure = |name: &str| line.get(name)?.as_f64();
        Some(Figures {
            wall: figure("wall")?,
            cpu: figure("cpu")?,
            peak: figure("peak")?,
        })
    }
}

/// Makes room for a folder without removing what is there: for some seconds after many files were removed, ext4 looks long
/// for each place of a new one, and whoever writes many files would pay for it. All goes when the comparison is over.
fn put_aside(folder: &Path) {
    let mut aside = (0_u32..).map(|number| folder.with_extension(format!("{number}.before")));
    let free = aside.find(|aside| !aside.exists());
    if let Some(free) = free {
        let _ = fs::rename(folder, free);
    }
}

/// The process in between: runs a program and prints what it cost, or nothing where it fails.
pub(crate) fn child(mut arguments: impl Iterator<Item = OsString>) {
    let program = arguments.next().expect("a program");
    let started = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let wall = started.elapsed().as_secs_f64();
    if status.is_ok_and(|status| status.success()) {
        let (cpu, peak) = used();
        println!("{}", json!({ "wall": wall, "cpu": cpu, "peak": peak }));
    }
}

/// Seconds of processors and MB of memory that the children of this process used.
#[cfg(unix)]
fn used() -> (f64, f64) {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system accounts for children");
    let times = [usage.user_time(), usage.system_time()];
    let micros: i64 = times.iter().map(TimeValLike::num_microseconds).sum();
    // Linux counts in kB, Apple's systems in bytes.
    let unit = if cfg!(target_vendor = "apple") {
        1.0
    } else {
        1024.0
    };
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    let figures = (micros as f64 / 1e6, usage.max_rss() as f64 * unit / 1e6);
    figures
}

/// Nobody has asked for it yet.
#[cfg(not(unix))]
fn used() -> (f64, f64) {
    (f64::NAN, f64::NAN)
}

/// Whether a file can be run.
pub(crate) fn is_executable(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::metadata(path)
            .is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    path.is_file()
}
