//! One file per table.

pub mod api_key;
pub mod import;
pub mod import_heading;
pub mod import_row;
