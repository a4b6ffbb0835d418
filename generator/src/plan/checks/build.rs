//! Which rules of the document become checks? All that the type of the value lets us look at; the others are reported.

use std::collections::BTreeSet;

use super::assertions::{Blind, Holder};
use super::limits::{self, Side};
use super::{Check, Checks, Descend, Format, ValueChecks};
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::ir::{
    Api, Assertion, Extra, Rule, RuleKind, Shape, SpecName, Struct, Ty, TypeDef, TypeId, TypeUse,
    Untyped,
};
use crate::plan::cycles::{AliasForm, Boxed};
use crate::plan::patterns::Patterns;
use crate::plan::scalars::Scalar;

/// Makes checks of rules.
pub(in crate::plan) struct Checker<'a> {
    pub(in crate::plan) api: &'a Api,
    pub(in crate::plan) boxed: &'a Boxed,
    pub(in crate::plan) patterns: &'a mut Patterns,
    pub(in crate::plan) diagnostics: &'a mut Diagnostics,
}

/// What holds a value, as far as rules can look at it.
#[derive(Clone, Copy, Debug)]
enum Held {
    Scalar(Scalar),
    List,
    Map,
    /// A type that has a validator of its own, or any JSON.
    Other,
}

impl Checker<'_> {
    /// The checks of every type.
    pub(in crate::plan) fn of_types(&mut self) -> Checks {
        let api = self.api;
        let mut checks = Checks::default();
        for (id, def) in api.types.iter() {
            let own = self.of_def(id, def, &mut checks);
            checks.of_type.push(own);
        }
        find_idle(api, &mut checks);
        checks.prune();
        checks
    }

    fn of_def(&mut self, id: TypeId, def: &TypeDef, checks: &mut Checks) -> ValueChecks {
        match &def.shape {
            Shape::Struct(shape) => {
                for (index, field) in shape.fields.iter().enumerate() {
                    checks
                        .of_field
                        .insert((id, index), self.of_use(&field.value));
                }
                if let Extra::Typed(value) = &shape.extra {
                    checks.of_extra.insert(id, self.of_use(value));
                }
                let rules = shape
                    .rules
                    .iter()
                    .filter_map(|rule| self.of_struct_rule(rule, shape));
                let unknown = match &shape.extra {
                    Extra::KeptAndRefused => Some(Check::UnknownMembers),
                    Extra::Kept | Extra::Allowed | Extra::Refused | Extra::Typed(_) => None,
                };
                let rules = rules.chain(unknown).collect();
                ValueChecks {
                    rules,
                    descend: Descend::Nowhere,
                }
            }
            Shape::Union(shape) => {
                for (index, variant) in shape.variants.iter().enumerate() {
                    checks
                        .of_field
                        .insert((id, index), self.of_use(&variant.value));
                }
                ValueChecks::default()
            }
            Shape::Enum(_) => ValueChecks::default(),
            Shape::Alias(value) => match self.boxed.alias_form(id) {
                AliasForm::Newtype => self.of_use(value),
                AliasForm::Plain => ValueChecks::default(),
            },
        }
    }

    /// The checks of a use: the rules of the place, then those of the aliases it goes through.
    pub(in crate::plan) fn of_use(&mut self, value: &TypeUse) -> ValueChecks {
        let api = self.api;
        let mut rules: Vec<&Rule> = value.rules.iter().collect();
        let nullable = value.nullable;
        let mut value = value;
        // Plain aliases do not reach themselves; the bound holds should they ever.
        for _ in 0..=api.types.len() {
            let Ty::Named(id) = value.ty else { break };
            match api.types.get(id).map(|def| &def.shape) {
                Some(Shape::Alias(inner)) if self.boxed.alias_form(id) == AliasForm::Plain => {
                    rules.extend(&inner.rules);
                    value = inner;
                }
                Some(Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) | Shape::Alias(_))
                | None => break,
            }
        }
        let (held, descend) = match &value.ty {
            Ty::Named(id) => (Held::Other, Descend::Validate(*id)),
            Ty::List(items) => (Held::List, Descend::Items(Box::new(self.of_use(items)))),
            Ty::Map(values) => (Held::Map, Descend::Values(Box::new(self.of_use(values)))),
            Ty::Untyped(Untyped::FreeObject) => (Held::Map, Descend::Nowhere),
            Ty::Untyped(_) => (Held::Other, Descend::Nowhere),
            ty @ (Ty::Text(_) | Ty::Bool | Ty::Integer(_) | Ty::Number(_)) => (
                Scalar::of(ty).map_or(Held::Other, Held::Scalar),
                Descend::Nowhere,
            ),
        };
        let format = Format::of(&value.ty).map(Check::Format);
        let mut ready: Vec<Check> = format.into_iter().collect();
        // Of which there may be any number.
        let (mut patterns, mut divisors) = (BTreeSet::new(), BTreeSet::new());
        for rule in rules {
            let check = match &rule.kind {
                RuleKind::Asserted { keyword, assertion } => {
                    let is_any = matches!(value.ty, Ty::Untyped(why) if why != Untyped::FreeObject);
                    let null = is_any && !nullable;
                    self.of_assertion(rule, keyword, assertion, (Holder::Use(value), null))
                }
                _ => self.of_rule(rule, held),
            };
            let is_new = |check: &Check| match check {
                Check::Pattern(id) => patterns.insert(*id),
                Check::MultipleOf(divisor) => divisors.insert(divisor.clone()),
                check => !ready.contains(check),
            };
            let check = check.filter(is_new);
            ready.extend(check);
        }
        ValueChecks {
            rules: ready,
            descend,
        }
    }

    fn of_rule(&mut self, rule: &Rule, held: Held) -> Option<Check> {
        let check = match (&rule.kind, held) {
            // None is no limit.
            (RuleKind::MinLength(0) | RuleKind::MinItems(0) | RuleKind::MinProperties(0), _) => {
                return None;
            }
            (RuleKind::MinLength(limit), Held::Scalar(scalar)) if scalar.is_text() => {
                Check::MinLength(*limit)
            }
            (RuleKind::MaxLength(limit), Held::Scalar(scalar)) if scalar.is_text() => {
                Check::MaxLength(*limit)
            }
            (RuleKind::Pattern(source), Held::Scalar(scalar)) if scalar.is_text() => {
                Check::Pattern(
                    self.patterns
                        .intern(source, rule.origin, self.diagnostics)?,
                )
            }
            (RuleKind::Minimum(bound), Held::Scalar(scalar)) if is_number(scalar) => {
                limits::bound(Side::Least, bound, scalar)?
            }
            (RuleKind::Maximum(bound), Held::Scalar(scalar)) if is_number(scalar) => {
                limits::bound(Side::Greatest, bound, scalar)?
            }
            (RuleKind::MultipleOf(divisor), Held::Scalar(scalar)) if is_number(scalar) => {
                limits::multiple(divisor, scalar)?
            }
            (RuleKind::Among(values), Held::Scalar(scalar))
                if is_number(scalar) || scalar == Scalar::Bool =>
            {
                Check::Among(
                    values
                        .iter()
                        .filter_map(|value| limits::value(value, scalar))
                        .collect(),
                )
            }
            (RuleKind::MinItems(limit), Held::List) => Check::MinItems(*limit),
            (RuleKind::MaxItems(limit), Held::List) => Check::MaxItems(*limit),
            (RuleKind::UniqueItems, Held::List) => Check::UniqueItems,
            (RuleKind::MinProperties(limit), Held::Map) => Check::MinProperties(*limit),
            (RuleKind::MaxProperties(limit), Held::Map) => Check::MaxProperties(*limit),
            (kind, Held::Scalar(_) | Held::List | Held::Map | Held::Other) => {
                return self.unchecked(rule, kind, held);
            }
        };
        Some(check)
    }

    /// An assertion, where the value as it is sent again has all that it speaks of.
    fn of_assertion(
        &mut self,
        rule: &Rule,
        keyword: &'static str,
        assertion: &Assertion,
        (holder, null): (Holder<'_>, bool),
    ) -> Option<Check> {
        for source in assertion.patterns() {
            self.patterns.meet(source, rule.origin, self.diagnostics);
        }
        let mut blind: Vec<Blind> = Vec::new();
        let assertion = self.visible(holder, assertion, &mut blind);
        for source in assertion.patterns() {
            self.patterns.check(self.patterns.by_source(source));
        }
        let all = if assertion.is_nothing() { "" } else { " whole" };
        for (index, found) in blind.iter().enumerate() {
            if blind.iter().take(index).all(|other| other != found) {
                let what = format!("`{keyword}` is not checked{all}: {}", found.why);
                let message = catalog::plan::UNCHECKED_RULE.message(what);
                self.diagnostics
                    .report(rule.origin, message.help(found.advice));
            }
        }
        (!assertion.is_nothing()).then_some(Check::Asserted {
            keyword,
            assertion,
            null,
        })
    }

    fn of_struct_rule(&mut self, rule: &Rule, shape: &Struct) -> Option<Check> {
        match &rule.kind {
            // None is no limit.
            RuleKind::MinProperties(0) => None,
            RuleKind::MinProperties(limit) => Some(Check::MinProperties(*limit)),
            RuleKind::MaxProperties(limit) => Some(Check::MaxProperties(*limit)),
            RuleKind::Members { mode, sets } => {
                let index =
                    |name: &SpecName| shape.fields.iter().position(|field| field.name == *name);
                if let Some(unknown) = sets.iter().flatten().find(|name| index(name).is_none()) {
                    let what = format!(
                        "`required` is not checked: it names `{}`, which no property describes",
                        escape(unknown.as_str())
                    );
                    let message = catalog::plan::UNCHECKED_RULE.message(what);
                    let advice = "describe the property beside the alternatives";
                    self.diagnostics.report(rule.origin, message.help(advice));
                    return None;
                }
                let sets = sets
                    .iter()
                    .map(|names| names.iter().filter_map(index).collect());
                Some(Check::Members {
                    mode: *mode,
                    sets: sets.collect(),
                })
            }
            RuleKind::Asserted { keyword, assertion } => {
                self.of_assertion(rule, keyword, assertion, (Holder::Struct(shape), false))
            }
            kind @ (RuleKind::MinLength(_)
            | RuleKind::MaxLength(_)
            | RuleKind::Pattern(_)
            | RuleKind::Minimum(_)
            | RuleKind::Maximum(_)
            | RuleKind::MultipleOf(_)
            | RuleKind::MinItems(_)
            | RuleKind::MaxItems(_)
            | RuleKind::UniqueItems
            | RuleKind::Among(_)) => self.unchecked(rule, kind, Held::Other),
        }
    }

    /// Reports a rule that the type of the value leaves nothing of to look at.
    fn unchecked(&mut self, rule: &Rule, kind: &RuleKind, held: Held) -> Option<Check> {
        let (why, advice) = match held {
            Held::Scalar(
                Scalar::Timestamp | Scalar::Date | Scalar::Uuid | Scalar::Base64 | Scalar::Binary,
            ) => (
                "the format has a type of its own, which keeps the value and not its text",
                "the type admits only values of its format: leave the keyword out, unless it says more",
            ),
            Held::Scalar(_) | Held::List | Held::Map => (
                "it does not apply to values of this type",
                "leave the keyword out, or correct the `type`",
            ),
            Held::Other => (
                "the schema here does not say of which type the value is",
                "state the `type` that the keyword belongs to",
            ),
        };
        let what = format!("`{}` is not checked: {why}", kind.keyword());
        self.diagnostics.report(
            rule.origin,
            catalog::plan::UNCHECKED_RULE.message(what).help(advice),
        );
        None
    }
}

fn is_number(scalar: Scalar) -> bool {
    matches!(scalar, Scalar::Integer(_) | Scalar::Float | Scalar::Decimal)
}

/// Finds the types whose validator has nothing to do: all are taken to be such until one is found to have a rule, or to
/// go on into one that is not.
fn find_idle(api: &Api, checks: &mut Checks) {
    checks.idle = vec![true; api.types.len()];
    loop {
        let next: Vec<bool> = api
            .types
            .iter()
            .map(|(id, def)| match &def.shape {
                // They report what they do not know.
                Shape::Enum(_) | Shape::Union(_) => false,
                Shape::Struct(shape) => {
                    checks.is_nothing(checks.of_type(id))
                        && (0..shape.fields.len())
                            .all(|index| checks.is_nothing(checks.of_field(id, index)))
                        && checks.is_nothing(checks.of_extra(id))
                }
                Shape::Alias(_) => checks.is_nothing(checks.of_type(id)),
            })
            .collect();
        if next == checks.idle {
            return;
        }
        checks.idle = next;
    }
}

impl Checks {
    /// Whether these checks find nothing, as far as is known.
    fn is_nothing(&self, checks: &ValueChecks) -> bool {
        checks.rules.is_empty()
            && match &checks.descend {
                Descend::Nowhere => true,
                Descend::Validate(id) => self.is_idle(*id),
                Descend::Items(inner) | Descend::Values(inner) => self.is_nothing(inner),
            }
    }

    /// Takes away the steps that lead to nothing.
    fn prune(&mut self) {
        let mut of_type = std::mem::take(&mut self.of_type);
        let mut of_field = std::mem::take(&mut self.of_field);
        let mut of_extra = std::mem::take(&mut self.of_extra);
        for checks in of_type
            .iter_mut()
            .chain(of_field.values_mut())
            .chain(of_extra.values_mut())
        {
            self.prune_value(checks);
        }
        (self.of_type, self.of_field, self.of_extra) = (of_type, of_field, of_extra);
    }

    /// The same for the checks of one value, such as a parameter's.
    pub(in crate::plan) fn prune_value(&self, checks: &mut ValueChecks) {
        let leads_nowhere = match &mut checks.descend {
            Descend::Nowhere => false,
            Descend::Validate(id) => self.is_idle(*id),
            Descend::Items(inner) | Descend::Values(inner) => {
                self.prune_value(inner);
                inner.is_empty()
            }
        };
        if leads_nowhere {
            checks.descend = Descend::Nowhere;
        }
    }
}
