//! What can be asked for on the command line? The verbs, so that any workspace's `xtask` is one line.
//!
//! ```no_run
//! fn main() -> std::process::ExitCode {
//!     specwright::cli::main()
//! }
//! ```

mod check;
mod files;
mod locate;
mod memory;
mod output;
mod run;
mod sync;

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{
    Arg, Args, Command, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum,
};

pub use self::files::generate_from_disk;
use self::output::Console;

/// Exit status where everything asked for was done and nothing was found amiss.
pub const SUCCESS: u8 = 0;
/// Exit status of a refused document, a difference found by `check`, or a failed run.
pub const FAILURE: u8 = 1;
/// Exit status of a command line that was not understood.
pub const USAGE: u8 = 2;

/// Generates Rust clients from OpenAPI documents: crates to vendor, review and own.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true
)]
#[command(after_help = "\
Where the configuration is: `specwright.toml` or `spec/specwright.toml`, in this folder or the nearest one above it.

Exit status: 0 when all is well, 1 when a document was refused or `check` found a difference, 2 when the command line
was not understood.

Examples:
  cargo xtask generate                     generate every target of the configuration
  cargo xtask check                        compare without writing: for CI
  cargo xtask generate --spec api.yaml --out petstore --name petstore
                                           generate any other document, no configuration needed
  cargo xtask explain SW0103               say more about a message")]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Read the documents and write the crates.
    Generate(RunArgs),
    /// Generate in memory and compare with what is on disk; write nothing.
    ///
    /// Says which of three it is when they differ: the document or the options changed, the generator changed, or files
    /// were edited by hand.
    Check(RunArgs),
    /// Say more about a message: what it means, an example, and the way out.
    Explain {
        /// Code (`SW0103`) or name (`duplicate-key`) of the message; all of them are listed when it is left out.
        code: Option<String>,
    },
}

#[derive(Args, Debug)]
struct RunArgs {
    /// The configuration, where it is not to be searched for.
    #[arg(long, value_name = "FILE", conflicts_with = "spec")]
    config: Option<PathBuf>,
    /// The name of one target of the configuration, to do only that one.
    #[arg(long, value_name = "NAME", conflicts_with = "spec")]
    target: Option<String>,
    /// An OpenAPI document outside the configuration.
    #[arg(long, value_name = "FILE", requires = "out", requires = "name")]
    spec: Option<PathBuf>,
    /// The folder of its crate.
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,
    /// The package name of its crate.
    #[arg(long, value_name = "CRATE", requires = "spec")]
    name: Option<String>,
    /// Leave out this unsupported feature, with a note (may be given again; needs --spec).
    #[arg(long, value_name = "FEATURE", requires = "spec")]
    allow: Vec<String>,
    /// Write nothing where there are warnings, but for those that the configuration allows.
    #[arg(long)]
    deny_warnings: bool,
    /// Print the time each stage took, and its share, on standard error.
    #[arg(long)]
    timings: bool,
    /// How many threads work at once; as many as the machine runs when it is left out. The output is the same.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Print nothing but findings and differences.
    #[arg(long, short)]
    quiet: bool,
    /// How to speak: to people, or one JSON object a line to programs.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = MessageFormat::Human)]
    message_format: MessageFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    /// Sentences.
    Human,
    /// One JSON object a line, on standard output.
    Json,
}

/// A verb that a workspace adds to those of the generator.
#[derive(Clone, Copy, Debug)]
pub struct ExtraVerb {
    /// What is typed.
    pub name: &'static str,
    /// One line for `--help`.
    pub about: &'static str,
    /// Runs it with the arguments after its name; the result is the exit status.
    pub run: fn(Vec<OsString>) -> u8,
}

/// Runs the verb named by the arguments of this process.
pub fn main() -> ExitCode {
    main_with(&[])
}

/// As [`main`], with verbs of the workspace's own.
pub fn main_with(extras: &[ExtraVerb]) -> ExitCode {
    ExitCode::from(dispatch(std::env::args_os().collect(), extras))
}

fn dispatch(args: Vec<OsString>, extras: &[ExtraVerb]) -> u8 {
    let matches = match command(extras).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return usage(&error),
    };
    if let Some((name, rest)) = matches.subcommand()
        && let Some(extra) = extras.iter().find(|extra| extra.name == name)
    {
        let rest = rest
            .get_many::<OsString>(REST)
            .into_iter()
            .flatten()
            .cloned();
        return (extra.run)(rest.collect());
    }
    match Cli::from_arg_matches(&matches) {
        Ok(Cli {
            verb: Verb::Generate(args),
        }) => run::generate(&args, &mut Console::new(&args)),
        Ok(Cli {
            verb: Verb::Check(args),
        }) => run::check(&args, &mut Console::new(&args)),
        Ok(Cli {
            verb: Verb::Explain { code },
        }) => output::explain(code.as_deref()),
        Err(error) => usage(&error),
    }
}

/// Name of the argument that holds what follows the name of an extra verb.
const REST: &str = "rest";

fn command(extras: &[ExtraVerb]) -> Command {
    extras.iter().fold(Cli::command(), |command, extra| {
        let rest = Arg::new(REST)
            .num_args(0..)
            .trailing_var_arg(true)
            .allow_hyphen_values(true)
            .value_parser(clap::value_parser!(OsString))
            .hide(true);
        command.subcommand(
            Command::new(extra.name)
                .about(extra.about)
                .disable_help_flag(true)
                .arg(rest),
        )
    })
}

fn usage(error: &clap::Error) -> u8 {
    let _ = error.print();
    if error.use_stderr() { USAGE } else { SUCCESS }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        command(&[ExtraVerb {
            name: "extra",
            about: "More.",
            run: |_| SUCCESS,
        }])
        .debug_assert();
    }

    #[test]
    fn a_verb_of_the_workspace_gets_what_follows_its_name() {
        let echo = ExtraVerb {
            name: "echo",
            about: "Counts.",
            run: |rest| u8::try_from(rest.len()).unwrap_or(u8::MAX),
        };
        let args = ["xtask", "echo", "--help", "x", "--", "-y"].map(OsString::from);
        assert_eq!(dispatch(args.to_vec(), &[echo]), 4);
    }

    #[test]
    fn a_document_outside_the_configuration_needs_a_folder_and_a_name() {
        let parse = |args: &[&str]| Cli::try_parse_from([&["xtask"], args].concat());
        assert!(parse(&["generate", "--spec", "a.yaml"]).is_err());
        assert!(parse(&["generate", "--out", "x"]).is_err());
        assert!(parse(&["generate", "--spec", "a.yaml", "--out", "x", "--name", "x"]).is_ok());
        assert!(parse(&["check", "--quiet", "--message-format", "json"]).is_ok());
        assert!(parse(&["check", "--jobs", "1", "--timings"]).is_ok());
        assert!(parse(&["check", "--jobs", "0"]).is_err());
    }
}
