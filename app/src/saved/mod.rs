//! What a person keeps: offers, searches with weekly alerts, calendars of deadlines and gatherings, and her own
//! competence.
//!
//! Begin with `port`. `calendar` turns offers into a calendar file and `csv` into a table; `pages` also has
//! the small forms that other domains' pages carry (`Keeping`).

pub mod api;
pub mod competence;
pub mod model;

#[cfg(feature = "ssr")]
pub mod calendar;
#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
#[cfg(all(test, feature = "ssr"))]
mod samples;
