//! Figures from closed surveys: which may be shown, and what they say.
//!
//! `disclosure` holds the rules that keep small groups out, `statistics` the reckoning; both are pure and
//! used by `evaluation::results` too; `overview` builds rows on them. `store` alone reads across domains.

pub(crate) mod disclosure;
mod overview;
pub mod service;
pub(crate) mod statistics;
mod store;

#[cfg(test)]
mod tests;

pub(crate) use service::quality;
