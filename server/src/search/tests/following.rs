//! The index as a derived thing: changes twice over, restarts, damage, another layout.

use app::search::model::SearchQuery;
use app::shared::ids::{InstitutionId, OfferId};

use super::catalogue::{bare, day, reference};
use super::{answer, today};
use crate::search::document::Document;
use crate::search::index::{Change, SearchIndex};
use crate::test::parts::fresh_folder;

fn put(id: i64, title: &str) -> Change {
    Change::Put(Box::new(Document::new(
        bare(id, InstitutionId(1), title),
        &reference(),
    )))
}

fn total(index: &SearchIndex, words: &str) -> u64 {
    let query = SearchQuery {
        words: words.into(),
        ..SearchQuery::everything()
    };
    answer(index, &query).total
}

#[test]
fn a_change_is_found_at_once_and_twice_is_once() {
    let index = SearchIndex::in_memory().unwrap();
    for position in ["0:1", "0:1"] {
        index
            .apply(
                &[put(1, "Astronomi i skolen"), put(2, "Geologi")],
                Some(position),
                today(),
            )
            .unwrap();
        assert_eq!(total(&index, "astronomi"), 1);
        assert_eq!(index.n_offers(), 2);
    }
    index
        .apply(
            &[put(1, "Botanikk"), Change::Remove(OfferId(2))],
            Some("0:3"),
            today(),
        )
        .unwrap();
    assert_eq!(
        (
            total(&index, "astronomi"),
            total(&index, "geologi"),
            total(&index, "botanikk")
        ),
        (0, 0, 1)
    );
    assert_eq!(index.position().as_deref(), Some("0:3"));
}

#[test]
fn an_index_survives_a_restart_and_a_half_built_one_does_not_count() {
    let root = fresh_folder();
    {
        let index = SearchIndex::create(&root).unwrap();
        index.apply(&[put(1, "Astronomi")], Some("0:7"), today()).unwrap();
    }
    {
        let begun = SearchIndex::create(&root).unwrap();
        begun.apply(&[put(2, "Geologi")], None, today()).unwrap();
    }
    let opened = SearchIndex::open(&root).unwrap();
    assert_eq!(
        (
            opened.position().as_deref(),
            total(&opened, "astronomi"),
            total(&opened, "geologi")
        ),
        (Some("0:7"), 1, 0)
    );
    drop(opened);
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn a_newer_generation_takes_the_place_of_the_old_one() {
    let root = fresh_folder();
    let old = SearchIndex::create(&root).unwrap();
    old.apply(&[put(1, "Astronomi")], Some("0:1"), today()).unwrap();
    std::fs::create_dir_all(root.join("v0/000001")).unwrap();
    let new = SearchIndex::create(&root).unwrap();
    new.apply(&[put(2, "Geologi")], Some("0:2"), today()).unwrap();
    new.remove_others(&root);
    assert!(!root.join("v0").exists());
    // Who still asks the old one gets its answer.
    assert_eq!(total(&old, "astronomi"), 1);
    drop((old, new));
    assert_eq!(
        SearchIndex::open(&root).unwrap().position().as_deref(),
        Some("0:2")
    );
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn a_damaged_index_is_not_opened() {
    let root = fresh_folder();
    assert!(SearchIndex::open(&root).is_none());
    {
        let index = SearchIndex::create(&root).unwrap();
        index
            .apply(&[put(1, "Astronomi i skolen")], Some("0:1"), today())
            .unwrap();
    }
    let folder = std::fs::read_dir(&root).unwrap().next().unwrap().unwrap().path();
    let generation = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    for file in std::fs::read_dir(generation).unwrap().map(|f| f.unwrap().path()) {
        if file.extension().is_some_and(|e| e == "term" || e == "fast") {
            let mut bytes = std::fs::read(&file).unwrap();
            bytes[0] ^= 0xff;
            std::fs::write(file, bytes).unwrap();
        }
    }
    assert!(SearchIndex::open(&root).is_none());
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn a_fingerprint_tells_when_the_day_has_turned_a_status() {
    let mut offer = bare(1, InstitutionId(1), "Astronomi");
    let plan = app::catalogue::model::RunPlan {
        starts_on: Some(day(2027, 8, 20)),
        admission_deadline: Some(day(2027, 4, 15)),
        ..Default::default()
    };
    offer.runs = vec![super::catalogue::run(1, plan)];
    let document = Document::new(offer, &reference());
    assert_eq!(
        document.fingerprint(day(2026, 11, 23)),
        document.fingerprint(day(2026, 11, 24))
    );
    assert_ne!(
        document.fingerprint(day(2027, 4, 15)),
        document.fingerprint(day(2027, 4, 16))
    );
}
