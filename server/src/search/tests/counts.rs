//! Filters, counts and orders against the plainest way to compute them, and inputs nobody foresaw.

mod plain;
mod promised;

use std::collections::BTreeMap;

use app::catalogue::model::{
    Delivery, Funding, Quality, RunPlan, StageRange, TargetGroup, TeachingLanguage, Theme, ThemeEvidence,
};
use app::evaluation::model::Estimate;
use app::search::model::{Facet, PAGE_SIZE, Rating, SearchQuery, Sort};
use app::search::stretch::{Range, stretches};
use app::shared::ids::InstitutionId;
use app::shared::time::StudyYear;
use app::shared::units::Credits;
use chrono::Duration as Days;
use proptest::prelude::*;

use super::catalogue::{bare, documents, index, reference, run};
use super::{answer, patience, today};
use crate::search::analysis::collation_key;
use crate::search::document::{Document, Facts, days};
use plain::{fewest, is_in, is_within, less, passes};

/// A public figure with its bounds.
fn quality((low, mean, high): (f64, f64, f64)) -> Quality {
    Quality {
        estimate: Estimate {
            mean,
            low,
            high,
            beyond: None,
        },
        n: 12,
        invited: 20,
        years: (StudyYear(2025), StudyYear(2026)),
    }
}

/// A small offer from a few numbers.
fn offer(id: i64, seed: [u8; 8]) -> Document {
    let reference = reference();
    let pick = |i: usize, n: u8| usize::from(seed[i] % n);
    let titles = [
        "Norsk 1",
        "Årsstudium",
        "Øving",
        "Engelsk",
        "Ærlig tale",
        "Zoologi",
    ];
    let mut offer = bare(id, InstitutionId(1 + pick(0, 3) as i64), titles[pick(1, 6)]);
    let plan = &mut offer.version.plan;
    plan.subject = ["norsk", "engelsk", "musikk"][pick(1, 3)].into();
    plan.stages = [
        None,
        StageRange::new(1, 7),
        StageRange::new(5, 10),
        StageRange::new(8, 13),
    ][pick(2, 4)];
    plan.delivery = Delivery::ALL
        .iter()
        .enumerate()
        .filter(|(i, _)| seed[3] & (1 << i) != 0)
        .map(|(_, d)| *d)
        .collect();
    plan.counties = [vec![], vec!["03".into()], vec!["03".into(), "46".into()]][pick(4, 3)].clone();
    plan.themes = Theme::ALL
        .iter()
        .enumerate()
        .filter(|(i, _)| seed[0] & (1 << i) != 0)
        .map(|(_, theme)| ThemeEvidence {
            theme: *theme,
            passage: String::new(),
            outcome: 0,
        })
        .collect();
    plan.groups = [
        vec![],
        vec![TargetGroup::Teachers],
        vec![TargetGroup::AdultTeachers, TargetGroup::Teachers],
    ][pick(7, 3)]
    .clone();
    plan.funding = [None, Some(Funding::Scheme), Some(Funding::Paid)][pick(6, 3)];
    plan.teaching_language = [TeachingLanguage::Norwegian, TeachingLanguage::English][pick(5, 2)];
    plan.credits = [None, Some(Credits(75)), Some(Credits(150)), Some(Credits(300))][pick(5, 4)];
    let start = today() + Days::days(i64::from(seed[6]) * 4 - 400);
    let deadline = start - Days::days(120);
    if !seed[6].is_multiple_of(5) {
        let plan = RunPlan {
            starts_on: Some(start),
            admission_deadline: Some(deadline),
            ..RunPlan::default()
        };
        offer.runs = vec![run(id, plan)];
    }
    if seed[7].is_multiple_of(3) {
        let mean = 1.0 + f64::from(seed[7]) / 64.0;
        offer.quality = Some(quality((mean - f64::from(seed[2] % 8) / 10.0, mean, mean)));
    }
    Document::new(offer, &reference)
}

fn selections() -> impl Strategy<Value = BTreeMap<Facet, Vec<String>>> {
    let values = [
        (Facet::Subject, vec!["norsk", "engelsk", "musikk"]),
        (Facet::Stage, vec!["1-4", "5-7", "8-10", "11-13"]),
        (Facet::Delivery, vec!["nettbasert", "samlingsbasert"]),
        (Facet::County, vec!["03", "46", "50"]),
        (Facet::Status, vec!["apen", "stengt", "planlagt", "i_gang"]),
        (
            Facet::Theme,
            Theme::ALL.iter().map(|t| t.code()).take(2).collect(),
        ),
        (
            Facet::Group,
            TargetGroup::ALL.iter().map(|g| g.code()).take(2).collect(),
        ),
        (Facet::Funding, Funding::ALL.iter().map(|f| f.code()).collect()),
        (
            Facet::Language,
            TeachingLanguage::ALL.iter().map(|l| l.code()).take(2).collect(),
        ),
        (
            Facet::Institution,
            reference()
                .institutions
                .iter()
                .map(|i| i.dbh_code.clone().leak() as &str)
                .take(2)
                .collect(),
        ),
    ];
    let all: Vec<(Facet, String)> = values
        .into_iter()
        .flat_map(|(f, vs)| vs.into_iter().map(move |v| (f, v.to_owned())))
        .collect();
    proptest::sample::subsequence(all, 0..4).prop_map(|chosen| {
        let mut out: BTreeMap<Facet, Vec<String>> = BTreeMap::new();
        for (facet, value) in chosen {
            out.entry(facet).or_default().push(value);
        }
        out
    })
}

fn queries() -> impl Strategy<Value = SearchQuery> {
    let credits = || proptest::option::weighted(0.3, (0..4usize).prop_map(|i| Credits([0, 75, 150, 300][i])));
    let date = || proptest::option::weighted(0.2, (-300i64..300).prop_map(|d| today() + Days::days(d)));
    let sort = (0..Sort::ALL.len()).prop_map(|i| Sort::ALL[i]);
    (
        selections(),
        credits(),
        credits(),
        date(),
        date(),
        (date(), date()),
        proptest::option::weighted(0.2, (0..Rating::ALL.len()).prop_map(|i| Rating::ALL[i])),
        sort,
        1..4usize,
    )
        .prop_map(
            |(
                selected,
                credits_min,
                credits_max,
                starts_from,
                starts_to,
                deadlines,
                quality_min,
                sort,
                page,
            )| {
                SearchQuery {
                    selected,
                    credits_min,
                    credits_max,
                    starts_from,
                    starts_to,
                    deadline_after: deadlines.0,
                    deadline_before: deadlines.1,
                    quality_min,
                    sort,
                    page,
                    ..SearchQuery::everything()
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn counts_and_order_are_what_brute_force_gives(
        seeds in proptest::collection::vec(any::<[u8; 8]>(), 1..60),
        questions in proptest::collection::vec(queries(), 8),
    ) {
        let documents: Vec<Document> = (1i64..).zip(seeds).map(|(id, seed)| offer(id, seed)).collect();
        let index = index(&documents, today());
        let facts: Vec<Facts> = documents.iter().map(|d| d.facts(today())).collect();
        for q in questions {
            let page = answer(&index, &q);
            // Where nothing passes, the answer is that of the same question with the fewest groups of filters less.
            let fewest = fewest(&facts, &q);
            prop_assert_eq!(page.relaxed.is_some(), fewest > 0);
            if let Some(relaxed) = page.relaxed.as_ref().filter(|_| fewest <= 2) {
                prop_assert_eq!(relaxed.filters.len(), fewest, "{:?}", q);
            }
            let q = less(q, page.relaxed.as_ref());
            let hits: Vec<usize> = (0..facts.len()).filter(|i| passes(&facts[*i], &q, None)).collect();
            prop_assert_eq!(page.total, hits.len() as u64);
            for facet in Facet::ALL {
                let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
                for value in q.selected.get(facet).into_iter().flatten() {
                    counts.insert(value, 0);
                }
                for f in facts.iter().filter(|f| passes(f, &q, Some(*facet))) {
                    for value in &f.values[facet] {
                        *counts.entry(value).or_default() += 1;
                    }
                }
                let found = page.facets.get(facet).cloned().unwrap_or_default();
                prop_assert!(found.is_sorted_by_key(|c| std::cmp::Reverse(c.count)));
                let found: BTreeMap<&str, u64> = found.iter().map(|c| (c.value.as_str(), c.count)).collect();
                prop_assert_eq!(found, counts, "{}", facet);
            }
            prop_assert_eq!(page.ranges.len(), stretches(today()).len());
            for (stretch, n) in &page.ranges {
                let others = |f: &&Facts| {
                    let in_groups = q.selected.iter().all(|(facet, wanted)| {
                        f.values[facet].iter().any(|v| wanted.contains(v))
                    });
                    in_groups && is_within(f, &q, Some(stretch.range()))
                };
                let count = facts.iter().filter(others).filter(|f| is_in(f, stretch)).count();
                prop_assert_eq!(*n, count as u64, "{:?}", stretch);
            }
            let soon = |i: &usize| match facts[*i].start {
                Some(s) if s >= days(today()) => (0, s),
                Some(s) => (1, -s),
                None => (2, 0),
            };
            let bits = |x: f64| std::cmp::Reverse(x.to_bits());
            let mut order = hits;
            match q.sort {
                Sort::Relevance => order.sort_by_key(|i| (bits(facts[*i].lift), soon(i), *i)),
                Sort::Deadline => order.sort_by_key(|i| (facts[*i].deadline.unwrap_or(i64::MAX), soon(i), *i)),
                Sort::Start => order.sort_by_key(|i| (soon(i), *i)),
                Sort::Title => order.sort_by_key(|i| {
                    (collation_key(&documents[*i].offer.version.plan.title), soon(i), *i)
                }),
                Sort::Quality => {
                    order.sort_by_key(|i| (std::cmp::Reverse(facts[*i].quality), soon(i), *i));
                }
            }
            let from = (page.page - 1) * PAGE_SIZE;
            let expected: Vec<i64> = order.iter().skip(from).take(PAGE_SIZE).map(|i| *i as i64 + 1).collect();
            let found: Vec<i64> = page.hits.iter().map(|h| h.id.0).collect();
            prop_assert_eq!(found, expected, "{:?}", q);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn counts_beside_words_are_those_of_the_offers_that_have_them(
        seeds in proptest::collection::vec(any::<[u8; 8]>(), 1..60),
        selected in selections(),
        word in 0..6usize,
    ) {
        let word = ["norsk", "engelsk", "zoologi", "øving", "minst 15 stp", "norsk 7,5–15 stp"][word];
        let documents: Vec<Document> = (1i64..).zip(seeds).map(|(id, seed)| offer(id, seed)).collect();
        let index = index(&documents, today());
        let facts: Vec<Facts> = documents.iter().map(|d| d.facts(today())).collect();
        let mut q = SearchQuery { words: word.to_owned(), selected, ..SearchQuery::everything() };
        // Who has the word at all is the search's business; what is counted of them is not.
        let all = SearchQuery { words: word.to_owned(), ..SearchQuery::everything() };
        let mut having = vec![];
        for page in 1..=4 {
            let found = answer(&index, &SearchQuery { page, ..all.clone() });
            if found.page == page && found.relaxed.is_none() {
                having.extend(found.hits.iter().map(|h| usize::try_from(h.id.0).unwrap() - 1));
            }
        }
        let page = answer(&index, &q);
        if page.relaxed.as_ref().is_some_and(|r| !r.words.is_empty()) || having.is_empty() {
            return Ok(());
        }
        q = less(q, page.relaxed.as_ref());
        let hits = having.iter().filter(|i| passes(&facts[**i], &q, None)).count();
        prop_assert_eq!(page.total, hits as u64);
        for facet in Facet::ALL {
            let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
            for value in q.selected.get(facet).into_iter().flatten() {
                counts.insert(value, 0);
            }
            for i in having.iter().filter(|i| passes(&facts[**i], &q, Some(*facet))) {
                for value in &facts[*i].values[facet] {
                    *counts.entry(value).or_default() += 1;
                }
            }
            let found = page.facets.get(facet).cloned().unwrap_or_default();
            let found: BTreeMap<&str, u64> = found.iter().map(|c| (c.value.as_str(), c.count)).collect();
            prop_assert_eq!(found, counts, "{}", facet);
        }
    }
}

#[test]
fn anything_that_can_be_typed_is_answered() {
    let documents = documents(&reference());
    let index = index(&documents, today());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 400,
        ..ProptestConfig::default()
    });
    let odd = prop_oneof![
        ".{0,200}",
        "[\"«»0-9a-zæøå.,–&+ -]{0,60}",
        "(a|aa|å|A\u{30a}|ß|İ|ǅ|ﬁ|\u{0}|\u{200d}|👩‍🏫|5|-|–|\\.|,| ){0,40}",
        "[0-9]{1,30}(stp|sp|\\.|-|–)[0-9]{0,30}",
    ];
    runner
        .run(&odd, |words| {
            let words: String = words.chars().take(200).collect();
            let query = SearchQuery {
                words: words.clone(),
                ..SearchQuery::everything()
            };
            let page = index
                .find_within(&query, today(), &patience())
                .map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert!(page.hits.len() <= PAGE_SIZE && page.total <= documents.len() as u64);
            let found = index
                .suggest_within(&words, 8, today(), &patience())
                .map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert!(found.len() <= 8);
            prop_assert!(!page.cut, "{words}");
            for understood in &page.understood {
                prop_assert!(words.contains(&understood.typed), "{understood:?}");
            }
            for hit in &page.hits {
                let title = &documents[usize::try_from(hit.id.0).unwrap() - 1]
                    .offer
                    .version
                    .plan
                    .title;
                let marked: String = hit.title.iter().map(|m| m.text.as_str()).collect();
                prop_assert!(marked.is_empty() || marked == *title);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_rating_counts_by_the_lower_end_of_its_interval_and_whoever_has_none_comes_last() {
    let rated = |id: i64, figure: Option<(f64, f64)>| {
        let mut offer = bare(id, InstitutionId(1), "Norsk 1");
        offer.quality = figure.map(|(mean, low)| quality((low, mean, 5.0)));
        Document::new(offer, &reference())
    };
    let documents = [
        rated(1, None),
        // Few have answered: the mean is higher, what is known is less.
        rated(2, Some((4.7, 3.8))),
        rated(3, Some((4.4, 4.2))),
        // Shown as 4,0, so it is 4,0.
        rated(4, Some((4.3, 3.96))),
    ];
    let index = index(&documents, today());
    let ask = |sort, quality_min| {
        let query = SearchQuery {
            sort,
            quality_min,
            ..SearchQuery::everything()
        };
        answer(&index, &query)
    };
    let ids = |page: &app::search::model::SearchPage| page.hits.iter().map(|h| h.id.0).collect::<Vec<_>>();
    let all = ask(Sort::Quality, None);
    assert_eq!(ids(&all), [3, 4, 2, 1]);
    let of_rating: Vec<u64> = all
        .ranges
        .iter()
        .filter(|(s, _)| s.range() == Range::Quality)
        .map(|(_, n)| *n)
        .collect();
    assert_eq!(of_rating, [3, 3, 2, 0]);
    assert_eq!(ids(&ask(Sort::Quality, Some(Rating::Four))), [3, 4]);
    let lift = |i: usize| documents[i].facts(today()).lift;
    assert!(
        lift(3) > lift(1) && (lift(1) - lift(0)).abs() < 1e-9,
        "uncertain praise lifts nothing"
    );
}
