//! What is taken for misspelt, what is not, and letters that a keyboard lacks.

use app::search::model::SearchQuery;
use app::shared::ids::InstitutionId;

use super::catalogue::{bare, index, reference};
use super::{Real, answer, today};
use crate::search::analysis::fold;
use crate::search::document::Document;

#[test]
fn a_misspelt_question_says_what_it_was_read_as() {
    let real = Real::new();
    let page = real.find("engelks ungdomsskole");
    assert_eq!(page.read_as, "engelsk ungdomsskole");
    assert_eq!(page.literally, "\"engelks\" ungdomsskole");
    let page = real.find("engelsk");
    assert_eq!((page.read_as.as_str(), page.literally.as_str()), ("", ""));
}

#[test]
fn a_word_in_quotation_marks_is_not_taken_for_misspelt() {
    let real = Real::new();
    let page = real.find("\"engelks\"");
    assert_eq!((page.total, page.read_as.as_str()), (0, ""));
    assert!(page.also.contains(&"engelsk".to_owned()), "{:?}", page.also);
    // Of two such words only the one without marks is.
    let page = real.find("\"engelks\" mattematikk");
    assert_eq!(page.read_as, "\"engelks\" matematikk");
    assert_eq!(page.relaxed.unwrap().words, ["engelks"]);
}

/// Á, č, đ, ŋ, š, ŧ and ž typed on a keyboard without them.
#[test]
fn sami_words_are_found_without_their_accents() {
    let real = Real::new();
    for (with, without) in [
        ("čállin", "callin"),
        ("eaŋgalsgiella", "eangalsgiella"),
        ("ráđđeaddi", "raddeaddi"),
        ("vuosttašgiella", "vuosttasgiella"),
        ("historjá", "historja"),
        ("árvvoštallan", "arvvostallan"),
        ("davvisámegiella", "davvisamegiella"),
    ] {
        let found = real.titles(with);
        assert!(!found.is_empty(), "{with}");
        assert_eq!(real.titles(without), found, "{without}");
    }
    let titles = [
        "Ruoŧagiella",
        "Ážžut",
        "Čáhcesuolu",
        "Gáŋgaviika",
        "Đáŋgga",
        "Šaddu",
    ];
    let reference = reference();
    let document =
        |(i, title): (usize, &&str)| Document::new(bare(i as i64, InstitutionId(1), title), &reference);
    let documents: Vec<Document> = titles.iter().enumerate().map(document).collect();
    let index = index(&documents, today());
    for (id, title) in titles.iter().enumerate() {
        let query = SearchQuery {
            words: fold(&title.to_lowercase()),
            ..SearchQuery::everything()
        };
        let page = answer(&index, &query);
        let found: Vec<i64> = page.hits.iter().map(|hit| hit.id.0).collect();
        assert_eq!(found, [id as i64], "{}", query.words);
    }
}
