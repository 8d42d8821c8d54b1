//! The tables of the catalogue.

pub mod institution;
pub mod offer;
pub mod offer_version;
pub mod place;
pub mod run;
pub mod subject;
