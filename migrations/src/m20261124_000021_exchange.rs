//! Imports of offers: each with its rows as they came, and what an institution calls its columns.

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
        let import = Table::create()
            .table("offer_import")
            .col(big_pk_auto("id"))
            .col(big_integer("institution_id"))
            .col(integer("year"))
            .col(string("source"))
            .col(text("file_name"))
            .col(text("made_by"))
            .col(boolean("is_demo"))
            .col(big_integer("made_at"))
            .col(string("stage"))
            .col(big_integer("revision"))
            .col(text("headings"))
            .col(text("columns"))
            .col(boolean("merged"))
            .col(text("summary"))
            .col(big_integer_null("applied_at"))
            .foreign_key(&mut cascade(
                ("offer_import", "institution_id"),
                ("institution", "id"),
            ))
            .to_owned();
        manager.create_table(import).await?;

        let row = Table::create()
            .table("offer_import_row")
            .col(big_integer("import_id"))
            .col(integer("number"))
            .col(string("verdict"))
            .col(boolean("is_done"))
            .col(text("cells"))
            .col(text("report"))
            .primary_key(Index::create().col("import_id").col("number"))
            .foreign_key(&mut cascade(
                ("offer_import_row", "import_id"),
                ("offer_import", "id"),
            ))
            .to_owned();
        manager.create_table(row).await?;

        let heading = Table::create()
            .table("import_heading")
            .col(big_integer("institution_id"))
            .col(string("heading"))
            .col(string("column_code"))
            .primary_key(Index::create().col("institution_id").col("heading"))
            .foreign_key(&mut cascade(
                ("import_heading", "institution_id"),
                ("institution", "id"),
            ))
            .to_owned();
        manager.create_table(heading).await?;

        let by_institution = Index::create()
            .name("ix_offer_import_institution")
            .table("offer_import")
            .col("institution_id")
            .to_owned();
        manager.create_index(by_institution).await
    }
}
