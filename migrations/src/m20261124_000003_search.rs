//! The search's dictionary.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let synonym = Table::create()
            .table("synonym")
            .col(big_pk_auto("id"))
            .col(string("kind"))
            .col(text("words"))
            // Parted by line breaks.
            .col(text("alternatives"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("changed_by"))
            .to_owned();
        manager.create_table(synonym).await
    }
}
