//! How many surveys have closed is kept among the roll-ups (`closed`), which are made anew.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let made = Query::delete().from_table("cube_made").to_owned();
        manager.execute(made).await
    }
}
