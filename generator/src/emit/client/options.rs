//! What do optional parameters become that several operations have? One struct, and one set of setters for all of them.
//!
//! ```text
//! EnvelopePrettyOptions { envelope, pretty }
//!     ↓
//! pub struct EnvelopePrettyOptions { pub envelope: Option<bool>, pub pretty: Option<bool> }
//! impl<A> Request<With<A, EnvelopePrettyOptions>> { pub fn pretty(mut self, value: bool) -> Self }
//! impl OptionalParameters for EnvelopePrettyOptions { fn build(&self, request: &mut RequestParts) }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::operation::emit_setter;
use super::send;
use crate::emit::cx::{Cx, From};
use crate::emit::defaults::{self, Stated};
use crate::emit::doc_text::{DocText, Part};
use crate::emit::docs;
use crate::emit::runtime::{Imports, Item};
use crate::plan::{FnName, OptionsPlan};

/// How many operations the documentation names that have the same parameters.
const NAMED: usize = 3;

pub(super) fn emit(cx: Cx<'_>, options: &OptionsPlan, imports: &mut Imports) -> TokenStream {
    let name = &options.name;
    let doc = docs(cx, options).outer();
    let (mut fields, mut setters) = (TokenStream::new(), TokenStream::new());
    for option in &options.parameters {
        let (stated, planned) = (&option.stated, &option.planned);
        let ty = cx.ty(&stated.value, From::Elsewhere, imports);
        let (doc, field) = (docs::name_of_parameter(stated).outer(), &planned.field);
        fields.extend(quote!(#doc pub #field: Option<#ty>,));
        let holder = quote!(self.operation.options);
        setters.extend(emit_setter(cx, stated, planned, &holder, imports));
    }
    let stated = options.parameters.iter().filter_map(|option| {
        let (name, value) = (&option.stated.name, &option.stated.value);
        let plan = option.planned.default.as_ref()?;
        Some(Stated { plan, name, value })
    });
    let defaults = defaults::emit(cx, name, From::Elsewhere, stated, imports);
    let validate = send::emit_options_validate(cx, options, imports);
    let build = send::emit_options_build(options, imports);
    let [request, with, parameters] =
        [Item::Request, Item::With, Item::OptionalParameters].map(|item| imports.name(item));
    quote! {
        #doc
        #[derive(Clone, Debug, Default)]
        #[non_exhaustive]
        pub struct #name { #fields }

        #defaults

        impl<A> #request<#with<A, #name>> { #setters }

        impl #parameters for #name { #validate #build }
    }
}

/// Whose parameters they are.
fn docs(cx: Cx<'_>, options: &OptionsPlan) -> DocText {
    let end = " have in common; the methods of a request that set them describe them.";
    let start = [Part::Own("Optional parameters that ")];
    about_operations(cx, &start, &options.operations, end)
}

/// A sentence about operations, of which it names some.
pub(in crate::emit) fn about_operations(
    cx: Cx<'_>,
    start: &[Part<'_>],
    operations: &[usize],
    end: &'static str,
) -> DocText {
    let methods = operations.iter();
    let methods = methods.filter_map(|index| Some(&cx.plan.operations.get(*index)?.function));
    let mut methods: Vec<&str> = methods.map(FnName::as_str).collect();
    methods.sort_unstable();
    // Of one more the name is as short as saying that there is one.
    let named = if methods.len() == NAMED + 1 {
        NAMED + 1
    } else {
        NAMED
    };
    let others = methods.len().saturating_sub(named).to_string();
    let mut parts = start.to_vec();
    for (index, method) in methods.iter().take(named).enumerate() {
        parts.push(Part::Own(match index {
            0 => "",
            index if index + 1 == methods.len() => " and ",
            _ => ", ",
        }));
        parts.push(Part::Code(method));
    }
    if methods.len() > named {
        parts.extend([
            Part::Own(" and "),
            Part::Text(&others),
            Part::Own(" other operations"),
        ]);
    }
    parts.push(Part::Own(end));
    DocText::sentence(&parts)
}
