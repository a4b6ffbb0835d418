//! The runtime of every generated crate, and its text.
