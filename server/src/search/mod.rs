//! Search over live offers: this node's index, and the port that asks it.
//!
//! Begin with `question` (what is asked; `reading` understands what was typed) and `query` (how it is found; `hold`
//! what it must have, `guess` where a word is unknown); `document` says what is known of an offer, `schema` lays it
//! out, `index` keeps one writer and the feed's position, `find` answers, `relax` lets go what leaves nothing,
//! `collect` counts and orders in one pass over `facts`, `highlight` marks, `similar` finds the like, `suggest` says
//! it in a line, `service` answers, `keeper` follows the feed, `mark` remembers how many there were, `version` names what an index was
//! made with, `listing` answers while there is none. `language` knows Norwegian, `synonyms`, `thesaurus`, `dictionary` and
//! `lexicon` the words of the trade, `vocabulary` and `slips` those of the catalogue itself.

pub mod analysis;
pub mod collect;
pub mod curriculum;
pub mod dictionary;
pub mod document;
pub mod facts;
pub mod find;
mod first;
pub mod guess;
pub mod highlight;
mod hold;
pub mod index;
mod keeper;
pub mod language;
pub mod lexicon;
mod listing;
mod looked_up;
mod mark;
pub mod pieces;
pub mod query;
pub mod question;
mod reading;
pub mod relax;
pub mod schema;
pub mod service;
pub mod similar;
pub mod slips;
mod span;
mod suggest;
pub mod synonyms;
pub mod thesaurus;
mod version;
pub mod vocabulary;

#[cfg(test)]
mod tests;
