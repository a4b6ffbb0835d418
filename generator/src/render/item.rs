//! How does one item look? prettyplease prints it, with a blank line between the members of an `impl`.

use proc_macro2::TokenStream;

/// Items as syn reads them.
pub(super) fn parse(tokens: &TokenStream) -> Result<Vec<syn::Item>, String> {
    let file: syn::File =
        syn::parse2(tokens.clone()).map_err(|error| format!("tokens are not items: {error}"))?;
    if file.attrs.is_empty() {
        Ok(file.items)
    } else {
        Err("inner attributes among items".to_owned())
    }
}

/// The text of inner attributes.
pub(super) fn print_inner(tokens: &TokenStream) -> Result<String, String> {
    let file: syn::File =
        syn::parse2(tokens.clone()).map_err(|error| format!("not inner attributes: {error}"))?;
    if file.items.is_empty() {
        Ok(prettyplease::unparse(&file))
    } else {
        Err("items among inner attributes".to_owned())
    }
}

/// The text of an item, ending with a line break.
pub(super) fn print(item: syn::Item) -> String {
    match item {
        syn::Item::Impl(block) if block.items.len() > 1 => print_impl(block),
        other => unparse(other),
    }
}

fn unparse(item: syn::Item) -> String {
    prettyplease::unparse(&syn::File {
        shebang: None,
        attrs: Vec::new(),
        items: vec![item],
    })
}

/// prettyplease joins the members of an `impl` without blank lines, so each is printed in an `impl` of its own and the
/// bodies are joined here.
fn print_impl(mut block: syn::ItemImpl) -> String {
    let members = std::mem::take(&mut block.items);
    let frame = frame(&block);
    let mut text = unparse(syn::Item::Impl(block));
    text.truncate(text.trim_end().trim_end_matches('}').len());
    text.push('\n');
    let mut before: Option<bool> = None;
    for member in members {
        let small = is_small(&member);
        if before.is_some_and(|before| !(before && small)) {
            text.push('\n');
        }
        text.push_str(&print_member(&frame, member));
        before = Some(small);
    }
    text.push_str("}\n");
    text
}

/// `impl X {}`: how the `impl` itself reads is of no matter to its members.
fn frame(block: &syn::ItemImpl) -> syn::ItemImpl {
    let ident = syn::Ident::new("X", proc_macro2::Span::call_site());
    let ty = syn::TypePath {
        qself: None,
        path: ident.into(),
    };
    syn::ItemImpl {
        attrs: Vec::new(),
        generics: syn::Generics::default(),
        trait_: None,
        self_ty: Box::new(syn::Type::Path(ty)),
        ..block.clone()
    }
}

fn print_member(frame: &syn::ItemImpl, member: syn::ImplItem) -> String {
    let alone = syn::ItemImpl {
        items: vec![member],
        ..frame.clone()
    };
    let text = unparse(syn::Item::Impl(alone));
    let body = text.split_once("{\n").map_or("", |(_, body)| body);
    body.strip_suffix("}\n").unwrap_or(body).to_owned()
}

/// Constants and types without documentation stand together.
fn is_small(member: &syn::ImplItem) -> bool {
    match member {
        syn::ImplItem::Const(constant) => constant.attrs.is_empty(),
        syn::ImplItem::Type(ty) => ty.attrs.is_empty(),
        _ => false,
    }
}

/// What decides whether a blank line stands between two items.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A comment: it stands right above what it speaks of.
    Comment,
    /// A `use` declaration, by the crate it takes from and whether it re-exports.
    Use(Origin, bool),
    /// A module declaration without documentation.
    Mod,
    /// Anything else.
    Other,
}

/// Where a `use` declaration takes from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The standard library.
    Std,
    /// This crate.
    Own,
    /// Another crate.
    Other,
}

impl Kind {
    pub(super) fn of(item: &syn::Item) -> Self {
        match item {
            syn::Item::Use(item) => Self::Use(
                Origin::of(&item.tree),
                !matches!(item.vis, syn::Visibility::Inherited),
            ),
            syn::Item::Mod(item) if item.content.is_none() && item.attrs.is_empty() => Self::Mod,
            _ => Self::Other,
        }
    }

    /// Whether no blank line stands between the two.
    pub(super) fn joins(&self, next: &Self) -> bool {
        *self == Self::Comment || (self == next && *self != Self::Other)
    }
}

impl Origin {
    fn of(tree: &syn::UseTree) -> Self {
        let first = match tree {
            syn::UseTree::Path(path) => path.ident.to_string(),
            syn::UseTree::Name(name) => name.ident.to_string(),
            syn::UseTree::Rename(rename) => rename.ident.to_string(),
            syn::UseTree::Glob(_) | syn::UseTree::Group(_) => return Self::Other,
        };
        match first.as_str() {
            "std" | "core" | "alloc" => Self::Std,
            "crate" | "self" | "super" => Self::Own,
            _ => Self::Other,
        }
    }
}
