//! Figures for institution and directorate, never about fewer people than the limit.

pub mod dossier;
pub mod form;
pub mod model;
pub mod telling;
pub mod views;

#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod partner;
#[cfg(feature = "ssr")]
pub mod port;
