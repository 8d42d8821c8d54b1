//! The national picture: what is offered together, what nobody offers, and what is asked for.

use app::accounts::model::Role;
use app::catalogue::form::RunForm;
use app::catalogue::model::RunMark;
use app::catalogue::port::Catalogue as _;
use app::review::form::{PrioritiesForm, PriorityForm};
use app::review::model::{Axis, Outcome, PictureQuery, Weight};
use app::review::national::National as _;
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::shared::time::{Semester, StudyYear};

use crate::review::NationalService;
use crate::test::stage::{Stage, full_form};

fn query(rows: Axis, columns: Axis) -> PictureQuery {
    PictureQuery {
        year: StudyYear(2027),
        rows,
        columns,
        only: vec![],
    }
}

#[tokio::test]
async fn live_offers_are_counted_into_the_cells_and_the_rest_are_gaps() {
    let s = Stage::new().await;
    let national = NationalService::new(s.t.parts.clone());
    let analyst = s.actor(Role::Analyst, None).await;
    let empty = national
        .picture(&analyst, &query(Axis::Subject, Axis::Stage))
        .await
        .unwrap();
    assert_eq!((empty.offers, empty.gaps().len()), (0, 4));
    s.published().await;
    let db = &s.t.parts.db;
    let before = db.statements();
    let picture = national
        .picture(&analyst, &query(Axis::Subject, Axis::Stage))
        .await
        .unwrap();
    assert!(db.statements() - before <= 5);
    assert_eq!(picture.row_codes, ["matematikk"]);
    assert_eq!(picture.column_codes, ["1-4", "5-7", "8-10", "11-13"]);
    assert_eq!(picture.cells, [[0, 1, 1, 0]], "one offer lies in both its bands");
    assert_eq!(picture.offers, 1);

    let mut narrow = query(Axis::Language, Axis::County);
    narrow.only = vec![(Axis::Semester, "2027h".into()), (Axis::Stage, "8-10".into())];
    let picture = national.picture(&analyst, &narrow).await.unwrap();
    assert_eq!(
        (picture.offers, picture.cells[0][0]),
        (1, 1),
        "taught in Norwegian in Vestland"
    );
    narrow.only[0].1 = "2028v".into();
    assert_eq!(national.picture(&analyst, &narrow).await.unwrap().offers, 0);
    narrow.only[0].1 = "2019h".into();
    let picture = national.picture(&analyst, &narrow).await.unwrap();
    assert_eq!(
        (picture.offers, picture.query.only.len()),
        (1, 1),
        "a half-year of another year is not asked for"
    );
    let other_year = PictureQuery {
        year: StudyYear(2026),
        ..query(Axis::Subject, Axis::Stage)
    };
    assert_eq!(national.picture(&analyst, &other_year).await.unwrap().offers, 0);
    let strangers = national.picture(&s.editor().await, &other_year).await.err();
    assert_eq!(strangers, Some(Fault::Forbidden));
}

#[tokio::test]
async fn every_start_covers_its_half_year_until_it_is_called_off() {
    let s = Stage::new().await;
    let national = NationalService::new(s.t.parts.clone());
    let (analyst, editor) = (s.actor(Role::Analyst, None).await, s.editor().await);
    let mut form = full_form("Matematikk 1");
    form.runs = vec![RunForm {
        semester: "2028v".into(),
        starts_on: "2028-01-15".into(),
        ends_on: "2028-12-10".into(),
        gatherings: vec![],
        ..form.run.clone()
    }];
    let version = s.catalogue.create(&editor, s.hvl, Lang::Nn).await.unwrap();
    s.catalogue.submit(&editor, version, 1, form).await.unwrap();
    s.decide(s.last_case().await, Outcome::Approved).await;
    let offer = s.row(version).await.offer;
    let picture = async || {
        let found = national
            .picture(&analyst, &query(Axis::Subject, Axis::Semester))
            .await;
        let found = found.unwrap();
        (found.offers, found.cells.clone(), found.gaps().len())
    };
    assert_eq!(picture().await, (1, vec![vec![1, 1]], 0), "both starts count");

    let live = s.catalogue.offers(&[offer]).await.unwrap().remove(0);
    let of = |semester| {
        live.runs
            .iter()
            .find(|r| r.plan.semester == Semester::parse(semester))
    };
    let (autumn, spring) = (of("2027h").unwrap().id, of("2028v").unwrap().id);
    let mark = async |run, mark| s.catalogue.mark_run(&editor, run, mark).await.unwrap();
    mark(spring, Some(RunMark::Cancelled)).await;
    assert_eq!(picture().await, (1, vec![vec![1, 0]], 1));
    mark(autumn, Some(RunMark::NotThisYear)).await;
    assert_eq!(picture().await, (0, vec![vec![0, 0]], 2), "nobody can take it");
    mark(autumn, Some(RunMark::Full)).await;
    assert_eq!(
        picture().await,
        (1, vec![vec![1, 0]], 1),
        "full is offered all the same"
    );
}

#[tokio::test]
async fn what_is_asked_for_is_set_by_the_administrator_and_leads_the_gaps() {
    let s = Stage::new().await;
    let national = NationalService::new(s.t.parts.clone());
    let admin = s.actor(Role::DirectorateAdmin, None).await;
    let analyst = s.actor(Role::Analyst, None).await;
    let priority = PriorityForm {
        weight: "ma".into(),
        reason: "Få lærarar".into(),
    };
    let mut form = PrioritiesForm::default();
    form.subjects.insert("matematikk".into(), priority);
    let year = StudyYear(2027);
    assert_eq!(
        national.set_priorities(&analyst, year, &form).await,
        Err(Fault::Forbidden)
    );
    national.set_priorities(&admin, year, &form).await.unwrap();
    national.set_priorities(&admin, year, &form).await.unwrap();
    let kept = national.priorities(&analyst, year).await.unwrap();
    assert_eq!((kept.len(), kept[0].weight), (1, Weight::Must));
    let picture = national
        .picture(&analyst, &query(Axis::Subject, Axis::Stage))
        .await
        .unwrap();
    assert_eq!(picture.gaps()[0].weight, Some(Weight::Must));
    assert!(
        national
            .priorities(&analyst, StudyYear(2028))
            .await
            .unwrap()
            .is_empty()
    );
    form.subjects.insert("astrologi".into(), PriorityForm::default());
    let unknown = national.set_priorities(&admin, year, &form).await;
    assert!(matches!(unknown, Err(Fault::Invalid(_))));
}
