//! Is a value being written for a request, or checked for one? Then members that only the server sends are left out.
//!
//! OAS 3.0.4 § Fixed Fields of the Schema Object: a property that is `readOnly` should not be sent as part of the
//! request. Who reads a value, changes it and sends it back need not take those members out: [`write_record`] does, however
//! deep they are. Anywhere else, a value is written whole.
//!
//! [`write_record`]: super::write_record

use std::cell::Cell;

thread_local! {
    static SENDING: Cell<bool> = const { Cell::new(false) };
}

/// Writes or checks something that goes into a request.
pub(crate) fn sending<T>(write: impl FnOnce() -> T) -> T {
    let _before = Before(SENDING.replace(true));
    write()
}

/// Whether what is written or checked now goes into a request.
pub(crate) fn is_sending() -> bool {
    SENDING.get()
}

/// What held before, which holds again when this is dropped, panics included.
struct Before(bool);

impl Drop for Before {
    fn drop(&mut self) {
        SENDING.set(self.0);
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    #[test]
    fn it_ends_with_what_is_written() {
        let includes = || {
            let mut looked = false;
            crate::runtime::Violations::default().read_only(|_| looked = true);
            looked
        };
        assert!(!is_sending() && includes());
        assert!(!sending(includes));
        assert!(sending(|| sending(is_sending) && is_sending()));
        assert!(!is_sending());
        let panicked = catch_unwind(AssertUnwindSafe(|| sending(|| panic!("on purpose"))));
        assert!(panicked.is_err() && !is_sending());
    }
}
