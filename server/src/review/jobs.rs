//! Letters a case causes: to the reviewers when it arrives or is appealed against, to the institution when it
//! is decided or its appeal answered.

use app::accounts::model::Person;
use app::review::model::AppealState;
use app::shared::fault::Fault;
use app::shared::ids::{CaseId, InstitutionId, VersionId};
use app::shared::lang::Lang;
use sea_orm::EntityTrait as _;

use super::entity::{appeal, case};
use super::{letters, store};
use crate::mail::{Envelope, deliver};
use crate::platform::Parts;
use crate::work::job::{Job, job};
use crate::{accounts, catalogue};

job! {
    /// Tells the reviewers that a case has arrived.
    Arrived { case: CaseId } = "review.arrived" => arrived(case)
}

job! {
    /// Tells everyone who edits for the institution how its case was decided.
    Notify { case: CaseId } = "review.notify" => notify(case)
}

job! {
    /// Tells the reviewers that an institution appeals.
    AppealArrived { case: CaseId } = "review.appeal_arrived" => appeal_arrived(case)
}

job! {
    /// Tells everyone who edits for the institution how its appeal was answered.
    AppealAnswered { case: CaseId } = "review.appeal_answered" => appeal_answered(case)
}

/// What the letters about one case speak of.
struct About {
    title: String,
    institution: String,
    /// The form of Norwegian the institution is written to in, whoever there reads the letter.
    lang: Lang,
}

impl About {
    async fn of(parts: &Parts, case: &case::Model) -> Result<About, Fault> {
        let institution = InstitutionId(case.institution_id);
        let reference = catalogue::reference(parts).await?;
        let name = reference.institution(institution).map(|i| i.name.clone());
        Ok(About {
            title: case.title.clone(),
            institution: name.unwrap_or_default(),
            lang: store::letter_lang(parts.db.read(), institution).await?,
        })
    }

    fn facts<'a>(&'a self, parts: &'a Parts, reader: &Person) -> letters::Facts<'a> {
        letters::Facts {
            public_url: &parts.config.public_url,
            reads: reader.lang,
            title: &self.title,
            institution: &self.institution,
        }
    }
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
    let about = About::of(parts, &row).await?;
    for person in accounts::reviewers(db).await? {
        let letter = letters::arrived(person.lang, &about.facts(parts, &person), case);
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
    let about = About::of(parts, &row).await?;
    for person in accounts::people_of(db, InstitutionId(row.institution_id)).await? {
        let version = VersionId(row.version_id);
        let letter = letters::decision(
            about.lang,
            &about.facts(parts, &person),
            (version, case),
            outcome,
            &decision.summary,
            &reasons,
        );
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

/// What the third job does. An appeal answered meanwhile needs no such letter.
///
/// # Errors
/// As `arrived`.
pub(crate) async fn appeal_arrived(parts: &Parts, case: CaseId) -> Result<(), Fault> {
    let db = parts.db.read();
    let appeal = appeal::Entity::find_by_id(case.0).one(db).await?;
    let Some((row, _)) = store::case(db, case).await? else {
        return Ok(());
    };
    if appeal.is_none_or(|a| a.answered_at.is_some()) {
        return Ok(());
    }
    let about = About::of(parts, &row).await?;
    // Whoever decided may not answer, but should know.
    for person in accounts::reviewers(db).await? {
        let letter = letters::appeal_arrived(person.lang, &about.facts(parts, &person), case);
        let envelope = Envelope {
            kind: AppealArrived::KIND,
            to_name: person.name,
            to: person.email,
            subject_id: case.0,
            round: 0,
        };
        deliver(parts, &envelope, letter).await?;
    }
    Ok(())
}

/// What the fourth job does.
///
/// # Errors
/// As `arrived`.
pub(crate) async fn appeal_answered(parts: &Parts, case: CaseId) -> Result<(), Fault> {
    let db = parts.db.read();
    let Some(appeal) = appeal::Entity::find_by_id(case.0).one(db).await? else {
        return Ok(());
    };
    let (Some((row, _)), Some(answer)) = (
        store::case(db, case).await?,
        AppealState::from_code(&appeal.state).filter(|a| !a.is_open()),
    ) else {
        return Ok(());
    };
    let about = About::of(parts, &row).await?;
    for person in accounts::people_of(db, InstitutionId(row.institution_id)).await? {
        let letter = letters::appeal_answered(
            about.lang,
            &about.facts(parts, &person),
            case,
            answer,
            &appeal.answer,
        );
        let envelope = Envelope {
            kind: AppealAnswered::KIND,
            to_name: person.name,
            to: person.email,
            subject_id: case.0,
            round: 0,
        };
        deliver(parts, &envelope, letter).await?;
    }
    Ok(())
}
