//! One entity per table.

pub mod action;
pub mod by_rule;
pub mod finding;
pub mod rules;
