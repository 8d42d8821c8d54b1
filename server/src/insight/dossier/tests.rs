//! Dossiers against a real database: who sees what, what is hidden, and the minutes.

use app::accounts::model::{Actor, Role};
use app::insight::dossier::form::{MinutesForm, PointForm, RemarkForm};
use app::insight::dossier::port::Dossiers as _;
use app::insight::telling::{Measure, SignalKind};
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::shared::time::StudyYear;
use app::words::Words;

use sea_orm::{ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _};

use super::service::DossiersService;
use super::workbook;
use crate::evaluation::entity::evaluation;
use crate::test::surveys::{NTNU, OSLOMET, World, actor, editor};

const HIGH: [u8; 12] = [5, 5, 5, 4, 5, 5, 4, 5, 5, 5, 4, 5];
const MIDDLE: [u8; 12] = [4, 5, 4, 4, 3, 4, 5, 4, 4, 4, 3, 5];
const LOW: [u8; 12] = [2, 3, 2, 2, 3, 2, 2, 3, 1, 2, 2, 2];

/// OsloMet has Norwegian over three years and a small survey; NTNU Norwegian too.
async fn world() -> (World, DossiersService) {
    let w = World::new().await;
    for (i, answers) in (0..).zip([HIGH, MIDDLE, LOW]) {
        let year = 2023 + i32::try_from(i).unwrap();
        w.closed((10 + i, 1), OSLOMET, "norsk", year, &answers).await;
        w.closed((20 + i, 2), NTNU, "norsk", year, &MIDDLE).await;
        w.closed((30 + i, 4), NTNU, "norsk", year, &MIDDLE).await;
    }
    w.closed((40, 3), OSLOMET, "engelsk", 2025, &[4, 4]).await;
    w.make_anew().await;
    let dossiers = DossiersService::new(w.parts().clone());
    (w, dossiers)
}

fn analyst() -> Actor {
    actor(Role::Analyst, None)
}

fn minutes(text: &str) -> MinutesForm {
    MinutesForm {
        held_on: "2026-10-12".into(),
        text: text.into(),
        points: vec![PointForm {
            what: "Ny veiledning".into(),
            owner: "Studieleder".into(),
            due_on: "2027-03-01".into(),
        }],
    }
}

#[tokio::test]
async fn a_dossier_holds_published_figures_and_says_what_is_hidden_and_why() {
    let (_w, dossiers) = world().await;
    let year = StudyYear(2025);
    let all = dossiers.dossier(&analyst(), OSLOMET, year).await.unwrap();
    let k = all.key;
    assert_eq!((k.closed, k.waiting, k.told), (2, 1, 1));
    assert_eq!(
        (k.invited, k.answered),
        (24, 12),
        "the waiting survey is in no sum"
    );
    let own = all.overall.own.unwrap();
    assert_eq!(own.n, 12);
    assert!(own.estimate.mean < 2.5 && all.overall.before.is_some() && all.overall.nation.is_some());
    let english = all.subjects.iter().find(|s| s.subject == "engelsk").unwrap();
    assert_eq!((english.own, english.waiting), (None, 1));
    assert_eq!(all.years, [StudyYear(2025), StudyYear(2024), StudyYear(2023)]);
    assert!(
        all.changes
            .iter()
            .any(|s| s.kind == SignalKind::Fell && s.offer.0 == 1)
    );
    // The institution is alone with one other: the country's mean would lay that one bare.
    let own = dossiers.dossier(&editor(), OSLOMET, year).await.unwrap();
    assert!(own.overall.nation.is_none() && own.hides_others);
    assert!(own.trend.iter().all(|m| m.nation.is_empty()));
    assert_eq!(own.overall.own, all.overall.own);
}

#[tokio::test]
async fn a_past_years_dossier_speaks_of_that_year_alone() {
    let (_w, dossiers) = world().await;
    let before = dossiers
        .dossier(&analyst(), OSLOMET, StudyYear(2024))
        .await
        .unwrap();
    let overall = before
        .trend
        .iter()
        .find(|m| m.measure == Measure::Overall)
        .unwrap();
    let years: Vec<i32> = overall.years.iter().map(|y| y.years.1.0).collect();
    assert_eq!(years, [2023, 2024], "nothing that came later");
    assert!(
        before
            .changes
            .iter()
            .all(|s| s.points.iter().all(|p| p.years.1.0 <= 2024))
    );
}

#[tokio::test]
async fn each_side_sees_its_own_and_nobody_else_anything() {
    let (_w, dossiers) = world().await;
    let year = StudyYear(2025);
    let of = |who: Actor, id| {
        let dossiers = &dossiers;
        async move { dossiers.dossier(&who, id, year).await.err() }
    };
    assert_eq!(of(Actor::visitor(), OSLOMET).await, Some(Fault::SignIn));
    assert_eq!(
        of(actor(Role::Teacher, None), OSLOMET).await,
        Some(Fault::Forbidden)
    );
    assert_eq!(
        of(actor(Role::Partner, None), OSLOMET).await,
        Some(Fault::Forbidden)
    );
    assert_eq!(of(editor(), NTNU).await, Some(Fault::Forbidden));
    assert_eq!(of(editor(), OSLOMET).await, None);
    assert_eq!(of(actor(Role::DirectorateAdmin, None), NTNU).await, None);
    let none = dossiers.dossier(&analyst(), OSLOMET, StudyYear(2019)).await;
    assert_eq!(none.err(), Some(Fault::Missing));
    assert_eq!(dossiers.list(&editor()).await.unwrap().len(), 1);
    assert_eq!(dossiers.list(&analyst()).await.unwrap().len(), 2);
    assert_eq!(
        dossiers.list(&actor(Role::Partner, None)).await.err(),
        Some(Fault::Forbidden)
    );
}

#[tokio::test]
async fn minutes_are_written_by_one_side_remarked_on_by_the_other_and_begin_next_years_dossier() {
    let (_w, dossiers) = world().await;
    let about = (OSLOMET, StudyYear(2024));
    let by_institution = dossiers.save_minutes(&editor(), about, 0, minutes("Vi")).await;
    assert_eq!(by_institution, Err(Fault::Forbidden));
    let reviewer = actor(Role::Reviewer, None);
    assert_eq!(
        dossiers.save_minutes(&reviewer, about, 0, minutes("Vi")).await,
        Err(Fault::Forbidden)
    );
    let early = dossiers
        .save_remark(
            &editor(),
            about,
            0,
            RemarkForm {
                remark: "Enig".into(),
            },
        )
        .await;
    assert_eq!(early, Err(Fault::Missing));
    let late = MinutesForm {
        held_on: "2030-01-01".into(),
        ..minutes("Vi")
    };
    let late = dossiers.save_minutes(&analyst(), about, 0, late).await;
    assert!(matches!(late, Err(Fault::Invalid(_))), "{late:?}");
    dossiers
        .save_minutes(&analyst(), about, 0, minutes("Først"))
        .await
        .unwrap();
    let second = dossiers
        .save_minutes(&analyst(), about, 0, minutes("Igjen"))
        .await;
    assert_eq!(second, Err(Fault::Stale), "one meeting a year");
    dossiers
        .save_minutes(&analyst(), about, 1, minutes("Rettet"))
        .await
        .unwrap();
    let remark = |text: &str| RemarkForm { remark: text.into() };
    assert_eq!(
        dossiers.save_remark(&analyst(), about, 2, remark("Nei")).await,
        Err(Fault::Forbidden)
    );
    assert_eq!(
        dossiers.save_remark(&editor(), about, 1, remark("Enig")).await,
        Err(Fault::Stale)
    );
    dossiers
        .save_remark(&editor(), about, 2, remark("Enig"))
        .await
        .unwrap();

    let next = dossiers
        .dossier(&editor(), OSLOMET, StudyYear(2025))
        .await
        .unwrap();
    let last = next.last.unwrap();
    assert_eq!((last.text.as_str(), last.year), ("Rettet", StudyYear(2024)));
    assert_eq!(last.points.len(), 1, "written anew, not twice");
    assert_eq!(last.remark.unwrap().text, "Enig");
    assert!(next.minutes.is_none());
    let same = dossiers
        .dossier(&editor(), OSLOMET, StudyYear(2024))
        .await
        .unwrap();
    assert!(same.last.is_none() && same.minutes.is_some());
    let listed = dossiers.list(&analyst()).await.unwrap();
    let own = listed.iter().find(|r| r.institution == OSLOMET).unwrap();
    let held: Vec<bool> = own.years.iter().map(|(_, held)| held.is_some()).collect();
    assert_eq!(held, [false, true, false]);
}

#[tokio::test]
async fn what_participants_wrote_is_in_the_dossier_once_it_is_told_in_steps_and_summaries() {
    let (w, dossiers) = world().await;
    let year = StudyYear(2025);
    let before = dossiers.dossier(&analyst(), OSLOMET, year).await.unwrap();
    assert!(before.texts.rows.is_empty() && before.texts.summaries.is_empty());
    let id = evaluation::Entity::find()
        .filter(evaluation::Column::InstitutionId.eq(OSLOMET.0))
        .filter(evaluation::Column::Year.eq(year.0))
        .filter(evaluation::Column::OfferId.eq(1))
        .one(w.parts().db.read())
        .await
        .unwrap()
        .unwrap()
        .id;
    let tx = w.parts().db.write().await.unwrap();
    for (sql, n) in [
        (
            "INSERT INTO remark_reading (evaluation_id, revision, told_at, passed, summarised, deleted) \
             VALUES (?, 1, 1, 0, 1, 12)",
            0,
        ),
        (
            "INSERT INTO remark_count (evaluation_id, item, category, n) VALUES (?, 'open_change', 'undervisning', #)",
            13,
        ),
    ] {
        let sql = sql.replace('?', &id.to_string()).replace('#', &n.to_string());
        tx.execute_unprepared(&sql).await.unwrap();
    }
    tx.commit().await.unwrap();
    let after = dossiers.dossier(&editor(), OSLOMET, year).await.unwrap();
    let row = &after.texts.rows[0];
    let told: Vec<u32> = row.improve.iter().flatten().copied().filter(|n| *n > 0).collect();
    assert_eq!(
        (row.surveys, told),
        (1, vec![10]),
        "thirteen are told as at least ten"
    );
}

#[tokio::test]
async fn the_workbook_says_what_the_page_says_and_no_text_becomes_a_formula() {
    let (w, dossiers) = world().await;
    let about = (OSLOMET, StudyYear(2025));
    dossiers
        .save_minutes(&analyst(), about, 0, minutes("=1+1"))
        .await
        .unwrap();
    let dossier = dossiers.dossier(&analyst(), OSLOMET, about.1).await.unwrap();
    let reference = crate::catalogue::reference(w.parts()).await.unwrap();
    let book = workbook(Words::of(Lang::Nn), &dossier, &reference).unwrap();
    // Our own reader takes the first sheet.
    let table = crate::table::read(&book).unwrap();
    let text = format!("{table:?}");
    assert!(
        text.contains("OsloMet") && text.contains("Inviterte til desse"),
        "{text}"
    );
    let mut archive = zip_of(&book);
    let formulas = archive.iter().any(|sheet| sheet.contains("<f>"));
    assert!(!formulas);
    assert_eq!(archive.drain(..).count(), 7, "a sheet a section");
}

/// The sheets of a workbook as XML.
fn zip_of(book: &[u8]) -> Vec<String> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .filter(|name| name.starts_with("xl/worksheets/sheet"))
        .collect();
    names
        .iter()
        .map(|name| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        })
        .collect()
}
