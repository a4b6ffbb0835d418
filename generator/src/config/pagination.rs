//! How do some operations page? One `[[target.pagination]]`.
//!
//! ```toml
//! [[target.pagination]]
//! operations = ["list*"]
//! kind = "cursor"
//! parameter = "cursor"
//! next = "meta.next_cursor"
//! ```
//!
//! What an entry leaves out is found as it would be without it.

use serde::{Deserialize, Serialize};

/// How the operations that it names page.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Pagination {
    /// Operations by `operationId`, or by method and path template (`get /pets`); `*` stands for any text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<String>,
    /// Operations on one of these path templates; `*` stands for any text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
    /// What tells of the next page.
    pub kind: PaginationKind,
    /// The query parameter that takes the number, the offset or the cursor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// The query parameter that takes the size of a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// The number of the first page, or the offset of the first item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<u32>,
    /// The member that holds the items, names joined by dots; empty where the answer is the list itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<String>,
    /// The member that holds the cursor, the URL, the number or the offset of the next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The member of an item that is the cursor of the page after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_item: Option<String>,
    /// The member that is `true` while there are more pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
}

/// What tells of the next page.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaginationKind {
    /// A number goes up by one, or to what a member names.
    Page,
    /// A number goes up by the items that came, or to what a member names.
    Offset,
    /// The answer holds a text that the next call repeats.
    Cursor,
    /// The header field `Link` (RFC 8288).
    LinkHeader,
    /// A member holds the URL of the next page.
    Url,
    /// Nothing: the answers are no pages.
    None,
}

impl Pagination {
    /// Whether the entry names this operation: `Some(true)` where it does so in full.
    pub fn names(&self, id: &str, method: &str, path: &str) -> Option<bool> {
        let call = format!("{} {path}", method.to_ascii_lowercase());
        let by_name = self.operations.iter().filter_map(|pattern| {
            let is_named = matches(pattern, id) || matches(pattern, &call);
            is_named.then(|| !pattern.contains('*'))
        });
        let by_path = self
            .paths
            .iter()
            .filter(|pattern| matches(pattern, path))
            .map(|pattern| !pattern.contains('*'));
        by_name.chain(by_path).max()
    }
}

/// Whether a text is what the pattern says, where `*` stands for any text.
fn matches(pattern: &str, text: &str) -> bool {
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces
        .next()
        .and_then(|beginning| text.strip_prefix(beginning))
    else {
        return false;
    };
    let Some(end) = pieces.next_back() else {
        return rest.is_empty();
    };
    for piece in pieces {
        match rest.split_once(piece) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stand_for_any_text() {
        for (pattern, text, expected) in [
            ("list", "list", true),
            ("list", "lists", false),
            ("list*", "listPets", true),
            ("*", "", true),
            ("*Pets", "listPets", true),
            ("*Pets", "listPetsAll", false),
            ("/groups/*/pets", "/groups/{id}/pets", true),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("aa*aa", "aaa", false),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
