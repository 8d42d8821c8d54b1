//! The directorate's review: a submitted text is a case, judged by a guideline, and decided once.
//!
//! `service` keeps the port's promises; the catalogue opens a case with `open` in the transaction that
//! submits a text, and reads a returned text's `reasons`. Only a decision here publishes anything.

mod appeals;
mod cases;
mod conflicts;
mod desk;
pub(crate) mod entity;
mod guidelines;
pub mod jobs;
mod letters;
mod national;
mod phrases;
mod queue;
mod reading;
pub mod service;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub use appeals::DecisionsService;
pub(crate) use cases::{Submission, add as add_case, open};
pub use guidelines::GuidelinesService;
pub use national::NationalService;
pub(crate) use phrases::add as add_phrase;
pub use service::ReviewService;
pub(crate) use store::reasons;
