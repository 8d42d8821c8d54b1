//! The tables of this domain, one file each. `published*` are written once; the others are made from them.

pub mod borrowed;
pub mod cube;
pub mod cube_made;
pub mod first_view;
pub mod meeting;
pub mod meeting_point;
pub mod published;
pub mod published_item;
pub mod published_judged;
pub mod published_step;
pub mod published_survey;
pub mod saved_view;
pub mod signal;
