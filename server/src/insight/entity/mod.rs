//! The tables of this domain, one file each. `published*` are written once; the others are made from them.

pub mod borrowed;
pub mod cube;
pub mod cube_made;
pub mod published;
pub mod published_item;
pub mod published_survey;
pub mod signal;
