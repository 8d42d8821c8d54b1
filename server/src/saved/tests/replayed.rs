//! Letters against the results page: whatever the catalogue holds and whatever was saved, a letter tells what the page
//! of the same address shows.

use std::collections::{BTreeMap, BTreeSet};

use app::catalogue::form::OfferForm;
use app::catalogue::port::Catalogue as _;
use app::saved::port::Saved as _;
use app::search::form::SearchForm;
use app::search::model::SearchQuery;
use app::search::port::Search as _;
use app::shared::ids::OfferId;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::World;
use crate::test::stage::full_form;

/// Catalogues that are tried, each in a database of its own.
const CATALOGUES: u32 = 4;

const WORDS: [&str; 15] = [
    "matematikk",
    "algebra",
    "musikk",
    "naturfag",
    "lese- og skriveopplæring",
    "matematik",
    "sannsynlighetsspill",
    "bergen eller oslo",
    "nettbasert",
    "5-10 og 11-13",
    "30 stp",
    "\"tal, brøk\"",
    "\"brøk algebra\"",
    "elever som ikke vil på skolen",
    "xyzzy",
];
const FILTERS: [(&str, &str); 12] = [
    ("fag", "matematikk"),
    ("trinn", "1-4"),
    ("trinn", "8-10"),
    ("fylke", "46"),
    ("form", "nettbasert"),
    ("form", "stedbasert"),
    ("institusjon", "0238"),
    ("stp_min", "30"),
    ("frist_etter", "2026-12-24"),
    ("status", "apen"),
    ("sorter", "tittel"),
    ("sorter", "frist"),
];

fn offer(seed: [u8; 4]) -> OfferForm {
    let pick = |i: usize, n: u8| usize::from(seed[i] % n);
    let titles = [
        "Matematikk 1",
        "Musikk og matematikk",
        "Algebra for alle",
        "Naturfag 2 for 8.-10. trinn",
        "Lesing og skriving",
        "Spill og sannsynlighet",
    ];
    let (from, to) = [("1", "4"), ("5", "10"), ("8", "13")][pick(1, 3)];
    OfferForm {
        stage_from: from.into(),
        stage_to: to.into(),
        delivery: [
            vec!["nettbasert".into()],
            vec!["samlingsbasert".into(), "stedbasert".into()],
        ][pick(2, 2)]
        .clone(),
        content: ["Tal, brøk og algebra.", "Song og dans.", "Naturfag ute."][pick(3, 3)].into(),
        ..full_form(titles[pick(0, 6)])
    }
}

/// The address of a search: words, filters.
type Address = (Vec<&'static str>, Vec<(&'static str, &'static str)>);

fn address((words, filters): &Address) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    out.append_pair("q", &words.join(" "));
    out.extend_pairs(filters);
    out.finish()
}

fn addresses() -> impl Strategy<Value = Vec<Address>> {
    let one = (
        proptest::sample::subsequence(WORDS.to_vec(), 0..3),
        proptest::sample::subsequence(FILTERS.to_vec(), 0..3),
    );
    proptest::collection::vec(one, 12)
}

/// What a letter tells, by the address that it gives for all hits.
fn told_in(text: &str) -> BTreeMap<String, Vec<OfferId>> {
    let mut told = BTreeMap::new();
    let mut offers = vec![];
    for line in text.lines() {
        if let Some(offer) = line
            .rsplit_once("/nb/tilbud/")
            .and_then(|(_, id)| id.parse().ok())
        {
            offers.push(offer);
        } else if line.starts_with("Alle treff") {
            let address = line.split_once('?').map_or("", |(_, query)| query);
            told.insert(address.to_owned(), std::mem::take(&mut offers));
        }
    }
    told
}

/// What the page of an address shows, page after page; nothing where it shows something else instead.
async fn shown(w: &World, address: &str) -> Vec<OfferId> {
    let reference = w.s.catalogue.reference().await.unwrap();
    let pairs = form_urlencoded::parse(address.as_bytes());
    let form = SearchForm {
        pairs: pairs.map(|(n, v)| (n.into_owned(), v.into_owned())).collect(),
    };
    let (query, faults) = form.check(|facet, value| facet.has_value(value, &reference));
    assert!(faults.is_empty(), "{address}");
    let mut shown = vec![];
    for page in 1.. {
        let found = w
            .search
            .find(&SearchQuery {
                page,
                ..query.clone()
            })
            .await
            .unwrap();
        assert!(!found.cut && !found.reduced);
        if found.page < page || found.relaxed.is_some() {
            break;
        }
        shown.extend(found.hits.iter().map(|h| h.id));
        if shown.len() as u64 >= found.total {
            break;
        }
    }
    shown
}

async fn letters_equal_the_page(seeds: &[[u8; 4]], addresses: &[Address]) {
    let w = World::new().await;
    w.index().await;
    let mut saved = vec![];
    for asked in addresses {
        let pairs = w
            .saved
            .save_search(&w.teacher, &address(asked), true)
            .await
            .unwrap();
        let again = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&pairs)
            .finish();
        if !saved.contains(&again) {
            saved.push(again);
        }
    }
    for (kind, outcome) in w.run().await {
        assert_eq!(outcome, Ok(()), "{kind}");
    }
    let mut n_letters = 0;
    let mut known: BTreeMap<String, BTreeSet<OfferId>> = BTreeMap::new();
    for seeds in [seeds, &seeds[..seeds.len() / 2]] {
        for seed in seeds {
            w.s.published_as(offer(*seed)).await;
        }
        w.index().await;
        w.next_monday(&*w.search).await;
        let mut expected = BTreeMap::new();
        for address in &saved {
            let mut told = shown(&w, address).await;
            let known = known.entry(address.clone()).or_default();
            told.retain(|id| known.insert(*id));
            if !told.is_empty() {
                expected.insert(address.clone(), told);
            }
        }
        let letters = w.letters().await;
        assert_eq!(letters.len() - n_letters, usize::from(!expected.is_empty()));
        if letters.len() > n_letters {
            assert_eq!(told_in(&letters[0].text), expected);
        }
        n_letters = letters.len();
    }
}

#[test]
fn a_letter_tells_what_the_page_of_its_address_shows() {
    let mut runner = TestRunner::new(ProptestConfig {
        cases: CATALOGUES,
        max_shrink_iters: 0,
        ..ProptestConfig::default()
    });
    let catalogues = proptest::collection::vec(any::<[u8; 4]>(), 2..9);
    runner
        .run(&(catalogues, addresses()), |(seeds, addresses)| {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(letters_equal_the_page(&seeds, &addresses));
            Ok(())
        })
        .unwrap();
}
