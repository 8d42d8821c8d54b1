//! The operator's commands against real files: a copy taken while others write, the way back, and a table without a
//! code.

use std::path::{Path, PathBuf};

use sea_orm::entity::prelude::*;

use super::{backup, import, invite, restore};
use crate::accounts::entity::person;
use crate::catalogue::exchange::machine::Manner;
use crate::clock::SharedClock;
use crate::config::Config;
use crate::platform::Parts;
use crate::test::parts::{fresh_folder, start_of_tests, test_config};
use crate::test::stage::Stage;

/// A data folder with a SQLite database, whichever database the tests run on; removed when dropped.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    fn new() -> Self {
        let folder = fresh_folder();
        std::fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    fn config(&self) -> Config {
        test_config(&self.0, None)
    }

    async fn open(&self) -> Parts {
        let clock: SharedClock = std::sync::Arc::new(crate::clock::FixedClock::at(start_of_tests()));
        Parts::open(self.config(), clock).await.unwrap()
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

async fn close(parts: Parts) {
    parts.db.close().await.unwrap();
}

async fn add(parts: &Parts, n: usize) {
    invite(parts, &format!("p{n}@udir.example"), "Per", "reviewer", None)
        .await
        .unwrap();
}

async fn people(parts: &Parts) -> Vec<person::Model> {
    let mut all = person::Entity::find().all(parts.db.read()).await.unwrap();
    all.sort_by_key(|p| p.id);
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_taken_while_others_write_is_one_state_of_the_database() {
    let folder = Folder::new();
    let parts = folder.open().await;
    for n in 0..20 {
        add(&parts, n).await;
    }
    let writing = {
        let parts = parts.clone();
        tokio::spawn(async move {
            for n in 20..60 {
                add(&parts, n).await;
            }
        })
    };
    let copy = folder.at("copy.sqlite");
    backup(&parts, &copy).await.unwrap();
    writing.await.unwrap();
    let now = people(&parts).await;
    assert_eq!(now.len(), 60);
    close(parts).await;

    restore(&folder.config(), &copy).await.unwrap();
    let parts = folder.open().await;
    let then = people(&parts).await;
    // Everyone up to one moment, and nobody half: each with her role and her letter's job.
    assert!((20..=60).contains(&then.len()), "{}", then.len());
    assert_eq!(then, now[..then.len()]);
    let (waiting, failed) = crate::work::queue::counts(&parts.db).await.unwrap();
    assert_eq!((waiting as usize, failed), (then.len(), 0));
    close(parts).await;
}

#[tokio::test]
async fn a_backup_overwrites_nothing() {
    let folder = Folder::new();
    let parts = folder.open().await;
    let copy = folder.at("copy.sqlite");
    std::fs::write(&copy, "mine").unwrap();
    let refused = backup(&parts, &copy).await.unwrap_err().to_string();
    assert!(refused.contains("exists already"), "{refused}");
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "mine");
}

#[tokio::test]
async fn a_database_in_use_is_not_replaced() {
    let folder = Folder::new();
    let parts = folder.open().await;
    add(&parts, 1).await;
    let copy = folder.at("copy.sqlite");
    backup(&parts, &copy).await.unwrap();
    add(&parts, 2).await;
    // Nobody writes just now, and still the site has it open.
    let refused = restore(&folder.config(), &copy).await.unwrap_err().to_string();
    assert!(refused.contains("in use"), "{refused}");
    assert_eq!(people(&parts).await.len(), 2);
    add(&parts, 3).await;
    let files = names(&folder.0);
    assert!(
        files
            .iter()
            .all(|f| !f.contains("restore") && !f.contains("incoming")),
        "{files:?}"
    );
    close(parts).await;
    let kept = restore(&folder.config(), &copy).await.unwrap().unwrap();
    assert_eq!(people(&folder.open().await).await.len(), 1);
    // The former database is whole: what was still in its log is in it.
    let former = Config {
        database_url: format!("sqlite:{}", kept.display()),
        ..folder.config()
    };
    let clock: SharedClock = std::sync::Arc::new(crate::clock::FixedClock::at(start_of_tests()));
    assert_eq!(people(&Parts::open(former, clock).await.unwrap()).await.len(), 3);
}

fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[tokio::test]
async fn every_restore_keeps_what_was_there_before() {
    let folder = Folder::new();
    let parts = folder.open().await;
    let copy = folder.at("copy.sqlite");
    backup(&parts, &copy).await.unwrap();
    close(parts).await;
    std::fs::create_dir_all(folder.at("index")).unwrap();
    let mut kept = vec![];
    for n in 1..=3 {
        let parts = folder.open().await;
        add(&parts, n).await;
        close(parts).await;
        kept.push(restore(&folder.config(), &copy).await.unwrap().unwrap());
        let parts = folder.open().await;
        assert_eq!(people(&parts).await, vec![]);
        close(parts).await;
    }
    assert!(!folder.at("index").exists(), "the index is made anew");
    for (file, n) in kept.iter().zip(1..) {
        let former = Config {
            database_url: format!("sqlite:{}", file.display()),
            ..folder.config()
        };
        let clock: SharedClock = std::sync::Arc::new(crate::clock::FixedClock::at(start_of_tests()));
        let there = people(&Parts::open(former, clock).await.unwrap()).await;
        assert_eq!(there[0].email, format!("p{n}@udir.example"));
    }
}

#[tokio::test]
async fn what_is_no_backup_of_ours_changes_nothing() {
    let folder = Folder::new();
    let parts = folder.open().await;
    add(&parts, 1).await;
    let whole = folder.at("whole.sqlite");
    backup(&parts, &whole).await.unwrap();
    close(parts).await;
    let mut torn = std::fs::read(&whole).unwrap();
    torn.truncate(torn.len() / 2);
    let foreign = folder.at("foreign.sqlite");
    let other = sea_orm::Database::connect(format!("sqlite://{}?mode=rwc", foreign.display())).await;
    let other = other.unwrap();
    other.execute_unprepared("CREATE TABLE t (a)").await.unwrap();
    other.close().await.unwrap();
    std::fs::write(folder.at("text"), "SELECT 1").unwrap();
    std::fs::write(folder.at("torn.sqlite"), torn).unwrap();
    for name in ["text", "torn.sqlite", "foreign.sqlite", "missing.sqlite"] {
        assert!(
            restore(&folder.config(), &folder.at(name)).await.is_err(),
            "{name}"
        );
    }
    let files = names(&folder.0);
    assert!(
        files
            .iter()
            .all(|f| !f.contains("restore") && !f.contains("incoming")),
        "{files:?}"
    );
    let parts = folder.open().await;
    assert_eq!(people(&parts).await.len(), 1);
}

#[tokio::test]
async fn a_broken_database_can_be_replaced() {
    let folder = Folder::new();
    let parts = folder.open().await;
    let copy = folder.at("copy.sqlite");
    backup(&parts, &copy).await.unwrap();
    close(parts).await;
    std::fs::write(
        folder.at("videre.sqlite"),
        "not a database any more, for whatever reason",
    )
    .unwrap();
    let kept = restore(&folder.config(), &copy).await.unwrap().unwrap();
    assert!(
        std::fs::read_to_string(kept)
            .unwrap()
            .starts_with("not a database")
    );
    folder.open().await;
}

#[tokio::test]
async fn the_commands_for_one_file_leave_postgres_to_its_own_tools() {
    let folder = Folder::new();
    let config = Config {
        database_url: "postgres://videre@localhost/videre".into(),
        ..folder.config()
    };
    let refused = restore(&config, Path::new("x")).await.unwrap_err().to_string();
    assert!(refused.contains("pg_restore"), "{refused}");
}

#[tokio::test]
async fn an_invitation_says_what_it_did_or_why_not() {
    let s = Stage::new().await;
    let parts = &s.t.parts;
    let done = invite(parts, "Sjef@udir.example", "Siri", "directorate_admin", None).await;
    assert!(done.unwrap().contains("directorate_admin"));
    let at = invite(parts, "a@hvl.example", "", "institution_admin", Some("0238")).await;
    assert!(at.unwrap().contains("at HVL"));
    for (email, role, dbh, why) in [
        (
            "sjef@udir.example",
            "directorate_admin",
            None,
            "has the role already",
        ),
        ("sjef", "reviewer", None, "no e-mail address"),
        ("b@udir.example", "boss", None, "no role boss"),
        ("b@udir.example", "teacher", None, "not given by a command"),
        ("b@udir.example", "institution_admin", None, "--institution"),
        ("b@udir.example", "reviewer", Some("0238"), "--institution"),
        ("b@udir.example", "institution_admin", Some("9999"), "code 9999"),
    ] {
        let refused = invite(parts, email, "", role, dbh).await.unwrap_err().to_string();
        assert!(refused.contains(why), "{refused}");
    }
}

#[tokio::test]
async fn a_table_that_tells_its_institution_needs_no_code() {
    let s = Stage::new().await;
    let folder = Folder::new();
    let (offer, _) = s.published().await;
    let trial = Manner {
        dry_run: true,
        confirmed: true,
    };
    let try_table = async |table: &str| {
        let file = folder.at("tilbud.csv");
        std::fs::write(&file, table).unwrap();
        let lines = import(&s.t.parts, &file, None, trial).await;
        lines.map(|l| l[0].clone()).map_err(|e| e.to_string())
    };
    for named in ["0238", "HVL", "Høgskulen HVL", "høgskulen hvl"] {
        let table =
            format!("Institusjon;Kode;Tittel\n{named};MAT100;Matematikk\n{named};MAT101;Mer matematikk\n");
        assert!(try_table(&table).await.unwrap().starts_with("HVL: "), "{named}");
    }
    let by_offer = format!("Nummer i Videre;Tittel\n{offer};Et nytt navn\n");
    assert!(try_table(&by_offer).await.unwrap().starts_with("HVL: "));
    for (table, why) in [
        ("Kode;Tittel\nMAT100;Matematikk\n", "--institution"),
        ("Institusjon;Kode;Tittel\n;MAT100;Matematikk\n", "--institution"),
        (
            "Lærested;Kode\nHVL;A1\nUiB;A2\n",
            "several institutions (0238, 1120)",
        ),
        ("DBH-kode;Kode\n9999;A1\n", "9999"),
        ("Nummer i Videre;Tittel\n999999;Ukjent\n", "--institution"),
    ] {
        let refused = try_table(table).await.unwrap_err();
        assert!(
            refused.contains(why) && refused.contains("nothing was saved"),
            "{refused}"
        );
    }
}
