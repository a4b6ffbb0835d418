//! Who gets a name that several ask for? The same one, whatever the order of the document.
//!
//! Every candidate says what it would like to be called, best first, and has a key of its own. Names that nobody else
//! wants are given first. Where several want one name, the lowest rank has it, then who is spelled like that already,
//! then the least key; the others take their next wish if it is free, and then a number. Only names that meet decide
//! between themselves, so an unrelated addition renames nothing. Names differ in more than the case of their letters,
//! because they become files and pages on file systems that do not tell cases apart.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::ident::{RustIdent, is_identifier};
use super::renames::Renames;
use crate::diagnostics::Diagnostics;
use crate::ir::Subject;
use crate::plan::reserved::{Reserved, is_keyword};

/// Something to be named.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Who it is, in the terms of the document: unique in its scope.
    pub(super) key: String,
    /// Lower ranks have the first choice.
    pub(super) rank: u8,
    /// Wishes, best first; never empty.
    pub(super) wishes: Vec<String>,
    /// What the configuration calls it: then that is its name, or none can be given.
    pub(super) given: Option<Subject>,
}

impl Candidate {
    /// A candidate with one wish.
    pub(super) fn new(key: impl Into<String>, wish: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            rank: 0,
            wishes: vec![wish.into()],
            given: None,
        }
    }

    /// The same with another rank.
    pub(super) fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    /// The same under the name that the configuration gives it, if it gives one.
    pub(super) fn renamed(mut self, renames: &Renames, subject: Subject) -> Self {
        if let Some(name) = renames.get(subject) {
            self.wishes = vec![name.to_owned()];
            self.given = Some(subject);
        }
        self
    }

    /// The same with one more wish.
    pub(super) fn or(mut self, wish: impl Into<String>) -> Self {
        self.wishes.push(wish.into());
        self
    }
}

/// Names of one scope.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    reserved: Reserved,
    /// What is added to a name that the scope reserves.
    suffix: &'static str,
    /// Names given, in lower case, and who has them.
    taken: BTreeMap<String, String>,
    /// Names of the configuration that somebody else has; nobody where the scope reserves them.
    refused: Vec<(Subject, String)>,
}

impl Scope {
    /// An empty scope.
    pub(super) fn new(reserved: Reserved, suffix: &'static str) -> Self {
        Self {
            reserved,
            suffix,
            taken: BTreeMap::new(),
            refused: Vec::new(),
        }
    }

    /// Names all candidates, in their order.
    pub(super) fn settle(&mut self, candidates: &[Candidate]) -> Vec<String> {
        let wishes: Vec<Vec<String>> = candidates
            .iter()
            .map(|candidate| {
                candidate
                    .wishes
                    .iter()
                    .map(|wish| self.allowed(wish, &candidate.key))
                    .collect()
            })
            .collect();
        let is_given = |index: &usize| {
            let candidate = candidates.get(*index);
            candidate.is_some_and(|candidate| candidate.given.is_some())
        };
        let (given, mut order): (Vec<usize>, Vec<usize>) =
            (0..candidates.len()).partition(is_given);
        order.sort_by_key(|&index| priority(candidates, &wishes, index));

        let mut names: BTreeMap<usize, String> = BTreeMap::new();
        let key = |index: usize| {
            let candidate = candidates.get(index);
            candidate.map_or("", |candidate| candidate.key.as_str())
        };
        let first = |index: usize| wishes.get(index).and_then(|wishes| wishes.first()).cloned();
        for &index in &order {
            if let Some(wish) = first(index).filter(|wish| self.take(wish, key(index))) {
                names.insert(index, wish);
            }
        }
        for &index in &order {
            if names.contains_key(&index) {
                continue;
            }
            let wishes = wishes.get(index).map_or(&[] as &[String], Vec::as_slice);
            let other = wishes
                .iter()
                .skip(1)
                .find(|wish| self.take(wish, key(index)))
                .cloned();
            let last = wishes.last().map_or("unnamed", String::as_str);
            let name = other.unwrap_or_else(|| self.numbered(last, key(index)));
            names.insert(index, name);
        }
        for candidate in given.iter().filter_map(|index| candidates.get(*index)) {
            self.give(candidate);
        }
        for (index, name) in given
            .iter()
            .filter_map(|index| Some((*index, candidates.get(*index)?.wishes.first()?.clone())))
        {
            names.insert(index, name);
        }
        names.into_values().collect()
    }

    /// The wish as an identifier that the scope does not reserve, and not too long.
    fn allowed(&self, wish: &str, key: &str) -> String {
        let wish = shortened(wish, key);
        if !is_identifier(&wish) {
            return format!("x{wish}");
        }
        if !self.reserved.holds(&wish) {
            wish
        } else if is_keyword(&wish) && self.suffix.is_empty() {
            format!("{wish}_")
        } else {
            format!("{wish}{}", self.suffix)
        }
    }

    /// Takes a name that nobody has.
    fn take(&mut self, name: &str, key: &str) -> bool {
        match self.taken.entry(name.to_ascii_lowercase()) {
            Entry::Vacant(free) => {
                free.insert(key.to_owned());
                true
            }
            Entry::Occupied(_) => false,
        }
    }

    /// Takes a name of the configuration, or notes who has it.
    fn give(&mut self, candidate: &Candidate) {
        let (Some(subject), Some(name)) = (candidate.given, candidate.wishes.first()) else {
            return;
        };
        if self.reserved.holds(name) {
            self.refused.push((subject, String::new()));
        } else if !self.take(name, &candidate.key) {
            let other = self.taken.get(&name.to_ascii_lowercase());
            self.refused
                .push((subject, other.cloned().unwrap_or_default()));
        }
    }

    /// Reports the names of the configuration that could not be given.
    pub(super) fn report(self, renames: &Renames, diagnostics: &mut Diagnostics) {
        for (subject, other) in self.refused {
            renames.refuse(subject, &other, diagnostics);
        }
    }

    fn numbered(&mut self, name: &str, key: &str) -> String {
        let joint = if name.ends_with(|c: char| c.is_ascii_digit()) {
            "_"
        } else {
            ""
        };
        let mut number = 2_usize;
        loop {
            let numbered = format!("{name}{joint}{number}");
            if !self.reserved.holds(&numbered) && self.take(&numbered, key) {
                return numbered;
            }
            number += 1;
        }
    }
}

/// Ranks first, then who is spelled like the name, then the key.
fn priority<'c>(
    candidates: &'c [Candidate],
    wishes: &[Vec<String>],
    index: usize,
) -> (u8, bool, &'c str) {
    let wish = wishes.get(index).and_then(|wishes| wishes.first());
    candidates
        .get(index)
        .map_or((u8::MAX, true, ""), |candidate| {
            let key = candidate.key.as_str();
            (candidate.rank, wish.is_none_or(|wish| wish != key), key)
        })
}

/// A name that leaves room for a suffix and a number: a long one keeps its start and ends in a hash of who it is.
fn shortened(wish: &str, key: &str) -> String {
    const ROOM: usize = 12;
    let longest = RustIdent::LONGEST - ROOM;
    if wish.len() <= longest {
        return wish.to_owned();
    }
    let hash = format!("{:08x}", fingerprint(key));
    let start: String = wish.chars().take(longest - hash.len() - 1).collect();
    let cased = |c: char| c.is_ascii_lowercase();
    let marker = if start.starts_with(cased) { "_h" } else { "H" };
    let hash = if wish.chars().any(cased) {
        hash
    } else {
        hash.to_ascii_uppercase()
    };
    format!(
        "{}{marker}{}",
        start.trim_end_matches('_'),
        hash.get(1..).unwrap_or_default()
    )
}

/// FNV-1a: short, stable, and of no importance to security.
pub(super) fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Scope};
    use crate::plan::reserved::Reserved;

    fn settle(candidates: &[(&str, &str)]) -> Vec<(String, String)> {
        let list: Vec<Candidate> = candidates
            .iter()
            .map(|(key, wish)| Candidate::new(*key, *wish))
            .collect();
        let names = Scope::new(Reserved::Types, "Model").settle(&list);
        let mut pairs: Vec<_> = candidates
            .iter()
            .map(|(key, _)| (*key).to_owned())
            .zip(names)
            .collect();
        pairs.sort();
        pairs
    }

    #[test]
    fn the_order_of_the_document_does_not_matter() {
        let forward = [
            ("Foo_Bar", "FooBar"),
            ("fooBar", "FooBar"),
            ("FooBar", "FooBar"),
            ("FooBar2", "FooBar2"),
        ];
        let mut backward = forward;
        backward.reverse();
        let expected: Vec<(String, String)> = [
            ("FooBar", "FooBar"),
            ("FooBar2", "FooBar2"),
            ("Foo_Bar", "FooBar3"),
            ("fooBar", "FooBar4"),
        ]
        .map(|(key, name)| (key.to_owned(), name.to_owned()))
        .to_vec();
        assert_eq!(settle(&forward), expected);
        assert_eq!(settle(&backward), expected);
    }

    #[test]
    fn unrelated_additions_rename_nothing() {
        let before = settle(&[("a-b", "AB"), ("a_b", "AB"), ("x", "X")]);
        let after = settle(&[
            ("0", "N0"),
            ("a-b", "AB"),
            ("a_b", "AB"),
            ("m", "M"),
            ("x", "X"),
            ("zz", "Zz"),
        ]);
        assert!(
            before.iter().all(|pair| after.contains(pair)),
            "{before:?} {after:?}"
        );
    }

    #[test]
    fn names_differ_in_more_than_case_and_avoid_what_is_reserved() {
        let names = settle(&[("OPTION", "Option"), ("ID", "ID"), ("Id", "Id")]);
        let names: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["ID", "Id2", "OptionModel"]);
    }

    #[test]
    fn other_wishes_come_before_numbers_and_long_names_are_cut() {
        let list = vec![
            Candidate::new("query/id", "id").rank(1).or("id_query"),
            Candidate::new("path/id", "id"),
            Candidate::new("long", "l".repeat(300)),
        ];
        let names = Scope::new(Reserved::Keywords, "_").settle(&list);
        assert_eq!(names.iter().map(String::len).max(), Some(100));
        assert_eq!(
            names.iter().take(2).map(String::as_str).collect::<Vec<_>>(),
            ["id_query", "id"]
        );
    }
}
