//! Findings with their reply and their end, and the actions promised because of them.

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
        let finding = Table::create()
            .table("finding")
            .col(big_pk_auto("id"))
            .col(big_integer("evaluation_id"))
            .col(big_integer("offer_id"))
            .col(big_integer("institution_id"))
            .col(text("title"))
            .col(integer("year"))
            .col(string("origin"))
            .col(string("topic"))
            .col(text("said"))
            .col(big_integer("opened_at"))
            .col(big_integer("opened_by"))
            .col(text_null("reply"))
            .col(boolean("reply_public"))
            .col(big_integer_null("replied_at"))
            .col(big_integer_null("replied_by"))
            .col(text_null("settled_note"))
            .col(big_integer_null("settled_at"))
            .col(big_integer_null("settled_by"))
            .col(big_integer("revision"))
            .col(boolean("is_demo"))
            .foreign_key(&mut key("finding", "evaluation_id", "evaluation"))
            .foreign_key(&mut key("finding", "offer_id", "offer"))
            .foreign_key(&mut key("finding", "institution_id", "institution"))
            .to_owned();
        manager.create_table(finding).await?;
        let action = Table::create()
            .table("action")
            .col(big_pk_auto("id"))
            .col(big_integer("finding_id"))
            .col(text("what"))
            .col(text("owner"))
            .col(string("due_on"))
            .col(string("state"))
            .col(text("note"))
            .col(big_integer_null("settled_at"))
            .col(boolean("told_overdue"))
            .foreign_key(&mut key("action", "finding_id", "finding"))
            .to_owned();
        manager.create_table(action).await?;
        for (name, table, columns) in [
            ("ix_finding_offer", "finding", vec!["offer_id"]),
            (
                "ix_finding_institution",
                "finding",
                vec!["institution_id", "settled_at"],
            ),
            ("ix_action_finding", "action", vec!["finding_id"]),
            ("ix_action_due", "action", vec!["state", "due_on"]),
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
