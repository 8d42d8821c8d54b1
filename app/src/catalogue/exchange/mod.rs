//! Many offers at once: tables to download, imports with a dry run, and keys for machines.
//!
//! Start with `column` for what a table holds, `cell` for how a value is written and read, `row` for what one
//! row does to an offer's form; `model` and `port` tell the life of an import. Only drafts are ever written.

pub mod api;
pub mod form;
pub mod model;

#[cfg(feature = "ssr")]
pub mod cell;
#[cfg(feature = "ssr")]
pub mod column;
#[cfg(feature = "ssr")]
pub mod guess;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod port;
#[cfg(feature = "ssr")]
pub mod row;
#[cfg(feature = "ssr")]
pub mod sheet;
