//! What a broken, hostile or overloaded server can do to a call, as one table: each row states what the server does,
//! and what must come of it: how many requests arrive and every byte of them, how long it may take, how it ends.

// Tables are long.
#![allow(clippy::too_many_lines)]
#![allow(unreachable_pub)]

use specwright_templates as api;

#[path = "../sample/mod.rs"]
mod sample;
#[path = "../support/mod.rs"]
mod support;

mod connection;
mod content;
#[cfg(feature = "digest")]
mod digest;
mod framing;
mod limits;
mod redirects;
mod scenario;
mod statuses;
#[cfg(feature = "oauth2")]
mod tokens;
mod waits;

use std::collections::BTreeSet;

use scenario::Scenario;

/// A theme: its name, and its rows.
type Theme = (&'static str, fn() -> Vec<Scenario>);

const THEMES: &[Theme] = &[
    ("connection", connection::scenarios),
    ("content", content::scenarios),
    #[cfg(feature = "digest")]
    ("digest", digest::scenarios),
    ("framing", framing::scenarios),
    ("limits", limits::scenarios),
    ("redirects", redirects::scenarios),
    ("statuses", statuses::scenarios),
    #[cfg(feature = "oauth2")]
    ("tokens", tokens::scenarios),
    ("waits", waits::scenarios),
];

/// Fewer rows than these mean that some were lost.
const LEAST: usize = 370;

#[test]
fn the_table_is_whole_and_every_row_has_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for (theme, scenarios) in THEMES {
        for scenario in scenarios() {
            let name = format!("{theme}: {}", scenario.name);
            assert!(names.insert(name.clone()), "{name} is there twice");
        }
    }
    if cfg!(all(feature = "digest", feature = "oauth2")) {
        assert!(names.len() >= LEAST, "{} rows", names.len());
    }
}

/// Plays the rows of a theme side by side.
async fn play(theme: &str) {
    let (_, scenarios) = THEMES
        .iter()
        .find(|(name, _)| *name == theme)
        .expect("the theme is in the table");
    let mut tasks = tokio::task::JoinSet::new();
    for scenario in scenarios() {
        tasks.spawn(scenario.play());
    }
    let mut failures = Vec::new();
    while let Some(result) = tasks.join_next().await {
        if let Err(failure) = result.expect("no row panics") {
            failures.push(failure);
        }
    }
    assert!(failures.is_empty(), "{theme}\n{}", failures.join("\n"));
}

macro_rules! themes {
    ($($(#[$attribute:meta])* $theme:ident)*) => {
        mod play {
            $(
                $(#[$attribute])*
                #[tokio::test]
                async fn $theme() {
                    super::play(stringify!($theme)).await;
                }
            )*
        }
    };
}

themes! {
    connection
    content
    #[cfg(feature = "digest")]
    digest
    framing
    limits
    redirects
    statuses
    #[cfg(feature = "oauth2")]
    tokens
    waits
}
