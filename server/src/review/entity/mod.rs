//! The tables of the review.

pub mod case;
pub mod criterion;
pub mod decision;
pub mod guideline;
pub mod judgement;
