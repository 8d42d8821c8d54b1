//! The day an offer was withdrawn from, as people say it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::alter()
            .table("offer_version")
            .add_column(text_null("withdrawn_on"))
            .to_owned();
        manager.alter_table(table).await
    }
}
