//! The people of an institution: whoever administers it invites them, gives them roles and lets them go.

pub mod api;
pub mod form;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
