//! The port's implementation: right, then rule, then one transaction with what it causes.

use std::collections::{HashMap, HashSet};

use app::accounts::model::{Actor, Person};
use app::audit::model::Deed;
use app::catalogue::exchange::model::FileKind;
use app::catalogue::exchange::port::File;
use app::catalogue::model::Reference;
use app::evaluation::model::{EvaluationState, Questionnaire};
use app::remarks::form::{DecideForm, Decision, OverviewChoice, UndoForm};
use app::remarks::model::{
    Count, Overview, Queue, Reading, Stand, Told, ToldStand, ToldText, Unread, Waiting, shown,
};
use app::remarks::port::Remarks;
use app::shared::fault::{Fault, Problem};
use app::shared::ids::{EvaluationId, InstitutionId, OfferId, QuestionnaireId};
use app::shared::lang::Lang;
use app::shared::time::{Date, StudyYear, oslo_date};
use app::words::Words;
use async_trait::async_trait;
use chrono::Duration;
use sea_orm::ConnectionTrait;
use tracing::instrument;

use super::jobs::{Tidy, Told as TellInstitution};
use super::schedule::{TELLS_AFTER_MS, UNREAD_DAYS};
use super::telling::{answered, answered_each};
use super::trail::{mark, note, numbers};
use super::{hints, limit, overview, store, telling};
use crate::audit;
use crate::clock::from_ms;
use crate::db::Tx;
use crate::evaluation::entity::evaluation;
use crate::platform::Parts;
use crate::table::book;
use crate::{catalogue, evaluation as surveys};

/// The remarks domain's port.
pub struct RemarksService {
    parts: Parts,
    questionnaires: surveys::KnownQuestionnaires,
}

/// The day a survey's texts are deleted on, read or not.
fn read_by(closed_at: Option<i64>) -> Date {
    oslo_date(from_ms(closed_at.unwrap_or_default()) + Duration::days(UNREAD_DAYS))
}

fn closed_on(row: &evaluation::Model) -> Result<Date, Fault> {
    Ok(row.closes_on.parse::<Date>()?)
}

fn short_name(reference: &Reference, id: i64) -> String {
    let institution = reference.institution(InstitutionId(id));
    institution.map_or_else(String::new, |i| i.short_name.clone())
}

impl RemarksService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        RemarksService {
            parts,
            questionnaires: surveys::KnownQuestionnaires::default(),
        }
    }

    fn limit(&self) -> u32 {
        limit(&self.parts.config)
    }

    /// A closed survey; of an open one nothing is told to anybody.
    async fn closed(
        &self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        id: EvaluationId,
    ) -> Result<evaluation::Model, Fault> {
        actor.person()?;
        store::survey(db, id).await?.ok_or(Fault::Missing)
    }

    /// A closed survey for whoever may moderate it.
    async fn moderated(
        &self,
        db: &impl ConnectionTrait,
        actor: &Actor,
        id: EvaluationId,
    ) -> Result<evaluation::Model, Fault> {
        // Said before the survey is looked for, so that nobody else learns which there are.
        actor.must(actor.may_moderate())?;
        let row = self.closed(db, actor, id).await?;
        actor.must(actor.may_moderate_for(InstitutionId(row.institution_id)))?;
        is_closed(&row)?;
        Ok(row)
    }

    async fn questionnaire(&self, row: &evaluation::Model) -> Result<Questionnaire, Fault> {
        let id = QuestionnaireId(row.questionnaire_id);
        let found = self.questionnaires.get(&self.parts, id).await?;
        Ok((*found).clone())
    }

    /// Takes the reading of a survey with enough answers for a change.
    async fn taken<'a>(
        &self,
        tx: &Tx,
        actor: &'a Actor,
        id: EvaluationId,
        seen: Option<i64>,
    ) -> Result<(evaluation::Model, &'a Person), Fault> {
        let row = self.moderated(&**tx, actor, id).await?;
        // Below the limit there is nothing anybody could have decided on.
        if answered(&**tx, id).await? < self.limit() || !store::take(&**tx, id, seen).await? {
            return Err(Fault::Stale);
        }
        Ok((row, actor.person()?))
    }

    fn now(&self) -> i64 {
        self.parts.clock.now_ms()
    }
}

fn is_closed(row: &evaluation::Model) -> Result<(), Fault> {
    if row.state == EvaluationState::Closed.code() {
        Ok(())
    } else {
        Err(Fault::Missing)
    }
}

/// Tells of a reading that is taken and wholly decided, with all it causes.
///
/// # Errors
/// `Internal` only.
pub(super) async fn tell(
    tx: &Tx,
    row: &evaluation::Model,
    by: Option<&Person>,
    now_ms: i64,
) -> Result<(), Fault> {
    let id = EvaluationId(row.id);
    let outcomes = telling::tell(&**tx, id, now_ms).await?;
    note(tx, row, by, (Deed::RemarksTold, &numbers(&outcomes)), now_ms).await?;
    tx.enqueue(&TellInstitution { evaluation: id }).await?;
    tx.enqueue(&Tidy {}).await?;
    Ok(())
}

#[async_trait]
impl Remarks for RemarksService {
    async fn queue(&self, actor: &Actor) -> Result<Queue, Fault> {
        actor.must(actor.may_moderate())?;
        let db = self.parts.db.read();
        let waits = store::waiting(db).await?;
        let answered = answered_each(db, waits.keys().copied()).await?;
        let reference = catalogue::reference(&self.parts).await?;
        let enough = |id: &i64| answered.get(id).is_some_and(|n| *n >= self.limit());
        let rows = store::surveys(db, waits.keys().copied().filter(enough)).await?;
        let rows = rows
            .into_iter()
            .filter(|row| actor.may_moderate_for(InstitutionId(row.institution_id)));
        let waiting = rows.map(|row| {
            let waits = waits.get(&row.id).copied().unwrap_or_default();
            Ok(Waiting {
                evaluation: EvaluationId(row.id),
                institution: InstitutionId(row.institution_id),
                institution_short: short_name(&reference, row.institution_id),
                year: StudyYear(row.year),
                closed_on: closed_on(&row)?,
                read_by: read_by(row.closed_at),
                undecided: waits.undecided,
                decided: waits.decided,
                is_demo: row.is_demo,
                title: row.title,
            })
        });
        Ok(Queue {
            limit: self.limit(),
            rows: waiting.collect::<Result<_, Fault>>()?,
        })
    }

    async fn reading(&self, actor: &Actor, id: EvaluationId) -> Result<Reading, Fault> {
        let db = self.parts.db.read();
        let row = self.moderated(db, actor, id).await?;
        let reference = catalogue::reference(&self.parts).await?;
        let reading = store::reading(db, id).await?;
        let told = reading.as_ref().and_then(store::outcomes);
        let lapsed = reading.as_ref().and_then(|r| r.lapsed_at);
        let stand = if answered(db, id).await? < self.limit() {
            Stand::TooFew(self.limit())
        } else if let Some(outcomes) = told {
            Stand::Told(outcomes)
        } else if let Some(at) = lapsed {
            Stand::Lapsed(from_ms(at))
        } else {
            let undecided = store::undecided(db, id).await?;
            let decided = store::decided(db, id).await?;
            if undecided.is_empty() && decided.is_empty() {
                Stand::Nothing
            } else {
                let newest = reading.as_ref().and_then(|r| r.decided_at);
                let known: Vec<&str> = known_names(&reference);
                Stand::Open {
                    tells_at: newest
                        .filter(|_| undecided.is_empty())
                        .map(|at| from_ms(at + TELLS_AFTER_MS)),
                    undecided: undecided
                        .into_iter()
                        .map(|r| Unread {
                            key: store::key_text(&r.id),
                            hints: hints::find(&r.text, &known),
                            item: r.item,
                            text: r.text,
                        })
                        .collect(),
                    decided,
                    revision: reading.map_or(0, |r| r.revision),
                }
            }
        };
        Ok(Reading {
            evaluation: id,
            institution_short: short_name(&reference, row.institution_id),
            year: StudyYear(row.year),
            closed_on: closed_on(&row)?,
            read_by: read_by(row.closed_at),
            is_demo: row.is_demo,
            questionnaire: self.questionnaire(&row).await?,
            steps: audit::steps(db, OfferId(row.offer_id), id).await?,
            title: row.title,
            stand,
        })
    }

    #[instrument(name = "remarks.decide", skip_all, fields(evaluation.id = %id))]
    async fn decide(&self, actor: &Actor, id: EvaluationId, form: DecideForm) -> Result<usize, Fault> {
        let tx = self.parts.db.write().await?;
        let (row, person) = self.taken(&tx, actor, id, None).await?;
        let decisions = form.check().map_err(Fault::Invalid)?;
        let undecided = store::undecided(&*tx, id).await?;
        let mut free: HashMap<Vec<u8>, String> = undecided.into_iter().map(|r| (r.id, r.item)).collect();
        let (mut kept, mut what) = (vec![], vec![]);
        for decision in decisions {
            let key = store::key(&decision.key).ok_or(Fault::Missing)?;
            // Somebody else was faster, or it was never there: nothing of this posting is kept.
            let item = free.remove(&key).ok_or(Fault::Stale)?;
            what.push(trail_of(&decision));
            kept.push((key, item, decision));
        }
        let n = kept.len();
        store::decide(&*tx, id, kept, self.now()).await?;
        note(&tx, &row, Some(person), (Deed::RemarksDecided, &what), self.now()).await?;
        tx.commit().await?;
        Ok(n)
    }

    #[instrument(name = "remarks.undo", skip_all, fields(evaluation.id = %id))]
    async fn undo(&self, actor: &Actor, id: EvaluationId, seen: i64, form: UndoForm) -> Result<(), Fault> {
        let tx = self.parts.db.write().await?;
        let (row, person) = self.taken(&tx, actor, id, Some(seen)).await?;
        if form.keys.is_empty() {
            return Err(Fault::field("keys", Problem::AtLeast(1)));
        }
        let chosen: HashSet<&String> = form.keys.iter().collect();
        let keys: Option<Vec<_>> = chosen.iter().map(|key| store::key(key)).collect();
        let keys = keys.ok_or(Fault::Missing)?;
        if store::undo(&*tx, id, &keys).await? != keys.len() as u64 {
            return Err(Fault::Stale);
        }
        let what: Vec<_> = chosen.iter().map(|key| (mark(key), String::new())).collect();
        note(&tx, &row, Some(person), (Deed::RemarksUndone, &what), self.now()).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "remarks.tell", skip_all, fields(evaluation.id = %id))]
    async fn tell(&self, actor: &Actor, id: EvaluationId, seen: i64) -> Result<(), Fault> {
        let tx = self.parts.db.write().await?;
        let (row, person) = self.taken(&tx, actor, id, Some(seen)).await?;
        let undecided = store::undecided(&*tx, id).await?;
        if !undecided.is_empty() || store::decided(&*tx, id).await?.is_empty() {
            return Err(Fault::Stale);
        }
        tell(&tx, &row, Some(person), self.now()).await?;
        Ok(tx.commit().await?)
    }

    async fn told(&self, actor: &Actor, id: EvaluationId) -> Result<Told, Fault> {
        let db = self.parts.db.read();
        let row = self.closed(db, actor, id).await?;
        let institution = InstitutionId(row.institution_id);
        actor.must(actor.may_read_results_of(institution))?;
        is_closed(&row)?;
        let reading = store::reading(db, id).await?;
        let outcomes = reading.as_ref().and_then(store::outcomes);
        let lapsed = reading.as_ref().is_some_and(|r| r.lapsed_at.is_some());
        let stand = if answered(db, id).await? < self.limit() {
            ToldStand::TooFew
        } else if let Some(outcomes) = outcomes {
            let only_summaries = !actor.may_edit_for(institution);
            let texts = store::told(db, id, only_summaries).await?;
            let counts = store::counts(db, [id.0]).await?;
            let counts = counts.into_iter().filter_map(|row| {
                let n = u32::try_from(row.n).unwrap_or(0);
                Some(Count {
                    category: app::remarks::model::Category::from_code(&row.category)?,
                    item: row.item,
                    n: shown(n, self.limit()),
                })
            });
            ToldStand::Read {
                texts_deleted: outcomes.at + Duration::days(super::schedule::TOLD_DAYS)
                    < self.parts.clock.now(),
                outcomes,
                texts: texts
                    .into_iter()
                    .map(|t| ToldText {
                        item: t.item,
                        text: t.text,
                        is_summary: t.is_summary,
                        categories: store::categories(&t.categories),
                    })
                    .collect(),
                counts: counts.collect(),
                only_summaries,
            }
        } else if lapsed {
            ToldStand::Lapsed
        } else if store::undecided(db, id).await?.is_empty() && store::decided(db, id).await?.is_empty() {
            ToldStand::Nothing
        } else {
            ToldStand::Waiting
        };
        Ok(Told {
            title: row.title.clone(),
            year: StudyYear(row.year),
            is_demo: row.is_demo,
            questionnaire: self.questionnaire(&row).await?,
            limit: self.limit(),
            stand,
        })
    }

    async fn file(&self, actor: &Actor, id: EvaluationId, lang: Lang, kind: FileKind) -> Result<File, Fault> {
        let told = self.told(actor, id).await?;
        let row = store::survey(self.parts.db.read(), id)
            .await?
            .ok_or(Fault::Missing)?;
        let reference = catalogue::reference(&self.parts).await?;
        let table = app::remarks::csv::told_table(
            Words::of(lang),
            (
                &row.title,
                &short_name(&reference, row.institution_id),
                StudyYear(row.year),
            ),
            &told,
            row.is_demo,
        );
        let bytes = match kind {
            // Long texts are read in a workbook or as CSV; nobody brings them back.
            FileKind::Tsv => return Err(Fault::Missing),
            FileKind::Csv => table.csv().into_bytes(),
            FileKind::Xlsx => book(Words::of(lang).remarks().title, &table)?,
        };
        Ok(File {
            name: format!("fritekst-{id}.{kind}"),
            kind,
            bytes,
        })
    }

    async fn overview(&self, actor: &Actor, choice: &OverviewChoice) -> Result<Overview, Fault> {
        actor.must(actor.may_read_all_results())?;
        let reference = catalogue::reference(&self.parts).await?;
        Ok(overview::overview(self.parts.db.read(), &reference, choice, self.limit()).await?)
    }
}

/// Names of institutions, short and long, in words: everybody writes them.
fn known_names(reference: &Reference) -> Vec<&str> {
    let names = reference
        .institutions
        .iter()
        .flat_map(|i| [i.short_name.as_str(), i.name.as_str()]);
    let words = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.chars().count() > 1).collect()
}

/// A decision as its key's mark and what becomes of the text, for the trail.
pub(crate) fn trail_of(decision: &Decision) -> (String, String) {
    (mark(&decision.key), decision.outcome.code().to_owned())
}
