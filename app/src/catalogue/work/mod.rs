//! An institution's daily work with its offers: the overview of all of them, what is done to many at once,
//! two people in one text, and changes of a text that is live.
//!
//! `query` is what the overview is asked, `bulk` what is done to many offers, `port` everything this part
//! of the catalogue can do. Writing one draft is in the catalogue's own port.

pub mod api;
pub mod bulk;
pub mod query;

#[cfg(feature = "ssr")]
pub mod csv;
#[cfg(feature = "ssr")]
pub mod port;
