//! The reading of texts against a real database: limit, decisions, rights, order, retention.

mod attack;
mod life;
mod limits;
mod retention;

use std::collections::BTreeMap;

use app::accounts::model::{Actor, Role};
use app::evaluation::model::Answer;
use app::remarks::form::{DecideForm, OneForm};
use app::remarks::model::{Reading, Stand, ToldStand, Unread};
use app::remarks::port::Remarks as _;
use app::shared::ids::{EvaluationId, InstitutionId, OfferId, RunId};
use app::shared::lang::Lang;
use app::shared::time::StudyYear;
use chrono::Days;

use super::service::RemarksService;
use super::{jobs, tick};
use crate::accounts::store::add_person;
use crate::evaluation::{PastSurvey, keep_past};
use crate::test::surveys::{OSLOMET, World, actor, day};
use crate::work::queue;

pub struct Desk {
    pub w: World,
    pub port: RemarksService,
}

pub fn analyst() -> Actor {
    actor(Role::Analyst, None)
}

pub fn editor() -> Actor {
    actor(Role::Editor, Some(OSLOMET))
}

impl Desk {
    pub async fn new() -> Self {
        let w = World::new().await;
        let port = RemarksService::new(w.parts().clone());
        Desk { w, port }
    }

    /// A survey of the first institution that closed ten days before the tests begin, with so many answers, of
    /// which the first say these things about what should change.
    pub async fn closed(&self, run: i64, answers: usize, texts: &[&str]) -> EvaluationId {
        self.closed_of((run, 1), OSLOMET, 2025, answers, texts).await
    }

    pub async fn closed_of(
        &self,
        (run, offer): (i64, i64),
        institution: InstitutionId,
        year: i32,
        answers: usize,
        texts: &[&str],
    ) -> EvaluationId {
        let survey = PastSurvey {
            run: RunId(run),
            offer: OfferId(offer),
            institution,
            questionnaire: self.w.questionnaire,
            subject: "norsk".into(),
            title: format!("Tilbud {offer}"),
            year: StudyYear(year),
            opens_on: day("2026-10-01"),
            closes_on: day("2026-11-12"),
            invited: 40,
            is_demo: false,
        };
        let answer = |i: usize| Answer {
            ratings: vec![("quality_overall".into(), vec!["4".into()])],
            remarks: texts
                .get(i)
                .map(|text| ("open_change".to_owned(), (*text).to_owned()))
                .into_iter()
                .collect(),
        };
        let answers: Vec<Answer> = (0..answers).map(answer).collect();
        let tx = self.w.parts().db.write().await.unwrap();
        let id = keep_past(&*tx, &survey, &answers).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    pub async fn reading(&self, id: EvaluationId) -> Reading {
        self.port.reading(&analyst(), id).await.unwrap()
    }

    /// What is undecided, and the revision.
    pub async fn open(&self, id: EvaluationId) -> (Vec<Unread>, i64) {
        match self.reading(id).await.stand {
            Stand::Open {
                undecided, revision, ..
            } => (undecided, revision),
            other => panic!("{other:?}"),
        }
    }

    /// Decides on the texts with these words.
    pub async fn decide(&self, id: EvaluationId, decisions: &[(&str, OneForm)]) {
        let (undecided, _) = self.open(id).await;
        let key = |text: &str| undecided.iter().find(|t| t.text == text).unwrap().key.clone();
        let texts: BTreeMap<String, OneForm> = decisions
            .iter()
            .map(|(text, one)| (key(text), one.clone()))
            .collect();
        let n = self
            .port
            .decide(&analyst(), id, DecideForm { texts })
            .await
            .unwrap();
        assert_eq!(n, decisions.len());
    }

    pub async fn tell(&self, id: EvaluationId) {
        let (_, revision) = self.open(id).await;
        self.port.tell(&analyst(), id, revision).await.unwrap();
    }

    /// Lets the clock do what is due, and the jobs after it.
    pub async fn work(&self) {
        let parts = self.w.parts();
        tick(parts).await.unwrap();
        let now = parts.clock.now_ms();
        while let Some(row) = queue::claim(&parts.db, now).await.unwrap() {
            let done = match row.kind.as_str() {
                "remarks.told" => {
                    let job: jobs::Told = serde_json::from_str(&row.payload).unwrap();
                    jobs::told(parts, job.evaluation).await
                }
                "remarks.tidy" => jobs::tidy(parts).await,
                other => panic!("a job of kind {other}"),
            };
            assert_eq!(done, Ok(()));
            queue::finish(&parts.db, &row, done, now).await.unwrap();
        }
    }

    /// Somebody who gets the institution's letters.
    pub async fn person(&self, email: &str, lang: Lang) {
        let grants = vec![app::accounts::model::Grant {
            role: Role::Editor,
            institution: Some(OSLOMET),
        }];
        let tx = self.w.parts().db.write().await.unwrap();
        add_person(&*tx, "Prøve", email, lang, false, &grants)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    pub fn later(&self, days: u64) {
        let today = self.w.parts().clock.today();
        self.w.go_to(&(today + Days::new(days)).to_string());
    }

    /// The texts as this reader sees them.
    pub async fn told(&self, actor: &Actor, id: EvaluationId) -> Vec<String> {
        match self.port.told(actor, id).await.unwrap().stand {
            ToldStand::Read { texts, .. } => texts.into_iter().map(|t| t.text).collect(),
            other => panic!("{other:?}"),
        }
    }
}

pub fn pass(categories: &[&str]) -> OneForm {
    one("videre", "", categories)
}

pub fn summarise(summary: &str, categories: &[&str]) -> OneForm {
    one("sammendrag", summary, categories)
}

pub fn delete() -> OneForm {
    one("slettet", "", &[])
}

fn one(outcome: &str, summary: &str, categories: &[&str]) -> OneForm {
    OneForm {
        outcome: outcome.into(),
        summary: summary.into(),
        categories: categories.iter().map(|&c| c.to_owned()).collect(),
    }
}
