//! The tables of this domain, one file each.

pub mod answer;
pub mod ballot;
pub mod evaluation;
pub mod invitation;
pub mod own_figure;
pub mod questionnaire;
pub mod remark;
pub mod short_member;
pub mod short_release;
pub mod tally;
