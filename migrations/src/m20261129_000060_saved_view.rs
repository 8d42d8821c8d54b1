//! Views of the figures that people at the directorate keep under a name, and which of them each begins with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |table: &'static str, column: &'static str, to: &'static str| {
            ForeignKey::create()
                .from(table, column)
                .to(to, "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let view = Table::create()
            .table("saved_view")
            .col(big_pk_auto("id"))
            .col(big_integer("person_id"))
            .col(string("name"))
            .col(string("page"))
            .col(text("query"))
            .col(boolean("is_shared"))
            .col(big_integer("saved_at"))
            .foreign_key(&mut key("saved_view", "person_id", "person"))
            .to_owned();
        manager.create_table(view).await?;
        let index = Index::create()
            .name("ux_saved_view_name")
            .table("saved_view")
            .col("person_id")
            .col("name")
            .unique()
            .to_owned();
        manager.create_index(index).await?;
        let first = Table::create()
            .table("first_view")
            .col(big_integer("person_id").primary_key())
            .col(big_integer("view_id"))
            .foreign_key(&mut key("first_view", "person_id", "person"))
            .foreign_key(&mut key("first_view", "view_id", "saved_view"))
            .to_owned();
        manager.create_table(first).await
    }
}
