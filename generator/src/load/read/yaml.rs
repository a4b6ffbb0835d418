//! What does a YAML file hold? The events of `saphyr-parser` become a located tree; nothing that other readers would
//! read differently passes in silence.
//!
//! Refused: anchors and aliases, tags, merge keys, several documents, keys that are null, arrays or objects, control
//! characters, numbers that are not finite. See `docs/adr/0002-reading-yaml.md`.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::characters::Characters;
use super::scalar::{Plain, is_ambiguous, resolve};
use super::{Outcome, Problem};
use crate::config::Limits;
use crate::diagnostics::{Message, catalog, escape};
use crate::source::{Builder, Container, Leaf, Origin, Span};

/// Places of ambiguous scalars that are remembered.
const AMBIGUOUS: usize = 1_000;

/// Reads YAML text, and says where plain scalars are ambiguous.
pub(super) fn read(text: &str, builder: Builder, limits: &Limits) -> (Outcome, Vec<Origin>) {
    let mut reader = Reader {
        text,
        characters: Characters::of(text),
        builder,
        limits,
        documents: 0,
        ambiguous_key: false,
        ambiguous: Vec::new(),
    };
    let problem = reader.find_control_character().or_else(|| reader.run());
    (Outcome::of(reader.builder, problem), reader.ambiguous)
}

struct Reader<'t> {
    text: &'t str,
    characters: Characters<'t>,
    builder: Builder,
    limits: &'t Limits,
    documents: usize,
    /// Whether the key before the next value is ambiguous.
    ambiguous_key: bool,
    ambiguous: Vec<Origin>,
}

impl Reader<'_> {
    fn problem(&mut self, span: Span, message: Message) -> Option<Problem> {
        Some(Problem {
            at: self.builder.mark(span),
            message,
        })
    }

    /// YAML 1.2.2 § 5.1: what a file may hold as it is.
    fn find_control_character(&mut self) -> Option<Problem> {
        // Bytes that are, or begin, such a character: most files have none, and are looked through once.
        if !self
            .text
            .bytes()
            .any(|byte| matches!(byte, 0..=8 | 0xB | 0xC | 0xE..=0x1F | 0x7F | 0xC2))
        {
            return None;
        }
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
        let (at, found) = self.text.char_indices().find(|(_, c)| is_control(*c))?;
        let message = catalog::source::CONTROL_CHARACTER.message(format!(
            "YAML does not allow the character {} as it is",
            escape(found.encode_utf8(&mut [0; 4]))
        ));
        self.problem(Span::new(at, at + found.len_utf8()), message)
    }

    fn run(&mut self) -> Option<Problem> {
        for event in Parser::new_from_str(self.text) {
            let (event, span) = match event {
                Ok(event) => event,
                Err(error) => {
                    let at = self.characters.offset(error.marker().index());
                    // The parser has a limit of its own, which it meets while it looks ahead.
                    let message = match error.info() {
                        "recursion limit exceeded" => self.too_deep(),
                        info => catalog::source::INVALID_YAML.message(escape(info)),
                    };
                    return self.problem(Span::new(at, at), message);
                }
            };
            let span = Span::new(
                self.characters.offset(span.start.index()),
                self.characters.offset(span.end.index()),
            );
            let problem = self.take(event, span);
            if problem.is_some() {
                return problem;
            }
        }
        if self.builder.len() == 0 {
            return self.problem(
                Span::new(0, 0),
                catalog::source::EMPTY.message("the file holds nothing but comments"),
            );
        }
        None
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Option<Problem> {
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => None,
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents == 1 {
                    return None;
                }
                self.problem(
                    span,
                    catalog::source::SEVERAL_DOCUMENTS.message("a second document begins here"),
                )
            }
            Event::Alias(_) => self.problem(
                span,
                catalog::source::ALIAS.message("an alias stands for another value"),
            ),
            Event::Scalar(text, style, anchor, tag) => self
                .refuse_properties(anchor, tag.as_deref(), span)
                .or_else(|| self.refuse_size(span))
                .or_else(|| self.scalar(&text, style, span)),
            Event::SequenceStart(anchor, tag) => self
                .refuse_properties(anchor, tag.as_deref(), span)
                .or_else(|| self.open(Container::Array, span)),
            Event::MappingStart(anchor, tag) => self
                .refuse_properties(anchor, tag.as_deref(), span)
                .or_else(|| self.open(Container::Object, span)),
            Event::SequenceEnd | Event::MappingEnd => {
                self.builder.close();
                None
            }
        }
    }

    fn refuse_properties(
        &mut self,
        anchor: usize,
        tag: Option<&saphyr_parser::Tag>,
        span: Span,
    ) -> Option<Problem> {
        if anchor != 0 {
            return self.problem(
                span,
                catalog::source::ALIAS.message("an anchor names a value for aliases"),
            );
        }
        let tag = tag?;
        let shown = if tag.is_yaml_core_schema() {
            format!("!!{}", tag.suffix)
        } else {
            tag.to_string()
        };
        let message =
            catalog::source::TAG.message(format!("the value has the tag `{}`", escape(&shown)));
        self.problem(span, message)
    }

    fn refuse_size(&mut self, span: Span) -> Option<Problem> {
        if self.builder.len() < self.limits.nodes {
            return None;
        }
        let limit = self.limits.nodes;
        self.problem(
            span,
            catalog::source::TOO_MANY_VALUES
                .message(format!("the file has more than {limit} values")),
        )
    }

    fn too_deep(&self) -> Message {
        let limit = self.limits.depth;
        catalog::source::TOO_DEEP.message(format!(
            "arrays and objects are nested more than {limit} deep"
        ))
    }

    fn open(&mut self, kind: Container, span: Span) -> Option<Problem> {
        if self.builder.wants_key() {
            let message = catalog::source::KEY_NOT_TEXT.message(match kind {
                Container::Array => "a key is an array",
                Container::Object => "a key is an object",
            });
            return self.problem(span, message);
        }
        if self.builder.depth() >= self.limits.depth {
            let message = self.too_deep();
            return self.problem(span, message);
        }
        let problem = self.refuse_size(span);
        if problem.is_none() {
            let origin = self.builder.open(kind, span);
            self.note_ambiguous(origin, false);
        }
        problem
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Option<Problem> {
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let kept = self
            .builder
            .keep(text, span.start as usize + usize::from(quoted));
        if self.builder.wants_key() {
            if style == ScalarStyle::Plain {
                if text == "<<" {
                    let message = catalog::source::MERGE_KEY
                        .message("`<<` merges another mapping into this one");
                    return self.problem(span, message);
                }
                if resolve(text) == Plain::Null {
                    return self
                        .problem(span, catalog::source::KEY_NOT_TEXT.message("a key is null"));
                }
            }
            self.ambiguous_key = style == ScalarStyle::Plain && is_ambiguous(text);
            self.builder.key(kept, span);
            return None;
        }
        let plain = if style == ScalarStyle::Plain {
            resolve(text)
        } else {
            Plain::String
        };
        let leaf = match plain {
            Plain::Null => Leaf::Null,
            Plain::Bool(value) => Leaf::Bool(value),
            Plain::Number(number) => Leaf::Number(self.builder.keep(&number, span.start as usize)),
            Plain::String => Leaf::String(kept),
            Plain::NotFinite => {
                let message = catalog::source::NOT_FINITE
                    .message(format!("`{}` is no finite number", escape(text)));
                return self.problem(span, message);
            }
        };
        let origin = self.builder.leaf(leaf, span);
        self.note_ambiguous(origin, style == ScalarStyle::Plain && is_ambiguous(text));
        None
    }

    fn note_ambiguous(&mut self, origin: Origin, value: bool) {
        let key = std::mem::take(&mut self.ambiguous_key).then(|| origin.key());
        let room = AMBIGUOUS.saturating_sub(self.ambiguous.len());
        self.ambiguous
            .extend(key.into_iter().chain(value.then_some(origin)).take(room));
    }
}
