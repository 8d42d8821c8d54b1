//! What an operator does by hand: back up, restore, import, check. The commands of `main.rs` call these.
//!
//! A backup never holds a survey's key: the secret store lies outside the database, and stays there.

use std::path::{Path, PathBuf};

use app::catalogue::exchange::model::{Source, Verdict};
use app::shared::fault::Fault;
use app::shared::lang::Lang;
use app::words::Words;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::catalogue::exchange::machine::{self, Bringer, Manner};
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

/// Takes in a table of offers for one institution, as its page would; gives what came of it, line by line.
///
/// # Errors
/// When the file cannot be read as a table, the institution is unknown, or the table leaves out too much.
pub async fn import(
    parts: &Parts,
    file: &Path,
    dbh: &str,
    manner: Manner,
) -> Result<Vec<String>, BuildError> {
    let words = Words::of(Lang::Nb);
    let said = |fault: Fault| -> BuildError {
        match fault {
            Fault::Invalid(faults) => {
                let all: Vec<String> = faults.iter().map(|f| words.problem(&f.problem)).collect();
                format!("nothing was saved: {}", all.join(" ")).into()
            }
            other => format!("nothing was saved: {other:?}").into(),
        }
    };
    let institution = machine::institution(parts, dbh).await;
    let institution =
        institution.map_err(|_| format!("no institution has the code {dbh}; nothing was saved"))?;
    let length = std::fs::metadata(file)?.len();
    if length > crate::table::FILE as u64 {
        return Err("the file is larger than 5 MB; nothing was saved".into());
    }
    let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let who = Bringer {
        institution: institution.id,
        source: Source::Command,
        by: words.exchange().source(Source::Command),
        is_demo: parts.config.is_demo(),
        file_name: name,
    };
    let outcome = machine::bring_file(parts, &who, std::fs::read(file)?, manner)
        .await
        .map_err(said)?;
    let n = &outcome.summary;
    let mut lines = vec![format!(
        "{}: {} {}, {} new, {} new versions, {} changed, {} unchanged, {} missing from the file, {} rows refused",
        institution.short_name,
        outcome.year,
        if manner.dry_run { "tried" } else { "saved" },
        n.new,
        n.next_year,
        n.changed,
        n.unchanged,
        n.gone,
        n.refused,
    )];
    for row in outcome.rows.iter().filter(|r| r.verdict == Verdict::Refused) {
        for fault in &row.faults {
            let column = words.fault_column(fault).unwrap_or_else(|| "–".to_owned());
            lines.push(format!(
                "row {}, {column}: {}",
                row.number,
                words.row_problem(&fault.problem)
            ));
        }
    }
    Ok(lines)
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
