//! What does the crate say? The plan's decisions, written down as tokens.

pub(crate) mod doc_text;
