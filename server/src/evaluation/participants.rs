//! Who is asked: taken in from lists and from machines, corrected, removed, and left in peace.
//!
//! Whoever calls has asked for the right. Nothing here looks at a ballot but to count how many there are.

use std::collections::HashSet;

use app::catalogue::form::looks_like_email;
use app::evaluation::model::{ImportReport, RowFault};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{EvaluationId, InvitationId};
use sea_orm::SqlErr;

use super::ballots;
use super::jobs::Open;
use super::key::Stop;
use super::list::List;
use super::people::{self, NewParticipant};
use super::service::is_over;
use super::store::{self, EvaluationRow, counted};
use crate::db::Tx;
use crate::platform::Parts;

/// The survey, held, while people may still be asked.
async fn held(parts: &Parts, tx: &Tx, id: EvaluationId) -> Result<EvaluationRow, Fault> {
    let row = store::held(&**tx, id).await?.ok_or(Fault::Missing)?;
    if is_over(&store::model(&row)?, parts.clock.today()) {
        return Err(Fault::Stale);
    }
    Ok(row)
}

/// Lets the letters go out that are due now.
async fn send(parts: &Parts, tx: &Tx, row: &EvaluationRow) -> Result<(), Fault> {
    let evaluation = store::model(row)?;
    if evaluation.opens_on <= parts.clock.today() {
        tx.enqueue(&Open {
            evaluation: evaluation.id,
        })
        .await?;
    }
    Ok(())
}

/// Takes in a list, as `Evaluations::add_participants` says.
pub async fn add(parts: &Parts, id: EvaluationId, list: List) -> Result<ImportReport, Fault> {
    let tx = parts.db.write().await?;
    let row = held(parts, &tx, id).await?;
    // Once ballots are made there are no more of them (PRODUCT 7).
    let ballots = ballots::number(&*tx, id).await?;
    let room = match ballots {
        0 => u32::MAX,
        n => n.saturating_sub(counted(row.next_n)),
    };
    let mut known: HashSet<String> = people::addresses(&*tx, id).await?;
    let mut report = ImportReport {
        refused: list.refused,
        ..ImportReport::default()
    };
    let mut people: Vec<NewParticipant> = vec![];
    for listed in list.people {
        if known.contains(&listed.person.email) {
            report.merged += 1;
        } else if report.added >= room {
            report.refused.push(RowFault {
                row: listed.line,
                field: "email".into(),
                problem: Problem::NoBallots(ballots as usize),
            });
        } else {
            report.added += 1;
            known.insert(listed.person.email.clone());
            people.push(listed.person);
        }
    }
    report.refused.sort_by_key(|f| f.row);
    if !people.is_empty() {
        people::add(&*tx, &row, people).await?;
        send(parts, &tx, &row).await?;
    }
    tx.commit().await?;
    Ok(report)
}

/// Gives a participant another address and sends her the invitation there; the same address again sends it anew.
pub async fn readdress(parts: &Parts, id: EvaluationId, who: InvitationId, email: &str) -> Result<(), Fault> {
    let email = email.trim().to_ascii_lowercase();
    let wrong = |problem| Fault::field(format!("email-{who}"), problem);
    if email.is_empty() {
        return Err(wrong(Problem::Required));
    }
    if !email.is_ascii() || !looks_like_email(&email) || email.parse::<lettre::Address>().is_err() {
        return Err(wrong(Problem::NotAnEmail));
    }
    let tx = parts.db.write().await?;
    let row = held(parts, &tx, id).await?;
    let is_there = match people::readdress(&*tx, id, who, &email).await {
        Err(e) if matches!(e.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
            return Err(wrong(Problem::Taken));
        }
        other => other?,
    };
    if !is_there {
        return Err(Fault::Missing);
    }
    send(parts, &tx, &row).await?;
    Ok(tx.commit().await?)
}

/// Forgets a participant at once: her row, and what of it lies about in files. Her ballot, spent or not, is not
/// looked at, and nothing tells which it was.
pub async fn remove(parts: &Parts, id: EvaluationId, who: InvitationId) -> Result<(), Fault> {
    let tx = parts.db.write().await?;
    if !people::remove(&*tx, id, who).await? {
        return Err(Fault::Missing);
    }
    tx.commit().await?;
    Ok(parts.db.tidy(&["invitation"]).await?)
}

/// Ends the letters of one survey to the person whose letter carried this. Where the key is gone nothing is sent any
/// more, and there is nothing to end.
pub async fn stop_letters(parts: &Parts, link: &str) -> Result<(), Fault> {
    let stop = Stop::read(link).ok_or(Fault::Missing)?;
    let id = stop.evaluation;
    let row = store::evaluation(parts.db.read(), id).await?;
    let row = row.ok_or(Fault::Missing)?;
    let Some(key) = parts.secrets.read(id) else {
        return if row.key_lost || is_over(&store::model(&row)?, parts.clock.today()) {
            Ok(())
        } else {
            Err(Fault::Missing)
        };
    };
    if !stop.is_sealed_by(&key) {
        return Err(Fault::Missing);
    }
    let tx = parts.db.write().await?;
    people::opt_out(&*tx, id, stop.invitation).await?;
    Ok(tx.commit().await?)
}
