//! Own competence: what somebody teaches and how many credits she has in it, remembered only where she asks for it.
//!
//! Otherwise it stands in the address of «Hva mangler jeg?» alone.

pub mod api;

#[cfg(feature = "ssr")]
pub mod port;
