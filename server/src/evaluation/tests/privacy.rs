//! What a copy of everything stored would tell.

use app::evaluation::port::Evaluations as _;
use metrics_exporter_prometheus::PrometheusBuilder;
use sea_orm::{ConnectionTrait as _, DbBackend, EntityTrait as _, PaginatorTrait as _, Statement};

use crate::evaluation::entity::{answer, ballot, invitation, remark};
use crate::evaluation::key::Token;
use crate::operate;
use crate::test::log::Log;
use crate::test::surveys::{World, rating};

/// All that the database holds, as bytes.
async fn dump(w: &World) -> Vec<u8> {
    let db = &w.parts().db;
    if !db.is_postgres() {
        let mut bytes = vec![];
        for entry in std::fs::read_dir(&w.parts().config.data_dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                bytes.extend(std::fs::read(path).unwrap());
            }
        }
        return bytes;
    }
    let mut text = String::new();
    let list = "SELECT tablename::text AS t FROM pg_tables WHERE schemaname = 'public'";
    let tables = db
        .read()
        .query_all_raw(Statement::from_string(DbBackend::Postgres, list))
        .await
        .unwrap();
    for table in tables {
        let table: String = table.try_get("", "t").unwrap();
        let sql = format!("SELECT t::text AS row FROM \"{table}\" t");
        let rows = db
            .read()
            .query_all_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await
            .unwrap();
        for row in rows {
            text.push_str(&row.try_get::<String>("", "row").unwrap());
        }
    }
    text.into_bytes()
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|w| w == needle)
}

#[tokio::test]
async fn nothing_stored_joins_a_person_and_an_answer() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(12).await;
    for (i, token) in tokens.iter().enumerate().take(7) {
        let mut form = rating(4);
        form.text.insert("open_change".into(), format!("Mer praksis {i}"));
        w.surveys.answer(token, form).await.unwrap();
    }
    w.go_to("2026-11-30");
    w.work().await;

    let key = w.parts().secrets.read(id).unwrap();
    let everything = dump(&w).await;
    assert!(
        holds(&everything, b"deltaker3@prove.example"),
        "the dump is a dump"
    );
    assert!(!holds(&everything, &key.0));
    for token in &tokens {
        assert!(!holds(&everything, token.as_bytes()));
        let bytes: Vec<u8> =
            base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, token).unwrap();
        assert!(!holds(&everything, &bytes) && !holds(&everything, hex::encode(&bytes).as_bytes()));
        assert!(Token::read(token).is_some());
    }

    // The side without people: hashes, random keys and sealed answers, and no more columns than that.
    let db = w.parts().db.read();
    let answers = answer::Entity::find().all(db).await.unwrap();
    assert_eq!(answers.len(), 7);
    assert!(answers.iter().all(|a| a.sealed.len() == answers[0].sealed.len()));
    assert!(!holds(&everything, b"Mer praksis") && !holds(&everything, b"quality_overall\",["));
    assert_eq!(remark::Entity::find().count(db).await.unwrap(), 0);
    let ballots = ballot::Entity::find().all(db).await.unwrap();
    assert_eq!(ballots.len(), 12 + 6 + 10);
    for table in ["ballot", "answer", "remark"] {
        let sql = if w.parts().db.is_postgres() {
            format!(
                "SELECT string_agg(column_name, ' ') AS c FROM information_schema.columns WHERE table_name = '{table}'"
            )
        } else {
            format!("SELECT group_concat(name, ' ') AS c FROM pragma_table_info('{table}')")
        };
        let statement = Statement::from_string(db.get_database_backend(), sql);
        let row = db.query_one_raw(statement).await.unwrap().unwrap();
        let columns: String = row.try_get("", "c").unwrap();
        let allowed = [
            "hash",
            "id",
            "evaluation_id",
            "spent",
            "sealed",
            "item",
            "text",
            "state",
        ];
        assert!(
            columns.split(' ').all(|c| allowed.contains(&c)),
            "{table}: {columns}"
        );
        if !w.parts().db.is_postgres() {
            let sql = format!("SELECT sql FROM sqlite_master WHERE name = '{table}'");
            let statement = Statement::from_string(DbBackend::Sqlite, sql);
            let row = db.query_one_raw(statement).await.unwrap().unwrap();
            assert!(
                row.try_get::<String>("", "sql")
                    .unwrap()
                    .contains("WITHOUT ROWID")
            );
        }
    }

    // The side with people: five got a reminder, seven did not, and nobody can tell which.
    assert_eq!(w.letters().await.len(), 12 + 5);
    let people = invitation::Entity::find().all(db).await.unwrap();
    let trace = |p: &invitation::Model| (p.reminders, p.round, p.reminded_at, p.sent_at, p.bounced);
    assert!(people.iter().all(|p| trace(p) == trace(&people[0])));
    assert_eq!(people[0].reminders, 1);

    // Late participants, one of whom has answered before the next reminder: alike as well.
    w.add(id, 20..24).await;
    w.work().await;
    let late = w.tokens().await.split_off(12);
    w.surveys.answer(&late[0], rating(2)).await.unwrap();
    w.go_to("2026-12-07");
    w.work().await;
    assert_eq!(w.letters().await.len(), 12 + 5 + 4 + 5 + 3);
    let people = invitation::Entity::find().all(db).await.unwrap();
    for (group, n) in [(&people[..12], 2), (&people[12..], 1)] {
        assert!(group.iter().all(|p| trace(p) == trace(&group[0])));
        assert_eq!(group[0].reminders, n);
    }

    // Closed: counts, and texts under keys of their own. No answer is left whole.
    w.go_to("2026-12-23");
    w.work().await;
    assert_eq!(answer::Entity::find().count(db).await.unwrap(), 0);
    let remarks = remark::Entity::find().all(db).await.unwrap();
    assert_eq!(remarks.len(), 7);
    assert!(!remarks.iter().any(|r| answers.iter().any(|a| a.id == r.id)));
    let everything = dump(&w).await;
    assert!(holds(&everything, b"Mer praksis 6") && !holds(&everything, b"quality_overall\",["));
    assert!(!holds(&everything, &key.0) && !holds(&everything, &answers[0].sealed[..64]));
}

#[tokio::test]
async fn ballots_lie_in_the_order_of_their_hashes() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(9).await;
    let stored = ballot::Entity::find().all(w.parts().db.read()).await.unwrap();
    let stored: Vec<Vec<u8>> = stored.into_iter().map(|b| b.hash).collect();
    assert!(stored.is_sorted());
    let people: Vec<Vec<u8>> = tokens
        .iter()
        .map(|t| Token::read(t).unwrap().hash().to_vec())
        .collect();
    assert!(people.iter().all(|h| stored.contains(h)));
    assert!(!people.is_sorted(), "the participants' order is another one");
    assert!(w.parts().secrets.read(id).is_some());
}

#[tokio::test]
async fn a_machine_that_cannot_seal_says_so_at_the_clocks_tick_once_and_names_nobody() {
    let (log, recorder) = (Log::default(), PrometheusBuilder::new().build_recorder());
    let figures = recorder.handle();
    let _counted = metrics::set_default_local_recorder(&recorder);
    let _logged = tracing::dispatcher::set_default(&log.dispatch());
    let w = World::new().await;
    let (id, tokens) = w.open_survey(8).await;
    let seals = async || {
        let lines = operate::check(w.parts()).await.unwrap();
        let line = lines
            .into_iter()
            .find(|(line, _)| line.starts_with("open surveys"));
        line.unwrap()
    };
    let said = "answers are kept unsealed";
    assert_eq!(
        seals().await,
        ("open surveys: the answers of 1 can be sealed".into(), true)
    );
    let tick = async || crate::evaluation::tick(w.parts()).await.unwrap();
    let counted = |n: u32| {
        let figures = figures.render();
        assert!(figures.contains(&format!("surveys_unsealed {n}")), "{figures}");
    };
    w.surveys.answer(&tokens[0], rating(4)).await.unwrap();
    tick().await;
    assert!(!log.text().contains(said), "{}", log.text());
    counted(0);

    // Neither the store nor this machine's copy is there any more.
    let key = w.parts().secrets.read(id).unwrap();
    w.parts().secrets.delete(id).unwrap();
    for token in &tokens[1..4] {
        w.surveys.answer(token, rating(4)).await.unwrap();
    }
    let (line, is_well) = seals().await;
    assert!(!is_well && line.contains("1 of 1 are kept unsealed"), "{line}");
    assert!(
        !log.text().contains(said),
        "no line is written when an answer comes"
    );
    counted(0);
    for _ in 0..2 {
        tick().await;
        assert_eq!(log.text().matches(said).count(), 1);
        counted(1);
    }
    for person in ["deltaker", "Deltaker"]
        .iter()
        .chain(&tokens.iter().map(String::as_str).collect::<Vec<_>>())
    {
        assert!(!log.text().contains(person), "{person}");
    }

    // It has come back.
    let file = w.parts().config.secret_dir.join(format!("evaluation-{id}.key"));
    std::fs::write(file, key.0).unwrap();
    tick().await;
    counted(0);
    assert!(seals().await.1);
    // Gone once more is news once more.
    w.parts().secrets.delete(id).unwrap();
    tick().await;
    assert_eq!(log.text().matches(said).count(), 2);
}

#[tokio::test]
async fn the_copy_of_a_sealing_key_is_as_old_as_the_survey_and_not_as_its_first_answer() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(8).await;
    crate::evaluation::tick(w.parts()).await.unwrap();
    let copy = w
        .parts()
        .config
        .data_dir
        .join(format!("sealing/evaluation-{id}.seal"));
    let made = || std::fs::metadata(&copy).unwrap().modified().unwrap();
    let before = made();
    w.surveys.answer(&tokens[0], rating(4)).await.unwrap();
    crate::evaluation::tick(w.parts()).await.unwrap();
    assert_eq!(made(), before);
}
