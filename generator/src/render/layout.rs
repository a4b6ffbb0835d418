//! Where does a line end? Text, boxes and possible breaks become lines.
//!
//! This is the layout of Oppen (*Prettyprinting*, 1980), on a whole item at once: a box whose content does not fit in what
//! is left of the line breaks, at all of its breaks or where a line is full. Content is measured up to the first break
//! behind its box, for what stands there is on the same line.

/// Columns of a line.
const MARGIN: i32 = 89;
/// What a line may hold however far it is indented.
const LEAST: i32 = 60;
/// Wider than any line.
const ENDLESS: i32 = 0xffff;

/// One step of indentation.
pub(super) const INDENT: i32 = 4;

/// An item, as it is taken down.
#[derive(Default)]
pub(super) struct Layout {
    text: String,
    pieces: Vec<Piece>,
    /// What of each piece must fit in the line, once it is printed.
    sizes: Vec<i32>,
    /// The boxes and breaks that are not measured yet, and the ends of boxes among them.
    open: Vec<usize>,
    /// Whether the last piece of text is not to be made longer, since somebody remembers where it ends.
    sealed: bool,
}

#[derive(Clone, Copy)]
enum Piece {
    /// So many bytes of the text.
    Text(i32),
    /// Nothing that is too wide for any line.
    Wide,
    /// A box, indented by so much when it breaks; whether it breaks everywhere or only where a line is full.
    Open(i32, Breaks),
    Close,
    Break(Break),
}

/// Where a box breaks that does not fit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Everywhere.
    All,
    /// Where a line is full.
    Full,
}

/// A place where a line may end.
#[derive(Clone, Copy, Default)]
pub(super) struct Break {
    /// Blanks, where it does not.
    pub(super) blanks: i32,
    /// What the next line is indented by, beside the box.
    pub(super) indent: i32,
    /// What stands before the end of the line, only there.
    pub(super) before: &'static str,
    /// What stands at the start of the next line, only there.
    pub(super) after: &'static str,
    /// What stands here when the line does not end.
    pub(super) instead: &'static str,
    /// Whether it never ends.
    pub(super) never: bool,
}

/// A place in what was taken down.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    piece: usize,
    text: usize,
}

impl Layout {
    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(text);
        let length = i32::try_from(text.len()).unwrap_or(ENDLESS);
        match self.pieces.last_mut() {
            Some(Piece::Text(before)) if !self.sealed => *before += length,
            _ => self.pieces.push(Piece::Text(length)),
        }
        self.sealed = false;
    }

    pub(super) fn open(&mut self, indent: i32, breaks: Breaks) {
        self.pieces.push(Piece::Open(indent, breaks));
    }

    /// Opens a box that breaks everywhere.
    pub(super) fn all(&mut self, indent: i32) {
        self.open(indent, Breaks::All);
    }

    /// Opens a box that breaks where a line is full.
    pub(super) fn full(&mut self, indent: i32) {
        self.open(indent, Breaks::Full);
    }

    pub(super) fn close(&mut self) {
        self.pieces.push(Piece::Close);
    }

    pub(super) fn may_break(&mut self, at: Break) {
        self.pieces.push(Piece::Break(at));
    }

    /// A blank, or the end of the line.
    pub(super) fn blank(&mut self) {
        self.may_break(Break {
            blanks: 1,
            ..Break::default()
        });
    }

    /// Nothing, or the end of the line.
    pub(super) fn nothing(&mut self) {
        self.may_break(Break::default());
    }

    /// The end of the line.
    pub(super) fn line(&mut self) {
        self.may_break(Break {
            blanks: ENDLESS,
            ..Break::default()
        });
    }

    /// Not the end of the line; what stands before it is measured up to here.
    pub(super) fn joined(&mut self) {
        self.may_break(Break {
            never: true,
            ..Break::default()
        });
    }

    /// Behind an item of a list: `,` and a blank, or, behind the last one, `,` only where the line ends.
    pub(super) fn comma(&mut self, is_last: bool) {
        if is_last {
            self.may_break(Break {
                before: ",",
                ..Break::default()
            });
        } else {
            self.text(",");
            self.blank();
        }
    }

    /// The line behind the break just made is indented by one step less.
    pub(super) fn outdent(&mut self) {
        if let Some(Piece::Break(last)) = self.pieces.last_mut() {
            last.indent -= INDENT;
        }
    }

    /// Where what comes next begins.
    pub(super) fn mark(&mut self) -> Mark {
        self.sealed = true;
        Mark {
            piece: self.pieces.len(),
            text: self.text.len(),
        }
    }

    /// Forgets what came since.
    pub(super) fn forget(&mut self, since: Mark) {
        self.pieces.truncate(since.piece);
        self.text.truncate(since.text);
        self.sealed = true;
    }

    /// Opens a box where something else already begins.
    pub(super) fn open_at(&mut self, mark: Mark, indent: i32, breaks: Breaks) {
        self.pieces.insert(mark.piece, Piece::Open(indent, breaks));
    }

    /// Makes a break where something else already begins.
    pub(super) fn break_at(&mut self, mark: Mark, at: Break) {
        self.pieces.insert(mark.piece, Piece::Break(at));
    }

    /// Closes the box that was opened there, which breaks when it holds more than this.
    pub(super) fn close_within(&mut self, opened: Mark, most: i32) {
        if self.width_since(opened) > most {
            self.pieces.push(Piece::Wide);
        }
        self.close();
    }

    /// How wide it is on one line.
    pub(super) fn width_since(&self, mark: Mark) -> i32 {
        let since = self.pieces.get(mark.piece..).unwrap_or_default();
        since.iter().map(Piece::width).fold(0, i32::saturating_add)
    }

    /// Forgets everything, but keeps the room for it.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
        self.sealed = false;
    }

    /// Writes the lines, which are indented by so much, and is empty then.
    pub(super) fn print(&mut self, indent: i32, out: &mut String) {
        self.measure_all();
        let mut lines = Lines {
            out,
            frames: Vec::new(),
            indent,
            pending: indent,
            left: MARGIN - indent,
        };
        let mut rest = self.text.as_str();
        for (piece, size) in self.pieces.iter().zip(&self.sizes) {
            match *piece {
                Piece::Text(length) => {
                    let length = usize::try_from(length).unwrap_or_default();
                    let (text, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
                    lines.text(text);
                    rest = after;
                }
                Piece::Wide => {}
                Piece::Open(indent, breaks) => lines.open(indent, breaks, *size),
                Piece::Close => lines.close(),
                Piece::Break(at) => lines.may_break(at, *size),
            }
        }
        self.clear();
    }

    /// How much must fit in the line so that a box, or what is behind a break, does.
    fn measure_all(&mut self) {
        self.sizes.clear();
        self.sizes.resize(self.pieces.len(), 0);
        let mut total: i32 = 0;
        for index in 0..self.pieces.len() {
            let Some(piece) = self.pieces.get(index) else {
                break;
            };
            let width = piece.width();
            match piece {
                Piece::Text(_) | Piece::Wide => {}
                Piece::Open(..) => self.open.push(index),
                Piece::Close => {
                    self.open.push(index);
                    continue;
                }
                Piece::Break(_) => {
                    self.measure(total, false);
                    self.open.push(index);
                }
            }
            if let Some(size) = self.sizes.get_mut(index) {
                *size = -total;
            }
            total = total.saturating_add(width);
        }
        self.measure(total, true);
    }

    /// Measures the closed boxes up to here, and the last break of the box that is open, or all there are.
    fn measure(&mut self, total: i32, everything: bool) {
        let mut closed = 0_usize;
        while let Some(&index) = self.open.last() {
            let piece = self.pieces.get(index);
            match piece {
                Some(Piece::Close) => closed += 1,
                Some(Piece::Open(..)) if closed == 0 && !everything => return,
                _ => {
                    if let Some(size) = self.sizes.get_mut(index) {
                        *size = size.saturating_add(total);
                    }
                }
            }
            self.open.pop();
            match piece {
                Some(Piece::Open(..)) => closed = closed.saturating_sub(1),
                Some(Piece::Break(_)) if closed == 0 && !everything => return,
                _ => {}
            }
        }
    }
}

impl Piece {
    fn width(&self) -> i32 {
        match self {
            Self::Text(length) => *length,
            Self::Wide => ENDLESS,
            Self::Open(..) | Self::Close => 0,
            Self::Break(at) => at.blanks,
        }
    }
}

/// The lines as they are written.
struct Lines<'o> {
    out: &'o mut String,
    /// The boxes that are open: whether they break, and the indentation around them.
    frames: Vec<(Option<Breaks>, i32)>,
    indent: i32,
    /// Blanks to be written before the next text.
    pending: i32,
    /// Columns that are left of this line.
    left: i32,
}

impl Lines<'_> {
    fn text(&mut self, text: &str) {
        self.indentation();
        self.out.push_str(text);
        self.left -= i32::try_from(text.len()).unwrap_or(ENDLESS);
    }

    fn indentation(&mut self) {
        for _ in 0..self.pending {
            self.out.push(' ');
        }
        self.pending = 0;
    }

    fn open(&mut self, indent: i32, breaks: Breaks, size: i32) {
        let broken = (size > self.left).then_some(breaks);
        self.frames.push((broken, self.indent));
        if broken.is_some() {
            self.indent += indent;
        }
    }

    fn close(&mut self) {
        if let Some((_, indent)) = self.frames.pop() {
            self.indent = indent;
        }
    }

    fn may_break(&mut self, at: Break, size: i32) {
        let stays = at.never
            || match self.frames.last() {
                Some((None, _)) => true,
                Some((Some(Breaks::Full), _)) => size <= self.left,
                Some((Some(Breaks::All), _)) | None => false,
            };
        if stays {
            self.pending += at.blanks;
            self.left -= at.blanks;
            if !at.instead.is_empty() {
                self.text(at.instead);
            }
            return;
        }
        if !at.before.is_empty() {
            self.indentation();
            self.out.push_str(at.before);
        }
        self.out.push('\n');
        let indent = self.indent + at.indent;
        self.pending = indent;
        self.left = (MARGIN - indent).max(LEAST);
        if !at.after.is_empty() {
            self.text(at.after);
        }
    }
}
