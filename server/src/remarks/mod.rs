//! What participants wrote: read and decided on by the directorate, then told to the institution.
//!
//! `service` keeps the port's promises; `store` asks the tables, `telling` makes what is told of a finished
//! reading; `hints` looks for what may point to somebody; `schedule` tells what waits for nobody and deletes
//! what is past its time; `trail` says what is kept of each deed; `jobs` sends the letter and sees that nothing overwritten lies about.
//! Knows surveys by `evaluation`, never ballots or ratings.

pub(crate) mod entity;
mod hints;
pub mod jobs;
mod letters;
mod names;
mod overview;
mod schedule;
pub mod service;
pub(crate) mod store;
pub(crate) mod telling;
pub(crate) mod trail;

#[cfg(test)]
mod tests;

pub(crate) use overview::of_year;
pub use schedule::tick;
pub use service::RemarksService;
pub(crate) use telling::done;

/// Fewest answers texts are told from; the setting may raise it.
pub(crate) const FEWEST_ANSWERS: u32 = crate::config::MIN_ANSWERS_PUBLIC;

/// The limit in force.
#[must_use]
pub(crate) fn limit(config: &crate::config::Config) -> u32 {
    config
        .min_answers_public
        .max(config.min_answers)
        .max(FEWEST_ANSWERS)
}
