//! The catalogue: institutions, offers, their versions and runs.
//!
//! Start with `model` for the states and the rules between them, `form` for what an editor types,
//! `port` for everything the catalogue can do.

pub mod api;
#[cfg(feature = "ssr")]
pub mod changes;
pub mod exchange;
pub mod form;
pub mod islands;
pub mod model;
pub mod section;
pub mod work;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
