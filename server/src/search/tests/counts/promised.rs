//! What a count promises is what choosing its value gives, rough hits included.

use std::collections::BTreeSet;

use app::search::model::{Facet, SearchPage, SearchQuery};
use app::search::stretch::Stretch;
use app::shared::ids::InstitutionId;
use proptest::prelude::*;

use super::super::catalogue::{bare, index, reference};
use super::super::{patience, today};
use super::{offer, selections};
use crate::search::document::Document;
use crate::search::index::SearchIndex;

/// Words no offer has, of parts that offers have.
const ROUGH: [&str; 4] = ["musikkzoologi", "zoologiengelsk", "norskzoologi", "musikktale"];

/// How many offers a question gives as it stands.
fn total(index: &SearchIndex, query: &SearchQuery) -> u64 {
    let page = index.find_within(query, today(), &patience()).unwrap();
    if page.relaxed.is_some() { 0 } else { page.total }
}

fn promised(page: &SearchPage, facet: Facet, value: &str) -> u64 {
    let counts = page.facets.get(&facet).into_iter().flatten();
    counts.filter(|c| c.value == value).map(|c| c.count).sum()
}

/// What choosing this value alone under its facet gives.
fn given(index: &SearchIndex, query: &SearchQuery, facet: Facet, value: &str) -> u64 {
    let mut chosen = query.clone();
    chosen.selected.insert(facet, vec![value.to_owned()]);
    total(index, &chosen)
}

fn within_stretch(query: &SearchQuery, stretch: &Stretch) -> SearchQuery {
    let mut chosen = query.clone();
    stretch.choose(&mut chosen);
    chosen
}

#[test]
fn where_the_best_is_elsewhere_the_best_there_is_shown() {
    let reference = reference();
    let put = |id: i64, county: &str, title: &str, content: &str| {
        let mut offer = bare(id, InstitutionId(1), title);
        offer.version.plan.counties = vec![county.to_owned()];
        offer.version.plan.content = content.to_owned();
        Document::new(offer, &reference)
    };
    let much = "Vi leser, skriver og regner i alle fag, og vi møtes på samling. ".repeat(12);
    let zoologi = format!("{much} Litt zoologi er det også.");
    let mut documents = vec![
        put(1, "03", "Musikk og zoologi", ""),
        put(2, "46", "Norsk", &zoologi),
        put(3, "03", "Engelsk", &zoologi),
    ];
    // What many have of a compound is not what it is about.
    documents.extend((4..10).map(|id| put(id, "50", "Drama", "Musikk hver dag.")));
    let index = index(&documents, today());
    let asked = SearchQuery {
        words: "musikkzoologi".into(),
        ..SearchQuery::everything()
    };
    let ids = |page: &SearchPage| page.hits.iter().map(|h| h.id.0).collect::<Vec<_>>();
    let page = index.find_within(&asked, today(), &patience()).unwrap();
    assert_eq!(ids(&page), [1], "what is far from the best is not shown");
    assert_eq!(
        (
            promised(&page, Facet::County, "03"),
            promised(&page, Facet::County, "46")
        ),
        (1, 1)
    );
    let there = SearchQuery {
        selected: [(Facet::County, vec!["46".to_owned()])].into(),
        ..asked
    };
    let page = index.find_within(&there, today(), &patience()).unwrap();
    assert_eq!((page.relaxed.is_some(), ids(&page)), (false, vec![2]));
    assert_eq!(promised(&page, Facet::County, "03"), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_chosen_gives_as_many_as_its_count_said(
        seeds in proptest::collection::vec(any::<[u8; 8]>(), 1..40),
        texts in proptest::collection::vec(0..4usize, 40),
        selected in selections(),
        word in 0..ROUGH.len(),
    ) {
        let documents: Vec<Document> = (1i64..).zip(seeds).zip(texts).map(|((id, seed), text)| {
            let mut document = offer(id, seed);
            let said = ["", "zoologi", "musikk og zoologi, og mye annet", "tale og musikk"][text];
            document.offer.version.plan.content = said.to_owned();
            document
        }).collect();
        let index = index(&documents, today());
        let asked = SearchQuery { words: ROUGH[word].to_owned(), selected, ..SearchQuery::everything() };
        let page = index.find_within(&asked, today(), &patience()).unwrap();
        if page.relaxed.is_some() {
            return Ok(());
        }
        for facet in Facet::ALL {
            let of_facet = documents.iter().flat_map(|d| d.facts(today()).values.remove(facet).unwrap_or_default());
            let values: BTreeSet<String> = of_facet.collect();
            for value in values {
                prop_assert_eq!(
                    promised(&page, *facet, &value),
                    given(&index, &asked, *facet, &value),
                    "{} {}", facet, value
                );
            }
        }
        for (stretch, n) in &page.ranges {
            prop_assert_eq!(*n, total(&index, &within_stretch(&asked, stretch)), "{:?}", stretch);
        }
    }
}
