//! Members that only the server sends, in the shape of generated code.

use std::collections::BTreeMap;

use crate::api::runtime::json::Object;
use crate::api::runtime::model::{
    self, FieldReader, FieldWriter, Kind, Record, Union, Variant, VariantReader, VariantWriter,
};
use crate::api::runtime::validate::{self as rule, Location, Validate};
use crate::api::runtime::{
    Client, Decoded, Flat, Json, JsonText, Method, Multipart, NoBody, Operation, OperationInfo,
    Reply, Request, RequestParts, Violations,
};

/// An account, with accounts in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    pub id: Option<String>,
    pub name: String,
    pub parts: Option<Vec<Account>>,
    pub by_name: Option<BTreeMap<String, Account>>,
    pub holder: Option<Holder>,
    pub unknown: Object,
}

impl Record for Account {
    const NAME: &'static str = "Account";
    const FIELDS: &'static [&'static str] = &["id", "name", "parts", "byName", "holder"];
    const REQUIRED: &'static [usize] = &[1];
    const READ_ONLY: &'static [&'static str] = &["id"];
    const KEEPS_EXTRA: bool = true;

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.id),
            1 => value.put(&mut self.name),
            2 => value.put(&mut self.parts),
            3 => value.put(&mut self.by_name),
            4 => value.put(&mut self.holder),
            _ => value.skip(),
        }
    }

    fn read_extra<'de, R: FieldReader<'de>>(
        &mut self,
        name: String,
        value: &mut R,
    ) -> Result<(), R::Error> {
        value.put_extra(name, &mut self.unknown)
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("id", &self.id);
        fields.required("name", &self.name);
        fields.optional("parts", &self.parts);
        fields.optional("byName", &self.by_name);
        fields.optional("holder", &self.holder);
        fields.flatten(&self.unknown);
    }
}

model::record!(Account);

/// Who holds an account. Which of them it is, is read-only, too.
#[derive(Clone, Debug, PartialEq)]
pub enum Holder {
    Person(Person),
    Unknown(Json),
}

impl Union for Holder {
    const NAME: &'static str = "Holder";
    const TAG: Option<&'static str> = Some("kind");
    const TAGS: &'static [(&'static str, usize)] = &[("person", 0)];
    const VARIANTS: &'static [Variant] = &[Variant::of(Kind::Object)];

    fn read<R: VariantReader>(variant: usize, value: &R) -> Result<Self, R::Error> {
        match variant {
            0 => value.read(Self::Person),
            _ => value.read(Self::Unknown),
        }
    }

    fn unknown(value: Json) -> Self {
        Self::Unknown(value)
    }

    fn write<W: VariantWriter>(&self, value: W) -> Result<W::Ok, W::Error> {
        match self {
            Self::Person(person) => value.tagged("person", person),
            Self::Unknown(unknown) => value.write(unknown),
        }
    }
}

model::union!(Holder);

/// A person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    pub kind: Option<String>,
    pub since: Option<String>,
    pub name: Option<String>,
}

impl Record for Person {
    const NAME: &'static str = "Person";
    const FIELDS: &'static [&'static str] = &["kind", "since", "name"];
    const REQUIRED: &'static [usize] = &[];
    const READ_ONLY: &'static [&'static str] = &["kind", "since"];

    fn blank() -> Self {
        Self::default()
    }

    fn read<'de, R: FieldReader<'de>>(
        &mut self,
        field: usize,
        value: &mut R,
    ) -> Result<(), R::Error> {
        match field {
            0 => value.put(&mut self.kind),
            1 => value.put(&mut self.since),
            2 => value.put(&mut self.name),
            _ => value.skip(),
        }
    }

    fn write<W: FieldWriter>(&self, fields: &mut W) {
        fields.optional("kind", &self.kind);
        fields.optional("since", &self.since);
        fields.optional("name", &self.name);
    }
}

model::record!(Person);

impl Validate for Account {
    fn validate_at(&self, at: Location<'_>, found: &mut Violations) {
        found.read_only(|found| {
            if let Some(value) = &self.id {
                rule::max_length(value, 8, at.member("id"), found);
            }
        });
        rule::max_length(&self.name, 8, at.member("name"), found);
    }
}

/// How the account of [`Account`] is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    Nothing,
    Json,
    Form,
    Multipart,
    Query,
    JsonInQuery,
}

/// `PUT /account`, which answers with the account.
#[derive(Clone, Debug)]
pub struct PutAccount {
    pub account: Account,
    pub form: As,
}

pub fn put_account(client: &Client, account: Account, form: As) -> Request<PutAccount> {
    Request::new(client, PutAccount { account, form })
}

impl Operation for PutAccount {
    type Output = Account;
    type Failure = NoBody;

    const INFO: &'static OperationInfo = &OperationInfo {
        id: "putAccount",
        method: Method::Put,
        template: "/account",
        accept: "application/json",
        security: &[],
    };

    fn validate(&self, found: &mut Violations) {
        self.account.validate_at(Location::ROOT, found);
    }

    fn build(&self, request: &mut RequestParts) {
        request.path().literal("/account");
        match self.form {
            As::Nothing => {}
            As::Json => request.json("application/json", &self.account),
            As::Form => {
                request.form("application/x-www-form-urlencoded", &self.account, &[]);
            }
            As::Multipart => request.multipart(
                "multipart/form-data",
                &Multipart::new().part("account", &self.account),
            ),
            As::Query => request.query("account", &Flat(&self.account)),
            As::JsonInQuery => request.query("account", &JsonText(&self.account)),
        }
    }

    fn decode(reply: &Reply) -> Decoded<Self::Output, Self::Failure> {
        match reply.status() {
            200 => reply.success("application/json"),
            _ => reply.undocumented(),
        }
    }
}
