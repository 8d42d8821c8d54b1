//! What stood with a run's mark before many were marked at once, so that it can be given back whole.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut columns = [
            text_null("marked_on_before"),
            text_null("reason_before"),
            big_integer_null("moved_to_before"),
        ];
        for column in &mut columns {
            let table = Table::alter()
                .table("bulk_item")
                .add_column(column.take())
                .to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}
