//! What an institution has, as far as a table of offers can touch it.

use std::collections::HashMap;

use app::catalogue::exchange::sheet::Listed;
use app::catalogue::form::OfferForm;
use app::catalogue::model::{RunPlan, VersionState};
use app::shared::ids::{InstitutionId, OfferId, VersionId};
use app::shared::time::StudyYear;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{Condition, QueryOrder};

use crate::catalogue::entity::offer_version;
use crate::catalogue::store;

/// One version with the form an editor would see.
#[derive(Clone, Debug)]
pub struct Known {
    pub offer: OfferId,
    pub version: VersionId,
    pub year: StudyYear,
    pub state: VersionState,
    pub revision: i64,
    pub form: OfferForm,
    /// The row itself, of what may be changed.
    pub row: Option<Box<offer_version::Model>>,
}

/// An institution's offers: the newest version of each, and every version of the coming study year or later.
pub struct Landscape {
    pub coming: StudyYear,
    /// By offer, newest version first.
    offers: HashMap<OfferId, Vec<Known>>,
    by_code: HashMap<String, Vec<OfferId>>,
}

/// Codes are the same in capitals and small letters, with and without blanks.
pub fn folded(code: &str) -> String {
    let kept = code.chars().filter(|c| !c.is_whitespace());
    kept.flat_map(char::to_uppercase).collect()
}

impl Landscape {
    /// Reads it with two queries.
    pub async fn read(
        db: &impl ConnectionTrait,
        institution: InstitutionId,
        coming: StudyYear,
    ) -> Result<Self, DbErr> {
        let newest = Query::select()
            .expr(offer_version::Column::Id.max())
            .from(offer_version::Entity)
            .and_where(offer_version::Column::InstitutionId.eq(institution.0))
            .group_by_col(offer_version::Column::OfferId)
            .to_owned();
        let wanted = Condition::any()
            .add(offer_version::Column::Year.gte(coming.0))
            .add(offer_version::Column::Id.in_subquery(newest));
        let rows = offer_version::Entity::find()
            .filter(offer_version::Column::InstitutionId.eq(institution.0))
            .filter(wanted)
            .order_by_desc(offer_version::Column::Id)
            .all(db)
            .await?;
        let mut known = Vec::with_capacity(rows.len());
        let mut settled = vec![];
        for row in rows {
            let state = store::state(&row)?;
            if !state.is_editable() {
                settled.push((VersionId(row.id), StudyYear(row.year)));
            }
            known.push((row, state));
        }
        let mut runs = store::runs(db, &settled).await?;
        let mut landscape = Landscape::empty(coming);
        for (row, state) in known {
            let runs = runs.remove(&VersionId(row.id)).unwrap_or_default();
            let plan = row.plan.as_deref().filter(|_| !state.is_editable());
            let form = match plan {
                None => store::from_json(&row.typed)?,
                Some(plan) => {
                    let mut all: Vec<RunPlan> = runs.into_iter().map(|run| run.plan).collect();
                    if all.is_empty() {
                        // In review there is only what was promised.
                        let first: Option<RunPlan> =
                            row.run_plan.as_deref().map(store::from_json).transpose()?;
                        let further: Option<Vec<RunPlan>> =
                            row.further_runs.as_deref().map(store::from_json).transpose()?;
                        all.extend(first);
                        all.extend(further.unwrap_or_default());
                    }
                    OfferForm::from_plan(&store::from_json(plan)?, all.first())
                        .with_runs(all.get(1..).unwrap_or_default())
                }
            };
            landscape.add(Known {
                offer: OfferId(row.offer_id),
                version: VersionId(row.id),
                year: StudyYear(row.year),
                state,
                revision: row.revision,
                form,
                row: state.is_editable().then(|| Box::new(row)),
            });
        }
        Ok(landscape)
    }

    /// Without any offer yet.
    pub fn empty(coming: StudyYear) -> Self {
        Landscape {
            coming,
            offers: HashMap::new(),
            by_code: HashMap::new(),
        }
    }

    /// One more version; those of one offer newest first.
    pub fn add(&mut self, known: Known) {
        let code = folded(&known.form.code);
        if !code.is_empty() {
            let offers = self.by_code.entry(code).or_default();
            if !offers.contains(&known.offer) {
                offers.push(known.offer);
            }
        }
        self.offers.entry(known.offer).or_default().push(known);
    }

    /// Every version of an offer that is known here, newest first; nothing for somebody else's.
    pub fn offer(&self, offer: OfferId) -> Option<&[Known]> {
        self.offers.get(&offer).map(Vec::as_slice)
    }

    /// The offers a code may mean; those that have it for this study year go before all others.
    pub fn with_code(&self, code: &str, year: StudyYear) -> Vec<OfferId> {
        let code = folded(code);
        let all = self.by_code.get(&code).cloned().unwrap_or_default();
        let this_year = |offer: &OfferId| {
            let versions = self.offers.get(offer).into_iter().flatten();
            versions
                .into_iter()
                .any(|v| v.year == year && folded(&v.form.code) == code)
        };
        let here: Vec<OfferId> = all.iter().copied().filter(this_year).collect();
        if here.is_empty() { all } else { here }
    }

    /// The version of an offer that a row for this year is about: the open one, else the newest.
    pub fn of_year(&self, offer: OfferId, year: StudyYear) -> Option<&Known> {
        let versions = || {
            self.offers
                .get(&offer)
                .into_iter()
                .flatten()
                .filter(|v| v.year == year)
        };
        let open = |v: &&Known| v.state.is_editable() || v.state == VersionState::InReview;
        versions().find(open).or_else(|| versions().next())
    }

    /// What there is for the coming study year and is not withdrawn, by offer.
    pub fn coming_offers(&self) -> Vec<&Known> {
        let mut all: Vec<&Known> = self
            .offers
            .keys()
            .filter_map(|offer| self.of_year(*offer, self.coming))
            .filter(|v| !matches!(v.state, VersionState::Withdrawn | VersionState::Superseded))
            .collect();
        all.sort_by_key(|v| v.offer);
        all
    }

    /// Each offer in its newest text, open drafts before live texts, by code and number.
    pub fn listed(&self) -> Vec<Listed> {
        let newest = self.offers.iter().filter_map(|(offer, versions)| {
            let year = versions.iter().map(|v| v.year).max()?;
            self.of_year(*offer, year)
        });
        let mut all: Vec<Listed> = newest
            .filter(|v| v.state != VersionState::Withdrawn)
            .map(|v| Listed {
                offer: Some(v.offer),
                year: v.year,
                form: v.form.clone(),
            })
            .collect();
        all.sort_by_key(|l| (folded(&l.form.code), l.offer));
        all
    }
}
