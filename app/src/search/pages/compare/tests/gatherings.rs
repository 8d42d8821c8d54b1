//! The calendar of a comparison: its strips, the days offers share, and which start each is about.

use super::*;
use crate::catalogue::model::{Gathering, Run, RunMark};
use crate::shared::ids::RunId;

#[test]
fn gatherings_on_the_same_days_are_named_with_their_dates() {
    let mut offers = two();
    offers[0].runs[0].plan.gatherings = vec![Gathering::on(day(2027, 9, 14), day(2027, 9, 15))];
    offers[1].runs[0].plan.gatherings = vec![
        Gathering::on(day(2027, 9, 14), day(2027, 9, 15)),
        Gathering::on(day(2028, 1, 8), day(2028, 1, 10)),
    ];
    let html = drawn(Lang::Nb, &offers, &[]);
    let said = text(&html);
    assert!(
        said.contains("Samlingene 14.–15. september 2027 er på samme dager hos OsloMet og HVL."),
        "{said}"
    );
    assert!(
        html.contains("aria-label=\"OsloMet: 14.–15. september 2027\""),
        "{html}"
    );
    assert!(
        said.contains("3 hverdager borte fra skolen"),
        "Saturday and Sunday are no school days: {said}"
    );
    // The table has a row for each week somebody meets in.
    let weeks = scraper::Selector::parse(".strip-table tbody tr").unwrap();
    assert_eq!(scraper::Html::parse_fragment(&html).select(&weeks).count(), 3);
    // What the same offers share is one sentence.
    offers[0].runs[0]
        .plan
        .gatherings
        .push(Gathering::on(day(2028, 1, 10), day(2028, 1, 11)));
    let both = text(&drawn(Lang::Nb, &offers, &[]));
    assert!(
        both.contains(
            "Samlingene 14.–15. september 2027 og 10. januar 2028 er på samme dager hos OsloMet og HVL."
        ),
        "{both}"
    );
    let nynorsk = text(&drawn(Lang::Nn, &offers, &[]));
    assert!(
        nynorsk.contains("er på same dagar hos OsloMet og HVL."),
        "{nynorsk}"
    );
    offers[0].runs[0].plan.gatherings.clear();
    assert!(text(&drawn(Lang::Nb, &offers, &[])).contains("Ingen av samlingene er på samme dager."));
    offers[1].runs[0].plan.gatherings.clear();
    assert!(
        text(&drawn(Lang::Nb, &offers, &[])).contains("Ingen av tilbudene har oppgitt samlinger med dato.")
    );
}

/// Gives an offer a second start in January.
fn with_winter(offer: &mut OfferSummary, gatherings: Vec<Gathering>) {
    let mut winter: Run = offer.runs[0].clone();
    winter.id = RunId(77);
    winter.plan.starts_on = Some(day(2028, 1, 10));
    winter.plan.admission_deadline = Some(day(2027, 10, 1));
    winter.plan.gatherings = gatherings;
    offer.runs.push(winter);
}

#[test]
fn every_start_has_a_strip_of_its_own_and_clashes_say_which_they_are_about() {
    let mut offers = two();
    offers[0].runs[0].plan.gatherings = vec![Gathering::on(day(2027, 9, 7), day(2027, 9, 8))];
    // The same days as its autumn, and as the other offer's spring.
    with_winter(
        &mut offers[0],
        vec![
            Gathering::on(day(2027, 9, 7), day(2027, 9, 7)),
            Gathering::on(day(2028, 3, 7), day(2028, 3, 8)),
        ],
    );
    offers[1].runs[0].plan.gatherings = vec![Gathering::on(day(2028, 3, 8), day(2028, 3, 9))];
    let html = drawn(Lang::Nn, &offers, &[]);
    let said = text(&html);
    for part in [
        // The column and its row.
        "Viser oppstart 20. august 2027",
        "20. august 2027 Annan oppstart: 10. januar 2028",
        // The clash no earlier start shows.
        "Samlingane 8. mars 2028 er på same dag hos OsloMet (oppstart 10. januar 2028) og HVL.",
        // The strips: of a single start the name need not say which.
        "OsloMet (oppstart 20. august 2027) 2 kvardagar borte frå skulen",
        "OsloMet (oppstart 10. januar 2028) 3 kvardagar borte frå skulen",
        "HVL oppstart 20. august 2027 2 kvardagar borte frå skulen",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(
        said.matches("er på same dag").count(),
        1,
        "nobody takes both starts: {said}"
    );
    let columns = scraper::Selector::parse(".strip-table thead th").unwrap();
    assert_eq!(scraper::Html::parse_fragment(&html).select(&columns).count(), 4);
    assert_eq!(said.matches("Viser oppstart").count(), 1, "HVL has but one");
}

#[test]
fn a_start_that_is_called_off_takes_no_days_and_one_that_has_begun_gives_way_to_those_ahead() {
    let mut offers = two();
    for offer in &mut offers {
        offer.runs[0].plan.gatherings = vec![Gathering::on(day(2027, 9, 14), day(2027, 9, 15))];
    }
    offers[1].runs[0].mark = Some(RunMark::Cancelled);
    let said = text(&drawn(Lang::Nb, &offers, &[]));
    assert!(said.contains("HVL oppstart 20. august 2027 avlyst"), "{said}");
    assert!(said.contains("Ingen av samlingene er på samme dager."), "{said}");
    // Days of a start lie in the study year they are in.
    let over_two_years = vec![
        Gathering::on(day(2028, 3, 7), day(2028, 3, 8)),
        Gathering::on(day(2028, 9, 5), day(2028, 9, 5)),
    ];
    with_winter(&mut offers[0], over_two_years);
    offers[0].runs[0].plan.starts_on = Some(day(2027, 1, 11));
    let said = text(&drawn(Lang::Nb, &offers, &[]));
    assert!(!said.contains("Viser oppstart"), "{said}");
    for days in ["2 hverdager", "1 hverdag"] {
        let part = format!("OsloMet oppstart 10. januar 2028 {days} borte fra skolen");
        assert!(said.contains(&part), "{part} in {said}");
    }
}

#[test]
fn two_starts_on_one_day_are_numbered() {
    let mut offers = two();
    with_winter(&mut offers[0], vec![]);
    offers[0].runs[1].plan.starts_on = offers[0].runs[0].plan.starts_on;
    let reference = reference();
    let compared = Compared::new(Words::of(Lang::En), &reference, &offers, day(2027, 2, 17), &[]);
    let labels: Vec<String> = starts::starts(&compared).into_iter().map(|s| s.label).collect();
    assert_eq!(
        labels,
        [
            "1. OsloMet (start 20 August 2027)",
            "2. OsloMet (start 20 August 2027)",
            "HVL"
        ]
    );
}
