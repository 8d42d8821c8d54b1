//! The last day somebody works for an institution in another's place.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // A date; nothing for those who are there to stay.
        let until = Table::alter()
            .table("role")
            .add_column(string_null("until"))
            .to_owned();
        manager.alter_table(until).await
    }
}
