//! The telling word wins: over the setting, over general parts of compounds, over what only loosely fits.

use app::search::model::{Relaxed, SynonymKind};
use std::sync::Arc;

use super::Real;
use crate::search::synonyms::Synonyms;

#[test]
fn the_setting_of_a_wish_never_comes_before_its_topic() {
    let real = Real::new();
    for (asked, title) in [
        (
            "hvordan kan jeg som lærer undervise elever i programmering på skolen",
            "programmering",
        ),
        ("kurs for lærere om drama i undervisningen", "drama"),
        ("vidareutdanning for lærarar i skulen om teiknspråk", "tegnspråk"),
        ("kompetanse i musikk for lærere i klasserommet", "musikk"),
    ] {
        let titles = real.titles(asked);
        let first = titles.first().map(|t| t.to_lowercase()).unwrap_or_default();
        assert!(first.contains(title), "{asked}: {titles:?}");
    }
}

#[test]
fn general_parts_of_a_compound_only_add() {
    let real = Real::new();
    for (asked, title) in [
        ("grunnskolematematikk", "matematikk"),
        ("matematikkompetanse", "matematikk"),
        ("musikkopplæring", "musikk"),
        ("programmeringsundervisning", "programmering"),
        ("engelsklærerne", "engelsk"),
    ] {
        let titles = real.titles(asked);
        let n_right = titles
            .iter()
            .take(2)
            .filter(|t| t.to_lowercase().contains(title) || t.contains("nglish"))
            .count();
        assert_eq!(n_right, 2, "{asked}: {titles:?}");
    }
}

#[test]
fn a_compound_and_its_parts_written_apart_are_one() {
    let real = Real::new();
    for (together, apart) in [
        ("skolebibliotek", "skole bibliotek"),
        ("naturfag", "natur fag"),
        ("spesialpedagogikk", "spesial pedagogikk"),
    ] {
        let first = |asked: &str| real.titles(asked).into_iter().take(3).collect::<Vec<_>>();
        assert_eq!(first(together), first(apart), "{apart}");
    }
}

#[test]
fn a_misspelt_compound_is_read_by_what_stands_before_its_head() {
    let real = Real::new();
    let titles = real.titles("kropsøvingsdidaktikk");
    assert!(titles[0].contains("roppsøving"), "{titles:?}");
}

#[test]
fn what_has_every_word_is_never_hidden() {
    let real = Real::new();
    for word in ["norsk", "matematikk", "lesing", "vurdering"] {
        let page = real.find(word);
        let has = |d: &&crate::search::document::Document| {
            let title = d.offer.version.plan.title.to_lowercase();
            title.split(|c: char| !c.is_alphabetic()).any(|w| w == word)
        };
        let n = real.documents.iter().filter(has).count() as u64;
        assert!(page.total >= n, "{word}: {} of {n}", page.total);
    }
}

#[test]
fn a_word_no_offer_has_leads_to_its_neighbours_and_says_so() {
    let real = Real::new();
    let rows = [(
        SynonymKind::Loose,
        "besvergelse".to_owned(),
        vec!["drama".to_owned()],
    )];
    real.index.set_synonyms(Arc::new(Synonyms::new(rows)));
    let page = real.find("besvergelser");
    assert_eq!(
        page.relaxed,
        Some(Relaxed {
            unknown: vec!["besvergelser".into()],
            instead: vec!["drama".into()],
            ..Relaxed::default()
        })
    );
    assert_eq!(page.total, real.find("drama").total);
}

/// Each of these leads first to offers whose titles have the word.
fn leads(real: &Real, cases: &[(&str, &str)]) {
    for (asked, title) in cases {
        let titles = real.titles(asked);
        let first = titles.first().map(|t| t.to_lowercase()).unwrap_or_default();
        assert!(first.contains(title), "{asked}: {titles:?}");
    }
}

#[test]
fn a_slip_in_one_part_of_a_compound_is_seen_through() {
    let cases = [
        ("matemtikkvurdering", "matematikk"),
        ("engelksdidaktikk", "engelsk"),
        ("mathelse", "mat"),
    ];
    leads(&Real::new(), &cases);
}

#[test]
fn words_that_only_the_dictionary_of_meanings_has_may_be_misspelt_too() {
    let cases = [
        ("heimkunskap", "mat"),
        ("gymnastik", "kropps"),
        ("religon", "religion"),
    ];
    leads(&Real::new(), &cases);
}

#[test]
fn a_subject_cut_short_is_one_beside_its_level_or_its_stages() {
    let cases = [("mat 2", "matematikk 2"), ("eng 1-7", "eng"), ("mat", "mat ")];
    leads(&Real::new(), &cases);
}

#[test]
fn a_situation_leads_to_what_treats_it_whatever_else_is_said() {
    let real = Real::new();
    for (asked, title) in [
        ("studenter i praksis hos oss", "praksislærer"),
        ("elever som er kommet til norge i år", "andrespråk"),
        ("spille teater med klassen", "teater"),
    ] {
        let titles = real.titles(asked);
        let any = titles.iter().take(5).any(|t| t.to_lowercase().contains(title));
        assert!(any, "{asked}: {titles:?}");
    }
}

#[test]
fn english_words_find_what_is_taught_in_norwegian() {
    let cases = [
        ("coding", "program"),
        ("home economics", "mat"),
        ("librarian", "bibliotek"),
    ];
    leads(&Real::new(), &cases);
}
