//! An institution's work with many offers, with texts others work on too, and with texts that are live.
//!
//! `facts` keeps the narrow rows the overview reads (`overview`), `bulk` does one thing to many offers and
//! takes it back, `texts` remembers who saved what, `conflict` joins two people's texts, `live` changes a
//! text that is public. `service` is the port.

pub(crate) mod bulk;
mod bulk_rules;
mod bulk_store;
mod conflict;
pub(crate) mod facts;
mod live;
mod marks;
mod overview;
mod runs;
pub mod service;
pub(super) mod texts;

#[cfg(test)]
mod tests;
