// Copied by specwright 0.1.0; the same in every crate it generates. Do not edit.

//! Which tokens is a JSON text made of?
//!
//! The text has been through `serde_json`'s checks, or is about to: the scanner takes it apart and does not judge it. It
//! ends early on text that no JSON begins with.

/// A token, with the text it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    /// `{`
    ObjectStart,
    /// `}`
    ObjectEnd,
    /// `[`
    ArrayStart,
    /// `]`
    ArrayEnd,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// A string, with its quotes and escapes.
    String(&'t str),
    /// A number.
    Number(&'t str),
    /// `true`, `false` or `null`.
    Word(&'t str),
}

/// Takes a JSON text apart, in one pass and constant memory.
#[derive(Clone, Debug)]
pub(crate) struct Scanner<'t> {
    text: &'t str,
    offset: usize,
}

impl<'t> Scanner<'t> {
    /// Begins at the start of the text.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, offset: 0 }
    }

    /// How many bytes have been passed.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// The next token and the offset where it begins.
    pub(crate) fn token(&mut self) -> Option<(usize, Token<'t>)> {
        let bytes = self.text.as_bytes();
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let start = self.offset
            + bytes
                .get(self.offset..)?
                .iter()
                .take_while(|b| blank(b))
                .count();
        let (length, wrap): (usize, fn(&'t str) -> Token<'t>) = match *bytes.get(start)? {
            b'{' => (1, |_| Token::ObjectStart),
            b'}' => (1, |_| Token::ObjectEnd),
            b'[' => (1, |_| Token::ArrayStart),
            b']' => (1, |_| Token::ArrayEnd),
            b':' => (1, |_| Token::Colon),
            b',' => (1, |_| Token::Comma),
            b'"' => (string_length(bytes.get(start..)?)?, Token::String),
            b'-' | b'0'..=b'9' => {
                let part = |b: &u8| matches!(b, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
                let length = bytes.get(start..)?.iter().take_while(|b| part(b)).count();
                (length, Token::Number)
            }
            b't' | b'f' | b'n' => {
                let rest = self.text.get(start..)?;
                let word = ["true", "false", "null"];
                let word = word.into_iter().find(|word| rest.starts_with(word))?;
                (word.len(), Token::Word)
            }
            _ => return None,
        };
        let token = wrap(self.text.get(start..start + length)?);
        self.offset = start + length;
        Some((start, token))
    }

    /// Passes over a whole value, and gives its text.
    pub(crate) fn value(&mut self) -> Option<&'t str> {
        let (start, first) = self.token()?;
        let mut depth = depth_change(first)?;
        while depth > 0 {
            depth += depth_change(self.token()?.1).unwrap_or_default();
        }
        self.text.get(start..self.offset)
    }
}

/// How a token changes the depth; `None` for one that no value begins with.
fn depth_change(token: Token<'_>) -> Option<isize> {
    match token {
        Token::ObjectStart | Token::ArrayStart => Some(1),
        Token::ObjectEnd | Token::ArrayEnd => Some(-1),
        Token::String(_) | Token::Number(_) | Token::Word(_) => Some(0),
        Token::Colon | Token::Comma => None,
    }
}

/// How long a string is, with its quotes.
fn string_length(bytes: &[u8]) -> Option<usize> {
    let mut length = 1;
    loop {
        length += bytes
            .get(length..)?
            .iter()
            .position(|b| matches!(b, b'"' | b'\\'))?;
        match bytes.get(length)? {
            b'"' => return Some(length + 1),
            _ => length += 2,
        }
    }
}

/// How deep arrays and objects are nested in a text.
pub(crate) fn depth(text: &str) -> usize {
    let mut scanner = Scanner::new(text);
    let (mut depth, mut deepest) = (0, 0);
    while let Some((_, token)) = scanner.token() {
        depth += depth_change(token).unwrap_or_default();
        deepest = deepest.max(depth);
    }
    usize::try_from(deepest).unwrap_or_default()
}

/// A member of an object, its value not looked into.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'t> {
    /// The name, with its quotes and escapes.
    pub(crate) name: &'t str,
    /// The text of the value.
    pub(crate) value: &'t str,
}

impl Member<'_> {
    /// Whether this is the name.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        says(self.name, name)
    }

    /// Whether the value is a string that says this.
    pub(crate) fn says(&self, text: &str) -> bool {
        says(self.value, text)
    }
}

/// Whether a string token says this text.
pub(crate) fn says(token: &str, text: &str) -> bool {
    if token.contains('\\') {
        return serde_json::from_str::<String>(token).is_ok_and(|token| token == text);
    }
    token
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        == Some(text)
}

/// The members of an object's text, in order; nothing for the text of another value.
#[derive(Clone, Debug)]
pub(crate) struct Members<'t> {
    scanner: Scanner<'t>,
}

impl<'t> Members<'t> {
    /// Begins at the start of the object's text.
    pub(crate) fn of(text: &'t str) -> Self {
        Self {
            scanner: Scanner::new(text),
        }
    }
}

impl<'t> Iterator for Members<'t> {
    type Item = Member<'t>;

    fn next(&mut self) -> Option<Member<'t>> {
        // What stands before a name is `{` or `,`.
        match self.scanner.token()?.1 {
            Token::ObjectStart | Token::Comma => {}
            _ => return None,
        }
        let (_, Token::String(name)) = self.scanner.token()? else {
            return None;
        };
        let (_, Token::Colon) = self.scanner.token()? else {
            return None;
        };
        let value = self.scanner.value()?;
        Some(Member { name, value })
    }
}
