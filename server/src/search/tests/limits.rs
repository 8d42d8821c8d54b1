//! Questions whose time is over before their answer is whole.

use std::sync::atomic::{AtomicUsize, Ordering};

use app::search::model::{SearchPage, SearchQuery};
use app::shared::ids::InstitutionId;

use super::catalogue::{bare, index, reference};
use super::{Real, today};
use crate::search::document::Document;
use crate::search::index::SearchIndex;
use crate::search::limit::{Limit, STRIDE};

/// The most looks at the clock a question over a catalogue this small may take, all that is let go included: the time
/// for one question never ends before.
const MOST_LOOKS: usize = 10_000;

/// A limit that is over after so many looks, whatever the time.
pub(super) fn patience() -> Limit {
    let n_looks = AtomicUsize::new(0);
    Limit::when(move || n_looks.fetch_add(1, Ordering::Relaxed) >= MOST_LOOKS)
}

/// What is found while the clock is looked at so often without the time being over.
fn found(index: &SearchIndex, words: &str, looks: usize) -> SearchPage {
    let n_looks = AtomicUsize::new(0);
    let limit = Limit::when(move || n_looks.fetch_add(1, Ordering::Relaxed) >= looks);
    let query = SearchQuery {
        words: words.into(),
        ..SearchQuery::everything()
    };
    index.find_within(&query, today(), &limit).unwrap()
}

#[test]
fn an_answer_that_was_cut_says_so_and_holds_what_was_found_by_then() {
    let reference = reference();
    let document = |id: usize| Document::new(bare(id as i64, InstitutionId(1), "Norsk 1"), &reference);
    let documents: Vec<Document> = (1..=3 * STRIDE).map(document).collect();
    let index = index(&documents, today());
    let whole = found(&index, "norsk", usize::MAX);
    assert!(!whole.cut);
    assert_eq!(whole.total, 3 * STRIDE as u64);
    let part = found(&index, "norsk", 1);
    assert!(part.cut);
    assert!((1..=STRIDE as u64).contains(&part.total), "{}", part.total);
    assert!(!part.hits.is_empty());
    let none = found(&index, "norsk", 0);
    assert_eq!((none.cut, none.total), (true, 0));
}

#[test]
fn nothing_is_let_go_of_a_question_whose_time_is_over() {
    let real = Real::new();
    let asked = "matematikk i Kautokeino på tegnspråk";
    let whole = found(&real.index, asked, usize::MAX);
    assert!(whole.relaxed.is_some() && !whole.cut);
    for looks in 0..40 {
        let page = found(&real.index, asked, looks);
        assert!(page.cut || page == whole, "{looks} looks");
    }
    let page = found(&real.index, asked, 0);
    assert_eq!((page.relaxed, page.total), (None, 0));
}
