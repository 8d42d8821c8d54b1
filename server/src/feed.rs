//! The change feed: what changed, in the transaction that changed it; every node's indexer follows it.
//!
//! A row says only kind and key; a follower re-reads the thing itself, so reading a row twice is harmless.
//! On PostgreSQL sequence numbers become visible out of commit order, therefore rows are read in order of
//! their transaction and only below the oldest one still running.

use std::fmt;
use std::str::FromStr;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};

use crate::db::{Db, Tx};

/// An offer's public face changed.
pub const OFFER: &str = "offer";

/// How far a follower has read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    tx: u64,
    id: i64,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.tx, self.id)
    }
}

impl FromStr for Position {
    type Err = std::num::ParseIntError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let (tx, id) = s.split_once(':').unwrap_or(("0", s));
        Ok(Position {
            tx: tx.parse()?,
            id: id.parse()?,
        })
    }
}

/// One row of the feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub position: Position,
    pub kind: String,
    pub key: i64,
}

impl Tx {
    /// Tells followers that this thing changed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn tell(&self, kind: &str, key: i64) -> Result<(), DbErr> {
        let backend = self.get_database_backend();
        let sql = match backend {
            DbBackend::Postgres => "INSERT INTO change (kind, key) VALUES ($1, $2)",
            _ => "INSERT INTO change (kind, key) VALUES (?, ?)",
        };
        self.execute_raw(Statement::from_sql_and_values(
            backend,
            sql,
            [kind.into(), key.into()],
        ))
        .await?;
        Ok(())
    }
}

fn change(row: &QueryResult) -> Result<Change, DbErr> {
    let tx: String = row.try_get("", "tx")?;
    let position = Position {
        tx: tx.parse().unwrap_or_default(),
        id: row.try_get("", "id")?,
    };
    Ok(Change {
        position,
        kind: row.try_get("", "kind")?,
        key: row.try_get("", "key")?,
    })
}

/// At most `n` changes after a position, in the order they are to be applied.
///
/// # Errors
/// When the database refuses.
pub async fn follow(db: &Db, after: Position, n: u64) -> Result<Vec<Change>, DbErr> {
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    let statement = if db.is_postgres() {
        Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT id, tx::text AS tx, kind, key FROM change \
             WHERE tx < pg_snapshot_xmin(pg_current_snapshot()) AND (tx, id) > ($1::text::xid8, $2) \
             ORDER BY tx, id LIMIT $3",
            [after.tx.to_string().into(), after.id.into(), n.into()],
        )
    } else {
        Statement::from_sql_and_values(
            DbBackend::Sqlite,
            "SELECT id, '0' AS tx, kind, key FROM change WHERE id > ? ORDER BY id LIMIT ?",
            [after.id.into(), n.into()],
        )
    };
    db.read()
        .query_all_raw(statement)
        .await?
        .iter()
        .map(change)
        .collect()
}

/// The end of the feed as it can be read now: everything up to it is committed and visible.
///
/// # Errors
/// When the database refuses.
pub async fn end(db: &Db) -> Result<Position, DbErr> {
    let (backend, sql) = if db.is_postgres() {
        let sql = "SELECT id, tx::text AS tx, kind, key FROM change \
                   WHERE tx < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY tx DESC, id DESC LIMIT 1";
        (DbBackend::Postgres, sql)
    } else {
        (
            DbBackend::Sqlite,
            "SELECT id, '0' AS tx, kind, key FROM change ORDER BY id DESC LIMIT 1",
        )
    };
    let row = db
        .read()
        .query_one_raw(Statement::from_string(backend, sql))
        .await?;
    Ok(row
        .as_ref()
        .map(change)
        .transpose()?
        .map(|c| c.position)
        .unwrap_or_default())
}

/// Changes after a position, those that wait for an older transaction to end included; at most 10 000.
///
/// # Errors
/// When the database refuses.
pub async fn lag(db: &Db, after: Position) -> Result<u64, DbErr> {
    let statement = if db.is_postgres() {
        Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT count(*) FROM (SELECT 1 FROM change WHERE (tx, id) > ($1::text::xid8, $2) LIMIT 10000) AS late",
            [after.tx.to_string().into(), after.id.into()],
        )
    } else {
        Statement::from_sql_and_values(
            DbBackend::Sqlite,
            "SELECT count(*) FROM (SELECT 1 FROM change WHERE id > ? LIMIT 10000)",
            [after.id.into()],
        )
    };
    let row = db.read().query_one_raw(statement).await?;
    let n: i64 = row
        .map(|r| r.try_get_by_index(0))
        .transpose()?
        .unwrap_or_default();
    Ok(u64::try_from(n).unwrap_or_default())
}
