//! The port's implementation: right, rule, transaction, jobs.

use std::collections::{BTreeMap, HashMap};

use app::accounts::model::Actor;
use app::catalogue::model::Institution;
use app::evaluation::form::{AnswerForm, DaysForm, OwnForm, PlanForm};
use app::evaluation::model::{
    Door, Evaluation, EvaluationPage, EvaluationState, ImportReport, Participant, Readers, Results, RunRow,
    SurveyKind,
};
use app::evaluation::port::Evaluations;
use app::shared::fault::Fault;
use app::shared::ids::{EvaluationId, InstitutionId, InvitationId, RunId};
use app::shared::lang::Lang;
use app::shared::time::Date;
use async_trait::async_trait;
use sea_orm::ConnectionTrait;

use super::key::Token;
use super::known::KnownQuestionnaires;
use super::people::{self, InvitationRow};
use super::results::{self, answered_percent};
use super::store::{self, EvaluationRow};
use super::writer::Writer;
use super::{ballots, list, own, participants, planning, short};
use crate::catalogue;
use crate::clock::from_ms;
use crate::platform::Parts;

/// The evaluation domain's port.
pub struct EvaluationService {
    parts: Parts,
    writer: Writer,
    questionnaires: KnownQuestionnaires,
}

impl EvaluationService {
    /// Starts the writer of answers on the present runtime.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        EvaluationService {
            writer: Writer::start(parts.db.clone(), parts.secrets.clone()),
            questionnaires: KnownQuestionnaires::default(),
            parts,
        }
    }

    fn readers(&self) -> Readers {
        let (figures, public) = self.parts.config.limits();
        Readers {
            figures,
            public,
            texts: crate::remarks::limit(&self.parts.config),
        }
    }

    /// A survey the actor's institution runs.
    async fn own(&self, actor: &Actor, id: EvaluationId) -> Result<(EvaluationRow, Evaluation), Fault> {
        actor.person()?;
        let row = store::evaluation(self.parts.db.read(), id).await?;
        let row = row.ok_or(Fault::Missing)?;
        let evaluation = store::model(&row)?;
        actor.must(actor.may_edit_for(evaluation.institution))?;
        Ok((row, evaluation))
    }
}

/// The institution a survey belongs to.
///
/// # Errors
/// `Missing` when it is not in the catalogue; `Internal`.
pub(super) async fn institution(parts: &Parts, id: InstitutionId) -> Result<Institution, Fault> {
    let reference = catalogue::reference(parts).await?;
    reference.institution(id).cloned().ok_or(Fault::Missing)
}

/// The form of Norwegian an institution's participants are written to in where the list does not say.
pub(super) async fn standard(parts: &Parts, id: InstitutionId) -> Result<Lang, Fault> {
    let langs = catalogue::letter_langs(parts.db.read()).await?;
    let own = langs.into_iter().find(|(institution, _)| *institution == id);
    Ok(own.map_or(Lang::Nb, |(_, lang)| lang))
}

/// One survey as its dates and its institution know it; nothing of its answers.
pub(crate) async fn survey(
    db: &impl ConnectionTrait,
    id: EvaluationId,
) -> Result<Option<Evaluation>, sea_orm::DbErr> {
    let row = store::evaluation(db, id).await?;
    row.as_ref().map(store::model).transpose()
}

/// Where a link leads on this day.
enum Stand {
    NotYet,
    Open,
    Closed,
}

/// The dates decide; the state follows them when the jobs have run.
fn stand(evaluation: &Evaluation, today: Date) -> Stand {
    if evaluation.state == EvaluationState::Closed || evaluation.closes_on < today {
        Stand::Closed
    } else if evaluation.state == EvaluationState::Open {
        Stand::Open
    } else {
        Stand::NotYet
    }
}

/// Nobody can be asked, answer or be written to any more.
pub(super) fn is_over(evaluation: &Evaluation, today: Date) -> bool {
    matches!(stand(evaluation, today), Stand::Closed)
}

/// Until the survey opens.
fn may_ask_own(evaluation: &Evaluation, today: Date) -> bool {
    evaluation.state == EvaluationState::Planned && today < evaluation.opens_on
}

fn participant(row: InvitationRow) -> Participant {
    Participant {
        id: InvitationId(row.id),
        name: row.name,
        email: row.email,
        invited_at: row.sent_at.map(from_ms),
        reminders: store::counted(row.reminders),
        bounced: row.bounced,
        opted_out: row.opted_out,
    }
}

#[async_trait]
impl Evaluations for EvaluationService {
    async fn runs(&self, actor: &Actor) -> Result<Vec<RunRow>, Fault> {
        let institutions = actor.institutions();
        actor.must(!institutions.is_empty())?;
        let (db, today) = (self.parts.db.read(), self.parts.clock.today());
        let runs = catalogue::runs_of(db, &institutions).await?;
        let ids: Vec<RunId> = runs.iter().map(|r| r.run).collect();
        let mut surveys: HashMap<RunId, Vec<Evaluation>> = HashMap::new();
        for row in store::of_runs(db, &ids).await? {
            surveys
                .entry(RunId(row.run_id))
                .or_default()
                .push(store::model(&row)?);
        }
        let rows = runs.into_iter().map(|r| RunRow {
            off: r.off(today),
            evaluations: {
                let mut of_run = surveys.remove(&r.run).unwrap_or_default();
                of_run.sort_by_key(|e| e.kind);
                of_run
            },
            run: r.run,
            starts_on: r.starts_on,
            offer: r.offer,
            title: r.title,
            year: r.year,
            ends_on: r.ends_on,
            is_demo: r.is_demo,
        });
        let mut rows: Vec<RunRow> = rows.collect();
        rows.sort_by(|a, b| (b.year, &a.title, a.run).cmp(&(a.year, &b.title, b.run)));
        Ok(rows)
    }

    #[tracing::instrument(name = "evaluation.plan", skip_all, fields(run.id = %run))]
    async fn plan(&self, actor: &Actor, run: RunId, form: PlanForm) -> Result<EvaluationId, Fault> {
        actor.person()?;
        planning::plan(&self.parts, actor, run, form).await
    }

    #[tracing::instrument(name = "evaluation.move_days", skip_all, fields(evaluation.id = %id))]
    async fn move_days(&self, actor: &Actor, id: EvaluationId, form: DaysForm) -> Result<(), Fault> {
        self.own(actor, id).await?;
        planning::move_days(&self.parts, id, form).await
    }

    #[tracing::instrument(name = "evaluation.cancel", skip_all, fields(evaluation.id = %id))]
    async fn cancel(&self, actor: &Actor, id: EvaluationId, seen: &str) -> Result<(), Fault> {
        self.own(actor, id).await?;
        planning::cancel(&self.parts, id, seen).await
    }

    async fn evaluation(&self, actor: &Actor, id: EvaluationId) -> Result<EvaluationPage, Fault> {
        let (row, evaluation) = self.own(actor, id).await?;
        let db = self.parts.db.read();
        let is_closed = evaluation.state == EvaluationState::Closed;
        let answered = if is_closed {
            results::answered(db, id).await?
        } else {
            ballots::spent(db, id).await?
        };
        let limit = self.parts.config.min_answers;
        let people = people::participants(db, id).await?;
        let room = match ballots::number(db, id).await? {
            0 => None,
            n => Some(n.saturating_sub(store::counted(row.next_n))),
        };
        let today = self.parts.clock.today();
        let run = catalogue::run_facts(db, evaluation.run).await?;
        Ok(EvaluationPage {
            off: run.as_ref().and_then(|run| run.off(today)),
            run_ends_on: run.and_then(|run| run.ends_on),
            room,
            own_items: store::own_items(&row)?,
            may_ask_own: may_ask_own(&evaluation, today),
            sender_text: row.sender_text,
            answered_percent: answered_percent(answered, store::counted(row.invited), is_closed, limit),
            share_from: limit,
            institution_short: institution(&self.parts, evaluation.institution).await?.short_name,
            evaluation,
            participants: people.into_iter().map(participant).collect(),
        })
    }

    #[tracing::instrument(name = "evaluation.add_participants", skip_all, fields(evaluation.id = %id))]
    async fn add_participants(
        &self,
        actor: &Actor,
        id: EvaluationId,
        list: &[u8],
        anyway: bool,
    ) -> Result<ImportReport, Fault> {
        let (_, survey) = self.own(actor, id).await?;
        let standard = standard(&self.parts, survey.institution).await?;
        let list = list::read(list, standard).await?;
        participants::add(&self.parts, id, list, standard, anyway).await
    }

    #[tracing::instrument(name = "evaluation.readdress", skip_all, fields(evaluation.id = %id))]
    async fn readdress(
        &self,
        actor: &Actor,
        id: EvaluationId,
        who: InvitationId,
        email: &str,
    ) -> Result<(), Fault> {
        self.own(actor, id).await?;
        participants::readdress(&self.parts, id, who, email).await
    }

    #[tracing::instrument(name = "evaluation.remove_participant", skip_all, fields(evaluation.id = %id))]
    async fn remove_participant(
        &self,
        actor: &Actor,
        id: EvaluationId,
        who: InvitationId,
    ) -> Result<(), Fault> {
        self.own(actor, id).await?;
        participants::remove(&self.parts, id, who).await
    }

    #[tracing::instrument(name = "evaluation.ask_own", skip_all, fields(evaluation.id = %id))]
    async fn ask_own(&self, actor: &Actor, id: EvaluationId, form: OwnForm) -> Result<(), Fault> {
        self.own(actor, id).await?;
        let tx = self.parts.db.write().await?;
        let row = store::held(&*tx, id).await?.ok_or(Fault::Missing)?;
        let evaluation = store::model(&row)?;
        if is_over(&evaluation, self.parts.clock.today()) {
            return Err(Fault::Stale);
        }
        let (sender_text, mut items) = form.check().map_err(Fault::Invalid)?;
        // Whoever answers first must be asked what the last one is.
        if !may_ask_own(&evaluation, self.parts.clock.today()) {
            items = store::own_items(&row)?;
        }
        store::set_own(&*tx, id, &items, &sender_text).await?;
        Ok(tx.commit().await?)
    }

    async fn letters_of(&self, link: &str) -> Result<Option<String>, Fault> {
        participants::letters_of(&self.parts, link).await
    }

    // Nor does any name the invitation that is left in peace.
    async fn stop_letters(&self, link: &str) -> Result<(), Fault> {
        participants::stop_letters(&self.parts, link).await
    }

    async fn open(&self, token: &str) -> Result<Door, Fault> {
        let token = Token::read(token).ok_or(Fault::Missing)?;
        let db = self.parts.db.read();
        let found = ballots::find(db, &token.hash()).await?;
        let (ballot, row) = found.ok_or(Fault::Missing)?;
        let evaluation = store::model(&row)?;
        match stand(&evaluation, self.parts.clock.today()) {
            Stand::Closed => Ok(Door::Closed(evaluation.offer)),
            _ if ballot.spent => Ok(Door::Spent(evaluation.offer)),
            Stand::NotYet => Ok(Door::NotYet(evaluation.opens_on)),
            Stand::Open => {
                let questionnaire = self
                    .questionnaires
                    .get(&self.parts, evaluation.questionnaire)
                    .await?;
                Ok(Door::Open {
                    institution: institution(&self.parts, evaluation.institution).await?.name,
                    questionnaire: Box::new(own::asked(&questionnaire, &row)?),
                    evaluation: Box::new(evaluation),
                    readers: self.readers(),
                    draft: token.for_draft(),
                })
            }
        }
    }

    // No span and no field here names the ballot.
    async fn answer(&self, token: &str, form: AnswerForm) -> Result<(), Fault> {
        let token = Token::read(token).ok_or(Fault::Missing)?;
        let hash = token.hash();
        let found = ballots::find(self.parts.db.read(), &hash).await?;
        let (ballot, row) = found.ok_or(Fault::Missing)?;
        let evaluation = store::model(&row)?;
        if ballot.spent || !matches!(stand(&evaluation, self.parts.clock.today()), Stand::Open) {
            return Err(Fault::Stale);
        }
        let questionnaire = self
            .questionnaires
            .get(&self.parts, evaluation.questionnaire)
            .await?;
        let asked = own::asked(&questionnaire, &row)?;
        let mut answer = form.check(&asked).map_err(Fault::Invalid)?;
        for (_, text) in &mut answer.remarks {
            // PostgreSQL keeps no NUL, and no reader needs the others.
            text.retain(|c| !c.is_control() || matches!(c, '\n' | '\t'));
        }
        answer.remarks.retain(|(_, text)| !text.trim().is_empty());
        self.writer.keep(hash, evaluation.id, answer).await
    }

    async fn results(&self, actor: &Actor, id: EvaluationId) -> Result<Results, Fault> {
        actor.person()?;
        let db = self.parts.db.read();
        let row = store::evaluation(db, id).await?.ok_or(Fault::Missing)?;
        let evaluation = store::model(&row)?;
        actor.must(actor.may_read_results_of(evaluation.institution))?;
        if evaluation.state != EvaluationState::Closed {
            return Err(Fault::Missing);
        }
        let limit = self.parts.config.min_answers;
        let told = if evaluation.kind == SurveyKind::End {
            let reader = (limit, actor.may_read_all_results());
            crate::insight::release_of(db, evaluation.offer, id, reader).await?
        } else {
            short::told(db, &row, limit).await?
        };
        let names = institution(&self.parts, evaluation.institution).await?;
        let questionnaire = self
            .questionnaires
            .get(&self.parts, evaluation.questionnaire)
            .await?;
        // What an institution asks for itself nobody else reads.
        let questionnaire = if actor.may_edit_for(evaluation.institution) {
            own::asked(&questionnaire, &row)?
        } else {
            (*questionnaire).clone()
        };
        let asks_own = questionnaire.own().next().is_some();
        let alone = if asks_own {
            own::told(db, id.0, limit).await?
        } else {
            BTreeMap::new()
        };
        let texts_done = crate::remarks::done(db, &[id]).await?.contains(&id);
        Ok(results::results(
            &row,
            (told, alone),
            names.short_name,
            questionnaire,
            (limit, texts_done),
        ))
    }
}
