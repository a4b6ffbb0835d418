//! Which files does a module have that is too long for one? One for all whose names begin with the same words, and one a
//! letter for words that few names begin with.
//!
//! ```text
//! models/shared.rs: 254 types   ─▶   models/shared/mod.rs, a.rs, cluster.rs, event_type_for_org.rs, …
//! ```
//!
//! Only names decide, so that a type or an operation that is added, changed or removed changes its own file. Paths stay
//! what they are: a module names again all that its files hold. `generator/docs/adr/0035-long-modules.md`

use std::collections::BTreeMap;

use super::names::{ModuleName, chapter_names};
use super::words::Words;

/// A file of a module that is a folder.
#[derive(Clone, Debug)]
pub struct Chapter<T> {
    /// The stem of the file.
    pub name: ModuleName,
    /// What it holds, in order of emission.
    pub items: Vec<T>,
}

/// What is too long, and how it is divided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lengths {
    /// The most that a module holds in one file.
    pub(super) whole: usize,
    /// A file of a divided module with more than this is divided once more, by the next word. What has no next word, and
    /// words that few names begin with, are not divided.
    pub(super) chapter: usize,
    /// Fewer than this have no file of their own; a third of it, where what they are in would be too long with them.
    pub(super) fewest: usize,
}

impl Lengths {
    /// Of types: a file of a hundred is about three thousand lines.
    pub(super) const TYPES: Self = Self {
        whole: 250,
        chapter: 100,
        fewest: 15,
    };

    /// Of operations: one takes about a hundred lines.
    pub(super) const OPERATIONS: Self = Self {
        whole: 60,
        chapter: 40,
        fewest: 5,
    };
}

/// The chapters of a module that holds these, in order of name; none where one file is enough.
pub(super) fn chapters<'n, T: Copy>(
    items: &[T],
    module: &ModuleName,
    name: impl Fn(T) -> &'n str,
    lengths: Lengths,
) -> Vec<Chapter<T>> {
    if items.len() <= lengths.whole {
        return Vec::new();
    }
    let named = items.iter().enumerate().map(|(place, item)| Named {
        place,
        item: *item,
        words: Words::of(name(*item)).lower(),
    });
    let mut found = BTreeMap::new();
    divide(named.collect(), &mut Vec::new(), lengths, &mut found);
    let (words, items): (Vec<_>, Vec<Vec<Named<T>>>) = found.into_iter().unzip();
    let names = chapter_names(module, &words);
    let chapters = names.into_iter().zip(items).map(|(name, mut items)| {
        items.sort_by_key(|named| named.place);
        let items = items.into_iter().map(|named| named.item).collect();
        Chapter { name, items }
    });
    let mut chapters: Vec<_> = chapters.collect();
    chapters.sort_by(|one, other| one.name.cmp(&other.name));
    // Names of one letter or word alone say nothing of where to look.
    if chapters.len() < 2 {
        return Vec::new();
    }
    chapters
}

/// Something that is to be divided, where it stands, and the words of its name.
struct Named<T> {
    place: usize,
    item: T,
    words: Vec<String>,
}

/// Divides all by the first word, and what begins with the same words by the next, where it is too long.
fn divide<T>(
    all: Vec<Named<T>>,
    words: &mut Vec<String>,
    lengths: Lengths,
    found: &mut BTreeMap<Vec<String>, Vec<Named<T>>>,
) {
    let is_first = words.is_empty();
    let (mut rest, mut by_word) = (Vec::new(), BTreeMap::<String, Vec<Named<T>>>::new());
    if is_first || all.len() > lengths.chapter {
        for named in all {
            match named.words.get(words.len()) {
                Some(word) => by_word.entry(word.clone()).or_default().push(named),
                None => rest.push(named),
            }
        }
    } else {
        rest = all;
    }
    let fewest = if is_first {
        lengths.fewest
    } else {
        fewest(&rest, &by_word, lengths)
    };
    for (word, those) in by_word {
        if those.len() >= fewest {
            words.push(word);
            divide(those, words, lengths, found);
            words.pop();
        } else if is_first {
            // Of words that few names begin with, those with the same letter are together.
            let letter = word.chars().take(1).collect();
            found.entry(vec![letter]).or_default().extend(those);
        } else {
            rest.extend(those);
        }
    }
    if !rest.is_empty() {
        found.entry(words.clone()).or_default().extend(rest);
    }
}

/// How many must begin with the same next word to have a file of their own.
fn fewest<T>(
    rest: &[Named<T>],
    by_word: &BTreeMap<String, Vec<Named<T>>>,
    lengths: Lengths,
) -> usize {
    let staying = by_word.values().map(Vec::len);
    let staying = staying.filter(|length| *length < lengths.fewest);
    let length = rest.len() + staying.sum::<usize>();
    if length <= lengths.chapter {
        lengths.fewest
    } else {
        lengths.fewest.div_ceil(3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::names::shared_module;

    const LENGTHS: Lengths = Lengths {
        whole: 6,
        chapter: 4,
        fewest: 2,
    };

    fn divided(names: &[&str]) -> Vec<(String, Vec<String>)> {
        let ids: Vec<usize> = (0..names.len()).collect();
        let name = |id: usize| names.get(id).copied().unwrap_or_default();
        let chapters = chapters(&ids, &shared_module(), name, LENGTHS);
        let chapters = chapters.into_iter().map(|chapter| {
            let items = chapter.items.into_iter();
            let items = items.map(|id| name(id).to_owned());
            (chapter.name.to_string(), items.collect())
        });
        chapters.collect()
    }

    #[test]
    fn a_short_module_is_one_file() {
        assert!(divided(&["A", "AB", "B", "C", "D", "E"]).is_empty());
    }

    #[test]
    fn a_file_is_for_what_begins_with_the_same_words() {
        let names = [
            "Alert",
            "BackupJob",
            "BackupJobId",
            "BackupPlan",
            "BackupPlans",
            "Type",
            "BackupOld",
            "Backup",
            "BackupPlanPart",
            "Alerts",
            "SharedJob",
            "SharedPlan",
            "TypeName",
        ];
        let expected = [
            ("a", vec!["Alert", "Alerts"]),
            ("backup", vec!["BackupPlans", "BackupOld", "Backup"]),
            ("backup_job", vec!["BackupJob", "BackupJobId"]),
            ("backup_plan", vec!["BackupPlan", "BackupPlanPart"]),
            ("shared_", vec!["SharedJob", "SharedPlan"]),
            ("type_", vec!["Type", "TypeName"]),
        ];
        let expected = expected.map(|(name, items)| {
            let items = items.into_iter().map(str::to_owned);
            (name.to_owned(), items.collect())
        });
        assert_eq!(
            divided(&names),
            Vec::<(String, Vec<String>)>::from(expected)
        );
    }

    #[test]
    fn what_is_added_moves_nothing() {
        let names = [
            "JobA", "JobB", "PlanA", "PlanB", "PlanC", "TeamA", "TeamB", "User",
        ];
        let before = divided(&names);
        let after = divided(&[names.as_slice(), &["Zebra"]].concat());
        assert!(before.iter().all(|chapter| after.contains(chapter)));
    }
}
