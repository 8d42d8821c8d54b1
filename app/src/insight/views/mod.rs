//! Views of the overview and the heat table that people at the directorate keep under a name: their own, or shared
//! with colleagues, one of them the first thing they see.
//!
//! A view is an address, not figures: opened again it shows what is published by then. Begin with `model`.

pub mod api;
pub mod form;
pub mod model;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
