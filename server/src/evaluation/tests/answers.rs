//! Many answers at once.

use std::sync::Arc;

use app::evaluation::form::AnswerForm;
use app::evaluation::port::Evaluations as _;
use app::shared::fault::Fault;
use sea_orm::EntityTrait as _;
use sea_orm::PaginatorTrait as _;
use tokio::task::JoinSet;

use crate::evaluation::entity::{answer, ballot, remark};
use crate::evaluation::service::EvaluationService;
use crate::test::surveys::{World, editor, rating};

async fn together(
    w: &Arc<World>,
    tokens: Vec<String>,
    form: impl Fn(usize) -> AnswerForm,
) -> Vec<Result<(), Fault>> {
    let mut tasks = JoinSet::new();
    for (i, token) in tokens.into_iter().enumerate() {
        let (w, form) = (w.clone(), form(i));
        tasks.spawn(async move { w.surveys.answer(&token, form).await });
    }
    tasks.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_link_used_eight_times_at_once_gives_one_answer() {
    let w = Arc::new(World::new().await);
    let (_, tokens) = w.open_survey(3).await;
    let results = together(&w, vec![tokens[0].clone(); 8], |_| rating(4)).await;
    assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 1);
    assert_eq!(results.iter().filter(|r| **r == Err(Fault::Stale)).count(), 7);
    assert_eq!(
        answer::Entity::find().count(w.parts().db.read()).await.unwrap(),
        1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_answers_at_once_are_all_counted() {
    let w = Arc::new(World::new().await);
    let (id, tokens) = w.open_survey(200).await;
    assert_eq!(tokens.len(), 200);
    let form = |i: usize| {
        let mut form = rating(u8::try_from(i % 5 + 1).unwrap());
        form.text.insert("open_best".into(), format!("Nr\u{0} {i}"));
        form
    };
    let results = together(&w, tokens, form).await;
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    let db = w.parts().db.read();
    let spent = ballot::Entity::find().all(db).await.unwrap();
    assert_eq!(spent.iter().filter(|b| b.spent).count(), 200);
    w.go_to("2026-12-23");
    w.work().await;
    assert_eq!(remark::Entity::find().count(db).await.unwrap(), 200);
    assert_eq!(answer::Entity::find().count(db).await.unwrap(), 0);
    let results = w.surveys.results(&editor(), id).await.unwrap();
    assert_eq!(results.answered, Some(200));
    let overall = results
        .items
        .iter()
        .find(|i| i.item.code == "quality_overall")
        .unwrap();
    let app::evaluation::model::Figure::Shown { cells, .. } = &overall.figure else {
        panic!("200 answers are enough");
    };
    assert_eq!(*cells, [Some(40); 5]);
}

/// Two nodes have a writer each. What a person sends to both at the same time counts once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn links_used_at_two_nodes_at_once_give_one_answer_each() {
    let w = Arc::new(World::new().await);
    let (_, tokens) = w.open_survey(40).await;
    let other = Arc::new(EvaluationService::new(w.parts().clone()));
    let mut tasks = JoinSet::new();
    for token in tokens {
        for node in 0..8 {
            let (w, other, token) = (w.clone(), other.clone(), token.clone());
            tasks.spawn(async move {
                let surveys = if node % 2 == 0 { &w.surveys } else { &*other };
                surveys.answer(&token, rating(4)).await
            });
        }
    }
    let results = tasks.join_all().await;
    assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 40);
    assert!(
        results.iter().all(|r| matches!(r, Ok(()) | Err(Fault::Stale))),
        "{results:?}"
    );
    let db = w.parts().db.read();
    assert_eq!(answer::Entity::find().count(db).await.unwrap(), 40);
}

/// `cargo test -p server --release -- --ignored how_many` tells how many durable answers a second.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn how_many_answers_a_second_are_kept_durably() {
    let w = Arc::new(World::new().await);
    let (_, tokens) = w.open_survey(5_000).await;
    let begun = std::time::Instant::now();
    let results = together(&w, tokens, |_| rating(4)).await;
    let seconds = begun.elapsed().as_secs_f64();
    assert!(results.iter().all(Result::is_ok));
    eprintln!("{:.0} answers a second", 5_000.0 / seconds);
}
