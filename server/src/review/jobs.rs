//! Letters a case causes: to the reviewers when it arrives, to the institution when it is decided.

use app::catalogue::model::Institution;
use app::shared::fault::Fault;
use app::shared::ids::{CaseId, InstitutionId, VersionId};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{letters, store};
use crate::mail::{Envelope, deliver};
use crate::platform::{Parts, Platform};
use crate::work::job::Job;
use crate::{accounts, catalogue};

/// Tells the reviewers that a case has arrived.
#[derive(Debug, Serialize, Deserialize)]
pub struct Arrived {
    pub case: CaseId,
}

#[async_trait]
impl Job for Arrived {
    const KIND: &'static str = "review.arrived";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        arrived(platform, self.case).await
    }
}

/// Tells everyone who edits for the institution how its case was decided.
#[derive(Debug, Serialize, Deserialize)]
pub struct Notify {
    pub case: CaseId,
}

#[async_trait]
impl Job for Notify {
    const KIND: &'static str = "review.notify";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        notify(platform, self.case).await
    }
}

async fn institution(parts: &Parts, id: i64) -> Result<Option<Institution>, Fault> {
    let reference = catalogue::reference(parts).await?;
    Ok(reference.institution(InstitutionId(id)).cloned())
}

/// What the first job does. A case decided meanwhile needs no such letter.
///
/// # Errors
/// `Internal` when the post cannot take a letter now; those already sent are not sent again.
pub(crate) async fn arrived(parts: &Parts, case: CaseId) -> Result<(), Fault> {
    let db = parts.db.read();
    let Some((row, None)) = store::case(db, case).await? else {
        return Ok(());
    };
    let institution = institution(parts, row.institution_id).await?;
    let facts = letters::Facts {
        public_url: &parts.config.public_url,
        title: &row.title,
        institution: institution.as_ref().map_or("", |i| &i.name),
    };
    for person in accounts::reviewers(db).await? {
        let letter = letters::arrived(person.lang, &facts, case);
        let envelope = Envelope {
            kind: "review.arrived",
            to_name: person.name,
            to: person.email,
            subject_id: case.0,
            round: 0,
        };
        deliver(parts, &envelope, letter).await?;
    }
    Ok(())
}

/// What the second job does.
///
/// # Errors
/// As `arrived`.
pub(crate) async fn notify(parts: &Parts, case: CaseId) -> Result<(), Fault> {
    let db = parts.db.read();
    let Some((row, Some(decision))) = store::case(db, case).await? else {
        return Ok(());
    };
    let outcome = store::outcome(&decision.outcome)?;
    let reasons = store::reasons_of(db, case).await?;
    let institution = institution(parts, row.institution_id).await?;
    let facts = letters::Facts {
        public_url: &parts.config.public_url,
        title: &row.title,
        institution: institution.as_ref().map_or("", |i| &i.name),
    };
    for person in accounts::people_of(db, InstitutionId(row.institution_id)).await? {
        let version = VersionId(row.version_id);
        let letter = letters::decision(person.lang, &facts, version, outcome, &decision.summary, &reasons);
        let envelope = Envelope {
            kind: "review.decision",
            to_name: person.name,
            to: person.email,
            subject_id: case.0,
            round: 0,
        };
        deliver(parts, &envelope, letter).await?;
    }
    Ok(())
}
