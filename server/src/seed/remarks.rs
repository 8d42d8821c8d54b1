//! What simulated participants wrote, and how far the reading of it could have come: past years are told of,
//! of the newest surveys some are read, some half read, and some wait.
//!
//! All of it is invented and marked.

use app::accounts::model::{Person, Role};
use app::audit::model::Deed;
use app::remarks::form::Decision;
use app::remarks::model::Outcome;
use app::shared::fault::Fault;
use app::shared::ids::EvaluationId;
use app::shared::time::Instant;
use chrono::Duration;
use sea_orm::entity::prelude::*;

use crate::accounts::entity::role;
use crate::clock::from_ms;
use crate::db::Tx;
use crate::evaluation::entity::evaluation;
use crate::remarks::{FEWEST_ANSWERS, service, store, telling, trail};

/// One invented text with what becomes of it.
#[derive(Clone, Debug)]
pub(super) struct Written<'a> {
    pub item: &'a str,
    outcome: &'a str,
    categories: &'a str,
    summary: &'a str,
    pub text: &'a str,
}

/// All invented texts.
pub(super) fn written() -> Vec<Written<'static>> {
    let lines = include_str!("data/remarks.tsv").lines();
    let rows = lines.filter(|l| !l.starts_with('#')).skip(1);
    rows.filter_map(|line| {
        let mut cells = line.split('\t');
        Some(Written {
            item: cells.next()?,
            outcome: cells.next()?,
            categories: cells.next()?,
            summary: cells.next()?,
            text: cells.next()?,
        })
    })
    .collect()
}

impl Written<'_> {
    fn decision(&self, key: &[u8]) -> Option<Decision> {
        Some(Decision {
            key: store::key_text(key),
            outcome: Outcome::from_code(self.outcome)?,
            summary: self.summary.to_owned(),
            categories: store::categories(self.categories),
        })
    }
}

/// Reads the texts of the simulated surveys as far as the story goes; what nobody may read is deleted.
///
/// # Errors
/// `Internal` only.
pub(super) async fn store(tx: &Tx, now: Instant) -> Result<(), Fault> {
    let surveys = store::closed_with_texts(&**tx).await?;
    let answered = telling::answered_each(&**tx, surveys.iter().map(|s| s.id)).await?;
    let newest = surveys.iter().map(|s| s.year).max().unwrap_or_default();
    let moderator = moderator(&**tx).await?;
    let written = written();
    let mut waiting = 0;
    for survey in &surveys {
        let id = EvaluationId(survey.id);
        if answered.get(&survey.id).copied().unwrap_or(0) < FEWEST_ANSWERS {
            store::delete_texts(&**tx, id).await?;
            continue;
        }
        let closed_at = from_ms(survey.closed_at.unwrap_or_default());
        let read_at = (closed_at + Duration::days(24)).min(now);
        // Of the newest surveys one in three is told of, one half read, one not begun.
        let stage = if survey.year < newest {
            0
        } else {
            waiting += 1;
            waiting % 3
        };
        let share = match stage {
            0 => usize::MAX,
            1 => 2,
            _ => continue,
        };
        // What is being read now was begun yesterday: a week later some of it would be gone.
        let begun_at = if stage == 1 {
            now - Duration::hours(20)
        } else {
            read_at
        };
        read(tx, survey, &written, share, (moderator.as_ref(), begun_at)).await?;
        if stage == 0 {
            let at = (read_at + Duration::days(1)).timestamp_millis();
            let outcomes = telling::tell(&**tx, id, at).await?;
            trail::note(
                tx,
                survey,
                None,
                (Deed::RemarksTold, &trail::numbers(&outcomes)),
                at,
            )
            .await?;
        }
    }
    Ok(())
}

/// Decides on this many of the survey's texts, as the story has it.
async fn read(
    tx: &Tx,
    survey: &evaluation::Model,
    written: &[Written<'_>],
    most: usize,
    (by, at): (Option<&Person>, Instant),
) -> Result<(), Fault> {
    let id = EvaluationId(survey.id);
    let (mut kept, mut what) = (vec![], vec![]);
    for text in store::undecided(&**tx, id).await?.into_iter().take(most) {
        let known = written.iter().find(|w| w.text == text.text);
        let Some(decision) = known.and_then(|w| w.decision(&text.id)) else {
            continue;
        };
        what.push(service::trail_of(&decision));
        kept.push((text.id, text.item, decision));
    }
    if kept.is_empty() || !store::take(&**tx, id, None).await? {
        return Ok(());
    }
    store::decide(&**tx, id, kept, at.timestamp_millis()).await?;
    trail::note(
        tx,
        survey,
        by,
        (Deed::RemarksDecided, &what),
        at.timestamp_millis(),
    )
    .await
}

/// The demonstration's analyst.
async fn moderator(db: &impl ConnectionTrait) -> Result<Option<Person>, Fault> {
    let row = role::Entity::find()
        .filter(role::Column::Role.eq(Role::Analyst.code()))
        .one(db)
        .await?;
    match row {
        Some(row) => Ok(crate::accounts::person(db, app::shared::ids::PersonId(row.person_id)).await?),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_invented_text_is_another_and_can_be_decided_as_it_says() {
        let written = written();
        let lines = include_str!("data/remarks.tsv")
            .lines()
            .filter(|l| !l.starts_with('#'));
        assert_eq!(written.len(), lines.count() - 1);
        let texts: HashSet<&str> = written.iter().map(|w| w.text).collect();
        assert!(texts.len() == written.len() && texts.len() > 60);
        for one in &written {
            let decision = one.decision(&[1; 16]).unwrap();
            assert_eq!(
                decision.outcome == Outcome::Deleted,
                decision.categories.is_empty(),
                "{one:?}"
            );
            assert_eq!(
                decision.outcome == Outcome::Summarised,
                !decision.summary.is_empty(),
                "{one:?}"
            );
            let codes: Vec<&str> = one.categories.split(',').filter(|c| !c.is_empty()).collect();
            assert_eq!(codes.len(), decision.categories.len(), "{one:?}");
        }
    }
}
