//! A small world for service tests: two institutions, people of every role, a guideline of two criteria.

use std::collections::BTreeMap;

use app::accounts::model::{Actor, Grant, Person, Role};
use app::catalogue::form::{CitationForm, GatheringForm, ModuleForm, OfferForm, RunForm, ThemeForm};
use app::catalogue::model::Theme;
use app::catalogue::port::Catalogue as _;
use app::review::form::{ReviewForm, VerdictForm};
use app::review::model::{CaseQuery, CaseRow, Criterion, Guideline, Outcome, Shelf, Terms, Texts};
use app::review::port::Review as _;
use app::shared::ids::{CaseId, CriterionId, GuidelineId, InstitutionId, OfferId, VersionId};
use app::shared::lang::Lang;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait as _, ConnectionTrait, EntityTrait as _, Statement};

use crate::catalogue::CatalogueService;
use crate::catalogue::entity::{institution, place, subject};
use crate::review::ReviewService;
use crate::review::entity::guideline;
use crate::test::parts::{TestParts, parts};
use crate::work::queue;
use crate::{accounts, catalogue, review};

pub struct Stage {
    pub t: TestParts,
    pub catalogue: CatalogueService,
    pub review: ReviewService,
    /// Where `editor` works.
    pub hvl: InstitutionId,
    /// Where `other` works.
    pub uib: InstitutionId,
}

async fn add_institution(db: &impl ConnectionTrait, short: &str, dbh: &str) -> InstitutionId {
    let row = institution::ActiveModel {
        short_name: Set(short.into()),
        name: Set(format!("Høgskulen {short}")),
        other_names: Set(String::new()),
        dbh_code: Set(dbh.into()),
        organisation_number: Set(String::new()),
        counties: Set("46".into()),
        website: Set("https://www.hvl.no".into()),
        ..Default::default()
    };
    InstitutionId(row.insert(db).await.unwrap().id)
}

fn texts(nb: &str) -> Texts {
    Texts {
        nb: nb.into(),
        nn: format!("{nb} (nn)"),
        en: format!("{nb} (en)"),
    }
}

fn criterion(code: &str, field: &str) -> Criterion {
    Criterion {
        id: CriterionId(0),
        code: code.into(),
        group: "information".into(),
        field: field.into(),
        text: texts(&format!("Krav til {code}")),
        help: texts("Hjelp"),
        rule: None,
    }
}

impl Stage {
    pub async fn new() -> Self {
        let t = parts().await;
        let tx = t.parts.db.write().await.unwrap();
        let hvl = add_institution(&*tx, "HVL", "0238").await;
        let uib = add_institution(&*tx, "UiB", "1120").await;
        let row = subject::ActiveModel {
            code: Set("matematikk".into()),
            position: Set(0),
            nb: Set("Matematikk".into()),
            nn: Set("Matematikk".into()),
            en: Set("Mathematics".into()),
        };
        subject::Entity::insert(row)
            .exec_without_returning(&*tx)
            .await
            .unwrap();
        for (code, name) in [("46", "Vestland"), ("4601", "Bergen")] {
            let row = place::ActiveModel {
                code: Set(code.into()),
                name: Set(name.into()),
                full_name: Set(name.into()),
            };
            place::Entity::insert(row)
                .exec_without_returning(&*tx)
                .await
                .unwrap();
        }
        for (i, &role) in Role::ALL.iter().enumerate() {
            let grant = Grant {
                role,
                institution: None,
            };
            let email = format!("{role}{i}@videre.example");
            accounts::store::add_person(&*tx, role.code(), &email, Lang::Nb, false, &[grant])
                .await
                .unwrap();
        }
        for (name, institution, lang) in [("Ingunn", hvl, Lang::Nn), ("Frode", uib, Lang::Nb)] {
            let grant = Grant {
                role: Role::Editor,
                institution: Some(institution),
            };
            let email = format!("{name}@videre.example");
            accounts::store::add_person(&*tx, name, &email, lang, false, &[grant])
                .await
                .unwrap();
        }
        let guideline = Guideline {
            id: GuidelineId(0),
            code: "2025".into(),
            title: texts("Føringer"),
            valid_from: "2025-08-01".parse().unwrap(),
            is_set: true,
            terms: Terms::default(),
            changes: Texts::default(),
            criteria: vec![
                criterion("themes", "themes[assessment][passage]"),
                criterion("admission", "admission"),
            ],
        };
        review::store::add_guideline(&*tx, &guideline).await.unwrap();
        tx.commit().await.unwrap();
        Stage {
            catalogue: CatalogueService::new(t.parts.clone()),
            review: ReviewService::new(t.parts.clone()),
            t,
            hvl,
            uib,
        }
    }

    /// A person with this one role.
    pub async fn actor(&self, role: Role, institution: Option<InstitutionId>) -> Actor {
        let db = self.t.parts.db.read();
        let email = match institution {
            Some(i) if i == self.hvl => "ingunn@videre.example".to_owned(),
            Some(_) => "frode@videre.example".to_owned(),
            None => {
                let i = Role::ALL.iter().position(|r| *r == role).unwrap();
                format!("{role}{i}@videre.example")
            }
        };
        let person: Person = accounts::store::person_by_email(db, &email)
            .await
            .unwrap()
            .unwrap();
        Actor {
            person: Some(person),
            grants: vec![Grant { role, institution }],
            session: None,
        }
    }

    pub async fn editor(&self) -> Actor {
        self.actor(Role::Editor, Some(self.hvl)).await
    }

    pub async fn reviewer(&self) -> Actor {
        self.actor(Role::Reviewer, None).await
    }

    /// The open case of the queue that came last.
    pub async fn last_case(&self) -> CaseId {
        self.open_cases().await.iter().map(|c| c.id).max().unwrap()
    }

    /// The open cases, oldest first.
    pub async fn open_cases(&self) -> Vec<CaseRow> {
        let open = CaseQuery::of(Shelf::Open);
        let queue = self.review.queue(&self.reviewer().await, &open).await.unwrap();
        queue.rows
    }

    /// From now on a second reviewer must confirm every approval.
    pub async fn demand_four_eyes(&self) {
        let tx = self.t.parts.db.write().await.unwrap();
        guideline::Entity::update_many()
            .col_expr(guideline::Column::FourEyes, Expr::value(true))
            .exec(&*tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// A complete text on its way to review.
    pub async fn submitted(&self) -> (VersionId, CaseId) {
        self.submitted_as(full_form("Matematikk 1")).await
    }

    async fn submitted_as(&self, form: OfferForm) -> (VersionId, CaseId) {
        let editor = self.editor().await;
        let version = self.catalogue.create(&editor, self.hvl, Lang::Nn).await.unwrap();
        self.catalogue.submit(&editor, version, 1, form).await.unwrap();
        (version, self.last_case().await)
    }

    pub async fn decide(&self, case: CaseId, outcome: Outcome) {
        let reviewer = self.reviewer().await;
        let seen = self.review.case(&reviewer, case).await.unwrap().revision;
        self.review
            .decide(&reviewer, case, seen, review_form(outcome), outcome)
            .await
            .unwrap();
    }

    /// A live offer.
    pub async fn published(&self) -> (OfferId, VersionId) {
        let (version, case) = self.submitted().await;
        self.decide(case, Outcome::Approved).await;
        (self.row(version).await.offer, version)
    }

    /// A live offer with this text.
    pub async fn published_as(&self, form: OfferForm) -> OfferId {
        let (version, case) = self.submitted_as(form).await;
        self.decide(case, Outcome::Approved).await;
        self.row(version).await.offer
    }

    pub async fn row(&self, version: VersionId) -> app::catalogue::model::Version {
        let found = catalogue::submitted(self.t.parts.db.read(), version).await;
        found.unwrap().unwrap().0
    }

    /// The offers the feed was told of, in that order.
    ///
    /// Read from the table itself: followers on PostgreSQL wait for every older transaction of the whole
    /// cluster, those of other tests too.
    pub async fn told(&self) -> Vec<i64> {
        let db = self.t.parts.db.read();
        let sql = "SELECT key FROM change ORDER BY id";
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        rows.iter().map(|r| r.try_get("", "key").unwrap()).collect()
    }

    /// Runs what waits in the queue, as the worker would; gives the kinds that ran.
    pub async fn run_jobs(&self) -> Vec<String> {
        let parts = &self.t.parts;
        let mut kinds = vec![];
        while let Some(row) = queue::claim(&parts.db, parts.clock.now_ms()).await.unwrap() {
            let payload: serde_json::Value = serde_json::from_str(&row.payload).unwrap();
            let case = CaseId(payload["case"].as_i64().unwrap());
            let outcome = match row.kind.as_str() {
                "review.appeal_answered" => review::jobs::appeal_answered(parts, case).await,
                "review.appeal_arrived" => review::jobs::appeal_arrived(parts, case).await,
                "review.arrived" => review::jobs::arrived(parts, case).await,
                "review.notify" => review::jobs::notify(parts, case).await,
                other => panic!("no job of kind {other}"),
            };
            queue::finish(&parts.db, &row, outcome, parts.clock.now_ms())
                .await
                .unwrap();
            kinds.push(row.kind);
        }
        kinds
    }
}

/// A form with nothing missing.
pub fn full_form(title: &str) -> OfferForm {
    let themes = Theme::ALL.iter().map(|t| {
        let form = ThemeForm {
            passage: format!("Slik arbeider vi med {t}."),
            outcome: "2".into(),
        };
        (t.code().to_owned(), form)
    });
    OfferForm {
        title: title.into(),
        code: "MAT1".into(),
        credits: "30".into(),
        subject: "matematikk".into(),
        stage_from: "5".into(),
        stage_to: "10".into(),
        groups: vec!["laerere".into()],
        delivery: vec!["samlingsbasert".into(), "nettbasert".into()],
        teaching_language: "norsk".into(),
        text_lang: "nn".into(),
        funding: "vikar_stipend".into(),
        summary: "For deg som underviser i matematikk.".into(),
        content: "Tal, brøk og algebra.".into(),
        knowledge: "Har kunnskap om tal\nHar kunnskap om algebra".into(),
        skills: "Kan leie samtalar".into(),
        competence: "Kan dele med kollegaer".into(),
        modules: ["Tal", "Algebra"]
            .map(|title| ModuleForm {
                code: String::new(),
                title: title.into(),
                credits: "15".into(),
                ..ModuleForm::default()
            })
            .to_vec(),
        themes: themes.collect::<BTreeMap<_, _>>(),
        citations: vec![CitationForm {
            authors: "Wæge, K.".into(),
            year: "2018".into(),
            title: "Motivasjon i matematikk".into(),
            source: "Universitetsforlaget".into(),
            doi: String::new(),
            ..CitationForm::default()
        }],
        practice: "Du prøver ut i eigen klasse.".into(),
        exam: "Munnleg eksamen".into(),
        admission: "Lærarutdanning".into(),
        price: "0".into(),
        contact_name: "Studierettleiar".into(),
        contact_email: "vidare@hvl.example".into(),
        places: "Bergen".into(),
        counties: vec!["46".into()],
        source_url: "https://www.hvl.no".into(),
        run: RunForm {
            semester: "2027h".into(),
            starts_on: "2027-08-25".into(),
            ends_on: "2028-06-10".into(),
            funding_deadline: "2027-03-01".into(),
            admission_deadline: "2027-04-15".into(),
            capacity: "35".into(),
            apply_url: "https://www.hvl.no".into(),
            gatherings: vec![GatheringForm {
                from: "2027-08-25".into(),
                to: "2027-08-26".into(),
                place: "Bergen".into(),
                ..GatheringForm::default()
            }],
            ..RunForm::default()
        },
        ..OfferForm::default()
    }
}

/// A review that leads to this outcome; returned for its admission requirements.
pub fn review_form(outcome: Outcome) -> ReviewForm {
    let verdict = |verdict: &str, reason: &str| VerdictForm {
        verdict: verdict.into(),
        reason: reason.into(),
    };
    let admission = match outcome {
        Outcome::Approved => verdict("met", ""),
        Outcome::Returned => verdict("not_met", "Krav om praksis manglar."),
    };
    let verdicts = [
        ("themes".to_owned(), verdict("met", "")),
        ("admission".to_owned(), admission),
    ];
    ReviewForm {
        verdicts: verdicts.into(),
        summary: "Takk for tilbodet.".into(),
        phrases: BTreeMap::new(),
    }
}
