//! What an institution's overview is filtered and sorted by, the texts two people are joined from, and
//! what was done to many offers at once.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

fn cascade(
    from: (&'static str, &'static str),
    to: (&'static str, &'static str),
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(from.0, from.1)
        .to(to.0, to.1)
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Narrow, so that five thousand of them are read in a moment; the texts stay in their own table.
        let work = Table::create()
            .table("offer_work")
            .col(big_integer("offer_id").primary_key())
            .col(big_integer("institution_id"))
            .col(big_integer("version_id"))
            .col(big_integer_null("live_version_id"))
            .col(integer("year"))
            .col(string("state"))
            .col(text("title"))
            .col(text("title_key"))
            .col(string("code"))
            .col(string("subject"))
            .col(text("folded"))
            .col(text("missing"))
            .col(integer("n_missing"))
            .col(string_null("next_deadline"))
            .col(string_null("last_deadline"))
            .col(boolean("is_demo"))
            .col(big_integer("saved_at"))
            .col(integer("rules"))
            .foreign_key(&mut cascade(("offer_work", "offer_id"), ("offer", "id")))
            .to_owned();
        manager.create_table(work).await?;
        let index = Index::create()
            .name("ix_offer_work_institution")
            .table("offer_work")
            .col("institution_id")
            .col("saved_at")
            .to_owned();
        manager.create_index(index).await?;

        let saved = Table::create()
            .table("offer_text")
            .col(big_integer("version_id"))
            .col(big_integer("revision"))
            .col(text("typed"))
            .col(big_integer_null("person_id"))
            .col(string("person_name"))
            .col(big_integer("saved_at"))
            .primary_key(Index::create().col("version_id").col("revision"))
            .foreign_key(&mut cascade(
                ("offer_text", "version_id"),
                ("offer_version", "id"),
            ))
            .to_owned();
        manager.create_table(saved).await?;

        let bulk = Table::create()
            .table("bulk")
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            .col(string("action"))
            .col(integer("year"))
            .col(big_integer("made_at"))
            .col(big_integer_null("undone_at"))
            .foreign_key(&mut cascade(("bulk", "person_id"), ("person", "id")))
            .to_owned();
        manager.create_table(bulk).await?;

        let item = Table::create()
            .table("bulk_item")
            .col(big_integer("bulk_id"))
            .col(integer("position"))
            .col(big_integer("offer_id"))
            .col(text("title"))
            .col(string("institution_short"))
            .col(big_integer_null("version_id"))
            .col(big_integer_null("run_id"))
            .col(string_null("mark_before"))
            .col(string_null("obstacle"))
            .primary_key(Index::create().col("bulk_id").col("position"))
            .foreign_key(&mut cascade(("bulk_item", "bulk_id"), ("bulk", "id")))
            .to_owned();
        manager.create_table(item).await
    }
}
