//! Surveys that ran before this system did, or in a demonstration's past: kept closed, as closing leaves them.

use app::evaluation::model::{Answer, EvaluationState, SurveyKind};
use app::shared::ids::{EvaluationId, InstitutionId, OfferId, QuestionnaireId, RunId};
use app::shared::time::{Date, StudyYear};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::key::ballots_for;
use super::{ballots, entity, store};

/// A closed survey to keep.
#[derive(Clone, Debug)]
pub(crate) struct PastSurvey {
    pub run: RunId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub questionnaire: QuestionnaireId,
    pub subject: String,
    pub title: String,
    pub year: StudyYear,
    pub opens_on: Date,
    pub closes_on: Date,
    pub invited: u32,
    pub is_demo: bool,
}

/// Keeps a closed survey with as many spent ballots as it has answers, its counts and its texts.
pub(crate) async fn keep_past(
    db: &impl ConnectionTrait,
    survey: &PastSurvey,
    answers: &[Answer],
) -> Result<EvaluationId, DbErr> {
    let closed = survey.closes_on.succ_opt().unwrap_or(survey.closes_on);
    let closed_at = closed.and_time(chrono::NaiveTime::MIN).and_utc();
    let row = entity::evaluation::ActiveModel {
        run_id: Set(survey.run.0),
        offer_id: Set(survey.offer.0),
        institution_id: Set(survey.institution.0),
        questionnaire_id: Set(survey.questionnaire.0),
        title: Set(survey.title.clone()),
        year: Set(survey.year.0),
        subject: Set(survey.subject.clone()),
        state: Set(EvaluationState::Closed.code().to_owned()),
        opens_on: Set(store::day_text(survey.opens_on)),
        closes_on: Set(store::day_text(survey.closes_on)),
        invited: Set(store::count(survey.invited)),
        next_n: Set(store::count(survey.invited)),
        rounds: Set(3),
        key_lost: Set(false),
        is_demo: Set(survey.is_demo),
        closed_at: Set(Some(closed_at.timestamp_millis())),
        kind: Set(SurveyKind::End.code().to_owned()),
        own_items: Set("[]".to_owned()),
        sender_text: Set(String::new()),
        ..Default::default()
    };
    store::lock_questionnaire(db, survey.questionnaire).await?;
    let id = EvaluationId(store::insert(db, row).await?.id);
    // No token leads to these ballots; they keep the number of answers honest.
    let mut hashes: Vec<[u8; 32]> = (0..ballots_for(survey.invited)).map(|_| rand::random()).collect();
    hashes.sort_unstable();
    ballots::insert(db, id, &hashes).await?;
    let spent: Vec<&[u8; 32]> = hashes.iter().take(answers.len()).collect();
    if !spent.is_empty() {
        ballots::spend(db, &spent).await?;
    }
    ballots::mix(db, id, answers).await?;
    Ok(id)
}
