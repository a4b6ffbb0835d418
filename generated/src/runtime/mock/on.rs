// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does a test say what an operation is answered?

use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use serde::Serialize;

use super::answer::Answer;
use super::route::Mocked;

/// What one operation is answered.
pub(super) enum Behaviour {
    /// These in turn, and the last one again and again.
    InTurn { answers: Vec<Answer>, given: usize },
    /// Whatever this says.
    Computed(Box<Computed>),
}

type Computed = dyn FnMut(&dyn Any) -> Answer + Send;

impl Default for Behaviour {
    fn default() -> Self {
        Self::InTurn {
            answers: vec![Answer::default()],
            given: 0,
        }
    }
}

impl Behaviour {
    /// The answer to a call, which is an operation of the type that this is about.
    pub(super) fn answer(&mut self, operation: &dyn Any) -> Answer {
        match self {
            Self::InTurn { answers, given } => {
                let answer = answers.get(*given).or(answers.last());
                let answer = answer.cloned().unwrap_or_default();
                *given = given.saturating_add(1);
                answer
            }
            Self::Computed(compute) => compute(operation),
        }
    }
}

/// Says what an operation is answered, from now on. What is said last holds.
///
/// The methods that change an answer change the last one; [`then`](Self::then) adds another, so that
/// `on::<O>().status(429).then(200)` answers 429 once and 200 from then on.
pub struct On<O> {
    behaviour: Arc<Mutex<Behaviour>>,
    operation: PhantomData<fn() -> O>,
}

#[allow(
    clippy::return_self_not_must_use,
    reason = "what is said holds at once"
)]
impl<O: Mocked> On<O> {
    pub(super) fn new(behaviour: Arc<Mutex<Behaviour>>) -> Self {
        let on = Self {
            behaviour,
            operation: PhantomData,
        };
        on.set(Behaviour::default());
        on
    }

    /// The status. The body is the one that the document has for it, where it has one.
    pub fn status(self, status: u16) -> Self {
        self.change(|mut answer| {
            answer.set_status(status);
            answer
        })
    }

    /// A value as the JSON body: any model, or `serde_json`'s `json!`.
    ///
    /// # Panics
    /// The value has no JSON form: a map whose keys are not strings, say.
    pub fn json<T: Serialize + ?Sized>(self, value: &T) -> Self {
        self.change(|answer| answer.json(value))
    }

    /// The body, of the media type that the document has for the status.
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        self.change(|answer| answer.body(body))
    }

    /// The body, of this media type.
    pub fn body_as(self, media_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        self.change(|answer| answer.body_as(media_type, body))
    }

    /// A header field more.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.change(|answer| answer.header(name, value))
    }

    /// The time to wait before the answer is given.
    pub fn delay(self, time: Duration) -> Self {
        self.change(|answer| answer.delay(time))
    }

    /// Another answer after those so far, of this status.
    pub fn then(self, status: u16) -> Self {
        self.then_answer(Answer::status(status))
    }

    /// Another answer after those so far.
    pub fn then_answer(self, answer: Answer) -> Self {
        self.with(|answers| answers.push(answer))
    }

    /// These answers in turn, and the last one again and again.
    pub fn answers(self, answers: impl IntoIterator<Item = Answer>) {
        self.set(Behaviour::InTurn {
            answers: answers.into_iter().collect(),
            given: 0,
        });
    }

    /// What the function makes of each call. A panic in it is a violation: an assertion there fails the test.
    pub fn answer(self, mut compute: impl FnMut(&O) -> Answer + Send + 'static) {
        self.set(Behaviour::Computed(Box::new(move |operation| {
            // A route and its operation are of one type.
            operation
                .downcast_ref()
                .map_or_else(Answer::default, &mut compute)
        })));
    }

    fn change(self, change: impl FnOnce(Answer) -> Answer) -> Self {
        self.with(|answers| {
            let last = answers.pop().unwrap_or_default();
            answers.push(change(last));
        })
    }

    fn with(self, change: impl FnOnce(&mut Vec<Answer>)) -> Self {
        {
            let mut behaviour = self
                .behaviour
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            if let Behaviour::InTurn { answers, .. } = &mut *behaviour {
                change(answers);
            }
        }
        self
    }

    fn set(&self, to: Behaviour) {
        *self
            .behaviour
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = to;
    }
}
