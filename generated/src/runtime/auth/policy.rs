// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which digest challenges are good enough?

/// Which digest challenges may be answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum DigestPolicy {
    /// The strongest that the server offers, MD5 and challenges without `qop` included.
    #[default]
    AnyAlgorithm,
    /// SHA-256 or SHA-512-256 with `qop` only.
    ModernOnly,
}
