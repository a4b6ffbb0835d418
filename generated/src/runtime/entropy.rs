// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Where do random bytes come from?

#[cfg(feature = "digest")]
use std::fmt::Write as _;
use std::time::Duration;

/// 128 random bits as 32 hexadecimal digits, from the generator that TLS uses; `None` when the system has none to give.
#[cfg(feature = "digest")]
pub(super) fn hex_128() -> Option<String> {
    Some(hex(&bytes::<16>()?))
}

/// One random byte.
#[cfg(feature = "oauth2")]
pub(super) fn byte() -> Option<u8> {
    let [byte] = bytes()?;
    Some(byte)
}

/// A random fraction of this duration; half of it when the system has no random bytes to give.
pub(super) fn part_of(whole: Duration) -> Duration {
    let random = bytes().map_or(1 << 15, u16::from_le_bytes);
    whole / (1 << 16) * u32::from(random)
}

fn bytes<const COUNT: usize>() -> Option<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    rustls::crypto::ring::default_provider()
        .secure_random
        .fill(&mut bytes)
        .ok()?;
    Some(bytes)
}

/// Lower-case hexadecimal digits.
#[cfg(feature = "digest")]
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
