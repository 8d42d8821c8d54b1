//! What follows from a survey: findings, the institution's reply, the actions it promises, and how they ended.
//!
//! A finding is about one closed survey and says what its figures or texts tell. The directorate opens one when
//! it wants an answer, an institution opens its own. Start with `model` for the states, `port` for everything
//! that can be done; what the institution chooses to show is read by everyone on the offer's page.

pub mod api;
pub mod form;
pub mod model;
pub mod rules;

#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
