//! A copy of the database, and the way back. A backup never holds a survey's key: the secret store lies outside the
//! database, and stays there.

use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use crate::config::Config;
use crate::db::alone;
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

/// Puts a backup in place of the database, which is kept beside it under a name that was free; the index is rebuilt
/// at the next start. Gives where the former database lies now, if there was one.
///
/// # Errors
/// When the backup is no sound database of ours, or the database is in use; then nothing was changed.
pub async fn restore(config: &Config, file: &Path) -> Result<Option<PathBuf>, BuildError> {
    let target = sqlite_file(config)?;
    let beside = |end: &str| PathBuf::from(format!("{}{end}", target.display()));
    std::fs::create_dir_all(&config.data_dir)?;
    // Taken before anything is written, and held until the backup lies in its place.
    let mut held = None;
    if target.exists() {
        match alone(&target).await {
            Ok(Some(database)) => held = Some(database),
            Ok(None) => {
                return Err("the database is in use: stop the site first; nothing was changed".into());
            }
            Err(error) => {
                tracing::warn!(%error, "the present database cannot be opened and is set aside as it is")
            }
        }
    }
    let incoming = beside(".incoming");
    std::fs::copy(file, &incoming)?;
    if let Err(why) = is_sound(&incoming).await {
        std::fs::remove_file(&incoming)?;
        return Err(format!("{}: {why}; nothing was changed", file.display()).into());
    }
    std::fs::File::open(&incoming)?.sync_all()?;
    let kept = target.exists().then(|| free_name(&target));
    if let Some(kept) = &kept {
        for end in ["-wal", "-shm", ""] {
            let part = beside(end);
            if part.exists() {
                std::fs::rename(&part, PathBuf::from(format!("{}{end}", kept.display())))?;
            }
        }
    }
    std::fs::rename(&incoming, &target)?;
    if let Some(folder) = target.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::File::open(folder)?.sync_all()?;
    }
    if let Some(database) = held {
        database.close().await?;
    }
    let index = config.data_dir.join("index");
    if index.exists() {
        std::fs::remove_dir_all(index)?;
    }
    Ok(kept)
}

/// `FILE.before-restore`, with a number where there is one already.
fn free_name(target: &Path) -> PathBuf {
    let name = |n: u32| match n {
        1 => PathBuf::from(format!("{}.before-restore", target.display())),
        n => PathBuf::from(format!("{}.before-restore-{n}", target.display())),
    };
    (1..)
        .map(name)
        .find(|path| !path.exists())
        .expect("a folder holds fewer files than there are numbers")
}

/// Whether a file is a whole database with our tables.
async fn is_sound(file: &Path) -> Result<(), String> {
    let look = async {
        let database = alone(file)
            .await?
            .ok_or_else(|| DbErr::Custom("it is in use".into()))?;
        let first = async |sql: &str| -> Result<String, DbErr> {
            let row = database
                .query_one_raw(Statement::from_string(DbBackend::Sqlite, sql))
                .await?;
            row.map_or_else(|| Ok(String::new()), |r| r.try_get_by_index(0))
        };
        let said = first("PRAGMA quick_check").await?;
        let ours = first("SELECT name FROM sqlite_master WHERE name = 'seaql_migrations'").await?;
        database.close().await?;
        Ok::<_, DbErr>((said, ours))
    };
    match look.await {
        Err(error) => Err(format!("it is no SQLite database ({error})")),
        Ok((said, _)) if said != "ok" => Err(format!("it is damaged ({said})")),
        Ok((_, ours)) if ours.is_empty() => Err("it is no database of Videre".into()),
        Ok(_) => Ok(()),
    }
}
