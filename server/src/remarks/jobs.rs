//! The letter to the institution, and seeing that nothing overwritten lies about.

use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InstitutionId};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::letters::{self, Facts};
use super::store;
use crate::mail::{Envelope, deliver};
use crate::platform::{Parts, Platform};
use crate::work::job::Job;
use crate::{accounts, catalogue};

/// Tells the institution's people that what participants wrote is read.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    pub evaluation: EvaluationId,
}

#[async_trait]
impl Job for Told {
    const KIND: &'static str = "remarks.told";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        told(platform, self.evaluation).await
    }
}

/// Overwrites what deleted texts have left behind.
#[derive(Debug, Serialize, Deserialize)]
pub struct Tidy {}

#[async_trait]
impl Job for Tidy {
    const KIND: &'static str = "remarks.tidy";

    async fn run(self, platform: &Platform) -> Result<(), Fault> {
        tidy(platform).await
    }
}

/// # Errors
/// `Internal` when the post cannot take a letter now; those already sent are not sent again.
pub(crate) async fn told(parts: &Parts, id: EvaluationId) -> Result<(), Fault> {
    let db = parts.db.read();
    let (Some(row), Some(reading)) = (store::survey(db, id).await?, store::reading(db, id).await?) else {
        return Ok(());
    };
    let Some(outcomes) = store::outcomes(&reading) else {
        return Ok(());
    };
    let reference = catalogue::reference(parts).await?;
    let institution = reference.institution(InstitutionId(row.institution_id));
    let facts = Facts {
        public_url: &parts.config.public_url,
        evaluation: id,
        title: &row.title,
        institution: institution.map_or_else(String::new, |i| i.name.clone()),
        is_any: outcomes.passed + outcomes.summarised > 0,
    };
    for person in accounts::people_of(db, InstitutionId(row.institution_id)).await? {
        let envelope = Envelope {
            kind: Told::KIND,
            to_name: person.name,
            to: person.email,
            subject_id: id.0,
            round: 0,
        };
        deliver(parts, &envelope, letters::told(person.lang, &facts)).await?;
    }
    Ok(())
}

/// # Errors
/// `Internal` when the database refuses: tried again.
pub(crate) async fn tidy(parts: &Parts) -> Result<(), Fault> {
    Ok(parts
        .db
        .tidy(&["remark", "remark_decision", "remark_told"])
        .await?)
}
