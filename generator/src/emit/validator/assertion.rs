//! How is an assertion written down? As a small table beside the value that is held against it.
//!
//! ```text
//! rule::obeys(self, &[Assertion::Dependent("card", &["address"])], at, found);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::cx::Cx;
use crate::emit::literal;
use crate::emit::runtime::{Imports, Item, ident};
use crate::ir::{Assertion, Bound, Json, RuleKind, SpecName};
use crate::plan::Check;
use crate::plan::json::to_text;

/// The call that holds a value against the assertions among some checks.
pub(super) fn emit(
    cx: Cx<'_>,
    checks: &[Check],
    value: &TokenStream,
    at: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    let rule = imports.name(Item::Rules);
    let assertions = checks.iter().filter_map(|check| match check {
        Check::Asserted { assertion, .. } => Some(assertion),
        _ => None,
    });
    let tables: Vec<TokenStream> = assertions
        .flat_map(|assertion| match assertion {
            Assertion::All(all) => all.as_slice(),
            one => std::slice::from_ref(one),
        })
        .map(|assertion| table(cx, assertion, imports))
        .collect();
    quote!(#rule::obeys(#value, &[#(#tables),*], #at, found);)
}

/// Checks one by one, but for assertions that follow each other: the value is written as JSON once for them all.
pub(super) fn together(checks: &[Check]) -> impl Iterator<Item = &[Check]> {
    let is_asserted = |check: &Check| matches!(check, Check::Asserted { .. });
    checks.chunk_by(move |a, b| is_asserted(a) && is_asserted(b))
}

fn list(cx: Cx<'_>, assertions: &[Assertion], imports: &mut Imports) -> TokenStream {
    let all: Vec<TokenStream> = assertions
        .iter()
        .map(|assertion| table(cx, assertion, imports))
        .collect();
    quote!(&[#(#all),*])
}

fn table(cx: Cx<'_>, assertion: &Assertion, imports: &mut Imports) -> TokenStream {
    let name = imports.name(Item::Assertion);
    if assertion.is_nothing() {
        return quote!(#name::NOTHING);
    }
    match assertion {
        Assertion::Type(kind) => {
            let word = literal::string(kind.word());
            quote!(#name::Type(#word))
        }
        Assertion::Values(values) => emit_values(values, imports),
        Assertion::Limit(limit) => emit_limit(cx, limit, imports),
        Assertion::Items(inner) => {
            let inner = table(cx, inner, imports);
            quote!(#name::Items(&#inner))
        }
        Assertion::Tuple(all) => {
            let all = list(cx, all, imports);
            quote!(#name::Tuple(#all))
        }
        Assertion::Contains { item, least, most } => {
            let item = table(cx, item, imports);
            let least = literal::integer(i128::from(*least));
            let most = match most {
                Some(most) => literal::integer(i128::from(*most)),
                None => quote!(u64::MAX),
            };
            quote!(#name::Contains { item: &#item, least: #least, most: #most })
        }
        Assertion::Required(members) => {
            let members = names(members);
            quote!(#name::Required(#members))
        }
        Assertion::Dependent(member, members) => {
            let (member, members) = (literal::string(member.as_str()), names(members));
            quote!(#name::Dependent(#member, #members))
        }
        Assertion::Member(member, inner) => {
            let (member, inner) = (literal::string(member.as_str()), table(cx, inner, imports));
            quote!(#name::Member(#member, &#inner))
        }
        Assertion::Names(inner) => {
            let inner = table(cx, inner, imports);
            quote!(#name::Names(&#inner))
        }
        Assertion::Matching(source, inner) => {
            let (pattern, inner) = (pattern(cx, source, imports), table(cx, inner, imports));
            quote!(#name::Matching(&#pattern, &#inner))
        }
        Assertion::Others {
            names: members,
            patterns,
            obey,
        } => {
            let members = names(members);
            let patterns: Vec<TokenStream> = patterns
                .iter()
                .map(|source| pattern(cx, source, imports))
                .collect();
            let obey = match obey {
                Some(inner) => {
                    let inner = table(cx, inner, imports);
                    quote!(Some(&#inner))
                }
                None => quote!(None),
            };
            quote!(#name::Others { names: #members, patterns: &[#(&#patterns),*], obey: #obey })
        }
        Assertion::All(all) => {
            let all = list(cx, all, imports);
            quote!(#name::All(#all))
        }
        Assertion::Any(any) => {
            let any = list(cx, any, imports);
            quote!(#name::Any(#any))
        }
        Assertion::One(one) => {
            let one = list(cx, one, imports);
            quote!(#name::One(#one))
        }
        Assertion::Not(inner) => {
            let inner = table(cx, inner, imports);
            quote!(#name::Not(&#inner))
        }
        Assertion::If {
            condition,
            then,
            otherwise,
        } => {
            let condition = table(cx, condition, imports);
            let (then, otherwise) = (table(cx, then, imports), table(cx, otherwise, imports));
            quote!(#name::If { condition: &#condition, then: &#then, otherwise: &#otherwise })
        }
    }
}

fn names(names: &[SpecName]) -> TokenStream {
    let names = names.iter().map(|name| literal::string(name.as_str()));
    quote!(&[#(#names),*])
}

fn pattern(cx: Cx<'_>, source: &str, imports: &mut Imports) -> TokenStream {
    let patterns = imports.name(Item::Patterns);
    let name = cx.plan.patterns.name_of(source);
    quote!(#patterns::#name)
}

fn emit_values(values: &[Json], imports: &mut Imports) -> TokenStream {
    let name = imports.name(Item::Assertion);
    let texts: Option<Vec<&str>> = values
        .iter()
        .map(|value| match value {
            Json::String(text) => Some(text.as_str()),
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_) => None,
        })
        .collect();
    if let Some(texts) = texts {
        let texts = texts.into_iter().map(literal::string);
        return quote!(#name::Texts(&[#(#texts),*]));
    }
    let values = values.iter().map(|value| literal::raw(&to_text(value)));
    quote!(#name::Values(&[#(#values),*]))
}

fn emit_limit(cx: Cx<'_>, limit: &RuleKind, imports: &mut Imports) -> TokenStream {
    let name = imports.name(Item::Assertion);
    let count = |variant, n: &u64| {
        let (variant, n) = (ident(variant), literal::integer(i128::from(*n)));
        quote!(#name::#variant(#n))
    };
    let bound = |variants: [&'static str; 2], bound: &Bound| {
        let variant = ident(if bound.exclusive {
            variants[1]
        } else {
            variants[0]
        });
        let digits = literal::string(bound.limit.as_str());
        quote!(#name::#variant(#digits))
    };
    match limit {
        RuleKind::MinLength(n) => count("MinLength", n),
        RuleKind::MaxLength(n) => count("MaxLength", n),
        RuleKind::MinItems(n) => count("MinItems", n),
        RuleKind::MaxItems(n) => count("MaxItems", n),
        RuleKind::MinProperties(n) => count("MinProperties", n),
        RuleKind::MaxProperties(n) => count("MaxProperties", n),
        RuleKind::UniqueItems => quote!(#name::UniqueItems),
        RuleKind::Pattern(source) => {
            let pattern = pattern(cx, source, imports);
            quote!(#name::Pattern(&#pattern))
        }
        RuleKind::Minimum(limit) => bound(["Minimum", "ExclusiveMinimum"], limit),
        RuleKind::Maximum(limit) => bound(["Maximum", "ExclusiveMaximum"], limit),
        RuleKind::MultipleOf(divisor) => {
            let digits = literal::string(divisor.as_str());
            quote!(#name::MultipleOf(#digits))
        }
        // No keyword of a schema is read as one of these inside of an assertion.
        RuleKind::Among(_) | RuleKind::Members { .. } | RuleKind::Asserted { .. } => {
            quote!(#name::NOTHING)
        }
    }
}
