//! Offers, their versions and their runs.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

fn key(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // live_version_id points at a table that points back; neither database could create such a pair
        // of keys in one go, so the service keeps this one right.
        let offer = Table::create()
            .table("offer")
            .col(big_pk_auto("id"))
            .col(big_integer("institution_id"))
            .col(big_integer_null("live_version_id"))
            .col(big_integer("revision"))
            .foreign_key(&mut key("offer", "institution_id", "institution"))
            .to_owned();
        manager.create_table(offer).await?;

        let version = Table::create()
            .table("offer_version")
            .col(big_pk_auto("id"))
            .col(big_integer("offer_id"))
            .col(big_integer("institution_id"))
            .col(integer("year"))
            .col(string("state"))
            .col(big_integer("revision"))
            .col(boolean("is_demo"))
            .col(text("title"))
            .col(string("subject"))
            .col(integer_null("credits"))
            .col(text("typed"))
            .col(text_null("plan"))
            .col(text_null("run_plan"))
            .col(big_integer("saved_at"))
            .col(big_integer_null("submitted_at"))
            .col(big_integer_null("published_at"))
            .col(text("withdrawn_reason"))
            .foreign_key(&mut key("offer_version", "offer_id", "offer"))
            .foreign_key(&mut key("offer_version", "institution_id", "institution"))
            .to_owned();
        manager.create_table(version).await?;

        let run = Table::create()
            .table("run")
            .col(big_pk_auto("id"))
            .col(big_integer("offer_id"))
            .col(big_integer("version_id"))
            .col(integer("year"))
            .col(text("plan"))
            .col(string_null("starts_on"))
            .col(string_null("ends_on"))
            .col(string_null("first_deadline"))
            .col(string_null("last_deadline"))
            .col(string_null("mark"))
            .col(boolean("is_demo"))
            .foreign_key(&mut key("run", "offer_id", "offer"))
            .foreign_key(&mut key("run", "version_id", "offer_version"))
            .to_owned();
        manager.create_table(run).await?;

        for (name, table, columns) in [
            ("ix_offer_institution", "offer", vec!["institution_id"]),
            ("ix_offer_live", "offer", vec!["live_version_id"]),
            (
                "ix_offer_version_offer",
                "offer_version",
                vec!["offer_id", "year"],
            ),
            (
                "ix_offer_version_institution",
                "offer_version",
                vec!["institution_id", "state"],
            ),
            ("ix_run_version", "run", vec!["version_id"]),
            ("ix_run_offer", "run", vec!["offer_id", "year"]),
            ("ix_run_deadline", "run", vec!["last_deadline"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
