//! A survey whose key is gone: the institution is told by letter, once.

use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InstitutionId};

use super::{letters, store};
use crate::accounts;
use crate::mail::{Envelope, deliver};
use crate::platform::Parts;
use crate::work::job::{Job as _, job};

job! {
    /// Tells the people of the institution that nothing more is sent.
    TellLost { evaluation: EvaluationId } = "evaluation.tell_lost" => tell_lost(evaluation)
}

/// Sends the letter, unless the key has come back meanwhile.
pub async fn tell_lost(parts: &Parts, id: EvaluationId) -> Result<(), Fault> {
    let db = parts.db.read();
    let Some(row) = store::evaluation(db, id).await?.filter(|row| row.key_lost) else {
        return Ok(());
    };
    let evaluation = store::model(&row)?;
    for person in accounts::people_of(db, InstitutionId(row.institution_id)).await? {
        let letter = letters::key_lost(person.lang, &evaluation, &parts.config.public_url);
        let envelope = Envelope {
            kind: TellLost::KIND,
            to_name: person.name,
            to: person.email,
            subject_id: id.0,
            round: 0,
        };
        deliver(parts, &envelope, letter).await?;
    }
    Ok(())
}
