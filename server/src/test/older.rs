//! A database as an older version left it.

use std::path::PathBuf;

use migrations::Migrator;
use sea_orm_migration::MigratorTrait as _;

use super::parts::fresh_folder;
use super::postgres::fresh_database;
use crate::db::Db;

/// A database in the shape it had before the migration of this name, and the folder it lies in.
pub async fn before(migration: &str) -> (Db, PathBuf) {
    let folder = fresh_folder();
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let file = format!("sqlite:{}", folder.join("videre.sqlite").display());
    let url = fresh_database().await.unwrap_or(file);
    let db = Db::connect(&url).await.expect("the database can be opened");
    let n_before = Migrator::migrations().iter().position(|m| m.name() == migration);
    let n_before = n_before.and_then(|n| u32::try_from(n).ok());
    Migrator::up(
        db.for_migration(),
        Some(n_before.expect("a migration of this name")),
    )
    .await
    .expect("the migrations run");
    (db, folder)
}
