//! An open survey with its links, made through the front of the services: for crash tests and benchmarks.

use std::path::Path;
use std::sync::Arc;

use app::accounts::model::{Actor, Role};
use app::evaluation::form::PlanForm;
use app::shared::ids::EvaluationId;
use app::shared::time::Instant;

use crate::clock::{Clock as _, FixedClock, SystemClock};
use crate::config::Config;
use crate::platform::Platform;
use crate::work::{schedule, worker};

/// An open survey and the tokens of everyone invited.
pub struct OpenSurvey {
    pub evaluation: EvaluationId,
    pub tokens: Vec<String>,
}

/// The demo account with this role.
///
/// # Panics
/// When the content has no such account.
pub async fn demo_actor(platform: &Platform, role: Role) -> Actor {
    let accounts = &platform.services.accounts;
    let people = accounts.demo_people().await.expect("the accounts can be read");
    let (person, _) = people
        .iter()
        .find(|(_, g)| g.iter().any(|g| g.role == role))
        .expect("a demo account with this role");
    let signed_in = accounts
        .enter_demo(person.id, "test")
        .await
        .expect("a demo account may enter");
    accounts
        .actor(Some(&signed_in.secret))
        .await
        .expect("the session can be read")
}

/// Opens a survey for a run of a seeded site and invites `n` people, at most 5,000; letters stay in memory.
///
/// # Panics
/// When anything on the way is refused.
pub async fn open_survey(platform: &Platform, n: usize) -> OpenSurvey {
    let actor = demo_actor(platform, Role::Editor).await;
    let evaluations = &platform.services.evaluations;
    let runs = evaluations.runs(&actor).await.expect("the runs can be read");
    let run = runs
        .iter()
        .find(|r| r.evaluations.is_empty())
        .expect("a run without survey");
    let today = platform.clock.today();
    let form = PlanForm {
        kind: String::new(),
        opens_on: today.to_string(),
        closes_on: (today + chrono::Duration::days(30)).to_string(),
    };
    let evaluation = evaluations
        .plan(&actor, run.run, form)
        .await
        .expect("a survey can be planned");
    let mut list = String::from("navn;e-post\n");
    for i in 0..n {
        list.push_str(&format!("Deltaker {i};deltaker{i}@prove.example\n"));
    }
    let report = evaluations
        .add_participants(&actor, evaluation, list.as_bytes(), false)
        .await
        .expect("the list is taken");
    assert_eq!(report.added as usize, n, "{:?}", report.refused.first());
    schedule::tick(platform).await.expect("the schedule is kept");
    worker::run_due(platform).await.expect("the jobs run");
    let letters = platform.post.sent(n * 2).await.expect("letters in memory");
    let tokens = letters
        .iter()
        .filter(|l| l.to.ends_with("@prove.example"))
        .filter_map(|l| {
            let (_, after) = l.text.split_once("/svar/")?;
            Some(
                after
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                    .collect(),
            )
        });
    let tokens: Vec<String> = tokens.collect();
    assert_eq!(tokens.len(), n, "everyone got a link");
    OpenSurvey { evaluation, tokens }
}

/// The platform of an existing data folder, with letters in memory.
///
/// # Panics
/// When the folder cannot be opened.
pub async fn platform_of(folder: &Path) -> Platform {
    platform_at(folder, SystemClock.now()).await
}

/// The same with its database elsewhere.
///
/// # Panics
/// When folder or database cannot be opened.
pub async fn platform_over(folder: &Path, database: &str) -> Platform {
    platform_with(folder, Some(database), SystemClock.now()).await
}

/// The same as `platform_of`, with the clock standing still at an instant.
///
/// # Panics
/// When the folder cannot be opened.
pub async fn platform_at(folder: &Path, now: Instant) -> Platform {
    platform_with(folder, None, now).await
}

async fn platform_with(folder: &Path, database: Option<&str>, now: Instant) -> Platform {
    let get = |name: &str| match name {
        "DATA_DIR" => Some(folder.display().to_string()),
        "DATABASE_URL" => database.map(ToOwned::to_owned),
        "MAIL" => Some("memory:".into()),
        _ => None,
    };
    let config = Config::read(get).expect("test settings are right");
    Platform::build(config, Arc::new(FixedClock::at(now)))
        .await
        .expect("the platform can be built")
}
