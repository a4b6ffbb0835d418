//! Is the name of a member one that its map may have?

use super::model::KeyRule;
use crate::diagnostics::{Diagnostics, catalog, escape};
use crate::source::At;

/// Checks the name of a member.
pub(super) fn check(name: &str, member: At<'_>, rule: KeyRule, diagnostics: &mut Diagnostics) {
    let message = match rule {
        KeyRule::Component if !is_component_name(name) => {
            let name = if name.is_empty() {
                "an empty name".to_owned()
            } else {
                format!("`{}`", escape(name))
            };
            catalog::structure::COMPONENT_NAME.message(format!(
                "{name} is no name for a component: only letters, digits, `.`, `_` and `-` are"
            ))
        }
        KeyRule::Status if !is_status(name) => catalog::structure::STATUS.message(format!(
            "`{}` is no status code, range or `default`",
            escape(name)
        )),
        KeyRule::Path if !name.starts_with('/') => catalog::structure::PATH.message(format!(
            "the path `{}` does not begin with `/`",
            escape(name)
        )),
        KeyRule::Any | KeyRule::Component | KeyRule::Status | KeyRule::Path => return,
    };
    diagnostics.report(member.origin().key(), message);
}

fn is_component_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

fn is_status(name: &str) -> bool {
    name == "default"
        || matches!(
            name.as_bytes(),
            [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] | [b'1'..=b'5', b'X', b'X']
        )
}
