//! Is the printed text what was asked for? The last line of defence against document text that becomes code.
//!
//! The text is lexed and compared with the tokens that went in, parsed again, and every item, attribute and macro in it
//! looked up in a list of what this generator ever writes. Anything else is refused: the list is extended by hand, in
//! review.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree, token_stream};

/// Attributes the generator writes.
const ATTRIBUTES: &[&str] = &[
    "allow",
    "cfg",
    "deny",
    "deprecated",
    "derive",
    "doc",
    "forbid",
    "must_use",
    "non_exhaustive",
    "test",
    "tokio",
];

/// Traits the generator derives.
const DERIVES: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// Macros the generator calls.
const MACROS: &[&str] = &[
    "concat",
    "env",
    "eprintln",
    "integer_enum",
    "matches",
    "newtype",
    "println",
    "record",
    "text_enum",
    "union",
];

/// Keywords no generated file has any use for.
const REFUSED: &[&str] = &["extern", "unsafe"];

/// Keywords that may stand before `!` without naming a macro (`if !(a && b)`).
const BEFORE_NOT: &[&str] = &["else", "if", "in", "match", "return", "while"];

/// Checks `text` against the tokens it was printed from. `derives` may be derived besides.
pub(super) fn verify(asked: &TokenStream, text: &str, derives: &[String]) -> Result<(), String> {
    let printed: TokenStream = text
        .parse()
        .map_err(|error| format!("printed text is not Rust: {error}"))?;
    compare(asked, &printed)?;
    allowed(&printed, derives)?;
    let file: syn::File = syn::parse2(printed)
        .map_err(|error| format!("printed text is not a Rust file: {error}"))?;
    file.items.iter().try_for_each(item_allowed)
}

/// Token for token, but for what a printer may add or leave out: separators, and braces around one expression.
fn compare(asked: &TokenStream, printed: &TokenStream) -> Result<(), String> {
    let (mut asked, mut printed) = (Tokens::of(asked), Tokens::of(printed));
    loop {
        match (asked.next(), printed.next()) {
            (None, None) => return Ok(()),
            (Some(asked), Some(printed)) if asked == printed => {}
            (asked, printed) => {
                let shown = |token: Option<Token>| {
                    token.map_or("nothing".to_owned(), |token| format!("{token:?}"))
                };
                return Err(format!(
                    "asked for {}, printed {}",
                    shown(asked),
                    shown(printed)
                ));
            }
        }
    }
}

/// A token that a printer must keep.
#[derive(Debug, PartialEq)]
enum Token {
    Ident(Ident),
    Punct(char),
    Literal(String),
    Open(Delimiter),
    Close(Delimiter),
}

/// The tokens of a stream in order, groups opened.
struct Tokens {
    open: Vec<(token_stream::IntoIter, Option<Delimiter>)>,
}

impl Tokens {
    fn of(stream: &TokenStream) -> Self {
        Self {
            open: vec![(stream.clone().into_iter(), None)],
        }
    }
}

impl Iterator for Tokens {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let (stream, closes) = self.open.last_mut()?;
            match stream.next() {
                None => {
                    let closes = *closes;
                    self.open.pop();
                    if let Some(delimiter) = closes {
                        return Some(Token::Close(delimiter));
                    }
                }
                Some(TokenTree::Group(group)) => match group.delimiter() {
                    kept @ (Delimiter::Parenthesis | Delimiter::Bracket) => {
                        self.open.push((group.stream().into_iter(), Some(kept)));
                        return Some(Token::Open(kept));
                    }
                    Delimiter::Brace | Delimiter::None => {
                        self.open.push((group.stream().into_iter(), None));
                    }
                },
                Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), ',' | ';') => {}
                Some(TokenTree::Punct(punct)) => return Some(Token::Punct(punct.as_char())),
                Some(TokenTree::Ident(ident)) => return Some(Token::Ident(ident)),
                Some(TokenTree::Literal(literal)) => {
                    return Some(Token::Literal(literal.to_string()));
                }
            }
        }
    }
}

/// Looks up every attribute, macro and word.
fn allowed(printed: &TokenStream, derives: &[String]) -> Result<(), String> {
    let mut open = vec![printed.clone()];
    while let Some(stream) = open.pop() {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let next = |n: usize| tokens.get(at + n);
            match token {
                TokenTree::Ident(ident) => {
                    let word = ident.to_string();
                    if REFUSED.contains(&word.as_str()) {
                        return Err(format!("`{word}` in generated code"));
                    }
                    if is_punct(next(1), '!')
                        && matches!(next(2), Some(TokenTree::Group(_) | TokenTree::Ident(_)))
                        && !MACROS.contains(&word.as_str())
                        && !BEFORE_NOT.contains(&word.as_str())
                    {
                        return Err(format!("macro `{word}!` in generated code"));
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    let group = if is_punct(next(1), '!') {
                        next(2)
                    } else {
                        next(1)
                    };
                    attribute_allowed(group, derives)?;
                }
                TokenTree::Group(group) => open.push(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
    Ok(())
}

fn is_punct(token: Option<&TokenTree>, c: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == c)
}

fn attribute_allowed(group: Option<&TokenTree>, derives: &[String]) -> Result<(), String> {
    let Some(TokenTree::Group(group)) = group else {
        return Err("a stray `#`".to_owned());
    };
    let mut tokens = group.stream().into_iter();
    let name = tokens
        .next()
        .map(|name| name.to_string())
        .unwrap_or_default();
    if !ATTRIBUTES.contains(&name.as_str()) {
        return Err(format!("attribute `{name}` in generated code"));
    }
    let rest: Vec<TokenTree> = tokens.collect();
    match (name.as_str(), rest.as_slice()) {
        // Documentation is a literal, never a macro call.
        ("doc", [TokenTree::Punct(punct), TokenTree::Literal(_)]) if punct.as_char() == '=' => {
            Ok(())
        }
        ("doc", _) => Err("a `doc` attribute that is not text".to_owned()),
        ("derive", [TokenTree::Group(list)]) => {
            let is_known =
                |word: &String| DERIVES.contains(&word.as_str()) || derives.contains(word);
            list.stream().into_iter().try_for_each(|token| match token {
                TokenTree::Ident(ident) if !is_known(&ident.to_string()) => {
                    Err(format!("`derive({ident})` in generated code"))
                }
                _ => Ok(()),
            })
        }
        _ => Ok(()),
    }
}

/// Looks up the kind of an item.
fn item_allowed(item: &syn::Item) -> Result<(), String> {
    match item {
        syn::Item::Const(_)
        | syn::Item::Enum(_)
        | syn::Item::Fn(_)
        | syn::Item::Impl(_)
        | syn::Item::Macro(_)
        | syn::Item::Static(_)
        | syn::Item::Struct(_)
        | syn::Item::Type(_)
        | syn::Item::Use(_) => Ok(()),
        syn::Item::Mod(item) if is_declaration(item) => Ok(()),
        _ => Err("an item of a kind that is never generated".to_owned()),
    }
}

/// Whether a module declares a file, or files in a folder of its name, and holds nothing itself.
fn is_declaration(module: &syn::ItemMod) -> bool {
    let items = module.content.iter().flat_map(|(_, items)| items);
    items
        .into_iter()
        .all(|item| matches!(item, syn::Item::Mod(inner) if inner.content.is_none()))
}
