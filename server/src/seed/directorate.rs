//! What lies on the directorate's desk besides the cases: phrases, priorities, cases that are somebody's, and
//! an appeal that waits for its answer. All of it invented.

use app::review::form::PhraseForm;
use app::review::model::{AppealState, Outcome};
use app::shared::fault::Fault;
use app::shared::time::{Date, Instant};
use chrono::{Datelike as _, Duration};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

use super::base::Base;
use crate::db::Tx;
use crate::review::add_phrase;
use crate::review::entity::{appeal, case, priority};

/// Criterion code (empty: the word to the institution), bokmål, nynorsk.
const PHRASES: [(&str, &str, &str); 7] = [
    (
        "",
        "Takk for et gjennomarbeidet tilbud.",
        "Takk for eit gjennomarbeidd tilbod.",
    ),
    (
        "",
        "Rett det som står under, og send teksten inn på nytt. Da ser vi på den innen to uker.",
        "Rett det som står under, og send teksten inn på nytt. Då ser vi på han innan to veker.",
    ),
    (
        "theme_assessment",
        "Skriv hva deltakerne gjør for å få elevene med i vurderingen, og gi et eksempel.",
        "Skriv kva deltakarane gjer for å få elevane med i vurderinga, og gi eit døme.",
    ),
    (
        "theme_digitalisation",
        "Teksten nevner læringsplattformen. Temaet gjelder elevenes læring: skriv hvilke verktøy deltakerne bruker og velger bort i faget.",
        "Teksten nemner læringsplattforma. Temaet gjeld læringa til elevane: skriv kva verktøy deltakarane bruker og vel bort i faget.",
    ),
    (
        "research_basis",
        "Oppgi minst tre kilder som er nyere enn ti år, og hvilket læringsutbytte hver av dem støtter.",
        "Oppgi minst tre kjelder som er nyare enn ti år, og kva læringsutbyte kvar av dei støttar.",
    ),
    (
        "admission_requirements",
        "Kravet er strengere enn studiet trenger. Begrunn det, eller ta det bort.",
        "Kravet er strengare enn studiet treng. Grunngi det, eller ta det bort.",
    ),
    (
        "practice_and_sharing",
        "Skriv hva deltakerne prøver ut på egen skole, og hvordan de deler det med kolleger.",
        "Skriv kva deltakarane prøver ut på eigen skule, og korleis dei deler det med kollegaer.",
    ),
];

/// Subject code, weight, why: the five subjects with competence requirements, and what is to be lifted.
const PRIORITIES: [(&str, &str, &str); 7] = [
    ("matematikk", "ma", "Kompetansekrav i faget"),
    ("norsk", "ma", "Kompetansekrav i faget"),
    ("engelsk", "ma", "Kompetansekrav i faget"),
    ("samisk", "ma", "Kompetansekrav i faget; få lærere"),
    ("norsk_tegnsprak", "ma", "Kompetansekrav i faget; få lærere"),
    ("kunst_og_handverk", "loftes", "Praktiske og estetiske fag"),
    ("musikk", "loftes", "Praktiske og estetiske fag"),
];

/// Stores it all.
pub async fn store(tx: &Tx, base: &Base, today: Date, now: Instant) -> Result<(), Fault> {
    for (criterion, nb, nn) in PHRASES {
        let form = PhraseForm {
            criterion: criterion.to_owned(),
            nb: nb.to_owned(),
            nn: nn.to_owned(),
        };
        add_phrase(&**tx, &form, base.reviewer, now.timestamp_millis()).await?;
    }
    for (subject, weight, reason) in PRIORITIES {
        if base.knows_subject(subject) {
            let row = priority::ActiveModel {
                year: Set(today.year() + 1),
                subject: Set(subject.to_owned()),
                weight: Set(weight.to_owned()),
                reason: Set(reason.to_owned()),
            };
            priority::Entity::insert(row)
                .exec_without_returning(&**tx)
                .await?;
        }
    }
    take_oldest(tx, base).await?;
    appeal(tx, now).await
}

/// The reviewer has the oldest open case.
async fn take_oldest(tx: &Tx, base: &Base) -> Result<(), Fault> {
    let oldest = case::Entity::find()
        .filter(case::Column::DecidedAt.is_null())
        .order_by_asc(case::Column::SubmittedAt)
        .one(&**tx)
        .await?;
    if let (Some(oldest), Some(reviewer)) = (oldest, base.reviewer) {
        case::Entity::update_many()
            .col_expr(case::Column::AssignedTo, Expr::value(reviewer.0))
            .filter(case::Column::Id.eq(oldest.id))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}

/// The last return is appealed against.
async fn appeal(tx: &Tx, now: Instant) -> Result<(), Fault> {
    let returned = case::Entity::find()
        .filter(case::Column::Outcome.eq(Outcome::Returned.code()))
        .order_by_desc(case::Column::Id)
        .one(&**tx)
        .await?;
    let Some(case) = returned else { return Ok(()) };
    let row = appeal::ActiveModel {
        case_id: Set(case.id),
        state: Set(AppealState::Filed.code().to_owned()),
        reason: Set(
            "Kravet om to års praksis er begrunnet i studieplanen, siste avsnitt: deltakerne skal veilede kolleger. \
             Vi ber om at vedtaket vurderes på nytt."
                .to_owned(),
        ),
        filed_at: Set((now - Duration::days(1)).timestamp_millis()),
        filed_by: Set(case.submitted_by),
        answer: Set(String::new()),
        answered_at: Set(None),
        answered_by: Set(None),
    };
    appeal::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}
