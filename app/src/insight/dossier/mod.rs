//! What is laid on the table of the yearly dialogue meeting between the directorate and an institution, and the
//! minutes of it.
//!
//! Figures are published ones only, and seen by both sides; what the institution may not compare itself with is
//! hidden from it as on its other pages. Begin with `model`.

pub mod api;
pub mod form;
pub mod model;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
