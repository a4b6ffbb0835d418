//! How does one item look? prettyplease prints it, with a blank line between the members of an `impl`.

use super::flat::Cursor;

/// What syn reads from the tokens of a file.
pub(super) fn read(tokens: Cursor<'_>) -> Result<syn::File, String> {
    let stream = tokens
        .token_stream()
        .map_err(|error| format!("a token is none: {error}"))?;
    syn::parse2(stream).map_err(|error| format!("tokens are not items: {error}"))
}

/// The items of a file that holds nothing else.
pub(super) fn items(file: syn::File) -> Result<Vec<syn::Item>, String> {
    if file.attrs.is_empty() {
        Ok(file.items)
    } else {
        Err("inner attributes among items".to_owned())
    }
}

/// The text of inner attributes: documentation, then the others after an empty line.
pub(super) fn print_inner(file: syn::File) -> Result<String, String> {
    if !file.items.is_empty() {
        return Err("items among inner attributes".to_owned());
    }
    let (docs, others): (Vec<_>, Vec<_>) = file
        .attrs
        .into_iter()
        .partition(|attribute| attribute.path().is_ident("doc"));
    let print = |attrs: Vec<syn::Attribute>| {
        let text = prettyplease::unparse(&syn::File {
            shebang: None,
            attrs,
            items: Vec::new(),
        });
        format!("{}\n", text.trim_end())
    };
    // prettyplease has all attributes that are no documentation in one line.
    let others: String = others.into_iter().map(|other| print(vec![other])).collect();
    let docs = (!docs.is_empty()).then(|| print(docs));
    let texts = docs
        .into_iter()
        .chain((!others.is_empty()).then_some(others));
    Ok(texts.collect::<Vec<_>>().join("\n"))
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
    let mut before = Members::default();
    for item in members {
        before.part(member(&item), &mut text);
        text.push_str(&print_member(&frame, item));
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

/// A member of an `impl`, as far as it matters to what stands beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    /// A constant without documentation: it stands together with others.
    Const,
    /// A type without documentation: so does it.
    Type,
    /// One that stands alone.
    Large,
}

/// The members of an `impl` that stand before the next one.
#[derive(Default)]
pub(super) struct Members {
    last: Option<Member>,
}

impl Members {
    /// A blank line before the next member, unless it is the first or stands together with the last.
    pub(super) fn part(&mut self, next: Member, text: &mut String) {
        let last = self.last.replace(next);
        if last.is_some_and(|last| last == Member::Large || last != next) {
            text.push('\n');
        }
    }
}

fn member(item: &syn::ImplItem) -> Member {
    match item {
        syn::ImplItem::Const(constant) if constant.attrs.is_empty() => Member::Const,
        syn::ImplItem::Type(ty) if ty.attrs.is_empty() => Member::Type,
        _ => Member::Large,
    }
}

/// What decides whether a blank line stands between two items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A comment: it stands right above what it speaks of.
    Comment,
    /// A `use` declaration, by the crate it takes from and whether it re-exports.
    Use(Origin, bool),
    /// A module declaration without documentation, whether it is always compiled or not.
    Mod,
    /// Anything else.
    Other,
}

/// Where a `use` declaration takes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
            syn::Item::Mod(item)
                if item.content.is_none() && item.attrs.iter().all(is_condition) =>
            {
                Self::Mod
            }
            _ => Self::Other,
        }
    }

    /// A blank line behind what stands before this, unless the two stand together.
    pub(super) fn part(self, before: Option<Self>, text: &mut String) {
        let joined = before.is_some_and(|before| {
            before == Self::Comment || (self == before && self != Self::Other)
        });
        if !joined {
            text.push('\n');
        }
    }
}

/// Whether an attribute says when an item is compiled: `#[cfg(…)]`.
fn is_condition(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg")
}

impl Origin {
    fn of(tree: &syn::UseTree) -> Self {
        match tree {
            syn::UseTree::Path(path) => Self::named(&path.ident.to_string()),
            syn::UseTree::Name(name) => Self::named(&name.ident.to_string()),
            syn::UseTree::Rename(rename) => Self::named(&rename.ident.to_string()),
            syn::UseTree::Glob(_) | syn::UseTree::Group(_) => Self::Other,
        }
    }

    /// By the first name of its path.
    pub(super) fn named(first: &str) -> Self {
        match first {
            "std" | "core" | "alloc" => Self::Std,
            "crate" | "self" | "super" => Self::Own,
            _ => Self::Other,
        }
    }
}
