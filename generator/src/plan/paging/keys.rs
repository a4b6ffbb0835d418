//! Which names speak of pages? Lower case, letters and digits only: `page[number]`, `pageNumber` and `page_number` are
//! one name.

/// A name as the tables have it.
pub(super) fn key(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Parameters that take the number of a page.
pub(super) const NUMBERS: &[&str] = &[
    "page",
    "pagenum",
    "pagenumber",
    "pageno",
    "pagenr",
    "currentpage",
];

/// Parameters that take the number of items to pass over.
pub(super) const OFFSETS: &[&str] = &["offset", "skip", "startat", "pageoffset"];

/// Parameters that say where a page begins, where the answer names the next one: the word alone could be anything.
pub(super) const BEGINNINGS: &[&str] = &["start", "startindex", "from"];

/// What the name of a parameter has before it where it is that of the next page.
pub(super) const NEXT: &str = "next";

/// Parameters that take the size of a page.
pub(super) const SIZES: &[&str] = &[
    "perpage",
    "pagesize",
    "itemsperpage",
    "resultsperpage",
    "recordsperpage",
    "limit",
    "pagelimit",
    "size",
    "count",
    "maxresults",
    "maxitems",
    "maxpagesize",
    "numresults",
    "top",
    "rows",
];

/// Parameters that take a token, and the members that hold it.
pub(super) const TOKENS: &[(&str, &[&str])] = &[
    ("pagetoken", &["nextpagetoken"]),
    ("nextpagetoken", &["nextpagetoken"]),
    ("nexttoken", &["nexttoken"]),
    ("paginationtoken", &["nexttoken", "paginationtoken"]),
    ("cursor", &["nextcursor", "endcursor"]),
    ("nextcursor", &["nextcursor"]),
    ("pagecursor", &["nextcursor", "nextpagecursor"]),
    (
        "continuationtoken",
        &["nextcontinuationtoken", "continuationtoken"],
    ),
    ("continue", &["continue"]),
    ("marker", &["nextmarker"]),
    ("startingafter", &["lastid"]),
    ("after", &["endcursor", "nextcursor", "lastid"]),
    ("pageafter", &["endcursor", "nextcursor"]),
    ("page", &["nextpage", "nextpagetoken"]),
];

/// Members that hold a token under a short name, by the names of what they stand in.
pub(super) const SHORT_TOKENS: &[(&str, &[&str])] = &[
    ("cursors", &["after", "next"]),
    ("cursor", &["after", "next"]),
    ("page", &["after"]),
    ("next", &["after"]),
];

/// The token that stays the same to the end: a member must say when that is.
pub(super) const LAST_ID: &str = "lastid";

/// Objects that say something of the page rather than of the items.
pub(super) const CARRIERS: &[&str] = &[
    "meta",
    "metadata",
    "pagination",
    "paginationmetadata",
    "paging",
    "pagingmetadata",
    "page",
    "pages",
    "pageinfo",
    "responsemetadata",
    "cursor",
    "cursors",
    "links",
    "link",
    "next",
];

/// Members that are true while there are more pages.
pub(super) const MORE: &[&str] = &[
    "hasmore",
    "hasnext",
    "hasnextpage",
    "moreresults",
    "istruncated",
];

/// Members that hold the URL of the next page, whatever stands beside them.
pub(super) const URLS: &[&str] = &[
    "nextlink",
    "odatanextlink",
    "nextpageurl",
    "nexturl",
    "nextpagelink",
];

/// Members that hold the URL of the next page where other things say that they do: an object of links around them, a
/// format, a member for the page before beside them.
pub(super) const MAYBE_URLS: &[&str] = &["next", "nextpage"];

/// Members for the page before.
pub(super) const PREVIOUS: &[&str] = &["previous", "prev", "previouspage", "prevpage"];

/// Objects whose members are links.
pub(super) const LINK_CARRIERS: &[&str] = &["links", "link", "pages"];

/// Lists that are not the items of a page.
pub(super) const OTHER_LISTS: &[&str] = &[
    "links",
    "errors",
    "warnings",
    "included",
    "facets",
    "aggregations",
    "messages",
];

/// Lists that are the items of a page when there are others beside them.
pub(super) const ITEMS: &[&str] = &[
    "results",
    "items",
    "data",
    "value",
    "values",
    "records",
    "entries",
    "resources",
    "objects",
    "elements",
];

/// The object in which HAL has the items.
pub(super) const EMBEDDED: &str = "embedded";
