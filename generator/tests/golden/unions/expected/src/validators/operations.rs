//! Rules of the data types and parameters of the operations without a tag.

use crate::models;
use crate::runtime::validate::{
    self as rule, Location, Rule, Validate, ValidateVariant, Violations,
};

impl Validate for models::Any {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::any_of(self, at, found);
    }
}

impl ValidateVariant for models::Any {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Number(_)
            | Self::Integer(_)
            | Self::Text(_)
            | Self::Date(_)
            | Self::Object(_)
            | Self::Variant6(_)
            | Self::Variant7(_) => {}
            Self::Unknown(_) => found.push(at, Rule::AnyOf),
        }
    }
}

impl Validate for models::AnyVariant6 {}

impl Validate for models::AnyVariant7 {}

impl Validate for models::Cat {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.lives {
            rule::maximum(*value, 9, at.member("lives"), found);
        }
    }
}

impl Validate for models::Circle {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        self.kind.validate_at(at.member("kind"), found);
    }
}

impl Validate for models::Coin {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::one_of(self, at, found);
    }
}

impl ValidateVariant for models::Coin {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Penny(value) => value.validate_at(at, found),
            Self::Variant2(value) => value.validate_at(at, found),
            Self::Unknown(_) => found.push(at, Rule::OneOf { matched: 0 }),
        }
    }
}

impl Validate for models::CoinVariant2 {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        self.value.validate_at(at.member("value"), found);
    }
}

impl Validate for models::CoinVariant2Value {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::known_integer(self, at, found);
    }
}

impl Validate for models::Dog {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.chases {
            value.validate_at(at.member("chases"), found);
        }
    }
}

impl Validate for models::Home {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.dog {
            value.validate_at(at.member("dog"), found);
        }
    }
}

impl Validate for models::Owner {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        if let Some(value) = &self.pet {
            value.validate_at(at.member("pet"), found);
        }
        if let Some(value) = &self.shape {
            value.validate_at(at.member("shape"), found);
        }
    }
}

impl Validate for models::Penny {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        self.value.validate_at(at.member("value"), found);
    }
}

impl Validate for models::PennyValue {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::known_integer(self, at, found);
    }
}

impl Validate for models::Pet {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Cat(value) => value.validate_at(at, found),
            Self::Dog(value) => value.validate_at(at, found),
            Self::Unknown(_) => found.push(at, Rule::OneOf { matched: 0 }),
        }
    }
}

impl Validate for models::Shape {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::any_of(self, at, found);
    }
}

impl ValidateVariant for models::Shape {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Text(value) => rule::max_length(value, 5, at, found),
            Self::Circle(value) => value.validate_at(at, found),
            Self::List(value) => rule::each(value, at, found),
            Self::Integer(_) => {}
            Self::Unknown(_) => found.push(at, Rule::AnyOf),
        }
    }
}

impl Validate for models::Thing {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::one_of(self, at, found);
    }
}

impl ValidateVariant for models::Thing {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Shape(value) => value.validate_at(at, found),
            Self::Home(value) => value.validate_at(at, found),
            Self::Unknown(_) => found.push(at, Rule::OneOf { matched: 0 }),
        }
    }
}
