//! Several values of one kind: one of them will do, and each is shown.

use app::search::model::{SearchPage, UnderstoodKind};

use super::Real;
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
fn credits_somebody_lacks_or_has_are_shown_and_hold_no_hit() {
    let real = Real::new();
    for asked in [
        "mangler 15 stp engelsk",
        "manglar 15 stp engelsk",
        "har 30 stp engelsk",
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
