//! Any text in any column: read, written and read again it stays the same.
#![no_main]

use app::catalogue::exchange::cell::{read, write};
use app::catalogue::exchange::column::Column;
use app::catalogue::form::OfferForm;
use app::catalogue::model::Reference;
use app::shared::lang::Lang;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (at, typed) = input;
    let column = Column::ALL[usize::from(at) % Column::ALL.len()];
    let reference = Reference::default();
    let mut once = OfferForm::default();
    read(&mut once, column, typed, &reference);
    let cell = write(&once, column, Lang::Nb, &reference);
    let mut twice = once.clone();
    read(&mut twice, column, &cell, &reference);
    let _ = once.check(&[], &[]);
    assert_eq!(write(&twice, column, Lang::Nb, &reference), cell);
});
