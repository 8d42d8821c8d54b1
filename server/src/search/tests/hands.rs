//! One answer by several processors.

use std::sync::{Arc, Barrier};

use app::search::model::{SearchQuery, Sort};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{AllQuery, Weight};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};
use tokio::sync::Semaphore;

use super::catalogue::{documents, reference};
use super::today;
use crate::search::hands::Hands;
use crate::search::index::{Change, SearchIndex};
use crate::search::limit::Limit;

/// The real offers in so many parts.
fn in_parts(n: usize) -> SearchIndex {
    let index = SearchIndex::in_memory().unwrap();
    let documents = documents(&reference());
    for part in documents.chunks(documents.len().div_ceil(n)) {
        let changes: Vec<Change> = part.iter().map(|d| Change::Put(Box::new(d.clone()))).collect();
        index.apply(&changes, Some("0:1"), today()).unwrap();
    }
    index
}

fn sizes(index: &SearchIndex) -> Vec<u32> {
    let searcher = index.searcher();
    let mut sizes: Vec<u32> = searcher.segment_readers().iter().map(|p| p.num_docs()).collect();
    sizes.sort_unstable();
    sizes
}

#[test]
fn several_processors_give_the_answer_that_one_gives() {
    let index = in_parts(3);
    assert_eq!(sizes(&index).len(), 3);
    let queries = || {
        let words = [
            "",
            "matematikk",
            "spesialpedagokikk 5-10",
            "norsk kautokeino",
            "hvl",
        ];
        words.into_iter().flat_map(|words| {
            Sort::ALL.iter().map(move |sort| SearchQuery {
                words: words.into(),
                sort: *sort,
                ..SearchQuery::everything()
            })
        })
    };
    // However slow the machine.
    let unlimited = Limit::default();
    let answers = || queries().map(|query| index.find_within(&query, today(), &unlimited).unwrap());
    let by_one: Vec<_> = answers().collect();
    for n_free in 1..4 {
        let free = Arc::new(Semaphore::new(n_free));
        index.set_hands(Hands::of(free.clone()).from(1));
        assert!(answers().eq(by_one.iter().cloned()), "{n_free} more processors");
        assert_eq!(free.available_permits(), n_free, "all are given back");
    }
}

/// Waits in each part until so many parts are gone through at the same time.
struct Meeting(Arc<Barrier>);

struct Met;

impl SegmentCollector for Met {
    type Fruit = u64;
    fn collect(&mut self, _: DocId, _: Score) {}
    fn harvest(self) -> u64 {
        1
    }
}

impl Collector for Meeting {
    type Fruit = u64;
    type Child = Met;
    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Met> {
        Ok(Met)
    }
    fn requires_scoring(&self) -> bool {
        false
    }
    fn collect_segment(&self, _: &dyn Weight, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<u64> {
        self.0.wait();
        Ok(1)
    }
    fn merge_fruits(&self, fruits: Vec<u64>) -> tantivy::Result<u64> {
        Ok(fruits.iter().sum())
    }
}

#[test]
fn large_parts_are_gone_through_at_the_same_time_by_no_more_than_are_free() {
    let index = in_parts(3);
    let searcher = index.searcher();
    let met = |n_free: usize, large: u32, at_once: usize| {
        let hands = Hands::of(Arc::new(Semaphore::new(n_free))).from(large);
        let meeting = Meeting(Arc::new(Barrier::new(at_once)));
        hands.gather(&searcher, &AllQuery, &meeting).unwrap()
    };
    // Ends only where all three are gone through together.
    assert_eq!(met(2, 1, 3), 3);
    assert_eq!(met(9, 1, 3), 3);
    // And these only where each is gone through by itself.
    assert_eq!(met(0, 1, 1), 3);
    assert_eq!(met(9, 1_000, 1), 3);
}

#[test]
fn what_was_built_becomes_as_many_parts_of_about_one_size_as_are_wanted() {
    let all = documents(&reference()).len() as u32;
    let index = in_parts(3);
    index.tidy_into(2).unwrap();
    let [less, more] = sizes(&index)[..] else {
        panic!("two parts: {:?}", sizes(&index));
    };
    assert!(less + more == all && more <= 2 * less, "{less} {more}");
    index.tidy().unwrap();
    assert_eq!(sizes(&index), [all], "so few offers are one part");
}

#[test]
fn it_becomes_one_part_also_while_parts_of_it_become_one_by_themselves() {
    let all = documents(&reference());
    for round in 0..20 {
        let index = SearchIndex::in_memory().unwrap();
        for part in all.chunks(all.len().div_ceil(4 + round % 5)) {
            let changes: Vec<Change> = part.iter().map(|d| Change::Put(Box::new(d.clone()))).collect();
            index.apply(&changes, None, today()).unwrap();
        }
        index.tidy().unwrap();
        assert_eq!(sizes(&index), [all.len() as u32]);
    }
}
