//! Is the printed text what was asked for? The last line of defence against document text that becomes code.
//!
//! Every attribute and macro that was asked for, and every kind of item, is looked up in a list of what this generator
//! ever writes; anything else is refused: the list is extended by hand, in review. Then the text is read along the
//! tokens it was printed from ([`super::along`]), which takes no memory. Where a printer took a liberty that this does
//! not know, the text is lexed, compared with the tokens and parsed again, as strictly.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree, token_stream};
use syn::buffer::{Cursor, TokenBuffer};

use super::along;

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
    "recursion_limit",
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
    "assert_eq",
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

/// Checks that tokens, and the items read from them, are of the kinds this generator writes. `derives` may be derived
/// besides.
pub(super) fn admit(
    asked: Cursor<'_>,
    items: &[syn::Item],
    derives: &[String],
) -> Result<(), String> {
    allowed(asked, derives)?;
    items.iter().try_for_each(item_allowed)
}

/// Checks that `text` says what was asked for, which was admitted.
pub(super) fn verify(asked: Cursor<'_>, text: &str, derives: &[String]) -> Result<(), String> {
    if along::says(asked, text) {
        return Ok(());
    }
    verify_again(&asked.token_stream(), text, derives)
}

/// As [`verify`], by reading the text anew.
pub(super) fn verify_again(
    asked: &TokenStream,
    text: &str,
    derives: &[String],
) -> Result<(), String> {
    let printed: TokenStream = text
        .parse()
        .map_err(|error| format!("printed text is not Rust: {error}"))?;
    compare(asked, &printed)?;
    let file: syn::File = syn::parse2(printed.clone())
        .map_err(|error| format!("printed text is not a Rust file: {error}"))?;
    admit(TokenBuffer::new2(printed).begin(), &file.items, derives)
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
fn allowed(mut tokens: Cursor<'_>, derives: &[String]) -> Result<(), String> {
    while !tokens.eof() {
        if let Some((inside, _, _, rest)) = tokens.any_group() {
            allowed(inside, derives)?;
            tokens = rest;
        } else if let Some((word, rest)) = tokens.ident() {
            word_allowed(&word, rest)?;
            tokens = rest;
        } else if let Some((punct, rest)) = tokens.punct() {
            if punct.as_char() == '#' {
                attribute_allowed(after_punct(rest, '!').unwrap_or(rest), derives)?;
            }
            tokens = rest;
        } else if let Some((_, rest)) = tokens.literal() {
            tokens = rest;
        } else if let Some((_, rest)) = tokens.lifetime() {
            tokens = rest;
        } else {
            return Err("a token of no known kind".to_owned());
        }
    }
    Ok(())
}

/// Looks up a word, and the macro it names where `!` and its argument follow.
fn word_allowed(word: &Ident, rest: Cursor<'_>) -> Result<(), String> {
    if is_any(word, REFUSED) {
        return Err(format!("`{word}` in generated code"));
    }
    let calls = after_punct(rest, '!')
        .is_some_and(|after| after.any_group().is_some() || after.ident().is_some());
    if calls && !is_any(word, MACROS) && !is_any(word, BEFORE_NOT) {
        return Err(format!("macro `{word}!` in generated code"));
    }
    Ok(())
}

fn is_any(word: &Ident, words: &[&str]) -> bool {
    words.iter().any(|known| *word == **known)
}

fn after_punct(tokens: Cursor<'_>, c: char) -> Option<Cursor<'_>> {
    tokens
        .punct()
        .filter(|(punct, _)| punct.as_char() == c)
        .map(|(_, rest)| rest)
}

fn attribute_allowed(tokens: Cursor<'_>, derives: &[String]) -> Result<(), String> {
    let Some((inside, Delimiter::Bracket, _, _)) = tokens.any_group() else {
        return Err("a stray `#`".to_owned());
    };
    let Some((name, rest)) = inside.ident() else {
        return Err("an attribute without a name".to_owned());
    };
    if !is_any(&name, ATTRIBUTES) {
        return Err(format!("attribute `{name}` in generated code"));
    }
    if name == "doc" {
        // Documentation is a literal, never a macro call.
        let is_text = after_punct(rest, '=')
            .and_then(Cursor::literal)
            .is_some_and(|(_, end)| end.eof());
        return if is_text {
            Ok(())
        } else {
            Err("a `doc` attribute that is not text".to_owned())
        };
    }
    if name == "derive"
        && let Some((mut list, _, _, _)) = rest.any_group()
    {
        while let Some((token, after)) = list.token_tree() {
            if let TokenTree::Ident(ident) = token
                && !is_any(&ident, DERIVES)
                && !derives.iter().any(|word| ident == *word)
            {
                return Err(format!("`derive({ident})` in generated code"));
            }
            list = after;
        }
    }
    Ok(())
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
