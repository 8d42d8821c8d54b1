//! A PostgreSQL database of its own for each test, where a test run asks for it.

use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::{ConnectionTrait, Database};

/// The address of a new, empty database, or nothing when tests run on SQLite.
#[expect(
    clippy::disallowed_methods,
    reason = "the test run says which database to use"
)]
pub async fn fresh_database() -> Option<String> {
    static N: AtomicU64 = AtomicU64::new(0);
    let base = std::env::var("VIDERE_TEST_POSTGRES")
        .ok()
        .filter(|v| !v.is_empty())?;
    let name = format!("t{}_{}", std::process::id(), N.fetch_add(1, Ordering::Relaxed));
    let admin = Database::connect(crate::db::options(base.replace("{database}", "postgres")))
        .await
        .expect("the test cluster answers");
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .expect("a test database can be made");
    Some(base.replace("{database}", &name))
}
