//! Runs of past years, invented around real sizes: candidates per course as the national database of
//! higher education counts them (`data/dbh_kfk_cohorts.tsv`), most of them small.

use app::catalogue::model::RunPlan;
use app::shared::fault::Fault;
use app::shared::ids::{InstitutionId, OfferId, RunId};
use app::shared::time::{Date, Semester, StudyYear, Term};
use chrono::Datelike as _;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::facts::rows;
use super::offers::Stored;
use crate::catalogue::store::run_row;
use crate::db::Tx;

/// Study years with past runs.
const YEARS: i32 = 3;
/// Of the offers without a size of their own, one in so many gets past runs.
const ONE_IN: usize = 3;
/// Most participants of one run; larger courses meet in several groups.
const LARGEST: u32 = 60;

/// A run that has ended, with how many took part.
#[derive(Clone, Debug)]
pub(crate) struct PastRun {
    pub run: RunId,
    pub offer: OfferId,
    pub institution: InstitutionId,
    /// Subject code.
    pub subject: String,
    pub title: String,
    pub year: StudyYear,
    pub ends_on: Date,
    pub invited: u32,
}

/// Sizes of real courses.
struct Cohorts {
    by_code: Vec<(String, String, u32)>,
    /// Of the courses made for teachers' further education, in the order of the file.
    sizes: Vec<u32>,
}

fn cohorts() -> Cohorts {
    let read = rows(include_str!("data/dbh_kfk_cohorts.tsv"), |row| {
        let size = row.get("candidates_last_year").parse::<u32>().ok()?;
        let code = (
            row.get("institution_short").to_owned(),
            row.get("course_code").to_owned(),
        );
        Some((code, size, row.get("match") == "kfk code pattern"))
    });
    let read: Vec<_> = read.into_iter().flatten().collect();
    Cohorts {
        sizes: read
            .iter()
            .filter(|(_, _, kfk)| *kfk)
            .map(|(_, n, _)| *n)
            .collect(),
        by_code: read.into_iter().map(|((i, c), n, _)| (i, c, n)).collect(),
    }
}

impl Cohorts {
    /// How many took part in the offer's course, or in one like it; nothing for offers left out.
    fn size(&self, number: usize, offer: &Stored) -> Option<u32> {
        let own = self
            .by_code
            .iter()
            .find(|(i, c, _)| *i == offer.institution_short && *c == offer.code && !c.is_empty());
        match own {
            Some((_, _, n)) => Some(*n),
            None if number.is_multiple_of(ONE_IN) => {
                // A step that meets every size once before any twice.
                self.sizes.get(number * 61 % self.sizes.len().max(1)).copied()
            }
            None => None,
        }
    }
}

/// The last study year that has ended by a day: they end in June.
fn last_ended(today: Date) -> StudyYear {
    StudyYear(today.year() - if today.month() > 6 { 1 } else { 2 })
}

/// A study year's dates.
fn plan(year: StudyYear, number: usize, invited: u32) -> RunPlan {
    let week = 34 + u32::try_from(number % 3).unwrap_or(0);
    let day = |y, m, d| Date::from_ymd_opt(y, m, d).expect("a fixed day of the year");
    RunPlan {
        semester: Some(Semester {
            year: year.0,
            term: Term::Autumn,
        }),
        starts_on: Date::from_isoywd_opt(year.0, week, chrono::Weekday::Mon),
        ends_on: Some(day(year.0 + 1, 6, 12)),
        funding_deadline: Some(day(year.0, 3, 1)),
        admission_deadline: Some(day(year.0, 4, 15)),
        capacity: i32::try_from(invited.div_ceil(5) * 5).ok(),
        ..RunPlan::default()
    }
}

/// Stores the past runs, and for the same offers one that is under way; gives the past ones.
pub async fn store(tx: &Tx, offers: &[Stored], today: Date) -> Result<Vec<PastRun>, Fault> {
    let cohorts = cohorts();
    let last = last_ended(today);
    let mut past = vec![];
    for (number, offer) in offers.iter().enumerate() {
        let Some(size) = cohorts.size(number, offer) else {
            continue;
        };
        // Most series run every year; some began later.
        let first = match number % 5 {
            0 => last.0,
            1 => last.0 - 1,
            _ => last.0 - YEARS + 1,
        };
        for year in (first..=last.0).map(StudyYear) {
            let swing = i64::try_from(number).unwrap_or(0) * 7 + i64::from(year.0) * 3;
            let invited = i64::from(size) * (85 + swing % 31) / 100;
            let invited = u32::try_from(invited).unwrap_or(0).clamp(3, LARGEST);
            let run = add(tx, offer, year, number, invited).await?;
            past.push(PastRun {
                run,
                offer: offer.offer,
                institution: offer.institution,
                subject: offer.plan.subject.clone(),
                title: offer.plan.title.clone(),
                year,
                ends_on: plan(year, number, invited).ends_on.expect("a past run is dated"),
                invited,
            });
        }
        // Not where the live text is this year's already: one offer has one run a year.
        let current = StudyYear(last.0 + 1);
        if offer.live_year != current {
            add(tx, offer, current, number, size.clamp(3, LARGEST)).await?;
        }
    }
    Ok(past)
}

/// Stores one run under the nearest text there is.
async fn add(tx: &Tx, offer: &Stored, year: StudyYear, number: usize, invited: u32) -> Result<RunId, DbErr> {
    let plan = plan(year, number, invited);
    let mut row = run_row(offer.offer, offer.historic, year, &plan, true)?;
    row.mark = Set(None);
    Ok(RunId(row.insert(&**tx).await?.id))
}
