//! Data types of the operations tagged `` Prose `x` ``.

use crate::runtime::model::{self, FieldReader, FieldWriter, Record, TextEnum};

/// See \[`crate::nope`\], \[foo\] and [docs](https://example.com/a_b). Call `curl -X`, or visit
/// <https://example.com/x_y>.
///
/// | a | b |
/// | --- | --- |
/// | \`x | y\` |
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// \u{202e}txt \u{7} a b
    pub literal: Option<ProseLiteral>,
    /// The member `pattern`.
    ///
    /// Pattern: ````^(```|\d)$````.
    pub pattern: Option<String>,
}

impl Record for Prose {
    const NAME: &'static str = "Prose";
    const FIELDS: &'static [&'static str] = &["literal", "pattern"];
    const REQUIRED: &'static [usize] = &[];

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.literal),
            1 => value.put(&mut self.pattern),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("literal", &self.literal);
        fields.optional("pattern", &self.pattern);
    }
}

model::record!(Prose);

/// \u{202e}txt \u{7} a b
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ProseLiteral {
    /// `a"); panic!(); //`
    APanic,
    /// `{x}`
    X,
    /// `\`
    Backslash,
    /// `\u{202e}`
    U202e,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for ProseLiteral {
    const NAME: &'static str = "ProseLiteral";
    const KNOWN: &'static [&'static str] = &[
        "a\"); panic!(); //",
        "{x}",
        "\\",
        "\u{202e}",
    ];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "a\"); panic!(); //" => Some(Self::APanic),
            "{x}" => Some(Self::X),
            "\\" => Some(Self::Backslash),
            "\u{202e}" => Some(Self::U202e),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::APanic => "a\"); panic!(); //",
            Self::X => "{x}",
            Self::Backslash => "\\",
            Self::U202e => "\u{202e}",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(ProseLiteral);
