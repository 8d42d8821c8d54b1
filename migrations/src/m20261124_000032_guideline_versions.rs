//! Guidelines as versioned data: drafts, terms, what a machine can check, and the directorate's phrases.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const NO_TEXTS: &str = r#"{"nb":"","nn":"","en":""}"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            // What is there already is in force; a draft is not.
            boolean("is_set").default(true).take(),
            boolean("four_eyes").default(false).take(),
            integer("warn_days").default(21).take(),
            integer("limit_days").default(30).take(),
            integer("appeal_days").default(21).take(),
            text("changes").default(NO_TEXTS).take(),
            big_integer("revision").default(1).take(),
        ] {
            let alter = Table::alter().table("guideline").add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        // A `Rule` in JSON; absent where only a reader can judge.
        let rule = Table::alter()
            .table("criterion")
            .add_column(text_null("rule"))
            .to_owned();
        manager.alter_table(rule).await?;

        let phrase = Table::create()
            .table("phrase")
            .col(big_pk_auto("id"))
            .col(string("criterion"))
            .col(text("nb"))
            .col(text("nn"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("changed_by"))
            .to_owned();
        manager.create_table(phrase).await
    }
}
