//! One entity per table.

pub mod action;
pub mod finding;
