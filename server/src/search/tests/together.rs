//! An offer that several institutions give.

use app::search::model::{Facet, SearchQuery, UnderstoodKind};

use super::catalogue::{bare, day, index, reference};
use super::{answer, today};
use crate::search::document::Document;

#[test]
fn is_counted_and_chosen_under_each_of_them() {
    let reference = reference();
    let (own, other) = (&reference.institutions[0], &reference.institutions[1]);
    let mut offer = bare(1, own.id, "Matematikk");
    offer.version.plan.institutions = vec![other.dbh_code.clone()];
    let facts = Document::new(offer, &reference).facts(day(2026, 11, 23));
    assert_eq!(
        facts.values[&Facet::Institution],
        [own.dbh_code.as_str(), other.dbh_code.as_str()]
    );
}

#[test]
fn is_found_by_the_name_of_each_behind_what_that_one_answers_for_itself() {
    let reference = reference();
    let (own, other, guest) = (
        &reference.institutions[0],
        &reference.institutions[1],
        &reference.institutions[2],
    );
    let mut shared = bare(1, own.id, "Matematikk");
    shared.version.plan.institutions = vec![other.dbh_code.clone(), guest.dbh_code.clone()];
    let mut mentioned = bare(2, other.id, "Norsk");
    mentioned.version.plan.summary = "Norsk og matematikk.".into();
    let offers = [shared, mentioned, bare(3, own.id, "Engelsk")];
    let documents: Vec<Document> = offers
        .into_iter()
        .map(|offer| Document::new(offer, &reference))
        .collect();
    let index = index(&documents, today());
    let find = |words: String| {
        let query = SearchQuery {
            words,
            ..SearchQuery::everything()
        };
        let page = answer(&index, &query);
        let ids: Vec<i64> = page.hits.iter().map(|h| h.id.0).collect();
        (ids, page)
    };
    for name in [&other.short_name, &other.name] {
        let (ids, page) = find(name.clone());
        assert_eq!(ids, [2, 1], "{name}");
        let [chip] = &page.understood[..] else {
            panic!("{:?}", page.understood);
        };
        assert_eq!(
            (chip.kind, &chip.value),
            (UnderstoodKind::Institution, &other.dbh_code)
        );
        // The chip says what the filter of the same name says.
        let counted = &page.facets[&Facet::Institution];
        let of_other = counted.iter().find(|c| c.value == other.dbh_code);
        assert_eq!(of_other.map(|c| c.count), Some(page.total));
    }
    assert_eq!(find(format!("{} matematikk", other.short_name)).0, [2, 1]);
    assert_eq!(
        find(guest.short_name.clone()).0,
        [1],
        "who gives none alone is known too"
    );
    let mut of_own = find(own.short_name.clone()).0;
    of_own.sort_unstable();
    assert_eq!(of_own, [1, 3]);
}
