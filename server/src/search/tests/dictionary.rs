//! The dictionary: one entry for the same words, however many save it at once, and in a catalogue from before.

use app::accounts::model::Role;
use app::search::form::SynonymForm;
use app::search::port::Search as _;
use app::shared::fault::{Fault, Problem};
use migrations::Migrator;
use sea_orm::ConnectionTrait as _;
use sea_orm_migration::MigratorTrait as _;

use super::keeping::Shelf;
use crate::search::dictionary;
use crate::search::service::SearchService;
use crate::test::older;
use crate::test::parts::parts;
use crate::test::surveys::actor;

fn form(words: &str, alternatives: &str) -> SynonymForm {
    SynonymForm {
        kind: "naer".into(),
        words: words.into(),
        alternatives: alternatives.into(),
    }
}

#[tokio::test]
async fn of_two_who_save_the_same_words_at_once_one_is_told_that_they_are_taken() {
    let t = parts().await;
    let reviewer = actor(Role::Reviewer, None);
    for (n, words) in ["fabel", "eventyr", "sagn", "myte"].into_iter().enumerate() {
        let (one, other) = (form(words, "dikt"), form(&words.to_uppercase(), "fortelling"));
        let (one, other) = tokio::join!(
            dictionary::save(&t.parts, &reviewer, None, &one),
            dictionary::save(&t.parts, &reviewer, None, &other),
        );
        let taken = Err(Fault::field("words", Problem::Taken));
        assert!(
            (one == Ok(()) && other == taken) || (one == taken && other == Ok(())),
            "{one:?} {other:?}"
        );
        let all = dictionary::read(t.parts.db.read()).await.unwrap();
        assert_eq!(all.len(), n + 1);
    }
    // Nor can another be changed into it.
    let all = dictionary::read(t.parts.db.read()).await.unwrap();
    let changed = dictionary::save(&t.parts, &reviewer, Some(all[0].id), &form("myte", "x")).await;
    assert_eq!(changed, Err(Fault::field("words", Problem::Taken)));
}

#[tokio::test]
async fn what_the_program_knows_by_itself_is_told_to_those_who_keep_the_dictionary() {
    let t = parts().await;
    let service = SearchService::in_memory(t.parts.clone(), Shelf::new());
    let reviewer = actor(Role::Reviewer, None);
    for (asked, means) in [
        ("tellere", &["matematikk"][..]),
        ("Komma tall", &["matematikk"]),
        ("xyzzy", &[]),
        ("", &[]),
    ] {
        assert_eq!(service.taught(&reviewer, asked).await.unwrap(), means, "{asked}");
    }
    let teacher = actor(Role::Teacher, None);
    assert_eq!(service.taught(&teacher, "teller").await, Err(Fault::Forbidden));
}

#[tokio::test]
async fn entries_that_were_there_twice_become_one_as_somebody_decided_or_with_what_both_say() {
    let (db, folder) = older::before("m20261130_000102_one_synonym").await;
    let twice = "INSERT INTO synonym (kind, words, alternatives, changed_at, changed_by) VALUES \
         ('naer', 'Øving', 'trening', 1, NULL), ('naer', 'sagn', 'myte', 1, NULL), \
         ('naer', 'Sagn', 'myte\neventyr', 1, NULL), ('naer', 'øving', 'praksis', 2, 7), ('los', 'øving', 'time', 1, NULL)";
    db.for_migration().execute_unprepared(twice).await.unwrap();
    Migrator::up(db.for_migration(), None).await.unwrap();
    let kept = dictionary::read(db.read()).await.unwrap();
    let kept: Vec<_> = kept
        .iter()
        .map(|s| (s.kind.code(), s.words.as_str(), s.alternatives.join("|")))
        .collect();
    assert_eq!(
        kept,
        [
            ("naer", "sagn", "myte|eventyr".to_owned()),
            ("naer", "øving", "praksis".to_owned()),
            ("los", "øving", "time".to_owned()),
        ]
    );
    std::fs::remove_dir_all(folder).unwrap();
}
