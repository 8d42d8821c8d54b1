//! The port's implementation: rights, then figures from closed surveys that may be shown.

use std::collections::HashMap;

use app::accounts::model::Actor;
use app::catalogue::model::Quality;
use app::insight::model::{Breakdown, Overview, ShownRow, SurveyRow};
use app::insight::port::Insight;
use app::shared::fault::Fault;
use app::shared::ids::{InstitutionId, OfferId};
use app::shared::time::StudyYear;
use async_trait::async_trait;
use sea_orm::DbErr;

use super::disclosure::is_unanimous;
use super::overview::{self, OVERALL, items};
use super::statistics::estimate;
use super::store::{self, Scope, Survey};
use crate::catalogue;
use crate::platform::Parts;

/// The insight domain's port.
pub struct InsightService {
    parts: Parts,
}

impl InsightService {
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        InsightService { parts }
    }

    /// Closed surveys in the actor's reach, and whether these are only her own institutions'.
    async fn reach(&self, actor: &Actor, items: &[String]) -> Result<(Vec<Survey>, bool), Fault> {
        let own = actor.institutions();
        let own_only = !actor.may_read_all_results();
        actor.must(!own_only || !own.is_empty())?;
        let scope = if own_only {
            Scope::Institutions(&own)
        } else {
            Scope::All
        };
        let surveys = store::closed(self.parts.db.read(), scope, items).await?;
        Ok((surveys, own_only))
    }

    /// Short names of all institutions.
    async fn short_names(&self) -> Result<HashMap<InstitutionId, String>, Fault> {
        let reference = catalogue::reference(&self.parts).await?;
        let names = reference.institutions.iter();
        Ok(names.map(|i| (i.id, i.short_name.clone())).collect())
    }
}

#[async_trait]
impl Insight for InsightService {
    async fn overview(
        &self,
        actor: &Actor,
        by: Breakdown,
        year: Option<StudyYear>,
    ) -> Result<Overview, Fault> {
        let (all, own_only) = self.reach(actor, &items(by)).await?;
        let limit = self.parts.config.min_answers;
        let mut years: Vec<StudyYear> = all.iter().map(|s| s.year).collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        let names = match by {
            Breakdown::Institution => self.short_names().await?,
            _ => HashMap::new(),
        };
        let (rows, total) = overview::rows(&all, &names, by, year, limit);
        let is_in = |s: &Survey| year.is_none_or(|y| y == s.year);
        let includes_demo = all.iter().any(|s| is_in(s) && s.is_demo);
        Ok(Overview {
            by,
            item: if by == Breakdown::Theme { "theme" } else { OVERALL }.to_owned(),
            years,
            year,
            rows,
            total,
            own_only,
            includes_demo,
            min_answers: limit,
        })
    }

    async fn surveys(&self, actor: &Actor) -> Result<Vec<SurveyRow>, Fault> {
        let (surveys, _) = self.reach(actor, &[OVERALL.to_owned()]).await?;
        let limit = self.parts.config.min_answers;
        let names = self.short_names().await?;
        let alone = overview::shown_alone(&surveys, limit);
        let rows = surveys.iter().zip(alone).map(|(s, alone)| {
            let counts = s.counts.get(OVERALL).copied().unwrap_or_default();
            let n: u32 = counts.iter().sum();
            let may_show = alone && n >= limit && !is_unanimous(&counts);
            let shown = estimate(counts).filter(|_| may_show);
            SurveyRow {
                evaluation: s.id,
                title: s.title.clone(),
                institution_short: names.get(&s.institution).cloned().unwrap_or_default(),
                subject: s.subject.clone(),
                year: s.year,
                invited: s.invited,
                shown: shown.map(|estimate| ShownRow { n, estimate }),
                is_demo: s.is_demo,
            }
        });
        let mut rows: Vec<SurveyRow> = rows.collect();
        rows.sort_by(|a, b| (b.year, &a.title, a.evaluation).cmp(&(a.year, &b.title, b.evaluation)));
        Ok(rows)
    }
}

/// What may be said publicly of these offers' quality, all years together; offers with too few answers are
/// absent. One query.
///
/// A public figure is made from internal releases, put together until they hold enough for the public, so
/// that not even someone who sees the internal figures can subtract a small group from it.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn quality(parts: &Parts, offers: &[OfferId]) -> Result<HashMap<OfferId, Quality>, DbErr> {
    if offers.is_empty() {
        return Ok(HashMap::new());
    }
    let (internal, public) = (parts.config.min_answers, parts.config.min_answers_public);
    let db = parts.db.read();
    let surveys = store::closed(db, Scope::Offers(offers), &[OVERALL.to_owned()]).await?;
    let shown = overview::public(&surveys, internal, public);
    let quality = |(offer, (shown, invited, years)): (OfferId, (ShownRow, u32, (i32, i32)))| {
        let quality = Quality {
            mean: shown.estimate.mean,
            low: shown.estimate.low,
            high: shown.estimate.high,
            n: shown.n,
            invited,
            years,
        };
        (offer, quality)
    };
    Ok(shown.into_iter().map(quality).collect())
}
