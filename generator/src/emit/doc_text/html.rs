//! What does the HTML in a CommonMark text say? The same in CommonMark, where there are words for it.
//!
//! ```text
//! <p>One of <code>a</code> or <i>b</i>, see <a href="https://c.d">there</a>.</p>
//!     ↓
//! One of `a` or *b*, see [there](<https://c.d>).
//! ```
//!
//! Elements that say how prose is laid out and nothing else are known here. All others stay what they are, a text, and so
//! do tags without a counterpart: `<token>` is more often a word of the document than an element. What comes out is a text
//! like any other, and as little trusted.

use std::borrow::Cow;
use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser, Tag as Mark, TagEnd as MarkEnd};

use super::paragraph::longest_run;

/// Elements inside each other that are known.
const DEPTH: usize = 20;

/// What an element does to prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Means {
    /// A mark before and behind.
    Mark(&'static str),
    /// Code within a line.
    Code,
    /// Lines of code.
    Lines,
    /// A link.
    Link,
    /// A heading, after so many hashes.
    Heading(&'static str),
    /// A block of its own.
    Block,
    /// A list, whose items begin with this.
    List(&'static str),
    /// An item of a list.
    Item,
    /// The end of a line.
    Break,
    /// A mark before, and none behind.
    Before(&'static str),
    /// Nothing that could be seen.
    Nothing,
}

impl Means {
    fn of(element: &str) -> Option<Self> {
        Some(match element {
            "b" | "strong" => Self::Mark("**"),
            "i" | "em" | "var" | "cite" => Self::Mark("*"),
            "code" | "tt" | "kbd" | "samp" => Self::Code,
            "pre" => Self::Lines,
            "a" => Self::Link,
            "h1" | "h2" => Self::Heading("## "),
            "h3" => Self::Heading("### "),
            "h4" | "h5" | "h6" => Self::Heading("#### "),
            "p" | "div" | "section" | "dl" | "dt" | "dd" | "note" | "important" => Self::Block,
            "ul" => Self::List("- "),
            "ol" => Self::List("1. "),
            "li" => Self::Item,
            "br" => Self::Break,
            "sup" => Self::Before("^"),
            "span" | "font" | "u" | "small" | "sub" | "nobr" | "abbr" => Self::Nothing,
            _ => return None,
        })
    }

    /// Whether it leaves a line whole.
    fn is_in_line(self) -> bool {
        match self {
            Self::Mark(_)
            | Self::Code
            | Self::Link
            | Self::Break
            | Self::Before(_)
            | Self::Nothing => true,
            Self::Lines | Self::Heading(_) | Self::Block | Self::List(_) | Self::Item => false,
        }
    }
}

/// The text with CommonMark in the place of HTML.
pub(super) fn to_commonmark(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('<') else {
        return Cow::Borrowed(text);
    };
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    let mut writer = Writer {
        ends: ends(text),
        ..Writer::default()
    };
    let mut done = 0;
    for (event, range) in events.skip_while(|(_, range)| range.end <= first) {
        match event {
            Event::Start(Mark::Table(_) | Mark::Heading { .. }) => writer.of_one_line = true,
            Event::End(MarkEnd::Table | MarkEnd::Heading(_)) => writer.of_one_line = false,
            _ => {}
        }
        match event {
            Event::Html(_) => writer.in_line = false,
            Event::InlineHtml(_) => writer.in_line = true,
            _ => continue,
        }
        let mut at = range.start.max(done);
        while let Some(tag) = next_tag(text, at..range.end) {
            writer.text(text.get(done..tag.start).unwrap_or_default());
            done = writer.tag(text, &tag);
            at = done.max(tag.end);
        }
    }
    if writer.out.is_empty() && done == 0 {
        return Cow::Borrowed(text);
    }
    writer.text(text.get(done..).unwrap_or_default());
    Cow::Owned(writer.out)
}

/// A tag, and where it stands.
struct Tag<'a> {
    start: usize,
    end: usize,
    name: String,
    attributes: &'a str,
    closes: bool,
}

impl Tag<'_> {
    /// `<p/>`
    fn stands_alone(&self) -> bool {
        self.attributes.ends_with('/')
    }
}

/// The first tag that begins in this range.
fn next_tag(text: &str, range: std::ops::Range<usize>) -> Option<Tag<'_>> {
    let mut from = range.start;
    loop {
        let part = text.get(from..range.end)?;
        let start = from + part.find('<')?;
        let rest = text.get(start + 1..range.end)?;
        if rest.starts_with("!--") {
            from = start + rest.find("-->")?;
            continue;
        }
        let (closes, inner) = match rest.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, rest),
        };
        let length = inner
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inner.len());
        let (name, behind) = inner.split_at(length);
        if let (false, Some(close)) = (name.is_empty(), behind.find('>')) {
            let (attributes, _) = behind.split_at(close);
            return Some(Tag {
                start,
                end: start + 1 + usize::from(closes) + length + close + 1,
                name: name.to_ascii_lowercase(),
                attributes,
                closes,
            });
        }
        from = start + 1;
    }
}

/// The end tags of a text by the names of their elements: where each begins and ends, in order.
type Ends = BTreeMap<String, Vec<(usize, usize)>>;

fn ends(text: &str) -> Ends {
    let mut ends = Ends::new();
    let mut from = 0;
    while let Some(tag) = next_tag(text, from..text.len()) {
        if tag.closes && Means::of(&tag.name).is_some() {
            ends.entry(tag.name).or_default().push((tag.start, tag.end));
        }
        from = tag.end;
    }
    ends
}

#[derive(Default)]
struct Writer {
    ends: Ends,
    out: String,
    /// Elements that are open, and the target of a link.
    open: Vec<(String, String)>,
    /// Whether white space would be the first thing in what has just begun.
    begins: bool,
    /// Whether the tag stands within CommonMark, which knows the end of a line itself.
    in_line: bool,
    /// Whether it stands in a table or a heading, where no other line can begin.
    of_one_line: bool,
}

impl Writer {
    /// Writes text that is no tag.
    fn text(&mut self, text: &str) {
        let text = if self.begins { begun(text) } else { text };
        if !text.is_empty() {
            self.out.push_str(text);
            self.begins = false;
        }
    }

    /// Writes what a tag means, and says up to where the text has been read.
    fn tag(&mut self, text: &str, tag: &Tag<'_>) -> usize {
        let end = self.end_of(tag);
        let means = Means::of(&tag.name);
        // The end tag of a paragraph may be left out (HTML § 13.1.2.4).
        let is_alone = tag.stands_alone() || (tag.name == "p" && end.is_none());
        let fits = |means: &Means| !self.of_one_line || means.is_in_line();
        let known = means.filter(fits).filter(|means| match tag.closes {
            true => self.open.iter().any(|(name, _)| *name == tag.name),
            false if *means == Means::Break => !self.in_line,
            false if is_alone => *means == Means::Block,
            false => end.is_some() && self.open.len() < DEPTH,
        });
        let Some(means) = known else {
            self.text(text.get(tag.start..tag.end).unwrap_or_default());
            return tag.end;
        };
        if tag.closes {
            self.close(&tag.name);
            return tag.end;
        }
        match means {
            Means::Code | Means::Lines => {
                let (end, behind) = end.unwrap_or((text.len(), text.len()));
                let code = bare(text.get(tag.end..end).unwrap_or_default());
                if means == Means::Code {
                    self.code(&code);
                } else {
                    self.code_block(&code);
                }
                return behind;
            }
            Means::Break => {
                self.new_line("  \n");
                return tag.end;
            }
            Means::Mark(mark) | Means::Before(mark) => self.begin(mark),
            Means::Link => self.begin("["),
            Means::Heading(hashes) => {
                self.new_block();
                self.begin(hashes);
            }
            Means::Block if is_alone => {
                self.new_block();
                return tag.end;
            }
            Means::Block | Means::List(_) => self.new_block(),
            Means::Item => self.item(),
            Means::Nothing => {}
        }
        let target = attribute(tag.attributes, "href").unwrap_or_default();
        self.open.push((tag.name.clone(), target.to_owned()));
        tag.end
    }

    /// Where the first end tag behind this tag begins and ends that is of the same element.
    fn end_of(&self, tag: &Tag<'_>) -> Option<(usize, usize)> {
        let ends = self.ends.get(&tag.name)?;
        let next = ends.partition_point(|(start, _)| *start < tag.end);
        ends.get(next).copied()
    }

    /// Closes an element, and what is open in it.
    fn close(&mut self, name: &str) {
        while let Some((open, target)) = self.open.pop() {
            match Means::of(&open) {
                Some(Means::Mark(mark)) => self.end(mark),
                Some(Means::Link) => self.end(&format!("](<{target}>)")),
                Some(Means::Heading(_) | Means::Block | Means::List(_)) => self.new_block(),
                Some(Means::Item) => self.new_line("\n"),
                Some(
                    Means::Code | Means::Lines | Means::Break | Means::Before(_) | Means::Nothing,
                )
                | None => {}
            }
            if open == name {
                return;
            }
        }
    }

    fn code_block(&mut self, code: &str) {
        let fence = "`".repeat((longest_run(code, '`') + 1).max(3));
        let lines = code.trim_matches(['\n', '\r']);
        self.new_block();
        let indent = self.indent();
        for line in [fence.as_str()]
            .into_iter()
            .chain(lines.lines())
            .chain([fence.as_str()])
        {
            self.out.push_str(line);
            self.out.push('\n');
            self.out.push_str(&indent);
        }
        self.new_block();
    }

    fn code(&mut self, code: &str) {
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if !code.is_empty() {
            let fence = "`".repeat(longest_run(&code, '`') + 1);
            let pad = if code.contains('`') { " " } else { "" };
            self.begins = false;
            self.out
                .push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
        }
    }

    fn begin(&mut self, mark: &str) {
        self.out.push_str(mark);
        self.begins = true;
    }

    /// Puts a mark behind the last word, and white space behind the mark.
    fn end(&mut self, mark: &str) {
        let length = self.out.trim_end_matches([' ', '\n']).len();
        let space = self.out.split_off(length);
        self.out.push_str(mark);
        self.out.push_str(&space);
        self.begins = false;
    }

    /// Begins an item of the innermost list.
    fn item(&mut self) {
        let mark = self.lists().last().unwrap_or("- ");
        let mut indent = self.indent();
        indent.truncate(indent.len().saturating_sub(mark.len()));
        let length = self.out.trim_end().len();
        self.out.truncate(length);
        if length > 0 {
            self.out.push('\n');
        }
        self.out.push_str(&indent);
        self.begin(mark);
    }

    /// Begins a block, unless it is the first in what has just begun.
    fn new_block(&mut self) {
        let is_first = self.begins && !self.out.trim_end_matches(' ').ends_with('\n');
        if !is_first {
            self.new_line("\n\n");
        }
    }

    fn new_line(&mut self, end: &str) {
        let length = self.out.trim_end().len();
        self.out.truncate(length);
        if length > 0 {
            self.out.push_str(end);
        }
        let indent = self.indent();
        self.out.push_str(&indent);
        self.begins = true;
    }

    /// What stands before lines in the lists that are open.
    fn indent(&self) -> String {
        " ".repeat(self.lists().map(str::len).sum())
    }

    /// The marks of the lists that are open.
    fn lists(&self) -> impl Iterator<Item = &'static str> {
        self.open
            .iter()
            .filter_map(|(name, _)| match Means::of(name) {
                Some(Means::List(mark)) => Some(mark),
                _ => None,
            })
    }
}

/// A text without the white space in front; behind an empty line, where HTML has ended (CommonMark 0.31 § 4.6), without the
/// lines in front alone, since code is told by what stands before it.
fn begun(text: &str) -> &str {
    let trimmed = text.trim_start();
    let space = text.strip_suffix(trimmed).unwrap_or_default();
    match space.rfind('\n') {
        Some(last) if space.matches('\n').count() > 1 => text.get(last + 1..).unwrap_or_default(),
        Some(_) | None => trimmed,
    }
}

/// The value of an attribute.
fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = attributes.split_once(name)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, _) = value.get(1..)?.split_once(quote)?;
    (!value.contains(['<', '>', '\n'])).then_some(value)
}

/// What is left of HTML without its tags, with the characters that it cannot write as they are.
fn bare(html: &str) -> String {
    let mut bare = String::new();
    let mut done = 0;
    while let Some(tag) = next_tag(html, done..html.len()) {
        let is_known = Means::of(&tag.name).is_some();
        let until = if is_known { tag.start } else { tag.end };
        bare.push_str(html.get(done..until).unwrap_or_default());
        done = tag.end;
    }
    bare.push_str(html.get(done..).unwrap_or_default());
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(bare, |text, (entity, c)| text.replace(entity, c))
}
