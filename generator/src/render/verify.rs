//! Is the printed text what was asked for? The last line of defence against document text that becomes code.
//!
//! Every attribute and macro that was asked for, and every kind of item, is looked up in a list of what this generator
//! ever writes; anything else is refused: the list is extended by hand, in review. Then the text is read along the
//! tokens it was printed from ([`super::along`]), which takes no memory. Where a printer took a liberty that this does
//! not know, the text is lexed, compared with the tokens and parsed again, as strictly.

use proc_macro2::{Delimiter, TokenStream};

use super::flat::{Cursor, Flat};
use super::{along, item};

/// Attributes the generator writes.
const ATTRIBUTES: &[&str] = &[
    "allow",
    "cfg",
    "default",
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
    verify_again(asked, text, derives)
}

/// As [`verify`], by reading the text anew.
pub(super) fn verify_again(
    asked: Cursor<'_>,
    text: &str,
    derives: &[String],
) -> Result<(), String> {
    let printed: TokenStream = text
        .parse()
        .map_err(|error| format!("printed text is not Rust: {error}"))?;
    let printed = Flat::of(printed);
    compare(asked, printed.begin())?;
    let file = item::read(printed.begin())?;
    admit(printed.begin(), &file.items, derives)
}

/// Token for token, but for what a printer may add or leave out: separators, and braces around one expression.
fn compare(asked: Cursor<'_>, printed: Cursor<'_>) -> Result<(), String> {
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
enum Token<'t> {
    /// A word, a lifetime or a literal.
    Spelled(&'t str),
    Punct(char),
    Open(Delimiter),
    Close(Delimiter),
}

/// The tokens in order, groups opened.
struct Tokens<'t> {
    open: Vec<(Cursor<'t>, Option<Delimiter>)>,
}

impl<'t> Tokens<'t> {
    fn of(tokens: Cursor<'t>) -> Self {
        Self {
            open: vec![(tokens, None)],
        }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let (tokens, closes) = self.open.last_mut()?;
            if tokens.eof() {
                let closes = *closes;
                self.open.pop();
                if let Some(delimiter) = closes {
                    return Some(Token::Close(delimiter));
                }
            } else if let Some((inside, delimiter, rest)) = tokens.any_group() {
                *tokens = rest;
                let kept = match delimiter {
                    Delimiter::Parenthesis | Delimiter::Bracket => Some(delimiter),
                    Delimiter::Brace | Delimiter::None => None,
                };
                self.open.push((inside, kept));
                if let Some(kept) = kept {
                    return Some(Token::Open(kept));
                }
            } else if let Some((c, _, rest)) = tokens.punct() {
                *tokens = rest;
                if !matches!(c, ',' | ';') {
                    return Some(Token::Punct(c));
                }
            } else {
                let (spelled, rest) = tokens
                    .ident()
                    .or_else(|| tokens.literal())
                    .or_else(|| tokens.lifetime())?;
                *tokens = rest;
                return Some(Token::Spelled(spelled));
            }
        }
    }
}

/// Looks up every attribute, macro and word.
fn allowed(mut tokens: Cursor<'_>, derives: &[String]) -> Result<(), String> {
    while !tokens.eof() {
        if let Some((inside, _, rest)) = tokens.any_group() {
            allowed(inside, derives)?;
            tokens = rest;
        } else if let Some((word, rest)) = tokens.ident() {
            word_allowed(word, rest)?;
            tokens = rest;
        } else if let Some((c, _, rest)) = tokens.punct() {
            if c == '#' {
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
fn word_allowed(word: &str, rest: Cursor<'_>) -> Result<(), String> {
    if REFUSED.contains(&word) {
        return Err(format!("`{word}` in generated code"));
    }
    let calls = after_punct(rest, '!')
        .is_some_and(|after| after.any_group().is_some() || after.ident().is_some());
    if calls && !MACROS.contains(&word) && !BEFORE_NOT.contains(&word) {
        return Err(format!("macro `{word}!` in generated code"));
    }
    Ok(())
}

fn after_punct(tokens: Cursor<'_>, c: char) -> Option<Cursor<'_>> {
    let (next, _, rest) = tokens.punct()?;
    (next == c).then_some(rest)
}

fn attribute_allowed(tokens: Cursor<'_>, derives: &[String]) -> Result<(), String> {
    let Some((inside, _)) = tokens.group(Delimiter::Bracket) else {
        return Err("a stray `#`".to_owned());
    };
    let Some((name, rest)) = inside.ident() else {
        return Err("an attribute without a name".to_owned());
    };
    if !ATTRIBUTES.contains(&name) {
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
        && let Some((mut list, _, _)) = rest.any_group()
    {
        while let Some(after) = list.skip() {
            if let Some((word, _)) = list.ident()
                && !DERIVES.contains(&word)
                && !derives.iter().any(|derived| derived == word)
            {
                return Err(format!("`derive({word})` in generated code"));
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
