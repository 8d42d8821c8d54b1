//! Any bytes as the body of the machine interface: refused with a place, or planned row by row.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| server::test::outside::body(bytes));
