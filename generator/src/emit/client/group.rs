//! How does a caller get at the operations of a tag? `client.cloud_backups().get_serverless_backup(…)`.

use proc_macro2::TokenStream;
use quote::quote;

use super::signature;
use crate::emit::cx::Cx;
use crate::emit::doc_text::{DocText, Part};
use crate::emit::docs;
use crate::emit::runtime::{Imports, Item};
use crate::plan::Group;

pub(super) fn emit(cx: Cx<'_>, group: &Group, imports: &mut Imports) -> TokenStream {
    let (name, accessor) = (&group.name, &group.accessor);
    let doc = group_docs(cx, group).outer();
    let accessor_doc = DocText::sentence(&[Part::Own("The operations of "), Part::Code(name.as_str()), Part::Own(".")]).outer();
    let client = imports.name(Item::Client);
    let methods = group.operations.iter().filter_map(|index| cx.plan.operations.get(*index));
    let methods: TokenStream = methods.map(|operation| signature::emit_method(cx, operation, imports)).collect();
    quote! {
        #doc
        #[derive(Clone, Copy, Debug)]
        pub struct #name<'c> { client: &'c #client }

        impl #client {
            #accessor_doc
            pub fn #accessor(&self) -> #name<'_> { #name { client: self } }
        }

        impl #name<'_> { #methods }
    }
}

fn group_docs(cx: Cx<'_>, group: &Group) -> DocText {
    match group.tag.and_then(|tag| cx.api.tags.get(tag)) {
        Some(tag) => {
            let doc = DocText::sentence(&[Part::Own("The operations tagged "), Part::Code(tag.name.as_str()), Part::Own(".")]);
            doc.and(docs::prose(cx, &tag.docs))
        }
        None => DocText::sentence(&[Part::Own("The operations without a tag.")]),
    }
}
