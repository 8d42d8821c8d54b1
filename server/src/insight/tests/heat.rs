//! The heat table: hidden cells beside empty ones, and the way down and across.

use app::accounts::model::Role;
use app::insight::form::HeatChoice;
use app::insight::port::Insight as _;
use app::insight::telling::{HeatCell, HeatColumn, Measure};
use app::shared::ids::OfferId;
use app::shared::time::StudyYear;

use super::world;
use crate::catalogue;
use crate::insight::cube::{Cell, Side, Sums, both};
use crate::insight::heat::{OfInstitution, wanted};
use crate::insight::overview::View;
use crate::test::surveys::{OSLOMET, actor};

#[tokio::test]
async fn hidden_cells_of_the_heat_table_are_told_from_empty_ones() {
    let (_w, insight) = world().await;
    let analyst = actor(Role::Analyst, None);
    let choice = HeatChoice {
        year: Some(StudyYear(2025)),
        ..HeatChoice::default()
    };
    let heat = insight.heat(&analyst, &choice).await.unwrap();
    let of = |subject: &str, institution: Option<&str>, measure: Measure| {
        let at = heat
            .columns
            .iter()
            .position(|c| *c == HeatColumn::Measure(measure))
            .unwrap();
        let row = heat
            .rows
            .iter()
            .find(|r| r.subject == subject && r.institution.as_deref() == institution)
            .unwrap();
        row.cells[at]
    };
    assert!(matches!(
        of("norsk", Some("NTNU"), Measure::Assessment),
        HeatCell::Shown { n: 11, .. }
    ));
    assert_eq!(
        of("norsk", Some("OsloMet"), Measure::Assessment),
        HeatCell::Hidden
    );
    assert_eq!(of("engelsk", None, Measure::Assessment), HeatCell::Hidden);
    // Too few answered the question in a survey that is told of: kept back, not absent.
    for institution in [None, Some("OsloMet")] {
        assert_eq!(
            of("matematikk", institution, Measure::Digitalisation),
            HeatCell::Hidden
        );
    }
    let years = HeatChoice::default()
        .below(Some("matematikk"), Some("OsloMet"))
        .over_years(Measure::Assessment);
    let years = insight.heat(&analyst, &years).await.unwrap();
    let cells: Vec<_> = years.rows.iter().map(|r| r.cells.as_slice()).collect();
    assert_eq!(cells.len(), 3);
    for row in cells {
        assert_eq!(row[0], HeatCell::Nothing, "no survey in 2024");
        assert!(matches!(row[1], HeatCell::Shown { n: 7, .. }));
    }
    let norwegian = HeatChoice::default().below(Some("norsk"), None);
    let one = insight.heat(&analyst, &norwegian).await.unwrap();
    assert!(one.rows.iter().all(|r| r.subject == "norsk") && !one.rows.is_empty());
    assert!(
        one.rows.iter().all(|r| r.offer.is_none()),
        "offers stand below an institution only"
    );
}

#[tokio::test]
async fn the_heat_table_leads_from_a_subject_over_its_institutions_and_offers_to_surveys_by_theme_or_by_year()
{
    let (w, insight) = world().await;
    w.closed((7, 1), OSLOMET, "norsk", 2026, &[4, 4, 4, 5, 3, 4])
        .await;
    w.make_anew().await;
    let analyst = actor(Role::Analyst, None);
    let choice = HeatChoice::default()
        .below(Some("norsk"), Some("OsloMet"))
        .over_years(Measure::Overall);
    let heat = insight.heat(&analyst, &choice).await.unwrap();
    let years = [2024, 2025, 2026].map(|y| HeatColumn::Year(StudyYear(y)));
    assert_eq!(heat.columns, years);
    let named: Vec<_> = heat
        .rows
        .iter()
        .map(|r| (r.institution.as_deref(), r.offer.as_ref().map(|o| o.id.0)))
        .collect();
    assert_eq!(
        named,
        [(None, None), (Some("OsloMet"), None), (Some("OsloMet"), Some(1))]
    );
    let n = |cell: &HeatCell| match cell {
        HeatCell::Shown { n, .. } => Some(*n),
        _ => None,
    };
    let offer = &heat.rows[2];
    // Three answers of 2025 still wait.
    assert_eq!(
        offer.cells.iter().map(n).collect::<Vec<_>>(),
        [Some(8), None, Some(6)]
    );
    let surveys = &offer.offer.as_ref().unwrap().surveys;
    let listed = super::listed(&insight, &analyst).await;
    let of_year = |year| {
        let found = listed
            .iter()
            .find(|s| s.offer == OfferId(1) && s.year == StudyYear(year));
        found.map(|s| s.evaluation)
    };
    assert_eq!(*surveys, [of_year(2024), None, of_year(2026)]);
    // What the offers of an institution have is what the institution has.
    let whole = &heat.rows[1];
    assert_eq!(
        whole.cells.iter().map(n).collect::<Vec<_>>(),
        [Some(8), None, Some(6)]
    );
    let themes = insight
        .heat(&analyst, &choice.in_year(StudyYear(2026)))
        .await
        .unwrap();
    assert_eq!(themes.rows.len(), 3);
    assert_eq!(themes.columns.len(), themes.rows[2].cells.len());
}

#[tokio::test]
async fn a_year_without_the_measure_but_with_a_survey_is_hidden_and_one_without_a_survey_is_empty() {
    let (w, _) = world().await;
    let reference = catalogue::reference(w.parts()).await.unwrap();
    let of = |side: Side, key: String, year: i32, measure: Measure| Cell {
        side,
        key,
        year,
        item: measure.code().to_owned(),
        sums: Sums {
            surveys: 1,
            invited: 20,
            n: 8,
            known: 8,
            weighted: 32_000,
            ..Sums::default()
        },
        institutions: 1,
    };
    let told = [
        (2023, Measure::Overall),
        (2023, Measure::Assessment),
        (2025, Measure::Overall),
    ];
    let mut cells: Vec<Cell> = vec![of(Side::Nation, String::new(), 2024, Measure::Overall)];
    for (year, measure) in told {
        cells.push(of(Side::Nation, String::new(), year, measure));
        cells.push(of(Side::Subject, "norsk".into(), year, measure));
        cells.push(of(Side::Both, both("norsk", OSLOMET.0), year, measure));
    }
    let view = View {
        cells: &cells,
        waiting: &[],
        own: None,
        year: None,
        limit: 6,
        reference: &reference,
    };
    let choice = HeatChoice::default().over_years(Measure::Assessment);
    assert!(wanted(&choice).contains(&Measure::Overall));
    let heat = view.heat(&choice, &OfInstitution::default());
    assert_eq!(heat.rows.len(), 2, "the subject, and OsloMet within it");
    for row in &heat.rows {
        assert!(matches!(row.cells[0], HeatCell::Shown { n: 8, .. }));
        assert_eq!(row.cells[1..], [HeatCell::Nothing, HeatCell::Hidden]);
    }
    assert_eq!(heat.nation[1..], [HeatCell::Hidden, HeatCell::Hidden]);
}
