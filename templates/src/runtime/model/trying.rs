//! Which variant was a value within a union found to have?
//!
//! Variants that nothing tells apart without decoding are tried one after the other, and each of them reads what lies
//! within the value: a union there would be tried once for each way that leads to it, which doubles with every level. So
//! what was chosen is remembered while the outermost union that has several variants to try is read.

use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static CHOICES: RefCell<Choices> = const { RefCell::new(Choices::NONE) };
}

struct Choices {
    /// How many unions are being tried, each within the one before.
    depth: usize,
    /// By the union's name and the value's text: the variant, or none where none fits.
    known: BTreeMap<(&'static str, Box<str>), Option<usize>>,
}

impl Choices {
    const NONE: Self = Self {
        depth: 0,
        known: BTreeMap::new(),
    };
}

/// Reads the value of a union: as the variant that it is known to have, else as `find` says, which tells the variant, too.
pub(super) fn trying<T>(
    union: &'static str,
    text: &str,
    read: impl FnOnce(usize) -> Option<T>,
    find: impl FnOnce() -> Option<(usize, T)>,
) -> Option<T> {
    let is_within = CHOICES.with_borrow(|choices| choices.depth > 0);
    let key = is_within.then(|| (union, Box::from(text)));
    let known = key
        .as_ref()
        .and_then(|key| CHOICES.with_borrow(|choices| choices.known.get(key).copied()));
    if let Some(known) = known {
        return known.and_then(read);
    }
    let found = {
        let _within = Within::enter();
        find()
    };
    if let Some(key) = key {
        let variant = found.as_ref().map(|(variant, _)| *variant);
        CHOICES.with_borrow_mut(|choices| choices.known.insert(key, variant));
    }
    found.map(|(_, value)| value)
}

/// While this lives, a union is being tried; with the outermost one everything is forgotten, panics included.
struct Within;

impl Within {
    fn enter() -> Self {
        CHOICES.with_borrow_mut(|choices| choices.depth += 1);
        Self
    }
}

impl Drop for Within {
    fn drop(&mut self) {
        CHOICES.with_borrow_mut(|choices| {
            choices.depth -= 1;
            if choices.depth == 0 {
                choices.known.clear();
            }
        });
    }
}
