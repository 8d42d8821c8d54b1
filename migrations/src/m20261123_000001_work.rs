//! Jobs, letters and the change feed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let job = Table::create()
            .table("job")
            .col(big_pk_auto("id"))
            .col(string("kind"))
            .col(text("key"))
            .col(text("payload"))
            .col(big_integer("run_at"))
            .col(integer("attempts"))
            .col(big_integer("lease_until"))
            .col(big_integer("fence"))
            .col(boolean("failed"))
            .col(text("last_error"))
            .to_owned();
        manager.create_table(job).await?;
        let index = Index::create()
            .name("ux_job_kind_key")
            .table("job")
            .col("kind")
            .col("key")
            .unique()
            .to_owned();
        manager.create_index(index).await?;
        let index = Index::create()
            .name("ix_job_due")
            .table("job")
            .col("run_at")
            .col("lease_until")
            .to_owned();
        manager.create_index(index).await?;

        let letter = Table::create()
            .table("letter")
            .col(big_pk_auto("id"))
            .col(string("kind"))
            .col(string("recipient"))
            .col(big_integer("subject_id"))
            .col(integer("round"))
            .col(string("state"))
            .col(big_integer_null("sent_at"))
            .col(text("error"))
            .to_owned();
        manager.create_table(letter).await?;
        let index = Index::create()
            .name("ux_letter_once")
            .table("letter")
            .col("kind")
            .col("recipient")
            .col("subject_id")
            .col("round")
            .unique()
            .to_owned();
        manager.create_index(index).await?;

        let change = Table::create()
            .table("change")
            .col(big_pk_auto("id"))
            .col(string("kind"))
            .col(big_integer("key"))
            .to_owned();
        manager.create_table(change).await?;
        if manager.get_database_backend() == sea_orm::DbBackend::Postgres {
            // The order of commits cannot be read from a sequence; the transaction id can tell it.
            let sql = "ALTER TABLE change ADD COLUMN tx xid8 NOT NULL DEFAULT pg_current_xact_id(); \
                       CREATE INDEX ix_change_tx ON change (tx, id)";
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}
