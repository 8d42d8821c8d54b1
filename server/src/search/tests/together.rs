//! An offer that several institutions give.

use app::search::model::Facet;

use super::catalogue::{bare, day, reference};
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
