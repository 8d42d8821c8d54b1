//! Search over live offers: this node's index, and the port that asks it.
//!
//! Begin with `question` (what was typed, understood) and `query` (how it is found); `schema` lays an offer
//! out, `index` keeps one writer and follows the feed's position, `collect` counts and orders in one pass.
//! `analysis`, `lexicon` and `vocabulary` know the words.

pub mod analysis;
pub mod collect;
pub mod index;
pub mod lexicon;
pub mod query;
pub mod question;
pub mod schema;
pub mod vocabulary;

#[cfg(test)]
mod tests;
