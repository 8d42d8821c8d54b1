//! What service tests stand on: parts on a fresh database of each kind, a clock that is moved by hand,
//! letters in memory.

#[cfg(test)]
pub(crate) mod log;
#[cfg(test)]
pub(crate) mod older;
pub mod outside;
pub mod parts;
pub mod postgres;
#[cfg(test)]
pub(crate) mod stage;
pub mod survey;
#[cfg(test)]
pub(crate) mod surveys;
