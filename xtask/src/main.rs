//! This repository's tasks: the generator's own verbs, as in any user's workspace.

fn main() {}
