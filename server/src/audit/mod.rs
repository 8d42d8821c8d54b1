//! The trail of who changed what: other domains note what they do, in the transaction that does it.
//!
//! `note` is all they need; `service` lets administrators read a trail: an institution's its own, the
//! directorate's what the directorate did.

mod entity;
mod note;
mod service;
mod steps;
#[cfg(test)]
mod tests;

pub(crate) use note::{Author, Note, note, note_on};
pub use service::AuditService;
pub(crate) use service::of_directorate;
pub(crate) use steps::{SURVEY, steps};
