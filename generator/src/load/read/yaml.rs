//! What does a YAML file hold? The events of `saphyr-parser` become a located tree; nothing that other readers would
//! read differently passes in silence.
//!
//! Aliases are copies ([`super::alias`]). Refused: tags, several documents, keys that are null, arrays or objects, control
//! characters, numbers that are not finite. See `docs/adr/0002-reading-yaml.md`.

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::alias::Aliases;
use super::characters::Characters;
use super::scalar::{Plain, is_ambiguous, resolve};
use super::{Outcome, Room, Wrong};
use crate::diagnostics::{Message, catalog, escape};
use crate::source::{Builder, Container, Leaf, Origin, Span};

/// Places of ambiguous scalars that are remembered.
const AMBIGUOUS: usize = 1_000;

/// Reads YAML text, and says where plain scalars are ambiguous.
pub(super) fn read(text: &str, builder: Builder, room: &Room) -> (Outcome, Unsure) {
    let mut reader = Reader {
        characters: Characters::of(text),
        builder,
        room,
        documents: 0,
        ambiguous_key: false,
        unsure: Unsure::default(),
        aliases: Aliases::of(text.len()),
    };
    let result = refuse_control_characters(text).and_then(|()| reader.run(text));
    (Outcome::of(reader.builder, result), reader.unsure)
}

/// What other readers may take for something else.
#[derive(Default)]
pub(super) struct Unsure {
    /// Scalars.
    pub(super) scalars: Vec<Origin>,
    /// Objects that others were merged into.
    pub(super) merged: Vec<Origin>,
}

/// YAML 1.2.2 § 5.1: what a file may hold as it is.
fn refuse_control_characters(text: &str) -> Result<(), Wrong> {
    // Bytes that are such a character or begin one. Most files have none; without a way out of the inner loop, the
    // compiler looks at many bytes at once.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "a branch would end the look at many bytes"
    )]
    let suspicious = |byte: u8| {
        (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) | (byte == 0x7F) | (byte == 0xC2)
    };
    let any = |chunk: &[u8]| {
        chunk
            .iter()
            .fold(false, |found, byte| found | suspicious(*byte))
    };
    if !text.as_bytes().chunks(4096).any(any) {
        return Ok(());
    }
    let is_refused = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    match text.char_indices().find(|(_, c)| is_refused(*c)) {
        None => Ok(()),
        Some((at, c)) => Err(Wrong {
            span: Span::new(at, at + c.len_utf8()),
            message: catalog::source::CONTROL_CHARACTER.message(format!(
                "YAML does not allow the character {} as it is",
                escape(c.encode_utf8(&mut [0; 4]))
            )),
        }),
    }
}

pub(super) struct Reader<'t> {
    characters: Characters<'t>,
    pub(super) builder: Builder,
    pub(super) room: &'t Room,
    documents: usize,
    /// Whether the key before the next value is ambiguous.
    ambiguous_key: bool,
    pub(super) unsure: Unsure,
    pub(super) aliases: Aliases,
}

impl Reader<'_> {
    fn run(&mut self, text: &str) -> Result<(), Wrong> {
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| {
                let at = self.characters.offset(error.marker().index());
                let message = match error.info() {
                    // The parser has a limit of its own, which it meets while it looks ahead.
                    "recursion limit exceeded" => self.room.too_deep(),
                    info => catalog::source::INVALID_YAML.message(escape(info)),
                };
                Wrong {
                    span: Span::new(at, at),
                    message,
                }
            })?;
            let start = self.characters.offset(span.start.index());
            let end = self.characters.offset(span.end.index());
            let span = Span::new(start, end);
            self.take(event, span)
                .map_err(|message| Wrong { span, message })?;
        }
        if self.builder.len() == 0 {
            let message = catalog::source::EMPTY.message("the file holds nothing but comments");
            return Err(Wrong {
                span: Span::new(0, 0),
                message,
            });
        }
        Ok(())
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Message> {
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents == 1 {
                    return Ok(());
                }
                Err(catalog::source::SEVERAL_DOCUMENTS.message("a second document begins here"))
            }
            Event::Alias(anchor) => self.alias(anchor),
            Event::Scalar(text, style, anchor, tag) => {
                refuse_tag(tag.as_deref())?;
                self.aliases.refuse_merging()?;
                self.anchor(anchor);
                self.room.for_value(self.builder.len())?;
                self.scalar(&text, style, span)
            }
            Event::SequenceStart(anchor, tag) => {
                refuse_tag(tag.as_deref())?;
                if self.aliases.opens_list(anchor) {
                    return Ok(());
                }
                self.aliases.refuse_merging()?;
                self.anchor(anchor);
                self.open(Container::Array, span)
            }
            Event::MappingStart(anchor, tag) => {
                refuse_tag(tag.as_deref())?;
                self.aliases.refuse_merging()?;
                self.anchor(anchor);
                self.open(Container::Object, span)
            }
            Event::SequenceEnd if self.aliases.closes_list() => Ok(()),
            Event::SequenceEnd => {
                self.builder.close();
                Ok(())
            }
            Event::MappingEnd => {
                self.merge()?;
                self.builder.close();
                Ok(())
            }
        }
    }

    fn open(&mut self, kind: Container, span: Span) -> Result<(), Message> {
        if self.builder.wants_key() {
            return Err(catalog::source::KEY_NOT_TEXT.message(match kind {
                Container::Array => "a key is an array",
                Container::Object => "a key is an object",
            }));
        }
        self.room.for_depth(self.builder.depth())?;
        self.room.for_value(self.builder.len())?;
        let origin = self.builder.open(kind, span);
        self.note_ambiguous(origin, false);
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Result<(), Message> {
        let is_plain = style == ScalarStyle::Plain;
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let start = span.start as usize + usize::from(quoted);
        if self.builder.wants_key() {
            if is_plain && text == "<<" {
                return self.begin_merging();
            }
            if is_plain && resolve(text) == Plain::Null {
                return Err(catalog::source::KEY_NOT_TEXT.message("a key is null"));
            }
            self.ambiguous_key = is_plain && is_ambiguous(text);
            let key = self.builder.keep(text, start);
            self.builder.key(key, span);
            return Ok(());
        }
        let leaf = match if is_plain {
            resolve(text)
        } else {
            Plain::String
        } {
            Plain::Null => Leaf::Null,
            Plain::Bool(value) => Leaf::Bool(value),
            Plain::Number(number) => Leaf::Number(self.builder.keep(&number, start)),
            Plain::String => Leaf::String(self.builder.keep(text, start)),
            Plain::NotFinite => {
                let message = format!("`{}` is no finite number", escape(text));
                return Err(catalog::source::NOT_FINITE.message(message));
            }
        };
        let origin = self.builder.leaf(leaf, span);
        self.note_ambiguous(origin, is_plain && is_ambiguous(text));
        Ok(())
    }

    pub(super) fn note_ambiguous(&mut self, origin: Origin, value: bool) {
        let key = std::mem::take(&mut self.ambiguous_key).then(|| origin.key());
        let room = AMBIGUOUS.saturating_sub(self.unsure.scalars.len());
        self.unsure
            .scalars
            .extend(key.into_iter().chain(value.then_some(origin)).take(room));
    }
}

fn refuse_tag(tag: Option<&Tag>) -> Result<(), Message> {
    let Some(tag) = tag else { return Ok(()) };
    let shown = if tag.is_yaml_core_schema() {
        format!("!!{}", tag.suffix)
    } else {
        tag.to_string()
    };
    Err(catalog::source::TAG.message(format!("the value has the tag `{}`", escape(&shown))))
}
