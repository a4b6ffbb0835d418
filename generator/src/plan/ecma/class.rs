//! Which characters does a class hold? Sets of code points as sorted ranges.

/// A set of code points: ranges, both ends included, in order, never touching.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::plan) struct CharSet(Vec<(u32, u32)>);

const LAST: u32 = 0x10_FFFF;
const SURROGATES: (u32, u32) = (0xD800, 0xDFFF);

/// `\d` (ECMA-262 § `CharacterClassEscape`).
const DIGITS: &[(u32, u32)] = &[(0x30, 0x39)];
/// `\w`.
const WORD: &[(u32, u32)] = &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)];
/// `\s`: `WhiteSpace` and `LineTerminator`.
const SPACE: &[(u32, u32)] = &[
    (0x09, 0x0D),
    (0x20, 0x20),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
    (0xFEFF, 0xFEFF),
];
/// `LineTerminator`, which `.` does not match.
const LINE_ENDS: &[(u32, u32)] = &[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)];

impl CharSet {
    /// One character.
    pub(super) fn of(c: char) -> Self {
        Self(vec![(c.into(), c.into())])
    }

    /// The code points of these ranges.
    pub(super) fn of_ranges(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut ranges: Vec<(u32, u32)> = ranges.into_iter().collect();
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (start, end) in ranges {
            match merged.last_mut() {
                Some(last) if start <= last.1.saturating_add(1) => last.1 = last.1.max(end),
                Some(_) | None => merged.push((start, end)),
            }
        }
        Self(merged)
    }

    /// `.`
    pub(super) fn dot() -> Self {
        Self::of_ranges(LINE_ENDS.iter().copied()).complement()
    }

    /// `\d`, `\w`, `\s` and their opposites; none for other letters.
    pub(super) fn escape(letter: char) -> Option<Self> {
        let set = match letter.to_ascii_lowercase() {
            'd' => DIGITS,
            'w' => WORD,
            's' => SPACE,
            _ => return None,
        };
        let set = Self::of_ranges(set.iter().copied());
        Some(if letter.is_ascii_uppercase() {
            set.complement()
        } else {
            set
        })
    }

    /// Everything else.
    pub(super) fn complement(&self) -> Self {
        let mut next = 0;
        let mut ranges = Vec::with_capacity(self.0.len() + 1);
        for &(start, end) in &self.0 {
            if next < start {
                ranges.push((next, start - 1));
            }
            next = end.saturating_add(1);
        }
        if next <= LAST {
            ranges.push((next, LAST));
        }
        Self(ranges)
    }

    /// The set without halves of UTF-16 characters, which no text in UTF-8 has.
    pub(super) fn without_surrogates(&self) -> Self {
        let (low, high) = SURROGATES;
        let cut = self.0.iter().flat_map(|&(start, end)| {
            let before = (start < low).then(|| (start, end.min(low - 1)));
            let after = (end > high).then(|| (start.max(high + 1), end));
            before.into_iter().chain(after)
        });
        Self(cut.collect())
    }

    /// The ranges, in order.
    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.0
    }

    /// Whether it holds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it holds this code point.
    pub(super) fn contains(&self, code: u32) -> bool {
        self.0
            .iter()
            .any(|&(start, end)| (start..=end).contains(&code))
    }

    /// Whether it holds every code point of the other set.
    pub(super) fn covers(&self, other: &Self) -> bool {
        other
            .0
            .iter()
            .all(|&(start, end)| self.0.iter().any(|&(from, to)| from <= start && end <= to))
    }

    /// Its only character, when it has one.
    pub(super) fn single(&self) -> Option<char> {
        match self.0.as_slice() {
            &[(start, end)] if start == end => char::from_u32(start),
            _ => None,
        }
    }
}
