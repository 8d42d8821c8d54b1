//! The rows of a text's runs when the text changes: a run that goes on keeps its row, with its surveys and marks.

use app::catalogue::model::RunPlan;
use app::shared::ids::{OfferId, RunId, VersionId};
use app::shared::time::{Instant, StudyYear};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::entity::{offer_version, run};
use super::{gone, store};
use crate::db::Tx;

/// The runs of a version's own year, in the order they were made.
///
/// # Errors
/// The database's own.
pub async fn of(db: &impl ConnectionTrait, version: &offer_version::Model) -> Result<Vec<run::Model>, DbErr> {
    run::Entity::find()
        .filter(run::Column::VersionId.eq(version.id))
        .filter(run::Column::Year.eq(version.year))
        .order_by_asc(run::Column::Id)
        .all(db)
        .await
}

/// Every run a version's submitted text promises, the first first.
///
/// # Errors
/// When a column cannot be read.
pub fn promised(version: &offer_version::Model) -> Result<Vec<RunPlan>, DbErr> {
    let first = version.run_plan.as_deref().map(store::from_json).transpose()?;
    let further: Option<Vec<RunPlan>> = version
        .further_runs
        .as_deref()
        .map(store::from_json)
        .transpose()?;
    Ok(first.into_iter().chain(further.into_iter().flatten()).collect())
}

/// For each plan the row that it goes on from: the same start, else the same half-year, else by their order.
fn matched(rows: &[RunPlan], plans: &[RunPlan]) -> Vec<Option<usize>> {
    let mut of: Vec<Option<usize>> = vec![None; plans.len()];
    let mut free: Vec<bool> = vec![true; rows.len()];
    let alike: [fn(&RunPlan, &RunPlan) -> bool; 3] = [
        |a, b| a.semester == b.semester && a.starts_on == b.starts_on,
        |a, b| a.semester == b.semester,
        |_, _| true,
    ];
    for alike in alike {
        for (plan, found) in plans.iter().zip(&mut of).filter(|(_, found)| found.is_none()) {
            let row = (0..rows.len()).find(|&i| free[i] && alike(&rows[i], plan));
            if let Some(i) = row {
                free[i] = false;
                *found = Some(i);
            }
        }
    }
    of
}

/// Gives a version these runs; `rows` are those it goes on from. Gives how many of them no plan goes on from.
/// What a row has lost is kept for calendars (`gone`).
///
/// # Errors
/// The database's own.
pub async fn set(
    tx: &Tx,
    version: &offer_version::Model,
    rows: &[run::Model],
    plans: &[RunPlan],
    now: Instant,
) -> Result<usize, DbErr> {
    let (offer, id) = (OfferId(version.offer_id), VersionId(version.id));
    let before = rows
        .iter()
        .map(|r| store::from_json(&r.plan))
        .collect::<Result<Vec<RunPlan>, _>>()?;
    let matched = matched(&before, plans);
    for (plan, goes_on) in plans.iter().zip(&matched) {
        let mut row = store::run_row(offer, id, StudyYear(version.year), plan, version.is_demo)?;
        match goes_on.map(|i| &rows[i]) {
            Some(present) => {
                row.id = Set(present.id);
                row.is_demo = Set(present.is_demo || version.is_demo);
                row.update(&**tx).await?;
            }
            None => {
                row.mark = Set(None);
                run::Entity::insert(row).exec_without_returning(&**tx).await?;
            }
        }
    }
    for (i, (row, before)) in rows.iter().zip(&before).enumerate() {
        let after = matched.iter().position(|goes_on| *goes_on == Some(i));
        let after = after.map(|plan| &plans[plan]);
        gone::keep(tx, offer, RunId(row.id), before, after, now).await?;
    }
    Ok(rows.len() - matched.iter().flatten().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::shared::time::Semester;

    fn plan(semester: &str, start: &str) -> RunPlan {
        RunPlan {
            semester: Semester::parse(semester),
            starts_on: start.parse().ok(),
            ..RunPlan::default()
        }
    }

    #[test]
    fn a_run_goes_on_whatever_place_it_has_in_the_text() {
        let rows = [plan("2027h", "2027-08-20"), plan("2028v", "2028-01-10")];
        let swapped = [rows[1].clone(), rows[0].clone()];
        assert_eq!(matched(&rows, &swapped), [Some(1), Some(0)]);
        let later = [plan("2028v", "2028-01-20"), plan("2027h", "2027-09-01")];
        assert_eq!(matched(&rows, &later), [Some(1), Some(0)]);
        let moved = [plan("2029h", ""), plan("2027h", "2027-08-20"), plan("2029v", "")];
        assert_eq!(matched(&rows, &moved), [Some(1), Some(0), None]);
        assert_eq!(matched(&rows, &rows[1..]), [Some(1)]);
    }
}
