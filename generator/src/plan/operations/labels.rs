//! What is a media type called beside others? By the least of it that tells them apart.
//!
//! ```text
//! application/json, application/json;stream=watch     json, json stream watch
//! application/xml, text/xml                           xml, text xml
//! ```

use std::collections::BTreeMap;

use crate::ir::MediaType;

/// A media type among others.
#[derive(Clone, Debug)]
pub(super) struct Labelled<'a> {
    pub(super) media_type: &'a MediaType,
    /// What it would be called alone.
    pub(super) short: String,
}

/// The media type's format in a word, where everybody has one for it.
pub(super) fn usual_word(media_type: &MediaType) -> Option<&'static str> {
    Some(match (media_type.main.as_str(), media_type.sub.as_str()) {
        (_, "json" | "x-json") => "json",
        ("text", "plain") => "text",
        ("application", "octet-stream") => "bytes",
        (_, _) => return None,
    })
}

/// The subtype without what says whose or how official it is.
pub(super) fn bare(sub: &str) -> &str {
    let sub = sub.strip_prefix("x-").unwrap_or(sub);
    sub.strip_prefix("vnd.").unwrap_or(sub)
}

/// What each is called, in their order.
pub(super) fn labels(all: &[Labelled<'_>]) -> Vec<String> {
    let spelled: Vec<[String; 5]> = all.iter().map(spellings).collect();
    let mut counts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (level, spelling) in spelled.iter().flat_map(|own| own.iter().enumerate()) {
        *counts.entry((level, spelling)).or_default() += 1;
    }
    let label = |own: &[String; 5]| {
        let tells_apart = |(level, spelling): &(usize, &String)| {
            counts.get(&(*level, spelling.as_str())) == Some(&1)
        };
        let [.., whole] = own;
        let found = own.iter().enumerate().find(tells_apart);
        found.map_or(whole, |(_, spelling)| spelling).clone()
    };
    spelled.iter().map(label).collect()
}

/// What one can be called, each saying more than the one before.
fn spellings(labelled: &Labelled<'_>) -> [String; 5] {
    let Labelled { media_type, short } = labelled;
    let main = match media_type.main.as_str() {
        "application" => String::new(),
        main => format!("{main} "),
    };
    let parameters = media_type.parameters.iter();
    let parameters: String = parameters
        .map(|(name, value)| format!(" {name} {value}"))
        .collect();
    [
        short.clone(),
        format!("{short}{parameters}"),
        format!("{main}{short}"),
        format!("{main}{short}{parameters}"),
        media_type.text.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_that_tells_apart() {
        for (texts, expected) in [
            (&["application/json"][..], &["json"][..]),
            (
                &["application/json", "application/json;stream=watch"],
                &["json", "json stream watch"],
            ),
            (&["text/xml", "application/xml"], &["text xml", "xml"]),
            (
                &["text/json;v=1", "application/json;v=2"],
                &["json v 1", "json v 2"],
            ),
            (
                &["text/json;v=1", "application/json;v=1", "text/csv"],
                &["text json", "json", "csv"],
            ),
            (
                &[
                    "application/x-a",
                    "application/vnd.a",
                    "application/vnd.a;b=c",
                ],
                &["application/x-a", "application/vnd.a", "a b c"],
            ),
        ] {
            let media_types: Vec<MediaType> = texts.iter().map(|text| of(text)).collect();
            let all: Vec<Labelled<'_>> = media_types
                .iter()
                .map(|media_type| Labelled {
                    media_type,
                    short: usual_word(media_type)
                        .unwrap_or(bare(&media_type.sub))
                        .to_owned(),
                })
                .collect();
            assert_eq!(labels(&all), expected, "{texts:?}");
        }
    }

    fn of(text: &str) -> MediaType {
        let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
        let (main, sub) = essence.split_once('/').expect("a media type");
        let parameter = parameters.split_once('=');
        MediaType {
            text: text.to_owned(),
            main: main.to_owned(),
            sub: sub.to_owned(),
            parameters: parameter
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into_iter()
                .collect(),
        }
    }
}
