//! What is quoted stands as it is: titles whole, names and numbers as what they say, and words for themselves.

use app::search::model::{Facet, Relaxed, SearchPage, SearchQuery, UnderstoodKind};

use super::{Real, answer};
use crate::search::analysis::words;

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn understood(page: &SearchPage) -> Vec<(UnderstoodKind, &str, &str)> {
    let all = page.understood.iter();
    all.map(|u| (u.kind, u.typed.as_str(), u.without.as_str()))
        .collect()
}

#[test]
fn a_whole_title_in_quotation_marks_is_found_first() {
    let real = Real::new();
    let titles: Vec<Vec<String>> = real.documents.iter().map(|d| words(&d.title())).collect();
    let mut wrong = vec![];
    for (document, title) in real.documents.iter().zip(&titles) {
        let n_alike = titles.iter().filter(|other| *other == title).count();
        let asked = quoted(&document.title());
        let page = real.find(&asked);
        let mut first = page.hits.iter().take(n_alike);
        let is_first = first.any(|hit| hit.id == document.offer.version.offer);
        if !is_first || page.relaxed.is_some() {
            wrong.push(asked);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}: {wrong:#?}",
        wrong.len(),
        titles.len()
    );
}

#[test]
fn a_quotation_that_is_a_name_a_code_or_a_number_is_read_as_such() {
    use UnderstoodKind::{Code, Credits, Institution, Semester, Stage};
    let real = Real::new();
    for (asked, kind) in [
        ("Universitetet i Oslo", Institution),
        ("Høgskolen i Oslo og Akershus", Institution),
        ("VID 6110", Code),
        ("5.–10. trinn", Stage),
        ("15 stp", Credits),
        ("15–30 stp", Credits),
        ("høst 2024", Semester),
    ] {
        let (page, plain) = (real.find(&quoted(asked)), real.find(asked));
        assert_eq!(understood(&page), [(kind, quoted(asked).as_str(), "")], "{asked}");
        assert!(page.total > 0 && page.relaxed.is_none(), "{asked}");
        assert_eq!((page.total, page.hits), (plain.total, plain.hits), "{asked}");
    }
    // Beside other words a stage is part of what is quoted.
    let page = real.find("\"norsk 2 for 5.-10. trinn\"");
    assert_eq!(page.understood[0].kind, UnderstoodKind::Phrase);
    assert!(page.total > 0);
    // It is shown as it was written.
    let page = real.find("\"Lese- og skriveopplæring\" oslo");
    assert_eq!(page.understood[0].value, "Lese- og skriveopplæring");
}

#[test]
fn a_phrase_nobody_has_is_asked_for_without_its_marks_and_says_so() {
    let real = Real::new();
    let unquoted = |phrase: &str, words: &[&str]| {
        Some(Relaxed {
            unquoted: vec![phrase.to_owned()],
            words: words.iter().map(|w| (*w).to_owned()).collect(),
            ..Relaxed::default()
        })
    };
    let page = real.find("\"matematikk lærere\"");
    assert_eq!(page.relaxed, unquoted("matematikk lærere", &[]));
    assert_eq!(page.hits, real.find("matematikk lærere").hits);
    assert_eq!(
        understood(&page),
        [(
            UnderstoodKind::Phrase,
            "\"matematikk lærere\"",
            "matematikk lærere"
        )]
    );
    // A word of it that no offer has is let go as it would be without marks.
    let page = real.find("\"xyzzy naturfag\"");
    assert_eq!(page.relaxed, unquoted("xyzzy naturfag", &["xyzzy"]));
    assert_eq!(page.total, real.find("naturfag").total);
    let page = real.find("oslomet \"norsk tegnspråk årsstudium\"");
    assert!(page.relaxed.is_some_and(|r| !r.unquoted.is_empty()));
    // Somebody has it, though not under this filter: then the filter is at fault.
    let query = SearchQuery {
        words: "\"norsk 2\"".into(),
        selected: [(Facet::Subject, vec!["matematikk".to_owned()])].into(),
        ..SearchQuery::everything()
    };
    let page = answer(&real.index, &query);
    let relaxed = page.relaxed.unwrap();
    assert_eq!(
        (relaxed.unquoted, relaxed.filters),
        (vec![], vec!["fag".to_owned()])
    );
}

#[test]
fn what_words_together_tell_of_is_said_and_quoted_they_are_words_again() {
    let real = Real::new();
    for (asked, means, literally) in [
        (
            "elever som ikke vil på skolen",
            "skolefravær",
            "elever som \"ikke\" \"vil\" på \"skolen\"",
        ),
        ("lage mat", "mat og helse", "\"lage\" \"mat\""),
        (
            "elevar som slit med å lese",
            "lesevansker",
            "elevar som \"slit\" med å \"lese\"",
        ),
    ] {
        let page = real.find(asked);
        let read = &page.understood[0];
        assert_eq!(
            (read.kind, read.value.as_str(), read.without.as_str()),
            (UnderstoodKind::Situation, means, literally),
            "{asked}"
        );
        assert!(asked.contains(&read.typed), "{read:?}");
        assert!(real.find(literally).understood.is_empty(), "{literally}");
    }
}
