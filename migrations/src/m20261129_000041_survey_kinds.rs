//! Surveys of several kinds, one of each a run; what an institution asks and writes for itself, and the figures of
//! one survey alone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            // Code of a `SurveyKind`; every survey so far was one at the end of a study.
            ("evaluation", string("kind").default("end").take()),
            // Items as JSON; fixed once the survey is open.
            ("evaluation", text("own_items").default("[]").take()),
            ("evaluation", text("sender_text").default("").take()),
            // No further letters of this survey.
            ("invitation", boolean("opted_out").default(false).take()),
        ];
        for (table, column) in columns {
            let table = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        let once = Index::drop()
            .name("ux_evaluation_run")
            .table("evaluation")
            .to_owned();
        manager.drop_index(once).await?;
        let once = Index::create()
            .name("ux_evaluation_kind")
            .table("evaluation")
            .col("run_id")
            .col("kind")
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        let figure = Table::create()
            .table("own_figure")
            .col(big_integer("evaluation_id"))
            .col(string("item"))
            .col(integer("n"))
            .col(integer_null("milli"))
            .col(string("beyond"))
            .col(text("cells"))
            .primary_key(Index::create().col("evaluation_id").col("item"))
            .to_owned();
        manager.create_table(figure).await
    }
}
