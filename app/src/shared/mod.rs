//! What every domain stands on: faults, ids, languages, time and amounts.
//!
//! Plain types without any domain knowledge. `ui` and `page` draw and exist on the server only,
//! `browser` in the islands only.

pub mod codes;
pub mod fault;
pub mod field;
pub mod ids;
pub mod lang;
pub mod time;
pub mod units;

#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(feature = "ssr")]
pub mod calendar;
#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod sheet;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
pub mod upload;
