//! What do documented errors hold? The type of their bodies, an enum where they differ, and what the bodies say.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::operation::body_ty;
use super::options::about_operations;
use crate::emit::cx::{Cx, From};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::runtime::{Imports, Item, ident};
use crate::ir::{Owner, Presence, Provenance, Shape, StatusPattern, TypeId};
use crate::plan::errors::Held;
use crate::plan::{
    Body, ErrorsPlan, Failure, Module as Home, ModuleId, OperationPlan, ReplyOutcome, Role,
    RolePath, TypeName, VariantName, Within,
};

/// The name of an operation's own enum of errors.
pub(super) fn name(plan: &OperationPlan) -> Option<&TypeName> {
    match &plan.failure {
        Failure::Several(errors) if errors.common.is_none() => Some(&errors.name),
        Failure::None | Failure::One(_) | Failure::Several(_) => None,
    }
}

/// The type of an operation's documented errors.
pub(super) fn failure_ty(cx: Cx<'_>, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    match &plan.failure {
        Failure::None => imports.tokens(Item::NoBody),
        Failure::One(body) => body_ty(cx, body, imports),
        Failure::Several(errors) => {
            let name = &errors.name;
            quote!(#name)
        }
    }
}

/// The enum of an operation whose documented errors have different bodies; `beside` is the module whose common enums are
/// emitted in the same file.
pub(super) fn emit_enum(
    cx: Cx<'_>,
    beside: Option<&Home>,
    plan: &OperationPlan,
    imports: &mut Imports,
) -> TokenStream {
    let Failure::Several(errors) = &plan.failure else {
        return TokenStream::new();
    };
    let name = &errors.name;
    if let Some(index) = errors.common {
        if !beside.is_some_and(|home| home.errors.contains(&index)) {
            imports.sibling(name);
        }
        return TokenStream::new();
    }
    let doc = DocText::sentence(&[
        Part::Own("The bodies of the documented errors of "),
        Part::Code(plan.method.as_str()),
        Part::Own("."),
    ])
    .outer();
    let docs = (0..errors.variants.len()).map(|index| {
        let statuses = statuses_of(plan, ReplyOutcome::Failure(Some(index)));
        DocText::sentence(&[
            Part::Own("The body of "),
            Part::Text(&statuses),
            Part::Own("."),
        ])
    });
    emit_bodies_as(cx, (name, doc), errors.variants.iter().zip(docs), imports)
}

/// An enum of errors that is of no operation alone.
pub(super) fn emit_common(cx: Cx<'_>, common: &ErrorsPlan, imports: &mut Imports) -> TokenStream {
    let start = [Part::Own("The bodies of the documented errors of ")];
    let doc = about_operations(cx, &start, &common.operations, ".").outer();
    let docs = common.variants.iter().map(|(_, body)| {
        let component = match body {
            Body::Typed(value) => value.ty.named().and_then(|id| cx.def(id)),
            _ => None,
        };
        let (what, name) = match component.map(|def| &def.provenance) {
            Some(Provenance::Component(name)) => ("The schema ", name),
            Some(Provenance::Inline {
                owner: Owner::Component(_, name),
                ..
            }) => ("The body of the answer ", name),
            Some(Provenance::Inline { .. }) | None => return DocText::default(),
        };
        DocText::sentence(&[Part::Own(what), Part::Code(name.as_str()), Part::Own(".")])
    });
    let variants = common.variants.iter().zip(docs);
    emit_bodies_as(cx, (&common.name, doc), variants, imports)
}

fn emit_bodies_as<'p>(
    cx: Cx<'_>,
    (name, doc): (&TypeName, TokenStream),
    held: impl Iterator<Item = (&'p (VariantName, Body), DocText)>,
    imports: &mut Imports,
) -> TokenStream {
    let (mut variants, mut names) = (TokenStream::new(), Vec::new());
    for ((variant, body), doc) in held {
        let (doc, ty) = (doc.outer(), body_ty(cx, body, imports));
        variants.extend(quote!(#doc #variant(#ty),));
        names.push(variant);
    }
    let accessors = ["code", "reason", "detail"].map(|role| {
        let role = ident(role);
        quote!(fn #role(&self) -> Option<&str> { match self { #(Self::#names(body) => body.#role(),)* } })
    });
    let error_body = imports.name(Item::ErrorBody);
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #variants }

        impl #error_body for #name { #(#accessors)* }
    }
}

/// The statuses that mean this: "404, 4XX".
pub(super) fn statuses_of(plan: &OperationPlan, outcome: ReplyOutcome) -> String {
    let replies = plan.replies.iter().filter(|reply| reply.outcome == outcome);
    let statuses = replies
        .flat_map(|reply| &reply.statuses)
        .map(|status| status_text(*status));
    statuses.collect::<Vec<_>>().join(", ")
}

/// The variant of a common enum that is the body of a status. The documentation of an operation's own enum says it there.
pub(super) fn variant_of(plan: &OperationPlan, status: StatusPattern) -> Option<&VariantName> {
    let Failure::Several(errors) = &plan.failure else {
        return None;
    };
    errors.common?;
    let mut replies = plan.replies.iter();
    let reply = replies.find(|reply| reply.statuses.contains(&status))?;
    let ReplyOutcome::Failure(Some(variant)) = reply.outcome else {
        return None;
    };
    errors.variants.get(variant).map(|(name, _)| name)
}

/// A status as documentation names it.
pub(super) fn status_text(status: StatusPattern) -> String {
    match status {
        StatusPattern::Exact(status) => status.to_string(),
        StatusPattern::Range(first) => format!("{first}XX"),
        StatusPattern::Default => "any other status".to_owned(),
    }
}

/// What the bodies say: a code for programs, a reason and details for people. Of the types that a module's feature
/// compiles, or of those that are always compiled.
pub(super) fn emit_bodies(
    cx: Cx<'_>,
    module: Option<ModuleId>,
    imports: &mut Imports,
) -> TokenStream {
    let homes = &cx.plan.homes;
    let belongs = |id: TypeId| {
        let home = homes.of_type(id);
        let is_gated = home
            .and_then(|home| homes.module(home))
            .is_some_and(|home| home.feature.is_some());
        home.filter(|_| is_gated) == module
    };
    let bodies = cx.plan.errors.iter().filter(|(id, _)| belongs(*id));
    let bodies = bodies.map(|(id, roles)| {
        let roles = [
            ("code", roles.code),
            ("reason", roles.reason),
            ("detail", roles.detail),
        ];
        let accessors: TokenStream = roles
            .into_iter()
            .filter_map(|(name, role)| {
                let name = ident(name);
                let value = match role? {
                    Role::Own(path) => emit_role(cx, id, path),
                    Role::Within(within) => emit_within(cx, id, within, &name),
                };
                Some(quote!(fn #name(&self) -> Option<&str> { #value }))
            })
            .collect();
        let (error_body, name) = (
            imports.name(Item::ErrorBody),
            cx.name(id, From::Elsewhere, imports),
        );
        quote!(impl #error_body for #name { #accessors })
    });
    bodies.collect()
}

/// What the error within a body says.
fn emit_within(cx: Cx<'_>, id: TypeId, within: Within, role: &Ident) -> TokenStream {
    let name = cx.plan.names.field(id, within.field);
    let held = match presence(cx, id, within.field) {
        Some(Presence::Required) => quote!(self.#name),
        Some(Presence::OptionalNullable) => quote!(self.#name.as_option()?),
        Some(Presence::Optional | Presence::RequiredNullable) | None => {
            quote!(self.#name.as_ref()?)
        }
    };
    if within.is_list {
        quote!(#held.first()?.#role())
    } else {
        quote!(#held.#role())
    }
}

/// The presence of a field.
fn presence(cx: Cx<'_>, id: TypeId, index: usize) -> Option<Presence> {
    let Shape::Struct(shape) = &cx.def(id)?.shape else {
        return None;
    };
    let field = shape.fields.get(index)?;
    Some(cx.plan.presences.of(id, index, field))
}

fn emit_role(cx: Cx<'_>, id: TypeId, path: RolePath) -> TokenStream {
    let name = cx.plan.names.field(id, path.field);
    match (presence(cx, id, path.field), path.held) {
        (Some(Presence::Required), Held::Text | Held::Enum) => quote!(Some(self.#name.as_str())),
        (Some(Presence::OptionalNullable), Held::Text) => {
            quote!(self.#name.as_option().map(String::as_str))
        }
        (Some(Presence::OptionalNullable), Held::Enum) => {
            quote!(self.#name.as_option().map(|value| value.as_str()))
        }
        (_, Held::Text) => quote!(self.#name.as_deref()),
        (_, Held::Enum) => quote!(self.#name.as_ref().map(|value| value.as_str())),
    }
}
