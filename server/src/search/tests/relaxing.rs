//! What is let go where a question gives nothing, against trying everything.

use std::collections::BTreeSet;

use app::catalogue::model::StageRange;
use app::search::model::{Facet, SearchQuery};
use app::shared::ids::InstitutionId;
use app::shared::units::Credits;
use proptest::prelude::*;

use super::catalogue::{bare, index, reference};
use super::{answer, today};
use crate::search::document::Document;
use crate::search::index::SearchIndex;

const TITLES: [&str; 5] = ["norsk", "engelsk", "musikk", "drama", "naturfag"];
/// Words and facts that are asked for; no two together mean something else.
const ASKED: [&str; 9] = [
    "norsk", "engelsk", "musikk", "drama", "naturfag", "xyzzy", "plugh", "15 stp", "5-10",
];

fn offer(id: i64, [first, second, subject, facts]: [u8; 4]) -> Document {
    let word = |n: u8| TITLES[usize::from(n) % TITLES.len()];
    let title = format!("{} og {}", word(first), word(second));
    let mut offer = bare(id, InstitutionId(1), &title);
    let plan = &mut offer.version.plan;
    plan.subject = word(subject).into();
    plan.credits = Some(Credits(if facts & 1 == 0 { 150 } else { 300 }));
    plan.stages = StageRange::new(1, 7)
        .filter(|_| facts & 2 == 0)
        .or(StageRange::new(8, 13));
    plan.counties = vec![if facts & 4 == 0 { "03" } else { "46" }.to_owned()];
    Document::new(offer, &reference())
}

/// What was asked: words and facts in their order, filters.
type Things = (Vec<&'static str>, Vec<(Facet, &'static str)>);

fn query((words, filters): &Things) -> SearchQuery {
    let mut query = SearchQuery {
        words: words.join(", "),
        ..SearchQuery::everything()
    };
    for (facet, value) in filters {
        query.selected.insert(*facet, vec![(*value).to_owned()]);
    }
    query
}

/// The smallest sets of things without which the question gives something as it stands, by their names.
fn smallest(index: &SearchIndex, asked: &Things) -> Vec<BTreeSet<&'static str>> {
    let (words, filters) = asked;
    let n = words.len() + filters.len();
    for size in 0..n.max(1) + usize::from(words.is_empty()) {
        let mut found = vec![];
        for set in (0..1u32 << n).filter(|set| set.count_ones() as usize == size) {
            let is_gone = |i: usize| set & 1 << i != 0;
            if size == n && !words.is_empty() {
                continue;
            }
            let kept: Things = (
                (0..words.len())
                    .filter(|i| !is_gone(*i))
                    .map(|i| words[i])
                    .collect(),
                (0..filters.len())
                    .filter(|i| !is_gone(words.len() + i))
                    .map(|i| filters[i])
                    .collect(),
            );
            let page = answer(index, &query(&kept));
            if page.total > 0 && page.relaxed.is_none() {
                let names = words.iter().copied().chain(filters.iter().map(|(f, _)| f.code()));
                found.push(
                    names
                        .enumerate()
                        .filter(|(i, _)| is_gone(*i))
                        .map(|(_, n)| n)
                        .collect(),
                );
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    vec![]
}

fn asked() -> impl Strategy<Value = Things> {
    let filters = [
        (Facet::Subject, "drama"),
        (Facet::County, "46"),
        (Facet::Institution, "1234"),
    ];
    (
        proptest::sample::subsequence(ASKED.to_vec(), 0..5),
        proptest::sample::subsequence(filters.to_vec(), 0..3),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_smaller_set_of_words_and_filters_would_have_done(
        seeds in proptest::collection::vec(any::<[u8; 4]>(), 1..12),
        questions in proptest::collection::vec(asked(), 6),
    ) {
        let documents: Vec<Document> = (1i64..).zip(seeds).map(|(id, seed)| offer(id, seed)).collect();
        let index = index(&documents, today());
        for things in questions {
            let page = answer(&index, &query(&things));
            let smallest = smallest(&index, &things);
            let size = smallest.first().map_or(0, BTreeSet::len);
            if smallest.is_empty() || size > 2 {
                // Beyond two it need not be the least, but everything is named.
                prop_assert!(page.relaxed.is_none_or(|r| !r.words.is_empty() || !r.filters.is_empty()));
                continue;
            }
            prop_assert_eq!(page.relaxed.is_some(), size > 0, "{:?}", things);
            prop_assert!(page.total > 0);
            let Some(relaxed) = page.relaxed else { continue };
            let named: BTreeSet<&str> =
                relaxed.words.iter().chain(&relaxed.filters).map(String::as_str).collect();
            if relaxed.any_word {
                let is_word = |name: &&str| things.0.contains(name);
                let of_words = smallest.iter().filter(|set| set.iter().all(is_word));
                let any: BTreeSet<&str> = of_words.flatten().copied().collect();
                prop_assert_eq!(named, any, "{:?}", things);
            } else {
                prop_assert!(smallest.contains(&named), "{:?} {:?} {:?}", things, named, smallest);
            }
        }
    }
}
