//! What the dates of surveys demand, said again at every tick; jobs that wait already are left alone.

use app::evaluation::model::EvaluationState;
use app::shared::fault::Fault;
use app::shared::ids::RunId;
use app::shared::time::Date;
use chrono::Days;

use super::closing::{Close, Forget, REMEMBERED_MS};
use super::jobs::{Open, Remind};
use super::store::{self, EvaluationRow};
use super::{key, people};
use crate::catalogue;
use crate::platform::Parts;

/// Days after opening on which the first two reminders go.
const AFTER_OPENING: [u64; 2] = [7, 14];
/// Days before closing on which the last one goes.
const BEFORE_CLOSING: u64 = 2;

/// The days of a survey's reminders, at most three, at least two days apart from each other and from the
/// invitation.
#[must_use]
pub fn reminder_days(opens_on: Date, closes_on: Date) -> Vec<Date> {
    let last = closes_on - Days::new(BEFORE_CLOSING);
    let mut days: Vec<Date> = AFTER_OPENING
        .into_iter()
        .map(|n| opens_on + Days::new(n))
        .filter(|day| *day + Days::new(2) <= last)
        .collect();
    if last >= opens_on + Days::new(2) {
        days.push(last);
    }
    days
}

/// Rounds of reminders whose day has come.
#[must_use]
pub fn reminders_due(opens_on: Date, closes_on: Date, today: Date) -> i32 {
    let days = reminder_days(opens_on, closes_on);
    let passed = days.iter().filter(|day| **day <= today).count();
    i32::try_from(passed).unwrap_or(i32::MAX)
}

/// Enqueues what has become due: opening, reminding, closing, forgetting; deletes keys of closed surveys
/// that outlived their closing, and says of which open ones answers are kept unsealed.
///
/// # Errors
/// `Internal` only.
pub async fn tick(parts: &Parts) -> Result<(), Fault> {
    // Each is done though the other fails.
    let (due, noted) = (enqueue_due(parts).await, note_unsealed(parts).await);
    due.and(noted)
}

async fn enqueue_due(parts: &Parts) -> Result<(), Fault> {
    let today = parts.clock.today();
    let forgotten_before = parts.clock.now_ms() - REMEMBERED_MS;
    let begun = store::begun(parts.db.read(), today).await?;
    let remembers = people::remembers(parts.db.read(), forgotten_before).await?;
    let is_planned = |row: &&EvaluationRow| row.state == EvaluationState::Planned.code();
    let planned: Vec<RunId> = begun
        .iter()
        .filter(is_planned)
        .map(|row| RunId(row.run_id))
        .collect();
    let off = catalogue::runs_off(parts.db.read(), &planned, today).await?;
    let mut due = vec![];
    for row in &begun {
        let is_off = is_planned(&row) && off.contains_key(&RunId(row.run_id));
        due.extend(due_for(parts, row, is_off, today)?);
    }
    if remembers || !due.is_empty() {
        let tx = parts.db.write().await?;
        for due in &due {
            match due {
                Due::Open(job) => tx.enqueue_once(job).await?,
                Due::Remind(job) => tx.enqueue_once(job).await?,
                Due::Close(job) => tx.enqueue_once(job).await?,
            }
        }
        if remembers {
            tx.enqueue_once(&Forget {}).await?;
        }
        tx.commit().await?;
    }
    let kept = parts.secrets.evaluations()?;
    if !kept.is_empty() {
        for id in store::closed_among(parts.db.read(), &kept).await? {
            parts.secrets.delete(id)?;
        }
    }
    Ok(())
}

/// Says once for each survey that nothing is here to seal its answers under. The clock asks, not an answer, which would
/// be told the time of.
async fn note_unsealed(parts: &Parts) -> Result<(), Fault> {
    let bare = key::keep_copies(parts.db.read(), &parts.secrets).await?;
    metrics::gauge!("surveys_unsealed").set(bare.len() as f64);
    for id in parts.secrets.note_bare(bare) {
        tracing::warn!(evaluation.id = %id, "answers are kept unsealed: neither the survey's key nor this machine's copy of what it seals under can be read");
    }
    Ok(())
}

enum Due {
    Open(Open),
    Remind(Remind),
    Close(Close),
}

/// What is due for a survey that has begun and is not closed; one whose run `is_off` does not open.
fn due_for(parts: &Parts, row: &EvaluationRow, is_off: bool, today: Date) -> Result<Option<Due>, Fault> {
    let evaluation = store::model(row)?;
    let id = evaluation.id;
    if evaluation.closes_on < today {
        return Ok(Some(Due::Close(Close { evaluation: id })));
    }
    if is_off || evaluation.key_lost && parts.secrets.read(id).is_none() {
        return Ok(None);
    }
    // A key that has come back is tried by opening once more.
    if evaluation.state == EvaluationState::Planned || evaluation.key_lost {
        return Ok(Some(Due::Open(Open { evaluation: id })));
    }
    let round = reminders_due(evaluation.opens_on, evaluation.closes_on, today);
    Ok((round > row.rounds).then_some(Due::Remind(Remind {
        evaluation: id,
        round,
        tries: 0,
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_reminders_that_fit_are_sent() {
        let day = |d| Date::from_ymd_opt(2027, 5, d).unwrap();
        assert_eq!(reminder_days(day(1), day(29)), [day(8), day(15), day(27)]);
        assert_eq!(reminder_days(day(1), day(15)), [day(8), day(13)]);
        assert_eq!(reminder_days(day(1), day(10)), [day(8)]);
        assert_eq!(reminder_days(day(1), day(5)), [day(3)]);
        assert_eq!(reminder_days(day(1), day(3)), []);
    }
}
