//! Who changed what, when, from what to what: kept in the transaction of each change.
//!
//! `model` is what a trail consists of, `port` how an institution's administrator reads hers.

pub mod model;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
