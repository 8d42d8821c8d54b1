//! What outlives a killed server: its folder, and its database, of the kind the test run asks for.

use std::path::PathBuf;

use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, QueryResult, Statement};
use server::platform::Platform;
use server::test::parts::fresh_folder;
use server::test::postgres::fresh_database;
use server::test::survey::{platform_of, platform_over};

use crate::process::Process;

/// Seeded data; the folder is removed when this is dropped.
pub struct Data {
    folder: PathBuf,
    database: Option<String>,
    db: DatabaseConnection,
}

impl Drop for Data {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Data {
    pub async fn seeded() -> Self {
        let folder = fresh_folder();
        std::fs::create_dir_all(&folder).unwrap();
        let database = fresh_database().await;
        let platform = match &database {
            Some(url) => platform_over(&folder, url).await,
            None => platform_of(&folder).await,
        };
        server::seed::seed(&platform.parts).await.unwrap();
        let file = format!("sqlite://{}?mode=rw", folder.join("videre.sqlite").display());
        let url = database.clone().unwrap_or(file);
        let db = Database::connect(server::db::options(url)).await.unwrap();
        Data { folder, database, db }
    }

    /// The platform over it, in this process.
    pub async fn platform(&self) -> Platform {
        match &self.database {
            Some(url) => platform_over(&self.folder, url).await,
            None => platform_of(&self.folder).await,
        }
    }

    /// A server over it, that can be killed.
    pub async fn serve(&self) -> Process {
        let url = self.database.iter().map(|url| ("DATABASE_URL", url.as_str()));
        Process::serve(&self.folder, &url.collect::<Vec<_>>()).await
    }

    pub async fn ask(&self, sql: &str) -> Vec<QueryResult> {
        let statement = Statement::from_string(self.db.get_database_backend(), sql);
        self.db.query_all_raw(statement).await.unwrap()
    }

    pub async fn change(&self, sql: &str) {
        self.db.execute_unprepared(sql).await.unwrap();
    }
}
