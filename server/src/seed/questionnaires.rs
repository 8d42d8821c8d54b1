//! The questionnaires a site begins with: two versions for the end of a study, one for each short survey.

use app::evaluation::model::{Block, Questionnaire};
use app::shared::fault::Fault;
use app::shared::ids::QuestionnaireId;
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use crate::evaluation::keep_questionnaire;

/// What is in use from the start is used from before any survey.
const ALWAYS: &str = "2020-08-01";
/// The day version 2 of the questionnaire at the end of a study came into use.
const SECOND: &str = "2026-11-01";

/// Keeps the questionnaires, for each kind of survey one and for the end of a study two, unless they are there; gives
/// the id of the first at the end of a study, which past surveys used.
///
/// Version 2 asks twenty-five questions instead of twenty-six: three went and two came (Studiebarometeret was found too
/// long, DOMAIN 6.5). Every part of DOMAIN 6.6 is there, and of the longer ones what somebody can act upon.
/// - *Gone:* how the study was paid (the scheme's register knows, and no figure is crossed with it); how motivated
///   people were (nine of ten, every year; their reasons stay); whether leaders wished it (one of the reasons).
/// - *New:* whether the study was relevant to one's own teaching, which the next approval rests on; whether things
///   could be tried out there, by which coursework and agreements with schools can be shaped.
/// - *Still not asked apart:* credits taken (the catalogue knows); a stand-in (part of the time agreed); gatherings,
///   online parts and coursework (within teaching and organisation; what fails there is written in words); reflection
///   and colleagues' interest (that practice changed and that one has shared says more).
///
/// # Errors
/// `Internal` only.
pub(crate) async fn seed_questionnaire(db: &impl ConnectionTrait) -> Result<QuestionnaireId, Fault> {
    let whole = first()?;
    let second: Questionnaire = serde_json::from_str(include_str!("data/questionnaire_2.json"))?;
    let short: Vec<Short> = serde_json::from_str(include_str!("data/short_questionnaires.json"))?;
    for short in short {
        let content = Questionnaire {
            code: short.code,
            version: short.version,
            blocks: short.blocks,
            ..whole.clone()
        };
        keep_questionnaire(db, &content, ALWAYS).await?;
    }
    keep_questionnaire(db, &second, SECOND).await?;
    Ok(keep_questionnaire(db, &whole, ALWAYS).await?)
}

/// A questionnaire whose scales are those of the one at the end of a study.
#[derive(Deserialize)]
struct Short {
    code: String,
    version: i32,
    blocks: Vec<Block>,
}

/// The first version at the end of a study, which past surveys used.
pub(super) fn first() -> Result<Questionnaire, serde_json::Error> {
    serde_json::from_str(include_str!("data/questionnaire.json"))
}
