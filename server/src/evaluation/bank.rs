//! The bank's port: versions of the questionnaire, of which only drafts can change.

use std::collections::HashMap;

use app::accounts::model::Actor;
use app::evaluation::bank::form::{BankForm, ForceForm, not_ready};
use app::evaluation::bank::model::{BankState, KeptVersion, apart_where_new, before, in_force};
use app::evaluation::bank::port::QuestionnaireBank;
use app::evaluation::model::SurveyKind;
use app::shared::fault::Fault;
use app::shared::ids::QuestionnaireId;
use app::shared::time::Date;
use async_trait::async_trait;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{QueryOrder, QuerySelect, SqlErr};
use tracing::instrument;

use super::entity::{evaluation, questionnaire};
use crate::db::Tx;
use crate::platform::Parts;

/// The port of the bank.
pub struct BankService {
    parts: Parts,
}

impl BankService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        BankService { parts }
    }

    /// Every version, newest first within its kind of survey. Two queries.
    async fn kept(&self, db: &impl ConnectionTrait) -> Result<Vec<KeptVersion>, Fault> {
        let rows = questionnaire::Entity::find()
            .order_by_asc(questionnaire::Column::Code)
            .order_by_desc(questionnaire::Column::Version)
            .all(db)
            .await?;
        let used: Vec<(i64, i64)> = evaluation::Entity::find()
            .select_only()
            .column(evaluation::Column::QuestionnaireId)
            .column_as(evaluation::Column::Id.count(), "n")
            .group_by(evaluation::Column::QuestionnaireId)
            .into_tuple()
            .all(db)
            .await?;
        let used: HashMap<i64, i64> = used.into_iter().collect();
        let mut versions = vec![];
        for row in rows {
            let mut content: app::evaluation::model::Questionnaire = serde_json::from_str(&row.content)?;
            content.id = QuestionnaireId(row.id);
            versions.push(KeptVersion {
                state: BankState::Draft,
                from: row.used_from.as_deref().map(str::parse::<Date>).transpose()?,
                surveys: u32::try_from(used.get(&row.id).copied().unwrap_or(0)).unwrap_or(u32::MAX),
                revision: row.revision,
                text_from: crate::remarks::limit(&self.parts.config),
                content,
            });
        }
        let today = self.parts.clock.today();
        for of_kind in versions.chunk_by_mut(|a, b| a.content.code == b.content.code) {
            let current = in_force(of_kind, today).map(|v| v.content.id);
            for version in of_kind {
                version.state = match version.from {
                    None => BankState::Draft,
                    Some(from) if from > today => BankState::Coming,
                    Some(_) if Some(version.content.id) == current => BankState::InForce,
                    Some(_) => BankState::Retired,
                };
            }
        }
        Ok(versions)
    }

    /// The versions of one kind of survey, newest first.
    async fn of_kind(&self, db: &impl ConnectionTrait, code: &str) -> Result<Vec<KeptVersion>, Fault> {
        let mut versions = self.kept(db).await?;
        versions.retain(|v| v.content.code == code);
        Ok(versions)
    }

    /// A draft as it was seen, counted up; with every version of its kind before the change.
    async fn taken(
        &self,
        tx: &Tx,
        id: QuestionnaireId,
        seen: i64,
    ) -> Result<(KeptVersion, Vec<KeptVersion>), Fault> {
        let kept = questionnaire::Entity::update_many()
            .col_expr(
                questionnaire::Column::Revision,
                Expr::col(questionnaire::Column::Revision).add(1),
            )
            .filter(questionnaire::Column::Id.eq(id.0))
            .filter(questionnaire::Column::Revision.eq(seen))
            .filter(questionnaire::Column::UsedFrom.is_null())
            .filter(questionnaire::Column::Locked.eq(false))
            .exec(&**tx)
            .await?;
        let mut versions = self.kept(&**tx).await?;
        let found = versions.iter().find(|v| v.content.id == id).cloned();
        let found = found.ok_or(Fault::Missing)?;
        if kept.rows_affected == 0 {
            return Err(Fault::Stale);
        }
        versions.retain(|v| v.content.code == found.content.code);
        Ok((found, versions))
    }
}

#[async_trait]
impl QuestionnaireBank for BankService {
    async fn versions(&self, actor: &Actor) -> Result<Vec<KeptVersion>, Fault> {
        actor.must(actor.may_read_all_results())?;
        self.kept(self.parts.db.read()).await
    }

    #[instrument(name = "questionnaire.begin", skip_all)]
    async fn begin(&self, actor: &Actor, kind: SurveyKind) -> Result<QuestionnaireId, Fault> {
        actor.must(actor.leads_directorate())?;
        let tx = self.parts.db.write().await?;
        let versions = self.of_kind(&*tx, kind.questionnaire()).await?;
        let newest = versions.first().ok_or(Fault::Missing)?;
        if newest.state == BankState::Draft {
            return Err(Fault::Stale);
        }
        let mut content = newest.content.clone();
        content.version += 1;
        // What was said of the words then was said of the version before.
        for item in content.blocks.iter_mut().flat_map(|b| &mut b.items) {
            item.reworded = false;
        }
        let row = questionnaire::ActiveModel {
            code: Set(content.code.clone()),
            version: Set(content.version),
            content: Set(serde_json::to_string(&content)?),
            locked: Set(false),
            used_from: Set(None),
            revision: Set(1),
            ..Default::default()
        };
        let row = match row.insert(&*tx).await {
            // Somebody else has begun one at this moment.
            Err(e) if matches!(e.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
                return Err(Fault::Stale);
            }
            other => other?,
        };
        tx.commit().await?;
        Ok(QuestionnaireId(row.id))
    }

    #[instrument(name = "questionnaire.save", skip_all, fields(questionnaire.id = %id))]
    async fn save(
        &self,
        actor: &Actor,
        id: QuestionnaireId,
        seen: i64,
        form: &BankForm,
    ) -> Result<(), Fault> {
        actor.must(actor.leads_directorate())?;
        let tx = self.parts.db.write().await?;
        let (draft, _) = self.taken(&tx, id, seen).await?;
        let new = form.check(&draft.content).map_err(Fault::Invalid)?;
        questionnaire::Entity::update_many()
            .col_expr(
                questionnaire::Column::Content,
                Expr::value(serde_json::to_string(&new)?),
            )
            .filter(questionnaire::Column::Id.eq(id.0))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "questionnaire.put_in_force", skip_all, fields(questionnaire.id = %id))]
    async fn put_in_force(
        &self,
        actor: &Actor,
        id: QuestionnaireId,
        seen: i64,
        form: &ForceForm,
    ) -> Result<(), Fault> {
        actor.must(actor.leads_directorate())?;
        let tx = self.parts.db.write().await?;
        let (draft, versions) = self.taken(&tx, id, seen).await?;
        let last = before(&versions);
        let mut faults = not_ready(&draft.content, last.map(|v| &v.content));
        let day = form.check(self.parts.clock.today(), last.and_then(|v| v.from));
        let day = match day {
            Ok(day) if faults.is_empty() => day,
            Ok(_) => return Err(Fault::Invalid(faults)),
            Err(of_day) => {
                faults.extend(of_day);
                return Err(Fault::Invalid(faults));
            }
        };
        let content = apart_where_new(last.map(|v| &v.content), draft.content);
        questionnaire::Entity::update_many()
            .col_expr(questionnaire::Column::UsedFrom, Expr::value(day.to_string()))
            .col_expr(
                questionnaire::Column::Content,
                Expr::value(serde_json::to_string(&content)?),
            )
            .filter(questionnaire::Column::Id.eq(id.0))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "questionnaire.discard", skip_all, fields(questionnaire.id = %id))]
    async fn discard(&self, actor: &Actor, id: QuestionnaireId) -> Result<(), Fault> {
        actor.must(actor.leads_directorate())?;
        let tx = self.parts.db.write().await?;
        let gone = questionnaire::Entity::delete_many()
            .filter(questionnaire::Column::Id.eq(id.0))
            .filter(questionnaire::Column::UsedFrom.is_null())
            .exec(&*tx)
            .await?;
        if gone.rows_affected == 0 {
            let exists = questionnaire::Entity::find_by_id(id.0).count(&*tx).await? > 0;
            return Err(if exists { Fault::Stale } else { Fault::Missing });
        }
        Ok(tx.commit().await?)
    }
}
