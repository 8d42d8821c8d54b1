//! Figures from closed surveys: what may be shown, and what it says.
//!
//! Answers become figures once: `telling` publishes a release of closed surveys, `disclosure` and `coding` decide
//! what is told of it. Everything else – `cube`, `signals`, `overview`, `series`, the public figures – is reckoned
//! from published figures and can tell nothing more. `judged` keeps what each release showed when it came out,
//! `dossier` and `partner` put figures together for their own readers, `views` keeps addresses under a name. `interval`, `shrinkage` and `warning` are the statistics;
//! they know nothing of this program. `store` alone reads across domains, `sums` keeps what is made anew.
//! Begin with `telling`.

pub mod coding;
mod cube;
mod disclosure;
mod dossier;
mod entity;
mod heat;
pub mod interval;
pub(crate) mod jobs;
mod judged;
mod method;
mod overview;
mod partner;
mod published;
mod reading;
mod series;
pub mod service;
pub mod shrinkage;
mod signals;
mod store;
mod sums;
mod telling;
mod views;
pub mod warning;

#[cfg(test)]
mod tests;

pub(crate) use coding::known_before;
pub(crate) use disclosure::{code, figure, releases};
pub use dossier::DossiersService;
pub(crate) use dossier::{keep_minutes, keep_remark, workbook as dossier_workbook};
pub(crate) use jobs::{MakeAnew, tick};
pub(crate) use judged::{Judged, Which, judged, newest_year};
pub use partner::PartnerService;
pub(crate) use published::{Published, PublishedItem};
pub(crate) use reading::{Release, quality, release_of};
pub(crate) use store::{beyond, beyond_text};
pub(crate) use telling::{asked_in_all, make_anew, release, release_all};
pub use views::ViewsService;
