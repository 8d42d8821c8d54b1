//! Several values of one kind: one of them will do, and each is shown.

use app::search::model::{SearchPage, SearchQuery, UnderstoodKind};
use app::shared::units::Credits;

use super::{Real, answer};
use crate::search::document::Document;

fn values(page: &SearchPage) -> Vec<&str> {
    page.understood.iter().map(|u| u.value.as_str()).collect()
}

#[test]
fn of_several_institutions_stages_credits_and_semesters_one_will_do_and_all_are_shown() {
    let real = Real::new();
    for (asked, apart, expected) in [
        ("oslomet eller hvl", ["oslomet", "hvl"], ["1175", "0238"]),
        ("15 stp eller 60 stp", ["15 stp", "60 stp"], ["150", "600"]),
        (
            "høst 2024 høst 2025",
            ["høst 2024", "høst 2025"],
            ["2024h", "2025h"],
        ),
    ] {
        let page = real.find(asked);
        assert_eq!(values(&page), expected, "{asked}");
        assert_eq!(page.relaxed, None, "{asked}");
        let sum: u64 = apart.iter().map(|one| real.find(one).total).sum();
        assert_eq!(page.total, sum, "{asked}");
    }
    let page = real.find("norsk 1-7 og 8-10");
    assert_eq!(values(&page), ["1-7", "8-10"]);
    let titles = real.titles("norsk 1-7 og 8-10");
    for title in ["HVO Norsk 1 for 1.-7. årstrinn", "INN Norsk 2 for 8.-13. trinn"] {
        assert!(titles.iter().any(|t| t == title), "{title} in {titles:#?}");
    }
    assert_eq!(page.understood[1].without, "norsk 1-7 og");
    // The same said twice is one thing.
    assert_eq!(values(&real.find("norsk 5-10 ungdomsskole")), ["5-10"]);
    assert_eq!(
        values(&real.find("norsk barneskole og videregående")),
        ["1-7", "11-13"]
    );
}

#[test]
fn of_several_places_one_will_do_where_it_is_said() {
    let real = Real::new();
    let given_in = |places: &[&str], all: bool| {
        let is_in = |d: &&Document| {
            let mut places = places.iter().map(|p| d.place_names.iter().any(|name| name == p));
            if all {
                places.all(|is| is)
            } else {
                places.any(|is| is)
            }
        };
        real.documents.iter().filter(is_in).count() as u64
    };
    let places = ["Bergen", "Trondheim"];
    let page = real.find("bergen eller trondheim");
    assert_eq!(values(&page), places);
    assert_eq!(page.total, given_in(&places, false));
    assert_eq!(real.find("bergen trondheim").total, given_in(&places, true));
}

#[test]
fn several_values_that_leave_nothing_are_let_go_together() {
    let page = Real::new().find("oslomet eller hvl lulesamisk");
    let relaxed = page.relaxed.unwrap();
    assert_eq!(relaxed.words, ["oslomet", "hvl"]);
    assert!(page.total > 0);
}

#[test]
fn a_span_of_credits_is_what_the_filter_gives_and_is_shown() {
    let real = Real::new();
    for (asked, value, from, to, without) in [
        ("norsk 15–30 stp", "150-300", Some(150), Some(300), "norsk"),
        ("7,5-15 studiepoeng", "75-150", Some(75), Some(150), ""),
        (
            "engelsk mellom 15 og 30 stp",
            "150-300",
            Some(150),
            Some(300),
            "engelsk",
        ),
        ("norsk minst 30 stp", "300-", Some(300), None, "norsk"),
        ("matematikk inntil 30 stp", "-300", None, Some(300), "matematikk"),
        ("matematikk opptil 30", "-300", None, Some(300), "matematikk"),
        ("at least 60 credits", "600-", Some(600), None, ""),
    ] {
        let page = real.find(asked);
        let read: Vec<_> = page
            .understood
            .iter()
            .map(|u| (u.kind, u.value.as_str()))
            .collect();
        assert_eq!(read, [(UnderstoodKind::Credits, value)], "{asked}");
        assert_eq!(page.understood[0].without, without, "{asked}");
        let filtered = SearchQuery {
            words: without.to_owned(),
            credits_min: from.map(Credits),
            credits_max: to.map(Credits),
            ..SearchQuery::everything()
        };
        let filtered = answer(&real.index, &filtered);
        assert!(page.total > 0 && page.relaxed.is_none(), "{asked}");
        assert_eq!(
            (page.total, page.facets),
            (filtered.total, filtered.facets),
            "{asked}"
        );
    }
}

#[test]
fn at_least_and_at_most_so_many_credits_hold_together() {
    let real = Real::new();
    let page = real.find("minst 15 stp høyst 30 stp");
    assert_eq!(values(&page), ["150-", "-300"]);
    assert_eq!(page.total, real.find("15–30 stp").total);
    assert!(page.total < real.find("minst 15 stp").total);
    // A bound holds beside a number too, whichever is said first.
    for both in ["minst 15 stp 30 stp", "30 stp minst 15 stp"] {
        assert_eq!(real.find(both).total, real.find("30 stp").total, "{both}");
    }
}

#[test]
fn credits_somebody_lacks_or_has_are_shown_and_hold_no_hit() {
    let real = Real::new();
    for asked in [
        "mangler 15 stp engelsk",
        "manglar 15 stp engelsk",
        "har 30 stp engelsk",
        "har minst 30 stp engelsk",
        "mangler 15–30 stp engelsk",
    ] {
        let page = real.find(asked);
        let [own] = &page.understood[..] else {
            panic!("{asked}: {:?}", page.understood)
        };
        assert_eq!(
            (own.kind, own.without.as_str()),
            (UnderstoodKind::OwnCredits, "engelsk"),
            "{asked}"
        );
        assert_eq!(page.total, real.find("engelsk").total, "{asked}");
    }
}
