//! Last year's dialogue meetings as they could have gone, and a rule that has opened findings.
//!
//! Invented and marked; the meetings are those of the editors' own institutions.

use app::accounts::model::Role;
use app::followup::rules::form::NewRules;
use app::followup::rules::model::{RuleKind, Rules};
use app::insight::dossier::form::NewMinutes;
use app::insight::dossier::model::Point;
use app::shared::fault::Fault;
use app::shared::ids::{InstitutionId, PersonId};
use app::shared::time::StudyYear;
use chrono::Duration;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::accounts::entity::role;
use crate::db::Tx;
use crate::evaluation::entity::evaluation;
use crate::insight;
use crate::platform::Parts;

/// Days since last year's meeting.
const HELD: i64 = 400;
/// Days since the rules were set.
const SET: i64 = 150;

/// What was said, and agreed: what, by whom, and the day counted from the meeting.
struct Meeting {
    text: &'static str,
    points: &'static [(&'static str, &'static str, i64)],
    remark: &'static str,
}

const MEETINGS: [Meeting; 2] = [
    Meeting {
        text: "Vi gjekk gjennom tala for året. Svardelen er lågare enn i landet, og tre studium har for få svar til at noko kan visast.\nInstitusjonen fortalde om omlegginga av samlingane, og at rettleiinga på nett har vore for tynt bemanna.",
        points: &[
            (
                "Minne deltakarane om undersøkinga på siste samling",
                "Studieleiar",
                200,
            ),
            ("Fast rettleiar for kvar gruppe på nett", "Emneansvarleg", 280),
            (
                "Sende direktoratet ei vurdering av digitalisering i studieplanane",
                "Prodekan for utdanning",
                330,
            ),
        ],
        remark: "Vi deler biletet. Rettleiinga på nett er styrkt med ei halv stilling frå hausten.",
    },
    Meeting {
        text: "Resultatene er stabile, og matematikk ligger over landet. I norsk har deltakerne etterlyst sammenheng mellom arbeidskrav og egen undervisning.\nVi ble enige om å følge de små studiene særskilt, siden flere av dem venter på svar fra neste kull.",
        points: &[
            (
                "Gå gjennom arbeidskravene i norsk sammen med deltakerne",
                "Studieleder",
                240,
            ),
            (
                "Plan for studier med færre enn ti deltakere",
                "Prodekan for utdanning",
                420,
            ),
        ],
        remark: "Arbeidskravene er gjennomgått. Planen for de små studiene kommer til høsten.",
    },
];

async fn people(db: &impl ConnectionTrait, wanted: Role) -> Result<Vec<role::Model>, DbErr> {
    role::Entity::find()
        .filter(role::Column::Role.eq(wanted.code()))
        .order_by_asc(role::Column::Id)
        .all(db)
        .await
}

/// Keeps the meetings.
///
/// # Errors
/// `Internal` only.
pub async fn meetings(tx: &Tx, parts: &Parts) -> Result<(), Fault> {
    let Some(analyst) = people(&**tx, Role::Analyst).await?.into_iter().next() else {
        return Ok(());
    };
    let mut editors = people(&**tx, Role::Editor).await?;
    editors.sort_by_key(|e| (e.institution_id, e.id));
    editors.dedup_by_key(|e| e.institution_id);
    editors.sort_by_key(|e| e.id);
    for (editor, meeting) in editors.into_iter().zip(&MEETINGS) {
        let Some(institution) = editor.institution_id else {
            continue;
        };
        let newest = evaluation::Entity::find()
            .filter(evaluation::Column::InstitutionId.eq(institution))
            .filter(evaluation::Column::ClosedAt.is_not_null())
            .order_by_desc(evaluation::Column::Year)
            .one(&**tx)
            .await?;
        let Some(newest) = newest else { continue };
        let held_on = parts.clock.today() - Duration::days(HELD);
        let point = |&(what, owner, days): &(&str, &str, i64)| Point {
            what: what.to_owned(),
            owner: owner.to_owned(),
            due_on: held_on + Duration::days(days),
        };
        let minutes = NewMinutes {
            held_on,
            text: meeting.text.to_owned(),
            points: meeting.points.iter().map(point).collect(),
        };
        let about = (InstitutionId(institution), StudyYear(newest.year - 1));
        let at = |days: i64| (parts.clock.now() - Duration::days(days)).timestamp_millis();
        let by = (at(HELD - 2), PersonId(analyst.person_id), true);
        insight::keep_minutes(&**tx, about, 0, minutes, by).await?;
        let by = (at(HELD - 14), PersonId(editor.person_id));
        insight::keep_remark(&**tx, about, 1, meeting.remark.to_owned(), by).await?;
    }
    Ok(())
}

/// Sets a rule, and lets it open what it would have opened about the newest year's figures; nobody is written
/// to, since the demonstration begins with an empty mailbox.
///
/// # Errors
/// `Internal` only.
pub async fn rules(tx: &Tx, parts: &Parts) -> Result<(), Fault> {
    let Some(admin) = people(&**tx, Role::DirectorateAdmin).await?.into_iter().next() else {
        return Ok(());
    };
    let rules = NewRules {
        rules: Rules([(RuleKind::Dipped, 5)].into()),
        valid_from: parts.clock.today() - Duration::days(SET),
        reason: "Prøvd på tala frå dei siste tre åra: regelen opnar få funn, og dei han opnar, ville vi uansett ha spurt om.".to_owned(),
    };
    let at = (parts.clock.now() - Duration::days(SET)).timestamp_millis();
    crate::followup::rules::keep(&**tx, rules, at, PersonId(admin.person_id)).await?;
    let Some(newest) = insight::newest_year(&**tx).await? else {
        return Ok(());
    };
    let of_year = insight::judged(&**tx, insight::Which::Since(newest), parts.config.min_answers).await?;
    let releases: Vec<i64> = of_year.iter().map(|j| j.release.id).collect();
    crate::followup::rules::open(tx, parts, &releases).await?;
    Ok(())
}
