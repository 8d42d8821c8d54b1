//! The directorate's review: a submitted text is a case, judged by a guideline, and decided once.
//!
//! `service` keeps the port's promises; the catalogue opens a case with `open` in the transaction that
//! submits a text, and reads a returned text's `reasons`. Only a decision here publishes anything.

mod cases;
pub(crate) mod entity;
pub mod jobs;
mod letters;
pub mod service;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use cases::{Submission, add as add_case, open};
pub use service::ReviewService;
pub(crate) use store::reasons;
