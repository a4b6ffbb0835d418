//! How is one challenge answered many times, by many calls at once?
//!
//! The server's last challenge is kept, so that every call but the first is one round trip. Each use takes the next
//! count, so no two requests share a nonce and a count. Of many calls that are refused together, the first one's
//! challenge is kept and the others use it.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::header::{HeaderValue, WWW_AUTHENTICATE};

use super::call::{Subject, Verdict};
use super::challenge;
use super::digest::{Account, DigestChallenge, Unanswerable};
use super::error::Reason;
use super::policy::DigestPolicy;
use crate::runtime::build_error::CredentialProblem;
use crate::runtime::entropy;
use crate::runtime::secret::Secret;
use crate::runtime::transport::Answer;

/// The account and the challenge in use.
#[derive(Debug)]
pub(super) struct DigestSession {
    account: Account,
    policy: DigestPolicy,
    current: Mutex<Option<Arc<Answering>>>,
}

/// A challenge and how often it was answered.
#[derive(Debug)]
struct Answering {
    challenge: DigestChallenge,
    count: AtomicU32,
    /// The client's nonce of the `-sess` variants, where it is part of the secret.
    session_cnonce: String,
}

/// What one call has done so far.
#[derive(Debug, Default)]
pub(super) struct DigestCall {
    /// The challenge that the last request answered.
    used: Option<Arc<Answering>>,
    /// Whether that challenge was made for this very call.
    is_own: bool,
    /// How many challenges were learned in this call.
    learned: u8,
}

/// A call learns at most this many challenges: the first, and one more when that has become stale meanwhile. So it
/// sends three requests at most.
const MOST_CHALLENGES: u8 = 2;

impl DigestSession {
    /// A session without a challenge yet.
    pub(super) fn new(
        user: &str,
        password: &Secret,
        policy: DigestPolicy,
    ) -> Result<Self, CredentialProblem> {
        if [user, password.expose()]
            .iter()
            .any(|text| text.contains(char::is_control))
        {
            return Err(CredentialProblem::Characters);
        }
        let account = Account {
            user: user.to_owned(),
            password: password.clone(),
        };
        Ok(Self {
            account,
            policy,
            current: Mutex::new(None),
        })
    }

    /// The value of `Authorization` for the next request of a call; `None` when there is no challenge to answer yet.
    ///
    /// # Errors
    /// The system has no random bytes to give, or the answer takes a body that is not at hand.
    pub(super) fn authorize(
        &self,
        call: &mut DigestCall,
        subject: Subject<'_>,
    ) -> Result<Option<HeaderValue>, Reason> {
        call.used = None;
        let Some(answering) = self.current() else {
            return Ok(None);
        };
        if subject.body.is_none() && answering.challenge.covers_body() {
            return Err(Reason::Body(
                "the server asks for a hash of the body (`auth-int`), which a file or stream does not have before it is \
                 sent",
            ));
        }
        let next = |count: u32| count.checked_add(1);
        let Ok(before) = answering
            .count
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, next)
        else {
            // Every count was used: ask for another challenge.
            self.replace(Some(&answering), None);
            return Ok(None);
        };
        let cnonce = if answering.challenge.is_session() {
            answering.session_cnonce.clone()
        } else {
            entropy::hex_128().ok_or(Reason::NoEntropy)?
        };
        let text = answering
            .challenge
            .answer(&self.account, subject, &cnonce, before + 1);
        // A challenge arrives in a header field, so its bytes fit into one; the account was checked before.
        let Ok(mut value) = HeaderValue::from_bytes(&text) else {
            self.replace(Some(&answering), None);
            return Ok(None);
        };
        value.set_sensitive(true);
        call.used = Some(answering);
        Ok(Some(value))
    }

    /// Whether there is no challenge to answer yet.
    pub(super) fn lacks_challenge(&self) -> bool {
        self.current().is_none()
    }

    /// Takes note of a 401: whether sending the request again, with another answer, can help.
    ///
    /// # Errors
    /// There are digest challenges, and none can be answered.
    pub(super) fn refused(
        &self,
        call: &mut DigestCall,
        answer: &Answer,
    ) -> Result<Verdict, Reason> {
        let fields = answer.headers.get_all(WWW_AUTHENTICATE);
        let challenges = challenge::parse(fields.iter().map(HeaderValue::as_bytes));
        let chosen = DigestChallenge::choose(&challenges, self.policy, &self.account);
        let Some(new) = chosen.map_err(|problem| unanswerable(problem, answer))? else {
            return Ok(Verdict::Final);
        };
        if call.learned == MOST_CHALLENGES {
            return Ok(Verdict::Final);
        }
        if let Some(used) = &call.used {
            let is_same = used.challenge.nonce == new.nonce;
            // An answer to a challenge that was made for this call was right or wrong: only `stale` says it was right.
            if is_same || (call.is_own && !new.is_stale) {
                return Ok(Verdict::Final);
            }
        }
        let session_cnonce = entropy::hex_128().ok_or(Reason::NoEntropy)?;
        let answering = Answering {
            challenge: new,
            count: AtomicU32::new(0),
            session_cnonce,
        };
        call.learned += 1;
        call.is_own = self.replace(call.used.as_ref(), Some(Arc::new(answering)));
        Ok(Verdict::Again)
    }

    fn current(&self) -> Option<Arc<Answering>> {
        self.current
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts `new` in the place of `used`, unless another call has done so before; whether it did.
    fn replace(&self, used: Option<&Arc<Answering>>, new: Option<Arc<Answering>>) -> bool {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let is_untouched = match (current.as_ref(), used) {
            (None, _) => true,
            (Some(current), Some(used)) => Arc::ptr_eq(current, used),
            (Some(_), None) => false,
        };
        if is_untouched {
            *current = new;
        }
        is_untouched
    }
}

fn unanswerable(problem: Unanswerable, answer: &Answer) -> Reason {
    let problem = match problem {
        Unanswerable::Defective => "parameters are missing, repeated or unreadable",
        Unanswerable::Algorithm => "no algorithm is known",
        Unanswerable::Protection => "no quality of protection is known",
        Unanswerable::Policy => "it is weaker than this client's policy allows",
        Unanswerable::Charset => {
            "user name or password go beyond ASCII, and the server does not state that it reads UTF-8"
        }
    };
    Reason::Challenge {
        status: answer.status.as_u16(),
        problem,
    }
}
