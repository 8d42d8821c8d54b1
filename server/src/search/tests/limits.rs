//! Questions whose time is over before their answer is whole.

use std::sync::atomic::{AtomicUsize, Ordering};

use app::search::model::{SearchPage, SearchQuery};
use app::shared::ids::InstitutionId;

use tantivy_fst::Automaton as _;

use super::catalogue::{bare, index, reference};
use super::{Real, today};
use crate::search::document::Document;
use crate::search::index::SearchIndex;
use crate::search::limit::{InTime, Limit, STRIDE};
use crate::search::slips::Slips;
use crate::search::vocabulary::Vocabulary;

/// The most looks at the clock a question over a catalogue this small may take, all that is let go included: the time
/// for one question never ends before.
const MOST_LOOKS: usize = 10_000;

/// A limit that is over after so many looks, whatever the time.
pub(super) fn patience() -> Limit {
    let n_looks = AtomicUsize::new(0);
    Limit::when(move || n_looks.fetch_add(1, Ordering::Relaxed) >= MOST_LOOKS)
}

/// The whole answer, however slow the machine.
pub(super) fn answer(index: &SearchIndex, query: &SearchQuery) -> SearchPage {
    index.find_within(query, today(), &patience()).unwrap()
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
    let none = found(&index, "norsk", 0);
    assert_eq!((none.cut, none.total), (true, 0));
    let whole = found(&index, "norsk", usize::MAX);
    assert!(!whole.cut);
    assert_eq!(whole.total, 3 * STRIDE as u64);
    let parts: Vec<SearchPage> = (0..)
        .map(|looks| found(&index, "norsk", looks))
        .take_while(|page| page.cut)
        .collect();
    let totals: Vec<u64> = parts.iter().map(|page| page.total).collect();
    assert!(
        totals.is_sorted() && totals.contains(&(STRIDE as u64)),
        "{totals:?}"
    );
    assert!(parts.iter().all(|page| page.total == 0 || !page.hits.is_empty()));
}

#[test]
fn words_are_looked_for_no_longer_either_and_what_was_looked_up_by_halves_is_not_kept() {
    let asked = "spesialpedagokikk naturfgalærer mathelse leseopplering";
    let whole = Real::new().find(asked);
    let real = Real::new();
    for looks in (0..24).map(|n| (1 << n) - 1) {
        let page = found(&real.index, asked, looks);
        assert!(page.cut || page == whole, "{looks} looks");
    }
    assert_eq!(found(&real.index, asked, usize::MAX), whole);

    let real = Real::new();
    let searcher = real.index.searcher();
    let looked_up = real.index.looked_up(&searcher);
    let vocabulary = || Vocabulary::with(&searcher, real.index.fields(), looked_up.clone());
    let late = vocabulary().within(&Limit::when(|| true));
    assert_eq!(late.similar("spesialpedagokikk"), []);
    assert_eq!(late.completions("spesialp"), [""; 0]);
    assert!(!late.knows("spesialpedagogikk"));
    assert_eq!(
        vocabulary().similar("spesialpedagokikk")[0].0,
        "spesialpedagogikk"
    );
    assert!(!vocabulary().completions("spesialp").is_empty());
    assert!(vocabulary().knows("spesialpedagogikk"));
}

#[test]
fn a_walk_through_a_dictionary_ends_with_the_time() {
    let n_looks = AtomicUsize::new(0);
    let limit = Limit::when(move || n_looks.fetch_add(1, Ordering::Relaxed) > 0);
    let slips = Slips::new("norsk", 2, false);
    let walk = InTime::new(&slips, &limit);
    let start = walk.start();
    let n_steps = (0..)
        .take_while(|_| walk.can_match(&start))
        .take(9 * STRIDE)
        .count();
    assert_eq!(n_steps, 2 * STRIDE - 1);
    assert!(limit.was_over());
}

#[test]
fn what_is_suggested_in_time_is_what_was_found_by_then() {
    let real = Real::new();
    let suggested = |looks: usize| {
        let n_looks = AtomicUsize::new(0);
        let limit = Limit::when(move || n_looks.fetch_add(1, Ordering::Relaxed) >= looks);
        let found = real.index.suggest_within("matem", 8, today(), &limit).unwrap();
        (found, limit.was_over())
    };
    assert_eq!(suggested(0), (vec![], true));
    let whole = real.index.suggest("matem", 8, today()).unwrap();
    assert_eq!(suggested(usize::MAX), (whole, false));
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
