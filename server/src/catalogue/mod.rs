//! Offers, their versions and runs.
//!
//! `service` reads and checks rights, `editing` is what editors do, `publishing` what a decision and a
//! withdrawal do to the public face, `work` what institutions do with many offers and with live texts. Other domains use the functions named here, inside their own
//! transactions: the search indexes `live`, the review publishes or returns, surveys ask for `run_facts`.

mod as_submitted;
mod editing;
pub(crate) mod entity;
pub mod exchange;
mod face;
mod glimpse;
mod gone;
mod narrowed;
mod partners;
mod past;
mod publishing;
mod reference;
mod run_facts;
mod run_rows;
pub mod service;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub mod work;

pub(crate) use as_submitted::{
    KeptText, kept_text, letter_langs, live_runs, live_study_years, live_text, live_texts, read_runs,
    read_text, reopen, set_letter_lang,
};
pub(crate) use face::{institutions_of, live_years, stamps};
pub(crate) use gone::gone_days;
pub(crate) use narrowed::{Narrowed, narrowed};
pub(crate) use past::{going_on, withdrawn_lately};
pub(crate) use publishing::{publish, return_version};
pub use reference::ReferenceCache;
pub(crate) use reference::reference;
pub(crate) use run_facts::{run_facts, runs_of, runs_off};
pub use service::CatalogueService;
#[cfg(test)]
pub(crate) use store::{live_ids, submitted};
