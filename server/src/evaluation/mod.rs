//! Participant surveys: planning, inviting, answering, closing, results.
//!
//! Two sides that never meet: `people` knows who is asked, `ballots` knows hashes and answers. Only
//! `key` could join them, with a key that lives in the secret store until the survey closes. `writer` keeps
//! answers as `seal` leaves them, `bank` the versions of the questions, `planning` sets and moves the dates, `jobs` and
//! `closing` do what they demand, `mailing` writes to participants, `bounces` notes what mail servers send back, `participants` takes people in, corrects and forgets them, `own` keeps
//! what an institution's own questions tell and `short` what short surveys do, `results` lays out the figures that
//! `insight` has published. Begin with `service`.

mod ballots;
pub mod bank;
pub(crate) mod bounces;
pub(crate) mod closing;
pub(crate) mod entity;
pub(crate) mod jobs;
mod key;
mod known;
mod letters;
pub(crate) mod list;
pub(crate) mod lost;
pub(crate) mod machine;
mod mailing;
mod own;
mod participants;
mod past;
mod people;
mod planning;
mod results;
mod schedule;
mod seal;
pub mod service;
mod short;
mod store;
mod writer;

#[cfg(test)]
mod tests;

pub(crate) use ballots::{Counts, tallies};
pub(crate) use key::unsealable;
pub(crate) use known::KnownQuestionnaires;
pub(crate) use past::{PastSurvey, keep_past};
#[cfg(test)]
pub(crate) use results::answered_percent;
pub use schedule::tick;
pub(crate) use short::release as release_short;
pub(crate) use store::{keep_questionnaire, questionnaire};
