//! What does `Validate` of a type check? The rules of the whole, then of each part, in the document's order.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::assertion;
use super::checks::{Holder, Value, emit_value};
use super::has_validator;
use crate::emit::cx::{Cx, From};
use crate::emit::literal;
use crate::emit::runtime::{Imports, Item, ident};
use crate::ir::{
    Access, Enum, EnumKind, Extra, Field, Presence, Shape, Struct, TypeDef, TypeId, Union,
    UnionMode,
};
use crate::plan::json::to_text;
use crate::plan::{Check, ValueChecks};

pub(super) fn emit(cx: Cx<'_>, id: TypeId, def: &TypeDef, imports: &mut Imports) -> TokenStream {
    if !has_validator(cx, id, &def.shape) {
        return TokenStream::new();
    }
    let name = cx.name(id, From::Elsewhere, imports);
    let body = match &def.shape {
        Shape::Struct(shape) => emit_struct(cx, id, shape, imports),
        Shape::Enum(shape) => emit_enum(shape, imports),
        Shape::Union(shape) => emit_union(cx, id, shape, imports),
        Shape::Alias(value) => {
            let held = Value {
                expression: quote!(self.0),
                holder: Holder::Place,
                ty: value,
            };
            emit_value(cx, cx.plan.checks.of_type(id), &held, &quote!(at), imports)
        }
    };
    let validate = imports.name(Item::Validate);
    let method = (!body.is_empty()).then(|| {
        let (location, violations) = (imports.name(Item::Location), imports.name(Item::Violations));
        quote!(fn validate_at(&self, at: #location<'_>, found: &mut #violations) { #body })
    });
    let variants = match &def.shape {
        Shape::Union(shape) if shape.discriminator.is_none() => {
            Some(emit_validate_variant(cx, id, shape, imports))
        }
        Shape::Union(_) | Shape::Struct(_) | Shape::Enum(_) | Shape::Alias(_) => None,
    };
    quote! {
        impl #validate for #name { #method }

        #variants
    }
}

fn emit_struct(cx: Cx<'_>, id: TypeId, shape: &Struct, imports: &mut Imports) -> TokenStream {
    let mut body: TokenStream = assertion::together(&cx.plan.checks.of_type(id).rules)
        .map(|checks| match checks {
            [Check::Asserted { .. }, ..] => {
                assertion::emit(cx, checks, &quote!(self), &quote!(at), imports)
            }
            checks => checks
                .iter()
                .map(|check| emit_whole(cx, id, shape, check, imports))
                .collect(),
        })
        .collect();
    for (index, field) in shape.fields.iter().enumerate() {
        let checks = cx.plan.checks.of_field(id, index);
        if !checks.is_empty() {
            let checks = emit_field(cx, (id, index), field, checks, imports);
            body.extend(match field.access {
                Access::ReadOnly => quote!(found.read_only(|found| { #checks });),
                Access::ReadWrite | Access::WriteOnly => checks,
            });
        }
    }
    if let Extra::Typed(value) = &shape.extra {
        let checks = cx.plan.checks.of_extra(id);
        if !checks.is_empty() {
            let extra = cx.plan.names.extra(id);
            let item = Value {
                expression: quote!(value),
                holder: Holder::Reference,
                ty: value,
            };
            let inner = emit_value(cx, checks, &item, &quote!(at), imports);
            let inner = if value.nullable {
                quote!(if let Some(value) = value { #inner })
            } else {
                inner
            };
            let rule = imports.name(Item::Rules);
            body.extend(quote!(for (_, value, at) in #rule::members(&self.#extra, &at) { #inner }));
        }
    }
    body
}

/// A rule over the members of a struct.
fn emit_whole(
    cx: Cx<'_>,
    id: TypeId,
    shape: &Struct,
    check: &Check,
    imports: &mut Imports,
) -> TokenStream {
    let rule = imports.name(Item::Rules);
    match check {
        Check::UnknownMembers => {
            let unknown = cx.plan.names.extra(id);
            quote!(#rule::unknown_members(&self.#unknown, at, found);)
        }
        Check::MinProperties(n) => {
            let n = literal::integer(i128::from(*n));
            quote!(#rule::min_members(self, #n, at, found);)
        }
        Check::MaxProperties(n) => {
            let n = literal::integer(i128::from(*n));
            quote!(#rule::max_members(self, #n, at, found);)
        }
        Check::Members { mode, sets } => {
            let sets = sets.iter().map(|set| {
                let there = set.iter().map(|index| emit_there(cx, id, shape, *index));
                quote!(#(#there)&&*)
            });
            let name = match mode {
                UnionMode::OneOf => ident("exactly_one_of"),
                UnionMode::AnyOf => ident("at_least_one_of"),
            };
            quote!(#rule::#name(&[#(#sets),*], at, found);)
        }
        Check::Asserted { .. }
        | Check::MinLength(_)
        | Check::MaxLength(_)
        | Check::Pattern(_)
        | Check::Format(_)
        | Check::Minimum { .. }
        | Check::Maximum { .. }
        | Check::MultipleOf(_)
        | Check::Among(_)
        | Check::MinItems(_)
        | Check::MaxItems(_)
        | Check::UniqueItems => TokenStream::new(),
    }
}

/// Whether a field is there.
fn emit_there(cx: Cx<'_>, id: TypeId, shape: &Struct, index: usize) -> TokenStream {
    let name = cx.plan.names.field(id, index);
    match shape
        .fields
        .get(index)
        .map(|field| cx.plan.presences.of(id, index, field))
    {
        Some(Presence::Optional) => quote!(self.#name.is_some()),
        Some(Presence::OptionalNullable) => quote!(!self.#name.is_absent()),
        Some(Presence::Required | Presence::RequiredNullable) | None => quote!(true),
    }
}

fn emit_field(
    cx: Cx<'_>,
    (id, index): (TypeId, usize),
    field: &Field,
    checks: &ValueChecks,
    imports: &mut Imports,
) -> TokenStream {
    let (name, wire) = (
        cx.plan.names.field(id, index),
        literal::string(field.name.as_str()),
    );
    let (ty, presence) = (&field.value, cx.plan.presences.of(id, index, field));
    let at = quote!(at.member(#wire));
    if presence == Presence::Required {
        let value = Value {
            expression: quote!(self.#name),
            holder: Holder::Place,
            ty,
        };
        return emit_value(cx, checks, &value, &at, imports);
    }
    let value = Value {
        expression: quote!(value),
        holder: Holder::Reference,
        ty,
    };
    let body = emit_value(cx, checks, &value, &at, imports);
    match presence {
        Presence::OptionalNullable => {
            let maybe = imports.name(Item::Maybe);
            quote!(if let #maybe::Value(value) = &self.#name { #body })
        }
        Presence::Required | Presence::Optional | Presence::RequiredNullable => {
            quote!(if let Some(value) = &self.#name { #body })
        }
    }
}

fn emit_enum(shape: &Enum, imports: &mut Imports) -> TokenStream {
    let rule = imports.name(Item::Rules);
    match shape.kind {
        EnumKind::Text => TokenStream::new(),
        EnumKind::Integer => quote!(#rule::known_integer(self, at, found);),
        EnumKind::Mixed => {
            let values = shape
                .values
                .iter()
                .map(|value| literal::raw(&to_text(&value.value)));
            quote!(#rule::known_value(&self.0, &[#(#values),*], at, found);)
        }
    }
}

/// With a discriminator the variant is told; without one, the runtime counts those that fit.
fn emit_union(cx: Cx<'_>, id: TypeId, shape: &Union, imports: &mut Imports) -> TokenStream {
    if shape.discriminator.is_some() {
        return emit_variants(cx, id, shape, imports);
    }
    let rule = imports.name(Item::Rules);
    match shape.mode {
        UnionMode::OneOf => quote!(#rule::one_of(self, at, found);),
        UnionMode::AnyOf => quote!(#rule::any_of(self, at, found);),
    }
}

/// What the runtime asks of a union without a discriminator.
fn emit_validate_variant(
    cx: Cx<'_>,
    id: TypeId,
    shape: &Union,
    imports: &mut Imports,
) -> TokenStream {
    let body = emit_variants(cx, id, shape, imports);
    let name = cx.name(id, From::Elsewhere, imports);
    let (validate, location, violations) = (
        imports.name(Item::ValidateVariant),
        imports.name(Item::Location),
        imports.name(Item::Violations),
    );
    quote! {
        impl #validate for #name {
            fn validate_variant(&self, at: #location<'_>, found: &mut #violations) { #body }
        }
    }
}

fn emit_variants(cx: Cx<'_>, id: TypeId, shape: &Union, imports: &mut Imports) -> TokenStream {
    let names = &cx.plan.names;
    let mut idle = Vec::new();
    let mut arms = TokenStream::new();
    for (index, variant) in shape.variants.iter().enumerate() {
        let name = names.variant(id, index);
        let checks = cx.plan.checks.of_field(id, index);
        if checks.is_empty() {
            idle.push(quote!(Self::#name(_)));
            continue;
        }
        let value = Value {
            expression: quote!(value),
            holder: Holder::Reference,
            ty: &variant.value,
        };
        let body = emit_value(cx, checks, &value, &quote!(at), imports);
        let body = if variant.value.nullable {
            quote!(if let Some(value) = value { #body })
        } else {
            body
        };
        let body = arm(body);
        arms.extend(quote!(Self::#name(value) => #body));
    }
    if !idle.is_empty() {
        arms.extend(quote!(#(#idle)|* => {}));
    }
    let rule = imports.name(Item::Rule);
    let unknown = match shape.mode {
        UnionMode::OneOf => quote!(#rule::OneOf { matched: 0 }),
        UnionMode::AnyOf => quote!(#rule::AnyOf),
    };
    quote!(match self { #arms Self::Unknown(_) => found.push(at, #unknown), })
}

/// A body as the right side of an arm: a single call needs no braces.
fn arm(body: TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = body.clone().into_iter().collect();
    let is_end =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
    let single = tokens.iter().filter(|token| is_end(token)).count() == 1
        && tokens.last().is_some_and(is_end);
    if single
        && !tokens
            .first()
            .is_some_and(|first| matches!(first.to_string().as_str(), "for" | "if" | "let"))
    {
        tokens.pop();
        let call: TokenStream = tokens.into_iter().collect();
        quote!(#call,)
    } else {
        quote!({ #body })
    }
}
