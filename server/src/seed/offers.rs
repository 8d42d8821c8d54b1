//! Stores every real offer: the version of its own year with the facts alone, and a live one that is
//! rolled over, invented where the facts are silent, and marked as such.

use app::catalogue::form::OfferForm;
use app::catalogue::model::{Funding, OfferPlan, RunMark, RunPlan, VersionState};
use app::shared::fault::Fault;
use app::shared::ids::{InstitutionId, OfferId, VersionId};
use app::shared::time::{Date, Instant, Semester, StudyYear, Term, oslo_date};
use chrono::{Datelike as _, Duration};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::base::Base;
use super::coming::{self, coming_year};
use super::facts::{RealOffer, real_offers};
use super::vary;
use crate::catalogue::entity::{offer, offer_version, run};
use crate::catalogue::store::{run_row, to_json};
use crate::db::Tx;
use crate::feed;

/// A stored offer.
pub struct Stored {
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub institution_short: String,
    /// The version of its own year.
    pub historic: VersionId,
    pub code: String,
    /// The rolled-over version.
    pub live: VersionId,
    pub live_year: StudyYear,
    pub plan: OfferPlan,
    pub run: RunPlan,
}

/// A version to store.
pub struct NewVersion<'a> {
    pub offer: OfferId,
    pub institution: InstitutionId,
    pub year: StudyYear,
    pub state: VersionState,
    pub is_demo: bool,
    pub plan: &'a OfferPlan,
    pub run: Option<&'a RunPlan>,
    pub saved_at: Instant,
}

/// Stores a version as it would stand after being typed in and submitted.
pub async fn add_version(tx: &Tx, new: &NewVersion<'_>) -> Result<VersionId, DbErr> {
    let saved_at = new.saved_at.timestamp_millis();
    let was_submitted = new.is_demo && new.state != VersionState::Draft;
    let is_live = new.state == VersionState::Published;
    let row = offer_version::ActiveModel {
        offer_id: Set(new.offer.0),
        institution_id: Set(new.institution.0),
        year: Set(new.year.0),
        state: Set(new.state.code().to_owned()),
        revision: Set(1),
        is_demo: Set(new.is_demo),
        title: Set(new.plan.title.clone()),
        subject: Set(new.plan.subject.clone()),
        credits: Set(new.plan.credits.map(|c| c.0)),
        typed: Set(to_json(&OfferForm::from_plan(new.plan, new.run))?),
        plan: Set(Some(to_json(new.plan)?)),
        run_plan: Set(new.run.map(to_json).transpose()?),
        saved_at: Set(saved_at),
        submitted_at: Set(was_submitted.then_some(saved_at)),
        published_at: Set(is_live.then_some(saved_at)),
        withdrawn_reason: Set(String::new()),
        ..Default::default()
    };
    Ok(VersionId(row.insert(&**tx).await?.id))
}

/// Starts a series.
pub async fn add_offer(tx: &Tx, institution: InstitutionId) -> Result<OfferId, DbErr> {
    let row = offer::ActiveModel {
        institution_id: Set(institution.0),
        live_version_id: Set(None),
        revision: Set(1),
        ..Default::default()
    };
    Ok(OfferId(row.insert(&**tx).await?.id))
}

/// Stores all of them, in the order of the file.
pub async fn store(tx: &Tx, base: &Base, now: Instant) -> Result<Vec<Stored>, Fault> {
    let mut stored = vec![];
    for (number, real) in real_offers().into_iter().enumerate() {
        stored.push(store_one(tx, base, number, real, now).await?);
    }
    Ok(stored)
}

async fn store_one(
    tx: &Tx,
    base: &Base,
    number: usize,
    real: RealOffer,
    now: Instant,
) -> Result<Stored, Fault> {
    let home = base.home(&real.institution_short)?;
    let subject = &base.texts(&real.subject_area)?.subject;
    let facts = OfferPlan {
        subject: subject.clone(),
        counties: base.counties(&real.plan.places),
        ..real.plan.clone()
    };
    let offer = add_offer(tx, home.id).await?;
    let historic = NewVersion {
        offer,
        institution: home.id,
        year: real.year,
        state: VersionState::Superseded,
        is_demo: false,
        plan: &facts,
        run: Some(&real.run),
        saved_at: now - Duration::days(200),
    };
    let historic = add_version(tx, &historic).await?;
    if real.run != RunPlan::default() {
        let row = run_row(offer, historic, real.year, &real.run, false)?;
        run::Entity::insert(row).exec_without_returning(&**tx).await?;
    }

    let (live_year, plan, run) = rolled_over(base, number, &real, oslo_date(now))?;
    // Saved in the weeks before today, at working hours of different days.
    let days = i64::try_from(number).unwrap_or(0) * 7 % 45 + 3;
    let live = NewVersion {
        offer,
        institution: home.id,
        year: live_year,
        state: VersionState::Published,
        is_demo: true,
        plan: &plan,
        run: Some(&run),
        saved_at: now - Duration::days(days) - Duration::minutes(days * 3),
    };
    let live = add_version(tx, &live).await?;
    let mut row = run_row(offer, live, live_year, &run, true)?;
    row.mark = Set(mark(number).map(|m| m.code().to_owned()));
    run::Entity::insert(row).exec_without_returning(&**tx).await?;
    let turned = offer::ActiveModel {
        id: Set(offer.0),
        live_version_id: Set(Some(live.0)),
        ..Default::default()
    };
    offer::Entity::update(turned).exec(&**tx).await?;
    tx.tell(feed::OFFER, offer.0).await?;
    Ok(Stored {
        offer,
        institution: home.id,
        institution_short: real.institution_short,
        historic,
        code: real.plan.code,
        live,
        live_year,
        plan,
        run,
    })
}

/// The invented version of a real offer, and its run.
pub fn rolled_over(
    base: &Base,
    number: usize,
    real: &RealOffer,
    today: Date,
) -> Result<(StudyYear, OfferPlan, RunPlan), Fault> {
    let short = &real.institution_short;
    let texts = base.texts(&real.subject_area)?;
    let home = base.home(short)?;
    let counties = base.counties(&real.plan.places);
    let mut plan = coming::plan(number, real, texts, &home.counties, &counties);
    plan.title = without_year(&plan.title);
    vary::place(&mut plan, short);
    if counties.is_empty() && !plan.places.is_empty() {
        plan.counties = base.counties(&plan.places);
    }
    vary::order(number, &mut plan);
    vary::admission(&mut plan);
    let (year, run) = match next_spring(real, &plan, today) {
        Some(start) => (StudyYear(start.year() - 1), spring_run(number, start, &plan)),
        None => {
            let year = coming_year(today);
            (year, coming::run(number, year, &plan))
        }
    };
    vary::organisation(&mut plan, &run);
    Ok((year, plan, run))
}

/// The January of the next start one can still apply for, where the real offer starts in spring and no
/// state money has to be applied for a year ahead.
fn next_spring(real: &RealOffer, plan: &OfferPlan, today: Date) -> Option<Date> {
    let spring = real.run.semester.is_some_and(|s| s.term == Term::Spring)
        || real.run.admission_deadline.is_some_and(|d| d.month() >= 11);
    if !spring || plan.funding == Some(Funding::Scheme) {
        return None;
    }
    let january = |year| Date::from_ymd_opt(year, 1, 12).expect("every year has a 12 January");
    let last_deadline = Date::from_ymd_opt(today.year(), 12, 15).expect("every year has a 15 December");
    Some(january(if today <= last_deadline {
        today.year() + 1
    } else {
        today.year() + 2
    }))
}

/// A half-year from January; one applies until early or mid December.
fn spring_run(number: usize, start: Date, plan: &OfferPlan) -> RunPlan {
    let year = start.year();
    let day = |y, m, d| Date::from_ymd_opt(y, m, d).expect("a fixed day of the year");
    let whole_year = plan.credits.is_some_and(|c| c.0 > 300);
    let run = coming::run(number, StudyYear(year), plan);
    let shift = run.starts_on.map_or(Duration::zero(), |from| start - from);
    let mut gatherings = run.gatherings;
    gatherings.truncate(3);
    for gathering in &mut gatherings {
        gathering.from += shift;
        gathering.to += shift;
    }
    let ends_on = if whole_year {
        day(year, 12, 17)
    } else {
        day(year, 6, 11)
    };
    gatherings.retain(|g| g.to <= ends_on);
    RunPlan {
        semester: Some(Semester {
            year,
            term: Term::Spring,
        }),
        starts_on: Some(start),
        ends_on: Some(ends_on),
        funding_deadline: None,
        admission_deadline: Some(day(year - 1, 12, if number.is_multiple_of(2) { 15 } else { 1 })),
        gatherings,
        ..run
    }
}

/// `Naturfag 1 skoleåret 2022-2023`: a year in a title would be wrong in another year.
fn without_year(title: &str) -> String {
    let is_year =
        |word: &str| word.len() == 9 && word.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '/');
    let words = title.split(' ').filter(|w| !is_year(w) && *w != "skoleåret");
    words.collect::<Vec<_>>().join(" ")
}

/// A few runs are full, cancelled or not offered this year, as in every year.
fn mark(number: usize) -> Option<RunMark> {
    match number % 58 {
        17 => Some(RunMark::Full),
        31 => Some(RunMark::NotThisYear),
        47 => Some(RunMark::Leftover),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_in_a_title_is_left_behind() {
        assert_eq!(without_year("Naturfag 1 skoleåret 2022-2023"), "Naturfag 1");
        assert_eq!(
            without_year("Matematikk 2MU, trinn 5-10"),
            "Matematikk 2MU, trinn 5-10"
        );
    }
}
