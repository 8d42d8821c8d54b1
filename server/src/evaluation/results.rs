//! A closed survey's figures, from its counts alone; small surveys of an offer are shown together.

use app::evaluation::model::{Figure, ItemKind, ItemResult, Questionnaire, Results};
use app::shared::ids::EvaluationId;
use app::shared::time::StudyYear;
use sea_orm::{ConnectionTrait, DbErr};

use super::ballots::{self, Counts};
use super::store::{self, EvaluationRow, counted};
use crate::insight::disclosure::{figure, releases};

/// What one survey's page shows, before words and rights.
pub struct Released {
    pub years: (StudyYear, StudyYear),
    pub invited: u32,
    /// `None` = not released.
    pub answered: Option<u32>,
    pub pooled: bool,
    pub is_demo: bool,
    counts: Counts,
}

/// The release a closed survey belongs to.
pub async fn released(
    db: &impl ConnectionTrait,
    survey: &EvaluationRow,
    limit: u32,
) -> Result<Released, DbErr> {
    let offer = app::shared::ids::OfferId(survey.offer_id);
    let closed = store::closed_of_offer(db, offer).await?;
    let tallies = ballots::tallies(db, closed.iter().map(|e| e.id)).await?;
    let total = (String::new(), String::new());
    let answered_of = |e: &EvaluationRow| {
        tallies
            .get(&e.id)
            .and_then(|t| t.get(&total).copied())
            .unwrap_or(0)
    };
    let answered: Vec<u32> = closed.iter().map(answered_of).collect();
    let own = releases(&answered, limit)
        .into_iter()
        .find(|r| r.iter().any(|&i| closed[i].id == survey.id));
    let members: Vec<&EvaluationRow> = match &own {
        Some(release) => release.iter().map(|&i| &closed[i]).collect(),
        None => vec![survey],
    };
    let mut counts = Counts::new();
    for (key, n) in members.iter().filter_map(|e| tallies.get(&e.id)).flatten() {
        *counts.entry(key.clone()).or_default() += n;
    }
    let years = members.iter().map(|e| e.year);
    let first = years.clone().min().unwrap_or(survey.year);
    let last = years.max().unwrap_or(survey.year);
    Ok(Released {
        years: (StudyYear(first), StudyYear(last)),
        invited: members.iter().map(|e| counted(e.invited)).sum(),
        answered: own
            .is_some()
            .then(|| members.iter().map(|e| answered_of(e)).sum()),
        pooled: members.len() > 1,
        is_demo: members.iter().any(|e| e.is_demo),
        counts,
    })
}

impl Released {
    /// The results as the page has them; everything is hidden where nothing is released.
    #[must_use]
    pub fn results(
        self,
        survey: &EvaluationRow,
        institution_short: String,
        questionnaire: Questionnaire,
        limit: u32,
    ) -> Results {
        let one = |item: &app::evaluation::model::Item| {
            let count = |choice: &str| {
                let key = (item.code.clone(), choice.to_owned());
                self.counts.get(&key).copied().unwrap_or(0)
            };
            ItemResult {
                item: item.clone(),
                figure: match self.answered {
                    Some(_) => figure(item, count, limit),
                    None => Figure::Hidden,
                },
            }
        };
        let items = questionnaire
            .items()
            .filter(|i| i.kind != ItemKind::Text)
            .map(one)
            .collect();
        Results {
            title: survey.title.clone(),
            institution_short,
            offer: app::shared::ids::OfferId(survey.offer_id),
            years: self.years,
            invited: self.invited,
            answered: self.answered,
            items,
            questionnaire,
            pooled: self.pooled,
            is_demo: self.is_demo,
            min_answers: limit,
        }
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
    let total = (String::new(), String::new());
    Ok(tallies
        .get(&id.0)
        .and_then(|t| t.get(&total).copied())
        .unwrap_or(0))
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
