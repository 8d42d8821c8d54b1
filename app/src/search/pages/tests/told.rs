//! What the page says of the answer itself: how much was found, what was read out of the question, what was let go.

use super::*;
use crate::search::model::{Relaxed, Understood, UnderstoodKind};

#[test]
fn an_empty_answer_shows_ways_on_and_a_reduced_one_says_so() {
    let html = draw(
        Lang::Nb,
        &[("q", "xyzzy"), ("fag", "matematikk")],
        SearchPage {
            page: 1,
            ..SearchPage::default()
        },
        &[],
    );
    assert!(
        html.contains("href=\"/nb/tilbud?q=xyzzy\"") && html.contains("href=\"/nb/tilbud?fag=matematikk\""),
        "{html}"
    );
    let reduced = SearchPage {
        reduced: true,
        facets: [].into(),
        ..found(1)
    };
    let cut = SearchPage {
        cut: true,
        ..SearchPage::default()
    };
    let html = draw(Lang::Nn, &[], cut, &[]);
    assert!(html.contains("vart stoppa"));
    let html = draw(Lang::Nn, &[], reduced, &[offer(1, "M", Lang::Nb)]);
    assert!(html.contains(Words::of(Lang::Nn).search.reduced));
}

/// What is read aloud of a page that came without a new page.
fn said(html: &str) -> Vec<String> {
    let document = scraper::Html::parse_fragment(html);
    let marked = scraper::Selector::parse("#resultater #treff [data-said]").unwrap();
    let texts = document.select(&marked).map(|e| e.text().collect());
    texts.collect()
}

#[test]
fn every_kind_of_answer_lies_in_the_same_part_of_the_page_and_says_what_it_found() {
    let offers = [offer(1, "Matematikk 1", Lang::Nb)];
    let w = Words::of(Lang::Nb).search;
    let second = SearchPage { page: 2, ..found(45) };
    let html = draw(Lang::Nb, &[("side", "2")], second, &offers);
    assert_eq!(said(&html), ["45 studietilbud, side 2 av 3"]);
    let reduced = SearchPage {
        reduced: true,
        ..found(1)
    };
    assert_eq!(
        said(&draw(Lang::Nb, &[], reduced, &offers)),
        ["1 studietilbud", w.reduced]
    );
    let cut = SearchPage {
        cut: true,
        ..found(1)
    };
    assert_eq!(
        said(&draw(Lang::Nb, &[], cut, &offers)),
        ["1 studietilbud", w.cut]
    );
    let nothing = SearchPage {
        page: 1,
        ..SearchPage::default()
    };
    // An order is no choice that could be in the way.
    let html = draw(Lang::Nb, &[("q", "xyzzy"), ("sorter", "frist")], nothing, &[]);
    assert_eq!(said(&html), ["Ingen tilbud passer med «xyzzy»"]);
}

#[test]
fn subjects_near_in_meaning_come_before_those_that_look_alike_where_nothing_is_found() {
    let (words, reference) = (Words::of(Lang::Nn), reference());
    let names = |page: &SearchPage, typed: &str| -> Vec<String> {
        let near = nearest::subjects(page, &found(25), typed, words, &reference);
        near.into_iter().map(|(_, name)| name).collect()
    };
    let nothing = SearchPage::default();
    assert_eq!(names(&nothing, "retleining"), ["Rettleiing", "Matematikk"]);
    let meant = SearchPage {
        nearest: vec!["matematikk".into()],
        ..SearchPage::default()
    };
    assert_eq!(names(&meant, "retleining"), ["Matematikk", "Rettleiing"]);
    let ways = nearest::subjects(&meant, &nothing, "retleining", words, &reference);
    assert_eq!(
        ways,
        [("/nn/tilbud?fag=matematikk".to_owned(), "Matematikk".to_owned())]
    );
}

#[test]
fn an_answer_to_less_than_was_asked_names_the_marks_let_go_and_offers_subjects_and_other_questions() {
    let page = SearchPage {
        relaxed: Some(Relaxed {
            unquoted: vec!["norsk 3".into()],
            words: vec!["kontrabass".into()],
            ..Relaxed::default()
        }),
        also: vec!["musikk".into()],
        nearest: vec!["matematikk".into()],
        ..found(1)
    };
    let asked = [("q", "\"norsk 3\" kontrabass")];
    let html = draw(Lang::Nb, &asked, page, &[offer(1, "M", Lang::Nb)]);
    for said in [
        "Ingen tilbud passer med «norsk 3» ord for ord. Her er treffene uten anførselstegnene.",
        "Ingen tilbud passer med «kontrabass»",
        "Prøv også",
        "Fag du kan se på",
        "href=\"/nb/tilbud?fag=matematikk\"",
    ] {
        assert!(html.contains(said), "{said} in {html}");
    }
}

#[test]
fn a_misspelt_question_says_what_was_meant_and_leads_to_that_and_to_just_what_was_typed() {
    let page = || SearchPage {
        read_as: "engelsk 1".into(),
        literally: "\"engelks\" 1".into(),
        ..found(1)
    };
    let asked = [("q", "engelks 1"), ("fag", "matematikk"), ("side", "2")];
    for (lang, meant, literally) in [
        (
            Lang::Nb,
            "Mente du «engelsk 1»? Ikke alle ordene finnes i tilbudene, så søket ser etter ord som ligner.",
            "Søk bare etter «engelks 1»",
        ),
        (
            Lang::Nn,
            "Meinte du «engelsk 1»? Ikkje alle orda finst i tilboda, så søket ser etter ord som liknar.",
            "Søk berre etter «engelks 1»",
        ),
        (
            Lang::En,
            "Did you mean “engelsk 1”? Not all of the words are in any offer, so the search looks for those like them.",
            "Search only for “engelks 1”",
        ),
    ] {
        let html = draw(lang, &asked, page(), &[offer(1, "M", Lang::Nb)]);
        assert!(said(&html).contains(&meant.to_owned()), "{:?}", said(&html));
        for way in [
            format!("href=\"/{lang}/tilbud?q=engelsk+1&amp;fag=matematikk\""),
            format!("href=\"/{lang}/tilbud?q=%22engelks%22+1&amp;fag=matematikk\""),
            literally.to_owned(),
        ] {
            assert!(html.contains(&way), "{way} in {html}");
        }
    }
    assert!(!draw(Lang::Nb, &asked, found(1), &[offer(1, "M", Lang::Nb)]).contains("Mente du"));
}

#[test]
fn what_words_together_were_taken_for_is_a_chip_that_leads_to_the_words_themselves() {
    let read = |kind, typed: &str, value: &str, without: &str| Understood {
        kind,
        typed: typed.into(),
        value: value.into(),
        without: without.into(),
    };
    let page = SearchPage {
        understood: vec![
            read(
                UnderstoodKind::Situation,
                "lage mat",
                "mat og helse",
                "\"lage\" \"mat\"",
            ),
            read(UnderstoodKind::OwnCredits, "mangler 15 stp", "150", "lage mat"),
            read(UnderstoodKind::Credits, "7,5–15 stp", "75-150", "lage mat"),
            read(UnderstoodKind::Credits, "minst 15 stp", "150-", "lage mat"),
            read(UnderstoodKind::Credits, "inntil 30 stp", "-300", "lage mat"),
        ],
        ..found(1)
    };
    let asked = [("q", "lage mat mangler 15 stp")];
    let html = draw(Lang::Nn, &asked, page, &[offer(1, "M", Lang::Nb)]);
    for said in [
        "href=\"/nn/tilbud?q=%22lage%22+%22mat%22\"",
        "Søk etter orda slik du skreiv dei: lage mat",
        "du har eller manglar 15 studiepoeng",
        "Søk utan mangler 15 stp",
        "7,5–15 studiepoeng",
        "15 studiepoeng eller meir",
        "30 studiepoeng eller mindre",
    ] {
        assert!(html.contains(said), "{said} in {html}");
    }
}

#[test]
fn what_is_one_or_the_other_is_told_so() {
    let page = SearchPage {
        relaxed: Some(Relaxed {
            words: vec!["oslomet".into(), "hvl".into()],
            unknown: vec!["besvergelse".into()],
            instead: vec!["drama".into(), "teater".into(), "dans".into()],
            ..Relaxed::default()
        }),
        ..found(1)
    };
    let html = draw(Lang::Nn, &[("q", "x")], page, &[offer(1, "M", Lang::Nb)]);
    for said in [
        "Ingen tilbod passar med «oslomet» eller «hvl» i tillegg til resten.",
        "Her er tilbod om noko i nærleiken: drama, teater eller dans.",
    ] {
        assert!(html.contains(said), "{said} in {html}");
    }
}
