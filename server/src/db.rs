//! The database: connecting, reading, and writing in one transaction with the jobs it causes.
//!
//! SQLite has one writer connection whose transactions begin immediate; PostgreSQL has one pool. Both run
//! the same statements; what truly differs is asked for with `is_postgres`.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::Notify;

/// Connections that may read at once.
const READERS: u32 = 8;
/// Connections of a PostgreSQL pool.
const POOL: u32 = 16;

/// The database.
#[derive(Clone)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    /// SQLite only: empties the write-ahead log; waits for nobody, so that nobody waits for it.
    upkeep: Option<DatabaseConnection>,
    /// Woken after every commit: the worker looks for jobs, the indexer for changes.
    committed: Arc<Notify>,
    statements: Arc<AtomicU64>,
}

impl Db {
    /// Connects to `sqlite:PATH` or `postgres://…`.
    ///
    /// # Errors
    /// When the database cannot be opened.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        let statements = Arc::new(AtomicU64::new(0));
        let open = async |options: ConnectOptions| {
            let mut connection = Database::connect(options).await?;
            let counter = statements.clone();
            connection.set_metric_callback(move |_| {
                counter.fetch_add(1, Ordering::Relaxed);
            });
            Ok::<_, DbErr>(connection)
        };
        let (reader, writer, upkeep) = if url.starts_with("sqlite:") {
            // The writer first: it creates the file and turns on the write-ahead log.
            let writer = open(sqlite(url, 1, Patience::WaitToWrite)).await?;
            let upkeep = open(sqlite(url, 1, Patience::WaitForNobody)).await?;
            let reader = open(sqlite(url, READERS, Patience::OnlyRead)).await?;
            (reader, writer, Some(upkeep))
        } else {
            let mut options = options(url);
            options
                .max_connections(POOL)
                .min_connections(1)
                .acquire_timeout(Duration::from_secs(10))
                .sqlx_logging(false);
            let pool = open(options).await?;
            (pool.clone(), pool, None)
        };
        Ok(Db {
            reader,
            writer,
            upkeep,
            committed: Arc::new(Notify::new()),
            statements,
        })
    }

    /// Where queries that change nothing are asked.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The connection migrations run on.
    #[must_use]
    pub fn for_migration(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins a transaction; dropped without commit, nothing has happened.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn write(&self) -> Result<Tx, DbErr> {
        let options = TransactionOptions {
            isolation_level: None,
            access_mode: Some(AccessMode::ReadWrite).filter(|_| self.is_postgres()),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate).filter(|_| !self.is_postgres()),
        };
        let inner = self.writer.begin_with_options(options).await?;
        Ok(Tx {
            inner,
            committed: self.committed.clone(),
        })
    }

    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Postgres
    }

    /// Woken after every commit of this process.
    #[must_use]
    pub fn committed(&self) -> Arc<Notify> {
        self.committed.clone()
    }

    /// Leaves nothing of what was overwritten or deleted in these tables lying about.
    ///
    /// On SQLite deleted content is overwritten at once (`secure_delete`), but the write-ahead log holds every
    /// state since it was last emptied: this empties it, unless somebody is reading just now – then the next
    /// call does. On PostgreSQL dead rows are left in the tables' files: this writes the tables anew, which
    /// locks each for as long as that takes.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn tidy(&self, tables: &[&str]) -> Result<(), DbErr> {
        match &self.upkeep {
            Some(upkeep) => {
                upkeep
                    .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
                    .await?;
            }
            None => {
                for table in tables {
                    self.writer
                        .execute_unprepared(&format!("VACUUM FULL {table}"))
                        .await?;
                }
            }
        }
        Ok(())
    }

    /// Gives every connection back, for whoever wants the file for herself.
    ///
    /// # Errors
    /// When the database refuses.
    #[cfg(test)]
    pub(crate) async fn close(self) -> Result<(), DbErr> {
        if let Some(upkeep) = self.upkeep {
            upkeep.close().await?;
        }
        self.reader.close().await?;
        self.writer.close().await
    }

    /// Statements run so far; tests ask before and after a page.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }
}

/// Options of a pool that keeps its connections for good.
///
/// The pool's own upkeep (sqlx 0.9.0, `spawn_maintenance_tasks`) reads the number of idle connections
/// between two steps of its counting; in an unlucky moment that is -1 as an unsigned number, and the task
/// runs round for ever on a thread of the server. Without lifetimes there is no such task; a connection
/// that broke is noticed when it is next taken.
#[must_use]
pub fn options(url: impl Into<String>) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.idle_timeout(None).max_lifetime(None);
    options
}

/// What a connection to SQLite is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Patience {
    OnlyRead,
    WaitToWrite,
    WaitForNobody,
}

fn sqlite(url: &str, connections: u32, patience: Patience) -> ConnectOptions {
    let path = url
        .trim_start_matches("sqlite:")
        .trim_start_matches("//")
        .split('?')
        .next()
        .unwrap_or_default();
    let mut options = options(format!("sqlite://{path}?mode=rwc"));
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |o| {
            // FULL: an acknowledged write survives a power cut (sqlite.org/pragma.html#pragma_synchronous).
            let o = o
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(if patience == Patience::WaitForNobody {
                    0
                } else {
                    5
                }))
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                // What is deleted is gone from the file too: names, addresses, former places of answers.
                .pragma("secure_delete", "ON");
            if patience == Patience::OnlyRead {
                o.pragma("query_only", "ON")
            } else {
                o
            }
        });
    options
}

/// A SQLite file opened by nobody else: held until it is closed, its write-ahead log emptied into it. Nothing while
/// somebody has it open.
///
/// # Errors
/// When the file is no database.
pub async fn alone(file: &std::path::Path) -> Result<Option<DatabaseConnection>, DbErr> {
    let mut options = options(format!("sqlite://{}?mode=rw", file.display()));
    options
        .max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|o| o.busy_timeout(Duration::ZERO));
    let taken = async {
        let connection = Database::connect(options).await?;
        // A log is given up only by the last connection; then an exclusive transaction keeps others out.
        for sql in ["PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"] {
            connection.execute_unprepared(sql).await?;
        }
        Ok::<_, DbErr>(connection)
    };
    match taken.await {
        Ok(connection) => Ok(Some(connection)),
        Err(error) if error.to_string().contains("locked") => Ok(None),
        Err(error) => Err(error),
    }
}

/// A transaction that can also enqueue jobs and tell of changes; see `work::queue` and `feed`.
pub struct Tx {
    inner: DatabaseTransaction,
    committed: Arc<Notify>,
}

impl Tx {
    /// Makes it all happen, and wakes the worker and the indexer.
    ///
    /// # Errors
    /// When the database refuses; then nothing has happened.
    pub async fn commit(self) -> Result<(), DbErr> {
        self.inner.commit().await?;
        self.committed.notify_waiters();
        Ok(())
    }
}

impl Deref for Tx {
    type Target = DatabaseTransaction;
    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}
