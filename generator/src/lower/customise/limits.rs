//! Is no type larger than the limits allow? What is left out by the options does not count.

use crate::config::Limits;
use crate::diagnostics::{Diagnostics, Message, catalog::schema as catalog};
use crate::ir::{Api, Shape};
use crate::source::Origin;

/// Reports the first part too many of every type that is too large.
pub(super) fn check(api: &Api, limits: &Limits, diagnostics: &mut Diagnostics) {
    for (_, def) in api.types.iter() {
        let surplus = match &def.shape {
            Shape::Struct(shape) => {
                let field = shape.fields.get(limits.properties);
                field.map(|field| (field.origin, properties(limits.properties)))
            }
            Shape::Enum(shape) => {
                let value = shape.values.get(limits.variants);
                value.map(|value| (value.origin, variants("values", limits.variants)))
            }
            Shape::Union(shape) => {
                let variant = shape.variants.get(limits.variants);
                variant.map(|it| (it.origin, variants("alternatives", limits.variants)))
            }
            Shape::Alias(_) => None,
        };
        let Some((at, message)): Option<(Origin, Message)> = surplus else {
            continue;
        };
        let message = message.related(def.origin, "the schema is here");
        diagnostics.report(at, message);
    }
}

fn properties(limit: usize) -> Message {
    catalog::TOO_MANY_PROPERTIES.message(format!(
        "the object has more properties than the limit of {limit}"
    ))
}

fn variants(what: &str, limit: usize) -> Message {
    catalog::TOO_MANY_VARIANTS.message(format!(
        "the schema has more {what} than the limit of {limit}"
    ))
}
