//! Background work: jobs are rows, enqueued in the transaction of their cause.
//!
//! `job` says what a job is, `queue` keeps them, `worker` runs them with leases and back-off,
//! `schedule` enqueues what the clock demands.

pub mod job;
pub mod queue;
pub mod schedule;
#[cfg(test)]
mod tests;
pub mod worker;
