//! What does a user see who types the verbs? The real program, on real files, from real folders.

#![allow(unreachable_pub)]

mod check;
mod corpus;
mod generate;
mod memory;
mod messages;
mod workspace;
