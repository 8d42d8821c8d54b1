//! What answers are sealed under, held in memory while they come: on one machine, and on one of two.

use app::evaluation::model::Answer;
use app::evaluation::port::Evaluations as _;
use app::shared::fault::Fault;
use sea_orm::{EntityTrait as _, PaginatorTrait as _};

use crate::config::Config;
use crate::evaluation::entity::answer;
use crate::evaluation::key::Token;
use crate::evaluation::service::EvaluationService;
use crate::evaluation::tick;
use crate::evaluation::writer::Writer;
use crate::platform::Parts;
use crate::test::parts::{fresh_folder, test_config};
use crate::test::surveys::{World, editor, rating};

/// Another machine with the same database and the same secret store, and a data folder of its own.
async fn another_node(w: &World) -> Parts {
    let folder = fresh_folder();
    let ours = &w.parts().config;
    let config = Config {
        secret_dir: ours.secret_dir.clone(),
        ..test_config(&folder, Some(ours.database_url.clone()))
    };
    Parts::open(config, w.test.clock.clone()).await.unwrap()
}

#[tokio::test]
async fn the_sealing_key_is_looked_for_once_and_again_when_this_machines_copy_is_gone() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(12).await;
    let db = &w.parts().db;
    let mut asked = vec![];
    for (i, token) in tokens.iter().take(5).enumerate() {
        if i == 3 {
            let copy = format!("sealing/evaluation-{id}.seal");
            std::fs::remove_file(w.parts().config.data_dir.join(copy)).unwrap();
        }
        let before = db.statements();
        w.surveys.answer(token, rating(4)).await.unwrap();
        asked.push(db.statements() - before);
    }
    // The first answer also reads the questionnaire.
    assert_eq!([asked[2], asked[4]], [asked[1]; 2], "{asked:?}");
    assert_eq!(asked[3], asked[1] + 1, "{asked:?}");
    let answers = answer::Entity::find().all(db.read()).await.unwrap();
    assert!(answers.iter().all(|a| a.sealed.len() == answers[0].sealed.len()));
}

#[tokio::test]
async fn where_another_node_closes_the_survey_no_answer_is_taken_and_the_key_is_forgotten() {
    let w = World::new().await;
    let (id, tokens) = w.open_survey(12).await;
    let other = another_node(&w).await;
    let surveys = EvaluationService::new(other.clone());
    for (i, token) in tokens.iter().take(8).enumerate() {
        let node = if i % 2 == 0 { &w.surveys } else { &surveys };
        node.answer(token, rating(4)).await.unwrap();
    }
    assert!(other.secrets.held(id).is_some() && w.parts().secrets.held(id).is_some());
    w.go_to("2026-12-23");
    w.work().await;

    // The one that closed it has forgotten; the other still holds the key, but nothing is sealed under it any more.
    assert!(w.parts().secrets.held(id).is_none() && other.secrets.held(id).is_some());
    let writer = Writer::start(other.db.clone(), other.secrets.clone());
    let spare = Token::read(&tokens[8]).unwrap().hash();
    let answer = Answer {
        ratings: vec![("quality_overall".into(), vec!["1".into()])],
        remarks: vec![],
    };
    assert_eq!(writer.keep(spare, id, answer).await, Err(Fault::Stale));
    let left = answer::Entity::find().count(other.db.read()).await.unwrap();
    assert_eq!(left, 0);
    tick(&other).await.unwrap();
    assert!(other.secrets.held(id).is_none());
    assert!(other.secrets.evaluations().unwrap().is_empty());
    // What both nodes took is counted.
    let results = w.surveys.results(&editor(), id).await.unwrap();
    assert_eq!(results.answered, Some(8));
    std::fs::remove_dir_all(&other.config.data_dir).unwrap();
}
