//! What does the body of a request become? Its value, or an enum where the caller chooses among several media types.
//!
//! ```text
//! application/json: Pet                                  pub body: Pet
//! application/json: Pet, multipart/form-data: Form       pub body: AddPetBody
//!                                                        enum AddPetBody { Json(Pet), Multipart(Form) }
//!     ↓
//! match &self.body {
//!     AddPetBody::Json(body) => request.json("application/json", body),
//!     AddPetBody::Multipart(body) => request.multipart("multipart/form-data", &Multipart::new()…),
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::operation::body_ty;
use super::send::emit_query_style;
use super::signature;
use crate::emit::cx::{Cx, From};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::literal::string;
use crate::emit::runtime::{Imports, Item};
use crate::emit::validator::{self, Holder, Value};
use crate::ir::{Requirement, Ty, TypeUse};
use crate::plan::{
    Body, BodyEnum, BodyPlan, BodyVariant, FieldName, FormPart, Given, OperationPlan, Sent,
    SentBody, TypeName, Written,
};

/// The name of an operation's own enum of request bodies.
pub(super) fn name(plan: &OperationPlan) -> Option<&TypeName> {
    several(plan).map(|several| &several.name)
}

fn several(plan: &OperationPlan) -> Option<&BodyEnum> {
    match &plan.body.as_ref()?.sent {
        Sent::Several(several) => Some(several),
        Sent::One(_) => None,
    }
}

/// The type of the body, which is an option where it may be left out.
pub(super) fn field_ty(cx: Cx<'_>, body: &BodyPlan, imports: &mut Imports) -> TokenStream {
    let ty = match &body.sent {
        Sent::One(only) => body_ty(cx, &only.body, imports),
        Sent::Several(several) => {
            let name = &several.name;
            quote!(#name)
        }
    };
    match body.required {
        Requirement::Required => ty,
        Requirement::Optional => quote!(Option<#ty>),
    }
}

/// The type of the body's argument, and how it becomes the field's value.
pub(super) fn argument(
    cx: Cx<'_>,
    body: &BodyPlan,
    imports: &mut Imports,
) -> (TokenStream, TokenStream) {
    let field = &body.field;
    let only = match &body.sent {
        Sent::One(only) => only,
        Sent::Several(several) => {
            let name = &several.name;
            return (quote!(impl Into<#name>), quote!(#field.into()));
        }
    };
    match &only.body {
        Body::Typed(value) if value.nullable => {
            (cx.inner_ty(value, From::Elsewhere, imports), quote!(#field))
        }
        Body::Typed(value) => {
            signature::argument(cx, value, quote!(#field), From::Elsewhere, imports)
        }
        Body::Text => (quote!(impl Into<String>), quote!(#field.into())),
        Body::Upload => {
            let body = imports.name(Item::Body);
            (quote!(impl Into<#body>), quote!(#field.into()))
        }
        Body::Bytes | Body::Download | Body::Events(_) | Body::Items(..) | Body::Empty => {
            (quote!(()), quote!(#field))
        }
        Body::Parts => (imports.tokens(Item::Multipart), quote!(#field)),
    }
}

/// The enum of an operation whose body has several media types, and what becomes one of its variants by itself.
pub(super) fn emit_enum(cx: Cx<'_>, plan: &OperationPlan, imports: &mut Imports) -> TokenStream {
    let Some(several) = several(plan) else {
        return TokenStream::new();
    };
    let name = &several.name;
    let doc = DocText::sentence(&[
        Part::Own("The body of "),
        Part::Code(plan.method.as_str()),
        Part::Own(": one variant for each media type that the operation takes."),
    ])
    .outer();
    let variants = several.variants.iter().map(|variant| {
        let doc = DocText::sentence(&[
            Part::Own("Sent as "),
            Part::Code(&variant.sent.media_type),
            Part::Own("."),
        ])
        .and(lifecycle(variant))
        .outer();
        let (name, ty) = (&variant.name, body_ty(cx, &variant.sent.body, imports));
        quote!(#doc #name(#ty),)
    });
    let variants: TokenStream = variants.collect();
    let by_value = several
        .variants
        .iter()
        .filter(|variant| variant.given == Given::ByValue);
    let conversions: TokenStream = by_value
        .map(|variant| emit_conversions(cx, name, variant, imports))
        .collect();
    quote! {
        #doc
        #[derive(Clone, Debug)]
        pub enum #name { #variants }

        #conversions
    }
}

/// A match on a deprecated variant would be one, too, so it is the documentation that says so.
fn lifecycle(variant: &BodyVariant) -> DocText {
    match (&variant.lifecycle.sunset, variant.lifecycle.deprecated) {
        (Some(day), is_deprecated) => DocText::sentence(&[
            Part::Own(if is_deprecated {
                "Deprecated: stops working on "
            } else {
                "Stops working on "
            }),
            Part::Text(day),
            Part::Own("."),
        ]),
        (None, true) => DocText::sentence(&[Part::Own("Deprecated.")]),
        (None, false) => DocText::default(),
    }
}

/// A value that can be meant for one variant only becomes that.
fn emit_conversions(
    cx: Cx<'_>,
    name: &TypeName,
    variant: &BodyVariant,
    imports: &mut Imports,
) -> TokenStream {
    let ty = body_ty(cx, &variant.sent.body, imports);
    let variant_name = &variant.name;
    let conversion = |ty: TokenStream, value: TokenStream| {
        quote! {
            impl From<#ty> for #name {
                fn from(body: #ty) -> Self { Self::#variant_name(#value) }
            }
        }
    };
    let own = conversion(ty, quote!(body));
    match &variant.sent.body {
        Body::Text => {
            let text = conversion(quote!(&str), quote!(body.to_owned()));
            quote!(#own #text)
        }
        Body::Typed(_)
        | Body::Empty
        | Body::Bytes
        | Body::Upload
        | Body::Download
        | Body::Events(_)
        | Body::Items(..)
        | Body::Parts => own,
    }
}

/// What the documentation of the method says of a choice.
pub(super) fn docs(plan: &OperationPlan) -> DocText {
    let Some(several) = several(plan) else {
        return range_docs(plan);
    };
    let items = several.variants.iter().map(|variant| {
        let path = format!("{}::{}", several.name.as_str(), variant.name.as_str());
        let mut parts = vec![
            Part::Code(&path),
            Part::Own(" is sent as "),
            Part::Code(&variant.sent.media_type),
        ];
        if variant.sent.range().is_some() {
            parts.push(Part::Own(": say which with "));
            parts.push(Part::Code("Body::with_media_type"));
        }
        if variant.lifecycle.deprecated {
            parts.push(Part::Own(", which is deprecated"));
        }
        parts.push(Part::Own("."));
        DocText::sentence(&parts)
    });
    let items: Vec<DocText> = items.collect();
    DocText::sentence(&[Part::Own(
        "The body is one of these, and says which media type is sent:",
    )])
    .and(DocText::list(items))
}

/// What the documentation says of a body whose media type the caller names.
fn range_docs(plan: &OperationPlan) -> DocText {
    let only = match plan.body.as_ref().map(|body| &body.sent) {
        Some(Sent::One(only)) => only,
        Some(Sent::Several(_)) | None => return DocText::default(),
    };
    let Some(range) = only.range() else {
        return DocText::default();
    };
    let mut parts = vec![
        Part::Own("The media type of the body is one of "),
        Part::Code(range),
        Part::Own(": say which with "),
        Part::Code("Body::with_media_type"),
        Part::Own("."),
    ];
    if let Some(usual) = only.usual_of_range() {
        parts.push(Part::Own(" Otherwise it is "));
        parts.push(Part::Code(usual));
        parts.push(Part::Own("."));
    }
    DocText::sentence(&parts)
}

/// What `validate` checks of the body.
pub(super) fn emit_validate(cx: Cx<'_>, body: &BodyPlan, imports: &mut Imports) -> TokenStream {
    match &body.sent {
        Sent::One(only) => emit_validate_one(cx, body, only, imports),
        Sent::Several(several) => emit_validate_several(cx, body, several, imports),
    }
}

fn emit_validate_several(
    cx: Cx<'_>,
    body: &BodyPlan,
    several: &BodyEnum,
    imports: &mut Imports,
) -> TokenStream {
    let name = &several.name;
    let (mut arms, mut idle) = (TokenStream::new(), Vec::new());
    for variant in &several.variants {
        let (variant, sent) = (&variant.name, &variant.sent);
        let checks = match &sent.body {
            Body::Typed(ty) if !sent.checks.is_empty() => {
                let location = imports.name(Item::Location);
                let value = Value {
                    expression: quote!(value),
                    holder: Holder::Reference,
                    ty,
                };
                let root = quote!(#location::ROOT);
                let checks = validator::emit_value(cx, &sent.checks, &value, &root, imports);
                if ty.nullable {
                    quote!(if let Some(value) = value { #checks })
                } else {
                    checks
                }
            }
            _ => {
                idle.push(quote!(#name::#variant(_)));
                continue;
            }
        };
        arms.extend(quote!(#name::#variant(value) => { #checks }));
    }
    if arms.is_empty() {
        return TokenStream::new();
    }
    let idle = (!idle.is_empty()).then(|| quote!(#(#idle)|* => {}));
    let field = &body.field;
    match body.required {
        Requirement::Required => quote!(match &self.#field { #arms #idle }),
        Requirement::Optional => {
            quote!(if let Some(body) = &self.#field { match body { #arms #idle } })
        }
    }
}

fn emit_validate_one(
    cx: Cx<'_>,
    body: &BodyPlan,
    only: &SentBody,
    imports: &mut Imports,
) -> TokenStream {
    let Body::Typed(ty) = &only.body else {
        return TokenStream::new();
    };
    if only.checks.is_empty() {
        return TokenStream::new();
    }
    let field = &body.field;
    let location = imports.name(Item::Location);
    let root = quote!(#location::ROOT);
    match (body.required, ty.nullable) {
        (Requirement::Required, false) => {
            let value = Value {
                expression: quote!(self.#field),
                holder: Holder::Place,
                ty,
            };
            validator::emit_value(cx, &only.checks, &value, &root, imports)
        }
        (required, nullable) => {
            let value = Value {
                expression: quote!(value),
                holder: Holder::Reference,
                ty,
            };
            let checks = validator::emit_value(cx, &only.checks, &value, &root, imports);
            if nullable && required == Requirement::Optional {
                quote!(if let Some(Some(value)) = &self.#field { #checks })
            } else {
                quote!(if let Some(value) = &self.#field { #checks })
            }
        }
    }
}

/// What `build` sends.
pub(super) fn emit_sending(cx: Cx<'_>, body: &BodyPlan, imports: &mut Imports) -> TokenStream {
    let field = &body.field;
    let several = match &body.sent {
        Sent::Several(several) => several,
        Sent::One(only) => {
            return match body.required {
                Requirement::Required => {
                    let call = emit_call(
                        cx,
                        only,
                        (&quote!(self.#field), &quote!(&self.#field)),
                        imports,
                    );
                    quote!(#call;)
                }
                Requirement::Optional => {
                    let call = emit_call(cx, only, (&quote!(value), &quote!(value)), imports);
                    quote!(if let Some(value) = &self.#field { #call; })
                }
            };
        }
    };
    let name = &several.name;
    let arms = several.variants.iter().map(|variant| {
        let sent = &variant.sent;
        let call = emit_call(cx, sent, (&quote!(body), &quote!(body)), imports);
        let variant = &variant.name;
        quote!(#name::#variant(body) => #call,)
    });
    let arms: TokenStream = arms.collect();
    match body.required {
        Requirement::Required => quote!(match &self.#field { #arms }),
        Requirement::Optional => quote!(if let Some(body) = &self.#field { match body { #arms } }),
    }
}

/// `request.json("application/json", &self.body)`, where `whole` is a reference to `holder`.
fn emit_call(
    cx: Cx<'_>,
    sent: &SentBody,
    (holder, whole): (&TokenStream, &TokenStream),
    imports: &mut Imports,
) -> TokenStream {
    let media_type = string(&sent.media_type);
    match (&sent.body, &sent.written) {
        (Body::Typed(_), Written::Plain) => quote!(request.json(#media_type, #whole)),
        (Body::Typed(_), Written::Form(styles)) => {
            let styles = styles.iter().map(|(name, style)| {
                let (name, style) = (string(name.as_str()), emit_query_style(*style, imports));
                quote!((#name, #style))
            });
            let styles: Vec<TokenStream> = styles.collect();
            quote!(request.form(#media_type, #whole, &[#(#styles),*]))
        }
        (Body::Typed(ty), Written::Multipart(parts)) => {
            let form = emit_parts(cx, ty, parts, (holder, whole), imports);
            quote!(request.multipart(#media_type, &#form))
        }
        (Body::Parts, _) => quote!(request.multipart(#media_type, #whole)),
        (Body::Text, _) => quote!(request.text(#media_type, #whole)),
        (Body::Upload, _) if sent.range().is_some() => {
            quote!(request.bytes_of(#media_type, #holder.clone()))
        }
        (Body::Upload, _) => quote!(request.bytes(#media_type, #holder.clone())),
        // Bodies of answers.
        (Body::Bytes | Body::Download | Body::Events(_) | Body::Items(..) | Body::Empty, _) => {
            quote!(())
        }
    }
}

/// The fields of a form that hold files, and the names of their parts.
pub(in crate::emit) fn file_fields<'p>(
    cx: Cx<'p>,
    ty: &TypeUse,
    parts: &'p [FormPart],
) -> Vec<(&'p str, &'p FieldName)> {
    let Ty::Named(id) = cx.resolve(ty).ty else {
        return Vec::new();
    };
    let files = parts.iter().filter(|part| part.files);
    files
        .filter_map(|part| Some((part.name.as_str(), cx.plan.names.field(id, part.field?))))
        .collect()
}

/// `Multipart::new().part("purpose", &self.body.purpose).file("file", &self.body.file)`
fn emit_parts(
    cx: Cx<'_>,
    ty: &TypeUse,
    parts: &[FormPart],
    (holder, whole): (&TokenStream, &TokenStream),
    imports: &mut Imports,
) -> TokenStream {
    let multipart = imports.name(Item::Multipart);
    let id = cx.resolve(ty).ty.named();
    let of_struct = parts.iter().any(|part| part.field.is_some() || part.files);
    let calls = parts.iter().map(|part| {
        let name = string(part.name.as_str());
        let media_type = part.media_type.as_deref().map(string);
        let place = match (part.field, id) {
            (Some(field), Some(id)) => {
                let field = cx.plan.names.field(id, field);
                quote!(&#holder.#field)
            }
            (None, Some(id)) if of_struct => {
                let extra = cx.plan.names.extra(id);
                quote!(&#holder.#extra)
            }
            _ => whole.clone(),
        };
        match (part.field, part.files, media_type) {
            (None, true, _) => quote!(.named_files(#place)),
            (None, false, _) => quote!(.members(#place)),
            (Some(_), true, None) => quote!(.file(#name, #place)),
            (Some(_), true, Some(media_type)) => quote!(.file_as(#name, #media_type, #place)),
            (Some(_), false, None) => quote!(.part(#name, #place)),
            (Some(_), false, Some(media_type)) => quote!(.part_as(#name, #media_type, #place)),
        }
    });
    quote!(#multipart::new() #(#calls)*)
}
