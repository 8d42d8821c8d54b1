//! What an operator does by hand: back up, restore, check. The commands of `main.rs` call these.
//!
//! A backup never holds a survey's key: the secret store lies outside the database, and stays there.

use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::config::Config;
use crate::platform::{BuildError, Parts};

/// The file behind a `sqlite:` address.
fn sqlite_file(config: &Config) -> Result<PathBuf, BuildError> {
    match config.database_url.strip_prefix("sqlite:") {
        Some(path) => Ok(PathBuf::from(
            path.trim_start_matches("//")
                .split('?')
                .next()
                .unwrap_or_default(),
        )),
        None => Err("PostgreSQL is backed up and restored with its own tools (pg_dump, pg_restore)".into()),
    }
}

/// Writes a consistent, compact copy of the database while the site runs.
///
/// # Errors
/// When the file exists already or cannot be written.
pub async fn backup(parts: &Parts, file: &Path) -> Result<(), BuildError> {
    sqlite_file(&parts.config)?;
    if file.exists() {
        return Err(format!("{} exists already; nothing was written", file.display()).into());
    }
    let path = file.to_str().ok_or("the file's name is not UTF-8")?;
    let copy = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [path.into()]);
    parts.db.for_migration().execute_raw(copy).await?;
    std::fs::File::open(file)?.sync_all()?;
    Ok(())
}

/// Puts a backup in place of the database, which is kept beside it; the index is rebuilt at the next start.
///
/// # Errors
/// When the backup is no SQLite database, or the database is in use.
pub fn restore(config: &Config, file: &Path) -> Result<(), BuildError> {
    let target = sqlite_file(config)?;
    let head = std::fs::read(file)?;
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(format!("{} is no SQLite database; nothing was changed", file.display()).into());
    }
    std::fs::create_dir_all(&config.data_dir)?;
    let beside = |end: &str| PathBuf::from(format!("{}{end}", target.display()));
    let incoming = beside(".incoming");
    std::fs::write(&incoming, head)?;
    std::fs::File::open(&incoming)?.sync_all()?;
    if target.exists() {
        std::fs::rename(&target, beside(".before-restore"))?;
    }
    for rest in ["-wal", "-shm"] {
        let rest = beside(rest);
        if rest.exists() {
            std::fs::rename(&rest, PathBuf::from(format!("{}.before-restore", rest.display())))?;
        }
    }
    std::fs::rename(&incoming, &target)?;
    let index = config.data_dir.join("index");
    if index.exists() {
        std::fs::remove_dir_all(index)?;
    }
    Ok(())
}

/// One line per thing looked at: what it is, and whether it is well.
///
/// # Errors
/// When the database cannot be asked at all.
pub async fn check(parts: &Parts) -> Result<Vec<(String, bool)>, BuildError> {
    let mut lines = vec![];
    let db = parts.db.read();
    if !parts.db.is_postgres() {
        let row = db
            .query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA quick_check"))
            .await?;
        let said: String = row
            .map(|r| r.try_get_by_index(0))
            .transpose()?
            .unwrap_or_default();
        lines.push((format!("database file: {said}"), said == "ok"));
    }
    let (waiting, failed) = crate::work::queue::counts(&parts.db).await?;
    lines.push((format!("jobs: {waiting} waiting, {failed} given up"), failed == 0));
    let site = parts.config.site_dir.join("manifest.json");
    lines.push((format!("built site: {}", site.display()), site.exists()));
    Ok(lines)
}
