//! How much work may one document ask for? Bounds that no honest description comes near.
//!
//! GitHub's description (12 MB) takes 48,000 steps and 6,400 inline types, Atlas' (4 MB) 18,000 and 1,250.

use super::Context;
use crate::diagnostics::catalog::schema as catalog;
use crate::source::Origin;

/// Schemas looked at, counting each again where another place brings it in.
const STEPS: usize = 500_000;

/// Types without a name of their own.
pub(super) const INLINE_TYPES: usize = 50_000;

/// Arrays and maps directly inside one another before one of them becomes a type of its own.
pub(super) const NESTING: usize = 16;

/// Takes steps from what is left; `false`, and an error, when nothing is.
pub(super) fn spend(cx: &mut Context<'_, '_>, at: Origin, steps: usize) -> bool {
    let before = cx.types.steps;
    cx.types.steps = before.saturating_add(steps);
    if cx.types.steps <= STEPS {
        return true;
    }
    if before <= STEPS {
        let what = "the schemas of this document bring each other in too often to be taken apart";
        cx.say(at, &catalog::TOO_MUCH, what);
    }
    false
}
