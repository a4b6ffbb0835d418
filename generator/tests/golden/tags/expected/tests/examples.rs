//! Do the document's own examples fit its types? Each is read, written, compared and read
//! again, and the validators find in it exactly what is listed.

use golden_tags as api;

mod support;

mod examples {
    #[cfg(feature = "cats")]
    mod cats;
    mod shared;
}
