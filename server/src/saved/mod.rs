//! What people save: offers, searches with weekly alerts, calendar addresses, and what they ask to have remembered of
//! themselves.
//!
//! `service` keeps the port's promises, `competence` those of `OwnCompetence`. `jobs` replays searches on Monday
//! mornings and sends one letter per person; `schedule` says who is due, or has Monday's letters go ahead of it. What an
//! alert has told is remembered per search, offer and study year, so that nothing is missed and nothing repeated; what the calendar of a saved search last told of is remembered
//! per search, whoever saved it. Secrets are kept as hashes only.

mod competence;
pub(crate) mod entity;
pub mod jobs;
mod letters;
pub(crate) mod replay;
pub mod schedule;
pub mod service;
mod store;
#[cfg(test)]
mod tests;

pub use schedule::{ahead, tick};
pub use service::SavedService;
