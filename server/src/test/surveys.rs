//! Surveys on a fresh database: institutions, runs, people with roles, answers, and the jobs in hand.

use app::accounts::model::{Actor, Grant, Person, Role};
use app::evaluation::form::{AnswerForm, PlanForm};
use app::evaluation::model::{Answer, SurveyKind};
use app::evaluation::port::Evaluations as _;
use app::shared::ids::{EvaluationId, InstitutionId, OfferId, PersonId, QuestionnaireId, RunId};
use app::shared::lang::Lang;
use app::shared::time::{Date, StudyYear};
use chrono::{NaiveTime, TimeZone as _};
use sea_orm::ConnectionTrait as _;

use super::parts::{TestParts, parts};
use crate::evaluation::closing::{self, Close, Forget};
use crate::evaluation::jobs::{self, Invite, Open, Remind, TellEarlier};
use crate::evaluation::lost::{TellLost, tell_lost};
use crate::evaluation::service::EvaluationService;
use crate::evaluation::{PastSurvey, keep_past, tick};
use crate::insight::jobs::{MakeAnew, make_anew};
use crate::platform::Parts;
use crate::seed::questionnaires::seed_questionnaire;
use crate::work::job::Job;
use crate::work::queue;

/// The two institutions of every test.
pub const OSLOMET: InstitutionId = InstitutionId(1);
pub const NTNU: InstitutionId = InstitutionId(2);

/// A catalogue with nothing in it but what surveys need.
pub struct World {
    pub test: TestParts,
    pub surveys: EvaluationService,
    pub questionnaire: QuestionnaireId,
}

/// A person with this role.
pub fn actor(role: Role, institution: Option<InstitutionId>) -> Actor {
    let person = Person {
        id: PersonId(1),
        name: "Prøve Person".into(),
        email: "person@prove.example".into(),
        lang: Lang::Nb,
        is_demo: true,
    };
    Actor {
        person: Some(person),
        grants: vec![Grant { role, institution }],
        session: None,
    }
}

pub fn editor() -> Actor {
    actor(Role::Editor, Some(OSLOMET))
}

pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The token in a letter's link.
pub fn token_in(text: &str) -> String {
    let (_, after) = text.split_once("/svar/").expect("the letter has a link");
    after.lines().next().expect("a line").to_owned()
}

/// An answer form that gives one value to the overall item.
pub fn rating(value: u8) -> AnswerForm {
    let mut form = AnswerForm::default();
    form.one.insert("quality_overall".into(), value.to_string());
    form
}

impl World {
    pub async fn new() -> Self {
        let test = parts().await;
        let tx = test.parts.db.write().await.expect("a transaction");
        for sql in [
            "INSERT INTO institution (id, short_name, name, other_names, dbh_code, organisation_number, \
             counties, website) VALUES (1, 'OsloMet', 'OsloMet – storbyuniversitetet', '', '1175', '', '', ''), \
             (2, 'NTNU', 'NTNU', '', '1150', '', '', '')",
            "INSERT INTO offer (id, institution_id, revision) VALUES (1, 1, 1)",
            "INSERT INTO offer_version (id, offer_id, institution_id, year, state, revision, is_demo, title, \
             subject, typed, saved_at, withdrawn_reason) \
             VALUES (1, 1, 1, 2026, 'published', 1, false, 'Norsk 2', 'norsk', '', 0, '')",
        ] {
            tx.execute_unprepared(sql).await.expect("a catalogue");
        }
        let questionnaire = seed_questionnaire(&*tx).await.expect("the questionnaire");
        tx.commit().await.expect("a commit");
        World {
            surveys: EvaluationService::new(test.parts.clone()),
            test,
            questionnaire,
        }
    }

    pub fn parts(&self) -> &Parts {
        &self.test.parts
    }

    /// A run of the first institution's only offer.
    pub async fn run(&self, run: i64) -> RunId {
        let sql = format!(
            "INSERT INTO run (id, offer_id, version_id, year, plan, ends_on, is_demo) \
             VALUES ({run}, 1, 1, 2026, '', '2026-11-20', false)"
        );
        let tx = self.parts().db.write().await.expect("a transaction");
        tx.execute_unprepared(&sql).await.expect("a run");
        tx.commit().await.expect("a commit");
        RunId(run)
    }

    /// Ten in the morning of a day.
    pub fn go_to(&self, to: &str) {
        let ten = NaiveTime::from_hms_opt(10, 0, 0).expect("a time");
        self.test
            .clock
            .set(chrono::Utc.from_utc_datetime(&day(to).and_time(ten)));
    }

    /// What the schedule and the worker would do now.
    pub async fn work(&self) {
        let parts = self.parts();
        tick(parts).await.expect("a tick");
        while let Some(row) = queue::claim(&parts.db, parts.clock.now_ms())
            .await
            .expect("a queue")
        {
            let text = row.payload.as_str();
            let done = match row.kind.as_str() {
                Open::KIND => jobs::open(parts, serde_json::from_str(text).expect("a job")).await,
                Invite::KIND => jobs::invite(parts, serde_json::from_str(text).expect("a job")).await,
                Remind::KIND => jobs::remind(parts, serde_json::from_str(text).expect("a job")).await,
                TellEarlier::KIND => {
                    jobs::tell_earlier(parts, serde_json::from_str(text).expect("a job")).await
                }
                TellLost::KIND => {
                    let job: TellLost = serde_json::from_str(text).expect("a job");
                    tell_lost(parts, job.evaluation).await
                }
                Close::KIND => closing::close(parts, serde_json::from_str(text).expect("a job")).await,
                Forget::KIND => closing::forget(parts, serde_json::from_str(text).expect("a job")).await,
                MakeAnew::KIND => make_anew(parts).await,
                other => panic!("a job of kind {other}"),
            };
            assert_eq!(done, Ok(()), "{}", row.kind);
            queue::finish(&parts.db, &row, done, parts.clock.now_ms())
                .await
                .expect("the job ends");
        }
    }

    /// A survey of a new run, open from the first day of the test to the 22nd of December.
    pub async fn open_survey(&self, people: usize) -> (EvaluationId, Vec<String>) {
        let run = self.run(100).await;
        let id = self.plan(run, "2026-11-23", "2026-12-22").await;
        self.add(id, 0..people).await;
        self.work().await;
        (id, self.tokens().await)
    }

    pub async fn plan(&self, run: RunId, opens_on: &str, closes_on: &str) -> EvaluationId {
        self.plan_kind(SurveyKind::End, run, (opens_on, closes_on)).await
    }

    /// A survey of a kind, from one day to another.
    pub async fn plan_kind(
        &self,
        kind: SurveyKind,
        run: RunId,
        (opens_on, closes_on): (&str, &str),
    ) -> EvaluationId {
        let form = PlanForm {
            kind: kind.code().to_owned(),
            opens_on: opens_on.into(),
            closes_on: closes_on.into(),
        };
        self.surveys.plan(&editor(), run, form).await.expect("a plan")
    }

    /// Adds `Deltaker i`, `deltaker{i}@prove.example`.
    pub async fn add(&self, id: EvaluationId, people: std::ops::Range<usize>) {
        let mut list = String::from("navn;e-post\n");
        for i in people.clone() {
            list.push_str(&format!("Deltaker {i};deltaker{i}@prove.example\n"));
        }
        let report = self
            .surveys
            .add_participants(&editor(), id, list.as_bytes(), false)
            .await
            .expect("a list");
        assert_eq!(report.added as usize, people.len());
    }

    /// Letters sent so far, oldest first: receiver, subject, text.
    pub async fn letters(&self) -> Vec<(String, String, String)> {
        let mut sent = self.parts().post.sent(10_000).await.expect("letters");
        sent.reverse();
        sent.into_iter().map(|l| (l.to, l.subject, l.text)).collect()
    }

    /// The tokens sent so far, each once, in the order of the letters.
    pub async fn tokens(&self) -> Vec<String> {
        let mut tokens: Vec<String> = vec![];
        for (_, _, text) in self.letters().await {
            let token = token_in(&text);
            if !tokens.contains(&token) {
                tokens.push(token);
            }
        }
        tokens
    }

    /// A closed survey whose answers to the overall item are these; `run` also orders closing.
    pub async fn closed(
        &self,
        (run, offer): (i64, i64),
        institution: InstitutionId,
        subject: &str,
        year: i32,
        overall: &[u8],
    ) -> EvaluationId {
        let survey = PastSurvey {
            run: RunId(run),
            offer: OfferId(offer),
            institution,
            questionnaire: self.questionnaire,
            subject: subject.into(),
            title: format!("Tilbud {offer}"),
            year: StudyYear(year),
            opens_on: day("2026-01-01"),
            closes_on: day("2026-01-01") + chrono::Days::new(run.unsigned_abs()),
            invited: u32::try_from(overall.len() * 2).expect("a count"),
            is_demo: false,
        };
        let answer = |value: &u8| Answer {
            ratings: vec![
                ("quality_overall".into(), vec![value.to_string()]),
                ("quality_content".into(), vec!["2".into()]),
                ("theme_assessment".into(), vec!["3".into()]),
            ],
            remarks: vec![],
        };
        let answers: Vec<Answer> = overall.iter().map(answer).collect();
        let tx = self.parts().db.write().await.expect("a transaction");
        let id = keep_past(&*tx, &survey, &answers).await.expect("a closed survey");
        let limit = self.parts().config.min_answers;
        crate::insight::release(&*tx, OfferId(offer), limit)
            .await
            .expect("a release");
        tx.commit().await.expect("a commit");
        id
    }

    /// Roll-ups and what else is made from published figures, as the job after closing leaves them.
    pub async fn make_anew(&self) {
        make_anew(self.parts()).await.expect("the figures are made");
    }
}
