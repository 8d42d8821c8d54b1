//! What other domains read of published figures: a survey's release, and an offer's public figure.

use std::collections::HashMap;

use app::catalogue::model::Quality;
use app::insight::telling::Measure;
use app::shared::ids::{EvaluationId, OfferId};
use app::shared::time::StudyYear;
use sea_orm::{ConnectionTrait, DbErr};

use super::disclosure::{estimate, releases};
use super::published::{Published, joined, public_groups};
use super::series::{Others, measures};
use super::signals::spread;
use super::store::{self, Scope};
use super::sums;
use crate::platform::Parts;

/// The release a closed survey is told of in, with everything in it, beside its subject and the country as a reader may
/// see them who `sees_all` or does not; nothing where its answers wait. Three queries.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn release_of(
    db: &impl ConnectionTrait,
    offer: OfferId,
    evaluation: EvaluationId,
    (limit, sees_all): (u32, bool),
) -> Result<Option<Release>, DbErr> {
    let Some(id) = store::release_of(db, evaluation.0).await? else {
        return Ok(None);
    };
    let published = store::published(db, Scope::Offers(&[offer]), &[], limit).await?;
    // Where the limit was raised since, several releases stand together.
    let answered: Vec<u32> = published.iter().map(|p| p.answered).collect();
    let group = releases(&answered, limit)
        .into_iter()
        .find(|g| g.iter().any(|&i| published[i].id == id));
    let Some(group) = group else { return Ok(None) };
    let members: Vec<&Published> = group.iter().map(|&i| &published[i]).collect();
    let release = joined(&members);
    let cells = sums::beside(db, &release.subject, sees_all).await?;
    let others = Others {
        cells: &cells,
        subject: &release.subject,
        sees_all,
    };
    let measures = measures(&release, Some(&others));
    Ok(Some(Release { release, measures }))
}

/// A release with its measures.
pub(crate) struct Release {
    pub release: Published,
    pub measures: Vec<app::insight::telling::MeasureFigure>,
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
    let db = parts.db.read();
    let limits = parts.config.limits();
    let published = store::published(db, Scope::Offers(offers), &[Measure::Overall.code()], limits.0).await?;
    let mut series: HashMap<OfferId, Vec<&Published>> = HashMap::new();
    for release in &published {
        series.entry(release.offer).or_default().push(release);
    }
    let told = |(offer, releases): (OfferId, Vec<&Published>)| Some((offer, public(&releases, limits)?));
    Ok(series.into_iter().filter_map(told).collect())
}

/// The public figure of one series, `limits` being the internal and the public one.
#[must_use]
pub fn public(releases: &[&Published], limits: (u32, u32)) -> Option<Quality> {
    let public = public_groups(releases, Measure::Overall.code(), limits).concat();
    if public.is_empty() {
        return None;
    }
    let all = joined(&public);
    let told = all.measure(Measure::Overall)?;
    let estimate = estimate(told, all.invited, spread(Measure::Overall))?;
    Some(Quality {
        estimate,
        n: told.n,
        invited: all.invited,
        years: (StudyYear(all.years.0), StudyYear(all.years.1)),
    })
}
