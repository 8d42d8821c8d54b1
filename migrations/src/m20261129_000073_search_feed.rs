//! What the calendars of saved searches last told of, so that what is withdrawn from them can be struck out.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("saved_feed")
            .col(string("query_hash"))
            .col(big_integer("offer_id"))
            .primary_key(Index::create().col("query_hash").col("offer_id"))
            .foreign_key(
                ForeignKey::create()
                    .from("saved_feed", "offer_id")
                    .to("offer", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(table).await?;
        for (name, table, column) in [
            ("ix_saved_feed_offer", "saved_feed", "offer_id"),
            ("ix_saved_search_hash", "saved_search", "query_hash"),
        ] {
            let index = Index::create().name(name).table(table).col(column).to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
