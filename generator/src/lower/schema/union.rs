//! Which alternatives are there? `oneOf` and `anyOf`, and bases whose children a discriminator tells apart.
//!
//! ```text
//! oneOf: [{$ref: Cat}, {$ref: Dog}]             Union { mode: OneOf, variants: [Named(Cat), Named(Dog)],
//! discriminator: {propertyName: kind}     ─▶            discriminator: kind: Cat → 0, Dog → 1 }
//! ```
//!
//! What stands beside the union holds for every alternative: `{properties: P, oneOf: [A, B]}` is `A` with `P` or `B`
//! with `P`. Where `A` has all of `P` already, as where it is a child of this base, the alternative is `A` itself.

use super::classify::report_type_beside_union;
use super::conjunction::{Conjunction, Cut, Level, Member, Part, Whole};
use super::flatten::flatten;
use super::unions::UnionSite;
use super::{Context, Site, discriminator, place_all};
use crate::ir::{Owner, SpecName, Step, TypeId, Union, Variant};
use crate::source::At;

/// Lowers the union that the type `id` is. The flag says whether some alternative admits `null`: then the union does.
pub(super) fn lower<'d>(
    cx: &mut Context<'d, '_>,
    id: TypeId,
    whole: &Whole<'d>,
    site: &UnionSite<'d>,
) -> (Union, bool) {
    let rest = rest(whole, site);
    let mut members = site.members.clone();
    let mut variants = Vec::new();
    let mut nullable = false;
    if site.cut == Cut::CHILDREN && is_alternative_itself(cx, whole, site) {
        members.push(site.holder.at);
    }
    for (index, member) in members.iter().enumerate() {
        let is_base = member.origin() == site.holder.at.origin();
        let conjunction = if is_base {
            Conjunction(rest_of_base(whole, site))
        } else {
            with(cx, *member, &rest)
        };
        let place = Site::new(Owner::Type(id), Step::Variant(index));
        let placed = place_all(cx, &conjunction, place);
        let mut value = placed.value;
        nullable |= std::mem::take(&mut value.nullable);
        // Those of what has a name are with that.
        if value.ty.named().is_none() {
            value.examples = placed.notes.examples;
        }
        variants.push(Variant {
            origin: member.origin(),
            title: placed.notes.title,
            component: discriminator::component_name(cx, *member).map(SpecName::new),
            value,
        });
    }
    let discriminator = discriminator::lower(cx, &site.holder, &members);
    (
        Union {
            mode: site.mode,
            discriminator,
            variants,
        },
        nullable,
    )
}

/// What every alternative must satisfy: all parts, each by itself, without this union.
fn rest<'d>(whole: &Whole<'d>, site: &UnionSite<'d>) -> Vec<Part<'d>> {
    let is_holder = |part: &Part<'d>| part.keywords.at.origin() == site.holder.at.origin();
    let without = |part: &Part<'d>| {
        let own = part.cut.and(Cut::ALL_OF);
        Part {
            cut: if is_holder(part) {
                own.and(site.cut)
            } else {
                own
            },
            level: Level::Rest,
            ..part.clone()
        }
    };
    whole.parts.iter().map(without).collect()
}

/// The base as an alternative: everything but the choice among its children.
fn rest_of_base<'d>(whole: &Whole<'d>, site: &UnionSite<'d>) -> Vec<Member<'d>> {
    rest(whole, site).iter().map(as_member).collect()
}

fn as_member<'d>(part: &Part<'d>) -> Member<'d> {
    Member {
        at: part.keywords.at,
        cut: part.cut,
    }
}

/// An alternative together with the rest. A part of the rest that is of another type than the alternative is a slip, as
/// in documents that write `type: object` beside a choice of strings: it is left out.
fn with<'d>(cx: &mut Context<'d, '_>, member: At<'d>, rest: &[Part<'d>]) -> Conjunction<'d> {
    let own = flatten(cx, &Conjunction::of(member), None);
    let own_type = own
        .parts
        .iter()
        .find_map(|part| part.keywords.ty.or_else(|| part.keywords.implied_type()));
    let has_type = own_type.is_some()
        || !own.unions.is_empty()
        || own.parts.iter().any(|p| p.keywords.values.is_some());
    let mut members = vec![Member::whole(member)];
    for part in rest {
        match (
            part.keywords.ty.or_else(|| part.keywords.implied_type()),
            own_type,
        ) {
            (Some(beside), Some(own)) if !beside.0.goes_with(own.0) => {
                report_type_beside_union(cx, beside, own);
            }
            (_, _) if !part.remaining().is_silent_but_for_type() => members.push(as_member(part)),
            (Some(_), _) if !has_type => members.push(as_member(part)),
            (Some(_) | None, _) => {}
        }
    }
    Conjunction(members)
}

/// Whether the base of a bare discriminator can stand for itself: unless a mapping says who its children are, and the
/// property that tells lists its values without the base's name.
fn is_alternative_itself<'d>(
    cx: &mut Context<'d, '_>,
    whole: &Whole<'d>,
    site: &UnionSite<'d>,
) -> bool {
    let Some(name) = cx
        .types
        .component(site.holder.at.origin())
        .and(site.holder.at.key())
    else {
        return false;
    };
    let property = site
        .holder
        .discriminator
        .and_then(|at| at.get("propertyName"))
        .and_then(At::as_str);
    let Some(property) = property else {
        return false;
    };
    if site
        .holder
        .discriminator
        .is_some_and(|at| at.get("mapping").is_none())
    {
        return true;
    }
    let mut own = whole.clone();
    own.unions.clear();
    let admitted = discriminator::admitted_values(cx, &own, property);
    admitted.is_empty() || admitted.iter().any(|value| value == name)
}
