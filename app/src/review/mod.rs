//! The directorate's review: cases, verdicts per criterion, decisions.

pub mod api;
pub mod form;
pub mod model;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
