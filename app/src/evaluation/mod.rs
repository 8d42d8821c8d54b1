//! Participant surveys: planning, inviting, answering, results.
//!
//! Anonymous by construction: an invitation knows a person and a number, a ballot knows a hash, and
//! only a key that is kept outside the database and deleted at closing could join them.

pub mod api;
pub mod bank;
pub mod form;
pub mod model;

#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod listing;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
