//! How does prose of a document become documentation? The only way text reaches `///`.
//!
//! ```text
//! "Runs `x`.\n\n    rm -rf /\n\n<script>…[y](javascript:…)"      CommonMark of the document (OAS 3.0.4 § Rich Text)
//!     ↓ parsed, and written anew from what it means
//! /// Runs `x`.
//! ///
//! /// ```text
//! /// rm -rf /
//! /// ```
//! ///
//! /// \<script>…y
//! ```
//!
//! Documentation is code to rustdoc: an indented block or a bare fence is compiled and run as a test, HTML reaches the
//! reader's browser, `[name]` is looked up. So nothing of the document's text is copied: it is parsed by the parser
//! rustdoc uses, HTML in it is read as CommonMark where that has words for it, and what it says is written anew: code
//! always fenced as `text`, no HTML, links only to the web or to a mailbox, every other mark-up character escaped, nothing
//! invisible.

mod html;
mod markdown;
mod paragraph;
mod visible;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use self::paragraph::Paragraph;
pub(crate) use self::visible::visible;

/// Bytes of one prose text that are read; what is longer is cut, and says so.
const LIMIT: usize = 16 << 10;

/// Documentation that is safe to print: lines without line breaks, control characters or HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DocText {
    lines: Vec<String>,
    /// What the last line belongs to.
    end: End,
}

/// What the last line of a documentation belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum End {
    /// A paragraph, which can go on.
    Paragraph,
    /// Anything else, or nothing.
    #[default]
    Other,
}

/// A part of a sentence of ours.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'a> {
    /// Our words; may hold mark-up.
    Own(&'static str),
    /// Words of the document, mark-up escaped.
    Text(&'a str),
    /// Code, as `code`.
    Code(&'a str),
    /// A web address of the document, as a link where it is one.
    Link(&'a str),
}

impl DocText {
    /// Prose of the document, in CommonMark.
    pub(crate) fn of_markdown(text: &str) -> Self {
        let (text, cut) = cap(text);
        let (lines, end) = markdown::write(&visible::normalise(text));
        let doc = Self { lines, end };
        if cut {
            doc.and(Self::sentence(&[Part::Own(
                "(Cut here: the document's text is longer.)",
            )]))
        } else {
            doc
        }
    }

    /// A paragraph of ours.
    pub(crate) fn sentence(parts: &[Part<'_>]) -> Self {
        let mut paragraph = Paragraph::default();
        for part in parts {
            match part {
                Part::Own(text) => paragraph.own(text),
                Part::Text(text) => paragraph.text(text),
                Part::Code(text) => paragraph.code(text),
                Part::Link(url) => paragraph.address(url),
            }
        }
        Self {
            lines: paragraph.wrap(0),
            end: End::Paragraph,
        }
    }

    /// A heading of ours.
    pub(crate) fn heading(text: &'static str) -> Self {
        Self {
            lines: vec![format!("# {text}")],
            end: End::Other,
        }
    }

    /// A list of ours: each item is a paragraph or more.
    pub(crate) fn list(items: impl IntoIterator<Item = Self>) -> Self {
        let mut lines = Vec::new();
        for item in items {
            for (i, line) in item.lines.into_iter().enumerate() {
                lines.push(match (i, line.is_empty()) {
                    (0, _) => format!("- {line}"),
                    (_, true) => line,
                    (_, false) => format!("  {line}"),
                });
            }
        }
        Self {
            lines,
            end: End::Other,
        }
    }

    /// A fenced block of ours: the fence's label and its lines, which hold no text of the document.
    pub(crate) fn block(label: &'static str, lines: impl IntoIterator<Item = String>) -> Self {
        let mut all = vec![format!("```{label}")];
        all.extend(lines);
        all.push("```".to_owned());
        Self {
            lines: all,
            end: End::Other,
        }
    }

    /// This, then the other after an empty line.
    pub(crate) fn and(mut self, other: Self) -> Self {
        if other.lines.is_empty() {
            return self;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(other.lines);
        Self {
            lines: self.lines,
            end: other.end,
        }
    }

    /// This, then the other, which starts with a sentence, in the same paragraph where there is one.
    pub(crate) fn then(mut self, other: Self) -> Self {
        if self.end == End::Other || other.lines.is_empty() {
            return self.and(other);
        }
        self = self.ended();
        self.lines.extend(other.lines);
        Self {
            lines: self.lines,
            end: other.end,
        }
    }

    /// This, and the other's first paragraph in the same line: `name: what it is`.
    pub(crate) fn run_on(mut self, other: Self) -> Self {
        if other.lines.is_empty() {
            return self;
        }
        let head = self.lines.pop();
        self.lines.extend(match head {
            Some(head) => paragraph::run_on(&head, other.lines),
            None => other.lines,
        });
        Self {
            lines: self.lines,
            end: other.end,
        }
    }

    /// With a full stop at its end, where the document left it out.
    pub(crate) fn ended(mut self) -> Self {
        if let Some(last) = self
            .lines
            .last_mut()
            .filter(|last| last.ends_with(|c: char| c.is_alphanumeric() || c == ')'))
        {
            last.push('.');
        }
        self
    }

    /// Whether there is nothing to say.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines, for files that are Markdown themselves.
    pub(crate) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// `///` lines.
    pub(crate) fn outer(&self) -> TokenStream {
        self.literals().map(|line| quote!(#[doc = #line])).collect()
    }

    /// `//!` lines.
    pub(crate) fn inner(&self) -> TokenStream {
        self.literals()
            .map(|line| quote!(#![doc = #line]))
            .collect()
    }

    /// prettyplease prints one `#[doc]` without line breaks as one `///`.
    fn literals(&self) -> impl Iterator<Item = Literal> {
        self.lines.iter().map(|line| {
            Literal::string(&if line.is_empty() {
                String::new()
            } else {
                format!(" {line}")
            })
        })
    }
}

/// Cuts at the end of a line where one is near, else between characters.
fn cap(text: &str) -> (&str, bool) {
    if text.len() <= LIMIT {
        return (text, false);
    }
    let end = (0..=LIMIT)
        .rev()
        .find(|&end| text.is_char_boundary(end))
        .unwrap_or(0);
    let head = text.get(..end).unwrap_or_default();
    let line = head
        .rfind('\n')
        .filter(|&line| line > LIMIT - 1024)
        .unwrap_or(head.len());
    (head.get(..line).unwrap_or(head), true)
}

#[cfg(test)]
pub(crate) mod tests;
