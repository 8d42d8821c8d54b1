//! The directorate's own people, its partners, and who looks after each institution: its administrators invite them
//! and let them go.

pub mod api;
pub mod form;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
