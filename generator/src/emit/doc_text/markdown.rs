//! What does a CommonMark text say? Its events, written anew in a small and safe part of CommonMark.

use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream,
};

use super::End;
use super::html::to_commonmark;
use super::paragraph::{Paragraph, Place, longest_run, safe_target};
use super::visible::visible;

/// Containers inside each other that are kept; deeper ones are flattened.
const DEPTH: usize = 6;

/// The lines of `text`, safe, and what the last of them belongs to.
pub(super) fn write(text: &str) -> (Vec<String>, End) {
    let mut writer = Writer::default();
    let text = to_commonmark(text);
    for event in TextMergeStream::new(Parser::new_ext(&text, Options::ENABLE_TABLES)) {
        writer.event(event);
    }
    writer.finish_paragraph();
    (writer.lines, writer.end)
}

#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    end: End,
    /// Containers we are in.
    containers: Vec<Container>,
    /// Containers we are in that were flattened.
    flattened: usize,
    /// Inline text under construction.
    paragraph: Paragraph,
    /// Hashes of the heading we are in.
    heading: Option<usize>,
    /// The code block we are in.
    code: Option<String>,
    /// The table we are in.
    table: Option<Table>,
    /// Links and images we are in: what closes each, and its target.
    links: Vec<Link>,
}

/// A quote, a list or an item of a list.
struct Container {
    kind: Kind,
    /// What stands before the first line; taken when it has been written.
    first: Option<String>,
    /// What stands before every other line.
    rest: String,
}

enum Kind {
    Quote,
    /// A list: the number of the next item where it is ordered, and how many of its items were written so far.
    List {
        number: Option<u64>,
        items: usize,
    },
    /// An item: whether it is the first of its list, and whether its blocks stand close together.
    Item {
        leads: bool,
        tight: bool,
    },
}

struct Table {
    alignments: Vec<Alignment>,
    cells: Vec<String>,
}

enum Link {
    /// Kept, with its target.
    Kept(String),
    /// An address as a link of its own: its text is the address.
    Address,
    /// Only its text stays.
    Dropped,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.paragraph.code(&text),
            Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::Html(text)
            | Event::FootnoteReference(text) => self.text(&text),
            Event::InlineHtml(html) => {
                let tag = html.trim_matches(['<', '>', '/', ' ']);
                if tag.eq_ignore_ascii_case("br") {
                    self.paragraph.hard_break();
                } else {
                    self.text(&html);
                }
            }
            Event::SoftBreak => self.paragraph.space(),
            Event::HardBreak => self.paragraph.hard_break(),
            Event::Rule => {
                self.finish_paragraph();
                self.block(vec!["---".to_owned()]);
            }
            Event::TaskListMarker(done) => self.text(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.finish_paragraph();
                self.heading = Some((level as usize + 1).min(6));
                self.paragraph.place = Place::Heading;
            }
            Tag::BlockQuote(_) => self.enter(Kind::Quote),
            Tag::CodeBlock(kind) => {
                self.finish_paragraph();
                self.code = Some(String::new());
                // The label of a fence is not kept: only `text` is certain not to be run.
                let (CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) = kind;
            }
            Tag::List(number) => self.enter(Kind::List { number, items: 0 }),
            Tag::Item => self.start_item(),
            Tag::Table(alignments) => {
                self.finish_paragraph();
                self.table = Some(Table {
                    alignments,
                    cells: Vec::new(),
                });
            }
            Tag::TableCell => self.paragraph.place = Place::Cell,
            Tag::Emphasis => self.paragraph.open("*"),
            Tag::Strong => self.paragraph.open("**"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.start_link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => self.start_link(LinkType::Inline, &dest_url),
            Tag::Paragraph => {
                self.finish_paragraph();
                if let Some(Container {
                    kind: Kind::Item { tight, .. },
                    ..
                }) = self.containers.last_mut()
                {
                    *tight = false;
                }
            }
            Tag::HtmlBlock => self.finish_paragraph(),
            Tag::TableHead
            | Tag::TableRow
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let hashes = "#".repeat(self.heading.take().unwrap_or(2));
                let text = std::mem::take(&mut self.paragraph).one_line();
                if !text.is_empty() {
                    self.block(vec![format!("{hashes} {text}")]);
                }
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) => self.leave(),
            TagEnd::Item => self.end_item(),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.paragraph).one_line();
                if let Some(table) = &mut self.table {
                    table.cells.push(cell);
                }
            }
            TagEnd::TableHead => self.end_row(true),
            TagEnd::TableRow => self.end_row(false),
            TagEnd::Table => self.table = None,
            TagEnd::Emphasis => self.paragraph.close("*"),
            TagEnd::Strong => self.paragraph.close("**"),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.finish_paragraph(),
            TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        match self.links.last() {
            Some(Link::Address) => {}
            Some(Link::Kept(_)) => self.paragraph.escaped(text),
            Some(Link::Dropped) | None => self.paragraph.text(text),
        }
    }

    fn start_link(&mut self, link_type: LinkType, url: &str) {
        let inside = self
            .links
            .iter()
            .any(|link| matches!(link, Link::Kept(_) | Link::Address));
        let link = match safe_target(url) {
            _ if inside => Link::Kept(String::new()),
            Some(target) if link_type == LinkType::Autolink && target == url => {
                self.paragraph.own(&format!("<{target}>"));
                Link::Address
            }
            Some(target) => {
                self.paragraph.open("[");
                Link::Kept(target)
            }
            None => Link::Dropped,
        };
        self.links.push(link);
    }

    /// Closes a link; one without text would not be seen, and disappears.
    fn end_link(&mut self) {
        match self.links.pop() {
            Some(Link::Kept(target)) if !target.is_empty() => {
                self.paragraph.close(&format!("]({target})"));
            }
            _ => {}
        }
    }

    fn end_code(&mut self) {
        let Some(code) = self.code.take() else { return };
        let lines: Vec<String> = code
            .lines()
            .map(|line| visible(&line.replace('\t', "    ")).trim_end().to_owned())
            .collect();
        if lines.iter().all(String::is_empty) {
            return;
        }
        let fence = "`".repeat((longest_run(&code, '`') + 1).max(3));
        let mut block = vec![format!("{fence}text")];
        block.extend(lines);
        block.push(fence);
        self.block(block);
    }

    fn end_row(&mut self, head: bool) {
        let Some(table) = &mut self.table else { return };
        let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let cells = row(&std::mem::take(&mut table.cells));
        if head {
            let rule: Vec<String> = table
                .alignments
                .iter()
                .map(|alignment| rule(*alignment).to_owned())
                .collect();
            self.block(vec![cells, row(&rule)]);
        } else {
            self.append(vec![cells]);
        }
    }

    fn enter(&mut self, kind: Kind) {
        self.finish_paragraph();
        if self.flattened > 0 || self.containers.len() >= DEPTH {
            self.flattened += 1;
            return;
        }
        let mark = if matches!(kind, Kind::Quote) {
            "> "
        } else {
            ""
        };
        self.containers.push(Container {
            kind,
            first: Some(mark.to_owned()),
            rest: mark.to_owned(),
        });
    }

    fn leave(&mut self) {
        self.finish_paragraph();
        if self.flattened > 0 {
            self.flattened -= 1;
        } else {
            self.containers.pop();
        }
    }

    fn start_item(&mut self) {
        self.finish_paragraph();
        if self.flattened > 0 {
            return;
        }
        let (mark, leads) = match self
            .containers
            .last_mut()
            .map(|container| &mut container.kind)
        {
            Some(Kind::List { number, items }) => {
                let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
                *number = number.map(|number| number.saturating_add(1));
                (mark, *items == 0)
            }
            Some(Kind::Quote | Kind::Item { .. }) | None => ("- ".to_owned(), true),
        };
        let rest = " ".repeat(mark.len());
        self.containers.push(Container {
            kind: Kind::Item { leads, tight: true },
            first: Some(mark),
            rest,
        });
    }

    fn end_item(&mut self) {
        self.finish_paragraph();
        if self.flattened > 0 {
            return;
        }
        let was_written = self
            .containers
            .pop()
            .is_some_and(|item| item.first.is_none());
        if let (true, Some(list)) = (was_written, self.containers.last_mut())
            && let Kind::List { items, .. } = &mut list.kind
        {
            *items += 1;
        }
    }

    /// Writes the inline text that has been collected.
    fn finish_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        self.links.clear();
        if !paragraph.is_empty() {
            let indent = self
                .containers
                .iter()
                .map(|container| container.rest.len())
                .sum();
            self.block(paragraph.wrap(indent));
            self.end = if self.containers.is_empty() {
                End::Paragraph
            } else {
                End::Other
            };
        }
    }

    /// Writes a block at the place where we are, after an empty line where one belongs.
    fn block(&mut self, lines: Vec<String>) {
        if !self.lines.is_empty() && self.stands_apart() {
            let started = self
                .containers
                .iter()
                .take_while(|container| container.first.is_none());
            let gap: String = started.map(|container| container.rest.as_str()).collect();
            self.lines.push(gap.trim_end().to_owned());
        }
        self.append(lines);
    }

    /// Writes lines at the place where we are.
    fn append(&mut self, lines: Vec<String>) {
        self.end = End::Other;
        for line in lines {
            let mut whole = String::new();
            for container in &mut self.containers {
                match container.first.take() {
                    Some(first) => whole.push_str(&first),
                    None => whole.push_str(&container.rest),
                }
            }
            whole.push_str(&line);
            self.lines.push(whole.trim_end().to_owned());
        }
    }

    /// Whether an empty line stands before the next block: always, but within tight lists.
    fn stands_apart(&self) -> bool {
        for container in self.containers.iter().rev() {
            match (&container.kind, container.first.is_some()) {
                (Kind::Item { tight, .. }, false) => return !tight,
                (
                    Kind::Item {
                        leads: false,
                        tight,
                    },
                    true,
                ) => return !tight,
                (Kind::Quote, false) => return true,
                (Kind::Item { leads: true, .. } | Kind::Quote, true) | (Kind::List { .. }, _) => {}
            }
        }
        true
    }
}

fn rule(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "---",
        Alignment::Left => ":--",
        Alignment::Center => ":-:",
        Alignment::Right => "--:",
    }
}
