//! Letters about an institution's people: to somebody who was invited, to administrators without an editor.

use app::shared::fault::Fault;
use app::shared::ids::{InstitutionId, PersonId};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{letters, people_of, store};
use crate::catalogue;
use crate::mail::{Envelope, deliver};
use crate::platform::{Parts, Platform};
use crate::work::job::Job;

/// Tells somebody that she has been given a role.
#[derive(Debug, Serialize, Deserialize)]
pub struct Invited {
    pub person: PersonId,
    /// The role's row: what makes this one letter.
    pub role: i64,
    /// Nobody where the operator did it.
    pub by: Option<PersonId>,
}

/// Tells an institution's administrators that its last editor is gone.
#[derive(Debug, Serialize, Deserialize)]
pub struct NoEditor {
    pub institution: InstitutionId,
    /// The row of the role that was taken away: what makes this one letter.
    pub role: i64,
}

#[async_trait]
impl Job for Invited {
    const KIND: &'static str = "people.invited";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        invited(platform, &self).await
    }
}

#[async_trait]
impl Job for NoEditor {
    const KIND: &'static str = "people.no_editor";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        no_editor(platform, &self).await
    }
}

async fn called(parts: &Parts, institution: InstitutionId) -> Result<String, Fault> {
    let reference = catalogue::reference(parts).await?;
    let found = reference.institution(institution);
    Ok(found.map(|i| i.name.clone()).unwrap_or_default())
}

/// What the first job does.
///
/// # Errors
/// `Internal` when the post cannot take the letter now.
pub(crate) async fn invited(parts: &Parts, job: &Invited) -> Result<(), Fault> {
    let db = parts.db.read();
    // Taken away again before the letter went out: then there is nothing to tell.
    let (Some(person), Some(role)) = (
        store::person(db, job.person).await?,
        store::role(db, job.role).await?,
    ) else {
        return Ok(());
    };
    let by = match job.by {
        Some(by) => store::person(db, by).await?.map(|p| p.name),
        None => None,
    };
    let institution = match role.institution {
        Some(id) => Some(called(parts, id).await?),
        None => None,
    };
    let to = match (&institution, role.role) {
        (Some(institution), _) => letters::Access::Institution(institution),
        (None, role) => letters::Access::Role(role),
    };
    let url = &parts.config.public_url;
    let letter = letters::invited(person.lang, url, &person.name, by.as_deref(), to);
    let envelope = Envelope {
        kind: "people.invited",
        to_name: person.name,
        to: person.email,
        subject_id: job.role,
        round: 0,
    };
    deliver(parts, &envelope, letter).await.map(|_| ())
}

/// What the second job does.
///
/// # Errors
/// `Internal` when the post cannot take a letter now.
pub(crate) async fn no_editor(parts: &Parts, job: &NoEditor) -> Result<(), Fault> {
    let institution = called(parts, job.institution).await?;
    // With the last editor gone, those who are left are administrators.
    for person in people_of(parts.db.read(), job.institution).await? {
        let url = &parts.config.public_url;
        let letter = letters::no_editor(person.lang, url, &person.name, &institution);
        let envelope = Envelope {
            kind: "people.no_editor",
            to_name: person.name,
            to: person.email,
            subject_id: job.role,
            round: 0,
        };
        deliver(parts, &envelope, letter).await?;
    }
    Ok(())
}
