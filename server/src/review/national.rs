//! The national picture: every live offer of a year counted into the cells of two axes.

use std::collections::{BTreeMap, BTreeSet};

use app::accounts::model::Actor;
use app::catalogue::model::{Delivery, Reference, StageBand, StageRange, TeachingLanguage};
use app::review::form::PrioritiesForm;
use app::review::model::{Axis, Picture, PictureQuery, Priority, Weight};
use app::review::national::National;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::InstitutionId;
use app::shared::lang::Lang;
use app::shared::time::{Semester, StudyYear, Term};
use async_trait::async_trait;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Deserialize;
use tracing::instrument;

use super::entity::priority;
use crate::catalogue::{self, KeptText};
use crate::platform::Parts;

/// The national picture's port.
pub struct NationalService {
    parts: Parts,
}

impl NationalService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        NationalService { parts }
    }
}

/// What is counted of a plan: its long texts are skipped while it is read.
#[derive(Deserialize)]
struct Facts {
    subject: String,
    stages: Option<StageRange>,
    delivery: Vec<Delivery>,
    teaching_language: TeachingLanguage,
    counties: Vec<String>,
}

#[derive(Deserialize)]
struct RunFacts {
    semester: Option<Semester>,
}

/// The values of one offer along one axis; it counts once in each.
fn values(facts: &Facts, run: Option<&RunFacts>, axis: Axis) -> Vec<String> {
    match axis {
        Axis::Subject => vec![facts.subject.clone()],
        Axis::Stage => facts.stages.map_or_else(Vec::new, |range| {
            let touched = StageBand::ALL.iter().filter(|b| b.range().overlaps(range));
            touched.map(|b| b.code().to_owned()).collect()
        }),
        Axis::Delivery => facts.delivery.iter().map(|d| d.code().to_owned()).collect(),
        // What is taught online only can be followed anywhere.
        Axis::County if facts.delivery == [Delivery::Online] => vec![String::new()],
        Axis::County => facts.counties.clone(),
        Axis::Language => vec![facts.teaching_language.code().to_owned()],
        Axis::Semester => run
            .and_then(|r| r.semester)
            .map(|s| vec![s.to_string()])
            .unwrap_or_default(),
    }
}

/// Every value along an axis that somebody could offer, in the order it is shown.
fn codes(axis: Axis, year: StudyYear, reference: &Reference) -> Vec<String> {
    let own = |codes: &[&str]| codes.iter().map(|c| (*c).to_owned()).collect();
    match axis {
        Axis::Subject => reference.subjects.iter().map(|s| s.code.clone()).collect(),
        Axis::Stage => StageBand::ALL.iter().map(|b| b.code().to_owned()).collect(),
        Axis::Delivery => Delivery::ALL.iter().map(|d| d.code().to_owned()).collect(),
        Axis::County => {
            let counties = reference.places.iter().filter(|p| p.is_county());
            counties.map(|p| p.code.clone()).chain([String::new()]).collect()
        }
        Axis::Language => TeachingLanguage::ALL
            .iter()
            .map(|l| l.code().to_owned())
            .collect(),
        Axis::Semester => {
            let autumn = Semester {
                year: year.0,
                term: Term::Autumn,
            };
            let spring = Semester {
                year: year.0 + 1,
                term: Term::Spring,
            };
            own(&[&autumn.to_string(), &spring.to_string()])
        }
    }
}

/// Counts the texts into the cells.
fn count(query: &PictureQuery, texts: &[KeptText], reference: &Reference) -> Result<Picture, Fault> {
    let row_codes = codes(query.rows, query.year, reference);
    let column_codes = codes(query.columns, query.year, reference);
    let place = |codes: &[String]| -> BTreeMap<String, usize> { codes.iter().cloned().zip(0..).collect() };
    let (row_at, column_at) = (place(&row_codes), place(&column_codes));
    let mut cells = vec![vec![0u32; column_codes.len()]; row_codes.len()];
    let (mut offers, mut includes_demo) = (0, false);
    for text in texts {
        let facts: Facts = serde_json::from_str(&text.plan)?;
        let run: Option<RunFacts> = text.run_plan.as_deref().map(serde_json::from_str).transpose()?;
        let of = |axis| values(&facts, run.as_ref(), axis);
        if !query.only.iter().all(|(axis, code)| of(*axis).contains(code)) {
            continue;
        }
        offers += 1;
        includes_demo |= text.is_demo;
        let rows: BTreeSet<String> = of(query.rows).into_iter().collect();
        let columns: BTreeSet<String> = of(query.columns).into_iter().collect();
        for row in rows.iter().filter_map(|code| row_at.get(code)) {
            for column in columns.iter().filter_map(|code| column_at.get(code)) {
                cells[*row][*column] += 1;
            }
        }
    }
    let others = Axis::ALL
        .iter()
        .filter(|axis| **axis != query.rows && **axis != query.columns);
    Ok(Picture {
        query: query.clone(),
        years: vec![],
        choices: others
            .map(|axis| (*axis, codes(*axis, query.year, reference)))
            .map(|(axis, codes)| (axis, codes.into_iter().filter(|c| !c.is_empty()).collect()))
            .collect(),
        row_codes,
        column_codes,
        cells,
        offers,
        priorities: vec![],
        includes_demo,
    })
}

async fn kept(db: &impl ConnectionTrait, year: StudyYear) -> Result<Vec<Priority>, DbErr> {
    let rows = priority::Entity::find()
        .filter(priority::Column::Year.eq(year.0))
        .order_by_asc(priority::Column::Subject)
        .all(db)
        .await?;
    let priority = |row: priority::Model| {
        Some(Priority {
            weight: Weight::from_code(&row.weight)?,
            subject: row.subject,
            reason: row.reason,
        })
    };
    Ok(rows.into_iter().filter_map(priority).collect())
}

#[async_trait]
impl National for NationalService {
    async fn picture(&self, actor: &Actor, query: &PictureQuery) -> Result<Picture, Fault> {
        actor.must(actor.may_read_all_results())?;
        let db = self.parts.db.read();
        let reference = catalogue::reference(&self.parts).await?;
        let texts = catalogue::live_texts(db, Some(query.year)).await?;
        let years = catalogue::live_study_years(db).await?;
        let priorities = kept(db, query.year).await?;
        let query = query.clone();
        // Thousands of texts are read: not on a thread that answers others.
        let counted = tokio::task::spawn_blocking(move || count(&query, &texts, &reference));
        Ok(Picture {
            years,
            priorities,
            ..counted.await??
        })
    }

    async fn priorities(&self, actor: &Actor, year: StudyYear) -> Result<Vec<Priority>, Fault> {
        actor.must(actor.may_read_all_results())?;
        Ok(kept(self.parts.db.read(), year).await?)
    }

    #[instrument(name = "national.set_priorities", skip_all, fields(year = year.0))]
    async fn set_priorities(
        &self,
        actor: &Actor,
        year: StudyYear,
        form: &PrioritiesForm,
    ) -> Result<(), Fault> {
        actor.must(actor.leads_directorate())?;
        if !(2000..=2100).contains(&year.0) {
            return Err(Fault::field("year", Problem::Range(2000, 2100)));
        }
        let reference = catalogue::reference(&self.parts).await?;
        let subjects: Vec<&str> = reference.subjects.iter().map(|s| s.code.as_str()).collect();
        let priorities = form.check(&subjects).map_err(Fault::Invalid)?;
        let tx = self.parts.db.write().await?;
        priority::Entity::delete_many()
            .filter(priority::Column::Year.eq(year.0))
            .exec(&*tx)
            .await?;
        for p in priorities {
            let row = priority::ActiveModel {
                year: Set(year.0),
                subject: Set(p.subject),
                weight: Set(p.weight.code().to_owned()),
                reason: Set(p.reason),
            };
            priority::Entity::insert(row).exec_without_returning(&*tx).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn letter_langs(&self, actor: &Actor) -> Result<Vec<(InstitutionId, Lang)>, Fault> {
        actor.must(actor.may_read_all_results())?;
        Ok(catalogue::letter_langs(self.parts.db.read()).await?)
    }

    #[instrument(name = "national.set_letter_lang", skip_all, fields(institution.id = %institution))]
    async fn set_letter_lang(
        &self,
        actor: &Actor,
        institution: InstitutionId,
        lang: &str,
    ) -> Result<(), Fault> {
        actor.must(actor.leads_directorate())?;
        let lang = match Lang::from_code(lang) {
            Some(lang @ (Lang::Nb | Lang::Nn)) => lang,
            _ => return Err(Fault::field("letter_lang", Problem::UnknownChoice)),
        };
        let tx = self.parts.db.write().await?;
        if !catalogue::set_letter_lang(&*tx, institution, lang).await? {
            return Err(Fault::Missing);
        }
        Ok(tx.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use app::catalogue::model::{OfferPlan, RunPlan};

    use super::*;

    #[test]
    fn every_field_counted_is_a_field_of_the_plan() {
        // A plan in its stored shape can be read for its facts.
        fn facts(plan: &OfferPlan, run: &RunPlan) -> (Facts, RunFacts) {
            let text = |value: serde_json::Value| value.to_string();
            let plan = serde_json::from_str(&text(serde_json::to_value(plan).unwrap())).unwrap();
            let run = serde_json::from_str(&text(serde_json::to_value(run).unwrap())).unwrap();
            (plan, run)
        }
        let form = crate::test::stage::full_form("Matematikk 1");
        let (plan, run) = form.check(&["matematikk"], &["46"]).unwrap();
        let (facts, run) = facts(&plan, &run);
        let of = |axis| values(&facts, Some(&run), axis);
        assert_eq!(of(Axis::Subject), ["matematikk"]);
        assert_eq!(of(Axis::Stage), ["5-7", "8-10"]);
        assert_eq!(of(Axis::County), ["46"]);
        assert_eq!(of(Axis::Semester), ["2027h"]);
    }
}
