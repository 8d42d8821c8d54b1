//! Search over live offers: this node's index, and the port that asks it.
//!
//! Begin with `question` (what was typed, understood) and `query` (how it is found); `document` says what is
//! known of an offer, `schema` lays it out, `index` keeps one writer and the feed's position, `collect`
//! counts and orders in one pass, `service` follows the feed and answers; `dictionary` keeps what words may mean as well. `analysis`, `pieces`, `lexicon`
//! and `vocabulary` know the words.

pub mod analysis;
pub mod collect;
pub mod dictionary;
pub mod document;
pub mod index;
pub mod lexicon;
pub mod pieces;
pub mod query;
pub mod question;
pub mod schema;
pub mod service;

pub mod vocabulary;

#[cfg(test)]
mod tests;
