//! Where somebody was going when she asked for a link to sign in with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let next = Table::alter()
            .table("sign_in")
            .add_column(text("next").default(""))
            .to_owned();
        manager.alter_table(next).await
    }
}
