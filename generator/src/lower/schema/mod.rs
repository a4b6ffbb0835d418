//! What types does the document describe? Schemas become the type table.
//!
//! ```text
//! a schema at a place ─flatten▶ Whole ─classify▶ Form ─▶ a use of a type, and perhaps a type of its own
//!                     conjunction     classify          object · enumeration · union · text · number
//! ```
//!
//! A place is lowered by [`place`]. Objects, lists of values and unions become types of the table; everything else is
//! part of the place. A schema that several places bring in is one type, however they come by it.

mod assertion;
mod children;
mod classify;
mod conjunction;
mod decided;
mod default;
mod discriminator;
mod enumeration;
mod flatten;
mod implied;
mod keywords;
mod limits;
mod literal;
mod notes;
mod number;
mod object;
mod rules;
mod settle;
mod table;
mod text;
mod union;
mod unions;

use self::classify::{Form, classify, json_type};
use self::conjunction::{Conjunction, Whole};
pub(super) use self::default::fit as fit_default;
pub(super) use self::flatten::circle;
use self::flatten::{flatten, plain_reference};
use self::implied::Adds;
pub(super) use self::keywords::JsonType;
pub(super) use self::notes::Notes;
pub(super) use self::table::Types;
use super::Context;
use crate::diagnostics::catalog::schema as catalog;
use crate::ir::{
    Assertion, Json, Operation, Owner, Provenance, Rule, RuleKind, Shape, SpecName, Step, Ty,
    TypeDef, TypeId, TypeTable, TypeUse, Untyped,
};
use crate::load::Section;
use crate::source::{At, Origin};

/// Where a schema is used, in case its type has no name: what it belongs to, and the way there.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) owner: Owner,
    pub(super) via: Step,
    /// How many arrays and maps this place is inside of.
    depth: usize,
}

impl Site {
    pub(super) fn new(owner: Owner, via: Step) -> Self {
        Self {
            owner,
            via,
            depth: 0,
        }
    }

    fn deeper(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

/// What a schema at a place comes to.
pub(super) struct Placed<'d> {
    pub(super) value: TypeUse,
    pub(super) notes: Notes<'d>,
    /// The JSON type that its default must be of, where there is one.
    pub(super) ty: Option<JsonType>,
}

/// Gives every component schema its id and lowers them all.
pub(super) fn lower_components(cx: &mut Context<'_, '_>) {
    let document = cx.document;
    cx.types.children = children::index(document);
    let mut components = Vec::new();
    for (name, at) in document.components(Section::Schemas) {
        let id = cx
            .types
            .add_component(at.origin(), Provenance::Component(SpecName::new(name)));
        components.push((id, at));
    }
    for (id, at) in components {
        let whole = flatten(cx, &Conjunction::of(at), Some(at.origin()));
        let form = classify_place(cx, &whole);
        define(cx, id, &whole, form);
    }
    lower_pending(cx);
}

/// Lowers what operations have brought up, and closes the table.
pub(super) fn finish(cx: &mut Context<'_, '_>, operations: &mut [Operation]) -> TypeTable {
    lower_pending(cx);
    let mut defs = cx.types.take();
    settle::settle(&mut defs, operations);
    TypeTable::new(defs)
}

fn lower_pending(cx: &mut Context<'_, '_>) {
    while let Some(pending) = cx.types.next() {
        define(
            cx,
            pending.id,
            &pending.whole,
            Placement::Form(pending.form),
        );
    }
}

/// Lowers the schema at a place.
pub(super) fn place<'d>(cx: &mut Context<'d, '_>, at: At<'d>, site: Site) -> Placed<'d> {
    place_all(cx, &Conjunction::of(at), site)
}

/// Lowers schemas that one place must satisfy all at once.
fn place_all<'d>(
    cx: &mut Context<'d, '_>,
    conjunction: &Conjunction<'d>,
    site: Site,
) -> Placed<'d> {
    let whole = plain_reference(cx, conjunction).unwrap_or_else(|| flatten(cx, conjunction, None));
    let notes = notes::gather(&whole);
    let ty = if notes.default.is_some() {
        type_of_default(cx, conjunction)
    } else {
        None
    };
    let value = match classify_place(cx, &whole) {
        Placement::Reference(target, rules) => reference(cx, &whole, (target, rules), site),
        Placement::Form(form) => use_form(cx, conjunction, whole, form, site),
    };
    Placed { value, notes, ty }
}

/// Lowers the schema of items or of members without a name: their examples stay with the use, which is all there is of
/// such a place.
fn place_inner<'d>(cx: &mut Context<'d, '_>, conjunction: &Conjunction<'d>, site: Site) -> TypeUse {
    let Placed { value, notes, .. } = place_all(cx, conjunction, site);
    TypeUse {
        examples: notes.examples,
        ..value
    }
}

/// The type that a default must be of. Contradictions are reported where the form is decided.
fn type_of_default<'d>(
    cx: &mut Context<'d, '_>,
    conjunction: &Conjunction<'d>,
) -> Option<JsonType> {
    let whole = flatten(cx, conjunction, None);
    if whole.unions.is_empty() {
        whole.stated_type()
    } else {
        None
    }
}

/// Any JSON, where a document states no schema.
pub(super) fn anything(origin: Origin) -> TypeUse {
    TypeUse::bare(origin, Ty::Untyped(Untyped::Anything))
}

/// What a place is: a use of something with a name of its own, or a form.
enum Placement<'d> {
    Reference(At<'d>, Vec<Rule>),
    Form(Form<'d>),
}

fn classify_place<'d>(cx: &mut Context<'d, '_>, whole: &Whole<'d>) -> Placement<'d> {
    if let Some(target) = whole.only_target() {
        let adds = implied::added(cx, whole);
        if adds != Adds::Meaning {
            let ty = whole.stated_type();
            let rules = if adds == Adds::Rules {
                rules::merge(cx, whole.added(), ty)
            } else {
                Vec::new()
            };
            return Placement::Reference(target, rules);
        }
    }
    let form = classify(cx, whole);
    if matches!(form, Form::Enumeration(..) | Form::OnlyNull) {
        assertion::note_beside_values(cx, whole);
    }
    Placement::Form(form)
}

/// A use of what has a name, or of a place elsewhere in the document, which becomes a type by being referred to.
fn reference<'d>(
    cx: &mut Context<'d, '_>,
    whole: &Whole<'d>,
    (target, rules): (At<'d>, Vec<Rule>),
    site: Site,
) -> TypeUse {
    let id = cx
        .types
        .component(target.origin())
        .unwrap_or_else(|| elsewhere(cx, target, site));
    TypeUse {
        origin: whole.place(),
        ty: Ty::Named(id),
        nullable: whole.nullable,
        rules,
        examples: Vec::new(),
    }
}

fn elsewhere<'d>(cx: &mut Context<'d, '_>, target: At<'d>, site: Site) -> TypeId {
    let conjunction = Conjunction::of(target);
    let key = conjunction.key(cx.document);
    if let Some(id) = cx.types.inline(&key) {
        return id;
    }
    let whole = flatten(cx, &conjunction, Some(target.origin()));
    let provenance = Provenance::Inline {
        owner: site.owner,
        via: site.via,
    };
    match classify_place(cx, &whole) {
        Placement::Form(form) => cx.types.add_inline(key, provenance, whole, form),
        // A place that is itself nothing but a reference: `resolve` has followed it, so this is a name with rules.
        Placement::Reference(inner, rules) => {
            let form = Form::Reference(inner, rules);
            cx.types.add_inline(key, provenance, whole, form)
        }
    }
}

fn use_form<'d>(
    cx: &mut Context<'d, '_>,
    conjunction: &Conjunction<'d>,
    whole: Whole<'d>,
    form: Form<'d>,
    site: Site,
) -> TypeUse {
    let origin = whole.place();
    let nullable = is_nullable(&whole);
    let is_type = match &form {
        Form::Object | Form::Enumeration(..) | Form::Union(_) => true,
        Form::Map(_) | Form::Array(_) => site.depth >= limits::NESTING,
        Form::Anything
        | Form::OnlyNull
        | Form::FreeObject
        | Form::Text(_)
        | Form::Bool
        | Form::Integer(_)
        | Form::Number(_)
        | Form::Reference(..) => false,
    };
    if !is_type {
        let (ty, rules) = lower_simple(cx, &whole, form, site);
        return TypeUse {
            origin,
            ty,
            nullable,
            rules,
            examples: Vec::new(),
        };
    }
    let key = conjunction.key(cx.document);
    let id = match cx.types.inline(&key) {
        Some(id) => id,
        None if cx.types.inline_len() >= limits::INLINE_TYPES => {
            cx.say(
                origin,
                &catalog::TOO_MUCH,
                "the document has too many types without a name",
            );
            return anything(origin);
        }
        None => {
            let provenance = Provenance::Inline {
                owner: site.owner,
                via: site.via,
            };
            cx.types.add_inline(key, provenance, whole, form)
        }
    };
    TypeUse {
        nullable,
        ..TypeUse::bare(origin, Ty::Named(id))
    }
}

/// Lowers a form that needs no type of its own.
fn lower_simple<'d>(
    cx: &mut Context<'d, '_>,
    whole: &Whole<'d>,
    form: Form<'d>,
    site: Site,
) -> (Ty, Vec<Rule>) {
    let ty = match form {
        // Enumerations and unions are types of their own: see `use_form` and `define`.
        Form::Anything | Form::Enumeration(..) | Form::Union(_) => Ty::Untyped(Untyped::Anything),
        Form::OnlyNull => Ty::Untyped(Untyped::OnlyNull),
        Form::FreeObject | Form::Object => Ty::Untyped(Untyped::FreeObject),
        Form::Map(values) => Ty::Map(Box::new(place_inner(cx, &values, site.deeper()))),
        Form::Array(None) => Ty::List(Box::new(anything(whole.place()))),
        Form::Array(Some(items)) => Ty::List(Box::new(place_inner(cx, &items, site.deeper()))),
        Form::Text(format) => Ty::Text(format),
        Form::Bool => Ty::Bool,
        Form::Integer(format) => Ty::Integer(format),
        Form::Number(format) => Ty::Number(format),
        Form::Reference(target, rules) => {
            let value = reference(cx, whole, (target, rules), site);
            return (value.ty, value.rules);
        }
    };
    let agreed = json_type(cx, whole);
    let json = agreed.ok().flatten();
    let mut rules = rules::merge(cx, whole.parts.iter(), json);
    if agreed == Ok(None) {
        rules.extend(rules::untyped(whole.parts.iter()));
    }
    rules.extend(whole.rules.iter().cloned());
    if ty == Ty::Untyped(Untyped::OnlyNull) {
        rules.push(Rule {
            origin: whole.place(),
            kind: RuleKind::Asserted {
                keyword: "enum",
                assertion: Assertion::Values(vec![Json::Null]),
            },
        });
    } else {
        rules.extend(enumeration::among(cx, whole));
        rules.extend(assertion::rules(cx, whole, json));
    }
    (ty, rules)
}

/// Sets the definition of a type.
fn define<'d>(cx: &mut Context<'d, '_>, id: TypeId, whole: &Whole<'d>, placement: Placement<'d>) {
    let Some(provenance) = cx.types.provenance(id).cloned() else {
        return;
    };
    let notes = notes::gather(whole);
    let origin = whole.place();
    let mut nullable = is_nullable(whole);
    let inside = |step| Site::new(Owner::Type(id), step);
    let shape = match placement {
        Placement::Reference(target, rules) => Shape::Alias(reference(
            cx,
            whole,
            (target, rules),
            inside(Step::Variant(0)),
        )),
        Placement::Form(form) => match form {
            Form::Object => Shape::Struct(object::lower(cx, id, whole)),
            Form::Enumeration(kind, values) => Shape::Enum(enumeration::shape(kind, values)),
            Form::Union(index) => match whole.unions.get(index).cloned() {
                Some(site) => {
                    let (union, admits_null) = union::lower(cx, id, whole, &site);
                    nullable |= admits_null;
                    Shape::Union(union)
                }
                None => Shape::Alias(anything(origin)),
            },
            form => {
                let step = if matches!(form, Form::Map(_)) {
                    Step::Values
                } else {
                    Step::Items
                };
                let (ty, rules) = lower_simple(cx, whole, form, inside(step));
                Shape::Alias(TypeUse {
                    origin,
                    ty,
                    nullable: false,
                    rules,
                    examples: Vec::new(),
                })
            }
        },
    };
    let ty = if whole.unions.is_empty() {
        whole.stated_type()
    } else {
        None
    };
    let default = notes.default.and_then(|at| default::fit(cx, at, ty));
    let def = TypeDef {
        origin,
        provenance,
        title: notes.title,
        docs: notes.docs,
        deprecated: notes.deprecated,
        shape,
        nullable,
        default,
        examples: notes.examples,
    };
    cx.types.define(id, def);
}

/// Whether a place admits `null` by what it says itself.
fn is_nullable(whole: &Whole<'_>) -> bool {
    whole.nullable || enumeration::admits_null(whole)
}

/// The format that the most particular schema states.
fn format_of<'d>(whole: &Whole<'d>) -> Option<(&'d str, Origin)> {
    whole
        .parts
        .iter()
        .rev()
        .find_map(|part| part.keywords.format)
}
