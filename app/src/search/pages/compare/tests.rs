//! The comparison as a browser without script gets it.

mod gatherings;

use super::*;
use crate::catalogue::model::{Citation, Delivery, Module, Outcomes, Theme, ThemeEvidence};
use crate::search::pages::tests::{offer, rating, reference};
use crate::shared::ids::InstitutionId;
use crate::shared::lang::Lang;
use crate::shared::ui::drawn::html;
use crate::shared::units::Credits;

fn day(y: i32, m: u32, d: u32) -> Date {
    Date::from_ymd_opt(y, m, d).unwrap()
}

/// The page's text without tags, spaces as one.
fn text(html: &str) -> String {
    let document = scraper::Html::parse_fragment(html);
    let parts: Vec<_> = document.root_element().text().collect();
    let text = parts.join(" ");
    text.split(' ')
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn drawn(lang: Lang, offers: &[OfferSummary], query: &[(&str, &str)]) -> String {
    let query: Vec<_> = query
        .iter()
        .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
        .collect();
    let reference = reference();
    let compared = Compared::new(Words::of(lang), &reference, offers, day(2027, 2, 17), &query);
    html(|| comparison(&compared))
}

/// One at OsloMet with gatherings, one at HVL.
fn two() -> Vec<OfferSummary> {
    let mut offers = vec![
        offer(1, "Matematikk 1", Lang::Nb),
        offer(2, "Matematikk 2", Lang::Nn),
    ];
    offers[1].version.institution = InstitutionId(2);
    offers
}

#[test]
fn a_comparison_marks_what_differs_by_sign_and_word() {
    let mut offers = two();
    offers[1].version.plan.credits = Some(Credits(300));
    offers[0].quality = Some(rating());
    let all = drawn(Lang::Nb, &offers, &[]);
    for said in [
        "4,3 av 5 (90 %-intervall 4,0–4,5), 41 svar av 63 inviterte, 2025–26 til 2026–27 samlet",
        "for få svar",
        "1. mars 2027, 12 dager igjen",
        "Ingen studieavgift",
        "Kan bidra til å oppfylle kompetansekravet for matematikk på 8.–10. trinn (60 studiepoeng)",
    ] {
        assert!(text(&all).contains(said), "{said} in {}", text(&all));
    }
    assert!(!text(&all).contains("oppfyller"));
    let count = |html: &str, of: &str| {
        let of = scraper::Selector::parse(of).unwrap();
        scraper::Html::parse_document(html).select(&of).count()
    };
    assert_eq!(count(&all, "table.compare tbody tr"), 28);
    for marked in ["tbody tr[data-differs]", ".compare__differs"] {
        assert_eq!(count(&all, marked), 2, "{marked}");
    }
    assert_eq!(count(&all, "table.compare th[scope=col]"), 2);
    let only = drawn(Lang::Nb, &offers, &[("bare_ulikt", "1")]);
    assert_eq!(count(&only, "table.compare tbody tr"), 2);
    // A phone lays answers of a word or two beside the offers' names: credits, but no rating.
    assert_eq!(count(&only, "tr[data-short]"), 1);
    assert!(!all.contains("style="));
}

#[test]
fn an_online_offer_has_no_place_and_an_unknown_one_says_so() {
    let mut offers = two();
    offers[0].version.plan.places.clear();
    offers[1].version.plan.places.clear();
    offers[1].version.plan.delivery = vec![Delivery::Campus];
    let html = drawn(Lang::Nb, &offers, &[]);
    let document = scraper::Html::parse_fragment(&html);
    let rows = scraper::Selector::parse("table.compare tbody tr").unwrap();
    let said = |name: &str| -> Vec<String> {
        let head = scraper::Selector::parse("th").unwrap();
        let named = |row: &scraper::ElementRef<'_>| {
            let mut heads = row.select(&head);
            heads.any(|th| th.text().any(|t| t.contains(name)))
        };
        let row = document.select(&rows).find(named);
        let cells = scraper::Selector::parse("td").unwrap();
        let row = row.unwrap_or_else(|| panic!("no row {name}"));
        row.select(&cells).map(|cell| cell.text().collect()).collect()
    };
    let trimmed = |name| said(name).iter().map(|s| s.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(trimmed("Sted"), ["Ingen", "Ikke oppgitt"]);
    assert_eq!(trimmed("Hverdager borte fra skolen"), ["Ingen", "Ikke oppgitt"]);
}

/// The names of the rows that are shown, and of those among them that are marked as different.
fn rows_of(html: &str) -> (Vec<String>, Vec<String>) {
    let document = scraper::Html::parse_document(html);
    let names = |of: &str| {
        let of = scraper::Selector::parse(of).unwrap();
        let heads = document.select(&of);
        heads.map(|th| text(&th.inner_html())).collect::<Vec<_>>()
    };
    (
        names("table.compare tbody th"),
        names("table.compare tbody tr[data-differs] th"),
    )
}

#[test]
fn offers_whose_themes_lead_to_other_outcomes_or_rest_on_other_works_differ_there() {
    let mut offers = two();
    for (o, outcome, work) in [
        (0, "vurderer eleven", "Om vurdering"),
        (1, "leder samtaler", "Om samtaler"),
    ] {
        let plan = &mut offers[o].version.plan;
        plan.outcomes = Outcomes {
            knowledge: vec![outcome.into()],
            ..Outcomes::default()
        };
        plan.themes = vec![ThemeEvidence {
            theme: Theme::Assessment,
            passage: "Deltakerne vurderer hverandre.".into(),
            outcome: 0,
        }];
        plan.citations = vec![Citation {
            authors: "Ås, K.".into(),
            year: 2021,
            title: work.into(),
            source: String::new(),
            doi: String::new(),
            outcomes: vec![],
        }];
    }
    let html = drawn(Lang::Nb, &offers, &[("bare_ulikt", "1")]);
    let (shown, marked) = rows_of(&html);
    let expected = [
        format!("≠ {} (ulike)", Words::of(Lang::Nb).theme(Theme::Assessment)),
        "≠ Forskningsgrunnlag (ulike)".to_owned(),
    ];
    assert_eq!((&shown[..], &marked[..]), (&expected[..], &expected[..]));
    let said = text(&html);
    for part in [
        "Læringsutbytte: leder samtaler",
        "1 publikasjon Ås, K. (2021). Om samtaler.",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    // What is the same in both is no difference, however small the letters and in whatever order works are listed.
    let mut same = [offers[0].clone(), offers[0].clone()];
    let other = offers[1].version.plan.citations[0].clone();
    same[0].version.plan.citations.push(other.clone());
    same[1].version.plan.citations.insert(0, other);
    assert_eq!(rows_of(&drawn(Lang::Nb, &same, &[])).1, Vec::<String>::new());
}

#[test]
fn offers_of_one_institution_are_told_apart() {
    let reference = reference();
    let mut offers = vec![
        offer(1, "A", Lang::Nb),
        offer(2, "B", Lang::Nb),
        offer(3, "B", Lang::Nb),
    ];
    assert_eq!(labels(&reference, &offers[..2]), ["OsloMet (A)", "OsloMet (B)"]);
    offers[0].version.institution = InstitutionId(2);
    let all = labels(&reference, &offers);
    let different: BTreeSet<_> = all.iter().collect();
    assert_eq!((all[0].as_str(), different.len()), ("HVL", 3), "{all:?}");
}

#[test]
fn money_is_reckoned_from_what_is_typed_and_shown_with_its_formula() {
    let mut offers = two();
    for o in &mut offers {
        o.version.plan.credits = Some(Credits(300));
    }
    offers[1].version.plan.subject = "veiledning".into();
    offers[1].version.plan.price_ore = Some(1_500_000);
    let plain = |html: &str| text(html).replace('\u{a0}', " ");
    let said = plain(&drawn(Lang::Nb, &offers, &[("lonn", "600 000")]));
    for part in [
        "600 000 kr × 37,5 % frikjøp = 225 000 kr",
        "168 750 kr 75 % × 225 000 kr",
        "135 000 kr 60 % × 225 000 kr",
        "33 750 kr 15 % × 225 000 kr",
        "56 250 kr 25 % × 225 000 kr",
        "Studieavgiften på 15 000 kr kommer i tillegg.",
        "Satsene her gjaldt til 31. desember 2025.",
        "veiledende",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let none = plain(&drawn(Lang::Nb, &offers, &[]));
    assert!(
        none.contains("Oppgi årslønn for å få beløp.") && none.contains("60 %"),
        "{none}"
    );
    let stipend = plain(&drawn(Lang::Nb, &offers, &[("ordning", "stipend")]));
    assert!(
        stipend.contains("126 000 kr, utbetalt gjennom skoleeieren"),
        "{stipend}"
    );
}

#[test]
fn what_is_typed_on_money_stays_in_every_way_on_and_faults_stand_by_their_fields() {
    let html = drawn(
        Lang::Nb,
        &two(),
        &[("bare_ulikt", "1"), ("lonn", "mye & mer"), ("frikjop", "150")],
    );
    assert!(html.contains("lonn=mye+%26+mer&amp;frikjop=150"), "{html}");
    assert!(
        html.contains("<input type=\"hidden\" name=\"bare_ulikt\" value=\"1\""),
        "{html}"
    );
    assert!(
        html.contains("name=\"lonn\"") && html.contains("id=\"f-lonn-fault\""),
        "{html}"
    );
    assert!(html.contains("href=\"#f-frikjop\"") && text(&html).contains("Tallet må være fra 1 til 100."));
    let document = scraper::Html::parse_fragment(&html);
    let ids = scraper::Selector::parse("[id]").unwrap();
    let mut seen = BTreeSet::new();
    for element in document.select(&ids) {
        let id = element.value().attr("id").unwrap_or_default().to_owned();
        assert!(seen.insert(id.clone()), "{id} stands twice");
    }
}

#[test]
fn modules_and_theme_evidence_stand_side_by_side_in_their_own_language() {
    let mut offers = two();
    let plan = &mut offers[1].version.plan;
    plan.modules = vec![Module {
        code: "M1".into(),
        title: "Tal og algebra".into(),
        credits: Credits(150),
        requires: vec![],
    }];
    plan.outcomes = Outcomes {
        knowledge: vec!["kjenner forskinga".into()],
        ..Outcomes::default()
    };
    plan.themes = vec![ThemeEvidence {
        theme: Theme::Assessment,
        passage: "Deltakarane vurderer kvarandre.".into(),
        outcome: 0,
    }];
    let html = drawn(Lang::Nb, &offers, &[]);
    let said = text(&html);
    for part in [
        "Tal og algebra (15 stp)",
        "Deltakarane vurderer kvarandre. Læringsutbytte: kjenner forskinga",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(html.contains("<div lang=\"nn\">Deltakarane"), "{html}");
}
