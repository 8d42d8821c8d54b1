//! A closed survey's page, from the figures that were published of it; small surveys of an offer are shown
//! together.

use std::collections::BTreeMap;

use app::evaluation::model::{
    EvaluationState, Item, ItemKind, ItemResult, Questionnaire, Results, SurveyKind,
};
use app::shared::ids::{EvaluationId, OfferId};
use app::shared::time::StudyYear;
use sea_orm::{ConnectionTrait, DbErr};

use super::ballots::{self, Counts};
use super::store::{EvaluationRow, counted};
use crate::insight::{PublishedItem, Release, figure};

/// The results as the page has them; everything is hidden where nothing is published. `alone` is what is told of the
/// institution's own questions in this survey.
#[must_use]
pub fn results(
    survey: &EvaluationRow,
    (told, alone): (Option<Release>, BTreeMap<String, PublishedItem>),
    institution_short: String,
    questionnaire: Questionnaire,
    (limit, texts_done): (u32, bool),
) -> Results {
    let (release, measures) = match told {
        Some(told) => (Some(told.release), told.measures),
        None => (None, vec![]),
    };
    let answered = release.as_ref().map(|r| r.answered);
    let invited = release.as_ref().map_or(counted(survey.invited), |r| r.invited);
    let is_own = |item: &Item| questionnaire.own().any(|own| own.code == item.code);
    let one = |item: &Item| {
        let (told, people) = if is_own(item) {
            (alone.get(&item.code), (0, counted(survey.invited)))
        } else {
            let told = release.as_ref().and_then(|r| r.item(&item.code));
            (told, (answered.unwrap_or(0), invited))
        };
        ItemResult {
            item: item.clone(),
            figure: figure(item, told, people),
        }
    };
    let items = questionnaire
        .items()
        .filter(|i| i.kind != ItemKind::Text)
        .map(one)
        .collect();
    let years = release.as_ref().map_or((survey.year, survey.year), |r| r.years);
    Results {
        title: survey.title.clone(),
        institution_short,
        offer: OfferId(survey.offer_id),
        years: (StudyYear(years.0), StudyYear(years.1)),
        invited,
        answered,
        kind: SurveyKind::from_code(&survey.kind).unwrap_or(SurveyKind::End),
        items,
        questionnaire,
        measures,
        pooled: release.as_ref().is_some_and(|r| r.surveys > 1),
        progress: EvaluationState::Closed.progress(texts_done, release.is_some()),
        is_demo: release.as_ref().map_or(survey.is_demo, |r| r.is_demo),
        min_answers: limit,
    }
}

/// How many answered, in whole percent rounded down to tens; `None` = too few to tell.
///
/// While the survey runs, answers count in steps of `limit`, so that no single one can be watched arriving.
#[must_use]
pub fn answered_percent(answered: u32, invited: u32, is_closed: bool, limit: u32) -> Option<u32> {
    let counted = if is_closed {
        answered
    } else {
        answered / limit * limit
    };
    if counted < limit || invited < limit {
        return None;
    }
    Some((counted * 100 / invited / 10 * 10).min(100))
}

/// A survey's answers in all, from its counts.
pub async fn answered(db: &impl ConnectionTrait, id: EvaluationId) -> Result<u32, DbErr> {
    let tallies = ballots::tallies(db, [id.0]).await?;
    Ok(tallies.get(&id.0).map_or(0, in_all))
}

/// Answers in all.
#[must_use]
pub fn in_all(counts: &Counts) -> u32 {
    let total = (String::new(), String::new());
    counts.get(&total).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_response_is_told_in_steps() {
        assert_eq!(answered_percent(5, 5, false, 6), None);
        assert_eq!(answered_percent(5, 11, false, 6), None);
        assert_eq!(answered_percent(6, 11, false, 6), Some(50));
        assert_eq!(answered_percent(11, 11, false, 6), Some(50));
        assert_eq!(answered_percent(11, 11, true, 6), Some(100));
        assert_eq!(answered_percent(5, 11, true, 6), None);
        assert_eq!(answered_percent(8, 11, true, 6), Some(70));
    }
}
