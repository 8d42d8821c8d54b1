//! People, their roles, one-time links and sessions.
//!
//! `service` keeps the port's promises; `token` makes the secrets of which only hashes are stored. Other
//! domains ask here whom a letter goes to: `people_of` an institution, `reviewers` of the directorate.

pub(crate) mod entity;
mod granting;
pub mod jobs;
mod letters;
mod outside;
#[cfg(test)]
mod outside_tests;
pub mod people;
pub(crate) mod people_jobs;
#[cfg(test)]
mod people_tests;
pub mod service;
pub mod staff;
#[cfg(test)]
mod staff_tests;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod token;

pub use people::PeopleService;
pub use service::AccountsService;
pub use staff::StaffService;
pub(crate) use staff::invite_first;
pub(crate) use store::{
    has_demo_people, names, names_and_reviewers, partnership, people_of, person, reviewers,
};

/// What has become due: links that have ended are forgotten, stand-ins whose last day is over are let go.
///
/// # Errors
/// `Internal` only.
pub(crate) async fn tick(parts: &crate::platform::Parts) -> Result<(), app::shared::fault::Fault> {
    let links = jobs::forget_links(parts).await;
    people::tick(parts).await.and(links)
}
