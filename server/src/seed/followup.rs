//! Follow-up as it could have gone: one finding settled, one with a promise past its day, one unanswered.
//!
//! All of it is invented and marked; the surveys are the simulated ones of the editors' own institutions.

use app::accounts::model::Role;
use app::followup::model::{ActionState, Origin, Topic};
use app::shared::fault::Fault;
use app::shared::time::Instant;
use chrono::Duration;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use crate::accounts::entity::role;
use crate::evaluation::entity::evaluation;
use crate::followup::entity::{action, finding};

/// A finding of the demonstration; days count back from the seeding.
struct Story {
    topic: Topic,
    said: &'static str,
    opened: i64,
    reply: Option<(&'static str, i64)>,
    /// What, by whom, due (negative: ahead), and how it ended.
    actions: &'static [(&'static str, &'static str, i64, Option<&'static str>)],
    settled: Option<(&'static str, i64)>,
}

const SETTLED: Story = Story {
    topic: Topic::Digitalisation,
    said: "Temaet digitalisering ligger lavere enn de andre temaene i denne undersøkelsen. Er opplegget endret siden i fjor?",
    opened: 120,
    reply: Some((
        "Modulen om digitale verktøy falt ut da studiet ble lagt om. Den er tilbake fra høsten, med en oppgave som prøves ut i egen klasse.",
        105,
    )),
    actions: &[(
        "Ta modulen om digitale verktøy inn i studieplanen igjen",
        "Emneansvarlig",
        60,
        Some("Ny studieplan er vedtatt, og modulen har fått egen samling."),
    )],
    settled: Some((
        "Opplegget er endret. Vi ser etter om det merkes i neste undersøkelse.",
        40,
    )),
};

const ACTING: Story = Story {
    topic: Topic::StudyQuality,
    said: "Tilbakemelding og veiledning trekkes ned over flere kull. Hva gjør dere for at alle får svar på innleverte oppgaver?",
    opened: 90,
    reply: Some((
        "Vi har hatt for få veiledere i perioden før jul. Fra neste kull får hver gruppe en fast veileder.",
        70,
    )),
    actions: &[
        ("Fast veileder for hver gruppe", "Studieleder", 14, None),
        (
            "Svar på oppgaver innen to uker, skrevet inn i emneplanen",
            "Emneansvarlig",
            -60,
            None,
        ),
    ],
    settled: None,
};

const OPEN: Story = Story {
    topic: Topic::LeadingLearning,
    said: "Deltakerne ser liten sammenheng mellom studiet og ledelse av læringsprosesser i egen klasse. Hvordan er temaet dekket i samlingene?",
    opened: 12,
    reply: None,
    actions: &[],
    settled: None,
};

/// Keeps the stories, as far as there are surveys and people for them.
///
/// # Errors
/// `Internal` only.
pub async fn store(db: &impl ConnectionTrait, now: Instant) -> Result<(), Fault> {
    let with = async |wanted: Role| {
        role::Entity::find()
            .filter(role::Column::Role.eq(wanted.code()))
            .order_by_asc(role::Column::Id)
            .all(db)
            .await
    };
    let Some(analyst) = with(Role::Analyst).await?.into_iter().next() else {
        return Ok(());
    };
    let stories: [&[Story]; 2] = [&[SETTLED, ACTING], &[OPEN]];
    let mut editors = with(Role::Editor).await?;
    editors.sort_by_key(|e| e.institution_id);
    editors.dedup_by_key(|e| e.institution_id);
    editors.sort_by_key(|e| e.id);
    for (editor, stories) in editors.into_iter().zip(stories) {
        let Some(institution) = editor.institution_id else {
            continue;
        };
        let surveys = evaluation::Entity::find()
            .filter(evaluation::Column::InstitutionId.eq(institution))
            .filter(evaluation::Column::ClosedAt.is_not_null())
            .order_by_desc(evaluation::Column::Year)
            .order_by_desc(evaluation::Column::Invited)
            .limit(stories.len() as u64)
            .all(db)
            .await?;
        for (survey, story) in surveys.into_iter().zip(stories) {
            keep(db, &survey, story, (analyst.person_id, editor.person_id), now).await?;
        }
    }
    Ok(())
}

async fn keep(
    db: &impl ConnectionTrait,
    survey: &evaluation::Model,
    story: &Story,
    (opener, editor): (i64, i64),
    now: Instant,
) -> Result<(), Fault> {
    let ago = |days: i64| (now - Duration::days(days)).timestamp_millis();
    let row = finding::ActiveModel {
        evaluation_id: Set(survey.id),
        offer_id: Set(survey.offer_id),
        institution_id: Set(survey.institution_id),
        title: Set(survey.title.clone()),
        year: Set(survey.year),
        origin: Set(Origin::Directorate.code().to_owned()),
        topic: Set(story.topic.code().to_owned()),
        said: Set(story.said.to_owned()),
        opened_at: Set(ago(story.opened)),
        opened_by: Set(opener),
        reply: Set(story.reply.map(|r| r.0.to_owned())),
        reply_public: Set(story.reply.is_some()),
        replied_at: Set(story.reply.map(|r| ago(r.1))),
        replied_by: Set(story.reply.map(|_| editor)),
        settled_note: Set(story.settled.map(|s| s.0.to_owned())),
        settled_at: Set(story.settled.map(|s| ago(s.1))),
        settled_by: Set(story.settled.map(|_| opener)),
        revision: Set(1),
        is_demo: Set(true),
        ..Default::default()
    };
    let finding = row.insert(db).await?.id;
    for (what, owner, due, ended) in story.actions {
        let state = ended.map_or(ActionState::Promised, |_| ActionState::Done);
        let due_on = (now - Duration::days(*due)).date_naive();
        let row = action::ActiveModel {
            finding_id: Set(finding),
            what: Set((*what).to_owned()),
            owner: Set((*owner).to_owned()),
            due_on: Set(due_on.to_string()),
            state: Set(state.code().to_owned()),
            note: Set(ended.unwrap_or_default().to_owned()),
            settled_at: Set(ended.map(|_| ago(*due))),
            // The demonstration begins with an empty mailbox.
            told_overdue: Set(true),
            ..Default::default()
        };
        row.insert(db).await?;
    }
    Ok(())
}
