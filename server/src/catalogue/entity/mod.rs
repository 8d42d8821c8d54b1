//! The tables of the catalogue.

pub mod bulk;
pub mod bulk_item;
pub mod gone_days;
pub mod institution;
pub mod offer;
pub mod offer_partner;
pub mod offer_text;
pub mod offer_version;
pub mod offer_work;
pub mod place;
pub mod run;
pub mod subject;
