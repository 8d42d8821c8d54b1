//! The search's words as a catalogue was given them, so that newer ones can come and removed ones stay away.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("synonym_given")
            .col(string("kind"))
            .col(string("words"))
            .col(text("alternatives"))
            .primary_key(Index::create().col("kind").col("words"))
            .to_owned();
        manager.create_table(table).await
    }
}
