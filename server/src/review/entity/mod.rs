//! The tables of the review.

pub mod appeal;
pub mod case;
pub mod case_text;
pub mod criterion;
pub mod decision;
pub mod guideline;
pub mod judgement;
pub mod phrase;
pub mod priority;
