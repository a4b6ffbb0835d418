//! Every distinct `pattern` of the document: as it is written there (ECMA-262), and as
//! `regex-lite` reads it.

#![allow(dead_code, reason = "which of these are used depends on the features")]

use crate::runtime::validate::Pattern;

/// `^[0-9]{15}$`
pub(crate) static DIGITS_15: Pattern = Pattern::new("^[0-9]{15}$", "^[0-9]{15}$");
