//! Any bytes as a file: an answer, within the limits, and never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use server::table::{CELL, COLUMNS, ROWS, read};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(table) = read(bytes) {
        assert!(table.rows.len() <= ROWS + 1);
        for row in &table.rows {
            assert!(row.cells.len() <= COLUMNS && row.number > 0);
            assert!(row.cells.iter().all(|c| c.chars().count() <= CELL));
        }
    }
});
