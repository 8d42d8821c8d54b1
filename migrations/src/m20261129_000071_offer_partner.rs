//! The institutions that give an offer together with the one that answers for it, and whether that one lets
//! them write.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let to = |column: &'static str, table: &'static str| {
            ForeignKey::create()
                .from("offer_partner", column)
                .to(table, "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let partner = Table::create()
            .table("offer_partner")
            .col(big_integer("offer_id"))
            .col(big_integer("institution_id"))
            .col(boolean("may_edit"))
            .col(boolean("is_public"))
            .primary_key(Index::create().col("offer_id").col("institution_id"))
            .foreign_key(&mut to("offer_id", "offer"))
            .foreign_key(&mut to("institution_id", "institution"))
            .to_owned();
        manager.create_table(partner).await?;
        let by_institution = Index::create()
            .name("ix_offer_partner_institution")
            .table("offer_partner")
            .col("institution_id")
            .to_owned();
        manager.create_index(by_institution).await
    }
}
