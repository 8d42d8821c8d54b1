//! Keeps the promises `app` makes: implements its ports, and owns everything that stores, indexes, sends
//! or waits.
//!
//! One module per domain with the same name as in `app`; `platform` wires them together, `http` serves
//! them, `work` runs their jobs. Begin with `platform::Platform::build`.

pub mod accounts;
pub mod audit;
pub mod catalogue;
pub mod clock;
pub mod config;
pub mod db;
pub mod evaluation;
pub mod feed;
pub mod followup;
pub mod http;
pub mod insight;
pub mod mail;
pub mod operate;
pub mod platform;
pub mod remarks;
pub mod review;
pub mod saved;
pub mod search;
pub mod secret;
pub mod seed;
pub mod table;
#[doc(hidden)]
pub mod test;
pub mod work;
