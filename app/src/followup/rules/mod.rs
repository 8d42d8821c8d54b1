//! Rules of the directorate's that open findings by themselves, from what a release of figures shows.
//!
//! Off until an administrator sets them: a finding asks an institution for an answer in the directorate's name,
//! so somebody must first have seen what a rule would have opened. A version is complete, holds from a day and
//! is never changed. Begin with `model`.

pub mod api;
pub mod form;
pub mod model;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
