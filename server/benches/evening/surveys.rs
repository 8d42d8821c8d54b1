//! Surveys for ten thousand people, planned by the institutions whose runs they are about.

use std::collections::HashSet;
use std::path::Path;

use app::accounts::model::{Actor, Grant, Role};
use app::evaluation::form::PlanForm;
use app::shared::ids::EvaluationId;
use sea_orm::{ConnectionTrait as _, Database, DbBackend, Statement};
use server::platform::Platform;
use server::test::survey;

/// Surveys that are open to these people.
pub struct Surveys(Vec<EvaluationId>);

async fn platform(folder: &Path, database: Option<&str>) -> Platform {
    match database {
        Some(url) => survey::platform_over(folder, url).await,
        None => survey::platform_of(folder).await,
    }
}

impl Surveys {
    /// Plans a survey for every run without one and divides the people among them.
    pub async fn plan(folder: &Path, database: Option<&str>, people: usize) -> Self {
        let platform = platform(folder, database).await;
        let services = &platform.services;
        let reference = services
            .catalogue
            .reference()
            .await
            .expect("the catalogue can be read");
        let template = survey::demo_actor(&platform, Role::Editor).await;
        let mut free = vec![];
        for institution in &reference.institutions {
            let actor = Actor {
                grants: vec![Grant {
                    role: Role::Editor,
                    institution: Some(institution.id),
                }],
                ..template.clone()
            };
            let runs = services
                .evaluations
                .runs(&actor)
                .await
                .expect("the runs can be read");
            let without = runs.into_iter().filter(|r| r.evaluations.is_empty());
            free.extend(without.map(|r| (actor.clone(), r.run)));
        }
        let today = platform.clock.today();
        let n = free.len();
        let mut surveys = vec![];
        for (i, (actor, run)) in free.into_iter().enumerate() {
            let form = PlanForm {
                kind: String::new(),
                opens_on: today.to_string(),
                closes_on: (today + chrono::Duration::days(30)).to_string(),
            };
            let planned = services.evaluations.plan(&actor, run, form).await;
            let evaluation = planned.expect("a survey can be planned");
            let list: String = (people * i / n..people * (i + 1) / n)
                .map(|p| format!("Deltaker {p};deltaker{p}@prove.example\n"))
                .collect();
            let list = format!("navn;e-post\n{list}");
            let added = services
                .evaluations
                .add_participants(&actor, evaluation, list.as_bytes(), false);
            added.await.expect("the list is taken");
            surveys.push(evaluation);
        }
        Surveys(surveys)
    }

    pub fn n(&self) -> usize {
        self.0.len()
    }

    /// Answers the database has to these surveys, counted in three ways that must agree.
    ///
    /// # Panics
    /// When spent ballots, answers and counters differ.
    pub async fn n_kept(&self, folder: &Path, database: Option<&str>) -> usize {
        let url = match database {
            Some(url) => url.to_owned(),
            None => format!("sqlite:{}", folder.join("videre.sqlite").display()),
        };
        let db = Database::connect(server::db::options(url))
            .await
            .expect("the database can be opened");
        let ids = self
            .0
            .iter()
            .map(|id| id.0.to_string())
            .collect::<Vec<_>>()
            .join(",");
        let count = async |sql: String| {
            let backend = if database.is_some() {
                DbBackend::Postgres
            } else {
                DbBackend::Sqlite
            };
            let row = db
                .query_one_raw(Statement::from_string(backend, sql))
                .await
                .expect("SQL that is right");
            let n: i64 = row.expect("a row").try_get_by_index(0).expect("a number");
            usize::try_from(n).expect("a count")
        };
        let spent = count(format!(
            "SELECT COUNT(*) FROM ballot WHERE spent AND evaluation_id IN ({ids})"
        ))
        .await;
        let answers = count(format!(
            "SELECT COUNT(*) FROM answer WHERE evaluation_id IN ({ids})"
        ))
        .await;
        assert_eq!(
            spent, answers,
            "a ballot is spent for each answer and for nothing else"
        );
        answers
    }
}

/// The tokens in letters as they were sent.
pub fn tokens(letters: &[String]) -> Vec<String> {
    let is_sign = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let token = |letter: &String| {
        let whole = letter.replace("=\r\n", "");
        let (_, after) = whole.split_once("/svar/")?;
        Some(after.chars().take_while(is_sign).collect())
    };
    let found: HashSet<String> = letters.iter().filter_map(token).collect();
    found.into_iter().collect()
}
