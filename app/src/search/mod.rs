//! Search over live offers: words, filters, counts.

pub mod api;
pub mod credit_span;
pub mod form;
pub mod islands;
pub mod model;
pub mod stretch;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
