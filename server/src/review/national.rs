//! The national picture: every live offer of a year counted into the cells of two axes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use app::accounts::model::Actor;
use app::audit::model::Deed;
use app::catalogue::model::{Delivery, Reference, Run, StageBand, StageRange, TeachingLanguage};
use app::review::form::PrioritiesForm;
use app::review::model::{Axis, Picture, PictureQuery, Priority, Weight};
use app::review::national::National;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{InstitutionId, VersionId};
use app::shared::lang::Lang;
use app::shared::time::{Semester, StudyYear, Term};
use async_trait::async_trait;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Deserialize;
use tracing::instrument;

use super::entity::priority;
use super::store;
use crate::audit::{Note, note};
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

/// When an offer can be begun: the half-years of the runs that stand. Nothing where each of them is called
/// off, not taught this year or moved; where a text has no runs of its own yet, what it promises counts.
fn begins(text: &KeptText, runs: Option<&Vec<Run>>) -> Result<Option<BTreeSet<Semester>>, DbErr> {
    let Some(runs) = runs else {
        let promised = catalogue::read_runs(text.run_plan.as_deref(), text.further_runs.as_deref())?;
        return Ok(Some(promised.into_iter().filter_map(|r| r.semester).collect()));
    };
    let mut standing = runs.iter().filter(|r| r.stands()).peekable();
    Ok(standing
        .peek()
        .is_some()
        .then(|| standing.filter_map(|r| r.plan.semester).collect()))
}

/// The values of one offer along one axis; it counts once in each.
fn values(facts: &Facts, begins: &BTreeSet<Semester>, axis: Axis) -> Vec<String> {
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
        Axis::Semester => begins.iter().map(Semester::to_string).collect(),
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

/// Counts the texts into the cells, with their runs by version.
fn count(
    query: &PictureQuery,
    texts: &[KeptText],
    runs: &HashMap<VersionId, Vec<Run>>,
    reference: &Reference,
) -> Result<Picture, Fault> {
    let others = Axis::ALL
        .iter()
        .filter(|axis| **axis != query.rows && **axis != query.columns);
    let choices: Vec<(Axis, Vec<String>)> = others
        .map(|axis| (*axis, codes(*axis, query.year, reference)))
        .map(|(axis, codes)| (axis, codes.into_iter().filter(|c| !c.is_empty()).collect()))
        .collect();
    // A half-year of another year, or a code nobody knows, would empty every cell and tell of nothing.
    let mut query = query.clone();
    query
        .only
        .retain(|(axis, code)| choices.iter().any(|(a, codes)| a == axis && codes.contains(code)));
    let row_codes = codes(query.rows, query.year, reference);
    let column_codes = codes(query.columns, query.year, reference);
    let place = |codes: &[String]| -> BTreeMap<String, usize> { codes.iter().cloned().zip(0..).collect() };
    let (row_at, column_at) = (place(&row_codes), place(&column_codes));
    let mut cells = vec![vec![0u32; column_codes.len()]; row_codes.len()];
    let (mut offers, mut includes_demo) = (0, false);
    for text in texts {
        let facts: Facts = serde_json::from_str(&text.plan)?;
        let Some(begins) = begins(text, runs.get(&text.version))? else {
            continue;
        };
        let of = |axis| values(&facts, &begins, axis);
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
    Ok(Picture {
        query,
        years: vec![],
        choices,
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

/// With what differs between two years' priorities, by subject.
fn weighed<'a>(mut noted: Note<'a>, before: &[Priority], after: &[Priority]) -> Note<'a> {
    let both = before.iter().chain(after).map(|p| p.subject.as_str());
    for subject in both.collect::<BTreeSet<_>>() {
        let of = |all: &[Priority]| {
            let found = all.iter().find(|p| p.subject == subject);
            found.map_or_else(Default::default, |p| {
                (p.weight.code().to_owned(), p.reason.clone())
            })
        };
        let ((weight, reason), (new_weight, new_reason)) = (of(before), of(after));
        if weight != new_weight {
            noted = noted.field(&format!("weight[{subject}]"), &weight, &new_weight);
        }
        if reason != new_reason {
            noted = noted.field(&format!("reason[{subject}]"), &reason, &new_reason);
        }
    }
    noted
}

#[async_trait]
impl National for NationalService {
    async fn picture(&self, actor: &Actor, query: &PictureQuery) -> Result<Picture, Fault> {
        actor.must(actor.may_read_all_results())?;
        let db = self.parts.db.read();
        let reference = catalogue::reference(&self.parts).await?;
        let texts = catalogue::live_texts(db, Some(query.year)).await?;
        let runs = catalogue::live_runs(db, query.year).await?;
        let years = catalogue::live_study_years(db).await?;
        let priorities = kept(db, query.year).await?;
        let query = query.clone();
        // Thousands of texts are read: not on a thread that answers others.
        let counted = tokio::task::spawn_blocking(move || count(&query, &texts, &runs, &reference));
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
        let by = actor.must(actor.leads_directorate())?;
        if !(2000..=2100).contains(&year.0) {
            return Err(Fault::field("year", Problem::Range(2000, 2100)));
        }
        let reference = catalogue::reference(&self.parts).await?;
        let subjects: Vec<&str> = reference.subjects.iter().map(|s| s.code.as_str()).collect();
        let priorities = form.check(&subjects).map_err(Fault::Invalid)?;
        let tx = self.parts.db.write().await?;
        let year_words = year.to_string();
        let noted = weighed(
            Note::inside(by, Deed::PrioritiesSet, &year_words),
            &kept(&*tx, year).await?,
            &priorities,
        );
        if noted.changes.is_empty() {
            return Ok(());
        }
        note(&*tx, noted, self.parts.clock.now()).await?;
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
        let by = actor.must(actor.leads_directorate())?;
        let lang = match Lang::from_code(lang) {
            Some(lang @ (Lang::Nb | Lang::Nn)) => lang,
            _ => return Err(Fault::field("letter_lang", Problem::UnknownChoice)),
        };
        let reference = catalogue::reference(&self.parts).await?;
        let called = reference.institution(institution).map(|i| i.name.as_str());
        let tx = self.parts.db.write().await?;
        let before = store::letter_lang(&*tx, institution).await?;
        if !catalogue::set_letter_lang(&*tx, institution, lang).await? {
            return Err(Fault::Missing);
        }
        if before != lang {
            let noted = Note::inside(by, Deed::LetterLangSet, called.unwrap_or_default());
            let noted = noted.field("letter_lang", before.code(), lang.code());
            note(&*tx, noted, self.parts.clock.now()).await?;
        }
        Ok(tx.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_counted_is_a_field_of_the_plan() {
        // A plan in its stored shape can be read for its facts.
        let form = crate::test::stage::full_form("Matematikk 1");
        let (plan, run) = form.check(&["matematikk"], &["46"]).unwrap();
        let stored = serde_json::to_value(&plan).unwrap().to_string();
        let facts: Facts = serde_json::from_str(&stored).unwrap();
        let of = |axis| values(&facts, &run.semester.into_iter().collect(), axis);
        assert_eq!(of(Axis::Subject), ["matematikk"]);
        assert_eq!(of(Axis::Stage), ["5-7", "8-10"]);
        assert_eq!(of(Axis::County), ["46"]);
        assert_eq!(of(Axis::Semester), ["2027h"]);
    }
}
