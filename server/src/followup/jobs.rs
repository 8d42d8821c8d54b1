//! Letters a finding causes.

use app::accounts::model::Person;
use app::followup::model::ActionState;
use app::shared::fault::Fault;
use app::shared::ids::{FindingId, InstitutionId};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::entity::finding;
use super::letters::{self, Facts};
use super::store;
use crate::mail::{Envelope, Letter, deliver};
use crate::platform::{Parts, Platform};
use crate::work::job::Job;
use crate::{accounts, catalogue};

/// Tells the institution of a finding of the directorate's.
#[derive(Debug, Serialize, Deserialize)]
pub struct Opened {
    pub finding: FindingId,
}

#[async_trait]
impl Job for Opened {
    const KIND: &'static str = "followup.opened";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        opened(platform, self.finding).await
    }
}

/// Tells whoever opened a finding that it is answered.
#[derive(Debug, Serialize, Deserialize)]
pub struct Replied {
    pub finding: FindingId,
}

#[async_trait]
impl Job for Replied {
    const KIND: &'static str = "followup.replied";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        replied(platform, self.finding).await
    }
}

/// Tells the institution that the day of a promise has passed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Due {
    pub action: i64,
}

#[async_trait]
impl Job for Due {
    const KIND: &'static str = "followup.due";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        due(platform, self.action).await
    }
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
