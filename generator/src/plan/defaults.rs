//! What constant is a default of the crate? A value where Rust can write it down, and what the document says where not. A
//! default that breaks the rules of its place has none.
//!
//! ```text
//! Cat { lives: { type: integer, default: 9 } }     ─▶  Cat::DEFAULT_LIVES: i64 = 9
//! mood: { enum: [calm, wild], default: calm }      ─▶  DEFAULT_MOOD: CatMood = CatMood::Calm
//! born: { format: date, default: "2020-01-01" }    ─▶  DEFAULT_BORN: &str = "2020-01-01", for a date is no constant
//! box: { type: object, default: { size: 3 } }      ─▶  DEFAULT_BOX: &str = r#"{"size":3}"#
//! ```
//!
//! A default describes what the receiver takes when nothing is given (OAS 3.0.4 § Schema Object): it is not sent.

use std::collections::{BTreeMap, BTreeSet};

use super::checks::ValueChecks;
use super::cycles::Boxed;
use super::json;
use super::names::{ConstName, FieldName, Names, default_name};
use super::operations::{OperationPlan, OptionsPlan, ParameterPlan};
use super::scalars::Scalar;
use super::verdict::{Judge, NoVerdict};
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{
    Api, EnumKind, Json, NumberFormat, Parameter, Shape, SpecName, Ty, TypeId, TypeUse,
};
use crate::source::Origin;

/// A default that is a constant.
#[derive(Clone, Debug)]
pub struct DefaultPlan {
    /// `DEFAULT_LIVES`
    pub name: ConstName,
    /// Its value.
    pub value: Constant,
}

/// A value that a constant can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constant {
    /// `true` or `false`.
    Bool(bool),
    /// A number without a fraction, within the range of its type.
    Integer(i128),
    /// The digits of an `f64`.
    Float(String),
    /// Text, as `&'static str`.
    Text(String),
    /// The n-th value of an enumeration.
    Variant(TypeId, usize),
    /// A list, as a slice.
    List(Vec<Self>),
    /// The text of a value that no constant can be, such as a date.
    Written(String),
    /// The JSON text of a value that no constant can be.
    Json(String),
}

/// The constants of members; those of parameters are with the parameters.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    fields: BTreeMap<(TypeId, usize), DefaultPlan>,
}

impl Defaults {
    /// The default of a member.
    pub fn field(&self, id: TypeId, index: usize) -> Option<&DefaultPlan> {
        self.fields.get(&(id, index))
    }
}

/// Finds them, and reports those that break the rules of their place.
pub(super) fn defaults(
    judge: Judge<'_>,
    (names, boxed): (&Names, &Boxed),
    operations: &mut [OperationPlan],
    options: &mut [OptionsPlan],
    diagnostics: &mut Diagnostics,
) -> Defaults {
    let api = judge.api;
    let mut finder = Finder {
        judge,
        boxed,
        reported: BTreeSet::new(),
        diagnostics,
    };
    let mut found = Defaults::default();
    for (id, def) in api.types.iter() {
        let Shape::Struct(shape) = &def.shape else {
            continue;
        };
        for (index, field) in shape.fields.iter().enumerate() {
            let place = Place {
                name: &field.name,
                value: &field.value,
                checks: judge.checks.of_field(id, index),
                default: field.default.as_ref(),
                origin: field.origin,
            };
            let plan = finder.plan(names.field(id, index), place);
            found.fields.extend(plan.map(|plan| ((id, index), plan)));
        }
    }
    for operation in operations {
        let Some(stated) = api.operations.get(operation.operation) else {
            continue;
        };
        // Those that it shares are looked at below.
        let own = operation.own().len();
        for planned in operation.parameters.iter_mut().take(own) {
            if let Some(parameter) = stated.parameters.get(planned.parameter) {
                planned.default = finder.of_parameter(parameter, planned);
            }
        }
    }
    for option in options
        .iter_mut()
        .flat_map(|options| &mut options.parameters)
    {
        option.planned.default = finder.of_parameter(&option.stated, &option.planned);
    }
    found
}

/// Where a default stands.
struct Place<'a> {
    name: &'a SpecName,
    value: &'a TypeUse,
    checks: &'a ValueChecks,
    default: Option<&'a Json>,
    origin: Origin,
}

/// The default that a component states for all who refer to it, and where the component stands.
fn of_type<'a>(api: &'a Api, value: &'a TypeUse) -> Option<(&'a Json, Origin)> {
    let mut named = api.definitions(&value.ty);
    named.find_map(|(_, def)| Some((def.default.as_ref()?, def.origin)))
}

struct Finder<'a, 'd> {
    judge: Judge<'a>,
    boxed: &'a Boxed,
    /// Places that were reported: what is merged or shared stands in several.
    reported: BTreeSet<Origin>,
    diagnostics: &'d mut Diagnostics,
}

impl Finder<'_, '_> {
    fn of_parameter(&mut self, stated: &Parameter, planned: &ParameterPlan) -> Option<DefaultPlan> {
        let place = Place {
            name: &stated.name,
            value: &stated.value,
            checks: &planned.checks,
            default: stated.default.as_ref(),
            origin: stated.origin,
        };
        self.plan(&planned.field, place)
    }

    fn plan(&mut self, field: &FieldName, place: Place<'_>) -> Option<DefaultPlan> {
        let (default, origin) = match place.default {
            Some(default) => (default, place.origin),
            None => of_type(self.judge.api, place.value)?,
        };
        let (wrong, constant) = match self.judge.judge(place.value, place.checks, default) {
            Ok(verdict) => {
                let rule = verdict.findings.first().map(|finding| finding.rule);
                let wrong = rule.map(|rule| format!("breaks its rule `{rule}`"));
                (wrong, self.constant(place.value, default))
            }
            Err(NoVerdict::Refused { what, .. }) => {
                (Some(format!("is not of its type: {what}")), None)
            }
            Err(NoVerdict::Unforeseen | NoVerdict::Foreign) => (None, None),
        };
        if let Some(wrong) = wrong {
            if self.reported.insert(origin) {
                let what = format!("the default of `{}` {wrong}", escape(place.name.as_str()));
                let message = catalog::plan::DEFAULT_AGAINST_RULES.message(what);
                self.diagnostics.report(origin, message);
            }
            return None;
        }
        Some(DefaultPlan {
            name: default_name(field),
            value: constant.or_else(|| self.written(place.value, default))?,
        })
    }

    /// The text of a value. Secrets have none, for they are not written down; nor has `null`, which says that there is
    /// nothing.
    fn written(&self, value: &TypeUse, json: &Json) -> Option<Constant> {
        match (&self.boxed.through(self.judge.api, value).ty, json) {
            (_, Json::Null) => None,
            (Ty::Text(format), _) if Scalar::of_text(format) == Scalar::Secret => None,
            (Ty::Text(_), Json::String(text)) => Some(Constant::Written(text.clone())),
            (Ty::Number(_), Json::Number(number)) => {
                Some(Constant::Written(number.as_str().to_owned()))
            }
            _ => Some(Constant::Json(json::to_text(json))),
        }
    }

    /// The value as a constant of its type, where there is one.
    fn constant(&self, value: &TypeUse, json: &Json) -> Option<Constant> {
        let api = self.judge.api;
        match (&self.boxed.through(api, value).ty, json) {
            (Ty::Named(id), json) => match &api.types.get(*id)?.shape {
                Shape::Enum(shape) if shape.kind != EnumKind::Mixed => {
                    let mut values = shape.values.iter();
                    let at = values.position(|value| json::same(&value.value, json))?;
                    Some(Constant::Variant(*id, at))
                }
                Shape::Alias(_) | Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) => None,
            },
            (Ty::List(items), Json::Array(found)) if !items.nullable => {
                let found = found.iter().map(|item| self.constant(items, item));
                Some(Constant::List(found.collect::<Option<_>>()?))
            }
            (Ty::Bool, Json::Bool(value)) => Some(Constant::Bool(*value)),
            (Ty::Integer(_), Json::Number(number)) => number.to_i128().map(Constant::Integer),
            (Ty::Number(NumberFormat::Float | NumberFormat::Double), Json::Number(number)) => {
                let digits = number.as_str();
                let is_finite = digits.parse::<f64>().is_ok_and(f64::is_finite);
                is_finite.then(|| Constant::Float(digits.to_owned()))
            }
            (Ty::Text(format), Json::String(text)) if Scalar::of_text(format) == Scalar::Text => {
                Some(Constant::Text(text.clone()))
            }
            _ => None,
        }
    }
}
