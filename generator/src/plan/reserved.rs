//! Which names may we not give? Keywords of every edition, the prelude, and what the runtime calls its own.
//!
//! Every list is sorted: a look-up is a binary search, and a new entry has one place.

/// Strict and reserved keywords of every edition, `gen` of 2024 included (The Rust Reference § Keywords). The weak
/// ones (`default`, `union`, `auto`, `raw`, `safe`) are identifiers everywhere we print a name.
const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Types, traits and variants that generated files name without a path: the prelude, what they import, and what the
/// crate's root re-exports.
const TYPES: &[&str] = &[
    "ApiInfo",
    "AsBytes",
    "AsEvents",
    "AsJson",
    "AsLines",
    "AsMut",
    "AsRef",
    "AsSequence",
    "AsText",
    "AsTextEvents",
    "Assertion",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "BTreeMap",
    "Base64Bytes",
    "Binary",
    "Blank",
    "Body",
    "Box",
    "Bracketed",
    "ByteStream",
    "Client",
    "ClientBuilder",
    "Clone",
    "Copy",
    "Credentials",
    "CredentialsError",
    "Date",
    "Debug",
    "Decoded",
    "Default",
    "Display",
    "DoubleEndedIterator",
    "Drop",
    "Endpoint",
    "EnvelopeNames",
    "Eq",
    "Err",
    "Error",
    "ErrorBody",
    "EventStream",
    "ExactSizeIterator",
    "Extend",
    "FieldReader",
    "FieldWriter",
    "Flat",
    "Fn",
    "FnMut",
    "FnOnce",
    "FormatError",
    "From",
    "FromIterator",
    "FromStr",
    "Future",
    "Hash",
    "IntegerEnum",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "Json",
    "JsonLines",
    "JsonObject",
    "JsonText",
    "KeyPlace",
    "Kind",
    "Location",
    "Maybe",
    "Method",
    "Multipart",
    "NextPage",
    "NoBody",
    "None",
    "Number",
    "Ok",
    "Operation",
    "OperationInfo",
    "Option",
    "OptionalParameters",
    "Ord",
    "PageView",
    "Paged",
    "PartialEq",
    "PartialOrd",
    "PathStyle",
    "Pattern",
    "QueryStyle",
    "Record",
    "Reply",
    "Represented",
    "Request",
    "RequestParts",
    "Response",
    "Result",
    "Rule",
    "SchemeInfo",
    "SchemeKind",
    "SchemeVariables",
    "Self",
    "Send",
    "Sensitive",
    "Serialize",
    "Serializer",
    "ServerInfo",
    "ServerVariable",
    "Sized",
    "Some",
    "String",
    "Sync",
    "TextEnum",
    "Timestamp",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Union",
    "Unpin",
    "Uuid",
    "Validate",
    "ValidateVariant",
    "Variant",
    "VariantReader",
    "VariantWriter",
    "Vec",
    "Violation",
    "Violations",
    "With",
];

/// Crates and modules a generated file may name, files every crate has, and device names of Windows file systems.
const MODULES: &[&str] = &[
    "alloc",
    "aux",
    "build",
    "client",
    "com0",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "core",
    "default",
    "digest",
    "headers",
    "json",
    "lib",
    "lpt0",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "main",
    "mock",
    "mod",
    "model",
    "models",
    "nul",
    "oauth2",
    "patterns",
    "prn",
    "proc_macro",
    "reqwest",
    "rule",
    "runtime",
    "serde",
    "serde_json",
    "shared",
    "std",
    "test",
    "tests",
    "time",
    "tokio",
    "validators",
];

/// Crates that come with the compiler: a package of such a name is taken for them, or refused by Cargo.
const CRATES_OF_RUST: &[&str] = &["alloc", "core", "proc_macro", "std", "test"];

/// Methods of the runtime's `Client`, beside which the accessors of groups stand.
const CLIENT_METHODS: &[&str] = &[
    "authenticated",
    "borrow",
    "borrow_mut",
    "builder",
    "clone",
    "clone_into",
    "exchange",
    "from",
    "into",
    "new",
    "revoke_tokens",
    "revoke_tokens_blocking",
    "settings",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
];

/// Methods of the runtime's `Request`, beside which the setters of optional parameters stand.
const REQUEST_METHODS: &[&str] = &[
    "as_received",
    "attempt_timeout",
    "base_url",
    "borrow",
    "borrow_mut",
    "clone",
    "clone_into",
    "deadline",
    "from",
    "into",
    "into_future",
    "items",
    "new",
    "no_retries",
    "operation",
    "operation_mut",
    "pages",
    "represented",
    "retries",
    "send",
    "send_blocking",
    "server",
    "server_described",
    "server_variable",
    "strict_response",
    "timeout",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
    "until",
    "until_gone",
    "validate_request",
    "with_operation",
    "with_options",
];

/// Methods of the runtime's `Response`, beside which those that read documented headers stand.
const RESPONSE_METHODS: &[&str] = &[
    "as_mut",
    "as_ref",
    "attempts",
    "blocking",
    "borrow",
    "borrow_mut",
    "clone",
    "clone_into",
    "deprecation",
    "deref",
    "deref_mut",
    "from",
    "header",
    "header_json",
    "header_list",
    "header_object",
    "header_object_exploded",
    "headers",
    "into",
    "into_inner",
    "map",
    "new",
    "operation",
    "rate_limit",
    "retry_after",
    "status",
    "sunset",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
];

/// Methods every value has through the prelude: an operation of this name would hide one of them.
const GROUP_METHODS: &[&str] = &[
    "borrow",
    "borrow_mut",
    "clone",
    "clone_into",
    "from",
    "into",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
];

/// Features of every generated crate.
const FEATURES: &[&str] = &[
    "blocking", "chrono", "default", "digest", "jiff", "mock", "oauth2", "tracing",
];

/// What a scope holds before we name anything in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Reserved {
    /// Nothing but keywords.
    Keywords,
    /// The scope of types.
    Types,
    /// The scope of modules and files.
    Modules,
    /// The functions that check parameters, beside what their modules import.
    Validators,
    /// The methods of `Client`.
    ClientMethods,
    /// The methods of `Request`.
    RequestMethods,
    /// The methods of `Response`.
    ResponseMethods,
    /// The methods of a group of operations.
    GroupMethods,
    /// The Cargo features of the crate.
    Features,
    /// The variants of an open enum or union, which has one of its own for what it does not know.
    Variants,
}

impl Reserved {
    /// Whether the scope already holds this name.
    pub(in crate::plan) fn holds(self, name: &str) -> bool {
        let list = match self {
            Self::Keywords => &[],
            Self::Types => TYPES,
            Self::Modules => MODULES,
            Self::Validators => &["patterns"],
            Self::ClientMethods => CLIENT_METHODS,
            Self::RequestMethods => REQUEST_METHODS,
            Self::ResponseMethods => RESPONSE_METHODS,
            Self::GroupMethods => GROUP_METHODS,
            Self::Features => FEATURES,
            Self::Variants => &["Unknown"],
        };
        is_keyword(name) || list.binary_search(&name).is_ok()
    }
}

/// Whether some edition refuses this word as an identifier.
pub(in crate::plan) fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word).is_ok()
}

/// Whether a crate of this name comes with the compiler.
pub(in crate::plan) fn is_crate_of_rust(name: &str) -> bool {
    CRATES_OF_RUST.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_without_repetition() {
        for list in [
            KEYWORDS,
            TYPES,
            MODULES,
            CRATES_OF_RUST,
            CLIENT_METHODS,
            REQUEST_METHODS,
            RESPONSE_METHODS,
            GROUP_METHODS,
            FEATURES,
        ] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn syn_agrees_about_keywords_except_gen() {
        for word in KEYWORDS {
            let refused = syn::parse_str::<syn::Ident>(word).is_err();
            assert!(refused || *word == "gen", "{word}");
        }
        assert!(is_keyword("gen"), "edition 2024 reserves it, syn does not");
        assert!(!is_keyword("default"));
    }

    /// What `emit` imports into generated files is reserved: its table says so itself.
    #[test]
    fn everything_that_generated_files_import_is_reserved() {
        let table = include_str!("../emit/runtime.rs");
        let imported: Vec<&str> = table
            .lines()
            .filter(|line| line.trim_start().starts_with("Self::") && line.contains("=> ("))
            .filter_map(|line| line.rsplit('"').nth(1))
            .collect();
        assert!(imported.len() > 30, "the table was not found");
        for name in imported {
            let known = TYPES.binary_search(&name).is_ok() || MODULES.binary_search(&name).is_ok();
            assert!(known, "{name} is imported and not reserved");
        }
    }

    /// Inherent methods of a runtime type, private ones too: generated code adds its own beside them.
    fn methods_of(name: &str) -> Vec<String> {
        let files = specwright_templates::RUNTIME
            .iter()
            .filter(|(path, _)| path.ends_with(".rs"));
        let items = files.flat_map(|(path, text)| {
            syn::parse_file(text)
                .unwrap_or_else(|why| panic!("{path}: {why}"))
                .items
        });
        let mut methods = Vec::new();
        for item in items {
            let syn::Item::Impl(block) = item else {
                continue;
            };
            let syn::Type::Path(owner) = &*block.self_ty else {
                continue;
            };
            if block.trait_.is_none()
                && owner
                    .path
                    .segments
                    .last()
                    .is_some_and(|last| last.ident == name)
            {
                methods.extend(block.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                    _ => None,
                }));
            }
        }
        methods
    }

    #[test]
    fn every_method_of_the_runtime_that_generated_ones_stand_beside_is_reserved() {
        for (owner, scope) in [
            ("Client", Reserved::ClientMethods),
            ("Request", Reserved::RequestMethods),
            ("Response", Reserved::ResponseMethods),
        ] {
            let methods = methods_of(owner);
            assert!(!methods.is_empty(), "{owner} was not found");
            for method in methods {
                assert!(scope.holds(&method), "{owner}::{method} is not reserved");
            }
        }
    }
}
