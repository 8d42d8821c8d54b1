//! Who changed what, when, from what to what: kept in the transaction of each change.
//!
//! `model` is what a trail consists of, `port` how administrators read theirs: one an institution, and one the
//! directorate has of its own work.

pub mod model;

#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
