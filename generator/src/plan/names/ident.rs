//! What is a Rust identifier? ASCII text that rustc accepts as one, made only by `plan::names`.
//!
//! Each kind of name has a type of its own, so that a field name cannot be printed where a type name belongs. None of
//! them can be made from document text outside `plan::names`.

use std::borrow::Cow;
use std::fmt;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// An ASCII identifier that is no keyword of any edition: `[A-Za-z_][A-Za-z0-9_]*`, at most [`RustIdent::LONGEST`]
/// bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RustIdent(Cow<'static, str>);

impl RustIdent {
    /// The most bytes a name has.
    pub const LONGEST: usize = 112;

    /// Takes text that is an identifier; anything else becomes the stand-in `unnamed`.
    pub(super) fn new(text: String) -> Self {
        if is_identifier(&text) && !super::super::reserved::is_keyword(&text) {
            Self(Cow::Owned(text))
        } else {
            Self(Cow::Borrowed("unnamed"))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether rustc reads this text as one ASCII identifier (keywords included).
pub(in crate::plan) fn is_identifier(text: &str) -> bool {
    let mut bytes = text.bytes();
    let starts = bytes
        .next()
        .is_some_and(|b| b.is_ascii_alphabetic() || b == b'_');
    starts && text != "_" && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

impl fmt::Display for RustIdent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for RustIdent {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend([TokenTree::Ident(Ident::new(&self.0, Span::call_site()))]);
    }
}

/// Declares kinds of names, each with the stand-in that a look-up outside its table gives.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $stand_in:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $kind(RustIdent);

        impl $kind {
            /// Stands in where a table is asked for something it does not hold. It never reaches output.
            pub(in crate::plan) const UNKNOWN: &'static Self = &Self(RustIdent(Cow::Borrowed($stand_in)));

            pub(in crate::plan::names) fn new(text: String) -> Self {
                Self(RustIdent::new(text))
            }

            /// The name.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ToTokens for $kind {
            fn to_tokens(&self, tokens: &mut TokenStream) {
                self.0.to_tokens(tokens);
            }
        }
    )*};
}

kinds! {
    /// `ServerlessBackupSnapshot`: a struct, enum or alias.
    TypeName = "Unnamed";
    /// `created_at`: a field, and the argument or setter that fills it.
    FieldName = "unnamed";
    /// `OnDemand`: a variant of an enum.
    VariantName = "Unnamed";
    /// `get_serverless_backup`: a function or method.
    FnName = "unnamed";
    /// `cloud_backups`: a module, its file and its Cargo feature.
    ModuleName = "unnamed";
    /// `HEX_24`: a constant or static.
    ConstName = "UNNAMED";
}
