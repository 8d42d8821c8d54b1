//! What the directorate asks for by subject and year, and the form of Norwegian it writes to an institution in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let priority = Table::create()
            .table("priority")
            .col(integer("year"))
            .col(string("subject"))
            .col(string("weight"))
            .col(text("reason"))
            .primary_key(Index::create().col("year").col("subject"))
            .to_owned();
        manager.create_table(priority).await?;

        let form = Table::alter()
            .table("institution")
            .add_column(string("letter_lang").default("nb"))
            .to_owned();
        manager.alter_table(form).await
    }
}
