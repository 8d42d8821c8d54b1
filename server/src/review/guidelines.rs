//! The guidelines port: drafts, trying them, putting them in force; and the phrases written often.

use app::accounts::model::Actor;
use app::audit::model::Deed;
use app::review::form::{GuidelineForm, PhraseForm, as_read, not_ready};
use app::review::guidelines::{GuidelineDraft, Guidelines};
use app::review::model::{CheckedCriterion, FailingOffer, Guideline, Phrase, Preview, Rule};
use app::shared::fault::{Fault, FieldFault, Problem};
use app::shared::ids::{GuidelineId, PhraseId};
use app::shared::lang::alphabetical;
use app::shared::time::Date;
use async_trait::async_trait;
use chrono::Datelike as _;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use tracing::instrument;

use super::entity::{criterion, guideline};
use super::{phrases, store};
use crate::audit::{Note, note};
use crate::catalogue::{self, KeptText};
use crate::db::Tx;
use crate::platform::Parts;

/// Failing offers named for one criterion.
const EXAMPLES: usize = 20;

/// The port of guidelines and phrases.
pub struct GuidelinesService {
    parts: Parts,
}

/// Guidelines with their criteria, newest first. One query.
async fn all(db: &impl ConnectionTrait, are_set: bool) -> Result<Vec<Guideline>, DbErr> {
    let found = guideline::Entity::find()
        .filter(guideline::Column::IsSet.eq(are_set))
        .order_by_desc(guideline::Column::ValidFrom)
        .order_by_desc(guideline::Column::Id)
        .find_with_related(criterion::Entity)
        .all(db)
        .await?;
    found
        .into_iter()
        .map(|(g, criteria)| store::to_guideline(g, criteria))
        .collect()
}

async fn draft(db: &impl ConnectionTrait, id: GuidelineId) -> Result<GuidelineDraft, Fault> {
    let found = guideline::Entity::find_by_id(id.0)
        .filter(guideline::Column::IsSet.eq(false))
        .find_with_related(criterion::Entity)
        .all(db)
        .await?;
    let (row, criteria) = found.into_iter().next().ok_or(Fault::Missing)?;
    let revision = row.revision;
    Ok(GuidelineDraft {
        guideline: store::to_guideline(row, criteria)?,
        revision,
    })
}

/// The day the draft's writers most likely mean: the next first of August, when a study year begins.
fn next_august(today: Date) -> Date {
    let this_year = Date::from_ymd_opt(today.year(), 8, 1).expect("every year has an August");
    if this_year > today {
        this_year
    } else {
        Date::from_ymd_opt(today.year() + 1, 8, 1).expect("every year has an August")
    }
}

/// Counts a draft up, provided it is one and as it was seen; `Stale` otherwise.
async fn count_up(tx: &Tx, id: GuidelineId, seen: i64) -> Result<(), Fault> {
    let kept = guideline::Entity::update_many()
        .col_expr(
            guideline::Column::Revision,
            Expr::col(guideline::Column::Revision).add(1),
        )
        .filter(guideline::Column::Id.eq(id.0))
        .filter(guideline::Column::Revision.eq(seen))
        .filter(guideline::Column::IsSet.eq(false))
        .exec(&**tx)
        .await?;
    if kept.rows_affected == 1 {
        return Ok(());
    }
    let exists = guideline::Entity::find_by_id(id.0).count(&**tx).await? > 0;
    Err(if exists { Fault::Stale } else { Fault::Missing })
}

impl GuidelinesService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        GuidelinesService { parts }
    }
}

#[async_trait]
impl Guidelines for GuidelinesService {
    async fn history(&self) -> Result<Vec<Guideline>, Fault> {
        Ok(all(self.parts.db.read(), true).await?)
    }

    async fn drafts(&self, actor: &Actor) -> Result<Vec<Guideline>, Fault> {
        actor.must(actor.may_review())?;
        Ok(all(self.parts.db.read(), false).await?)
    }

    async fn draft(&self, actor: &Actor, id: GuidelineId) -> Result<GuidelineDraft, Fault> {
        actor.must(actor.may_review())?;
        draft(self.parts.db.read(), id).await
    }

    #[instrument(name = "guideline.begin", skip_all)]
    async fn begin(&self, actor: &Actor) -> Result<GuidelineId, Fault> {
        actor.must(actor.leads_directorate())?;
        let tx = self.parts.db.write().await?;
        let newest = all(&*tx, true).await?.into_iter().next().ok_or(Fault::Missing)?;
        let day = next_august(Ord::max(self.parts.clock.today(), newest.valid_from));
        let others = guideline::Entity::find().all(&*tx).await?;
        // The year it is to hold from names it, until its writers say otherwise.
        let code = (1..)
            .map(|n| {
                if n == 1 {
                    day.year().to_string()
                } else {
                    format!("{}-{n}", day.year())
                }
            })
            .find(|code| others.iter().all(|g| g.code != *code))
            .expect("numbers do not end");
        let draft = Guideline {
            code,
            valid_from: day,
            is_set: false,
            changes: Default::default(),
            ..newest
        };
        let id = store::add_guideline(&*tx, &as_read(draft)).await?;
        tx.commit().await?;
        Ok(id)
    }

    #[instrument(name = "guideline.save", skip_all, fields(guideline.id = %id))]
    async fn save(
        &self,
        actor: &Actor,
        id: GuidelineId,
        seen: i64,
        form: &GuidelineForm,
    ) -> Result<(), Fault> {
        actor.must(actor.leads_directorate())?;
        let tx = self.parts.db.write().await?;
        count_up(&tx, id, seen).await?;
        let old = draft(&*tx, id).await?.guideline;
        let new = form.check(&old).map_err(Fault::Invalid)?;
        let taken = guideline::Entity::find()
            .filter(guideline::Column::Code.eq(&new.code))
            .filter(guideline::Column::Id.ne(id.0))
            .count(&*tx)
            .await?;
        if taken > 0 {
            return Err(Fault::field("code", Problem::Taken));
        }
        let days = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        guideline::Entity::update_many()
            .col_expr(guideline::Column::Code, Expr::value(new.code.clone()))
            .col_expr(
                guideline::Column::ValidFrom,
                Expr::value(new.valid_from.to_string()),
            )
            .col_expr(guideline::Column::Title, Expr::value(store::to_json(&new.title)?))
            .col_expr(
                guideline::Column::Changes,
                Expr::value(store::to_json(&new.changes)?),
            )
            .col_expr(guideline::Column::FourEyes, Expr::value(new.terms.four_eyes))
            .col_expr(
                guideline::Column::WarnDays,
                Expr::value(days(new.terms.warn_days)),
            )
            .col_expr(
                guideline::Column::LimitDays,
                Expr::value(days(new.terms.limit_days)),
            )
            .col_expr(
                guideline::Column::AppealDays,
                Expr::value(days(new.terms.appeal_days)),
            )
            .filter(guideline::Column::Id.eq(id.0))
            .exec(&*tx)
            .await?;
        criterion::Entity::delete_many()
            .filter(criterion::Column::GuidelineId.eq(id.0))
            .exec(&*tx)
            .await?;
        store::add_criteria(&*tx, id, &new.criteria).await?;
        Ok(tx.commit().await?)
    }

    async fn preview(&self, actor: &Actor, id: GuidelineId) -> Result<(Guideline, Preview), Fault> {
        actor.must(actor.may_review())?;
        let db = self.parts.db.read();
        let draft = draft(db, id).await?.guideline;
        let history = all(db, true).await?;
        let today = self.parts.clock.today();
        let current = history.into_iter().find(|g| g.valid_from <= today);
        let texts = catalogue::live_texts(db, None).await?;
        let reference = catalogue::reference(&self.parts).await?;
        let short = move |text: &KeptText| {
            let institution = reference.institution(text.institution);
            institution.map(|i| i.short_name.clone()).unwrap_or_default()
        };
        // Thousands of texts are read and searched: not on a thread that answers others.
        let found = tokio::task::spawn_blocking(move || {
            let preview = preview(&draft, current.as_ref(), &texts, short)?;
            Ok::<_, Fault>((draft, preview))
        });
        found.await?
    }

    #[instrument(name = "guideline.put_in_force", skip_all, fields(guideline.id = %id))]
    async fn put_in_force(&self, actor: &Actor, id: GuidelineId, seen: i64) -> Result<(), Fault> {
        let by = actor.must(actor.leads_directorate())?;
        let tx = self.parts.db.write().await?;
        count_up(&tx, id, seen).await?;
        let draft = draft(&*tx, id).await?.guideline;
        let mut faults = not_ready(&draft);
        if draft.valid_from < self.parts.clock.today() {
            faults.push(FieldFault::new("valid_from", Problem::Past));
        }
        // Two that begin on one day, or one that begins before an older one, would leave doubt about what holds.
        let newest = all(&*tx, true).await?.into_iter().next();
        if newest.is_some_and(|g| g.valid_from >= draft.valid_from) {
            faults.push(FieldFault::new("valid_from", Problem::NotNewest));
        }
        if !faults.is_empty() {
            return Err(Fault::Invalid(faults));
        }
        guideline::Entity::update_many()
            .col_expr(guideline::Column::IsSet, Expr::value(true))
            .filter(guideline::Column::Id.eq(id.0))
            .exec(&*tx)
            .await?;
        let noted = Note::inside(by, Deed::GuidelineSet, &draft.code);
        let noted = noted.field("valid_from", "", &draft.valid_from.to_string());
        note(&*tx, noted, self.parts.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    #[instrument(name = "guideline.discard", skip_all, fields(guideline.id = %id))]
    async fn discard(&self, actor: &Actor, id: GuidelineId) -> Result<(), Fault> {
        actor.must(actor.leads_directorate())?;
        let tx = self.parts.db.write().await?;
        let row = guideline::Entity::find_by_id(id.0)
            .one(&*tx)
            .await?
            .ok_or(Fault::Missing)?;
        if row.is_set {
            return Err(Fault::Stale);
        }
        criterion::Entity::delete_many()
            .filter(criterion::Column::GuidelineId.eq(id.0))
            .exec(&*tx)
            .await?;
        guideline::Entity::delete_by_id(id.0).exec(&*tx).await?;
        Ok(tx.commit().await?)
    }

    async fn phrases(&self, actor: &Actor) -> Result<Vec<Phrase>, Fault> {
        actor.must(actor.may_review())?;
        Ok(phrases::all(self.parts.db.read()).await?)
    }

    #[instrument(name = "phrase.save", skip_all)]
    async fn save_phrase(
        &self,
        actor: &Actor,
        phrase: Option<PhraseId>,
        form: &PhraseForm,
    ) -> Result<(), Fault> {
        let person = actor.must(actor.may_review())?.id;
        form.check().map_err(Fault::Invalid)?;
        let now = self.parts.clock.now_ms();
        let tx = self.parts.db.write().await?;
        match phrase {
            Some(id) => {
                if !phrases::change(&*tx, id, form, person, now).await? {
                    return Err(Fault::Missing);
                }
            }
            None => phrases::add(&*tx, form, Some(person), now).await?,
        }
        Ok(tx.commit().await?)
    }

    #[instrument(name = "phrase.remove", skip_all)]
    async fn remove_phrase(&self, actor: &Actor, phrase: PhraseId) -> Result<(), Fault> {
        actor.must(actor.may_review())?;
        let tx = self.parts.db.write().await?;
        phrases::remove(&*tx, phrase).await?;
        Ok(tx.commit().await?)
    }
}

/// Tries every rule on every text.
fn preview(
    draft: &Guideline,
    current: Option<&Guideline>,
    texts: &[KeptText],
    short: impl Fn(&KeptText) -> String,
) -> Result<Preview, Fault> {
    let rule_now = |code: &str| {
        let found = current.and_then(|g| g.criteria.iter().find(|c| c.code == code));
        found.and_then(|c| c.rule)
    };
    let mut checked: Vec<Option<(Rule, Option<Rule>, CheckedCriterion)>> = draft
        .criteria
        .iter()
        .map(|c| {
            let now = rule_now(&c.code);
            let empty = CheckedCriterion {
                failing: 0,
                failing_now: now.map(|_| 0),
                examples: vec![],
            };
            c.rule.map(|rule| (rule, now, empty))
        })
        .collect();
    for text in texts {
        let (plan, _) = catalogue::read_text(&text.plan, None)?;
        let runs = catalogue::read_runs(text.run_plan.as_deref(), text.further_runs.as_deref())?;
        for (rule, now, found) in checked.iter_mut().flatten() {
            if !rule.holds(&plan, &runs, text.year) {
                found.failing += 1;
                found.examples.push(FailingOffer {
                    offer: text.offer,
                    title: text.title.clone(),
                    institution_short: short(text),
                });
            }
            if now.is_some_and(|now| !now.holds(&plan, &runs, text.year)) {
                found.failing_now = found.failing_now.map(|n| n + 1);
            }
        }
    }
    for (_, _, found) in checked.iter_mut().flatten() {
        found
            .examples
            .sort_by_cached_key(|e| (alphabetical(&e.title), e.offer));
        found.examples.truncate(EXAMPLES);
    }
    Ok(Preview {
        offers: texts.len(),
        criteria: checked
            .into_iter()
            .map(|c| c.map(|(_, _, found)| found))
            .collect(),
    })
}
