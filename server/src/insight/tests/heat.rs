//! The heat table: hidden cells beside empty ones, and the way down and across.

use app::accounts::model::Role;
use app::insight::form::HeatChoice;
use app::insight::port::Insight as _;
use app::insight::telling::{HeatCell, HeatColumn, Measure};
use app::shared::ids::OfferId;
use app::shared::time::StudyYear;

use super::world;
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
    // A question nobody was asked, or too few answered, in a survey that is told of.
    assert_eq!(of("matematikk", None, Measure::Digitalisation), HeatCell::Nothing);
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
