//! The job table: enqueue, claim with a lease, finish, postpone.

use app::shared::fault::Fault;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait as _, LockBehavior, LockType, OnConflict};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};

use super::job::Job;
use crate::db::{Db, Tx};

/// How long a worker may be silent before another takes its job.
pub const LEASE_MS: i64 = 60_000;
/// Attempts before a job is given up and kept for a person to look at.
pub const ATTEMPTS: i32 = 12;

mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "job")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub kind: String,
        pub key: String,
        pub payload: String,
        pub run_at: i64,
        pub attempts: i32,
        pub lease_until: i64,
        /// Counts every claim: a worker that lost its lease cannot finish somebody else's run.
        pub fence: i64,
        pub failed: bool,
        pub last_error: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub use entity::Model as JobRow;

impl Tx {
    /// Enqueues a job to run at once, unless the same one waits already.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn enqueue<J: Job>(&self, job: &J) -> Result<(), DbErr> {
        self.enqueue_at(job, 0).await
    }

    /// Enqueues a job to run not before an instant (ms).
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn enqueue_at<J: Job>(&self, job: &J, run_at: i64) -> Result<(), DbErr> {
        let row = row(job, run_at)?;
        // The same job may be running now and have read its facts before this change, so it must run
        // once more: the raised fence keeps the running one from ending the row.
        let again = OnConflict::columns([entity::Column::Kind, entity::Column::Key])
            .update_columns([
                // What a job is not keyed by is that of the later word.
                entity::Column::Payload,
                entity::Column::RunAt,
                entity::Column::Failed,
                entity::Column::Attempts,
            ])
            .value(
                entity::Column::Fence,
                Expr::col((entity::Entity, entity::Column::Fence)).add(1),
            )
            .value(entity::Column::LeaseUntil, Expr::value(0))
            .to_owned();
        entity::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(&**self)
            .await?;
        Ok(())
    }

    /// Enqueues a job unless the same one waits or runs: for ticks, which say the same thing again and
    /// again and must neither wake a job that waits for a better time nor start a running one anew.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn enqueue_once<J: Job>(&self, job: &J) -> Result<(), DbErr> {
        entity::Entity::insert(row(job, 0)?)
            .on_conflict_do_nothing_on([entity::Column::Kind, entity::Column::Key])
            .exec_without_returning(&**self)
            .await?;
        Ok(())
    }
}

fn row<J: Job>(job: &J, run_at: i64) -> Result<entity::ActiveModel, DbErr> {
    let payload = serde_json::to_string(job).map_err(|e| DbErr::Custom(e.to_string()))?;
    Ok(entity::ActiveModel {
        kind: Set(J::KIND.to_owned()),
        key: Set(job.key()),
        payload: Set(payload),
        run_at: Set(run_at),
        attempts: Set(0),
        lease_until: Set(0),
        fence: Set(0),
        failed: Set(false),
        last_error: Set(String::new()),
        ..Default::default()
    })
}

/// Claims one due job for `LEASE_MS`, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn claim(db: &Db, now: i64) -> Result<Option<JobRow>, DbErr> {
    let due = || {
        entity::Entity::find()
            .filter(entity::Column::Failed.eq(false))
            .filter(entity::Column::RunAt.lte(now))
            .filter(entity::Column::LeaseUntil.lt(now))
            .order_by_asc(entity::Column::RunAt)
            .order_by_asc(entity::Column::Id)
            .limit(1)
    };
    // Looking costs a reader only; the writer is taken when there is something to claim.
    if due().one(db.read()).await?.is_none() {
        return Ok(None);
    }
    let tx = db.write().await?;
    let mut query = due();
    if db.is_postgres() {
        query = query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    }
    let Some(mut row) = query.one(&*tx).await? else {
        return Ok(None);
    };
    row.fence += 1;
    row.attempts += 1;
    row.lease_until = now + LEASE_MS;
    entity::Entity::update_many()
        .col_expr(entity::Column::Fence, Expr::value(row.fence))
        .col_expr(entity::Column::Attempts, Expr::value(row.attempts))
        .col_expr(entity::Column::LeaseUntil, Expr::value(row.lease_until))
        .filter(entity::Column::Id.eq(row.id))
        .exec(&*tx)
        .await?;
    tx.commit().await?;
    Ok(Some(row))
}

/// Ends a job: gone when done or given up for a reason, kept as failed after too many attempts.
///
/// # Errors
/// When the database refuses.
pub async fn finish(db: &Db, row: &JobRow, outcome: Result<(), Fault>, now: i64) -> Result<(), DbErr> {
    let mine = entity::Column::Id
        .eq(row.id)
        .and(entity::Column::Fence.eq(row.fence));
    let tx = db.write().await?;
    match outcome {
        Err(Fault::Internal(ticket)) => {
            // 2, 4, 8 … seconds, at most an hour.
            let wait = Ord::min(1_000_i64 << row.attempts.clamp(1, 12), 3_600_000);
            entity::Entity::update_many()
                .col_expr(entity::Column::LeaseUntil, Expr::value(0))
                .col_expr(entity::Column::RunAt, Expr::value(now + wait))
                .col_expr(entity::Column::Failed, Expr::value(row.attempts >= ATTEMPTS))
                .col_expr(entity::Column::LastError, Expr::value(ticket.0))
                .filter(mine)
                .exec(&*tx)
                .await?;
        }
        _ => {
            entity::Entity::delete_many().filter(mine).exec(&*tx).await?;
        }
    }
    tx.commit().await
}

/// Jobs waiting and jobs given up.
///
/// # Errors
/// When the database refuses.
pub async fn counts(db: &Db) -> Result<(u64, u64), DbErr> {
    let failed = entity::Entity::find()
        .filter(entity::Column::Failed.eq(true))
        .count(db.read())
        .await?;
    let all = entity::Entity::find().count(db.read()).await?;
    Ok((all - failed, failed))
}

/// When the next job may run (ms); nothing when none waits.
#[cfg(test)]
pub(super) async fn next(db: &Db) -> Result<Option<i64>, DbErr> {
    let first = entity::Entity::find()
        .filter(entity::Column::Failed.eq(false))
        .order_by_asc(entity::Column::RunAt)
        .one(db.read())
        .await?;
    Ok(first.map(|row| row.run_at))
}
