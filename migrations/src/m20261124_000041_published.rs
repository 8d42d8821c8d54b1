//! Figures as they were published, once and for all: releases of closed surveys, which surveys each is made
//! of, and what is told of each question. Nothing here is ever changed: what has been read cannot be unread.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let published = Table::create()
            .table("published")
            .col(big_pk_auto("id"))
            .col(big_integer("offer_id"))
            .col(big_integer("institution_id"))
            .col(string("subject"))
            .col(string("county"))
            .col(text("title"))
            .col(integer("first_year"))
            .col(integer("last_year"))
            .col(integer("surveys"))
            .col(integer("invited"))
            .col(integer("answered"))
            .col(boolean("is_demo"))
            .to_owned();
        manager.create_table(published).await?;
        for (name, column) in [
            ("ix_published_offer", "offer_id"),
            ("ix_published_institution", "institution_id"),
        ] {
            let index = Index::create()
                .name(name)
                .table("published")
                .col(column)
                .to_owned();
            manager.create_index(index).await?;
        }
        // A survey is in one release at most: the key keeps two nodes from publishing it twice.
        let survey = Table::create()
            .table("published_survey")
            .col(big_integer("evaluation_id").primary_key())
            .col(big_integer("published_id"))
            .foreign_key(
                ForeignKey::create()
                    .from("published_survey", "published_id")
                    .to("published", "id"),
            )
            .to_owned();
        manager.create_table(survey).await?;
        let index = Index::create()
            .name("ix_published_survey_published")
            .table("published_survey")
            .col("published_id")
            .to_owned();
        manager.create_index(index).await?;
        let item = Table::create()
            .table("published_item")
            .col(big_integer("published_id"))
            .col(string("item"))
            .col(integer("n"))
            .col(integer_null("milli"))
            .col(string("beyond"))
            .col(text("cells"))
            .primary_key(Index::create().col("published_id").col("item"))
            .foreign_key(
                ForeignKey::create()
                    .from("published_item", "published_id")
                    .to("published", "id"),
            )
            .to_owned();
        manager.create_table(item).await?;
        let index = Index::create()
            .name("ix_published_item_item")
            .table("published_item")
            .col("item")
            .to_owned();
        manager.create_index(index).await
    }
}
