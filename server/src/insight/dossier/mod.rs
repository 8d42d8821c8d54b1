//! Dossiers for dialogue meetings: put together from published figures, findings, decisions and minutes.
//!
//! `service` keeps the port's promises, `figures` reckons from roll-ups what is shown, `store` reads across as
//! this domain may, `minutes` keeps the meetings, `workbook` writes all of it as a file.

mod figures;
mod minutes;
mod service;
mod store;
mod workbook;

#[cfg(test)]
mod tests;

pub(crate) use minutes::{keep as keep_minutes, remark as keep_remark};
pub use service::DossiersService;
pub(crate) use workbook::workbook;
