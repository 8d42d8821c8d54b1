//! Parts on a fresh database.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{TimeZone as _, Utc};

use crate::clock::FixedClock;
use crate::config::Config;
use crate::platform::Parts;

/// Parts with the clock that moves them; the folder is removed when this is dropped.
pub struct TestParts {
    pub parts: Parts,
    pub clock: Arc<FixedClock>,
    folder: PathBuf,
}

impl Drop for TestParts {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The day every test begins: 23 November 2026, 10 in the morning UTC.
#[must_use]
pub fn start_of_tests() -> app::shared::time::Instant {
    Utc.with_ymd_and_hms(2026, 11, 23, 10, 0, 0)
        .single()
        .expect("a fixed instant")
}

/// A folder of this test's own.
#[must_use]
pub fn fresh_folder() -> PathBuf {
    static N: AtomicU64 = AtomicU64::new(0);
    let n = N.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!(
        "videre-test-{}-{n}-{:08x}",
        std::process::id(),
        rand::random::<u32>()
    ))
}

/// Settings for a test in this folder.
///
/// With `VIDERE_TEST_POSTGRES` holding a PostgreSQL address, every test gets a database of its own there;
/// otherwise a SQLite file.
#[must_use]
pub fn test_config(folder: &std::path::Path, database_url: Option<String>) -> Config {
    let get = |name: &str| match name {
        "DATA_DIR" => Some(folder.display().to_string()),
        "MAIL" => Some("memory:".into()),
        "DATABASE_URL" => database_url.clone(),
        _ => None,
    };
    Config::read(get).expect("test settings are right")
}

/// Parts on a fresh database.
pub async fn parts() -> TestParts {
    let folder = fresh_folder();
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let clock = Arc::new(FixedClock::at(start_of_tests()));
    let database = super::postgres::fresh_database().await;
    let config = test_config(&folder, database);
    let parts = Parts::open(config, clock.clone())
        .await
        .expect("parts open on a fresh database");
    TestParts { parts, clock, folder }
}
