//! Which line and column is a byte of a file? Asked only when a message is rendered.

/// A place as editors count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// Where the lines of a text start. A line ends with LF, CR LF or CR (YAML 1.2.2 § 5.4).
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
    /// How many characters begin before each block: a document of one line has as many columns as it has characters.
    before: Vec<usize>,
}

/// Bytes of a block.
const BLOCK: usize = 1024;

impl Lines {
    /// Looks through a text once.
    pub fn of(text: &str) -> Self {
        let mut starts = vec![0];
        let mut bytes = text.bytes().enumerate().peekable();
        while let Some((at, byte)) = bytes.next() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.peek().is_none_or(|(_, next)| *next != b'\n'),
                _ => false,
            };
            if ends {
                starts.push(at + 1);
            }
        }
        let mut all = 0;
        let blocks = text.as_bytes().chunks(BLOCK);
        let before = blocks.map(|block| {
            let before = all;
            all += characters(block);
            before
        });
        Self {
            starts,
            before: before.collect(),
        }
    }

    /// Line and column of a byte.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let column = self.characters_before(text, offset)
            - self.characters_before(text, self.start(line))
            + 1;
        Position { line, column }
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let offset = offset.min(text.len());
        let block = (offset / BLOCK).min(self.before.len().saturating_sub(1));
        let before = self.before.get(block).copied().unwrap_or(0);
        let rest = text.as_bytes().get(block * BLOCK..offset);
        before + characters(rest.unwrap_or(&[]))
    }

    /// The text of a line, without its end.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        text.get(self.start(line)..end)
            .unwrap_or("")
            .trim_end_matches(['\n', '\r'])
    }

    /// The first byte of a line; beyond every byte where there is no such line.
    pub fn start(&self, line: usize) -> usize {
        self.starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(usize::MAX)
    }
}

/// How many characters begin in these bytes: one at every byte that does not continue one.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end() {
        let text = "a\nbé\r\nc\rd";
        let lines = Lines::of(text);
        assert_eq!(
            (1..=5).map(|n| lines.line(text, n)).collect::<Vec<_>>(),
            ["a", "bé", "c", "d", ""]
        );
        assert_eq!(lines.position(text, 0), Position { line: 1, column: 1 });
        assert_eq!(lines.position(text, 5), Position { line: 2, column: 3 });
        assert_eq!(
            lines.position(text, text.len()),
            Position { line: 4, column: 2 }
        );
    }
    #[test]
    fn columns_of_a_long_line() {
        let text = format!("\n{}b", "aé".repeat(2 * BLOCK));
        let lines = Lines::of(&text);
        for (column, (at, _)) in text.char_indices().skip(1).enumerate() {
            let column = column + 1;
            assert_eq!(lines.position(&text, at), Position { line: 2, column });
        }
        let end = Position {
            line: 2,
            column: 4 * BLOCK + 2,
        };
        assert_eq!(lines.position(&text, text.len()), end);
        assert_eq!(lines.position(&text, usize::MAX), end);
    }
}
