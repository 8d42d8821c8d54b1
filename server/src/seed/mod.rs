//! Demo content: the real offers with their facts, and what is invented around them, marked as such.
//!
//! `facts` reads what is real, `texts` what is written for the demonstration, `coming` joins the two into
//! the next version and `vary` tells such versions apart; `base` stores what everything refers to,
//! `offers` the offers, `desk` work in progress, `directorate` what lies on its desk, `runs` past years,
//! `answers` simulates what their participants said, `remarks` how that was read, `followup` what came of it,
//! and `dialogue` what was agreed in meetings about it. The data and their
//! sources are in `data/`. Begin with `seed`.

pub(crate) mod answers;
mod base;
pub mod coming;
mod desk;
mod dialogue;
mod directorate;
pub mod facts;
mod followup;
mod offers;
pub(crate) mod questionnaires;
mod remarks;
pub(crate) mod rules;
pub(crate) mod runs;
#[cfg(test)]
mod tests;
pub mod texts;
mod vary;

use app::shared::fault::Fault;

use crate::insight;
use crate::platform::Parts;
use crate::search::begun;
use crate::search::synonyms::Synonyms;

/// What a seeding stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seeded {
    /// Offers that are live now.
    pub offers: usize,
    /// Simulated answers to surveys of past years.
    pub answers: usize,
}

/// Fills an empty database, all or nothing; does nothing where there are institutions already.
///
/// In production only what is no invention is stored: institutions, subjects, places, the questionnaire
/// and the guideline to begin with.
///
/// # Errors
/// `Internal` only.
pub async fn seed(parts: &Parts) -> Result<Option<Seeded>, Fault> {
    let tx = parts.db.write().await?;
    if base::is_filled(&*tx).await? {
        return Ok(None);
    }
    let base = base::store(&tx, parts.config.is_demo()).await?;
    let words = Synonyms::first_rows();
    begun::fill(&tx, words, parts.clock.now_ms()).await?;
    let questionnaire = questionnaires::seed_questionnaire(&*tx).await?;
    let mut seeded = Seeded {
        offers: 0,
        answers: 0,
    };
    if parts.config.is_demo() {
        let now = parts.clock.now();
        let offers = offers::store(&tx, &base, now).await?;
        desk::store(&tx, &base, &offers, now).await?;
        directorate::store(&tx, &base, parts.clock.today(), now).await?;
        let past = runs::store(&tx, &offers, parts.clock.today()).await?;
        seeded.offers = offers.len();
        seeded.answers = answers::seed_answers(&*tx, questionnaire, &past).await?;
        remarks::store(&tx, now).await?;
        followup::store(&*tx, now).await?;
        insight::release_all(&*tx, parts.config.min_answers).await?;
        let today = parts.clock.today().to_string();
        insight::make_anew(&*tx, &today, parts.config.limits()).await?;
        dialogue::meetings(&tx, parts).await?;
        dialogue::rules(&tx, parts).await?;
    }
    crate::catalogue::work::facts::fill(&*tx, parts.clock.today()).await?;
    tx.commit().await?;
    Ok(Some(seeded))
}
