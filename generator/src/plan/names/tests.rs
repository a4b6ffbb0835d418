//! Naming, as a whole.
