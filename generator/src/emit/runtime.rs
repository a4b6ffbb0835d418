//! How is the runtime named in generated code? The only place that spells its paths.
//!
//! Generated files import what they name and then use short names, as a person would. An emitter asks [`Imports`] for
//! the name of an item; what was asked for becomes the `use` declarations at the head of the file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote};

use crate::plan::TypeName;

/// Things that generated files import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    ApiInfo,
    AsBytes,
    AsEvents,
    AsJson,
    AsLines,
    AsSequence,
    AsText,
    AsTextEvents,
    Assertion,
    BTreeMap,
    Base64Bytes,
    Binary,
    Blank,
    Body,
    Bracketed,
    ByteStream,
    Client,
    ClientBuilder,
    ClientModule,
    Credentials,
    CredentialsError,
    Date,
    Decoded,
    Endpoint,
    EnvelopeNames,
    ErrorBody,
    EventStream,
    FieldReader,
    FieldWriter,
    Flat,
    IntegerEnum,
    Json,
    JsonLines,
    JsonModule,
    JsonObject,
    JsonText,
    KeyPlace,
    Kind,
    Location,
    Maybe,
    Method,
    Mock,
    Model,
    Models,
    Multipart,
    NextPage,
    NoBody,
    Number,
    Operation,
    OperationInfo,
    OptionalParameters,
    PageView,
    Paged,
    PathStyle,
    Pattern,
    Patterns,
    QueryStyle,
    Record,
    Reply,
    Represented,
    Request,
    RequestParts,
    Response,
    Rule,
    Rules,
    SchemeInfo,
    SchemeKind,
    SchemeVariables,
    Sensitive,
    Serialize,
    Serializer,
    ServerInfo,
    ServerVariable,
    TextEnum,
    Timestamp,
    Union,
    Uuid,
    Validate,
    ValidateVariant,
    Validators,
    Variant,
    VariantReader,
    VariantWriter,
    Violations,
    With,
}

impl Item {
    /// The module it is imported from, what is imported, and the name it then has.
    fn path(self) -> (&'static str, &'static str, &'static str) {
        const ROOT: &str = "crate::runtime";
        const MODEL: &str = "crate::runtime::model";
        const VALIDATE: &str = "crate::runtime::validate";
        match self {
            Self::ApiInfo => (ROOT, "ApiInfo", "ApiInfo"),
            Self::AsBytes => (ROOT, "AsBytes", "AsBytes"),
            Self::AsEvents => (ROOT, "AsEvents", "AsEvents"),
            Self::AsJson => (ROOT, "AsJson", "AsJson"),
            Self::AsLines => (ROOT, "AsLines", "AsLines"),
            Self::AsSequence => (ROOT, "AsSequence", "AsSequence"),
            Self::AsText => (ROOT, "AsText", "AsText"),
            Self::AsTextEvents => (ROOT, "AsTextEvents", "AsTextEvents"),
            Self::Assertion => (VALIDATE, "Assertion", "Assertion"),
            Self::BTreeMap => ("std::collections", "BTreeMap", "BTreeMap"),
            Self::Base64Bytes => (ROOT, "Base64Bytes", "Base64Bytes"),
            Self::Binary => (ROOT, "Binary", "Binary"),
            Self::Blank => (MODEL, "Blank", "Blank"),
            Self::Body => (ROOT, "Body", "Body"),
            Self::ByteStream => (ROOT, "ByteStream", "ByteStream"),
            Self::Bracketed => (ROOT, "Bracketed", "Bracketed"),
            Self::Client => (ROOT, "Client", "Client"),
            Self::ClientBuilder => (ROOT, "ClientBuilder", "ClientBuilder"),
            Self::ClientModule => ("crate", "client", "client"),
            Self::Credentials => (ROOT, "Credentials", "Credentials"),
            Self::CredentialsError => (ROOT, "CredentialsError", "CredentialsError"),
            Self::Date => (ROOT, "Date", "Date"),
            Self::Decoded => (ROOT, "Decoded", "Decoded"),
            Self::Endpoint => (ROOT, "Endpoint", "Endpoint"),
            Self::EnvelopeNames => (ROOT, "EnvelopeNames", "EnvelopeNames"),
            Self::ErrorBody => (ROOT, "ErrorBody", "ErrorBody"),
            Self::EventStream => (ROOT, "EventStream", "EventStream"),
            Self::FieldReader => (MODEL, "FieldReader", "FieldReader"),
            Self::FieldWriter => (MODEL, "FieldWriter", "FieldWriter"),
            Self::Flat => (ROOT, "Flat", "Flat"),
            Self::IntegerEnum => (MODEL, "IntegerEnum", "IntegerEnum"),
            Self::Json => (ROOT, "Json", "Json"),
            Self::JsonLines => (ROOT, "JsonLines", "JsonLines"),
            Self::JsonModule => (ROOT, "json", "json"),
            Self::JsonObject => (ROOT, "JsonObject", "JsonObject"),
            Self::JsonText => (ROOT, "JsonText", "JsonText"),
            Self::KeyPlace => (ROOT, "KeyPlace", "KeyPlace"),
            Self::Kind => (MODEL, "Kind", "Kind"),
            Self::Location => (VALIDATE, "Location", "Location"),
            Self::Maybe => (ROOT, "Maybe", "Maybe"),
            Self::Method => (ROOT, "Method", "Method"),
            Self::Mock => (ROOT, "mock", "mock"),
            Self::Model => (MODEL, "self", "model"),
            Self::Models => ("crate", "models", "models"),
            Self::Multipart => (ROOT, "Multipart", "Multipart"),
            Self::NextPage => (ROOT, "NextPage", "NextPage"),
            Self::NoBody => (ROOT, "NoBody", "NoBody"),
            Self::Number => (ROOT, "Number", "Number"),
            Self::Operation => (ROOT, "Operation", "Operation"),
            Self::OperationInfo => (ROOT, "OperationInfo", "OperationInfo"),
            Self::OptionalParameters => (ROOT, "OptionalParameters", "OptionalParameters"),
            Self::PageView => (ROOT, "PageView", "PageView"),
            Self::Paged => (ROOT, "Paged", "Paged"),
            Self::PathStyle => (ROOT, "PathStyle", "PathStyle"),
            Self::Pattern => (VALIDATE, "Pattern", "Pattern"),
            Self::Patterns => ("crate::validators", "patterns", "patterns"),
            Self::QueryStyle => (ROOT, "QueryStyle", "QueryStyle"),
            Self::Record => (MODEL, "Record", "Record"),
            Self::Reply => (ROOT, "Reply", "Reply"),
            Self::Represented => (ROOT, "Represented", "Represented"),
            Self::Request => (ROOT, "Request", "Request"),
            Self::RequestParts => (ROOT, "RequestParts", "RequestParts"),
            Self::Response => (ROOT, "Response", "Response"),
            Self::Rule => (VALIDATE, "Rule", "Rule"),
            Self::Rules => (VALIDATE, "self as rule", "rule"),
            Self::SchemeInfo => (ROOT, "SchemeInfo", "SchemeInfo"),
            Self::SchemeKind => (ROOT, "SchemeKind", "SchemeKind"),
            Self::SchemeVariables => (ROOT, "SchemeVariables", "SchemeVariables"),
            Self::Sensitive => (ROOT, "Sensitive", "Sensitive"),
            Self::Serialize => ("serde", "Serialize", "Serialize"),
            Self::Serializer => ("serde", "Serializer", "Serializer"),
            Self::ServerInfo => (ROOT, "ServerInfo", "ServerInfo"),
            Self::ServerVariable => (ROOT, "ServerVariable", "ServerVariable"),
            Self::TextEnum => (MODEL, "TextEnum", "TextEnum"),
            Self::Timestamp => (ROOT, "Timestamp", "Timestamp"),
            Self::Union => (MODEL, "Union", "Union"),
            Self::Uuid => (ROOT, "Uuid", "Uuid"),
            Self::Validate => (VALIDATE, "Validate", "Validate"),
            Self::ValidateVariant => (VALIDATE, "ValidateVariant", "ValidateVariant"),
            Self::Validators => ("crate", "validators", "validators"),
            Self::Variant => (MODEL, "Variant", "Variant"),
            Self::VariantReader => (MODEL, "VariantReader", "VariantReader"),
            Self::VariantWriter => (MODEL, "VariantWriter", "VariantWriter"),
            Self::Violations => (VALIDATE, "Violations", "Violations"),
            Self::With => (ROOT, "With", "With"),
        }
    }
}

/// What one file imports.
#[derive(Debug, Default)]
pub(super) struct Imports {
    items: BTreeSet<Item>,
    siblings: BTreeSet<TypeName>,
    /// The module of the crate's root that names the siblings, where that is not the one above the file.
    of_root: Option<&'static str>,
}

impl Imports {
    /// Those of a file that is deeper than the others of this module of the crate's root.
    pub(super) fn of_chapter(root: &'static str) -> Self {
        Self {
            of_root: Some(root),
            ..Self::default()
        }
    }

    /// The name of an item, which is then imported.
    pub(super) fn name(&mut self, item: Item) -> Ident {
        self.items.insert(item);
        ident(item.path().2)
    }

    /// The same as tokens.
    pub(super) fn tokens(&mut self, item: Item) -> TokenStream {
        self.name(item).into_token_stream()
    }

    /// Imports a type of another file of the same folder, or of a folder in it.
    pub(super) fn sibling(&mut self, name: &TypeName) {
        if !self.siblings.contains(name) {
            self.siblings.insert(name.clone());
        }
    }

    /// The `use` declarations: the standard library, then this crate, in the order of rustfmt.
    pub(super) fn declarations(&self) -> TokenStream {
        self.declarations_of(&["crate"])
    }

    /// The same where the crate is at this path.
    pub(super) fn declarations_of(&self, root: &[&'static str]) -> TokenStream {
        let mut modules: BTreeMap<&str, BTreeSet<(bool, &str)>> = BTreeMap::new();
        for item in &self.items {
            let (module, import, _) = item.path();
            modules
                .entry(module)
                .or_default()
                .insert((!import.starts_with("self"), import));
        }
        let mut declarations: BTreeMap<(u8, String), TokenStream> = BTreeMap::new();
        for (module, names) in modules {
            let path = module.split("::").flat_map(|part| match part {
                "crate" => root.to_vec(),
                part => vec![part],
            });
            let path = path.map(ident);
            let imports: Vec<TokenStream> = names
                .iter()
                .map(|(_, import)| import_tokens(import))
                .collect();
            let declaration = match names.first() {
                Some((true, name)) if names.len() == 1 => (
                    format!("{module}::{name}"),
                    quote!(use #(#path)::*::#(#imports)*;),
                ),
                _ => (
                    format!("{module}::{{"),
                    quote!(use #(#path)::*::{#(#imports),*};),
                ),
            };
            declarations.insert((rank(module), declaration.0), declaration.1);
        }
        let siblings: Vec<&TypeName> = self.siblings.iter().collect();
        let (place, path) = match self.of_root.map(|root| (root, ident(root))) {
            Some((root, module)) => (format!("crate::{root}::{{"), quote!(crate::#module)),
            None => ("super::{".to_owned(), quote!(super)),
        };
        let sibling = match siblings.as_slice() {
            [] => TokenStream::new(),
            [one] => quote!(use #path::#one;),
            all => quote!(use #path::{#(#all),*};),
        };
        declarations.insert((rank(&place), place), sibling);
        declarations.into_values().collect()
    }
}

/// Where rustfmt puts a path: other crates in front, then `super`, then `crate`.
fn rank(module: &str) -> u8 {
    match module.split("::").next() {
        Some("super") => 1,
        Some("crate") => 2,
        Some(_) | None => 0,
    }
}

/// `Name` or `self as name`.
fn import_tokens(import: &str) -> TokenStream {
    import
        .split(' ')
        .map(|word| ident(word).into_token_stream())
        .collect()
}

/// An identifier of ours.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
