// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How many retries may all calls of a client make together?

use std::sync::atomic::{AtomicU32, Ordering};

/// What is left of the retries that all clones of a client share: a bucket of tokens.
///
/// A retry takes a token, and every call whose answer is not one that passes puts a fifth of one back, up to what the
/// bucket held at first. So a client that meets a failing server stops repeating soon, and in the long run no more than
/// one request in six is a repetition.
#[derive(Debug)]
pub(super) struct Budget {
    parts: AtomicU32,
    most: u32,
}

impl Budget {
    /// Parts of a token.
    const PARTS: u32 = 5;

    /// A bucket that holds this many tokens.
    pub(super) fn new(retries: u32) -> Self {
        let most = retries.saturating_mul(Self::PARTS);
        Self {
            parts: AtomicU32::new(most),
            most,
        }
    }

    /// Takes a token, if there is one.
    pub(super) fn take(&self) -> bool {
        let less = |parts: u32| parts.checked_sub(Self::PARTS);
        self.change(less)
    }

    /// Puts a part of a token back.
    pub(super) fn put_back(&self) {
        self.change(|parts| (parts < self.most).then(|| parts + 1));
    }

    fn change(&self, how: impl FnMut(u32) -> Option<u32>) -> bool {
        let result = self
            .parts
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, how);
        result.is_ok()
    }
}
