//! How is a check written down? One call of the runtime a rule, and a loop where a list or map is looked into.

use proc_macro2::TokenStream;
use quote::quote;

use super::assertion;
use crate::emit::cx::Cx;
use crate::emit::literal;
use crate::emit::runtime::{Imports, Item, ident};
use crate::ir::{Ty, TypeUse};
use crate::plan::{Check, Descend, Limit, Scalar, ValueChecks};

/// How the expression of a value holds it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Holder {
    /// It is the value's place: `self.id`.
    Place,
    /// It is a reference to it: `value`.
    Reference,
}

/// A value that is checked: its expression and its type.
#[derive(Clone)]
pub(in crate::emit) struct Value<'a> {
    pub(in crate::emit) expression: TokenStream,
    pub(in crate::emit) holder: Holder,
    pub(in crate::emit) ty: &'a TypeUse,
}

impl Value<'_> {
    fn reference(&self) -> TokenStream {
        let expression = &self.expression;
        match self.holder {
            Holder::Place => quote!(&#expression),
            Holder::Reference => quote!(#expression),
        }
    }

    fn copy(&self) -> TokenStream {
        let expression = &self.expression;
        match self.holder {
            Holder::Place => quote!(#expression),
            Holder::Reference => quote!(*#expression),
        }
    }
}

/// The checks of a value that stands at `at`; a place that several lines speak of is bound first.
pub(in crate::emit) fn emit_value(
    cx: Cx<'_>,
    checks: &ValueChecks,
    value: &Value<'_>,
    at: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let lines = assertion::together(&checks.rules).count()
        + usize::from(checks.descend != Descend::Nowhere);
    let is_bound = at.clone().into_iter().count() == 1;
    if lines > 1 && !is_bound && value.holder == Holder::Reference {
        let statements = emit_statements(cx, checks, value, &quote!(at), imports);
        return quote!(let at = #at; #statements);
    }
    emit_statements(cx, checks, value, at, imports)
}

fn emit_statements(
    cx: Cx<'_>,
    checks: &ValueChecks,
    value: &Value<'_>,
    at: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let rules: TokenStream = assertion::together(&checks.rules)
        .map(|checks| match checks {
            [Check::Asserted { .. }, ..] => {
                assertion::emit(cx, checks, &value.reference(), at, imports)
            }
            checks => checks
                .iter()
                .map(|check| emit_rule(cx, check, value, at, imports))
                .collect(),
        })
        .collect();
    let descend = emit_descend(cx, checks, value, at, imports);
    quote!(#rules #descend)
}

fn emit_descend(
    cx: Cx<'_>,
    checks: &ValueChecks,
    value: &Value<'_>,
    at: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let (reference, expression) = (value.reference(), &value.expression);
    match (&checks.descend, &cx.resolve(value.ty).ty) {
        (Descend::Nowhere, _) => TokenStream::new(),
        (Descend::Validate(_), _) => {
            imports.name(Item::Validate);
            quote!(#expression.validate_at(#at, found);)
        }
        (Descend::Items(inner) | Descend::Values(inner), Ty::List(_) | Ty::Map(_))
            if is_each(inner) =>
        {
            let rule = imports.name(Item::Rules);
            quote!(#rule::each(#reference, #at, found);)
        }
        (Descend::Items(inner), Ty::List(items)) => {
            let body = emit_inner(cx, inner, items, imports);
            let rule = imports.name(Item::Rules);
            quote!(for (item, at) in #rule::items(#reference, &#at) { #body })
        }
        (Descend::Values(inner), Ty::Map(values)) => {
            let body = emit_inner(cx, inner, values, imports);
            let rule = imports.name(Item::Rules);
            quote!(for (_, item, at) in #rule::members(#reference, &#at) { #body })
        }
        // The plan looks into lists and maps only.
        (Descend::Items(_) | Descend::Values(_), _) => TokenStream::new(),
    }
}

fn emit_inner(
    cx: Cx<'_>,
    checks: &ValueChecks,
    ty: &TypeUse,
    imports: &mut Imports,
) -> TokenStream {
    let item = Value {
        expression: quote!(item),
        holder: Holder::Reference,
        ty,
    };
    let body = emit_value(cx, checks, &item, &quote!(at), imports);
    if ty.nullable {
        quote!(if let Some(item) = item { #body })
    } else {
        body
    }
}

/// Whether the items have nothing to check but what their own type checks.
fn is_each(items: &ValueChecks) -> bool {
    items.rules.is_empty() && matches!(items.descend, Descend::Validate(_))
}

fn emit_rule(
    cx: Cx<'_>,
    check: &Check,
    value: &Value<'_>,
    at: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let rule = imports.name(Item::Rules);
    let (reference, copy) = (value.reference(), value.copy());
    let number = |n: &u64| literal::integer(i128::from(*n));
    let text = match cx.scalar(value.ty) {
        Some(Scalar::Secret) => {
            let expression = &value.expression;
            quote!(#expression.expose())
        }
        _ => reference.clone(),
    };
    match check {
        Check::MinLength(n) => {
            let n = number(n);
            quote!(#rule::min_length(#text, #n, #at, found);)
        }
        Check::MaxLength(n) => {
            let n = number(n);
            quote!(#rule::max_length(#text, #n, #at, found);)
        }
        Check::Pattern(id) => {
            let name = cx.plan.patterns.name(*id);
            let patterns = imports.name(Item::Patterns);
            quote!(#rule::pattern(#text, &#patterns::#name, #at, found);)
        }
        Check::Format(format) => {
            let function = ident(format.name());
            quote!(#rule::#function(#text, #at, found);)
        }
        Check::Minimum { limit, exclusive } => emit_limit(
            if *exclusive {
                "exclusive_minimum"
            } else {
                "minimum"
            },
            limit,
            &copy,
            &reference,
            at,
            imports,
        ),
        Check::Maximum { limit, exclusive } => emit_limit(
            if *exclusive {
                "exclusive_maximum"
            } else {
                "maximum"
            },
            limit,
            &copy,
            &reference,
            at,
            imports,
        ),
        Check::MultipleOf(limit) => {
            emit_limit("multiple_of", limit, &copy, &reference, at, imports)
        }
        Check::Among(limits) => emit_among(limits, &copy, &reference, at, imports),
        Check::MinItems(n) => {
            let n = number(n);
            quote!(#rule::min_items(#reference, #n, #at, found);)
        }
        Check::MaxItems(n) => {
            let n = number(n);
            quote!(#rule::max_items(#reference, #n, #at, found);)
        }
        Check::UniqueItems => quote!(#rule::unique_items(#reference, #at, found);),
        Check::MinProperties(n) => {
            let n = number(n);
            quote!(#rule::min_properties(#reference, #n, #at, found);)
        }
        Check::MaxProperties(n) => {
            let n = number(n);
            quote!(#rule::max_properties(#reference, #n, #at, found);)
        }
        // A rule over fields is written where the fields are, assertions several at a time.
        Check::Members { .. } | Check::UnknownMembers | Check::Asserted { .. } => {
            TokenStream::new()
        }
    }
}

/// `rule::minimum(*value, 1, at, found);`, by the type that holds the value.
fn emit_limit(
    name: &'static str,
    limit: &Limit,
    copy: &TokenStream,
    reference: &TokenStream,
    at: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let (rule, function) = (imports.name(Item::Rules), ident(name));
    match limit {
        Limit::Integer(n) => {
            let n = literal::integer(*n);
            quote!(#rule::#function(#copy, #n, #at, found);)
        }
        // Whether a number is a multiple is told in decimal, by the digits of the document.
        Limit::Float(digits) if name == "multiple_of" => {
            let digits = literal::string(digits);
            quote!(#rule::#function(#copy, #digits, #at, found);)
        }
        Limit::Float(digits) => {
            let digits = literal::float(digits);
            quote!(#rule::#function(#copy, #digits, #at, found);)
        }
        Limit::Decimal(digits) => {
            let digits = literal::string(digits);
            quote!(#rule::#function(#reference, #digits, #at, found);)
        }
        // There is no order among booleans.
        Limit::Bool(_) => TokenStream::new(),
    }
}

fn emit_among(
    limits: &[Limit],
    copy: &TokenStream,
    reference: &TokenStream,
    at: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let rule = imports.name(Item::Rules);
    let listed = limits.iter().map(|limit| match limit {
        Limit::Bool(value) => quote!(#value),
        Limit::Integer(n) => literal::integer(*n),
        Limit::Float(digits) => literal::float(digits),
        Limit::Decimal(digits) => {
            let digits = literal::string(digits);
            quote!(#digits)
        }
    });
    if limits
        .iter()
        .any(|limit| matches!(limit, Limit::Decimal(_)))
    {
        quote!(#rule::among_numbers(#reference, &[#(#listed),*], #at, found);)
    } else {
        quote!(#rule::among(#copy, &[#(#listed),*], #at, found);)
    }
}
