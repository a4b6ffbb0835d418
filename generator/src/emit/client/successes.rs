//! What do successes hold? The type of their body, an enum where they differ, and what strict responses check of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::errors::statuses_of;
use super::operation::body_ty;
use crate::emit::cx::Cx;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::{Imports, Item};
use crate::emit::validator;
use crate::plan::{
    Body, OperationPlan, ReplyOutcome, Success, SuccessBody, SuccessEnum, TypeName, VariantName,
};

/// The name of an operation's own enum of successes.
pub(super) fn name(plan: &OperationPlan) -> Option<&TypeName> {
    match &plan.success {
        Success::Several(several) => Some(&several.name),
        Success::One(_) => None,
    }
}

/// The type of an operation's successes.
pub(super) fn output_ty(cx: Cx<'_>, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    match &plan.success {
        Success::One(only) => body_ty(cx, &only.body, imports),
        Success::Several(several) => {
            let name = &several.name;
            quote!(#name)
        }
    }
}

/// The enum of an operation whose successes have different bodies.
pub(super) fn emit_enum(cx: Cx<'_>, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let Success::Several(several) = &plan.success else {
        return TokenStream::new();
    };
    let name = &several.name;
    let doc = DocText::sentence(&[
        Part::Own("The successes of "),
        Part::Code(plan.method.as_str()),
        Part::Own("."),
    ])
    .outer();
    let variants = several.variants.iter().enumerate();
    let variants = variants.map(|(index, (variant, held))| {
        let statuses = statuses_of(plan, ReplyOutcome::Success(Some(index)));
        let of_statuses =
            |said| DocText::sentence(&[Part::Own(said), Part::Text(&statuses), Part::Own(".")]);
        match &held.body {
            Body::Empty => {
                let doc = of_statuses("No body: ").outer();
                quote!(#doc #variant,)
            }
            body @ (Body::Typed(_)
            | Body::Text
            | Body::Bytes
            | Body::Upload
            | Body::Download
            | Body::Events(_)
            | Body::Items(..)
            | Body::Parts) => {
                let doc = of_statuses("The body of ").outer();
                let ty = body_ty(cx, body, imports);
                quote!(#doc #variant(#ty),)
            }
        }
    });
    let variants: TokenStream = variants.collect();
    // A stream is read once, and is no value to be written.
    let streams = several
        .variants
        .iter()
        .any(|(_, held)| held.body.is_stream());
    let (derives, serialize) = if streams {
        (quote!(Debug), TokenStream::new())
    } else {
        (
            quote!(Clone, Debug, PartialEq),
            emit_serialize(several, imports),
        )
    };
    quote! {
        #doc
        #[derive(#derives)]
        pub enum #name { #variants }

        #serialize
    }
}

/// A success is written as its body, and as `null` when it has none.
fn emit_serialize(several: &SuccessEnum, imports: &mut Imports) -> TokenStream {
    let name = &several.name;
    let arms = several
        .variants
        .iter()
        .map(|(variant, held)| match held.body {
            Body::Empty => quote!(Self::#variant => serializer.serialize_unit(),),
            Body::Typed(_)
            | Body::Text
            | Body::Bytes
            | Body::Upload
            | Body::Download
            | Body::Events(_)
            | Body::Items(..)
            | Body::Parts => {
                quote!(Self::#variant(body) => body.serialize(serializer),)
            }
        });
    let arms: TokenStream = arms.collect();
    let (serialize, serializer) = (
        imports.name(Item::Serialize),
        imports.name(Item::Serializer),
    );
    quote! {
        impl #serialize for #name {
            fn serialize<S: #serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { #arms }
            }
        }
    }
}

/// What strict responses check.
pub(super) fn emit_check(cx: Cx<'_>, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let checks = match &plan.success {
        Success::One(only) => emit_body_check(cx, only, imports),
        Success::Several(several) => emit_variant_checks(cx, several, imports),
    };
    let Some(checks) = checks else {
        return TokenStream::new();
    };
    let violations = imports.name(Item::Violations);
    quote!(fn check(output: &Self::Output, found: &mut #violations) { #checks })
}

/// The checks of one body; none when there is nothing to check.
fn emit_body_check(
    cx: Cx<'_>,
    success: &SuccessBody,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let Body::Typed(ty) = &success.body else {
        return None;
    };
    if success.checks.is_empty() {
        return None;
    }
    let location = imports.name(Item::Location);
    let value = validator::Value {
        expression: quote!(output),
        holder: validator::Holder::Reference,
        ty,
    };
    let root = quote!(#location::ROOT);
    let check = validator::emit_value(cx, &success.checks, &value, &root, imports);
    Some(if ty.nullable {
        quote!(if let Some(output) = output { #check })
    } else {
        check
    })
}

/// A match on the variants; none when none of them has anything to check.
fn emit_variant_checks(
    cx: Cx<'_>,
    several: &SuccessEnum,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let name = &several.name;
    let mut arms = TokenStream::new();
    let mut idle: Vec<TokenStream> = Vec::new();
    for (variant, held) in &several.variants {
        match emit_body_check(cx, held, imports) {
            Some(check) => arms.extend(quote!(#name::#variant(output) => { #check })),
            None => idle.push(pattern(name, variant, held)),
        }
    }
    if arms.is_empty() {
        return None;
    }
    let idle = (!idle.is_empty()).then(|| quote!(#(#idle)|* => {}));
    Some(quote!(match output { #arms #idle }))
}

/// A variant, whatever it holds.
fn pattern(name: &TypeName, variant: &VariantName, held: &SuccessBody) -> TokenStream {
    match held.body {
        Body::Empty => quote!(#name::#variant),
        Body::Typed(_)
        | Body::Text
        | Body::Bytes
        | Body::Upload
        | Body::Download
        | Body::Events(_)
        | Body::Items(..)
        | Body::Parts => quote!(#name::#variant(_)),
    }
}
