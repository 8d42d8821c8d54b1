//! Search over live offers: this node's index, and the port that asks it.
//!
//! Begin with `question` (what is asked; `reading` understands what was typed, `quotes` what is quoted of it,
//! `taken` what goes before, `credits` how many are meant) and `query` (how it is found; `hold` what it must have,
//! `cues` what sentences mean, `guess` where a word is unknown, `parts` compounds, `misspelt` compounds with slips); `document` says what is
//! known of an offer, `schema` lays it out, `index` keeps one writer and the feed's position, `find` answers, `relax`
//! lets go what leaves nothing, `nearest` knows what lies near, `limit` ends what
//! takes too long, `collect` counts and orders what is `wanted` in one pass over `facts` by its `filters`, with as
//! many `hands` as are free, `floors` tells how near the best of them rough hits are, `highlight` marks, `similar`
//! finds the like, `suggest` says it in a line, `service` answers, `keeper` follows the feed, `mark` remembers how
//! many there were, `version` names what an index was made with, `listing` answers while there is none. `language`
//! knows Norwegian, `synonyms`, `thesaurus`, `everyday`, `english`, `sami`, `classroom`, `dictionary` and `lexicon` the
//! words of the trade (`begun` those a catalogue begins with), `vocabulary` and `slips` those of the catalogue itself.

pub mod analysis;
pub mod begun;
mod classroom;
pub mod collect;
mod credits;
mod cues;
pub mod curriculum;
pub mod dictionary;
pub mod document;
mod english;
mod everyday;
pub mod facts;
mod filters;
pub mod find;
mod first;
mod floors;
pub mod guess;
pub mod hands;
pub mod highlight;
mod hold;
pub mod index;
mod keeper;
pub mod language;
pub mod lexicon;
pub mod limit;
mod listing;
mod looked_up;
mod mark;
mod misspelt;
mod nearest;
mod parts;
pub mod pieces;
pub mod query;
pub mod question;
mod quotes;
mod reading;
pub mod relax;
mod sami;
pub mod schema;
pub mod service;
pub mod similar;
pub mod slips;
mod span;
mod suggest;
pub mod synonyms;
mod taken;
pub mod thesaurus;
mod version;
pub mod vocabulary;
mod wanted;
mod writer;

#[cfg(test)]
mod tests;
