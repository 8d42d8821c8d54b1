//! People, their roles, one-time links and sessions.
//!
//! `service` keeps the port's promises; `token` makes the secrets of which only hashes are stored. Other
//! domains ask here whom a letter goes to: `people_of` an institution, `reviewers` of the directorate.

pub(crate) mod entity;
pub mod jobs;
mod letters;
pub mod people;
pub(crate) mod people_jobs;
#[cfg(test)]
mod people_tests;
pub mod service;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod token;

pub use people::PeopleService;
pub(crate) use people::tick;
pub use service::AccountsService;
pub(crate) use store::{
    has_demo_people, names, names_and_reviewers, partnership, people_of, person, reviewers,
};
