//! The bank of questionnaires: versions of the survey's questions, drafted, compared, and put in force by date.
//!
//! A question keeps its code as long as its answers may be followed over the years. Whoever changes its words must
//! say that they still mean the same; else it is a new question, and the old one ends.

pub mod api;
pub mod form;
pub mod model;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
