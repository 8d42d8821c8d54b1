//! Deadlines and gatherings that were taken out of a run, for as long as calendars tell of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |column: &'static str, to: &'static str| {
            ForeignKey::create()
                .from("gone_days", column)
                .to(to, "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let table = Table::create()
            .table("gone_days")
            .col(big_pk_auto("id"))
            .col(big_integer("offer_id"))
            .col(big_integer("run_id"))
            .col(string("kind"))
            .col(string("from_day"))
            .col(string("to_day"))
            .col(big_integer("gone_at"))
            .foreign_key(&mut key("offer_id", "offer"))
            .foreign_key(&mut key("run_id", "run"))
            .to_owned();
        manager.create_table(table).await?;
        let once = Index::create()
            .name("ux_gone_days_run")
            .table("gone_days")
            .col("run_id")
            .col("kind")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let of_offer = Index::create()
            .name("ix_gone_days_offer")
            .table("gone_days")
            .col("offer_id")
            .to_owned();
        manager.create_index(of_offer).await
    }
}
