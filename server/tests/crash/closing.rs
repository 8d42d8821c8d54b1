//! The server is killed while it closes surveys: each is found either open, with every answer sealed and nothing
//! told, or closed, with every answer counted once, its texts apart, its figures told, and no answer left.

use std::time::Duration;

use app::accounts::model::{Actor, Grant, Role};
use app::evaluation::form::{AnswerForm, PlanForm};
use app::evaluation::model::RunRow;
use app::shared::ids::EvaluationId;
use server::platform::Platform;
use server::test::survey::demo_actor;
use server::work::{schedule, worker};

use crate::data::Data;

const KILLS: usize = 10;
const NIGHTLY: usize = 100;
/// People asked in each survey, and those who answer: enough for figures and for texts.
const INVITED: usize = 14;
const ANSWERED: usize = 11;

/// Plans this many surveys for runs of all institutions, and lets people answer them.
async fn answered_surveys(platform: &Platform, n: usize) -> Vec<EvaluationId> {
    let services = &platform.services;
    let template = demo_actor(platform, Role::Editor).await;
    let today = platform.clock.today();
    let mut surveys = vec![];
    for institution in &services.catalogue.reference().await.unwrap().institutions {
        let grant = Grant {
            role: Role::Editor,
            institution: Some(institution.id),
        };
        let actor = Actor {
            grants: vec![grant],
            ..template.clone()
        };
        let runs = services.evaluations.runs(&actor).await.unwrap();
        // Nobody is asked about a run that does not take place.
        let askable = |run: &RunRow| run.off.is_none() && run.evaluations.is_empty();
        for run in runs.into_iter().filter(askable) {
            if surveys.len() == n {
                break;
            }
            let form = PlanForm {
                kind: String::new(),
                opens_on: today.to_string(),
                closes_on: (today + chrono::Duration::days(30)).to_string(),
            };
            let id = services.evaluations.plan(&actor, run.run, form).await.unwrap();
            let person = |i| format!("Deltaker {i};deltaker{i}@prove{id}.example\n");
            let list: String = (0..INVITED).map(person).collect();
            let list = format!("navn;e-post\n{list}");
            let added = services
                .evaluations
                .add_participants(&actor, id, list.as_bytes(), false);
            assert_eq!(added.await.unwrap().added as usize, INVITED);
            surveys.push(id);
        }
    }
    schedule::tick(platform).await.unwrap();
    worker::run_due(platform).await.unwrap();
    let letters = platform.post.sent(n * INVITED * 2).await.unwrap();
    for id in &surveys {
        let ours = |to: &str| to.ends_with(&format!("@prove{id}.example"));
        let links = letters.iter().filter(|letter| ours(&letter.to));
        let tokens = links.filter_map(|letter| letter.text.split_once("/svar/")?.1.lines().next());
        for (i, token) in tokens.take(ANSWERED).enumerate() {
            let mut form = AnswerForm::default();
            form.one.insert("quality_overall".into(), (i % 5 + 1).to_string());
            form.text.insert("open_best".into(), format!("Tekst {i}"));
            services.evaluations.answer(token, form).await.unwrap();
        }
    }
    surveys
}

/// Closed surveys among these; all of them must be whole.
async fn closed(data: &Data, ids: &str, when: &str) -> usize {
    let n = |table: &str, more: &str| {
        format!("(SELECT count(*) FROM {table} t WHERE t.evaluation_id = e.id {more})")
    };
    let counted = "(SELECT coalesce(sum(t.n), 0) FROM tally t WHERE t.evaluation_id = e.id AND t.item = '' AND t.choice = '')";
    let sql = format!(
        "SELECT e.state AS state, {} AS spent, {} AS answers, {} AS texts, {} AS figures, \
         CAST({counted} AS bigint) AS counted FROM evaluation e WHERE e.id IN ({ids})",
        n("ballot", "AND t.spent"),
        n("answer", ""),
        n("remark", ""),
        n("published_survey", ""),
    );
    let rows = data.ask(&sql).await;
    let mut closed = 0;
    for row in &rows {
        let state: String = row.try_get("", "state").unwrap();
        let n = |column: &str| row.try_get::<i64>("", column).unwrap();
        let found = ["spent", "answers", "texts", "figures", "counted"].map(n);
        let whole = ANSWERED as i64;
        let wanted = match state.as_str() {
            "closed" => [whole, 0, whole, 1, whole],
            _ => [whole, whole, 0, 0, 0],
        };
        assert_eq!(found, wanted, "{when}: a survey that is {state}");
        closed += usize::from(state == "closed");
    }
    closed
}

async fn kill_while_surveys_close(kills: usize) {
    let data = Data::seeded().await;
    let surveys = answered_surveys(&data.platform().await, kills).await;
    assert_eq!(surveys.len(), kills, "the seed has as many runs");
    let ids = surveys
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(",");
    data.change(&format!(
        "UPDATE evaluation SET opens_on = '2020-01-01', closes_on = '2020-02-01' WHERE id IN ({ids})"
    ))
    .await;
    assert_eq!(closed(&data, &ids, "before").await, 0);
    let mut in_the_middle = 0;
    for round in 0..kills {
        // A job that was under way when its server died is taken up when its lease has ended; that is now.
        data.change("UPDATE job SET lease_until = 0, attempts = 0").await;
        let server = data.serve().await;
        tokio::time::sleep(Duration::from_millis(rand::random::<u64>() % 120)).await;
        server.kill();
        let n = closed(&data, &ids, &format!("round {round}")).await;
        in_the_middle += usize::from(n > 0 && n < kills);
    }
    eprintln!("killed {kills} times, {in_the_middle} times with some surveys closed and some not");
    data.change("UPDATE job SET lease_until = 0, attempts = 0").await;
    let server = data.serve().await;
    for _ in 0..600 {
        if closed(&data, &ids, "at the end").await == kills {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(
        closed(&data, &ids, "at the end").await,
        kills,
        "what was interrupted is taken up"
    );
    drop(server);
    let keys = data.platform().await.secrets.evaluations().unwrap();
    assert!(
        !surveys.iter().any(|id| keys.contains(id)),
        "no key outlives its survey"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_survey_is_closed_wholly_or_not_at_all() {
    kill_while_surveys_close(KILLS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn a_survey_is_closed_wholly_or_not_at_all_a_whole_night() {
    kill_while_surveys_close(NIGHTLY).await;
}
