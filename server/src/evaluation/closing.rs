//! How a survey ends: its answers are opened and counted, and what could join them to people is deleted.

use app::evaluation::model::{Answer, EvaluationState};
use app::shared::fault::Fault;
use app::shared::ids::EvaluationId;

use super::known::KnownQuestionnaires;
use super::mailing::note_key_lost;
use super::planning::drop_unasked;
use super::{ballots, key, own, people, seal, short, store};
use crate::platform::Parts;
use crate::work::job::job;
use crate::{catalogue, feed, insight};

/// A survey whose answers cannot be opened stays unclosed this long, so that its key can be brought back.
const KEY_AWAITED_DAYS: i64 = 30;
/// Invitations are deleted this long after closing.
pub const REMEMBERED_MS: i64 = 90 * 24 * 3_600_000;

job! {
    /// Counts the answers, and deletes them and the key.
    Close { evaluation: EvaluationId } = "evaluation.close" => close
}
job! {
    /// Deletes the invitations of surveys closed long ago.
    Forget {} = "evaluation.forget" => forget
}

/// Opens the answers, keeps their counts and, apart from them, their texts; closes the survey, publishes its
/// figures, and deletes the answers and the key: with it goes the last way to join a person and an answer.
///
/// One transaction, the only one in which anything of an answer is readable: what is written was shuffled
/// before, and holds nothing of who came when.
pub async fn close(parts: &Parts, job: Close) -> Result<(), Fault> {
    let id = job.evaluation;
    let keys = key::sealing(parts.db.read(), &parts.secrets, id).await?;
    let tx = parts.db.write().await?;
    let Some(row) = store::held(&*tx, id).await? else {
        return Ok(());
    };
    let evaluation = store::model(&row)?;
    let today = parts.clock.today();
    if evaluation.closes_on >= today {
        return Ok(());
    }
    let is_planned = evaluation.state == EvaluationState::Planned;
    if is_planned
        && !catalogue::runs_off(&*tx, &[evaluation.run], today)
            .await?
            .is_empty()
    {
        // Never opened, because the run did not take place: nothing was held, and nothing is kept.
        return drop_unasked(parts, tx, id).await;
    }
    if evaluation.state != EvaluationState::Closed {
        let kept = ballots::answers(&*tx, id).await?;
        let n = kept.len();
        let opened = kept.iter().map(|kept| seal::open(&keys, id, kept));
        let answers: Vec<Answer> = opened.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        if answers.len() < n {
            if today - evaluation.closes_on <= chrono::Duration::days(KEY_AWAITED_DAYS) {
                drop(tx);
                return note_key_lost(parts, id, true).await;
            }
            tracing::error!(evaluation.id = %id, "the survey's key did not come back: it is closed without the answers sealed under it");
        }
        let counts = ballots::mix(&*tx, id, &answers).await?;
        let questionnaire = KnownQuestionnaires::default()
            .get(parts, evaluation.questionnaire)
            .await?;
        own::publish(&*tx, &row, &questionnaire, &counts, parts.config.min_answers).await?;
        store::set_key_lost(&*tx, id, answers.len() < n).await?;
        store::set_closed(&*tx, id, parts.clock.now_ms()).await?;
        // In this very transaction, so that a closed survey is never without its figures.
        short::release(&*tx, Some(evaluation.offer), parts.config.min_answers).await?;
        insight::release(&*tx, evaluation.offer, parts.config.min_answers).await?;
        tx.enqueue(&insight::MakeAnew {}).await?;
        // The offer's public quality may have changed.
        tx.tell(feed::OFFER, evaluation.offer.0).await?;
        tx.commit().await?;
    }
    parts.secrets.delete(id)?;
    parts.db.tidy(&["answer", "remark", "ballot"]).await?;
    Ok(())
}

/// Deletes names and addresses of surveys closed more than 90 days ago.
pub async fn forget(parts: &Parts, _: Forget) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    let n = people::forget(&*tx, parts.clock.now_ms() - REMEMBERED_MS).await?;
    tx.commit().await?;
    if n > 0 {
        parts.db.tidy(&["invitation"]).await?;
    }
    tracing::info!(invitations = n, "old invitations are deleted");
    Ok(())
}
