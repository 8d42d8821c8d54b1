//! Letters a finding causes.

use app::accounts::model::Person;
use app::followup::model::ActionState;
use app::shared::fault::Fault;
use app::shared::ids::{FindingId, InstitutionId};

use super::entity::finding;
use super::letters::{self, Facts};
use super::store;
use crate::mail::{Envelope, Letter, deliver};
use crate::platform::Parts;
use crate::work::job::{Job, job};
use crate::{accounts, catalogue};

job! {
    /// Tells the institution of a finding of the directorate's.
    Opened { finding: FindingId } = "followup.opened" => opened(finding)
}

job! {
    /// Tells whoever opened a finding that it is answered.
    Replied { finding: FindingId } = "followup.replied" => replied(finding)
}

job! {
    /// Tells the institution that the day of a promise has passed.
    Due { action: i64 } = "followup.due" => due(action)
}

async fn facts<'a>(parts: &'a Parts, row: &'a finding::Model) -> Result<Facts<'a>, Fault> {
    let reference = catalogue::reference(parts).await?;
    let institution = reference.institution(InstitutionId(row.institution_id));
    Ok(Facts {
        public_url: &parts.config.public_url,
        finding: FindingId(row.id),
        title: &row.title,
        institution: institution.map_or_else(String::new, |i| i.name.clone()),
    })
}

async fn tell(
    parts: &Parts,
    (kind, subject_id): (&'static str, i64),
    people: Vec<Person>,
    letter: impl Fn(&Person) -> Letter,
) -> Result<(), Fault> {
    for person in people {
        let text = letter(&person);
        let envelope = Envelope {
            kind,
            to_name: person.name,
            to: person.email,
            subject_id,
            round: 0,
        };
        deliver(parts, &envelope, text).await?;
    }
    Ok(())
}

/// # Errors
/// `Internal` when the post cannot take a letter now; those already sent are not sent again.
pub(crate) async fn opened(parts: &Parts, id: FindingId) -> Result<(), Fault> {
    let db = parts.db.read();
    let Some(row) = store::finding(db, id).await? else {
        return Ok(());
    };
    let facts = facts(parts, &row).await?;
    let people = accounts::people_of(db, InstitutionId(row.institution_id)).await?;
    tell(parts, (Opened::KIND, id.0), people, |p| {
        letters::opened(p.lang, &facts)
    })
    .await
}

/// # Errors
/// As `opened`.
pub(crate) async fn replied(parts: &Parts, id: FindingId) -> Result<(), Fault> {
    let db = parts.db.read();
    let Some(row) = store::finding(db, id).await? else {
        return Ok(());
    };
    let facts = facts(parts, &row).await?;
    let opener = accounts::person(db, app::shared::ids::PersonId(row.opened_by)).await?;
    let people = opener.into_iter().collect();
    tell(parts, (Replied::KIND, id.0), people, |p| {
        letters::replied(p.lang, &facts)
    })
    .await
}

/// # Errors
/// As `opened`.
pub(crate) async fn due(parts: &Parts, action: i64) -> Result<(), Fault> {
    let db = parts.db.read();
    let Some((promise, row)) = store::action(db, action).await? else {
        return Ok(());
    };
    // Kept, given up or put off in the meantime.
    if promise.state != ActionState::Promised || promise.due_on >= parts.clock.today() {
        return Ok(());
    }
    let facts = facts(parts, &row).await?;
    let people = accounts::people_of(db, InstitutionId(row.institution_id)).await?;
    tell(parts, (Due::KIND, action), people, |p| {
        letters::due(p.lang, &facts, &promise)
    })
    .await
}
