//! Pieces that pages of every domain are drawn with; one file each, server only.

pub mod breadcrumbs;
pub mod chart;
pub mod chart_years;
pub mod dated;
#[cfg(test)]
pub mod drawn;
pub mod error_summary;
pub mod field;
pub mod files;
pub mod filter_choice;
pub mod offer_card;
pub mod pager;
pub mod raw_text;
pub mod sign;
pub mod tag;
pub mod term;

pub use breadcrumbs::Breadcrumbs;
pub use chart::{BarDist, BarDistKey, DotAxis, DotInterval, Hatch, Mean, TooFew};
pub use chart_years::{Mark, NormMarks, YearsChart, YearsKey};
pub use dated::dated;
pub use error_summary::ErrorSummary;
pub use field::{Choices, Field, FieldKind, Select, field_name};
pub use files::file_links;
pub use filter_choice::{any_or, filter_choice};
pub use offer_card::{excerpt, offer_card};
pub use pager::pager;
pub use raw_text::raw_text;
pub use sign::sign;
pub use tag::{DemoMark, StateTag};
pub use term::term;
