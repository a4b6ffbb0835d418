//! Which tokens follow each other? Those of a block in one row, with their spellings in one text.
//!
//! Three readers go through the tokens of everything that is generated: the printer, the one that reads the text along
//! them, and the one that looks up what may be generated. A [`Cursor`] shows them what comes next and copies nothing:
//! the names and literals of a `TokenStream`, each of which has memory of its own, are let go as they are laid out here.

use std::fmt::Write as _;

use proc_macro2::{
    Delimiter, Group, Ident, LexError, Literal, Punct, Spacing, Span, TokenStream, TokenTree,
};

/// The tokens of a block.
#[derive(Default)]
pub(super) struct Flat {
    tokens: Vec<Token>,
    spellings: String,
}

#[derive(Clone, Copy)]
enum Token {
    /// A name, a keyword or `_`.
    Word(Spelling),
    /// `'a`
    Lifetime(Spelling),
    Literal(Spelling),
    Punct(char, Spacing),
    /// What these delimiters enclose: so many of the tokens that follow.
    Group(Delimiter, usize),
}

/// Where a spelling begins and ends.
#[derive(Clone, Copy)]
struct Spelling {
    begin: usize,
    end: usize,
}

/// The tokens from one on, up to the end of those that stand between the same delimiters.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    tokens: &'t [Token],
    spellings: &'t str,
}

impl Flat {
    pub(super) fn of(stream: TokenStream) -> Self {
        let mut flat = Self::default();
        flat.fill(stream);
        flat
    }

    /// Holds these tokens in the place of others.
    pub(super) fn fill(&mut self, stream: TokenStream) {
        self.tokens.clear();
        self.spellings.clear();
        self.add(stream);
    }

    fn add(&mut self, stream: TokenStream) {
        let mut tokens = stream.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => {
                    let (delimiter, inside) = (group.delimiter(), group.stream());
                    // Whoever holds tokens alone can take them without copying them.
                    drop(group);
                    let at = self.tokens.len();
                    self.tokens.push(Token::Group(delimiter, 0));
                    self.add(inside);
                    let length = self.tokens.len() - at - 1;
                    if let Some(token) = self.tokens.get_mut(at) {
                        *token = Token::Group(delimiter, length);
                    }
                }
                TokenTree::Ident(word) => {
                    let spelling = self.spell("", &word);
                    self.tokens.push(Token::Word(spelling));
                }
                TokenTree::Literal(literal) => {
                    let spelling = self.spell("", &literal);
                    self.tokens.push(Token::Literal(spelling));
                }
                TokenTree::Punct(punct) => match tokens.peek() {
                    Some(TokenTree::Ident(name)) if punct.as_char() == '\'' => {
                        let spelling = self.spell("'", name);
                        self.tokens.push(Token::Lifetime(spelling));
                        tokens.next();
                    }
                    _ => self
                        .tokens
                        .push(Token::Punct(punct.as_char(), punct.spacing())),
                },
            }
        }
    }

    fn spell(&mut self, before: &str, spelled: &impl std::fmt::Display) -> Spelling {
        let begin = self.spellings.len();
        self.spellings.push_str(before);
        // Writing to a `String` cannot fail.
        let _ = write!(self.spellings, "{spelled}");
        Spelling {
            begin,
            end: self.spellings.len(),
        }
    }

    /// The first token, and those that follow.
    pub(super) fn begin(&self) -> Cursor<'_> {
        Cursor {
            tokens: &self.tokens,
            spellings: &self.spellings,
        }
    }
}

impl<'t> Cursor<'t> {
    /// Whether nothing follows, here or behind the delimiter that closes this.
    pub(super) fn eof(self) -> bool {
        self.tokens.is_empty()
    }

    /// Whether as many tokens follow: at the same place of the same tokens, that is.
    pub(super) fn is_at(self, other: Self) -> bool {
        self.tokens.len() == other.tokens.len()
    }

    /// A word, as it is spelled, where it is next.
    pub(super) fn ident(self) -> Option<(&'t str, Self)> {
        match self.tokens.split_first()? {
            (Token::Word(spelling), rest) => Some((self.spelled(*spelling), self.at(rest))),
            _ => None,
        }
    }

    /// A lifetime, as it is spelled.
    pub(super) fn lifetime(self) -> Option<(&'t str, Self)> {
        match self.tokens.split_first()? {
            (Token::Lifetime(spelling), rest) => Some((self.spelled(*spelling), self.at(rest))),
            _ => None,
        }
    }

    /// A literal, as it is spelled.
    pub(super) fn literal(self) -> Option<(&'t str, Self)> {
        match self.tokens.split_first()? {
            (Token::Literal(spelling), rest) => Some((self.spelled(*spelling), self.at(rest))),
            _ => None,
        }
    }

    /// A character of an operator, and whether it belongs together with the next one.
    pub(super) fn punct(self) -> Option<(char, Spacing, Self)> {
        match self.tokens.split_first()? {
            (Token::Punct(c, spacing), rest) => Some((*c, *spacing, self.at(rest))),
            _ => None,
        }
    }

    /// What stands between these delimiters, and behind them.
    pub(super) fn group(self, delimiter: Delimiter) -> Option<(Self, Self)> {
        match self.any_group()? {
            (inside, found, rest) if found == delimiter => Some((inside, rest)),
            _ => None,
        }
    }

    /// What stands between delimiters, which ones these are, and what stands behind them.
    pub(super) fn any_group(self) -> Option<(Self, Delimiter, Self)> {
        match self.tokens.split_first()? {
            (Token::Group(delimiter, length), rest) => {
                let (inside, rest) = rest.split_at_checked(*length)?;
                Some((self.at(inside), *delimiter, self.at(rest)))
            }
            _ => None,
        }
    }

    /// Behind the next token or group.
    pub(super) fn skip(self) -> Option<Self> {
        match self.any_group() {
            Some((_, _, rest)) => Some(rest),
            None => self.tokens.split_first().map(|(_, rest)| self.at(rest)),
        }
    }

    /// The same tokens for those who know nothing of these.
    pub(super) fn token_stream(self) -> Result<TokenStream, LexError> {
        let mut stream = Vec::new();
        let mut tokens = self;
        while let Some(rest) = tokens.skip() {
            tokens.push_to(&mut stream)?;
            tokens = rest;
        }
        Ok(stream.into_iter().collect())
    }

    /// Adds the next token or group.
    fn push_to(self, stream: &mut Vec<TokenTree>) -> Result<(), LexError> {
        if let Some((inside, delimiter, _)) = self.any_group() {
            stream.push(Group::new(delimiter, inside.token_stream()?).into());
        } else if let Some((word, _)) = self.ident() {
            stream.push(identifier(word).into());
        } else if let Some((lifetime, _)) = self.lifetime() {
            stream.push(Punct::new('\'', Spacing::Joint).into());
            stream.push(identifier(lifetime.trim_start_matches('\'')).into());
        } else if let Some((literal, _)) = self.literal() {
            stream.push(literal.parse::<Literal>()?.into());
        } else if let Some((c, spacing, _)) = self.punct() {
            stream.push(Punct::new(c, spacing).into());
        }
        Ok(())
    }

    fn spelled(self, spelling: Spelling) -> &'t str {
        self.spellings
            .get(spelling.begin..spelling.end)
            .unwrap_or_default()
    }

    fn at(self, tokens: &'t [Token]) -> Self {
        Self { tokens, ..self }
    }
}

fn identifier(spelled: &str) -> Ident {
    match spelled.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(spelled, Span::call_site()),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn tokens_come_back_as_they_were() {
        let streams = [
            quote!(),
            quote! {
                #![doc = " é \"x\""]
                impl<'a> r#type for A<'a> { fn b(&self) -> Option<[u8; 3]> { (c.0 ..= -1) && d!(_, 'x', 1.5) } }
            },
            "a - -1 'static 'x' r#\"raw\"# b\"c\" <<= :: ;"
                .parse()
                .expect("tokens"),
        ];
        for stream in streams {
            let flat = Flat::of(stream.clone());
            let again = flat.begin().token_stream().expect("the same tokens");
            assert_eq!(format!("{again:?}"), format!("{stream:?}"));
        }
    }
}
