//! One entity per table.

pub mod count;
pub mod decision;
pub mod reading;
pub mod told;
