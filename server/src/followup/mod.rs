//! What follows from a survey: findings, replies, actions, and the letters they cause.
//!
//! `service` keeps the port's promises; `jobs` tells the institution of a finding, the directorate of a reply,
//! and the institution of a promise whose day has come. Knows surveys by what `evaluation::service::survey`
//! tells, never answers.

pub(crate) mod entity;
pub mod jobs;
mod letters;
mod public;
pub(crate) mod rules;
mod schedule;
pub mod service;
mod store;
#[cfg(test)]
mod tests;

pub use rules::FindingRulesService;
pub use schedule::tick;
pub use service::FollowUpService;
pub(crate) use service::of_year;
