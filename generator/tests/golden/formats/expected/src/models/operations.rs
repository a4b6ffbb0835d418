//! Data types of the operations without a tag.

use crate::runtime::model::{self, Blank, FieldReader, FieldWriter, Record};
use crate::runtime::{Base64Bytes, Maybe, Timestamp};

/// The schema `Event` of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The member `id`.
    ///
    /// Format: `uuid`. Pattern: `^[0-9a-f-]+$`.
    pub id: String,
    /// The member `at`.
    pub at: Timestamp,
    /// The member `day`.
    ///
    /// Format: `date`. Example: `2024-02-30`.
    pub day: String,
    /// The member `days`.
    pub days: Option<Vec<String>>,
    /// The member `digest`.
    pub digest: Option<Base64Bytes>,
    /// The member `opens`.
    ///
    /// Format: `time`. Example: `09:42:00+02:00`.
    pub opens: Option<String>,
    /// The member `lasts`.
    ///
    /// Format: `duration`. Example: `PT90M`.
    pub lasts: Option<String>,
    /// The member `page`.
    ///
    /// Format: `uri`. Example: `/events/1`.
    pub page: Option<String>,
    /// The member `hosts`.
    pub hosts: Option<Vec<String>>,
    /// The member `host`.
    ///
    /// Format: `ipv6`.
    pub host: Maybe<String>,
    /// The member `mail`.
    ///
    /// Format: `email`. Length: at most 254 characters.
    pub mail: Option<String>,
    /// The member `price`.
    ///
    /// Format: `decimal`.
    pub price: Option<String>,
}

impl Record for Event {
    const NAME: &'static str = "Event";
    const FIELDS: &'static [&'static str] = &[
        "id",
        "at",
        "day",
        "days",
        "digest",
        "opens",
        "lasts",
        "page",
        "hosts",
        "host",
        "mail",
        "price",
    ];
    const REQUIRED: &'static [usize] = &[0, 1, 2];

    fn blank() -> Self {
        Self {
            id: Blank::blank(),
            at: Blank::blank(),
            day: Blank::blank(),
            days: Blank::blank(),
            digest: Blank::blank(),
            opens: Blank::blank(),
            lasts: Blank::blank(),
            page: Blank::blank(),
            hosts: Blank::blank(),
            host: Blank::blank(),
            mail: Blank::blank(),
            price: Blank::blank(),
        }
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.id),
            1 => value.put(&mut self.at),
            2 => value.put(&mut self.day),
            3 => value.put(&mut self.days),
            4 => value.put(&mut self.digest),
            5 => value.put(&mut self.opens),
            6 => value.put(&mut self.lasts),
            7 => value.put(&mut self.page),
            8 => value.put(&mut self.hosts),
            9 => value.put(&mut self.host),
            10 => value.put(&mut self.mail),
            11 => value.put(&mut self.price),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.required("id", &self.id);
        fields.required("at", &self.at);
        fields.required("day", &self.day);
        fields.optional("days", &self.days);
        fields.optional("digest", &self.digest);
        fields.optional("opens", &self.opens);
        fields.optional("lasts", &self.lasts);
        fields.optional("page", &self.page);
        fields.optional("hosts", &self.hosts);
        fields.maybe("host", &self.host);
        fields.optional("mail", &self.mail);
        fields.optional("price", &self.price);
    }
}

model::record!(Event);
