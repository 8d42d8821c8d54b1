//! Pieces that pages of every domain are drawn with; one file each, server only.

pub mod dated;
pub mod error_summary;
pub mod field;
pub mod raw_text;
pub mod sign;
pub mod tag;

pub use dated::dated;
pub use error_summary::ErrorSummary;
pub use field::{Choices, Field, FieldKind, Select};
pub use raw_text::raw_text;
pub use sign::sign;
pub use tag::{DemoMark, StateTag};
