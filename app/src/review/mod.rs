//! The directorate's review: cases, verdicts per criterion, decisions; guidelines; the national picture.
//!
//! `port` is the queue and the case, `decisions` what follows one, `guidelines` and `national` the rest of
//! the directorate's desk. Begin with `model`.

pub mod api;
pub mod form;
pub mod model;

#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod decisions;
#[cfg(feature = "ssr")]
pub mod guidelines;
#[cfg(feature = "ssr")]
pub mod national;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
