//! What a person teaches and has of credits, where she asked to have it remembered.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The parameters of the page's address, in JSON.
        for column in [text_null("competence"), big_integer_null("competence_at")] {
            let change = Table::alter().table("saved_list").add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        Ok(())
    }
}
