//! Relevance on the real offers, counts against brute force, and answers to anything that can be typed.

mod catalogue;

use app::search::model::SearchQuery;

use catalogue::{day, documents, index, reference};

#[test]
fn show() {
    let reference = reference();
    let documents = documents(&reference);
    let index = index(&documents, day(2026, 11, 23));
    let asked = std::env::var("ASK").unwrap_or_default();
    for words in asked.split(';') {
        let query = SearchQuery { words: words.trim().into(), ..SearchQuery::everything() };
        let page = index.find(&query, day(2026, 11, 23)).unwrap();
        println!("== {words}: {} [{}]", page.total, page.read_as);
        for hit in page.hits.iter().take(8) {
            let d = &documents[hit.id.0 as usize - 1];
            let stages = d.offer.version.plan.stages;
            println!("   {:7.2} {} | {} | {:?}", hit.score, d.institution.as_ref().unwrap().short_name,
                d.offer.version.plan.title, stages.map(|s| (s.from, s.to)));
        }
    }
}
