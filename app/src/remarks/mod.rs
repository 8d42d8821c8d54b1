//! What participants wrote in their own words: read by the directorate before anybody else, told without
//! anything that could lead to a person.
//!
//! Texts are told of a closed survey with enough answers, shuffled, apart from the ratings and from each other.
//! Start with `model` for what becomes of a text, `port` for everything that can be done.

pub mod api;
pub mod form;
pub mod model;

#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
