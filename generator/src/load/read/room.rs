//! How much may be read? The limits are for all files of a document together; each file takes of what is left.

use crate::config::Limits;
use crate::diagnostics::{Message, catalog};

/// Offsets in the text of all files are kept in 31 bits.
const ADDRESSABLE: usize = i32::MAX as usize;

/// The limits, and what the files before have taken of them.
#[derive(Clone, Copy, Debug)]
pub(in crate::load) struct Room {
    limits: Limits,
    bytes: usize,
    nodes: usize,
}

impl Room {
    /// All that the limits allow.
    pub(in crate::load) fn of(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            bytes: 0,
            nodes: 0,
        }
    }

    /// Notes what a file has taken.
    pub(in crate::load) fn take(&mut self, bytes: usize, nodes: usize) {
        self.bytes = self.bytes.saturating_add(bytes);
        self.nodes = self.nodes.saturating_add(nodes);
    }

    /// Refuses a file that is too large.
    pub(super) fn for_bytes(&self, bytes: usize) -> Result<(), Message> {
        self.for_bytes_of("the file has", bytes)
    }

    /// Refuses a file that is too large with the text that its aliases stand for.
    pub(super) fn for_copies(&self, bytes: usize) -> Result<(), Message> {
        self.for_bytes_of("with what its aliases stand for the file has", bytes)
    }

    fn for_bytes_of(&self, who: &str, bytes: usize) -> Result<(), Message> {
        let limit = self.limits.bytes.min(ADDRESSABLE);
        if self.bytes.saturating_add(bytes) <= limit {
            return Ok(());
        }
        let before = match self.bytes {
            0 => String::new(),
            before => format!(", those before it {before}"),
        };
        Err(catalog::source::TOO_LARGE.message(format!(
            "{who} {bytes} bytes{before}, and the limit is {limit}"
        )))
    }

    /// Refuses one value more than there may be.
    pub(super) fn for_value(&self, nodes: usize) -> Result<(), Message> {
        let limit = self.limits.nodes;
        if self.nodes.saturating_add(nodes) < limit {
            return Ok(());
        }
        let what = if self.nodes == 0 {
            "the file has"
        } else {
            "with those before it the file has"
        };
        Err(catalog::source::TOO_MANY_VALUES.message(format!("{what} more than {limit} values")))
    }

    /// Refuses an array or object in as many others as there may be.
    pub(super) fn for_depth(&self, depth: usize) -> Result<(), Message> {
        if depth < self.limits.depth {
            Ok(())
        } else {
            Err(self.too_deep())
        }
    }

    /// What is said of an array or object in as many others as there may be.
    pub(super) fn too_deep(&self) -> Message {
        catalog::source::TOO_DEEP.message(format!(
            "arrays and objects are nested more than {} deep",
            self.limits.depth
        ))
    }
}
