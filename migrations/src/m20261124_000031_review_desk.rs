//! The review as a desk: who has a case, who may not, its clock, the text exactly as submitted, a second
//! reviewer's confirmation, and appeals.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// SQLite takes one new column a statement.
async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    let alter = Table::alter().table(table).add_column(column).to_owned();
    manager.alter_table(alter).await
}

/// What a case's own version says.
fn of_version(column: &'static str) -> SelectStatement {
    Query::select()
        .column(("offer_version", column))
        .from("offer_version")
        .and_where(Expr::col(("offer_version", "id")).equals(("review_case", "version_id")))
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            big_integer("offer_id").default(0).take(),
            integer("year").default(0).take(),
            boolean("is_demo").default(false).take(),
            text("title_key").default("").take(),
            big_integer_null("assigned_to").take(),
            text("conflicts").default("[]").take(),
            string_null("warn_on").take(),
            string_null("due_on").take(),
            big_integer_null("proposed_by").take(),
            big_integer_null("proposed_at").take(),
            big_integer_null("appeal_of").take(),
        ] {
            add(manager, "review_case", column).await?;
        }
        add(manager, "decision", big_integer_null("confirmed_by").take()).await?;
        add(manager, "decision", string_null("appeal_until").take()).await?;
        add(manager, "decision", string_null("text_hash").take()).await?;

        let text_of_case = Table::create()
            .table("case_text")
            .col(big_integer("case_id").primary_key())
            .col(text("plan"))
            .col(text_null("run_plan"))
            .col(integer_null("base_year"))
            .col(text_null("base_plan"))
            .col(text_null("base_run_plan"))
            .col(string("hash"))
            .foreign_key(
                ForeignKey::create()
                    .from("case_text", "case_id")
                    .to("review_case", "id"),
            )
            .to_owned();
        manager.create_table(text_of_case).await?;

        let appeal = Table::create()
            .table("appeal")
            .col(big_integer("case_id").primary_key())
            .col(string("state"))
            .col(text("reason"))
            .col(big_integer("filed_at"))
            .col(big_integer_null("filed_by"))
            .col(text("answer"))
            .col(big_integer_null("answered_at"))
            .col(big_integer_null("answered_by"))
            .foreign_key(
                ForeignKey::create()
                    .from("appeal", "case_id")
                    .to("review_case", "id"),
            )
            .to_owned();
        manager.create_table(appeal).await?;

        // Cases opened before: their text is still the version's wherever its revision is the one submitted.
        let update = Query::update()
            .table("review_case")
            .value("offer_id", Expr::from(of_version("offer_id")))
            .value("year", Expr::from(of_version("year")))
            .value("is_demo", Expr::from(of_version("is_demo")))
            .value("title_key", Func::lower(Expr::col("title")))
            .to_owned();
        manager.execute(update).await?;
        let kept = Query::select()
            .column(("review_case", "id"))
            .column(("offer_version", "plan"))
            .column(("offer_version", "run_plan"))
            .expr(Expr::val(""))
            .from("review_case")
            .inner_join(
                "offer_version",
                Expr::col(("offer_version", "id"))
                    .equals(("review_case", "version_id"))
                    .and(
                        Expr::col(("offer_version", "revision")).equals(("review_case", "version_revision")),
                    ),
            )
            .and_where(Expr::col(("offer_version", "plan")).is_not_null())
            .to_owned();
        let mut insert = Query::insert();
        insert
            .into_table("case_text")
            .columns(["case_id", "plan", "run_plan", "hash"]);
        insert
            .select_from(kept)
            .map_err(|e| DbErr::Migration(e.to_string()))?;
        manager.execute(insert.to_owned()).await?;

        for (name, columns) in [
            ("ix_review_case_offer", vec!["offer_id"]),
            ("ix_review_case_assigned", vec!["assigned_to", "decided_at"]),
        ] {
            let mut index = Index::create().name(name).table("review_case").to_owned();
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
