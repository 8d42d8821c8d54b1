//! What offers say in further languages.

use app::catalogue::model::{Outcomes, Translation};
use app::search::model::{SearchPage, SearchQuery};
use app::shared::ids::InstitutionId;
use app::shared::lang::Lang;

use super::catalogue::{bare, index, reference};
use super::{answer, today};
use crate::search::document::Document;
use crate::search::index::SearchIndex;

fn in_english(title: &str, summary: &str) -> Translation {
    Translation {
        lang: Lang::En,
        title: title.into(),
        summary: summary.into(),
        content: String::new(),
        outcomes: Outcomes::default(),
        modules: vec![],
        themes: Default::default(),
        practice: String::new(),
        exam: String::new(),
        materials: String::new(),
        admission: String::new(),
        ranking: String::new(),
    }
}

/// Offers by title and text from 1, the first of them translated where it says so.
fn indexed(offers: &[(&str, &str)], translation: Option<Translation>) -> SearchIndex {
    let reference = reference();
    let mut translation = translation;
    let mut id = 0;
    let documents: Vec<Document> = offers
        .iter()
        .map(|(title, summary)| {
            id += 1;
            let mut offer = bare(id, InstitutionId(1), title);
            offer.version.plan.summary = (*summary).into();
            offer.version.plan.translations.extend(translation.take());
            Document::new(offer, &reference)
        })
        .collect();
    index(&documents, today())
}

fn find(index: &SearchIndex, words: &str) -> SearchPage {
    let query = SearchQuery {
        words: words.into(),
        ..SearchQuery::everything()
    };
    answer(index, &query)
}

fn ids(page: &SearchPage) -> Vec<i64> {
    page.hits.iter().map(|h| h.id.0).collect()
}

#[test]
fn a_question_in_english_finds_what_is_called_so_in_english_behind_what_is_called_so_at_all() {
    let offers = [
        ("Leseopplæring for alle", "Om lesing."),
        ("Struggling readers", "An English programme."),
        ("Rekning", "Om tal."),
    ];
    let translated = in_english("Teaching struggling readers", "How learners decode words.");
    let index = indexed(&offers, Some(translated));
    let page = find(&index, "struggling readers");
    assert_eq!((ids(&page), page.read_as.as_str()), (vec![2, 1], ""));
    for words in ["decode words", "\"how learners decode\""] {
        let page = find(&index, words);
        assert_eq!(ids(&page), [1], "{words}");
        assert!(page.relaxed.is_none() && page.read_as.is_empty(), "{words}");
    }
    let slip = find(&index, "lerners");
    assert_eq!((ids(&slip), slip.read_as.as_str()), (vec![1], "learners"));
}

#[test]
fn a_translation_changes_nothing_of_what_norwegian_questions_find() {
    let offers = [
        ("Leseopplæring for alle", "Om lesing og skriving i alle fag."),
        ("Skriving", "Om lesing og skriving i alle fag."),
        ("Rekning i alle fag", "Om tal."),
    ];
    let long = "How learners decode words and write them. ".repeat(40);
    let plain = indexed(&offers, None);
    let translated = indexed(&offers, Some(in_english("Teaching reading", &long)));
    for words in [
        "lesing",
        "skriving",
        "lesing skriving",
        "rekning",
        "skrivign",
        "alle fag",
        "lese",
    ] {
        assert_eq!(find(&translated, words), find(&plain, words), "{words}");
    }
}
