// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! How does JSON text become a [`Json`]?
//!
//! In one pass: the text is taken apart once, whatever the depth. It has been through `serde_json`'s checks; what those
//! leave open (depth, lone surrogates, names that come twice) is checked here.

use std::collections::HashSet;

use super::scan::{Scanner, Token};
use super::{Json, Number, Object};

/// Below this many members, names are compared one by one rather than hashed.
const FEW: usize = 16;

/// Reads a whole text.
pub(super) fn parse(text: &str) -> Result<Json, String> {
    let mut parser = Parser {
        scanner: Scanner::new(text),
    };
    let first = parser.token()?;
    parser.value(first, 0)
}

struct Parser<'t> {
    scanner: Scanner<'t>,
}

impl<'t> Parser<'t> {
    fn token(&mut self) -> Result<Token<'t>, String> {
        match self.scanner.token() {
            Some((_, token)) => Ok(token),
            None => Err("the JSON text ends early".to_owned()),
        }
    }

    fn value(&mut self, token: Token<'t>, depth: usize) -> Result<Json, String> {
        match token {
            Token::Word("true") => Ok(Json::Bool(true)),
            Token::Word("false") => Ok(Json::Bool(false)),
            Token::Word("null") => Ok(Json::Null),
            Token::Number(text) => Number::from_text(text)
                .map(Json::Number)
                .ok_or_else(|| "a number is not JSON".to_owned()),
            Token::String(token) => string(token).map(Json::String),
            Token::ArrayStart if depth < Json::DEPTH => self.array(depth + 1),
            Token::ObjectStart if depth < Json::DEPTH => self.object(depth + 1),
            Token::ArrayStart | Token::ObjectStart => {
                Err(format!("the JSON is nested deeper than {}", Json::DEPTH))
            }
            Token::Word(_) | Token::ObjectEnd | Token::ArrayEnd | Token::Colon | Token::Comma => {
                Err("a JSON value is missing".to_owned())
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Json, String> {
        let mut items = Vec::new();
        loop {
            match self.token()? {
                Token::ArrayEnd => return Ok(Json::Array(items)),
                Token::Comma => {}
                token => items.push(self.value(token, depth)?),
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, String> {
        let mut members = Vec::new();
        loop {
            match self.token()? {
                Token::ObjectEnd => break,
                Token::Comma => {}
                Token::String(name) => {
                    let name = string(name)?;
                    let Token::Colon = self.token()? else {
                        return Err("a member has no value".to_owned());
                    };
                    let value = self.token()?;
                    members.push((name, self.value(value, depth)?));
                }
                _ => return Err("a member has no name".to_owned()),
            }
        }
        if are_distinct(&members) {
            Ok(Json::Object(Object::from_distinct(members)))
        } else {
            Err("a member of an object comes twice".to_owned())
        }
    }
}

/// The text that a string token says.
fn string(token: &str) -> Result<String, String> {
    match token
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        Some(plain) if !token.contains('\\') => Ok(plain.to_owned()),
        _ => serde_json::from_str(token).map_err(|_| "a string has a wrong escape".to_owned()),
    }
}

fn are_distinct(members: &[(String, Json)]) -> bool {
    if members.len() < FEW {
        let mut rest = members;
        while let Some(((name, _), others)) = rest.split_first() {
            if others.iter().any(|(other, _)| other == name) {
                return false;
            }
            rest = others;
        }
        return true;
    }
    let mut names = HashSet::with_capacity(members.len());
    members.iter().all(|(name, _)| names.insert(name.as_str()))
}
