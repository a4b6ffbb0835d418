//! Every distinct `pattern` of the document: as it is written there (ECMA-262), and as
//! `regex-lite` reads it.

use crate::runtime::validate::Pattern;

/// `^[a-f0-9]{24}$`
pub(crate) static HEX_24: Pattern = Pattern::new("^[a-f0-9]{24}$", "^[0-9a-f]{24}$");
