//! This repository's tasks: the generator's own verbs, as in any user's workspace, and those only this repository needs.

mod corpus;
mod standalone;

use std::process::ExitCode;

use specwright::cli::{self, ExtraVerb};

fn main() -> ExitCode {
    cli::main_with(&[
        ExtraVerb {
            name: "corpus",
            about: "Generate from every document below a folder, and tell what became of each",
            run: corpus::run,
        },
        ExtraVerb {
            name: "standalone",
            about: "Build, test and lint the generated crate in an empty workspace",
            run: standalone::run,
        },
    ])
}
