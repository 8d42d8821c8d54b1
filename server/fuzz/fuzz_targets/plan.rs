//! Any bytes as a file of offers: read, columns guessed, every row judged and planned.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| server::test::outside::file(bytes));
