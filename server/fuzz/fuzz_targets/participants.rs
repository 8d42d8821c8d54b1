//! Any bytes as a list of participants: nobody without a name and an address gets in.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| server::test::outside::participants(bytes));
