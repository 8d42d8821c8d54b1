//! Guidelines with their criteria; cases, judgements and decisions.

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
        let guideline = Table::create()
            .table("guideline")
            .col(big_pk_auto("id"))
            .col(string_uniq("code"))
            .col(string("valid_from"))
            .col(text("title"))
            .to_owned();
        manager.create_table(guideline).await?;

        let criterion = Table::create()
            .table("criterion")
            .col(big_pk_auto("id"))
            .col(big_integer("guideline_id"))
            .col(integer("position"))
            .col(string("code"))
            .col(string("part"))
            .col(string("field"))
            .col(text("wording"))
            .col(text("help"))
            .foreign_key(&mut key("criterion", "guideline_id", "guideline"))
            .to_owned();
        manager.create_table(criterion).await?;

        let case = Table::create()
            .table("review_case")
            .col(big_pk_auto("id"))
            .col(big_integer("version_id"))
            .col(big_integer("version_revision"))
            .col(big_integer("institution_id"))
            .col(big_integer("guideline_id"))
            .col(text("title"))
            .col(string("subject"))
            .col(string_null("deadline"))
            .col(big_integer("submitted_at"))
            .col(big_integer_null("submitted_by"))
            .col(text("summary"))
            .col(big_integer("revision"))
            .col(string_null("outcome"))
            .col(big_integer_null("decided_at"))
            .foreign_key(&mut key("review_case", "version_id", "offer_version"))
            .foreign_key(&mut key("review_case", "institution_id", "institution"))
            .foreign_key(&mut key("review_case", "guideline_id", "guideline"))
            .to_owned();
        manager.create_table(case).await?;

        let judgement = Table::create()
            .table("judgement")
            .col(big_integer("case_id"))
            .col(big_integer("criterion_id"))
            .col(string_null("verdict"))
            .col(text("reason"))
            .primary_key(Index::create().col("case_id").col("criterion_id"))
            .foreign_key(&mut key("judgement", "case_id", "review_case"))
            .foreign_key(&mut key("judgement", "criterion_id", "criterion"))
            .to_owned();
        manager.create_table(judgement).await?;

        let decision = Table::create()
            .table("decision")
            .col(big_integer("case_id").primary_key())
            .col(string("outcome"))
            .col(text("summary"))
            .col(big_integer("decided_at"))
            .col(big_integer_null("decided_by"))
            .col(big_integer("guideline_id"))
            .col(big_integer("version_revision"))
            .foreign_key(&mut key("decision", "case_id", "review_case"))
            .foreign_key(&mut key("decision", "guideline_id", "guideline"))
            .to_owned();
        manager.create_table(decision).await?;

        for (name, table, columns) in [
            (
                "ix_criterion_guideline",
                "criterion",
                vec!["guideline_id", "position"],
            ),
            ("ix_review_case_version", "review_case", vec!["version_id"]),
            (
                "ix_review_case_open",
                "review_case",
                vec!["decided_at", "submitted_at"],
            ),
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
