//! Minutes of the yearly dialogue meeting between the directorate and an institution, and what was agreed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let key = |table: &'static str, column: &'static str, to: &'static str| {
            ForeignKey::create().from(table, column).to(to, "id").to_owned()
        };
        let meeting = Table::create()
            .table("meeting")
            .col(big_pk_auto("id"))
            .col(big_integer("institution_id"))
            .col(integer("year"))
            .col(string("held_on"))
            .col(text("minutes"))
            .col(big_integer("written_at"))
            .col(big_integer("written_by"))
            .col(text_null("remark"))
            .col(big_integer_null("remarked_at"))
            .col(big_integer_null("remarked_by"))
            .col(big_integer("revision"))
            .col(boolean("is_demo"))
            .foreign_key(&mut key("meeting", "institution_id", "institution"))
            .to_owned();
        manager.create_table(meeting).await?;
        // One meeting a year: the key keeps two people from writing its minutes twice.
        let index = Index::create()
            .name("ux_meeting_year")
            .table("meeting")
            .col("institution_id")
            .col("year")
            .unique()
            .to_owned();
        manager.create_index(index).await?;
        let point = Table::create()
            .table("meeting_point")
            .col(big_integer("meeting_id"))
            .col(integer("position"))
            .col(text("what"))
            .col(text("owner"))
            .col(string("due_on"))
            .primary_key(Index::create().col("meeting_id").col("position"))
            .foreign_key(&mut key("meeting_point", "meeting_id", "meeting"))
            .to_owned();
        manager.create_table(point).await
    }
}
