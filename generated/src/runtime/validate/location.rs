// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Where in a value is the validator?
//!
//! A chain on the stack, one link for each step down, that costs nothing until a violation asks for its pointer.

use std::fmt::{self, Write};

/// A place in a value that is being validated.
#[derive(Clone, Copy, Debug)]
pub struct Location<'a> {
    parent: Option<&'a Location<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    /// The whole value.
    Root,
    /// The whole value of a parameter.
    Parameter(&'a str),
    /// A member of an object.
    Member(&'a str),
    /// An item of an array.
    Item(usize),
}

impl<'a> Location<'a> {
    /// The whole value.
    pub const ROOT: Self = Self {
        parent: None,
        step: Step::Root,
    };

    /// The whole value of a parameter of an operation.
    #[must_use]
    pub const fn parameter(name: &'a str) -> Self {
        Self {
            parent: None,
            step: Step::Parameter(name),
        }
    }

    /// A member of the object here.
    #[must_use]
    pub const fn member(&'a self, name: &'a str) -> Self {
        Self {
            parent: Some(self),
            step: Step::Member(name),
        }
    }

    /// An item of the array here, counted from 0.
    #[must_use]
    pub const fn item(&'a self, index: usize) -> Self {
        Self {
            parent: Some(self),
            step: Step::Item(index),
        }
    }

    /// The name of the parameter this place is in, if it is in one.
    #[must_use]
    pub fn parameter_name(&self) -> Option<&'a str> {
        self.chain().last().and_then(|place| match place.step {
            Step::Parameter(name) => Some(name),
            Step::Root | Step::Member(_) | Step::Item(_) => None,
        })
    }

    /// The JSON Pointer of this place (RFC 6901), from the whole value.
    #[must_use]
    pub fn pointer(&self) -> String {
        self.to_string()
    }

    /// This place, the one above it, and so on to the whole value.
    fn chain(self) -> impl Iterator<Item = Location<'a>> {
        std::iter::successors(Some(self), |place| place.parent.copied())
    }
}

/// The JSON Pointer.
impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut steps: Vec<Step<'_>> = self.chain().map(|place| place.step).collect();
        steps.reverse();
        for step in steps {
            match step {
                Step::Root | Step::Parameter(_) => {}
                Step::Item(index) => write!(f, "/{index}")?,
                Step::Member(name) => {
                    f.write_char('/')?;
                    for c in name.chars() {
                        match c {
                            '~' => f.write_str("~0")?,
                            '/' => f.write_str("~1")?,
                            _ => f.write_char(c)?,
                        }
                    }
                }
            }
        }
        Ok(())
    }
}
