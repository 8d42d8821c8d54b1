//! Letters: composing is each domain's, sending and remembering what was sent is here.
//!
//! `deliver` is what other domains call from their jobs; `transport` carries the letter, `report` reads what a mail
//! server sends back.

mod entity;
pub(crate) mod report;
pub mod service;
mod store;
pub mod transport;

pub use service::{Envelope, deliver, deliver_subscribed, tick};
pub(crate) use store::forget as forget_letters;

/// What a letter says; made by a domain's `letters.rs` from facts alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub text: String,
}
