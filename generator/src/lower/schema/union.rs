//! Which alternatives are there? `oneOf` and `anyOf`, and bases whose children a discriminator tells apart.
//!
//! ```text
//! oneOf: [{$ref: Cat}, {$ref: Dog}]             Union { mode: OneOf, variants: [Named(Cat), Named(Dog)],
//! discriminator: {propertyName: kind}     ─▶            discriminator: kind: Cat → 0, Dog → 1 }
//! ```
//!
//! What stands beside the union holds for every alternative: `{properties: P, oneOf: [A, B]}` is `A` with `P` or `B`
//! with `P`. Where `A` has all of `P` already, as where it is a child of this base, the alternative is `A` itself.

use super::conjunction::{Conjunction, Cut, Level, Member, Part, Whole, flatten};
use super::unions::UnionSite;
use super::{Context, Site, discriminator, place_all};
use crate::diagnostics::catalog::schema as catalog;
use crate::ir::{Owner, Step, TypeId, Union, Variant};
use crate::source::At;

/// Lowers the union that the type `id` is. The flag says whether some alternative admits `null`: then the union does.
pub(super) fn lower<'d>(cx: &mut Context<'d, '_>, id: TypeId, whole: &Whole<'d>, site: &UnionSite<'d>) -> (Union, bool) {
    let rest = rest(whole, site);
    let mut members = site.members.clone();
    let mut variants = Vec::new();
    let mut nullable = false;
    if site.cut == Cut::CHILDREN && is_alternative_itself(cx, whole, site) {
        members.push(site.holder.at);
    }
    for (index, member) in members.iter().enumerate() {
        let is_base = member.origin() == site.holder.at.origin();
        let conjunction = if is_base { Conjunction(rest_of_base(whole, site)) } else { with(cx, *member, &rest) };
        let place = Site::new(Owner::Type(id), Step::Variant(index));
        let placed = place_all(cx, &conjunction, place);
        let mut value = placed.value;
        nullable |= std::mem::take(&mut value.nullable);
        variants.push(Variant { origin: member.origin(), title: placed.notes.title, value });
    }
    let discriminator = discriminator::lower(cx, &site.holder, &members);
    (Union { mode: site.mode, discriminator, variants }, nullable)
}

/// What every alternative must satisfy: all parts, each by itself, without this union.
fn rest<'d>(whole: &Whole<'d>, site: &UnionSite<'d>) -> Vec<Part<'d>> {
    let is_holder = |part: &Part<'d>| part.keywords.at.origin() == site.holder.at.origin();
    let without = |part: &Part<'d>| {
        let own = part.cut.and(Cut::ALL_OF);
        Part { cut: if is_holder(part) { own.and(site.cut) } else { own }, level: Level::Rest, ..part.clone() }
    };
    whole.parts.iter().map(without).collect()
}

/// The base as an alternative: everything but the choice among its children.
fn rest_of_base<'d>(whole: &Whole<'d>, site: &UnionSite<'d>) -> Vec<Member<'d>> {
    rest(whole, site).iter().map(as_member).collect()
}

fn as_member<'d>(part: &Part<'d>) -> Member<'d> {
    Member { at: part.keywords.at, cut: part.cut }
}

/// An alternative together with the rest. A bare type beside the union is dropped where the alternative has a type of
/// its own: it either repeats it or, in documents that write `type: object` beside a choice of strings, is a slip.
fn with<'d>(cx: &mut Context<'d, '_>, member: At<'d>, rest: &[Part<'d>]) -> Conjunction<'d> {
    let own = flatten(cx, &Conjunction::of(member), None);
    let own_type = own.parts.iter().find_map(|part| part.keywords.ty.or_else(|| part.keywords.implied_type()));
    let has_type = own_type.is_some() || !own.unions.is_empty() || own.parts.iter().any(|p| p.keywords.values.is_some());
    let mut members = vec![Member::whole(member)];
    for part in rest {
        let silent = without_cut(part);
        match (part.keywords.ty, own_type) {
            (_, _) if !silent => members.push(as_member(part)),
            (None, _) => {}
            (Some(_), _) if !has_type => members.push(as_member(part)),
            (Some((beside, at)), Some((own, _))) if beside != own => {
                let what = format!(
                    "the union stands beside `type: {}`, but an alternative is of the type {}",
                    beside.word(),
                    own.word()
                );
                cx.say_with(at, &catalog::TYPE_BESIDE_UNION, what, |message| {
                    message.related(member.origin(), "the alternative")
                });
            }
            (Some(_), _) => {}
        }
    }
    Conjunction(members)
}

/// Whether a part says nothing but a type, once what was cut from it is gone.
fn without_cut(part: &Part<'_>) -> bool {
    let mut keywords = (*part.keywords).clone();
    for (cut, keyword) in [
        (Cut::ALL_OF, &mut keywords.all_of),
        (Cut::ONE_OF, &mut keywords.one_of),
        (Cut::ANY_OF, &mut keywords.any_of),
    ] {
        if part.cut.has(cut) {
            *keyword = None;
        }
    }
    keywords.discriminator = None;
    keywords.is_silent_but_for_type()
}

/// Whether the base of a bare discriminator can stand for itself: unless the property that tells lists its values, and
/// the base's name is none of them.
fn is_alternative_itself<'d>(cx: &mut Context<'d, '_>, whole: &Whole<'d>, site: &UnionSite<'d>) -> bool {
    let Some(name) = cx.types.component(site.holder.at.origin()).and(site.holder.at.key()) else { return false };
    let property = site.holder.discriminator.and_then(|at| at.get("propertyName")).and_then(At::as_str);
    let Some(property) = property else { return false };
    let mut own = whole.clone();
    own.unions.clear();
    let admitted = discriminator::admitted_values(cx, &own, property).unwrap_or_default();
    admitted.is_empty() || admitted.iter().any(|value| value == name)
}
