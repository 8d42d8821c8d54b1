//! What helps a teacher decide: which credits the rules ask for, what a study costs whom, and which days
//! it takes from school.
//!
//! Pure reckoning on `catalogue` types and on the dated rows of `rules`; it stores nothing and asks nobody.
//! Whole øre, tenths of credits and days only, so that every result is exact and can be shown with its
//! formula. Everything it says is for guidance: the employer judges, the year's announcement applies.

pub mod calendar;
pub mod form;
pub mod gap;
pub mod money;
pub mod rules;
pub mod share;
