//! The organisation a partner reads figures for, and the counties she reads them of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No counties: the whole country. No row: nothing.
        let partner = Table::create()
            .table("partner")
            .col(big_integer("person_id").primary_key())
            .col(text("organisation"))
            .col(string("counties"))
            .foreign_key(
                ForeignKey::create()
                    .from("partner", "person_id")
                    .to("person", "id"),
            )
            .to_owned();
        manager.create_table(partner).await
    }
}
