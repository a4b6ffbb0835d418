//! At which byte does the n-th character begin? The YAML parser counts characters, everything else here counts bytes.

/// How many characters lie between two remembered offsets.
const STRIDE: usize = 16;

/// The offsets of a text's characters; nothing is kept for text in ASCII.
pub(super) struct Characters<'t> {
    text: &'t str,
    /// The byte at which each `STRIDE`-th character begins; empty for ASCII.
    offsets: Vec<usize>,
}

impl<'t> Characters<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let offsets = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(STRIDE)
                .map(|(offset, _)| offset)
                .collect()
        };
        Self { text, offsets }
    }

    /// The byte at which a character begins; the length of the text for those beyond its end.
    pub(super) fn offset(&self, index: usize) -> usize {
        if self.offsets.is_empty() {
            return index.min(self.text.len());
        }
        let start = self
            .offsets
            .get(index / STRIDE)
            .copied()
            .unwrap_or(self.text.len());
        let rest = self.text.get(start..).unwrap_or("");
        rest.char_indices()
            .nth(index % STRIDE)
            .map_or(self.text.len(), |(offset, _)| start + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        let mixed = "aé大😹".repeat(70);
        for text in ["", "plain", mixed.as_str()] {
            let characters = Characters::of(text);
            for (n, (offset, _)) in text.char_indices().enumerate() {
                assert_eq!(characters.offset(n), offset);
            }
            assert_eq!(characters.offset(text.chars().count()), text.len());
            assert_eq!(characters.offset(usize::MAX), text.len());
        }
    }
}
