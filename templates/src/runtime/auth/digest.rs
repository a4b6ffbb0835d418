//! What answers a digest challenge (RFC 7616)?
//!
//! Written here rather than taken from a crate. Of the published ones, `digest_auth` 0.3 panics on some challenges and
//! answers `auth-int` as `auth`; `http-auth` 0.1 takes the first digest challenge instead of the strongest, shows the
//! password in its `Debug`, and has neither a shared challenge with a rising count nor `auth-int`. What would remain for
//! a crate to do is the hashing below.
//!
//! Supported: MD5, SHA-256 and SHA-512-256, each also as `-sess`; `qop` `auth` and `auth-int`, `auth` where both are
//! offered; `userhash`; user names beyond ASCII where the challenge states `charset=UTF-8` (they must be given in NFC).
//!
//! A challenge without `qop` is answered as RFC 2069 does: some services send one, among them one whose documentation
//! shows `op="auth"` where `qop` is meant. It is weaker, as MD5 is weaker; both are acceptable only because a client of
//! ours speaks to nothing but HTTPS and, where allowed, the loopback interface. [`DigestPolicy`] can refuse them.

use md5::Md5;
use sha2::digest::Digest;
use sha2::{Sha256, Sha512_256};
use zeroize::Zeroizing;

use super::call::Subject;
use super::challenge::Challenge;
use super::policy::DigestPolicy;
use crate::runtime::encode;
use crate::runtime::entropy;
use crate::runtime::secret::Secret;

/// Hash functions, from weakest to strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hash {
    Md5,
    Sha256,
    Sha512Trunc256,
}

/// What H(A1) is made of (RFC 7616 § 3.4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SecretForm {
    /// User, realm and password.
    Plain,
    /// These, and both nonces: `-sess`.
    Session,
}

/// What protects what (RFC 7616 § 3.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protection {
    /// No `qop`: RFC 2069.
    Legacy,
    /// Method and request-target.
    Auth,
    /// The body as well.
    AuthInt,
}

/// Why a server's challenges cannot be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unanswerable {
    /// Repeated or unreadable parameters, or no realm or nonce.
    Defective,
    /// No algorithm that is known.
    Algorithm,
    /// No `qop` that is known.
    Protection,
    /// The policy of this client.
    Policy,
    /// Credentials beyond ASCII, and no `charset=UTF-8`.
    Charset,
}

/// A challenge that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DigestChallenge {
    pub(super) nonce: Vec<u8>,
    pub(super) is_stale: bool,
    realm: Vec<u8>,
    opaque: Option<Vec<u8>>,
    hash: Hash,
    session: SecretForm,
    /// Whether `algorithm` was stated, and so is repeated in the answer.
    states_algorithm: bool,
    protection: Protection,
    hashes_user: bool,
}

/// Who answers.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) user: String,
    pub(super) password: Secret,
}

impl DigestChallenge {
    /// The strongest of the challenges that can be answered; `Ok(None)` when none of them is a digest challenge.
    pub(super) fn choose(
        challenges: &[Challenge],
        policy: DigestPolicy,
        account: &Account,
    ) -> Result<Option<Self>, Unanswerable> {
        let mut best: Option<Self> = None;
        let mut problem = None;
        for challenge in challenges
            .iter()
            .filter(|challenge| challenge.scheme == "digest")
        {
            match Self::read(challenge, policy, account) {
                Ok(read) if best.as_ref().is_none_or(|best| read.hash > best.hash) => {
                    best = Some(read);
                }
                Ok(_) => {}
                Err(unanswerable) => problem = problem.or(Some(unanswerable)),
            }
        }
        match (best, problem) {
            (Some(best), _) => Ok(Some(best)),
            (None, Some(problem)) => Err(problem),
            (None, None) => Ok(None),
        }
    }

    fn read(
        challenge: &Challenge,
        policy: DigestPolicy,
        account: &Account,
    ) -> Result<Self, Unanswerable> {
        let is = |name, text: &str| {
            challenge
                .get(name)
                .is_some_and(|value| value.eq_ignore_ascii_case(text.as_bytes()))
        };
        if challenge.is_defective {
            return Err(Unanswerable::Defective);
        }
        let realm = challenge.get("realm").ok_or(Unanswerable::Defective)?;
        let nonce = challenge
            .get("nonce")
            .filter(|nonce| !nonce.is_empty())
            .ok_or(Unanswerable::Defective)?;
        let algorithm = challenge.get("algorithm");
        let (hash, session) =
            read_algorithm(algorithm.unwrap_or(b"MD5")).ok_or(Unanswerable::Algorithm)?;
        let protection = match challenge.get("qop") {
            None => Protection::Legacy,
            Some(offered) => read_protection(offered).ok_or(Unanswerable::Protection)?,
        };
        let is_modern = hash != Hash::Md5 && protection != Protection::Legacy;
        if policy == DigestPolicy::ModernOnly && !is_modern {
            return Err(Unanswerable::Policy);
        }
        let is_ascii = account.user.is_ascii() && account.password.expose().is_ascii();
        if !is_ascii && !is("charset", "utf-8") {
            return Err(Unanswerable::Charset);
        }
        Ok(Self {
            nonce: nonce.to_vec(),
            is_stale: is("stale", "true"),
            realm: realm.to_vec(),
            opaque: challenge.get("opaque").map(<[u8]>::to_vec),
            hash,
            session,
            states_algorithm: algorithm.is_some(),
            protection,
            hashes_user: is("userhash", "true"),
        })
    }

    /// The value of `Authorization` that answers this challenge for the `count`-th time.
    pub(super) fn answer(
        &self,
        account: &Account,
        subject: Subject<'_>,
        cnonce: &str,
        count: u32,
    ) -> Vec<u8> {
        let count = format!("{count:08x}");
        let mut out = b"Digest ".to_vec();
        if self.hashes_user {
            quoted(&mut out, "username", self.hashed_user(account).as_bytes());
        } else if account.user.is_ascii() {
            quoted(&mut out, "username", account.user.as_bytes());
        } else {
            // RFC 8187 § 3.2, as RFC 7616 § 3.4.4 asks.
            out.extend_from_slice(b"username*=UTF-8''");
            out.extend_from_slice(encode::percent_encoded(&account.user).as_bytes());
        }
        quoted(&mut out, ", realm", &self.realm);
        quoted(&mut out, ", uri", subject.request_target.as_bytes());
        if self.states_algorithm {
            token(&mut out, ", algorithm", self.algorithm_name());
        }
        quoted(&mut out, ", nonce", &self.nonce);
        match self.protection {
            Protection::Legacy if !self.is_session() => {}
            Protection::Legacy => quoted(&mut out, ", cnonce", cnonce.as_bytes()),
            Protection::Auth | Protection::AuthInt => {
                token(&mut out, ", nc", &count);
                quoted(&mut out, ", cnonce", cnonce.as_bytes());
                token(&mut out, ", qop", self.protection.name());
            }
        }
        quoted(
            &mut out,
            ", response",
            self.response(account, subject, cnonce, &count).as_bytes(),
        );
        if let Some(opaque) = &self.opaque {
            quoted(&mut out, ", opaque", opaque);
        }
        if self.hashes_user {
            token(&mut out, ", userhash", "true");
        }
        out
    }

    /// RFC 7616 § 3.4.1; without `qop`, RFC 2069 § 2.1.2.
    fn response(
        &self,
        account: &Account,
        subject: Subject<'_>,
        cnonce: &str,
        count: &str,
    ) -> String {
        let secret = self.secret(account, cnonce);
        let request = self.request(subject);
        match self.protection {
            Protection::Legacy => {
                self.hash
                    .of(&[secret.as_bytes(), &self.nonce, request.as_bytes()])
            }
            Protection::Auth | Protection::AuthInt => self.hash.of(&[
                secret.as_bytes(),
                &self.nonce,
                count.as_bytes(),
                cnonce.as_bytes(),
                self.protection.name().as_bytes(),
                request.as_bytes(),
            ]),
        }
    }

    /// H(A1) (RFC 7616 § 3.4.2). It is as good as the password.
    fn secret(&self, account: &Account, cnonce: &str) -> Zeroizing<String> {
        let parts = [
            account.user.as_bytes(),
            &self.realm,
            account.password.expose().as_bytes(),
        ];
        let plain = Zeroizing::new(self.hash.of(&parts));
        if self.is_session() {
            Zeroizing::new(
                self.hash
                    .of(&[plain.as_bytes(), &self.nonce, cnonce.as_bytes()]),
            )
        } else {
            plain
        }
    }

    /// H(A2) (RFC 7616 § 3.4.3).
    fn request(&self, subject: Subject<'_>) -> String {
        let method = subject.method.as_bytes();
        let target = subject.request_target.as_bytes();
        match self.protection {
            Protection::Legacy | Protection::Auth => self.hash.of(&[method, target]),
            Protection::AuthInt => {
                let body = self.hash.of(&[subject.body.unwrap_or_default()]);
                self.hash.of(&[method, target, body.as_bytes()])
            }
        }
    }

    /// RFC 7616 § 3.4.4.
    fn hashed_user(&self, account: &Account) -> String {
        self.hash.of(&[account.user.as_bytes(), &self.realm])
    }

    /// Whether the answer depends on the body.
    pub(super) fn covers_body(&self) -> bool {
        self.protection == Protection::AuthInt
    }

    /// Whether the answer's secret depends on the client's nonce, which therefore stays as long as the challenge.
    pub(super) fn is_session(&self) -> bool {
        self.session == SecretForm::Session
    }

    fn algorithm_name(&self) -> &'static str {
        match (self.hash, self.session) {
            (Hash::Md5, SecretForm::Plain) => "MD5",
            (Hash::Md5, SecretForm::Session) => "MD5-sess",
            (Hash::Sha256, SecretForm::Plain) => "SHA-256",
            (Hash::Sha256, SecretForm::Session) => "SHA-256-sess",
            (Hash::Sha512Trunc256, SecretForm::Plain) => "SHA-512-256",
            (Hash::Sha512Trunc256, SecretForm::Session) => "SHA-512-256-sess",
        }
    }
}

impl Hash {
    /// The hash of the parts with colons between them, in hexadecimal digits.
    fn of(self, parts: &[&[u8]]) -> String {
        match self {
            Self::Md5 => digest::<Md5>(parts),
            Self::Sha256 => digest::<Sha256>(parts),
            Self::Sha512Trunc256 => digest::<Sha512_256>(parts),
        }
    }
}

fn digest<D: Digest>(parts: &[&[u8]]) -> String {
    let mut hash = D::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            hash.update(b":");
        }
        hash.update(part);
    }
    entropy::hex(&hash.finalize())
}

impl Protection {
    fn name(self) -> &'static str {
        match self {
            Self::Legacy => "",
            Self::Auth => "auth",
            Self::AuthInt => "auth-int",
        }
    }
}

/// A hash function, and whether it is used as `-sess`.
fn read_algorithm(name: &[u8]) -> Option<(Hash, SecretForm)> {
    let name = std::str::from_utf8(name).ok()?.to_ascii_lowercase();
    let (name, session) = match name.strip_suffix("-sess") {
        Some(name) => (name, SecretForm::Session),
        None => (name.as_str(), SecretForm::Plain),
    };
    match name {
        "md5" => Some((Hash::Md5, session)),
        "sha-256" => Some((Hash::Sha256, session)),
        "sha-512-256" => Some((Hash::Sha512Trunc256, session)),
        _ => None,
    }
}

/// `auth` where it is offered, then `auth-int`.
fn read_protection(offered: &[u8]) -> Option<Protection> {
    let offers = |name: &str| {
        offered
            .split(|byte| *byte == b',')
            .any(|option| option.trim_ascii().eq_ignore_ascii_case(name.as_bytes()))
    };
    if offers("auth") {
        Some(Protection::Auth)
    } else if offers("auth-int") {
        Some(Protection::AuthInt)
    } else {
        None
    }
}

/// `name="value"` with the value as a quoted string (RFC 9110 § 5.6.4).
fn quoted(out: &mut Vec<u8>, name: &str, value: &[u8]) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"=\"");
    for byte in value {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

fn token(out: &mut Vec<u8>, name: &str, value: &str) {
    out.extend_from_slice(name.as_bytes());
    out.push(b'=');
    out.extend_from_slice(value.as_bytes());
}

#[cfg(test)]
mod vectors;
