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
}

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
        Self { starts }
    }

    /// Line and column of a byte.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let before = text
            .as_bytes()
            .get(self.start(line)..offset.min(text.len()))
            .unwrap_or(&[]);
        // A character begins at every byte that does not continue one.
        let column = before.iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
        Position { line, column }
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
}
