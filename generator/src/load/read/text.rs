//! Is the file text? UTF-8 within the limit, one byte order mark taken off.

use std::sync::Arc;

use super::{Outcome, Room, Wrong};
use crate::diagnostics::{Message, catalog};
use crate::source::{Builder, FileId, SourceFile, Span};

/// The text of a file, or what is wrong with its bytes.
pub(super) fn check(id: FileId, file: &SourceFile, room: &Room) -> Result<Arc<str>, Box<Outcome>> {
    let bytes = file.bytes();
    if let Err(message) = room.for_bytes(bytes.len()) {
        return Err(refuse(id, file, "", 0, message));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or(&[]);
            let bad = bytes.get(valid.len()).copied().unwrap_or(0);
            let message = catalog::source::NOT_UTF8.message(format!(
                "the byte 0x{bad:02X} begins no UTF-8 character here"
            ));
            let message = match bytes {
                [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
                    message.help("the file looks like UTF-16: save it as UTF-8")
                }
                _ => message,
            };
            // Lossy from the bad byte on: the offsets before it are those of the file.
            return Err(refuse(
                id,
                file,
                &String::from_utf8_lossy(bytes),
                valid.len(),
                message,
            ));
        }
    };
    if text.trim().is_empty() {
        let message = catalog::source::EMPTY.message("the file holds nothing");
        return Err(refuse(id, file, text, 0, message));
    }
    Ok(Arc::from(text))
}

fn refuse(id: FileId, file: &SourceFile, text: &str, at: usize, message: Message) -> Box<Outcome> {
    let span = Span::new(at, at);
    let builder = Builder::new(id, file.name(), Arc::from(text));
    Box::new(Outcome::of(builder, Err(Wrong { span, message })))
}
