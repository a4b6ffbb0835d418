//! Data types of the operations tagged `std`.

use crate::runtime::model::{self, FieldReader, FieldWriter, Record, TextEnum};

/// The schema `Box` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoxModel {
    /// The member `Box`.
    pub box_: Option<Box<BoxModel>>,
    /// The member `Json`.
    pub json: Option<JsonModel>,
}

impl Record for BoxModel {
    const NAME: &'static str = "BoxModel";
    const FIELDS: &'static [&'static str] = &["Box", "Json"];
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
            0 => value.put(&mut self.box_),
            1 => value.put(&mut self.json),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("Box", &self.box_);
        fields.optional("Json", &self.json);
    }
}

model::record!(BoxModel);

/// The schema `Client` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClientModel {
    /// The member `crate`.
    pub crate_: Option<String>,
    /// The member whose name is empty.
    pub empty: Option<String>,
}

impl Record for ClientModel {
    const NAME: &'static str = "ClientModel";
    const FIELDS: &'static [&'static str] = &["crate", ""];
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
            0 => value.put(&mut self.crate_),
            1 => value.put(&mut self.empty),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("crate", &self.crate_);
        fields.optional("", &self.empty);
    }
}

model::record!(ClientModel);

/// The schema `Error` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorModel {
    /// The member `fn`.
    pub fn_: Option<String>,
    /// The member `box`.
    pub box_: Option<BoxModel>,
}

impl Record for ErrorModel {
    const NAME: &'static str = "ErrorModel";
    const FIELDS: &'static [&'static str] = &["fn", "box"];
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
            0 => value.put(&mut self.fn_),
            1 => value.put(&mut self.box_),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("fn", &self.fn_);
        fields.optional("box", &self.box_);
    }
}

model::record!(ErrorModel);

/// The schema `Json` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JsonModel {
    /// The member `serde`.
    pub serde: Option<String>,
    /// The member `rule`.
    ///
    /// Length: at most 1 character.
    pub rule: Option<String>,
}

impl Record for JsonModel {
    const NAME: &'static str = "JsonModel";
    const FIELDS: &'static [&'static str] = &["serde", "rule"];
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
            0 => value.put(&mut self.serde),
            1 => value.put(&mut self.rule),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("serde", &self.serde);
        fields.optional("rule", &self.rule);
    }
}

model::record!(JsonModel);

/// The schema `Option` of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OptionModel {
    /// `Some`
    Some,
    /// `None`
    None,
    /// `Unknown`
    UnknownValue,
    /// `unknown`
    UnknownValue2,
    /// `Self`
    SelfValue,
    /// `1`
    N1,
    /// `""`
    Empty,
    /// A value that the document does not list, as it came. Made by `From`, never for a listed
    /// value.
    Unknown(String),
}

impl TextEnum for OptionModel {
    const NAME: &'static str = "OptionModel";
    const KNOWN: &'static [&'static str] = &[
        "Some",
        "None",
        "Unknown",
        "unknown",
        "Self",
        "1",
        "",
    ];

    fn from_known(text: &str) -> Option<Self> {
        match text {
            "Some" => Some(Self::Some),
            "None" => Some(Self::None),
            "Unknown" => Some(Self::UnknownValue),
            "unknown" => Some(Self::UnknownValue2),
            "Self" => Some(Self::SelfValue),
            "1" => Some(Self::N1),
            "" => Some(Self::Empty),
            _ => None,
        }
    }

    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }

    fn as_text(&self) -> &str {
        match self {
            Self::Some => "Some",
            Self::None => "None",
            Self::UnknownValue => "Unknown",
            Self::UnknownValue2 => "unknown",
            Self::SelfValue => "Self",
            Self::N1 => "1",
            Self::Empty => "",
            Self::Unknown(text) => text,
        }
    }
}

model::text_enum!(OptionModel);

/// The schema `Result` of the document.
pub type ResultModel = Vec<SomeModel>;

/// The schema `Some` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SomeModel {
    /// The member `default`.
    pub default: Option<bool>,
    /// The member `Ok`.
    pub ok: Option<ErrorModel>,
}

impl Record for SomeModel {
    const NAME: &'static str = "SomeModel";
    const FIELDS: &'static [&'static str] = &["default", "Ok"];
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
            0 => value.put(&mut self.default),
            1 => value.put(&mut self.ok),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("default", &self.default);
        fields.optional("Ok", &self.ok);
    }
}

model::record!(SomeModel);

/// The schema `String` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StringModel {
    /// The member `at`.
    ///
    /// Length: at most 1 character.
    pub at: String,
    /// The member `found`.
    ///
    /// Length: at most 1 character.
    pub found: String,
    /// The member `self`.
    ///
    /// Of each item: Length: at most 1 character.
    pub self_: Vec<String>,
    /// The member `value`.
    pub value: Option<String>,
    /// The member `validate`.
    pub validate: Option<String>,
    /// The member `a-b`.
    pub a_b2: Option<String>,
    /// The member `a_b`.
    pub a_b: Option<String>,
}

impl Record for StringModel {
    const NAME: &'static str = "StringModel";
    const FIELDS: &'static [&'static str] = &[
        "at",
        "found",
        "self",
        "value",
        "validate",
        "a-b",
        "a_b",
    ];
    const REQUIRED: &'static [usize] = &[0, 1, 2];

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.at),
            1 => value.put(&mut self.found),
            2 => value.put(&mut self.self_),
            3 => value.put(&mut self.value),
            4 => value.put(&mut self.validate),
            5 => value.put(&mut self.a_b2),
            6 => value.put(&mut self.a_b),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("at", &self.at);
        fields.required("found", &self.found);
        fields.required("self", &self.self_);
        fields.optional("value", &self.value);
        fields.optional("validate", &self.validate);
        fields.optional("a-b", &self.a_b2);
        fields.optional("a_b", &self.a_b);
    }
}

model::record!(StringModel);

/// The schema `Vec` of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VecModel {
    /// The member `option`.
    pub option: Option<OptionModel>,
    /// The member `string`.
    pub string: Option<StringModel>,
    /// The member `result`.
    pub result: Option<ResultModel>,
    /// The member `client`.
    pub client: Option<ClientModel>,
}

impl Record for VecModel {
    const NAME: &'static str = "VecModel";
    const FIELDS: &'static [&'static str] = &["option", "string", "result", "client"];
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
            0 => value.put(&mut self.option),
            1 => value.put(&mut self.string),
            2 => value.put(&mut self.result),
            3 => value.put(&mut self.client),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("option", &self.option);
        fields.optional("string", &self.string);
        fields.optional("result", &self.result);
        fields.optional("client", &self.client);
    }
}

model::record!(VecModel);
