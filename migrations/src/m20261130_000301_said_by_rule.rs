//! What a finding that a rule opened says, in all written languages, so that each reader has it in her own. Those opened
//! before keep the one they were opened in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let alter = Table::alter()
            .table("finding_by_rule")
            .add_column(text_null("said").take())
            .to_owned();
        manager.alter_table(alter).await
    }
}
