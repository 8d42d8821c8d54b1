//! Overviews, lists, series and public figures against a real database.

mod beside;
mod choices;
mod heat;
mod histories;
mod joint;
mod pages;
mod partner;
mod solver;

use app::accounts::model::{Actor, Role};
use app::evaluation::model::Figure;
use app::evaluation::port::Evaluations as _;
use app::insight::csv::{heat_table, overview_table, series_table};
use app::insight::dossier::port::Dossiers as _;
use app::insight::form::{ChangesChoice, HeatChoice, OverviewChoice};
use app::insight::model::{Breakdown, SurveyRow};
use app::insight::port::Insight as _;
use app::insight::telling::{Measure, Signal, SignalKind};
use app::shared::fault::Fault;
use app::shared::ids::OfferId;
use app::shared::lang::Lang;
use app::shared::time::StudyYear;
use app::words::Words;
use sea_orm::ConnectionTrait as _;

use super::dossier::DossiersService;
use super::reading::quality;
use super::service::InsightService;
use crate::test::surveys::{NTNU, OSLOMET, World, actor, editor};

/// Four offers at two institutions over two years.
async fn world() -> (World, InsightService) {
    let w = World::new().await;
    w.closed((1, 1), OSLOMET, "norsk", 2024, &[4, 5, 5, 4, 5, 3, 4, 5])
        .await;
    w.closed((2, 1), OSLOMET, "norsk", 2025, &[3, 3, 4]).await;
    w.closed((3, 2), OSLOMET, "matematikk", 2025, &[2, 3, 4, 3, 3, 2, 3])
        .await;
    w.closed((4, 3), NTNU, "norsk", 2025, &[5, 5, 4, 4, 4, 5, 5, 4, 4, 3, 0])
        .await;
    w.closed((5, 4), NTNU, "engelsk", 2025, &[1, 2]).await;
    w.make_anew().await;
    let insight = InsightService::new(w.parts().clone());
    (w, insight)
}

/// All years, nothing narrowed.
fn by(by: Breakdown) -> OverviewChoice {
    OverviewChoice {
        by,
        ..OverviewChoice::default()
    }
}

/// The first page of the surveys below an overview.
async fn listed(insight: &InsightService, who: &Actor) -> Vec<SurveyRow> {
    let overview = insight.overview(who, &OverviewChoice::default()).await.unwrap();
    overview.surveys.rows
}

/// The first of every kind of change.
async fn signals(insight: &InsightService, who: &Actor) -> Vec<Signal> {
    let changes = insight.signals(who, ChangesChoice::ALL).await.unwrap();
    changes.into_iter().flat_map(|c| c.shown).collect()
}

#[tokio::test]
async fn the_directorate_sees_all_and_an_institution_its_own() {
    let (_w, insight) = world().await;
    let analyst = actor(Role::Analyst, None);
    let all = insight.overview(&analyst, &by(Breakdown::Subject)).await.unwrap();
    let rows: Vec<_> = all
        .rows
        .iter()
        .map(|r| (r.key.as_str(), r.shown.map(|s| s.n), r.waiting))
        .collect();
    // Two answers on English and three on the small Norwegian survey are in no figure.
    assert_eq!(
        rows,
        [
            ("engelsk", None, 1),
            ("matematikk", Some(7), 0),
            ("norsk", Some(19), 1)
        ]
    );
    assert_eq!((all.total.shown.map(|s| s.n), all.total.waiting), (Some(26), 2));
    assert_eq!(all.years, [StudyYear(2025), StudyYear(2024)]);
    assert!(!all.own_only && !all.includes_demo);

    let own = insight
        .overview(&editor(), &by(Breakdown::Institution))
        .await
        .unwrap();
    assert!(own.own_only);
    let keys: Vec<_> = own.rows.iter().map(|r| r.key.as_str()).collect();
    assert_eq!(keys, ["OsloMet"]);
    assert_eq!(own.total.shown.map(|s| s.n), Some(15));
    let by_subject = insight
        .overview(&editor(), &by(Breakdown::Subject))
        .await
        .unwrap();
    let rows: Vec<_> = by_subject
        .rows
        .iter()
        .map(|r| (r.key.as_str(), r.shown.map(|s| s.n)))
        .collect();
    assert_eq!(rows, [("matematikk", Some(7)), ("norsk", Some(8))]);

    let themes = OverviewChoice {
        year: Some(StudyYear(2025)),
        ..by(Breakdown::Theme)
    };
    let themes = insight.overview(&analyst, &themes).await.unwrap();
    let shown = themes.rows.iter().find(|r| r.key == "assessment").unwrap().shown;
    assert_eq!(shown.map(|s| (s.n, s.estimate.mean)), Some((18, 3.0)));
    let listed = listed(&insight, &analyst).await;
    assert_eq!(listed.len(), 5);
    assert_eq!(listed.iter().filter(|s| s.shown.is_some()).count(), 3);
    assert_eq!(own.surveys.total, 3);
}

#[tokio::test]
async fn only_institutions_and_directorate_see_figures_and_only_the_directorate_the_heat() {
    let (_w, insight) = world().await;
    for (who, expected) in [
        (Actor::visitor(), Some(Fault::SignIn)),
        (actor(Role::Teacher, None), Some(Fault::Forbidden)),
        (actor(Role::Partner, None), Some(Fault::Forbidden)),
        (actor(Role::InstitutionAdmin, Some(NTNU)), None),
        (actor(Role::Reviewer, None), None),
        (actor(Role::DirectorateAdmin, None), None),
    ] {
        let overview = insight.overview(&who, &OverviewChoice::default()).await;
        assert_eq!(overview.err(), expected);
        assert_eq!(insight.signals(&who, ChangesChoice::ALL).await.err(), expected);
        // Offer 3 is NTNU's.
        assert_eq!(insight.series(&who, OfferId(3)).await.err(), expected);
    }
    let foreign = insight.series(&editor(), OfferId(3)).await;
    assert_eq!(foreign.err(), Some(Fault::Forbidden));
    assert_eq!(
        insight.series(&editor(), OfferId(99)).await.err(),
        Some(Fault::Missing)
    );
    assert_eq!(
        insight.heat(&editor(), &HeatChoice::default()).await.err(),
        Some(Fault::Forbidden)
    );
}

#[tokio::test]
async fn public_quality_needs_ten_answers_and_pools_the_years() {
    let (w, _) = world().await;
    let offers: Vec<OfferId> = (1..=4).map(OfferId).collect();
    let before = w.parts().db.statements();
    let shown = quality(w.parts(), &offers).await.unwrap();
    assert_eq!(w.parts().db.statements() - before, 1, "one query");
    assert_eq!(shown.keys().collect::<Vec<_>>(), [&OfferId(3)]);
    let q = &shown[&OfferId(3)];
    // One of eleven left the question out: too few to be told apart.
    assert_eq!(
        (q.n, q.invited, q.years, q.estimate.mean),
        (11, 22, (StudyYear(2025), StudyYear(2025)), 4.3)
    );
    // Three more in a third year make six together with the three before: published, and enough with eight.
    w.closed((6, 1), OSLOMET, "norsk", 2026, &[3, 4, 4]).await;
    let shown = quality(w.parts(), &offers).await.unwrap();
    let q = &shown[&OfferId(1)];
    assert_eq!((q.n, q.years), (14, (StudyYear(2024), StudyYear(2026))));
    assert!(quality(w.parts(), &[]).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_series_is_told_over_the_years_beside_others_only_where_they_stay_hidden() {
    let (w, insight) = world().await;
    w.closed((6, 1), OSLOMET, "norsk", 2026, &[3, 4, 4]).await;
    w.make_anew().await;
    let series = insight.series(&editor(), OfferId(1)).await.unwrap();
    let overall = series
        .measures
        .iter()
        .find(|m| m.measure == Measure::Overall)
        .unwrap();
    let years: Vec<_> = overall
        .years
        .iter()
        .map(|y| (y.years.0.0, y.years.1.0, y.n))
        .collect();
    assert_eq!(years, [(2024, 2024, 8), (2025, 2026, 6)]);
    let lent = overall.years[1].borrowed.unwrap();
    assert!(lent.own < 1.0 && lent.series > 0.0, "{lent:?}");
    assert!((lent.own + lent.series + lent.subject + lent.nation - 1.0).abs() < 0.01);
    assert!(series.surveys.iter().all(|s| !s.waits));
    // The only other institution in the country would be laid bare by the mean of both.
    assert!(overall.subject.is_empty() && overall.nation.is_empty());
    let analyst = actor(Role::Analyst, None);
    let series = insight.series(&analyst, OfferId(1)).await.unwrap();
    let overall = series
        .measures
        .iter()
        .find(|m| m.measure == Measure::Overall)
        .unwrap();
    assert!(!overall.subject.is_empty() && !overall.nation.is_empty());
    // So does a survey's own page.
    let survey = series.surveys[0].evaluation;
    for (who, beside) in [(analyst, true), (editor(), false)] {
        let results = w.surveys.results(&who, survey).await.unwrap();
        let overall = &results.measures[0];
        assert_eq!(overall.measure, Measure::Overall);
        assert_eq!(
            (overall.subject.is_some(), overall.nation.is_some()),
            (beside, beside)
        );
    }
}

#[tokio::test]
async fn a_fall_is_told_with_its_evidence_and_what_nobody_knows_as_such() {
    let w = World::new().await;
    let high = [5, 5, 5, 4, 5, 5, 4, 5, 5, 5, 4, 5, 5, 5, 5, 4, 5, 5, 4, 5];
    let middle = [4, 5, 4, 4, 3, 4, 5, 4, 4, 4, 3, 5, 4, 4, 4, 5, 3, 4, 4, 4];
    let low = [3, 3, 4, 2, 3, 3, 4, 3, 2, 3, 3, 4, 3, 3, 2, 3, 4, 3, 3, 3];
    for (i, answers) in [high, middle, low].iter().enumerate() {
        let year = 2023 + i32::try_from(i).unwrap();
        let run = 10 + i64::try_from(i).unwrap();
        w.closed((run, 1), OSLOMET, "norsk", year, answers).await;
        w.closed((run + 10, 2), NTNU, "norsk", year, &middle).await;
        w.closed((run + 20, 5), NTNU, "norsk", year, &middle).await;
    }
    w.closed((90, 3), NTNU, "engelsk", 2025, &middle).await;
    w.closed((91, 4), NTNU, "engelsk", 2025, &[1, 2]).await;
    w.make_anew().await;
    let insight = InsightService::new(w.parts().clone());
    let all = signals(&insight, &actor(Role::Analyst, None)).await;
    let told: Vec<_> = all.iter().map(|s| (s.offer.0, s.kind)).collect();
    assert!(told.contains(&(1, SignalKind::Fell)), "{told:?}");
    assert!(!told.contains(&(2, SignalKind::Fell)) && !told.contains(&(2, SignalKind::Rose)));
    assert!(told.contains(&(3, SignalKind::Single)) && told.contains(&(4, SignalKind::Waiting)));
    let fall = all.iter().find(|s| s.kind == SignalKind::Fell).unwrap();
    assert!(fall.change < -1.0 && fall.chance_milli < 50, "{fall:?}");
    assert_eq!(fall.points.len(), 3);
    let said = Words::of(Lang::Nb).evidence(fall);
    assert!(said.contains("4,8 (2023–24, 20 svar) til 3,1"), "{said}");
    // An institution hears of its own only.
    let own = signals(&insight, &editor()).await;
    assert!(own.iter().all(|s| s.institution_short == "OsloMet") && !own.is_empty());
}

/// Every page and file of a reader, as text.
async fn everything(w: &World, insight: &InsightService, who: &Actor) -> String {
    let words = Words::of(Lang::Nb);
    let reference = crate::catalogue::reference(w.parts()).await.unwrap();
    let mut all = String::new();
    for &row in Breakdown::ALL {
        for year in [None, Some(StudyYear(2025))] {
            let choice = OverviewChoice { year, ..by(row) };
            let overview = insight.overview(who, &choice).await.unwrap();
            all += &overview_table(words, &overview, &reference).csv();
        }
    }
    let surveys = listed(insight, who).await;
    all += &format!("{surveys:?}");
    all += &format!("{:?}", signals(insight, who).await);
    for survey in surveys {
        let results = w.surveys.results(who, survey.evaluation).await.unwrap();
        all += &app::evaluation::csv::results_table(words, &results).csv();
        let series = insight.series(who, survey.offer).await.unwrap();
        all += &format!("{series:?}");
        all += &series_table(words, &series).csv();
    }
    let dossiers = DossiersService::new(w.parts().clone());
    let dossier = dossiers.dossier(who, OSLOMET, StudyYear(2025)).await.unwrap();
    all += &format!("{dossier:?}");
    if who.may_read_all_results() {
        let all_years = HeatChoice::default();
        let offers = all_years
            .below(None, Some("OsloMet"))
            .over_years(Measure::Overall);
        for choice in [all_years, offers] {
            let heat = insight.heat(who, &choice).await.unwrap();
            all += &heat_table(words, &choice, &heat, &reference).csv();
        }
    }
    let mut offers: Vec<_> = quality(w.parts(), &[OfferId(1), OfferId(2), OfferId(3)])
        .await
        .unwrap()
        .into_iter()
        .collect();
    offers.sort_by_key(|(offer, _)| *offer);
    all + &format!("{offers:?}")
}

#[tokio::test]
async fn a_view_is_a_function_of_what_is_published_and_of_nothing_else() {
    let (w, insight) = world().await;
    let analyst = actor(Role::Analyst, None);
    let before = (
        everything(&w, &insight, &analyst).await,
        everything(&w, &insight, &editor()).await,
    );
    // The counts of everything that is in a release become something else: nobody notices, nor does the
    // nightly job.
    let tx = w.parts().db.write().await.unwrap();
    tx.execute_unprepared(
        "UPDATE tally SET n = n + 3 WHERE evaluation_id IN (SELECT evaluation_id FROM published_survey)",
    )
    .await
    .unwrap();
    tx.execute_unprepared("DELETE FROM answer").await.unwrap();
    tx.commit().await.unwrap();
    w.make_anew().await;
    assert_eq!(everything(&w, &insight, &analyst).await, before.0);
    assert_eq!(everything(&w, &insight, &editor()).await, before.1);
}

#[tokio::test]
async fn figures_change_at_a_closing_and_never_with_an_answer() {
    let (w, insight) = world().await;
    let analyst = actor(Role::Analyst, None);
    let (id, tokens) = w.open_survey(12).await;
    let before = everything(&w, &insight, &analyst).await;
    for token in tokens.iter().take(7) {
        w.surveys
            .answer(token, crate::test::surveys::rating(4))
            .await
            .unwrap();
        assert_eq!(everything(&w, &insight, &analyst).await, before);
        w.make_anew().await;
        assert_eq!(everything(&w, &insight, &analyst).await, before);
    }
    w.go_to("2026-12-23");
    w.work().await;
    assert_ne!(everything(&w, &insight, &analyst).await, before);
    let results = w.surveys.results(&editor(), id).await.unwrap();
    let overall = results
        .items
        .iter()
        .find(|i| i.item.code == "quality_overall")
        .unwrap();
    assert!(
        matches!(overall.figure, Figure::Shown { n: 7, .. }),
        "{:?}",
        overall.figure
    );
}

#[tokio::test]
async fn publishing_again_changes_nothing() {
    let (w, insight) = world().await;
    let analyst = actor(Role::Analyst, None);
    let before = everything(&w, &insight, &analyst).await;
    for _ in 0..2 {
        let tx = w.parts().db.write().await.unwrap();
        for offer in 1..=4 {
            assert!(!super::release(&*tx, OfferId(offer), 6).await.unwrap());
        }
        tx.commit().await.unwrap();
        w.make_anew().await;
    }
    assert_eq!(everything(&w, &insight, &analyst).await, before);
}
