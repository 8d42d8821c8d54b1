//! The tables of this domain.

pub mod feed;
pub mod item;
pub mod known;
pub mod letter;
pub mod list;
pub mod offer;
pub mod search;
pub mod stop;
