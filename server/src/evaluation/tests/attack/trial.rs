//! What is attacked: surveys with participants, letters, reminders and people who come late, answered through the
//! front door.

use std::ops::Range;

use app::evaluation::model::{Block, Item, ItemKind, Questionnaire, Scales};
use app::review::model::Texts;
use app::shared::ids::{EvaluationId, QuestionnaireId};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement, TransactionTrait as _};
use tokio::task::JoinSet;
use tower::ServiceExt as _;
use tracing::instrument::WithSubscriber as _;

use crate::evaluation::closing::{Close, close};
use crate::evaluation::keep_questionnaire;
use crate::evaluation::key::Token;
use crate::http::router::{AppState, router};
use crate::platform::Platform;
use crate::test::log::Log;
use crate::test::surveys::World;

/// The texts of one person, and the control's copy of the first.
pub(super) const TEXTS: [&str; 2] = ["best", "endre"];
pub(super) const COPY: &str = "kopi";

/// What a trial writes, known by sight. PostgreSQL's log holds other tests' databases as well, so each has a name.
#[derive(Clone, Copy)]
pub(super) struct Marks(u32);

impl Marks {
    pub fn kind(self, kind: &str) -> String {
        format!("{kind}{:010}", self.0)
    }

    fn text(self, kind: &str, survey: usize, turn: usize) -> String {
        format!("{}-{survey:05}-{turn:03}-{}", self.kind(kind), "x".repeat(80))
    }

    /// How ratings look wherever they lie open.
    pub fn ratings(self) -> String {
        format!(r#""{}",["#, self.kind("kvalitet"))
    }

    /// One grade and two texts.
    fn questionnaire(self) -> Questionnaire {
        let item = |code: String, kind: ItemKind| Item {
            code,
            area: 0,
            theme: None,
            dimension: String::new(),
            kind,
            text: Texts::default(),
            options: vec![],
            reworded: false,
            apart: false,
        };
        let texts = TEXTS.map(|kind| item(format!("open_{kind}"), ItemKind::Text));
        let grade = item(self.kind("kvalitet"), ItemKind::Quality);
        Questionnaire {
            id: QuestionnaireId(0),
            code: self.kind("angrep"),
            version: 1,
            blocks: vec![Block {
                code: "alt".into(),
                title: Texts::default(),
                items: [grade].into_iter().chain(texts).collect(),
            }],
            scales: Scales {
                agreement: vec![],
                quality: vec![],
            },
        }
    }

    /// What a browser without JavaScript sends.
    fn post(self, link: &str, survey: usize, turn: usize) -> Request<Body> {
        let grade = (turn % 5 + 1).to_string();
        let mut form = vec![
            ("token".to_owned(), link.to_owned()),
            (format!("form[one][{}]", self.kind("kvalitet")), grade),
        ];
        form.extend(TEXTS.map(|kind| (format!("form[text][open_{kind}]"), self.text(kind, survey, turn))));
        let pairs = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let form = app::path::with_query("", pairs);
        Request::post("/do/evaluation/answer?lang=nb")
            .header("accept", "text/html")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form.trim_start_matches('?').to_owned()))
            .unwrap()
    }
}

/// Surveys of `people` participants each, and for each survey who answers when: person number by turn.
pub(super) struct Trial {
    pub w: World,
    pub marks: Marks,
    pub turns: Vec<Vec<usize>>,
    /// People who are asked from the first day; the others come after the reminder.
    pub early: usize,
    /// What the machines that took the answers wrote down of it.
    pub log: Log,
    site: Router,
    /// SQLite: somebody who has been reading since before the first answer, so that the log is never emptied.
    pub reading: Option<sea_orm::DatabaseTransaction>,
    /// PostgreSQL: where its log was then.
    pub log_from: String,
}

pub(super) fn id(survey: usize) -> EvaluationId {
    EvaluationId(i64::try_from(survey + 1).unwrap())
}

pub(super) async fn ask(db: &DatabaseConnection, sql: &str) -> Vec<sea_orm::QueryResult> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_all_raw(statement).await.unwrap()
}

impl Trial {
    /// Surveys that are open, whose first participants have their letters.
    pub async fn begin(n: usize, people: usize) -> Trial {
        let w = World::new().await;
        let marks = Marks(rand::random());
        let mut rng = StdRng::seed_from_u64(people as u64);
        let early = people - people.div_ceil(8);
        let tx = w.parts().db.write().await.unwrap();
        tx.execute_unprepared("CREATE TABLE control (kept TEXT)")
            .await
            .unwrap();
        let questionnaire = keep_questionnaire(&*tx, &marks.questionnaire(), "2026-01-01")
            .await
            .unwrap();
        let mut turns = vec![];
        for survey in 0..n {
            let id = id(survey);
            let sql = format!(
                "INSERT INTO evaluation (id, run_id, offer_id, institution_id, questionnaire_id, title, year, \
                 subject, state, opens_on, closes_on, invited, next_n, rounds, key_lost, is_demo) VALUES ({id}, \
                 {id}, {id}, 1, {questionnaire}, '', 2026, '', 'planned', '2026-11-23', '2026-12-10', 0, 0, 0, \
                 false, false)"
            );
            tx.execute_unprepared(&sql).await.unwrap();
            w.parts().secrets.create(id).unwrap();
            // Whoever comes late answers late; who of the others answers when is chance.
            let mut order: Vec<usize> = (0..early).collect();
            order.shuffle(&mut rng);
            let mut rest = order.split_off(people / 2);
            rest.extend(early..people);
            rest.shuffle(&mut rng);
            order.extend(rest);
            turns.push(order);
        }
        tx.commit().await.unwrap();
        let config = (*w.parts().config).clone();
        let platform = Platform::build(config, w.test.clock.clone()).await.unwrap();
        let site = router(AppState::new(platform));
        let db = w.parts().db.read();
        let (reading, log_from) = if w.parts().db.is_postgres() {
            let log = ask(
                db,
                "SELECT pg_walfile_name(pg_current_wal_insert_lsn())::text AS name",
            )
            .await;
            (None, log[0].try_get("", "name").unwrap())
        } else {
            let reading = db.begin().await.unwrap();
            reading
                .execute_unprepared("SELECT count(*) FROM ballot")
                .await
                .unwrap();
            (Some(reading), String::new())
        };
        let trial = Trial {
            w,
            marks,
            turns,
            early,
            log: Log::default(),
            site,
            reading,
            log_from,
        };
        trial.invite(0..early).await;
        trial
    }

    /// Adds these people to every survey and sends what is due.
    async fn invite(&self, people: Range<usize>) {
        for survey in 0..self.turns.len() {
            self.w.add(id(survey), people.clone()).await;
        }
        self.w.work().await;
    }

    /// A week later: those who have not answered are reminded, and the others are added.
    pub async fn remind(&self) {
        self.w.go_to("2026-11-30");
        self.w.work().await;
        let people = self.turns[0].len();
        self.invite(self.early..people).await;
    }

    /// The link of who answers in this turn.
    fn link(&self, survey: usize, turn: usize) -> String {
        let key = self.w.parts().secrets.read(id(survey)).unwrap();
        Token::derive(&key, self.turns[survey][turn] as u64).for_link()
    }

    /// Every link there is.
    pub fn links(&self) -> Vec<String> {
        let turns = |survey: usize| (0..self.turns[survey].len()).map(move |turn| (survey, turn));
        let all = (0..self.turns.len()).flat_map(turns);
        all.map(|(survey, turn)| self.link(survey, turn)).collect()
    }

    /// These turns: all surveys at once, through the site's front door; the control beside it.
    pub async fn answer(&self, turns: Range<usize>) {
        let log = self.log.dispatch();
        for turn in turns {
            let mut at_once = JoinSet::new();
            for survey in 0..self.turns.len() {
                let post = self.marks.post(&self.link(survey, turn), survey, turn);
                at_once.spawn(self.site.clone().oneshot(post).with_subscriber(log.clone()));
            }
            for answer in at_once.join_all().await {
                assert_eq!(answer.unwrap().status(), StatusCode::SEE_OTHER);
            }
            let tx = self.w.parts().db.write().await.unwrap();
            for survey in 0..self.turns.len() {
                let sql = format!(
                    "INSERT INTO control VALUES ('{}')",
                    self.marks.text(COPY, survey, turn)
                );
                tx.execute_unprepared(&sql).await.unwrap();
            }
            tx.commit().await.unwrap();
        }
    }

    pub async fn close(&self) {
        self.w.go_to("2026-12-11");
        for survey in 0..self.turns.len() {
            let job = Close {
                evaluation: id(survey),
            };
            close(self.w.parts(), job).await.unwrap();
        }
    }
}
