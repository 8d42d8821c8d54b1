//! Who is asked: taken in from lists and from machines, corrected, removed, and left in peace.
//!
//! Whoever calls has asked for the right. Nothing here looks at a ballot but to count how many there are.

use std::collections::HashSet;

use app::catalogue::form::looks_like_email;
use app::evaluation::model::{ImportReport, RowFault};
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{EvaluationId, InvitationId};
use app::shared::lang::Lang;
use sea_orm::SqlErr;

use super::ballots;
use super::jobs::Open;
use super::key::Stop;
use super::list::{self, List};
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

/// Takes in a list, as `Evaluations::add_participants` says; `standard` is the institution's form of Norwegian.
pub async fn add(
    parts: &Parts,
    id: EvaluationId,
    mut list: List,
    standard: Lang,
    anyway: bool,
) -> Result<ImportReport, Fault> {
    let tx = parts.db.write().await?;
    let row = held(parts, &tx, id).await?;
    // Once ballots are made there are no more of them (PRODUCT 7).
    let ballots = ballots::number(&*tx, id).await?;
    let room = match ballots {
        0 => u32::MAX,
        n => n.saturating_sub(counted(row.next_n)),
    };
    let mut known: HashSet<String> = people::addresses(&*tx, id).await?;
    let mut report = ImportReport::default();
    for listed in std::mem::take(&mut list.people) {
        let person = &listed.person;
        if known.contains(&person.email) {
            report.merged += 1;
        } else if report.added >= room {
            list.refused.push(RowFault {
                row: listed.line,
                name: person.name.clone(),
                email: person.email.clone(),
                lang: list::cell_of(person.lang, standard).to_owned(),
                field: "email".into(),
                problem: Problem::NoBallots(ballots as usize),
            });
        } else {
            report.added += 1;
            known.insert(person.email.clone());
            list.people.push(listed);
        }
    }
    list.refused.sort_by_key(|f| f.row);
    // The first who are invited set how many there will ever be room for, so nobody is asked by half a list unasked.
    let is_open = store::model(&row)?.opens_on <= parts.clock.today();
    report.is_held = is_open && !anyway && report.added > 0 && !list.refused.is_empty();
    report.again = list.again(report.is_held, standard);
    report.refused = list.refused;
    if report.is_held {
        return Ok(report);
    }
    let people: Vec<NewParticipant> = list.people.into_iter().map(|listed| listed.person).collect();
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

/// What a link to end letters is about, and its survey's title. Where the key is gone nothing is sent any more, there is
/// nothing to end, and nobody can tell whether a letter carried it: so nothing is said.
async fn stop(parts: &Parts, link: &str) -> Result<Option<(Stop, String)>, Fault> {
    let stop = Stop::read(link).ok_or(Fault::Missing)?;
    let row = store::evaluation(parts.db.read(), stop.evaluation).await?;
    let row = row.ok_or(Fault::Missing)?;
    let evaluation = store::model(&row)?;
    match parts.secrets.read(stop.evaluation) {
        Some(key) if stop.is_sealed_by(&key) => Ok(Some((stop, evaluation.title))),
        None if row.key_lost || is_over(&evaluation, parts.clock.today()) => Ok(None),
        _ => Err(Fault::Missing),
    }
}

/// As `Evaluations::letters_of` says.
pub async fn letters_of(parts: &Parts, link: &str) -> Result<Option<String>, Fault> {
    Ok(stop(parts, link).await?.map(|(_, title)| title))
}

/// Ends the letters of one survey to the person whose letter carried this.
pub async fn stop_letters(parts: &Parts, link: &str) -> Result<(), Fault> {
    let Some((stop, _)) = stop(parts, link).await? else {
        return Ok(());
    };
    let id = stop.evaluation;
    let tx = parts.db.write().await?;
    people::opt_out(&*tx, id, stop.invitation).await?;
    Ok(tx.commit().await?)
}
