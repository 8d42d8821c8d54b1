//! A nation's answers: surveys that have closed, every single answer in a table nobody reads but the peer, and
//! figures published from them by the program's own job.

use std::path::Path;
use std::time::{Duration, Instant};

use app::accounts::model::Role;
use reqwest::Client;
use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, DbBackend, Statement};
use server::platform::Platform;
use server::test::survey;
use server::work::{schedule, worker};

/// People who answer a survey, surveys of a series, and the questions everybody answers.
const ANSWERED: usize = 40;
const YEARS: usize = 5;
const ITEMS: [&str; 12] = [
    "quality_overall",
    "quality_content",
    "quality_teaching",
    "quality_organisation",
    "relevance_research",
    "theme_adapted_teaching",
    "theme_digitalisation",
    "theme_leading_learning",
    "theme_practical_varied",
    "theme_assessment",
    "outcome_practice",
    "outcome_pupils",
];

/// What the peer groups by.
pub enum GroupBy {
    Subject,
    Institution,
    Theme,
    SubjectAndTheme,
}

pub struct Answers {
    platform: Platform,
    db: DatabaseConnection,
    surveys: usize,
    published_in: Duration,
}

impl Answers {
    /// Makes surveys that this many people answered, and publishes them.
    pub async fn make(folder: &Path, database: Option<&str>, responses: usize) -> Self {
        let platform = match database {
            Some(url) => survey::platform_over(folder, url).await,
            None => survey::platform_of(folder).await,
        };
        let file = format!("sqlite:{}", folder.join("videre.sqlite").display());
        let url = database.map_or(file, ToOwned::to_owned);
        let db = Database::connect(server::db::options(url))
            .await
            .expect("the database can be opened");
        let surveys = (responses / ANSWERED).max(1);
        let mut answers = Answers {
            platform,
            db,
            surveys,
            published_in: Duration::ZERO,
        };
        answers.fill().await;
        let began = Instant::now();
        schedule::tick(&answers.platform)
            .await
            .expect("the schedule is kept");
        worker::run_due(&answers.platform).await.expect("the jobs run");
        answers.published_in = began.elapsed();
        let open = "SELECT count(*) FROM evaluation e WHERE e.run_id >= 1000000 AND e.id NOT IN \
                    (SELECT evaluation_id FROM published_survey)";
        assert_eq!(answers.number(open).await, 0, "every survey is published");
        answers
    }

    async fn run(&self, sql: &str) {
        self.db.execute_unprepared(sql).await.expect("SQL that is right");
    }

    async fn number(&self, sql: &str) -> i64 {
        let statement = Statement::from_string(self.db.get_database_backend(), sql);
        let row = self.db.query_one_raw(statement).await.expect("SQL that is right");
        row.expect("a row").try_get_by_index(0).expect("a number")
    }

    /// Numbers from 0 to below `n` as a table `name(i)`.
    fn numbers(&self, name: &str, n: usize) -> String {
        if self.db.get_database_backend() == DbBackend::Postgres {
            format!("{name}(i) AS (SELECT * FROM generate_series(0, {}))", n - 1)
        } else {
            format!(
                "{name}(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM {name} WHERE i < {})",
                n - 1
            )
        }
    }

    async fn fill(&self) {
        let institutions = self.number("SELECT count(*) FROM institution").await;
        let subjects = [
            "norsk",
            "matematikk",
            "engelsk",
            "naturfag",
            "spesialpedagogikk",
            "kroppsoving",
        ];
        let subjects: Vec<String> = subjects
            .iter()
            .enumerate()
            .map(|(i, s)| format!("WHEN {i} THEN '{s}'"))
            .collect();
        let years = YEARS;
        // Findings are about a series that exists.
        let series = format!(
            "WITH RECURSIVE {} INSERT INTO offer (id, institution_id, revision) \
             SELECT 1000000 + i, 1 + i % {institutions}, 1 FROM n",
            self.numbers("n", self.surveys.div_ceil(years)),
        );
        self.run(&series).await;
        // Longer ago for each year, so that they closed in their order.
        let sql = format!(
            "WITH RECURSIVE {} INSERT INTO evaluation (run_id, offer_id, institution_id, questionnaire_id, title, \
             year, subject, state, opens_on, closes_on, invited, next_n, rounds, key_lost, is_demo, closed_at) \
             SELECT 1000000 + i, 1000000 + i / {years}, 1 + (i / {years}) % {institutions}, \
             (SELECT max(id) FROM questionnaire), 'Tilbud', 2019 + i % {years}, \
             CASE (i / {years}) % 6 {} END, 'closed', '2024-05-01', '2024-05-20', {}, {}, 3, false, true, \
             1500000000000 + (i % {years}) * 31536000000 + i FROM n",
            self.numbers("n", self.surveys),
            subjects.join(" "),
            ANSWERED * 2,
            ANSWERED * 2,
        );
        self.run(&sql).await;
        self.run(
            "CREATE TABLE response (evaluation_id BIGINT NOT NULL, item TEXT NOT NULL, value INT NOT NULL)",
        )
        .await;
        for (i, item) in ITEMS.iter().enumerate() {
            // Even chance from the numbers of survey, person and question; most are content.
            let roll = format!("((e.id * 2654435761 + p.i * 40503 + {i} * 7919 + e.id * p.i * 31) % 1000)");
            let sql = format!(
                "WITH RECURSIVE {} INSERT INTO response SELECT e.id, '{item}', CASE WHEN {roll} < 40 THEN 1 \
                 WHEN {roll} < 120 THEN 2 WHEN {roll} < 320 THEN 3 WHEN {roll} < 720 THEN 4 ELSE 5 END \
                 FROM evaluation e, p WHERE e.run_id >= 1000000",
                self.numbers("p", ANSWERED)
            );
            self.run(&sql).await;
        }
        self.run("CREATE INDEX ix_response_evaluation ON response (evaluation_id)")
            .await;
        for sql in [
            "INSERT INTO tally SELECT evaluation_id, item, CAST(value AS TEXT), count(*) FROM response GROUP BY 1, 2, 3",
            "INSERT INTO tally SELECT evaluation_id, item, '', count(*) FROM response GROUP BY 1, 2",
            &format!(
                "INSERT INTO tally SELECT id, '', '', {ANSWERED} FROM evaluation WHERE run_id >= 1000000"
            ),
            "DELETE FROM cube_made",
            "ANALYZE",
        ] {
            self.run(sql).await;
        }
    }

    /// How long one such query over all answers takes.
    pub async fn group(&self, by: &GroupBy) -> Duration {
        let figures = "count(*), avg(r.value) FROM response r JOIN evaluation e ON e.id = r.evaluation_id";
        let overall = "WHERE r.item = 'quality_overall'";
        let themes: Vec<String> = ITEMS
            .iter()
            .filter(|i| i.starts_with("theme_"))
            .map(|i| format!("'{i}'"))
            .collect();
        let themes = format!("WHERE r.item IN ({})", themes.join(", "));
        let sql = match by {
            GroupBy::Subject => format!("SELECT e.subject, {figures} {overall} GROUP BY e.subject"),
            GroupBy::Institution => {
                format!("SELECT e.institution_id, {figures} {overall} GROUP BY e.institution_id")
            }
            GroupBy::Theme => format!("SELECT r.item, {figures} {themes} GROUP BY r.item"),
            GroupBy::SubjectAndTheme => {
                format!("SELECT e.subject, r.item, {figures} {themes} GROUP BY e.subject, r.item")
            }
        };
        let began = Instant::now();
        let statement = Statement::from_string(self.db.get_database_backend(), sql);
        let rows = self.db.query_all_raw(statement).await.expect("SQL that is right");
        assert!(!rows.is_empty());
        began.elapsed()
    }

    /// A browser of somebody who reads all results.
    pub async fn signed_in(&self, origin: &str) -> Client {
        let actor = survey::demo_actor(&self.platform, Role::Analyst).await;
        let person = actor.person.as_ref().expect("a demo account").id;
        let client = Client::builder().cookie_store(true);
        let client = client.timeout(Duration::from_secs(60)).build().expect("a client");
        let post = client.post(format!("{origin}/do/accounts/enter_demo?lang=nb"));
        let post = post.header("content-type", "application/x-www-form-urlencoded");
        let entered = post
            .header("accept", "text/html")
            .body(format!("person={person}"))
            .send();
        assert!(
            entered.await.expect("an answer").status().is_success(),
            "the analyst is let in"
        );
        client
    }

    /// How much there is.
    pub fn told(&self) -> String {
        let responses = self.surveys * ANSWERED;
        format!(
            "{responses} people, {} answered questions, {} surveys, published and rolled up in {:.0} s",
            responses * ITEMS.len(),
            self.surveys,
            self.published_in.as_secs_f64()
        )
    }
}
