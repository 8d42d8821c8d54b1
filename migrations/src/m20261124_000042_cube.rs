//! What is reckoned from published figures and nothing else, made anew whenever something is published:
//! roll-ups, means drawn towards their relatives, what has changed, and when all this was last made.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let cube = Table::create()
            .table("cube")
            .col(string("side"))
            .col(string("key"))
            .col(integer("year"))
            .col(string("measure"))
            .col(integer("surveys"))
            .col(integer("pooled"))
            .col(integer("invited"))
            .col(integer("n"))
            .col(big_integer("weighted"))
            .col(integer("demo"))
            .primary_key(Index::create().col("side").col("key").col("year").col("measure"))
            .to_owned();
        manager.create_table(cube).await?;
        let borrowed = Table::create()
            .table("borrowed")
            .col(big_integer("published_id"))
            .col(string("measure"))
            .col(integer("milli"))
            .col(integer("doubt_milli"))
            .col(integer("own"))
            .col(integer("series"))
            .col(integer("subject"))
            .col(integer("nation"))
            .primary_key(Index::create().col("published_id").col("measure"))
            .to_owned();
        manager.create_table(borrowed).await?;
        let signal = Table::create()
            .table("signal")
            .col(big_integer("offer_id"))
            .col(string("kind"))
            .col(string("measure"))
            .col(big_integer("institution_id"))
            .col(string("subject"))
            .col(text("title"))
            .col(integer("change_milli"))
            .col(integer("chance_milli"))
            .col(text("points"))
            .primary_key(Index::create().col("offer_id").col("kind").col("measure"))
            .to_owned();
        manager.create_table(signal).await?;
        let index = Index::create()
            .name("ix_signal_institution")
            .table("signal")
            .col("institution_id")
            .to_owned();
        manager.create_index(index).await?;
        let made = Table::create()
            .table("cube_made")
            .col(integer("id").primary_key())
            .col(string("made_on"))
            .to_owned();
        manager.create_table(made).await
    }
}
