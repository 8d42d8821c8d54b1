//! The order in which overviews list closed surveys, so that the first forty of many thousand are read and no more.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let listed = Index::create()
            .name("ix_evaluation_listed")
            .table("evaluation")
            .col("state")
            .col("kind")
            .col(("year", IndexOrder::Desc))
            .col("title")
            .col("id")
            .to_owned();
        manager.create_index(listed).await
    }
}
