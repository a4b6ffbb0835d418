//! Rules of the data types and parameters of the operations without a tag.

use crate::models;
use crate::runtime::validate::{
    self as rule, Assertion, Location, Rule, Validate, ValidateVariant, Violations,
};
use crate::validators::patterns;

impl Validate for models::Order {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::obeys(
            self,
            &[
                Assertion::Not(&Assertion::Required(&["change", "number"])),
                Assertion::Dependent("number", &["expires"]),
                Assertion::If {
                    condition: &Assertion::Required(&["gift"]),
                    then: &Assertion::Member("labels", &Assertion::Required(&["to"])),
                    otherwise: &Assertion::NOTHING,
                },
                Assertion::If {
                    condition: &Assertion::Member(
                        "payment",
                        &Assertion::Texts(&["card"]),
                    ),
                    then: &Assertion::All(
                        &[
                            Assertion::Required(&["number"]),
                            Assertion::Member(
                                "number",
                                &Assertion::Pattern(&patterns::DIGITS_4),
                            ),
                        ],
                    ),
                    otherwise: &Assertion::Member("sizes", &Assertion::MaxItems(5)),
                },
            ],
            at,
            found,
        );
        self.payment.validate_at(at.member("payment"), found);
        if let Some(value) = &self.labels {
            rule::obeys(
                value,
                &[
                    Assertion::Names(
                        &Assertion::All(
                            &[
                                Assertion::Pattern(&patterns::LOWER),
                                Assertion::MaxLength(9),
                            ],
                        ),
                    ),
                ],
                at.member("labels"),
                found,
            );
        }
        if let Some(value) = &self.sizes {
            rule::obeys(
                value,
                &[
                    Assertion::Contains {
                        item: &Assertion::Minimum("10"),
                        least: 2,
                        most: 3,
                    },
                ],
                at.member("sizes"),
                found,
            );
        }
        if let Some(value) = &self.grid {
            rule::obeys(
                value,
                &[Assertion::Values(&["[1,2]", "[3,4]"])],
                at.member("grid"),
                found,
            );
        }
        if let Some(value) = &self.place {
            let at = at.member("place");
            rule::max_items(value, 2, at, found);
            rule::min_items(value, 2, at, found);
            rule::obeys(
                value,
                &[
                    Assertion::Tuple(
                        &[
                            Assertion::All(
                                &[Assertion::Type("string"), Assertion::MinLength(1)],
                            ),
                            Assertion::Type("integer"),
                        ],
                    ),
                ],
                at,
                found,
            );
            rule::each(value, at, found);
        }
        if let Some(value) = &self.vendor {
            rule::obeys(
                value,
                &[
                    Assertion::Others {
                        names: &[],
                        patterns: &[&patterns::X_DASH],
                        obey: None,
                    },
                ],
                at.member("vendor"),
                found,
            );
        }
        if let Some(value) = &self.mixed {
            let at = at.member("mixed");
            rule::obeys(
                value,
                &[
                    Assertion::Matching(&patterns::N, &Assertion::Type("number")),
                    Assertion::Matching(&patterns::T, &Assertion::Type("string")),
                ],
                at,
                found,
            );
            rule::each(value, at, found);
        }
        if let Some(value) = &self.odd {
            rule::obeys(
                value,
                &[
                    Assertion::Not(
                        &Assertion::All(
                            &[Assertion::Type("string"), Assertion::MaxLength(2)],
                        ),
                    ),
                ],
                at.member("odd"),
                found,
            );
        }
        if let Some(value) = &self.shape {
            rule::obeys(
                value,
                &[Assertion::Values(&[r#"{"sides":4,"regular":true}"#])],
                at.member("shape"),
                found,
            );
        }
    }
}

impl Validate for models::OrderMixed {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::any_of(self, at, found);
    }
}

impl ValidateVariant for models::OrderMixed {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Number(_) | Self::Text(_) => {}
            Self::Unknown(_) => found.push(at, Rule::AnyOf),
        }
    }
}

impl Validate for models::OrderPlace {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        rule::any_of(self, at, found);
    }
}

impl ValidateVariant for models::OrderPlace {
    fn validate_variant(&self, at: Location<'_>, found: &mut Violations) {
        match self {
            Self::Text(value) => rule::min_length(value, 1, at, found),
            Self::Integer(_) => {}
            Self::Unknown(_) => found.push(at, Rule::AnyOf),
        }
    }
}

/// Checks the parameter `shop` of `place_order`.
pub fn shop(value: &str, at: Location<'_>, found: &mut Violations) {
    rule::obeys(
        value,
        &[Assertion::Not(&Assertion::Texts(&["admin", "root"]))],
        at,
        found,
    );
}
