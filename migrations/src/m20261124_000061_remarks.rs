//! What becomes of what participants wrote: decisions while a survey's texts are read, then what is told of.
//!
//! Like `remark`, no table here knows a person, and `remark_told` gives every text a random key anew, so that
//! not even the decision that let it through can be joined to it. On SQLite both lie in the order of their
//! random keys. Evaluations are referred to without a foreign key, as in `remark`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        let keyless = |mut table: TableCreateStatement| {
            if sqlite {
                table.extra("WITHOUT ROWID");
            }
            table
        };
        let reading = Table::create()
            .table("remark_reading")
            .col(
                ColumnDef::new("evaluation_id")
                    .big_integer()
                    .not_null()
                    .primary_key(),
            )
            .col(big_integer("revision"))
            .col(big_integer_null("decided_at"))
            .col(big_integer_null("told_at"))
            .col(big_integer_null("lapsed_at"))
            .col(integer("passed"))
            .col(integer("summarised"))
            .col(integer("deleted"))
            .to_owned();
        manager.create_table(reading).await?;
        let decision = Table::create()
            .table("remark_decision")
            .col(binary_len("remark_id", 16).primary_key())
            .col(big_integer("evaluation_id"))
            .col(string("item"))
            .col(string("outcome"))
            .col(text("summary"))
            .col(string("categories"))
            .col(big_integer("decided_at"))
            .to_owned();
        manager.create_table(keyless(decision)).await?;
        let told = Table::create()
            .table("remark_told")
            .col(binary_len("id", 16).primary_key())
            .col(big_integer("evaluation_id"))
            .col(string("item"))
            .col(text("text"))
            .col(boolean("is_summary"))
            .col(string("categories"))
            .to_owned();
        manager.create_table(keyless(told)).await?;
        for table in ["remark_decision", "remark_told"] {
            let index = Index::create()
                .name(format!("ix_{table}_evaluation"))
                .table(table)
                .col("evaluation_id")
                .to_owned();
            manager.create_index(index).await?;
        }
        let count = Table::create()
            .table("remark_count")
            .col(big_integer("evaluation_id"))
            .col(string("item"))
            .col(string("category"))
            .col(integer("n"))
            .primary_key(Index::create().col("evaluation_id").col("item").col("category"))
            .to_owned();
        manager.create_table(count).await
    }
}
