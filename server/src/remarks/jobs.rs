//! The letter to the institution, and seeing that nothing overwritten lies about.

use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InstitutionId};

use super::letters::{self, Facts};
use super::store;
use crate::mail::{Envelope, deliver};
use crate::platform::Parts;
use crate::work::job::{Job, job};
use crate::{accounts, catalogue};

job! {
    /// Tells the institution's people that what participants wrote is read.
    Told { evaluation: EvaluationId } = "remarks.told" => told(evaluation)
}

job! {
    /// Overwrites what deleted texts have left behind.
    Tidy {} = "remarks.tidy" => tidy()
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
