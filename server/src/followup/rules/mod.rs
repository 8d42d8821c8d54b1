//! Rules that open findings: the versions, a trial of others, and the opening itself.
//!
//! `apply` runs in the transaction that publishes figures, for the releases that are new in it. Whether a rule
//! has opened a finding about a release is a key in a table, so a job that runs twice, or on two nodes at once,
//! opens it once. What a release shows is read from `insight`, which judged it once.

mod service;
mod store;
#[cfg(test)]
mod tests;

pub use service::FindingRulesService;
pub(crate) use service::{apply, open};
pub(crate) use store::insert as keep;
pub(super) use store::{by_rule, set_unfounded};
