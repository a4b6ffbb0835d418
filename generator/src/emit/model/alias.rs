//! How does a name for a scalar, an array or a map become a type?
//!
//! ```text
//! Names: { type: array, items: { type: string } }   →   pub type Names = Vec<String>;
//! Tree:  { type: array, items: { $ref: Tree } }     →   pub struct Tree(pub Vec<Tree>);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::{Owner, derives};
use crate::emit::cx::From;
use crate::emit::docs;
use crate::emit::runtime::{Imports, Item};
use crate::ir::TypeUse;
use crate::plan::AliasForm;

pub(super) fn emit(owner: Owner<'_>, value: &TypeUse, imports: &mut Imports) -> TokenStream {
    let name = owner.cx.plan.names.type_name(owner.id);
    let doc = docs::of_type(owner.cx, owner.def, &value.rules).outer();
    let ty = owner.cx.ty(value, From::Models(owner.file), imports);
    match owner.cx.plan.boxed.alias_form(owner.id) {
        AliasForm::Plain => quote!(#doc pub type #name = #ty;),
        AliasForm::Newtype => {
            let derives = derives(owner);
            let model = imports.name(Item::Model);
            quote! {
                #doc
                #derives
                pub struct #name(pub #ty);

                #model::newtype!(#name, #ty);
            }
        }
    }
}
