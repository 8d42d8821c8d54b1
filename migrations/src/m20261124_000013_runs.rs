//! What people say of a run – since when, why, and which run stands in its place – and the further runs a
//! text promises.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One column a statement: SQLite adds no more at once.
        for column in [
            string_null("marked_on").take(),
            text_null("mark_reason").take(),
            big_integer_null("moved_to").take(),
        ] {
            let run = Table::alter().table("run").add_column(column).to_owned();
            manager.alter_table(run).await?;
        }
        let version = Table::alter()
            .table("offer_version")
            .add_column(text_null("further_runs"))
            .to_owned();
        manager.alter_table(version).await
    }
}
