//! What is answered while there is no index: live offers from the database, narrowed as far as it can.
//!
//! The words are looked for in titles, subject, institution and credits are asked of the rows. What rows do not say
//! is read out of the offers themselves while they are few enough, and they are put into the order asked for; where
//! they are too many it is named as not applied. Nothing is ranked or counted.

use app::catalogue::port::Catalogue;
use app::search::model::{Facet, Hit, PAGE_SIZE, SearchPage, SearchQuery, Sort};
use app::shared::fault::Fault;
use app::shared::ids::OfferId;
use app::shared::lang::alphabetical;
use app::shared::time::Date;

use super::analysis::words;
use super::document::{Document, Facts, days};
use super::lexicon::is_stop_word;
use crate::catalogue::{Narrowed, narrowed};
use crate::platform::Parts;

/// Most offers that are read one by one.
const READ: usize = 400;
/// Most words that are looked for.
const WORDS: usize = 8;

/// A page of live offers, in the order of their ids where no other is asked for.
pub(super) async fn listing(
    parts: &Parts,
    catalogue: &dyn Catalogue,
    query: &SearchQuery,
) -> Result<SearchPage, Fault> {
    let reference = catalogue.reference().await?;
    let chosen = |facet| query.selected.get(&facet).cloned().unwrap_or_default();
    let codes = chosen(Facet::Institution);
    let institutions = reference
        .institutions
        .iter()
        .filter(|i| codes.contains(&i.dbh_code));
    let by = Narrowed {
        in_title: words(&query.words)
            .into_iter()
            .filter(|word| !is_stop_word(word))
            .take(WORDS)
            .collect(),
        subjects: chosen(Facet::Subject),
        institutions: institutions.map(|i| i.id.0).collect(),
        credits_min: query.credits_min,
        credits_max: query.credits_max,
    };
    let mut ids = if by.institutions.is_empty() && !codes.is_empty() {
        // Institutions nobody knows offer nothing.
        vec![]
    } else {
        narrowed(parts.db.read(), &by).await?
    };
    let mut unapplied = beyond_rows(query);
    if !unapplied.is_empty() && ids.len() <= READ {
        let today = parts.clock.today();
        let offers = catalogue.offers(&ids).await?;
        let found = offers.into_iter().filter_map(|offer| {
            let document = Document::new(offer, &reference);
            let facts = document.facts(today);
            passes(&facts, query).then(|| {
                (
                    key(&facts, &document.title(), query.sort),
                    document.offer.version.offer,
                )
            })
        });
        let mut found: Vec<(Key, OfferId)> = found.collect();
        found.sort_unstable();
        ids = found.into_iter().map(|(_, id)| id).collect();
        unapplied.clear();
    }
    let page = query.page.clamp(1, ids.len().div_ceil(PAGE_SIZE).max(1));
    let shown = ids.iter().skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE);
    Ok(SearchPage {
        total: ids.len() as u64,
        page,
        hits: shown.map(|id: &OfferId| Hit::plain(*id, 0.0)).collect(),
        reduced: true,
        unapplied,
        ..SearchPage::default()
    })
}

/// The filters that rows say nothing of, by their parameters.
fn beyond_rows(query: &SearchQuery) -> Vec<String> {
    let of_rows = ["fag", "institusjon", "stp"];
    let mut beyond = query.filters();
    beyond.retain(|name| !of_rows.contains(&name.as_str()));
    if query.sort != Sort::Relevance {
        beyond.push("sorter".to_owned());
    }
    beyond
}

/// What an offer is put in order by: a number, whoever has none last, then words.
type Key = ((bool, i64), String);

fn key(facts: &Facts, title: &str, sort: Sort) -> Key {
    let number = |n: Option<i64>| (n.is_none(), n.unwrap_or_default());
    match sort {
        Sort::Relevance => (number(Some(0)), String::new()),
        Sort::Deadline => (number(facts.deadline), String::new()),
        Sort::Start => (number(facts.start), String::new()),
        Sort::Quality => (number(facts.quality.map(|q| -q)), String::new()),
        Sort::Title => (number(Some(0)), alphabetical(title)),
    }
}

/// An offer passes every filter.
fn passes(facts: &Facts, query: &SearchQuery) -> bool {
    let has_chosen = |(facet, chosen): (&Facet, &Vec<String>)| {
        let values = facts.values.get(facet).map(Vec::as_slice).unwrap_or_default();
        values.iter().any(|value| chosen.contains(value))
    };
    let within = |value: i64, from: Option<Date>, to: Option<Date>| {
        from.is_none_or(|from| value >= days(from)) && to.is_none_or(|to| value <= days(to))
    };
    let asks_start = query.starts_from.is_some() || query.starts_to.is_some();
    let asks_deadline = query.deadline_after.is_some() || query.deadline_before.is_some();
    let starts = |start: &i64| within(*start, query.starts_from, query.starts_to);
    let is_due = |due: i64| within(due, query.deadline_after, query.deadline_before);
    query.selected.iter().all(has_chosen)
        && (!asks_start || facts.starts.iter().any(starts))
        && (!asks_deadline || facts.deadline.is_some_and(is_due))
        && query
            .quality_min
            .is_none_or(|least| facts.quality.is_some_and(|low| low >= least.tenths()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_come_in_the_order_asked_for_and_those_without_an_answer_to_it_last() {
        let facts = |deadline, start, quality| Facts {
            deadline,
            start,
            quality,
            ..Facts::default()
        };
        let offers = [
            ("Åpen skole", facts(Some(30), None, Some(41))),
            ("Zoologi", facts(None, Some(9), Some(38))),
            ("Engelsk", facts(Some(10), Some(90), None)),
        ];
        for (sort, expected) in [
            (Sort::Deadline, ["Engelsk", "Åpen skole", "Zoologi"]),
            (Sort::Start, ["Zoologi", "Engelsk", "Åpen skole"]),
            (Sort::Quality, ["Åpen skole", "Zoologi", "Engelsk"]),
            (Sort::Title, ["Engelsk", "Zoologi", "Åpen skole"]),
        ] {
            let mut titles: Vec<&str> = offers.iter().map(|(title, _)| *title).collect();
            titles.sort_by_key(|title| {
                let (_, facts) = offers.iter().find(|(t, _)| t == title).unwrap();
                key(facts, title, sort)
            });
            assert_eq!(titles, expected, "{sort}");
        }
    }
}
