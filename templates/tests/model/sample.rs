//! A few models in the shape of generated code.

mod record;
mod union;

pub use self::record::{Counts, Frequency, Kept, Level, Link, Login, Snapshot, Tree};
pub use self::union::{Chain, Circle, Group, Knot, Loose, Shape, Width};
