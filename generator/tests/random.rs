//! Does every valid document generate? Documents made by chance, each in whole: no refusal, no defect, and what is
//! printed says what was asked for. Whether the crates work is for `golden_compile.rs`, which compiles one of them.

mod golden_support;

use golden_support::random;
use proptest::prelude::*;
use specwright::config::Config;
use specwright::source::Sources;

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_by_chance_generate(seed: u64, count in 1..12_usize) {
        let text = random::document(seed, count).to_string();
        let sources = Sources::single("random.json", text);
        let config = Config::new("random.json", "out", "random");
        let output = specwright::generate(&sources, &config);
        let output = output.map_err(|failure| TestCaseError::fail(failure.to_string()))?;
        prop_assert_eq!(output.summary.operations, 2 * count);
        // The same again is the same.
        let again = specwright::generate(&sources, &config);
        prop_assert!(again.is_ok_and(|again| again.files == output.files));
    }
}
