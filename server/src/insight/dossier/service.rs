//! The dossiers' port: rights, then what each side may see.

use app::accounts::model::Actor;
use app::catalogue::model::Institution;
use app::insight::dossier::form::{MinutesForm, RemarkForm};
use app::insight::dossier::model::{Dossier, DossierRow, KeyFigures, Minutes, MinutesPage};
use app::insight::dossier::port::Dossiers;
use app::insight::telling::{Measure, Signal, StepKind};
use app::shared::fault::Fault;
use app::shared::ids::InstitutionId;
use app::shared::time::StudyYear;
use async_trait::async_trait;
use sea_orm::ConnectionTrait;
use tracing::instrument;

use super::figures::Figures;
use super::{minutes, store};
use crate::insight::cube::{Side, beside_of};
use crate::insight::judged::{Judged, Which, judged};
use crate::insight::{store as figures_store, sums};
use crate::platform::Parts;
use crate::{catalogue, followup, remarks};

/// The dossiers' port.
pub struct DossiersService {
    parts: Parts,
}

impl DossiersService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        DossiersService { parts }
    }

    /// The institution, where the actor may read its results and it has a dossier of the year; with its years.
    async fn readable(
        &self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        (id, year): (InstitutionId, StudyYear),
    ) -> Result<(Institution, Vec<StudyYear>), Fault> {
        actor.must(actor.may_read_results_of(id))?;
        let reference = catalogue::reference(&self.parts).await?;
        let institution = reference.institution(id).cloned().ok_or(Fault::Missing)?;
        let mut years = store::years(db, Some(&[id])).await?;
        let years = years.remove(&id.0).unwrap_or_default();
        if years.contains(&year) {
            Ok((institution, years))
        } else {
            Err(Fault::Missing)
        }
    }
}

/// What the releases of a year showed; a fall since last year only where the whole stretch shows none.
fn changes(judged: &[Judged], short: &str, limit: u32) -> Vec<Signal> {
    let mut all = vec![];
    for one in judged.iter().filter(|j| j.release.answered >= limit) {
        let has = |kind: StepKind| one.steps.iter().any(|s| s.kind == kind);
        let told = one
            .steps
            .iter()
            .filter(|s| s.kind != StepKind::FellSince || !has(StepKind::Fell));
        all.extend(told.map(|step| Signal {
            offer: one.release.offer,
            title: one.release.title.clone(),
            institution_short: short.to_owned(),
            subject: one.release.subject.clone(),
            kind: step.kind.told_as(),
            measure: Some(step.measure),
            change: step.change,
            chance_milli: step.chance_milli,
            points: step.points.clone(),
        }));
    }
    all.sort_by(|a, b| (a.kind, a.chance_milli, &a.title).cmp(&(b.kind, b.chance_milli, &b.title)));
    all
}

fn key_figures(
    surveys: &[store::YearSurvey],
    judged: &[Judged],
    (offers, runs): (u32, u32),
    limit: u32,
) -> KeyFigures {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let told = || judged.iter().map(|j| &j.release).filter(|r| r.answered >= limit);
    KeyFigures {
        offers,
        runs,
        closed: count(surveys.len()),
        waiting: count(surveys.iter().filter(|s| s.waits).count()),
        told: told().map(|r| r.surveys).sum(),
        invited: told().map(|r| r.invited).sum(),
        answered: told().map(|r| r.answered).sum(),
    }
}

#[async_trait]
impl Dossiers for DossiersService {
    async fn list(&self, actor: &Actor) -> Result<Vec<DossierRow>, Fault> {
        let own = actor.institutions();
        let all = actor.may_read_all_results();
        actor.must(all || !own.is_empty())?;
        let db = self.parts.db.read();
        let mut years = store::years(db, (!all).then_some(own.as_slice())).await?;
        let days = minutes::days(db).await?;
        let reference = catalogue::reference(&self.parts).await?;
        // The reference is in the order of names.
        let row = |institution: &Institution| {
            let years = years.remove(&institution.id.0)?;
            let held = |year: StudyYear| days.get(&(institution.id.0, year.0)).copied();
            Some(DossierRow {
                institution: institution.id,
                name: institution.name.clone(),
                years: years.into_iter().map(|y| (y, held(y))).collect(),
            })
        };
        Ok(reference.institutions.iter().filter_map(row).collect())
    }

    async fn dossier(&self, actor: &Actor, id: InstitutionId, year: StudyYear) -> Result<Dossier, Fault> {
        let db = self.parts.db.read();
        let (institution, years) = self.readable(db, actor, (id, year)).await?;
        let limit = self.parts.config.min_answers;
        let sees_all = actor.may_read_all_results();
        let (nation, subject) = beside_of(sees_all);
        let sides = [Side::Institution, Side::Both, nation, subject];
        let cells = sums::cells(db, &sides, Measure::ALL).await?;
        let figures = Figures {
            cells: &cells,
            institution: id,
            year,
            limit,
            sees_all,
        };
        let surveys = store::surveys(db, id, year).await?;
        let judged = judged(db, Which::Of(id, year.0), limit).await?;
        let findings = followup::of_year(&self.parts, id, year).await?;
        let decisions = store::decisions(db, id, year).await?;
        let reference = catalogue::reference(&self.parts).await?;
        let texts = remarks::of_year(db, &reference, (id, year), remarks::limit(&self.parts.config)).await?;
        let all = minutes::of(db, id).await?;
        let last = all.iter().find(|m| m.year < year).cloned();
        let minutes: Option<Minutes> = all.into_iter().find(|m| m.year == year);
        let figures_on = figures_store::made_on(db).await?;
        let includes_demo = judged.iter().any(|j| j.release.is_demo)
            || findings.iter().any(|f| f.is_demo)
            || decisions.iter().any(|d| d.is_demo)
            || texts.includes_demo
            || [&last, &minutes]
                .iter()
                .any(|m| m.as_ref().is_some_and(|m| m.is_demo));
        Ok(Dossier {
            institution: id,
            short: institution.short_name.clone(),
            name: institution.name,
            year,
            years,
            figures_on: figures_on.and_then(|d| d.parse().ok()),
            key: key_figures(&surveys, &judged, store::runs(db, id, year).await?, limit),
            overall: figures.beside(Measure::Overall),
            subjects: figures.subjects(&surveys),
            themes: figures.themes(),
            trend: figures.trend(),
            changes: changes(&judged, &institution.short_name, limit),
            texts,
            findings,
            decisions,
            last,
            minutes,
            min_answers: limit,
            includes_demo,
            may_write: actor.leads_dialogue(),
            may_remark: actor.may_edit_for(id),
            hides_others: !sees_all,
        })
    }

    async fn minutes(&self, actor: &Actor, id: InstitutionId, year: StudyYear) -> Result<MinutesPage, Fault> {
        let db = self.parts.db.read();
        let (institution, _) = self.readable(db, actor, (id, year)).await?;
        let all = minutes::of(db, id).await?;
        Ok(MinutesPage {
            name: institution.name,
            minutes: all.into_iter().find(|m| m.year == year),
            may_write: actor.leads_dialogue(),
            may_remark: actor.may_edit_for(id),
        })
    }

    #[instrument(name = "dossier.save_minutes", skip_all, fields(institution.id = %about.0))]
    async fn save_minutes(
        &self,
        actor: &Actor,
        about: (InstitutionId, StudyYear),
        seen: i64,
        form: MinutesForm,
    ) -> Result<(), Fault> {
        let person = actor.must(actor.leads_dialogue())?;
        let tx = self.parts.db.write().await?;
        self.readable(&*tx, actor, about).await?;
        let new = form.check(self.parts.clock.today()).map_err(Fault::Invalid)?;
        let by = (self.parts.clock.now_ms(), person.id, person.is_demo);
        if !minutes::keep(&*tx, about, seen, new, by).await? {
            return Err(Fault::Stale);
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "dossier.save_remark", skip_all, fields(institution.id = %about.0))]
    async fn save_remark(
        &self,
        actor: &Actor,
        about: (InstitutionId, StudyYear),
        seen: i64,
        form: RemarkForm,
    ) -> Result<(), Fault> {
        let person = actor.must(actor.may_edit_for(about.0))?;
        let text = form.check().map_err(Fault::Invalid)?;
        let tx = self.parts.db.write().await?;
        let by = (self.parts.clock.now_ms(), person.id);
        match minutes::remark(&*tx, about, seen, text, by).await? {
            None => Err(Fault::Missing),
            Some(false) => Err(Fault::Stale),
            Some(true) => Ok(tx.commit().await?),
        }
    }
}
