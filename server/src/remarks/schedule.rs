//! What the clock does with texts: tells what everybody has decided on, deletes what is past its time.

use app::audit::model::Deed;
use app::shared::fault::Fault;
use app::shared::ids::EvaluationId;

use super::jobs::Tidy;
use super::{FEWEST_ANSWERS, service, store, telling, trail};
use crate::db::Tx;
use crate::evaluation::entity::evaluation;
use crate::platform::Parts;

const DAY_MS: i64 = 24 * 3_600_000;
/// Once everything is decided, the institution is told after this long: until then decisions can be undone.
pub const TELLS_AFTER_MS: i64 = DAY_MS;
/// A text that is not passed on is overwritten at the latest this long after its decision.
const REJECTED_MS: i64 = 7 * DAY_MS;
/// Texts of a closed survey that nobody has told of are deleted after so many days.
pub const UNREAD_DAYS: i64 = 365;
/// Texts told of are deleted after so many days: five years.
pub const TOLD_DAYS: i64 = 5 * 365 + 1;

/// Tells, deletes and overwrites what has become due. Twice is once.
///
/// # Errors
/// `Internal` only.
pub async fn tick(parts: &Parts) -> Result<(), Fault> {
    delete_unreadable(parts).await?;
    let now = parts.clock.now_ms();
    for (id, seen) in store::quiet_since(parts.db.read(), now - TELLS_AFTER_MS).await? {
        tell(parts, EvaluationId(id), seen).await?;
    }
    let rejected = store::rejected_before(parts.db.read(), now - REJECTED_MS).await?;
    if !rejected.is_empty() {
        let tx = parts.db.write().await?;
        store::delete_remarks(&*tx, &rejected).await?;
        done(tx).await?;
    }
    let old = now - TOLD_DAYS * DAY_MS;
    if store::remembers(parts.db.read(), old).await? {
        let tx = parts.db.write().await?;
        store::forget(&*tx, old).await?;
        done(tx).await?;
    }
    Ok(())
}

/// Commits, and sees to it that nothing deleted is left lying about.
async fn done(tx: Tx) -> Result<(), Fault> {
    tx.enqueue(&Tidy {}).await?;
    Ok(tx.commit().await?)
}

/// Deletes the texts of closed surveys with too few answers – nobody may ever read them – and those nobody has
/// told of within a year.
///
/// Too few is what the program says, not what the setting says just now: a limit that is raised by mistake
/// must not delete anything.
async fn delete_unreadable(parts: &Parts) -> Result<(), Fault> {
    let rows = store::closed_with_texts(parts.db.read()).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let answered = telling::answered_each(parts.db.read(), rows.iter().map(|r| r.id)).await?;
    let now = parts.clock.now_ms();
    let past = |row: &evaluation::Model| row.closed_at.is_some_and(|at| at + UNREAD_DAYS * DAY_MS < now);
    for row in rows {
        let few = answered.get(&row.id).copied().unwrap_or(0) < FEWEST_ANSWERS;
        let id = EvaluationId(row.id);
        if few {
            let tx = parts.db.write().await?;
            store::delete_texts(&*tx, id).await?;
            done(tx).await?;
        } else if past(&row) {
            let tx = parts.db.write().await?;
            if store::take(&*tx, id, None).await? {
                store::delete_texts(&*tx, id).await?;
                store::set_lapsed(&*tx, id, now).await?;
                trail::note(&tx, &row, None, (Deed::RemarksLapsed, &[]), now).await?;
                done(tx).await?;
            }
        }
    }
    Ok(())
}

/// Tells the institution, unless somebody has changed something meanwhile or a text is undecided.
async fn tell(parts: &Parts, id: EvaluationId, seen: i64) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    let Some(row) = store::survey(&*tx, id).await? else {
        return Ok(());
    };
    let undecided = store::undecided(&*tx, id).await?;
    let nothing = store::decided(&*tx, id).await?.is_empty();
    if nothing || !undecided.is_empty() || !store::take(&*tx, id, Some(seen)).await? {
        return Ok(());
    }
    service::tell(&tx, &row, None, parts.clock.now_ms()).await?;
    Ok(tx.commit().await?)
}
